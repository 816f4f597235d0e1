<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PasteRows</name>
    <message>
        <source>Back to the list (Esc)</source>
        <extracomment>So many rows that cannot be read are named one by one.</extracomment>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Paste rows: {kind}</source>
        <translation>从表格粘贴：{kind}</translation>
    </message>
    <message>
        <source>Copy the rows in Excel or WPS with their heads ({heads}) and paste them here (Ctrl+V). Nothing is written before you press the button below.</source>
        <translation>在 Excel 或 WPS 里连同表头（{heads}）一起复制，粘贴到这里（Ctrl+V）。按下面的按钮之前，什么都不会写入。</translation>
    </message>
    <message>
        <source>Paste here</source>
        <translation>粘贴到这里</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>新增 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already here</source>
        <translation>
            <numerusform>已有 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows cannot be read</source>
        <translation>
            <numerusform>%n 行读不懂</numerusform>
        </translation>
    </message>
    <message>
        <source>only the first {n} rows are read</source>
        <translation>只读前 {n} 行</translation>
    </message>
    <message>
        <source>No head is known. The first row must name the columns.</source>
        <translation>认不出表头。第一行要写明各列的名称。</translation>
    </message>
    <message>
        <source>Columns read: {columns}</source>
        <translation>读到的列：{columns}</translation>
    </message>
    <message>
        <source>These rows are left out. Mend them in the table and paste it again: nothing is added twice.</source>
        <translation>这些行没有录入。在表格里改好再粘贴一次，已有的不会重复添加。</translation>
    </message>
    <message numerus="yes">
        <source>Add %n rows</source>
        <translation>
            <numerusform>录入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Row {number}</source>
        <translation>第 {number} 行</translation>
    </message>
    <message numerus="yes">
        <source>%n rows added</source>
        <translation>
            <numerusform>已录入 %n 行</numerusform>
        </translation>
    </message>
</context>
</TS>

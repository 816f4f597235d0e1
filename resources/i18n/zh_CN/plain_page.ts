<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PlainPage</name>
    <message>
        <source>Take rows in from a table</source>
        <extracomment>A table of more codes than this is a list to unfold, not a row of chips.</extracomment>
        <translation>从表格导入</translation>
    </message>
    <message>
        <source>Print as a register (Ctrl+P)</source>
        <translation>打印登记簿（Ctrl+P）</translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>Not classified ({field})</source>
        <translation>未分类（{field}）</translation>
    </message>
    <message>
        <source>{field}: all</source>
        <translation>{field}：全部</translation>
    </message>
    <message>
        <source>{count} · {sealed}</source>
        <translation>{count} · {sealed}</translation>
    </message>
    <message numerus="yes">
        <source>%n with sealed words</source>
        <translation>
            <numerusform>其中%n条有封存内容</numerusform>
        </translation>
    </message>
</context>
</TS>

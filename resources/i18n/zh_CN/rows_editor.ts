<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RowsEditor</name>
    <message>
        <source>Add</source>
        <extracomment>So many rows of those that grow stand open; the earlier ones are a click away. A table of more codes than this is a list to unfold.</extracomment>
        <translation>添加</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Add: {what}</source>
        <translation>添加：{what}</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新的一条</translation>
    </message>
    <message>
        <source>Open: {words}</source>
        <translation>展开：{words}</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier</source>
        <translation>
            <numerusform>更早的 %n 条</numerusform>
        </translation>
    </message>
</context>
</TS>

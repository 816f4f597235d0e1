<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>acting</name>
    <message>
        <source>Undone: {act}</source>
        <extracomment>An act of more rows than this is taken back on another thread, so that the window does not stand still. How many fields that were left as they are a toast names.</extracomment>
        <translation>已撤销：{act}</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Done again: {act}</source>
        <translation>已重做：{act}</translation>
    </message>
    <message>
        <source>Done again</source>
        <translation>已重做</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>请稍候…</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>{fields} and more</source>
        <translation>{fields}等</translation>
    </message>
    <message>
        <source> · what was changed since stays: {fields}</source>
        <translation> · 后来改过的保留：{fields}</translation>
    </message>
</context>
</TS>

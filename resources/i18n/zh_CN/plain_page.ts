<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PlainPage</name>
    <message>
        <source>Delete</source>
        <extracomment>A table of more codes than this is a list to unfold, not a row of chips. Answers in the find box.</extracomment>
        <translation>删除</translation>
    </message>
    <message>
        <source>Print as a register (Ctrl+P)</source>
        <translation>打印登记簿（Ctrl+P）</translation>
    </message>
</context>
</TS>

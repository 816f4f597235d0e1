<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>incoming</name>
    <message>
        <source>Incoming</source>
        <translation>收文</translation>
    </message>
    <message>
        <source>Write down a document</source>
        <translation>登记收文</translation>
    </message>
    <message>
        <source>Title, office, number, or what it asks for</source>
        <translation>标题、来文单位、文号或要求</translation>
    </message>
    <message>
        <source>No document waits</source>
        <translation>没有待办的收文</translation>
    </message>
    <message>
        <source>What offices send: what they ask for, by when, who sees to it, and the document itself as a file. What is due stands on Today.</source>
        <translation>上级和别的单位发来的文件：要求什么、什么时候前办、谁承办，文件本身也可以附上。到期的会出现在今日。</translation>
    </message>
    <message>
        <source>Document deleted</source>
        <translation>收文已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n documents</source>
        <translation>
            <numerusform>%n 件收文</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those that are done</source>
        <translation>含已办结</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期未办</translation>
    </message>
</context>
</TS>

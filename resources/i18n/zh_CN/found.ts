<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>found</name>
    <message>
        <source>Page</source>
        <extracomment>Answers that are pages. Group → its icon, where it is not that of its page. Group → the table of what its ``code`` says.</extracomment>
        <translation>页面</translation>
    </message>
    <message>
        <source>List</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>(without a name)</source>
        <translation>（未命名）</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FindBox</name>
    <message>
        <source>Name, initials, phone, place or page</source>
        <extracomment>Whether an answer is the first of its group.</extracomment>
        <translation>姓名、首字母、电话、地点或页面</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>找到的</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
</context>
</TS>

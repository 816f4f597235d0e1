<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>list_words</name>
    <message>
        <source>to be completed</source>
        <translation>待补全</translation>
    </message>
    <message>
        <source>a tag to look at again</source>
        <translation>有待复核的标签</translation>
    </message>
    <message>
        <source>by strokes of the surname</source>
        <translation>按姓氏笔画</translation>
    </message>
    <message>
        <source>by strokes of the name</source>
        <translation>按姓名笔画</translation>
    </message>
    <message>
        <source>by gacha</source>
        <translation>按嘎查</translation>
    </message>
    <message>
        <source>by age</source>
        <translation>按年龄</translation>
    </message>
    <message>
        <source>by phone</source>
        <translation>按电话</translation>
    </message>
    <message>
        <source>who was seen last first</source>
        <translation>按最近见到</translation>
    </message>
    <message>
        <source>what was changed last first</source>
        <translation>按最近修改</translation>
    </message>
    <message>
        <source>men</source>
        <translation>男性</translation>
    </message>
    <message>
        <source>all women</source>
        <translation>全部妇女</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>awards</name>
    <message>
        <source>Awards</source>
        <translation>表彰</translation>
    </message>
    <message>
        <source>Write down an award</source>
        <translation>登记表彰</translation>
    </message>
    <message>
        <source>Honour, giver, or who received it</source>
        <translation>荣誉名称、授予单位或获奖者</translation>
    </message>
    <message>
        <source>No award yet</source>
        <translation>还没有表彰记录</translation>
    </message>
    <message>
        <source>Women, households, homes and units that were honoured. The list prints as the register of awards.</source>
        <translation>登记受到表彰的人员、家庭、妇女之家和组织，可以打印成表彰登记簿。</translation>
    </message>
    <message>
        <source>Award deleted</source>
        <translation>已删除这条表彰</translation>
    </message>
    <message numerus="yes">
        <source>%n awards</source>
        <translation>
            <numerusform>%n 条表彰</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PeopleEditor</name>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Kept as written, not on the roster: {names}</source>
        <translation>不在名册里，按原文保留：{names}</translation>
    </message>
    <message>
        <source>Myself: {name}</source>
        <translation>本人：{name}</translation>
    </message>
</context>
<context>
    <name>PersonEditor</name>
    <message>
        <source>Someone else</source>
        <translation>换一位</translation>
    </message>
    <message>
        <source>Nobody of this name is on the roster. Enter adds her; her record can be completed later.</source>
        <translation>名册里没有这个名字。按回车把她加入名册，资料以后再补全。</translation>
    </message>
    <message>
        <source>Nobody of this name is on the roster.</source>
        <translation>名册里没有这个名字。</translation>
    </message>
    <message>
        <source>Added to the roster</source>
        <translation>已加入名册</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>terms</name>
    <message>
        <source>Terms of office</source>
        <translation>届次</translation>
    </message>
    <message>
        <source>Write down a term</source>
        <translation>登记届次</translation>
    </message>
    <message>
        <source>Organisation or document</source>
        <translation>组织名称或文号</translation>
    </message>
    <message>
        <source>No term yet</source>
        <translation>还没有登记届次</translation>
    </message>
    <message>
        <source>When each organisation last held its congress, and for how long it was elected.</source>
        <translation>登记各组织哪天开的大会、任期几年，届满日和剩余天数会自动算出。</translation>
    </message>
    <message>
        <source>Term deleted</source>
        <translation>届次已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n terms</source>
        <translation>
            <numerusform>%n 条届次</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束的</translation>
    </message>
    <message>
        <source>Number of the reply</source>
        <translation>批复的文号</translation>
    </message>
    <message>
        <source>Number of the reply that lets it run longer</source>
        <translation>同意延期的批复文号</translation>
    </message>
</context>
</TS>

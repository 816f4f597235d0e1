<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>seats</name>
    <message>
        <source>Planned seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Write down seats</source>
        <translation>登记名额</translation>
    </message>
    <message>
        <source>Organisation or note</source>
        <translation>组织名称或备注</translation>
    </message>
    <message>
        <source>No seats planned yet</source>
        <translation>还没有登记名额</translation>
    </message>
    <message>
        <source>How many of each post were approved; what nobody holds is shown as vacant.</source>
        <translation>登记各职务核定的名额；没有人担任的显示为空缺。</translation>
    </message>
    <message>
        <source>Seats deleted</source>
        <translation>名额已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>No longer planned</source>
        <translation>已不再核定</translation>
    </message>
</context>
</TS>

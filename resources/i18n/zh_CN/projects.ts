<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ProjectsPage</name>
    <message>
        <source>Blank card</source>
        <translation>空白登记卡</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>登记卡</translation>
    </message>
</context>
<context>
    <name>projects</name>
    <message>
        <source>Projects taken up</source>
        <translation>领办项目</translation>
    </message>
    <message>
        <source>New proposal</source>
        <translation>新提议</translation>
    </message>
    <message>
        <source>Project, who proposed it, or what came of it</source>
        <translation>项目、提议人或成效</translation>
    </message>
    <message>
        <source>No project is open</source>
        <translation>没有进行中的项目</translation>
    </message>
    <message>
        <source>What a woman proposed: discussed, taken up by one executive member, carried out, accepted and judged.</source>
        <translation>妇女提议的事：商议、由一名执委认领、实施、验收、评价。</translation>
    </message>
    <message>
        <source>Project deleted</source>
        <translation>项目已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n projects</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>Those over too</source>
        <translation>含已结束的</translation>
    </message>
    <message>
        <source>Due only</source>
        <translation>只看到期</translation>
    </message>
    <message>
        <source>A woman, a group, or a meeting</source>
        <translation>某位妇女、小组或会议</translation>
    </message>
</context>
</TS>

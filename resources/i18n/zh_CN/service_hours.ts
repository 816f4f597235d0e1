<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ServiceHoursPage</name>
    <message numerus="yes">
        <source>From activities: %n</source>
        <translation>
            <numerusform>活动转入：%n</numerusform>
        </translation>
    </message>
    <message>
        <source>From activities</source>
        <translation>活动转入</translation>
    </message>
</context>
<context>
    <name>service_hours</name>
    <message>
        <source>Voluntary service</source>
        <translation>志愿服务</translation>
    </message>
    <message>
        <source>Write down a service</source>
        <translation>登记服务</translation>
    </message>
    <message>
        <source>Who served, what was done, or where</source>
        <translation>服务人员、内容或地点</translation>
    </message>
    <message>
        <source>No service yet</source>
        <translation>还没有服务记录</translation>
    </message>
    <message>
        <source>What volunteers did. Activities propose the hours of those who were there; what was done on other days is written here.</source>
        <translation>志愿者做了什么。到场志愿者的时长由活动自动给出；平时做的在这里登记。</translation>
    </message>
    <message>
        <source>Service deleted</source>
        <translation>服务记录已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n services</source>
        <translation>
            <numerusform>%n 条服务记录</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>VolunteersPage</name>
    <message>
        <source>Stars for hours…</source>
        <translation>星级标准…</translation>
    </message>
    <message numerus="yes">
        <source>Award stars to %n</source>
        <translation>
            <numerusform>授予星级 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stars awarded to %n</source>
        <translation>
            <numerusform>已授予 %n 人星级</numerusform>
        </translation>
    </message>
    <message>
        <source>Certificate of service</source>
        <translation>志愿服务记录证明</translation>
    </message>
    <message>
        <source>What she did</source>
        <translation>服务记录</translation>
    </message>
</context>
<context>
    <name>volunteers</name>
    <message>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Write down a volunteer</source>
        <translation>登记志愿者</translation>
    </message>
    <message>
        <source>Name, skills, or number</source>
        <translation>姓名、特长或编号</translation>
    </message>
    <message>
        <source>No volunteer yet</source>
        <translation>还没有志愿者</translation>
    </message>
    <message>
        <source>Who is a volunteer, men too: in which teams, since when, what they can do. Hours come from activities and from what is written under Voluntary service.</source>
        <translation>谁是志愿者，男的也算：在哪支队伍，哪天注册，有什么特长。时长来自活动和“志愿服务”里登记的记录。</translation>
    </message>
    <message>
        <source>Volunteer deleted</source>
        <translation>志愿者已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n volunteers</source>
        <translation>
            <numerusform>%n 名志愿者</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those who are no more</source>
        <translation>含已退出</translation>
    </message>
</context>
</TS>

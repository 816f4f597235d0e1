<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>teams</name>
    <message>
        <source>Teams of volunteers</source>
        <translation>志愿服务队</translation>
    </message>
    <message>
        <source>Write down a team</source>
        <translation>登记队伍</translation>
    </message>
    <message>
        <source>Name of the team</source>
        <translation>队伍名称</translation>
    </message>
    <message>
        <source>No team yet</source>
        <translation>还没有队伍</translation>
    </message>
    <message>
        <source>What a team does, who leads it, since when. Who is in it stands with each volunteer.</source>
        <translation>队伍做什么，谁带队，哪年成立。队员在各志愿者的记录里选。</translation>
    </message>
    <message>
        <source>Team deleted</source>
        <translation>队伍已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n teams</source>
        <translation>
            <numerusform>%n 支队伍</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those that were dissolved</source>
        <translation>含已解散</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>GroupsPage</name>
    <message>
        <source>Type the month</source>
        <extracomment>So many counts stand in the plot.</extracomment>
        <translation>录入本月</translation>
    </message>
    <message numerus="yes">
        <source>%n contact groups</source>
        <translation>
            <numerusform>联系群 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} seats</source>
        <translation>群席位 {n}</translation>
    </message>
    <message>
        <source>{n} on average</source>
        <translation>平均 {n}</translation>
    </message>
    <message>
        <source>between {least} and {most} people</source>
        <translation>实际人数在 {least} 到 {most} 之间</translation>
    </message>
    <message numerus="yes">
        <source>%n work groups</source>
        <translation>
            <numerusform>工作群 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n owned by nobody of the federation ({members}), not counted</source>
        <translation>
            <numerusform>群主不是妇联干部 %n 个（{members}），不计</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n owned by nobody of the federation, not counted</source>
        <translation>
            <numerusform>群主不是妇联干部 %n 个，不计</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an owner, not counted</source>
        <translation>
            <numerusform>没有登记群主 %n 个，不计</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a count of the last 100 days</source>
        <translation>
            <numerusform>近100天没有统计 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>gachas with a contact group: {n} of {all} = {share}</source>
        <translation>有联系群的嘎查 {n}/{all} = {share}</translation>
    </message>
    <message>
        <source>without one: {names}</source>
        <translation>还没有的：{names}</translation>
    </message>
    <message>
        <source>Members, the last twelve counts</source>
        <translation>成员数，最近十二次</translation>
    </message>
    <message>
        <source>{day}: {n} members</source>
        <translation>{day}：{n} 人</translation>
    </message>
</context>
<context>
    <name>groups</name>
    <message>
        <source>Chat groups</source>
        <translation>工作群</translation>
    </message>
    <message>
        <source>Write down a group</source>
        <translation>登记群</translation>
    </message>
    <message>
        <source>Name or theme of the group</source>
        <translation>群名称或主题</translation>
    </message>
    <message>
        <source>No group yet</source>
        <translation>还没有群</translation>
    </message>
    <message>
        <source>Work groups of officials and contact groups of women: who owns them and for which gachas. How many sit in them is typed each month on one page.</source>
        <translation>干部的工作群和妇女的联系群：群主是谁，面向哪些嘎查。成员数每月在一页上录入。</translation>
    </message>
    <message>
        <source>Group deleted</source>
        <translation>群已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n groups</source>
        <translation>
            <numerusform>%n 个群</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those that were closed</source>
        <translation>含已停用</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>VisitsPage</name>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Name, initials, or a word of the visit</source>
        <translation>姓名、首字母或走访内容</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>还没有走访记录</translation>
    </message>
    <message>
        <source>Write down whom you visited, how she is and what was done. It takes a minute.</source>
        <translation>记下走访了谁、她的情况、做了什么，一分钟就好。</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Show all dates</source>
        <translation>显示全部日期</translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>走访对象</translation>
    </message>
    <message>
        <source>Gacha</source>
        <translation>嘎查</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>对象类别</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>了解到的情况</translation>
    </message>
    <message>
        <source>Who went</source>
        <translation>走访人</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>winter camp, home, …</source>
        <translation>冬营地、家中……</translation>
    </message>
    <message>
        <source>Another one, by name</source>
        <translation>再加一位，输入姓名</translation>
    </message>
    <message>
        <source>How she lives and how she is</source>
        <translation>生活和身体情况</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>困难和诉求</translation>
    </message>
    <message>
        <source>What she asks for, what is hard</source>
        <translation>有什么困难，有什么诉求</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>帮扶措施</translation>
    </message>
    <message>
        <source>What was given, promised, passed on</source>
        <translation>当场办了什么、答应了什么、转交给谁</translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Visit deleted</source>
        <translation>走访已删除</translation>
    </message>
    <message>
        <source>A household</source>
        <translation>某户（未登记户主）</translation>
    </message>
</context>
</TS>

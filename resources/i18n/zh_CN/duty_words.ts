<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>Executive</source>
        <translation>执委</translation>
    </message>
    <message>
        <source>Her federation</source>
        <translation>所在妇联</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Her report</source>
        <translation>述职</translation>
    </message>
    <message>
        <source>Voted on</source>
        <translation>测评日期</translation>
    </message>
    <message>
        <source>Ballots handed in</source>
        <translation>收回票数</translation>
    </message>
    <message>
        <source>Votes: excellent</source>
        <translation>优秀票</translation>
    </message>
    <message>
        <source>Votes: competent</source>
        <translation>称职票</translation>
    </message>
    <message>
        <source>Votes: basically competent</source>
        <translation>基本称职票</translation>
    </message>
    <message>
        <source>Votes: not competent</source>
        <translation>不称职票</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>What others say of it</source>
        <translation>评议意见</translation>
    </message>
    <message>
        <source>Which executive&apos;s year</source>
        <translation>哪份年度履职</translation>
    </message>
    <message>
        <source>What no other record shows</source>
        <translation>履职登记</translation>
    </message>
    <message>
        <source>Done on what day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>What kind of thing</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>What she did</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Points, where they are others</source>
        <translation>另定分值</translation>
    </message>
    <message>
        <source>Activity that shows it</source>
        <translation>佐证活动</translation>
    </message>
    <message>
        <source>What proves it</source>
        <translation>佐证</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>是否确认</translation>
    </message>
    <message>
        <source>Women linked</source>
        <extracomment>Columns of the list that follow from other records.</extracomment>
        <translation>联系妇女</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Year of an executive</source>
        <translation>年度履职</translation>
    </message>
    <message>
        <source>Something done on duty</source>
        <translation>履职事项</translation>
    </message>
</context>
</TS>

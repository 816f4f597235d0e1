<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MeetingsPage</name>
    <message>
        <source>How often members came</source>
        <translation>执委出席情况</translation>
    </message>
    <message>
        <source>Plan of the year</source>
        <translation>全年会议计划</translation>
    </message>
    <message>
        <source>Plan, resolutions and papers</source>
        <translation>计划、议定事项和打印</translation>
    </message>
    <message>
        <source>What meetings resolved</source>
        <translation>议定事项</translation>
    </message>
    <message>
        <source>Blank record of a meeting</source>
        <translation>空白会议记录</translation>
    </message>
    <message>
        <source>Who came, photos</source>
        <translation>签到、照片</translation>
    </message>
    <message>
        <source>Call it: sign-in sheet</source>
        <translation>召集：印签到表</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>会议记录</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>会议纪要</translation>
    </message>
    <message>
        <source>It resolved</source>
        <translation>议定一项</translation>
    </message>
    <message>
        <source>Due: {due}. Nobody is marked as present yet.</source>
        <translation>应到 {due} 人，还没有签到。</translation>
    </message>
    <message>
        <source>Due {due}, present {present}.</source>
        <translation>应到 {due} 人，实到 {present} 人。</translation>
    </message>
    <message>
        <source>Enough: {n} are needed.</source>
        <translation>符合规定（需 {n} 人）。</translation>
    </message>
    <message>
        <source>{less} too few: {n} are needed. What is resolved does not hold.</source>
        <translation>还差 {less} 人（需 {n} 人），议定的事项无效。</translation>
    </message>
    <message numerus="yes">
        <source>Item 1, left open by earlier meetings: %n</source>
        <translation>
            <numerusform>第一项 上次议定事项落实（%n 项）</numerusform>
        </translation>
    </message>
    <message>
        <source>Its activity stands in the log</source>
        <translation>已写进活动记录</translation>
    </message>
</context>
<context>
    <name>meetings</name>
    <message>
        <source>Meetings</source>
        <extracomment>So many things that were left open stand above a meeting.</extracomment>
        <translation>会议</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>登记会议</translation>
    </message>
    <message>
        <source>Organisation, item, or a word of the minutes</source>
        <translation>组织、议题或会议内容</translation>
    </message>
    <message>
        <source>No meeting yet</source>
        <translation>还没有会议</translation>
    </message>
    <message>
        <source>Executive committee, standing committee, joint and regular meetings: agenda, who came, minutes, and what was resolved.</source>
        <translation>执委会、常委会、联席会、工作例会：议题、到会、记录和议定事项。</translation>
    </message>
    <message>
        <source>Meeting deleted</source>
        <translation>已删除会议</translation>
    </message>
    <message numerus="yes">
        <source>%n meetings</source>
        <translation>
            <numerusform>%n 次会议</numerusform>
        </translation>
    </message>
</context>
</TS>

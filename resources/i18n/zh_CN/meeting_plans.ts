<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MeetingPlansPage</name>
    <message>
        <source>As last year, month by month</source>
        <translation>照去年的，逐月排好</translation>
    </message>
    <message>
        <source>The year as a table</source>
        <translation>全年会议计划表</translation>
    </message>
    <message>
        <source>Blank plan</source>
        <translation>空白计划表</translation>
    </message>
    <message>
        <source>Nothing of {year} is left to copy</source>
        <translation>{year} 年的计划都已照排</translation>
    </message>
    <message numerus="yes">
        <source>%n meetings planned as last year</source>
        <translation>
            <numerusform>照去年排好 %n 次会议</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meeting_plans</name>
    <message>
        <source>Meeting plan</source>
        <translation>会议计划</translation>
    </message>
    <message>
        <source>Plan a meeting</source>
        <translation>计划一次会议</translation>
    </message>
    <message>
        <source>Organisation or topic</source>
        <translation>组织或主题</translation>
    </message>
    <message>
        <source>Nothing is planned yet</source>
        <translation>还没有会议计划</translation>
    </message>
    <message>
        <source>Which body meets in which month. What was held and what was missed is told by itself.</source>
        <translation>哪个会在哪个月开。开了没有，由会议记录自动得出。</translation>
    </message>
    <message>
        <source>Planned meeting deleted</source>
        <translation>已删除会议计划</translation>
    </message>
    <message numerus="yes">
        <source>%n planned meetings</source>
        <translation>
            <numerusform>%n 次计划</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>Whose meeting</source>
        <translation>哪个组织</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>会议主题</translation>
    </message>
    <message>
        <source>Which body</source>
        <translation>会议类别</translation>
    </message>
    <message>
        <source>Day of the meeting</source>
        <translation>会议日期</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Present of those due</source>
        <translation>实到/应到</translation>
    </message>
    <message>
        <source>Its activity</source>
        <translation>对应活动</translation>
    </message>
    <message>
        <source>Number by a paper</source>
        <translation>次数（按文件）</translation>
    </message>
    <message>
        <source>Due on paper</source>
        <translation>应到（纸上签到）</translation>
    </message>
    <message>
        <source>Present on paper</source>
        <translation>实到（纸上签到）</translation>
    </message>
    <message>
        <source>Who kept the minutes</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Chaired by</source>
        <translation>主持人</translation>
    </message>
    <message>
        <source>How many must be there</source>
        <translation>到会人数要求</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>会议内容</translation>
    </message>
    <message>
        <source>Which meeting</source>
        <translation>哪次会议</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Item of the agenda</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Kind of item</source>
        <translation>议题类别</translation>
    </message>
    <message>
        <source>Place on the agenda</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Proposed by</source>
        <translation>提出人</translation>
    </message>
    <message>
        <source>How it was voted</source>
        <translation>表决方式</translation>
    </message>
    <message>
        <source>For</source>
        <translation>赞成</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Abstained</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>What was resolved</source>
        <translation>议定事项</translation>
    </message>
    <message>
        <source>Whose task it is</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Who helps</source>
        <translation>协办人</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>完成时限</translation>
    </message>
    <message>
        <source>Signed off on</source>
        <translation>销号日期</translation>
    </message>
    <message>
        <source>Closed by</source>
        <translation>销号人</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>进展情况</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>议定事项</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进展情况</translation>
    </message>
    <message>
        <source>Noted on</source>
        <translation>记录日期</translation>
    </message>
    <message>
        <source>Noted by</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>What about</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Meeting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Item of an agenda</source>
        <translation>议题</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>议定事项</translation>
    </message>
    <message>
        <source>Progress of a resolution</source>
        <translation>议定事项进展</translation>
    </message>
    <message>
        <source>Planned meeting</source>
        <translation>会议计划</translation>
    </message>
</context>
</TS>

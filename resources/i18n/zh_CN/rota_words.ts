<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>Whose rota</source>
        <translation>哪里的轮值</translation>
    </message>
    <message>
        <source>Of which home</source>
        <translation>哪个妇女之家</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>How long a turn is</source>
        <translation>轮值周期</translation>
    </message>
    <message>
        <source>Who takes turns, in order</source>
        <translation>轮值人员（按顺序）</translation>
    </message>
    <message>
        <source>Reception day</source>
        <translation>接待日</translation>
    </message>
    <message>
        <source>Adopted on</source>
        <translation>确定日期</translation>
    </message>
    <message>
        <source>Which rota</source>
        <translation>轮值安排</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>By the rota</source>
        <translation>原定轮值人</translation>
    </message>
    <message>
        <source>On duty</source>
        <translation>轮值人</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Day of the meeting</source>
        <translation>会议日期</translation>
    </message>
    <message>
        <source>Its meeting</source>
        <translation>本期会议</translation>
    </message>
    <message>
        <source>Done in this turn</source>
        <translation>本期完成</translation>
    </message>
    <message>
        <source>Left open</source>
        <translation>未完成事项</translation>
    </message>
    <message>
        <source>Handed over on</source>
        <translation>移交日期</translation>
    </message>
    <message>
        <source>Handed over to</source>
        <translation>接收人</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>工作日志</translation>
    </message>
    <message>
        <source>Which turn</source>
        <translation>所属轮次</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>First day of the turn</source>
        <translation>第一天</translation>
    </message>
    <message>
        <source>Last day of the turn</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Theme of the turn</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Work of the day</source>
        <translation>工作内容</translation>
    </message>
    <message>
        <source>Women received</source>
        <translation>接待妇女</translation>
    </message>
    <message>
        <source>Need that came of it</source>
        <translation>形成的诉求</translation>
    </message>
    <message>
        <source>What was asked for, and done</source>
        <translation>诉求/处理</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Swaps</source>
        <translation>换班</translation>
    </message>
    <message>
        <source>Swapped on</source>
        <translation>换班日期</translation>
    </message>
    <message>
        <source>Who takes it</source>
        <translation>由谁轮值</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Whose project</source>
        <translation>领办组织</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Who proposed it</source>
        <translation>提议人</translation>
    </message>
    <message>
        <source>To begin on</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>Carried out on</source>
        <translation>完成日期</translation>
    </message>
    <message>
        <source>Proposed on</source>
        <translation>提议日期</translation>
    </message>
    <message>
        <source>Who took it up</source>
        <translation>认领人</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>完成时限</translation>
    </message>
    <message>
        <source>Over on</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Women served</source>
        <translation>服务妇女</translation>
    </message>
    <message>
        <source>Cost (yuan)</source>
        <translation>经费（元）</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>成效</translation>
    </message>
    <message>
        <source>Which project</source>
        <translation>所属项目</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>Taken on</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>What was said or done</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Taken by</source>
        <translation>经办</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Rota</source>
        <translation>轮值安排</translation>
    </message>
    <message>
        <source>Turn</source>
        <translation>轮次</translation>
    </message>
    <message>
        <source>Line of a turn&apos;s log</source>
        <translation>轮值日志</translation>
    </message>
    <message>
        <source>Swap of a turn</source>
        <translation>换班</translation>
    </message>
    <message>
        <source>Project</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Step of a project</source>
        <translation>项目步骤</translation>
    </message>
</context>
</TS>

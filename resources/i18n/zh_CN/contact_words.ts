<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>Visited</source>
        <extracomment>Field → words, as ``record_words`` has them.</extracomment>
        <translation>走访对象</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>了解到的情况</translation>
    </message>
    <message>
        <source>How she is helped</source>
        <translation>帮扶措施</translation>
    </message>
    <message>
        <source>Household visited</source>
        <translation>走访的家庭</translation>
    </message>
    <message>
        <source>Home visited</source>
        <translation>走访的妇女之家</translation>
    </message>
    <message>
        <source>Organisation visited</source>
        <translation>走访的组织</translation>
    </message>
    <message>
        <source>How they met</source>
        <translation>走访方式</translation>
    </message>
    <message>
        <source>Women spoken to besides</source>
        <translation>同时见到的妇女</translation>
    </message>
    <message>
        <source>Worth of the gift (yuan)</source>
        <translation>慰问品折合（元）</translation>
    </message>
    <message>
        <source>What was given</source>
        <translation>慰问品</translation>
    </message>
    <message>
        <source>Linked to</source>
        <translation>联系对象</translation>
    </message>
    <message>
        <source>Kind of link</source>
        <translation>联系类别</translation>
    </message>
    <message>
        <source>Level of who links</source>
        <translation>联系人级别</translation>
    </message>
    <message>
        <source>Linked since</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>Linked until</source>
        <translation>结束日</translation>
    </message>
    <message>
        <source>Why this link</source>
        <translation>联系原因</translation>
    </message>
    <message>
        <source>Who links</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Organisation that links</source>
        <translation>联系组织</translation>
    </message>
    <message>
        <source>Leader from above</source>
        <translation>上级领导姓名</translation>
    </message>
    <message>
        <source>A visit within (days)</source>
        <translation>几天内走访一次</translation>
    </message>
    <message>
        <source>What came of it this year</source>
        <translation>本年成效</translation>
    </message>
    <message>
        <source>Last met</source>
        <translation>最近走访</translation>
    </message>
    <message>
        <source>Visits this year</source>
        <translation>本年走访</translation>
    </message>
    <message>
        <source>Name of the programme</source>
        <translation>项目名称</translation>
    </message>
    <message>
        <source>Kind of help</source>
        <translation>救助类别</translation>
    </message>
    <message>
        <source>Which office gives it</source>
        <translation>主管部门</translation>
    </message>
    <message>
        <source>For each (yuan)</source>
        <translation>每人（元）</translation>
    </message>
    <message>
        <source>Applications from</source>
        <translation>申报开始</translation>
    </message>
    <message>
        <source>Applications until</source>
        <translation>申报截止</translation>
    </message>
    <message>
        <source>From which age</source>
        <translation>年龄从</translation>
    </message>
    <message>
        <source>To which age</source>
        <translation>年龄到</translation>
    </message>
    <message>
        <source>Helps nobody twice</source>
        <translation>只救助一次</translation>
    </message>
    <message>
        <source>For whom it is</source>
        <translation>对象和条件</translation>
    </message>
    <message>
        <source>Papers asked for</source>
        <translation>所需材料</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>申报</translation>
    </message>
    <message>
        <source>Who applied</source>
        <translation>申报人</translation>
    </message>
    <message>
        <source>Papers that are there</source>
        <translation>已有材料</translation>
    </message>
    <message>
        <source>Papers missing</source>
        <translation>所缺材料</translation>
    </message>
    <message>
        <source>Programme</source>
        <translation>救助项目</translation>
    </message>
    <message>
        <source>Applied on</source>
        <translation>申请日期</translation>
    </message>
    <message>
        <source>Sent up on</source>
        <translation>上报日期</translation>
    </message>
    <message>
        <source>Posted publicly on</source>
        <translation>公示日期</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>审批结果</translation>
    </message>
    <message>
        <source>Decided on</source>
        <translation>审批日期</translation>
    </message>
    <message>
        <source>Paid on</source>
        <translation>发放日期</translation>
    </message>
    <message>
        <source>Sealed words</source>
        <translation>封存内容</translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation>通知对象</translation>
    </message>
    <message>
        <source>Which screening</source>
        <translation>筛查项目</translation>
    </message>
    <message>
        <source>Asked on</source>
        <translation>通知日期</translation>
    </message>
    <message>
        <source>Went on</source>
        <translation>参加日期</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Link</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>Programme of help</source>
        <translation>救助项目</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>救助</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>筛查</translation>
    </message>
</context>
</TS>

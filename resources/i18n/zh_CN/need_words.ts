<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>Number of the need</source>
        <translation>诉求编号</translation>
    </message>
    <message>
        <source>Came on</source>
        <translation>来访日期</translation>
    </message>
    <message>
        <source>Whom it is about</source>
        <translation>当事人</translation>
    </message>
    <message>
        <source>Whose household</source>
        <translation>户主</translation>
    </message>
    <message>
        <source>Kind of need</source>
        <translation>诉求类别</translation>
    </message>
    <message>
        <source>How hard</source>
        <translation>难易</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>办理期限</translation>
    </message>
    <message>
        <source>State of the matter</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>来访方式</translation>
    </message>
    <message>
        <source>Not on the roster: whom</source>
        <translation>不在名册上的当事人</translation>
    </message>
    <message>
        <source>How many came</source>
        <translation>来访人数</translation>
    </message>
    <message>
        <source>Who came for her</source>
        <translation>代来访人</translation>
    </message>
    <message>
        <source>Phone of who came</source>
        <translation>来访人电话</translation>
    </message>
    <message>
        <source>Asks for</source>
        <translation>诉求性质</translation>
    </message>
    <message>
        <source>Class of rights</source>
        <translation>权益类别</translation>
    </message>
    <message>
        <source>Sealed</source>
        <translation>封存</translation>
    </message>
    <message>
        <source>Her name may be passed on</source>
        <translation>同意转出姓名</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>期限类别</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>What she says</source>
        <translation>反映问题</translation>
    </message>
    <message>
        <source>What she says (sealed)</source>
        <translation>反映问题（封存）</translation>
    </message>
    <message>
        <source>Who it is and who came (sealed)</source>
        <translation>当事人和来访人（封存）</translation>
    </message>
    <message>
        <source>From the visit</source>
        <translation>来自走访</translation>
    </message>
    <message>
        <source>Again after</source>
        <translation>重复于</translation>
    </message>
    <message>
        <source>Hidden from</source>
        <translation>回避人员</translation>
    </message>
    <message>
        <source>Void</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Need</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Day of the step</source>
        <translation>办理日期</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>办理事项</translation>
    </message>
    <message>
        <source>Done by</source>
        <translation>办理人</translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>转往单位（人）</translation>
    </message>
    <message>
        <source>To which office</source>
        <translation>转往部门</translation>
    </message>
    <message>
        <source>Number of the referral</source>
        <translation>转办单号</translation>
    </message>
    <message>
        <source>Their document number</source>
        <translation>对方文号</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>In words (sealed)</source>
        <translation>说明（封存）</translation>
    </message>
    <message>
        <source>New term</source>
        <translation>新期限</translation>
    </message>
    <message>
        <source>Term until then</source>
        <translation>原期限</translation>
    </message>
    <message>
        <source>Answer asked for by</source>
        <translation>要求答复日期</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>What she says of it</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Joined with</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Number of the dispute</source>
        <translation>纠纷编号</translation>
    </message>
    <message>
        <source>Kind of dispute</source>
        <translation>纠纷类型</translation>
    </message>
    <message>
        <source>Found on</source>
        <translation>排查日</translation>
    </message>
    <message>
        <source>Found by</source>
        <translation>排查人</translation>
    </message>
    <message>
        <source>Who looks after it</source>
        <translation>责任人</translation>
    </message>
    <message>
        <source>Between whom (sealed)</source>
        <translation>当事各方（封存）</translation>
    </message>
    <message>
        <source>What it is about (sealed)</source>
        <translation>情况（封存）</translation>
    </message>
    <message>
        <source>What was done (sealed)</source>
        <translation>措施（封存）</translation>
    </message>
    <message>
        <source>Settled on</source>
        <translation>销号日</translation>
    </message>
    <message>
        <source>How it ended</source>
        <translation>化解结果</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>矛盾纠纷</translation>
    </message>
    <message>
        <source>Looked at on</source>
        <translation>回访日</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>等级</translation>
    </message>
    <message>
        <source>Next look</source>
        <translation>下次排查</translation>
    </message>
    <message>
        <source>Looked at by</source>
        <translation>回访人</translation>
    </message>
    <message>
        <source>Nothing new</source>
        <translation>平稳无变化</translation>
    </message>
    <message>
        <source>Month of the check</source>
        <translation>排查月份</translation>
    </message>
    <message>
        <source>Reported on</source>
        <translation>报告日期</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>报告人</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>零报告</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Need</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Step of a need</source>
        <translation>诉求办理记录</translation>
    </message>
    <message>
        <source>Dispute</source>
        <translation>矛盾纠纷</translation>
    </message>
    <message>
        <source>Look at a dispute</source>
        <translation>纠纷回访</translation>
    </message>
    <message>
        <source>Month&apos;s check of a gacha</source>
        <translation>嘎查月排查</translation>
    </message>
</context>
</TS>

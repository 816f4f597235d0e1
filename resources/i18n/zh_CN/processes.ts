<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ProcessesPage</name>
    <message>
        <source>Days and numbers…</source>
        <extracomment>What Ctrl+P prints: terms and steps, as the service gives them beside the record.</extracomment>
        <translation>天数和人数…</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>基本信息</translation>
    </message>
    <message>
        <source>Called off: plan the congress for another day</source>
        <translation>大会取消：另定日期</translation>
    </message>
    <message numerus="yes">
        <source>Tick a step of these %n…</source>
        <translation>
            <numerusform>勾选这 %n 个的同一环节…</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick a step…</source>
        <translation>勾选环节…</translation>
    </message>
</context>
<context>
    <name>ReplanDialog</name>
    <message>
        <source>Plan again</source>
        <translation>另定日期</translation>
    </message>
    <message>
        <source>The congress of {unit} on another day</source>
        <translation>{unit}的大会另定日期</translation>
    </message>
    <message>
        <source>What was planned stays in the history; the officers stay in office until the congress is held.</source>
        <translation>原定日期留在历史中；大会召开前，现任人员继续任职。</translation>
    </message>
    <message>
        <source>It was not held: plan again</source>
        <translation>大会未召开，另定日期</translation>
    </message>
    <message>
        <source>its steps from the congress on, with their papers and numbers</source>
        <translation>大会及以后各环节的日期、文号和人数</translation>
    </message>
    <message>
        <source>the term that began with it</source>
        <translation>由此开始的本届任期</translation>
    </message>
    <message>
        <source>the day since which the unit is a federation</source>
        <translation>该组织的会改联日期</translation>
    </message>
    <message>
        <source>This congress was held on {day}. If it is planned again, this goes: {parts}.</source>
        <translation>这次大会已登记为 {day} 召开。另定日期会撤销：{parts}。</translation>
    </message>
    <message>
        <source>Planned again</source>
        <translation>已另定日期</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Days and numbers</source>
        <translation>天数和人数</translation>
    </message>
    <message>
        <source>Days and numbers of re-elections</source>
        <translation>会改联、换届的天数和人数</translation>
    </message>
    <message>
        <source>They hold for the whole township. No office prescribes the days; yours may be others.</source>
        <translation>全苏木通用。天数没有统一规定，可以按本地的要求改。</translation>
    </message>
    <message>
        <source>Working days that candidates are posted</source>
        <translation>候选人公示的工作日</translation>
    </message>
    <message>
        <source>Delegates, usually</source>
        <translation>代表人数（一般）</translation>
    </message>
    <message>
        <source>Executive members, usually</source>
        <translation>执委人数（一般）</translation>
    </message>
    <message>
        <source>Executive members, at least</source>
        <translation>执委人数（至少）</translation>
    </message>
    <message>
        <source>{step}: days before</source>
        <translation>{step}：大会前几天</translation>
    </message>
    <message>
        <source>{step}: days after</source>
        <translation>{step}：大会后几天</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
<context>
    <name>StepsView</name>
    <message>
        <source>Letters and papers</source>
        <extracomment>State of a process → how it is marked.</extracomment>
        <translation>公文和材料</translation>
    </message>
    <message>
        <source>Show all 17 steps</source>
        <translation>显示全部 17 个环节</translation>
    </message>
    <message>
        <source>The congress made it a federation since {day}, with a term of its own.</source>
        <translation>大会召开后，自 {day} 起为妇联，并建立届次。</translation>
    </message>
    <message>
        <source>The congress began a new term on {day}.</source>
        <translation>大会于 {day} 产生新一届。</translation>
    </message>
    <message>
        <source>The term of {day} lacks the approval or filing that stands here.</source>
        <translation>{day} 起的届次还没有登记这里的批复或备案。</translation>
    </message>
    <message>
        <source>Taken over</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>登记到组织</translation>
    </message>
    <message>
        <source>Done: {step}</source>
        <translation>已完成：{step}</translation>
    </message>
    <message>
        <source>Tick as done today: {step}</source>
        <translation>勾选为今天完成：{step}</translation>
    </message>
    <message>
        <source>planned {day}</source>
        <translation>计划 {day}</translation>
    </message>
    <message>
        <source>Papers: {papers} · signed by {who}</source>
        <translation>材料：{papers} · 签署：{who}</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>截止日</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>How many must be there and vote for her is said once you have typed how many were due.</source>
        <translation>填写应到人数后，显示法定人数和当选票数。</translation>
    </message>
    <message>
        <source>Of {due}, {quorum} must be there; {votes} votes elect.</source>
        <translation>应到 {due} 人，须到 {quorum} 人；{votes} 票当选。</translation>
    </message>
</context>
<context>
    <name>TickDialog</name>
    <message>
        <source>Tick a step</source>
        <translation>勾选环节</translation>
    </message>
    <message numerus="yes">
        <source>A step of %n re-elections</source>
        <translation>
            <numerusform>%n 项的同一环节</numerusform>
        </translation>
    </message>
    <message>
        <source>Tick</source>
        <translation>勾选</translation>
    </message>
    <message numerus="yes">
        <source>Ticked for %n re-elections</source>
        <translation>
            <numerusform>已勾选 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n stay as they are: done already, or it does not apply</source>
        <translation>
            <numerusform>；%n 项已完成或不适用，未改动</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>processes</name>
    <message>
        <source>Re-elections</source>
        <translation>会改联与换届</translation>
    </message>
    <message>
        <source>New re-election</source>
        <translation>新建换届</translation>
    </message>
    <message>
        <source>Unit, reason or note</source>
        <translation>组织、原因或备注</translation>
    </message>
    <message>
        <source>No re-election yet</source>
        <translation>还没有会改联或换届</translation>
    </message>
    <message>
        <source>Begin one for each gacha that becomes a federation or elects anew: its steps are planned from the day of the congress, and what is late shows here.</source>
        <translation>为每个会改联或换届的嘎查新建一条：各环节按大会日期推算，逾期的在这里显示。</translation>
    </message>
    <message>
        <source>Re-election deleted</source>
        <translation>已删除换届</translation>
    </message>
    <message numerus="yes">
        <source>%n re-elections</source>
        <translation>
            <numerusform>%n 个会改联、换届</numerusform>
        </translation>
    </message>
    <message>
        <source>Women of 18 and over</source>
        <extracomment>Number of a step → words.</extracomment>
        <translation>18 岁以上妇女</translation>
    </message>
    <message>
        <source>Seats of delegates</source>
        <translation>代表名额</translation>
    </message>
    <message>
        <source>Delegates confirmed</source>
        <translation>资格审查合格的代表</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选人</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>应选人数</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>Executive members elected</source>
        <translation>当选执委</translation>
    </message>
    <message>
        <source>Vice chairs elected</source>
        <translation>当选副主席</translation>
    </message>
    <message>
        <source>The congress was {n} days ago and its results are not approved yet.</source>
        <extracomment>Finding → what is the matter; ``{n}`` as it is, ``{most}`` as it should be.</extracomment>
        <translation>大会已过 {n} 天，选举结果尚未批复。</translation>
    </message>
    <message>
        <source>The congress was {n} days ago and it is not filed yet.</source>
        <translation>大会已过 {n} 天，尚未备案。</translation>
    </message>
    <message>
        <source>Posted for {n} working days; {most} are asked for.</source>
        <translation>公示 {n} 个工作日，应为 {most} 个工作日。</translation>
    </message>
    <message>
        <source>The candidates were not checked by the offices.</source>
        <translation>候选人未经联审。</translation>
    </message>
    <message>
        <source>{n} delegates; {most} are usual.</source>
        <translation>代表 {n} 名，一般为 {most} 名。</translation>
    </message>
    <message>
        <source>{n} executive members; {most} are asked for.</source>
        <translation>执委 {n} 名，应为 {most} 名。</translation>
    </message>
    <message>
        <source>{n} executive members: an even number can stand against itself.</source>
        <translation>执委 {n} 名，为双数，表决时可能票数相等。</translation>
    </message>
    <message>
        <source>Done before what it rests on was over: {step}.</source>
        <translation>早于所依据的环节结束：{step}。</translation>
    </message>
    <message numerus="yes">
        <source>{step}: %n days late</source>
        <translation>
            <numerusform>{step}：逾期 %n 天</numerusform>
        </translation>
    </message>
</context>
</TS>

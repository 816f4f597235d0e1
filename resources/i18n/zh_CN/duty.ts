<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DutyPage</name>
    <message>
        <source>Prepare this year for all in office</source>
        <translation>为在任执委建立本年履职</translation>
    </message>
    <message>
        <source>Points and papers</source>
        <translation>积分和打印</translation>
    </message>
    <message>
        <source>Came to {came} of {due}, on leave at {leave}</source>
        <translation>应到 {due} 次，实到 {came} 次，请假 {leave} 次</translation>
    </message>
    <message>
        <source>A full-time cadre has no points.</source>
        <translation>专职干部不计积分。</translation>
    </message>
    <message>
        <source>By the records: linked to {links} women and {households} households, visited {visits} times on {days} days, closed {needs} needs, came to {activities} activities, {courses} courses, finished {projects} projects, {honours} honours.</source>
        <translation>按记录统计：联系妇女 {links} 人、家庭 {households} 户，走访 {visits} 次（{days} 天），办结诉求 {needs} 件，参加活动 {activities} 场、培训 {courses} 期，完成领办项目 {projects} 个，获荣誉 {honours} 项。</translation>
    </message>
    <message>
        <source>Meetings: {came} of {due} ({share}), on leave at {leave}.</source>
        <translation>会议：应到 {due} 次，实到 {came} 次（{share}），请假 {leave} 次。</translation>
    </message>
    <message>
        <source>She was due at no meeting whose sign-in is known.</source>
        <translation>没有已签到的应到会议。</translation>
    </message>
    <message>
        <source>Votes for competent or better: {share}</source>
        <translation>测评称职以上：{share}</translation>
    </message>
    <message>
        <source>Points: {sum} {grade}</source>
        <translation>积分：{sum} {grade}</translation>
    </message>
    <message>
        <source>Targets reached: {sum}</source>
        <translation>达到目标：{sum}</translation>
    </message>
    <message numerus="yes">
        <source>%n wait to be confirmed</source>
        <translation>
            <numerusform>%n 项待确认</numerusform>
        </translation>
    </message>
    <message>
        <source>Everybody in office at {unit} has this year already</source>
        <translation>{unit}在任执委的本年履职都已建立</translation>
    </message>
    <message numerus="yes">
        <source>%n years prepared</source>
        <translation>
            <numerusform>已建立 %n 人的年度履职</numerusform>
        </translation>
    </message>
    <message>
        <source>Duty file</source>
        <translation>履职档案</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>述职表</translation>
    </message>
    <message>
        <source>Ballot</source>
        <translation>民主测评票</translation>
    </message>
    <message>
        <source>Duty files, a page each</source>
        <translation>履职档案（每人一页）</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>述职表</translation>
    </message>
    <message>
        <source>Ballot with these names</source>
        <translation>民主测评票（列表中的人）</translation>
    </message>
    <message>
        <source>Statistics of duty</source>
        <translation>执委履职统计表</translation>
    </message>
    <message>
        <source>Sheet of points</source>
        <translation>执委履职积分表</translation>
    </message>
    <message>
        <source>Blank forms</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>Points…</source>
        <translation>履职积分设置…</translation>
    </message>
</context>
<context>
    <name>TableDialog</name>
    <message>
        <source>Points for duty</source>
        <translation>履职积分</translation>
    </message>
    <message>
        <source>For executives alone; a full-time cadre has none. The tables are those of places that published theirs: take one and change its numbers. This holds for the whole township.</source>
        <translation>只给执委计分，专职干部不计。各表取自外地公开的做法：选一个，再改数字。全苏木统一。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Points: {item}</source>
        <translation>分值：{item}</translation>
    </message>
    <message>
        <source>At least: {item}</source>
        <translation>至少：{item}</translation>
    </message>
    <message>
        <source>At most: {item}</source>
        <translation>最多计分：{item}</translation>
    </message>
    <message>
        <source>From points on: {grade}</source>
        <translation>{grade}：不低于（分）</translation>
    </message>
    <message>
        <source>Points for duty set</source>
        <translation>履职积分已设定</translation>
    </message>
    <message>
        <source>Points switched off</source>
        <translation>履职积分已停用</translation>
    </message>
</context>
<context>
    <name>duty</name>
    <message>
        <source>Years on duty</source>
        <translation>执委履职</translation>
    </message>
    <message>
        <source>New year</source>
        <translation>登记年度履职</translation>
    </message>
    <message>
        <source>Name, or a word of her report</source>
        <translation>姓名，或述职中的词</translation>
    </message>
    <message>
        <source>No year is prepared yet</source>
        <translation>还没有年度履职</translation>
    </message>
    <message>
        <source>A page a year for each executive: links, visits, needs, meetings, courses and honours are counted from the records; write down only what they do not show.</source>
        <translation>每名执委一年一页：联系、走访、诉求、会议、培训、荣誉由记录自动统计；只需登记记录里没有的。</translation>
    </message>
    <message>
        <source>Year of an executive deleted</source>
        <translation>年度履职已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n years of executives</source>
        <translation>
            <numerusform>%n 份年度履职</numerusform>
        </translation>
    </message>
</context>
</TS>

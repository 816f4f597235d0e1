<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HomeMonthsPage</name>
    <message>
        <source>Activities of each home by month</source>
        <translation>妇女之家每月活动</translation>
    </message>
    <message>
        <source>Year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>No women&apos;s home yet</source>
        <translation>还没有妇女之家</translation>
    </message>
    <message>
        <source>Their months stand here once there is one.</source>
        <translation>录入妇女之家后，这里按月显示。</translation>
    </message>
    <message>
        <source>All homes</source>
        <translation>全部妇女之家</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Nothing was held in this month; each month should have something.</source>
        <translation>本月没有活动；每月应至少一次。</translation>
    </message>
    <message>
        <source>Nothing was held in this quarter; each quarter should have something.</source>
        <translation>本季度没有活动；每季度应至少一次。</translation>
    </message>
    <message>
        <source>Nothing was held in these {n} months; something should have been.</source>
        <translation>这 {n} 个月没有活动，应该至少有一次。</translation>
    </message>
    <message>
        <source>This month is not over yet.</source>
        <translation>本月尚未结束。</translation>
    </message>
    <message numerus="yes">
        <source>%n activities held</source>
        <translation>
            <numerusform>举办了 %n 次活动</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was held; nothing was due.</source>
        <translation>没有活动，也没有要求。</translation>
    </message>
    <message>
        <source>{home}, {month}: {state}</source>
        <translation>{home}，{month}：{state}</translation>
    </message>
    <message numerus="yes">
        <source>Show these %n</source>
        <translation>
            <numerusform>查看这 %n 次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomePeople</name>
    <message>
        <source>Add by name, initials or phone tail</source>
        <translation>输入姓名、首字母或电话尾号添加</translation>
    </message>
    <message>
        <source>Nobody yet. Add the women who come to this home and its volunteers.</source>
        <translation>还没有人。把常来这里的妇女和志愿者加进来。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>移出</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>已移出</translation>
    </message>
</context>
<context>
    <name>HomeYearView</name>
    <message>
        <source>Year before</source>
        <extracomment>Shows a paper: title, detail, how it is set.</extracomment>
        <translation>上一年</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>Its file (PDF)</source>
        <translation>一家一档（PDF）</translation>
    </message>
    <message>
        <source>Something was held in {n} of {of} spans in which it should have been.</source>
        <translation>应有活动的 {of} 期中，{n} 期有活动。</translation>
    </message>
    <message>
        <source>A home of this kind owes no activities.</source>
        <translation>这一类妇女之家没有活动次数要求。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>服务模式</translation>
    </message>
    <message>
        <source>Mobile women {mobile}, organisation: {org}, volunteers {n} of {of}</source>
        <translation>流动妇女 {mobile} 人，妇女组织：{org}，志愿者 {n} 人（要求 {of} 人）</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>有</translation>
    </message>
    <message>
        <source>no</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>完整</translation>
    </message>
    <message>
        <source>incomplete</source>
        <translation>不完整</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>核查</translation>
    </message>
    <message numerus="yes">
        <source>%n not judged</source>
        <translation>
            <numerusform>%n 项未查</numerusform>
        </translation>
    </message>
    <message>
        <source>missing: {items}</source>
        <translation>缺：{items}</translation>
    </message>
    <message numerus="yes">
        <source>%n books</source>
        <translation>
            <numerusform>%n 本</numerusform>
        </translation>
    </message>
    <message>
        <source>Not checked in this year.</source>
        <translation>本年没有核查。</translation>
    </message>
    <message>
        <source>Check it</source>
        <translation>登记核查</translation>
    </message>
    <message>
        <source>Keepers</source>
        <translation>历任负责人</translation>
    </message>
    <message>
        <source>{month}: {n}</source>
        <translation>{month}月 {n}</translation>
    </message>
    <message>
        <source>{year}-{month}</source>
        <translation>{year}年{month}月</translation>
    </message>
    <message>
        <source>Self-assessment: {n} points</source>
        <translation>自评：{n} 分</translation>
    </message>
    <message>
        <source>That is {stars} by the township&apos;s rules; the banner gives stars.</source>
        <translation>按本苏木的标准为 {stars}；星级由旗妇联评定。</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>阵地</translation>
    </message>
    <message>
        <source>Rules and books</source>
        <translation>制度台账</translation>
    </message>
    <message>
        <source>People</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>成效</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>核查</translation>
    </message>
    <message>
        <source>books</source>
        <translation>簿册</translation>
    </message>
    <message>
        <source>keeper</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>妇女组织</translation>
    </message>
    <message>
        <source>volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>spans</source>
        <translation>达标期数</translation>
    </message>
    <message>
        <source>activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>awards</source>
        <translation>表彰</translation>
    </message>
</context>
<context>
    <name>HomesPage</name>
    <message>
        <source>Women&apos;s homes</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>Name or place</source>
        <translation>名称或地点</translation>
    </message>
    <message>
        <source>New home</source>
        <translation>新建妇女之家</translation>
    </message>
    <message>
        <source>No women&apos;s home yet</source>
        <translation>还没有妇女之家</translation>
    </message>
    <message>
        <source>Enter the homes of your gachas: where they stand, who keeps them, where they winter.</source>
        <translation>登记各嘎查的妇女之家：在哪里、谁负责、冬夏营地在哪。</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>With a summer place</source>
        <translation>有夏营地</translation>
    </message>
    <message>
        <source>With a winter place</source>
        <translation>有冬营地</translation>
    </message>
    <message>
        <source>Now: {place}</source>
        <translation>现在：{place}</translation>
    </message>
    <message>
        <source>Gacha</source>
        <translation>嘎查</translation>
    </message>
    <message>
        <source>Community</source>
        <translation>社区</translation>
    </message>
    <message>
        <source>Representatives&apos;</source>
        <translation>妇女代表</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>流动</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>网上</translation>
    </message>
    <message>
        <source>Micro</source>
        <translation>微家</translation>
    </message>
    <message>
        <source>never</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Plaque</source>
        <translation>牌子</translation>
    </message>
    <message>
        <source>Nothing held for {n} days</source>
        <translation>{n} 天没有活动</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>制度</translation>
    </message>
    <message>
        <source>Activity log</source>
        <translation>活动记录</translation>
    </message>
    <message>
        <source>Duty list</source>
        <translation>值班表</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员名单</translation>
    </message>
    <message>
        <source>Words of the plaque</source>
        <translation>牌子上的文字</translation>
    </message>
    <message numerus="yes">
        <source>%n homes</source>
        <translation>
            <numerusform>%n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message numerus="yes">
        <source>%n homes: {kind}</source>
        <translation>
            <numerusform>%n 个妇女之家：{kind}</numerusform>
        </translation>
    </message>
    <message>
        <source>People {n}</source>
        <translation>人员 {n}</translation>
    </message>
    <message>
        <source>Activities {n}</source>
        <translation>活动 {n}</translation>
    </message>
    <message>
        <source>No activity was logged here yet.</source>
        <translation>这里还没有登记过活动。</translation>
    </message>
    <message>
        <source>Home deleted</source>
        <translation>妇女之家已删除</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Behind</name>
    <message>
        <source>Sealed: {n}</source>
        <extracomment>The least size (pixels at scale 1).</extracomment>
        <translation>封存 {n}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DifferencesDialog</name>
    <message>
        <source>The frozen numbers stay; this is what changed.</source>
        <translation>定稿的数字不变；下面是定稿以后的变化。</translation>
    </message>
    <message>
        <source>Which rows were counted is not on this laptop yet, so only the numbers can be told.</source>
        <translation>当时统计了哪些记录，还没有同步到这台电脑，只能先列出数字。</translation>
    </message>
    <message numerus="yes">
        <source>%n of those who were counted were erased at their wish; they go on counting.</source>
        <translation>
            <numerusform>统计到的人里，有 %n 人后来应本人要求删除了资料；数字里照样算她们。</numerusform>
        </translation>
    </message>
    <message>
        <source>By the rule of counting alone: {n}</source>
        <translation>只因统计规则变化：{n}</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>FederationCard</name>
    <message>
        <source>Organisations and posts on the last day</source>
        <translation>组织和任职（期末）</translation>
    </message>
</context>
<context>
    <name>FreezeDialog</name>
    <message>
        <source>Freeze {term}, {version}</source>
        <translation>{term}定稿，{version}</translation>
    </message>
    <message>
        <source>Looked at before</source>
        <translation>定稿前检查</translation>
    </message>
    <message>
        <source>The numbers stay as they are then. Records may be changed as before.</source>
        <translation>定稿后这份报表的数字不再变动，记录照常可以修改。</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不定稿</translation>
    </message>
    <message>
        <source>Freeze</source>
        <translation>定稿</translation>
    </message>
    <message>
        <source>Far from the year before: why?</source>
        <translation>与上年同期相差较大：什么原因？</translation>
    </message>
    <message>
        <source>These words go up beside the numbers: write no names. What is left empty goes up without any.</source>
        <translation>这些话随数字一起上报，请不要写姓名。空着的不报。</translation>
    </message>
    <message>
        <source>To be looked through, by the forms pack</source>
        <translation>按口径包逐项核对</translation>
    </message>
    <message>
        <source>What is not ticked holds nothing up; it is noted here that it was not, and does not go up.</source>
        <translation>没有打勾也能定稿；只在本苏木记下哪些未核对，不随报表上报。</translation>
    </message>
    <message>
        <source>Open them</source>
        <translation>打开看看</translation>
    </message>
</context>
<context>
    <name>FrozenCard</name>
    <message>
        <source>Freeze and send up</source>
        <extracomment>So many figures of a difference stand on the card; all are in its list. Figures whose way from the months to the year is told.</extracomment>
        <translation>定稿与上报</translation>
    </message>
    <message>
        <source>Not frozen yet. Once it is, its numbers stay, and what changes later is listed.</source>
        <translation>还没有定稿。定稿后数字固定下来，以后再有变化会逐条列出。</translation>
    </message>
    <message>
        <source>A newer version of this program froze it; update to read it.</source>
        <translation>这一版是用更新的程序定稿的，请更新程序后再看。</translation>
    </message>
    <message>
        <source>The clock of that computer was wrong: it was frozen before the period began.</source>
        <translation>定稿时那台电脑的日期不对：比这一期的第一天还早。</translation>
    </message>
    <message>
        <source>Reports can be frozen here once the banner&apos;s server is upgraded.</source>
        <translation>旗里的服务器升级后，就可以在这里定稿。</translation>
    </message>
    <message>
        <source>What the level above sees…</source>
        <translation>上级能看到什么…</translation>
    </message>
    <message>
        <source>Freeze…</source>
        <translation>定稿…</translation>
    </message>
    <message>
        <source>Freeze as {version}…</source>
        <translation>按{version}定稿…</translation>
    </message>
    <message>
        <source>Correct it as {version}…</source>
        <translation>修改后按{version}定稿…</translation>
    </message>
    <message>
        <source>Note that it went up…</source>
        <translation>登记上报…</translation>
    </message>
    <message>
        <source>Take it back…</source>
        <translation>撤回…</translation>
    </message>
    <message>
        <source>Told in the report of {term}: {figures}</source>
        <translation>已写进{term}报表的“上期补记”：{figures}</translation>
    </message>
    <message>
        <source>Changed since it was frozen</source>
        <translation>定稿后的变化</translation>
    </message>
    <message numerus="yes">
        <source>{figures} and others, %n in all</source>
        <translation>
            <numerusform>{figures}等，共 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>See what changed…</source>
        <translation>看看变了什么…</translation>
    </message>
    <message>
        <source>All that can be told in a line stands in a later report.</source>
        <translation>能补记的都已写进后面的报表。</translation>
    </message>
    <message>
        <source>It goes into the next report that is frozen ({term} or later).</source>
        <translation>变化不大，会自动并入下一份定稿的报表（{term}或以后）。</translation>
    </message>
    <message>
        <source>It is more than a few: choose how to tell it.</source>
        <translation>变化较多，请选择怎么报。</translation>
    </message>
    <message>
        <source>Into the next report</source>
        <translation>并入下期</translation>
    </message>
    <message>
        <source>Report again as {version}…</source>
        <translation>补报{version}…</translation>
    </message>
    <message>
        <source>From the months to the whole</source>
        <translation>各月与全期对账</translation>
    </message>
    <message>
        <source>Frozen: {term}</source>
        <translation>已定稿：{term}</translation>
    </message>
    <message>
        <source>Noted: {term} went up</source>
        <translation>已登记上报：{term}</translation>
    </message>
    <message>
        <source>{term} went up</source>
        <translation>{term}上报</translation>
    </message>
    <message>
        <source>Taken back: {term}</source>
        <translation>已撤回：{term}</translation>
    </message>
    <message>
        <source>Take {term} back</source>
        <translation>撤回{term}</translation>
    </message>
    <message>
        <source>It goes into the next report: {term}</source>
        <translation>将并入下期：{term}</translation>
    </message>
    <message>
        <source>Changed since {term} was frozen</source>
        <translation>{term}定稿后的变化</translation>
    </message>
</context>
<context>
    <name>GoesUp</name>
    <message>
        <source>What the level above sees</source>
        <extracomment>The size to begin with (pixels at scale 1); a smaller screen gets less. The most characters of a note beside a figure. Rows that a figure&apos;s difference lists; how many more there are is said.</extracomment>
        <translation>上级能看到什么</translation>
    </message>
    <message>
        <source>Just these numbers go up: no names, no records. Nobody above sees anything else.</source>
        <translation>上报的只有下面这些数字，没有姓名，也没有任何记录。除此以外，上级什么都看不到。</translation>
    </message>
    <message>
        <source>Told of earlier periods: {line}</source>
        <translation>上期补记：{line}</translation>
    </message>
    <message>
        <source>Note: {line}</source>
        <translation>说明：{line}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ListsCard</name>
    <message>
        <source>Lists of this report</source>
        <extracomment>How a paper is shown: its name, a line of detail, what sets it.</extracomment>
        <translation>本期清单</translation>
    </message>
    <message>
        <source>Activities, one line each</source>
        <translation>活动清单</translation>
    </message>
    <message>
        <source>Women&apos;s homes: what each held</source>
        <translation>妇女之家活动月报</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Save as xlsx…</source>
        <translation>存为表格…</translation>
    </message>
    <message>
        <source>Draft, not frozen</source>
        <translation>草稿，未定稿</translation>
    </message>
    <message>
        <source>Save as xlsx</source>
        <translation>存为表格</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
</context>
<context>
    <name>MonthPage</name>
    <message>
        <source>Copy as text</source>
        <translation>复制为文字</translation>
    </message>
    <message>
        <source>Save as xlsx…</source>
        <translation>存为表格…</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已截止</translation>
    </message>
    <message>
        <source>Still running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Attendances</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>Different women</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>known by name</source>
        <translation>有姓名的，不重复</translation>
    </message>
    <message>
        <source>Newcomers</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>met for the first time</source>
        <translation>第一次参加</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message numerus="yes">
        <source>%n women visited</source>
        <translation>
            <numerusform>走访 %n 位妇女</numerusform>
        </translation>
    </message>
    <message>
        <source>Women visited</source>
        <translation>走访的妇女</translation>
    </message>
    <message>
        <source>By kind of activity</source>
        <translation>按活动类型</translation>
    </message>
    <message numerus="yes">
        <source>The forms pack does not ask for %n more figures: show them</source>
        <translation>
            <numerusform>口径包未要求的另外 %n 项指标：显示</numerusform>
        </translation>
    </message>
    <message>
        <source>No activity was held in this month.</source>
        <translation>本月没有举办活动。</translation>
    </message>
    <message>
        <source>Print as a report (Ctrl+P)</source>
        <extracomment>Page width (at scale 1) from which the two tables stand beside each other. … and from which all figures stand in one row. Years that can be gone to: before and after these a clock or a typed year is wrong.</extracomment>
        <translation>打印报表（Ctrl+P）</translation>
    </message>
    <message>
        <source>One before</source>
        <translation>上一期</translation>
    </message>
    <message>
        <source>One after</source>
        <translation>下一期</translation>
    </message>
    <message numerus="yes">
        <source>%n of women</source>
        <translation>
            <numerusform>其中妇女 %n 人次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%n without a sex among them)</source>
        <translation>
            <numerusform>（含性别未填 %n）</numerusform>
        </translation>
    </message>
    <message>
        <source>Visits by whom they went to</source>
        <translation>按走访对象</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>走访对象</translation>
    </message>
    <message>
        <source>No visit was logged in this month.</source>
        <translation>本月没有走访记录。</translation>
    </message>
    <message>
        <source>Beside the year before</source>
        <translation>与上年同期对比</translation>
    </message>
    <message>
        <source>Draft: a newer version of the program froze it</source>
        <translation>草稿：这一期由较新版本的程序定稿</translation>
    </message>
    <message>
        <source>Draft, not frozen</source>
        <translation>草稿，未定稿</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Save as xlsx</source>
        <translation>存为表格</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
</context>
<context>
    <name>PackCard</name>
    <message>
        <source>Forms pack: {pack}</source>
        <translation>口径包：{pack}</translation>
    </message>
    <message>
        <source>The report is due on {day} by {clock}.</source>
        <translation>本期报表应于 {day} {clock} 前报出。</translation>
    </message>
    <message>
        <source>The report was due on {day} by {clock}.</source>
        <translation>本期报表的报出期限是 {day} {clock}，已过。</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>本年累计</translation>
    </message>
    <message>
        <source>Target of the year</source>
        <translation>全年目标</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>%n targets are of figures that a newer version counts.</source>
        <translation>
            <numerusform>有 %n 项目标要更新的版本才会统计。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PlotCard</name>
    <message>
        <source>Twelve months</source>
        <translation>近十二个月</translation>
    </message>
    <message>
        <source>The line across a bar is the same month of the year before.</source>
        <translation>柱上的横线是上年同月。</translation>
    </message>
    <message>
        <source>{number}</source>
        <translation>{number}月</translation>
    </message>
    <message>
        <source>Plots</source>
        <extracomment>A target of the year is divided by so many months.</extracomment>
        <translation>图表</translation>
    </message>
    <message>
        <source>By kind</source>
        <translation>按类型</translation>
    </message>
    <message>
        <source>By gacha</source>
        <translation>按嘎查</translation>
    </message>
    <message>
        <source>Coverage</source>
        <translation>覆盖率</translation>
    </message>
    <message>
        <source>Dashed: a twelfth of the year&apos;s target, {number}.</source>
        <translation>虚线：全年目标的十二分之一，{number}。</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计……</translation>
    </message>
    <message>
        <source>There is nothing to draw in this period.</source>
        <translation>这个时段没有可画的数据。</translation>
    </message>
    <message>
        <source>A woman who came to two kinds stands with both.</source>
        <translation>参加过两类活动的妇女，两类里都计。</translation>
    </message>
    <message>
        <source>Of no gacha</source>
        <translation>本级及其他</translation>
    </message>
    <message>
        <source>What several gachas held together stands with each of them.</source>
        <translation>几个嘎查联办的活动，每个嘎查各计一次。</translation>
    </message>
    <message>
        <source>Women&apos;s homes with an activity</source>
        <translation>有活动的妇女之家</translation>
    </message>
    <message>
        <source>Gachas with a women&apos;s federation</source>
        <translation>已会改联的嘎查、社区</translation>
    </message>
    <message>
        <source>Target: {figure}</source>
        <translation>目标：{figure}</translation>
    </message>
    <message>
        <source>The dashed line is the whole: 100 %.</source>
        <translation>虚线是 100 %。</translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>{name}: {number}</source>
        <translation>{name}：{number}</translation>
    </message>
    <message>
        <source>{month}: {number}</source>
        <translation>{month}：{number}</translation>
    </message>
    <message>
        <source>{month}: {number}, a year before {before}</source>
        <translation>{month}：{number}；上年同月 {before}</translation>
    </message>
</context>
<context>
    <name>SendDialog</name>
    <message>
        <source>How it went up</source>
        <translation>上报方式</translation>
    </message>
    <message>
        <source>On which day</source>
        <translation>哪天上报</translation>
    </message>
    <message>
        <source>This only notes it. Nothing is sent by the program yet.</source>
        <translation>这里只作登记，程序还不会自动发送。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>登记</translation>
    </message>
</context>
<context>
    <name>SentencesCard</name>
    <message>
        <source>Sentences for a summary</source>
        <translation>总结用句</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Nothing was counted in this period.</source>
        <translation>这一期还没有数字。</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>WithdrawDialog</name>
    <message>
        <source>It stays in the list as taken back, and can be frozen anew as the next version.</source>
        <translation>这一版会留在记录里，标明“已撤回”；改好后可以按下一版重新定稿。</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不撤回</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>撤回</translation>
    </message>
</context>
<context>
    <name>figures</name>
    <message>
        <source>Activities</source>
        <translation>活动（场）</translation>
    </message>
    <message>
        <source>Attendances</source>
        <translation>参加活动（人次）</translation>
    </message>
    <message>
        <source>Attendances of women</source>
        <translation>妇女参加活动（人次）</translation>
    </message>
    <message>
        <source>… without a sex among them</source>
        <translation>&#x3000;其中性别未填（人次）</translation>
    </message>
    <message>
        <source>… guests without a name</source>
        <translation>&#x3000;其中未登记姓名（人次）</translation>
    </message>
    <message>
        <source>Different people</source>
        <translation>参加活动人数（人）</translation>
    </message>
    <message>
        <source>Different women</source>
        <translation>参加活动妇女人数（人）</translation>
    </message>
    <message>
        <source>… without a sex among these</source>
        <translation>&#x3000;其中性别未填（人）</translation>
    </message>
    <message>
        <source>Newcomers</source>
        <translation>新增人员（人）</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访（次）</translation>
    </message>
    <message>
        <source>Households visited, each day</source>
        <translation>走访户次（户次）</translation>
    </message>
    <message>
        <source>Different households visited</source>
        <translation>走访户数（户）</translation>
    </message>
    <message>
        <source>Women visited</source>
        <translation>走访妇女（人）</translation>
    </message>
    <message>
        <source>Women&apos;s homes on the last day</source>
        <translation>妇女之家（个，期末）</translation>
    </message>
    <message>
        <source>… open all the time</source>
        <translation>&#x3000;其中整期开放（个）</translation>
    </message>
    <message>
        <source>… of these with an activity</source>
        <translation>&#x3000;整期开放中有活动的</translation>
    </message>
    <message>
        <source>Gachas and communities</source>
        <translation>嘎查、社区（个，期末）</translation>
    </message>
    <message>
        <source>… with a women&apos;s federation</source>
        <translation>&#x3000;其中已会改联</translation>
    </message>
    <message>
        <source>Executives in office</source>
        <translation>在任执委（人，期末）</translation>
    </message>
    <message>
        <source>Women in the gachas</source>
        <translation>嘎查村（社区）妇女人口</translation>
    </message>
    <message>
        <source>Households in the gachas</source>
        <translation>嘎查村（社区）户数</translation>
    </message>
    <message>
        <source>Work groups</source>
        <translation>工作群（个，期末）</translation>
    </message>
    <message>
        <source>Contact groups of women</source>
        <translation>妇女联系群（个，期末）</translation>
    </message>
    <message>
        <source>… seats in them (not people)</source>
        <translation>&#x3000;群席位（席，含重复）</translation>
    </message>
    <message>
        <source>… gachas with one</source>
        <translation>&#x3000;有联系群的嘎查、社区</translation>
    </message>
    <message>
        <source>Followers of all accounts (some twice)</source>
        <translation>新媒体粉丝合计（含重复，期末）</translation>
    </message>
    <message>
        <source>… pieces published</source>
        <translation>&#x3000;发布（条）</translation>
    </message>
    <message>
        <source>… reads</source>
        <translation>&#x3000;阅读（次）</translation>
    </message>
    <message>
        <source>… adopted from above</source>
        <translation>&#x3000;被上级采用（条）</translation>
    </message>
    <message>
        <source>Teams of volunteers</source>
        <translation>志愿服务队（支，期末）</translation>
    </message>
    <message>
        <source>Volunteers on the last day</source>
        <translation>在册志愿者（人，期末）</translation>
    </message>
    <message>
        <source>… women among them</source>
        <translation>&#x3000;其中妇女（人）</translation>
    </message>
    <message>
        <source>… who served in the last 12 months</source>
        <translation>&#x3000;近12个月有服务（人）</translation>
    </message>
    <message>
        <source>… with stars</source>
        <translation>&#x3000;其中有星级（人）</translation>
    </message>
    <message>
        <source>Occasions of voluntary service</source>
        <translation>志愿服务（次）</translation>
    </message>
    <message>
        <source>… attendances of volunteers</source>
        <translation>&#x3000;志愿服务人次（人次）</translation>
    </message>
    <message>
        <source>… hours</source>
        <translation>&#x3000;志愿服务时长（小时）</translation>
    </message>
    <message>
        <source>… different households served</source>
        <translation>&#x3000;服务户数（户）</translation>
    </message>
    <message>
        <source>Homes with a volunteer</source>
        <translation>有志愿者的妇女之家</translation>
    </message>
    <message>
        <source>Social workers</source>
        <translation>社会工作者（人，期末）</translation>
    </message>
    <message>
        <source>Courses that ended</source>
        <translation>培训期数</translation>
    </message>
    <message>
        <source>… who came to them, once a course</source>
        <translation>… 参训人次（一期一次）</translation>
    </message>
    <message>
        <source>… different people</source>
        <translation>… 参训人数</translation>
    </message>
    <message>
        <source>… days of people together</source>
        <translation>… 人天</translation>
    </message>
    <message>
        <source>… members a contact group</source>
        <translation>&#x3000;平均每群成员（席）</translation>
    </message>
    <message>
        <source>… seats to the women of the gachas (some twice)</source>
        <translation>&#x3000;群席位比（席位÷妇女，含重复）</translation>
    </message>
    <message>
        <source>To be trained in turn, in office on the last day</source>
        <translation>轮训对象在任（人，期末）</translation>
    </message>
    <message>
        <source>… trained of these</source>
        <translation>&#x3000;轮训覆盖（五年内参训）</translation>
    </message>
    <message>
        <source>… chairs and deputies of the township</source>
        <translation>&#x3000;苏木主席副主席在任（人）</translation>
    </message>
    <message>
        <source>… chairs and deputies of the township trained</source>
        <translation>&#x3000;苏木主席副主席轮训覆盖</translation>
    </message>
    <message>
        <source>… chairs of gachas</source>
        <translation>&#x3000;嘎查妇联主席在任（人）</translation>
    </message>
    <message>
        <source>… chairs of gachas trained</source>
        <translation>&#x3000;嘎查妇联主席轮训覆盖</translation>
    </message>
    <message>
        <source>… keepers of women&apos;s homes</source>
        <translation>&#x3000;妇女之家负责人在任（人）</translation>
    </message>
    <message>
        <source>… keepers of women&apos;s homes trained</source>
        <translation>&#x3000;妇女之家负责人轮训覆盖</translation>
    </message>
    <message>
        <source>… executives to be trained in turn</source>
        <translation>&#x3000;执委在任（人）</translation>
    </message>
    <message>
        <source>… executives trained</source>
        <translation>&#x3000;执委轮训覆盖</translation>
    </message>
    <message>
        <source>… completed in five years, left since among them</source>
        <translation>&#x3000;五年完成数（人，含已离任）</translation>
    </message>
    <message>
        <source>… new in office this year</source>
        <translation>&#x3000;本年新任（人）</translation>
    </message>
    <message>
        <source>… of these trained within 180 days</source>
        <translation>&#x3000;新任180天内参训</translation>
    </message>
    <message>
        <source>Money owed by the year&apos;s budgets</source>
        <translation>本年应拨经费（元）</translation>
    </message>
    <message>
        <source>… of this arrived</source>
        <translation>&#x3000;经费到位率（元）</translation>
    </message>
    <message>
        <source>… received of the year&apos;s budgets</source>
        <translation>&#x3000;到位经费（元）</translation>
    </message>
    <message>
        <source>… spent</source>
        <translation>&#x3000;支出经费（元）</translation>
    </message>
    <message>
        <source>… balance of the book on the last day</source>
        <translation>&#x3000;期末结余（元）</translation>
    </message>
    <message>
        <source>… spent for each woman this year</source>
        <translation>&#x3000;本年人均支出（元/人）</translation>
    </message>
    <message>
        <source>Links of executives and of paired help</source>
        <translation>执委联系、结对帮扶</translation>
    </message>
    <message>
        <source>… different women linked</source>
        <translation>……联系妇女</translation>
    </message>
    <message>
        <source>… households linked</source>
        <translation>……联系家庭</translation>
    </message>
    <message>
        <source>… share of all women</source>
        <translation>……占妇女总数</translation>
    </message>
    <message>
        <source>Executives with as many links as set</source>
        <translation>联系人数达标的执委</translation>
    </message>
    <message>
        <source>Links old enough to want a visit</source>
        <translation>应走访的联系</translation>
    </message>
    <message>
        <source>… visited in time by their own linker</source>
        <translation>……联系人按期走访</translation>
    </message>
    <message>
        <source>People who were paid help</source>
        <translation>受助人数</translation>
    </message>
    <message>
        <source>… yuan paid</source>
        <translation>……发放金额（元）</translation>
    </message>
    <message>
        <source>Women of the age for screening</source>
        <translation>适龄筛查妇女</translation>
    </message>
    <message>
        <source>… who went this year</source>
        <translation>……本年已参加筛查</translation>
    </message>
    <message>
        <source>Different women served</source>
        <translation>联系服务妇女</translation>
    </message>
    <message>
        <source>Women&apos;s homes with a complete model</source>
        <translation>服务模式完整的妇女之家</translation>
    </message>
    <message>
        <source>… checked in the last 12 months</source>
        <translation>……12 个月内核查过的</translation>
    </message>
    <message>
        <source>… lines judged in their last check</source>
        <translation>……最近核查的项数</translation>
    </message>
    <message>
        <source>… of these there</source>
        <translation>……其中有的</translation>
    </message>
    <message>
        <source>… homes with all of it</source>
        <translation>……达标的</translation>
    </message>
    <message>
        <source>… homes with all their books</source>
        <translation>……簿册齐全的</translation>
    </message>
    <message>
        <source>Gachas with a women&apos;s home of their own</source>
        <translation>有妇女之家的嘎查</translation>
    </message>
    <message>
        <source>Women covered, as homes say, added up</source>
        <translation>妇女之家覆盖妇女（各家合计，含重复）</translation>
    </message>
    <message>
        <source>… different women who are written down there</source>
        <translation>…其中登记在册的妇女（不重复）</translation>
    </message>
    <message>
        <source>Women&apos;s homes where nothing was held of late</source>
        <translation>近期没有活动的妇女之家</translation>
    </message>
    <message>
        <source>Needs that came</source>
        <translation>受理诉求</translation>
    </message>
    <message>
        <source>… closed</source>
        <translation>……办结</translation>
    </message>
    <message>
        <source>… of these in time</source>
        <translation>……其中按期办结</translation>
    </message>
    <message>
        <source>Needs due in the period</source>
        <translation>本期到期诉求</translation>
    </message>
    <message>
        <source>… of these closed</source>
        <translation>……其中已办结</translation>
    </message>
    <message>
        <source>Needs open on the last day</source>
        <translation>期末未办结诉求</translation>
    </message>
    <message>
        <source>Disputes found</source>
        <translation>排查出矛盾纠纷</translation>
    </message>
    <message>
        <source>Disputes open on the last day</source>
        <translation>期末未化解纠纷</translation>
    </message>
    <message>
        <source>… open at first, and new ones</source>
        <translation>……期初未化解和新增</translation>
    </message>
    <message>
        <source>… of these settled</source>
        <translation>……其中化解</translation>
    </message>
    <message>
        <source>Meetings held</source>
        <translation>召开会议</translation>
    </message>
    <message>
        <source>Meetings planned</source>
        <translation>计划会议</translation>
    </message>
    <message>
        <source>… of these held</source>
        <translation>……其中已召开</translation>
    </message>
    <message>
        <source>Executives due at plenaries</source>
        <translation>执委会应到人次</translation>
    </message>
    <message>
        <source>… of these who came</source>
        <translation>……其中到会</translation>
    </message>
    <message>
        <source>Resolutions</source>
        <translation>议定事项</translation>
    </message>
    <message>
        <source>… signed off</source>
        <translation>……其中销号</translation>
    </message>
    <message>
        <source>… carried out</source>
        <translation>……其中办结</translation>
    </message>
    <message>
        <source>… of those carried out in time</source>
        <translation>办结中按期的</translation>
    </message>
    <message>
        <source>… past their day on the last one</source>
        <translation>期末逾期未办结</translation>
    </message>
    <message>
        <source>Turns on duty that ended</source>
        <translation>期内结束的轮值</translation>
    </message>
    <message>
        <source>… kept</source>
        <translation>……其中有记录</translation>
    </message>
    <message>
        <source>Projects taken up</source>
        <translation>认领项目</translation>
    </message>
    <message>
        <source>… carried out in the period</source>
        <translation>期内完成的项目</translation>
    </message>
    <message>
        <source>… women served by them</source>
        <translation>服务妇女人次</translation>
    </message>
    <message>
        <source>Gachas asked for disputes</source>
        <translation>已排查嘎查（含零报告）</translation>
    </message>
    <message>
        <source>Days from a need&apos;s opening to its closing, the middle</source>
        <translation>诉求办理天数（中位数）</translation>
    </message>
    <message>
        <source>… the longest</source>
        <translation>… 最长天数</translation>
    </message>
    <message>
        <source>Disputes with a colour, open at first and new</source>
        <translation>分了等级的纠纷（期初未结与新增）</translation>
    </message>
    <message>
        <source>… red, open on the last day</source>
        <translation>… 期末未结：红色</translation>
    </message>
    <message>
        <source>… yellow, open on the last day</source>
        <translation>… 期末未结：黄色</translation>
    </message>
    <message>
        <source>… green, open on the last day</source>
        <translation>… 期末未结：绿色</translation>
    </message>
    <message>
        <source>Organisations that there are</source>
        <extracomment>Of organisations and posts, as they stand on the last day.</extracomment>
        <translation>组织（个）</translation>
    </message>
    <message>
        <source>… where one should be</source>
        <translation>&#x3000;应建（个）</translation>
    </message>
    <message>
        <source>… built</source>
        <translation>&#x3000;已建（个）</translation>
    </message>
    <message>
        <source>… built or covered by another&apos;s</source>
        <translation>&#x3000;已覆盖</translation>
    </message>
    <message>
        <source>… group members</source>
        <translation>&#x3000;团体会员（个）</translation>
    </message>
    <message>
        <source>… of the two new fields</source>
        <translation>&#x3000;“两新”组织（个）</translation>
    </message>
    <message>
        <source>… of the three new fields</source>
        <translation>&#x3000;“三新”领域（个）</translation>
    </message>
    <message>
        <source>… whose term ends within half a year</source>
        <translation>&#x3000;半年内届满（个）</translation>
    </message>
    <message>
        <source>… whose term is over</source>
        <translation>&#x3000;届满未换（个）</translation>
    </message>
    <message>
        <source>Chairs</source>
        <translation>主席（人）</translation>
    </message>
    <message>
        <source>… full-time</source>
        <translation>&#x3000;专职主席（人）</translation>
    </message>
    <message>
        <source>… in the committees of their place</source>
        <translation>&#x3000;主席进“两委”或班子（人）</translation>
    </message>
    <message>
        <source>Vice chairs</source>
        <translation>副主席（人）</translation>
    </message>
    <message>
        <source>… full-time vice chairs</source>
        <translation>&#x3000;专职副主席（人）</translation>
    </message>
    <message>
        <source>… part-time vice chairs</source>
        <translation>&#x3000;兼职副主席（人）</translation>
    </message>
    <message>
        <source>… seconded vice chairs</source>
        <translation>&#x3000;挂职副主席（人）</translation>
    </message>
    <message>
        <source>Standing members</source>
        <translation>常委（人）</translation>
    </message>
    <message>
        <source>Delegates</source>
        <translation>妇女代表（人）</translation>
    </message>
    <message>
        <source>Executives, different people</source>
        <translation>执委人数（人）</translation>
    </message>
    <message>
        <source>… their seats</source>
        <translation>&#x3000;执委职数（个）</translation>
    </message>
    <message>
        <source>Planned seats</source>
        <translation>核定职数（个）</translation>
    </message>
    <message>
        <source>… vacant</source>
        <translation>&#x3000;空缺</translation>
    </message>
    <message>
        <source>Executives in the Party</source>
        <translation>执委中：中共党员</translation>
    </message>
    <message>
        <source>… of ethnic minorities</source>
        <translation>&#x3000;少数民族</translation>
    </message>
    <message>
        <source>… Mongols</source>
        <translation>&#x3000;蒙古族</translation>
    </message>
    <message>
        <source>… of 35 years or younger</source>
        <translation>&#x3000;35岁以下</translation>
    </message>
    <message>
        <source>… whose age is not known</source>
        <translation>&#x3000;年龄不详（人）</translation>
    </message>
    <message>
        <source>… with college or more</source>
        <translation>&#x3000;大专以上</translation>
    </message>
    <message>
        <source>… from the front line of work</source>
        <translation>&#x3000;基层一线</translation>
    </message>
    <message>
        <source>… new in office</source>
        <translation>&#x3000;新任</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>季</translation>
    </message>
    <message>
        <source>Half year</source>
        <translation>半年</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年</translation>
    </message>
    <message>
        <source>The month in figures</source>
        <translation>本月小结</translation>
    </message>
    <message>
        <source>The quarter in figures</source>
        <translation>季度小结</translation>
    </message>
    <message>
        <source>The half year in figures</source>
        <translation>半年小结</translation>
    </message>
    <message>
        <source>The year in figures</source>
        <translation>年度小结</translation>
    </message>
    <message>
        <source>First half of {year}</source>
        <translation>{year}年上半年</translation>
    </message>
    <message>
        <source>Second half of {year}</source>
        <translation>{year}年下半年</translation>
    </message>
    <message>
        <source>Quarter {number} of {year}</source>
        <translation>{year}年第{number}季度</translation>
    </message>
</context>
<context>
    <name>reports</name>
    <message>
        <source>check mark {mark}</source>
        <translation>校验码 {mark}</translation>
    </message>
    <message>
        <source>counted by {pack}</source>
        <translation>口径：{pack}</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>本年累计</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动场次</translation>
    </message>
    <message>
        <source>Attendances</source>
        <translation>人次</translation>
    </message>
    <message>
        <source>Of women</source>
        <translation>其中妇女</translation>
    </message>
    <message>
        <source>Different women</source>
        <translation>妇女人数</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>走访对象</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访次数</translation>
    </message>
    <message>
        <source>Not classified</source>
        <translation>未分类</translation>
    </message>
    <message>
        <source>frozen {moment}</source>
        <translation>{moment} 定稿</translation>
    </message>
    <message>
        <source>Told of earlier periods</source>
        <translation>上期补记</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Filled in by</source>
        <translation>填表人</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>审核人</translation>
    </message>
    <message>
        <source>Unit (seal)</source>
        <translation>单位（章）</translation>
    </message>
    <message>
        <source>By kind of activity</source>
        <translation>按活动类别</translation>
    </message>
    <message>
        <source>Visits by whom they went to</source>
        <translation>按走访对象</translation>
    </message>
    <message>
        <source>Work of the women&apos;s federation, {term}</source>
        <translation>妇联工作报表（{term}）</translation>
    </message>
    <message>
        <source>Frozen, not sent yet</source>
        <translation>已定稿，未上报</translation>
    </message>
    <message>
        <source>Sent up</source>
        <translation>已上报</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已收到</translation>
    </message>
    <message>
        <source>Returned to be changed</source>
        <translation>退回修改</translation>
    </message>
    <message>
        <source>Added up by the office</source>
        <translation>已汇总</translation>
    </message>
    <message>
        <source>This computer&apos;s clock stands before the period. Check the date; the report will carry a wrong day.</source>
        <extracomment>Code → words where all is well (&quot;&quot;: it is not told then), and where something was found.</extracomment>
        <translation>这台电脑的日期比这一期还早，请检查日期；否则报表上的定稿日期会是错的。</translation>
    </message>
    <message>
        <source>The period is over</source>
        <translation>这一期已经截止</translation>
    </message>
    <message>
        <source>The period is still running; what comes until its end will be a difference.</source>
        <translation>这一期还没有截止；定稿后到截止前新登记的，会列为变化。</translation>
    </message>
    <message>
        <source>Every planned activity was marked as held or called off</source>
        <translation>计划的活动都已登记“已举办”或“已取消”</translation>
    </message>
    <message>
        <source>Planned activities whose day is past, neither held nor called off: {n}</source>
        <translation>有 {n} 场计划的活动日子已过，还没登记是否举办</translation>
    </message>
    <message>
        <source>It is known of everybody whether she came</source>
        <translation>每个人到没到都已核对</translation>
    </message>
    <message>
        <source>Of so many it is not known whether they came, so they are not counted: {n}</source>
        <translation>有 {n} 人次还没核对是否到场，没有计入</translation>
    </message>
    <message>
        <source>Nothing of it was written differently by two people</source>
        <translation>没有两人填写不一致的内容</translation>
    </message>
    <message>
        <source>Two people wrote different things, and nobody decided yet: {n}</source>
        <translation>有 {n} 处两人填写不一致，还没有确定</translation>
    </message>
    <message>
        <source>This laptop has synced since the period ended</source>
        <translation>截止以后，这台电脑已经同步过</translation>
    </message>
    <message>
        <source>This laptop has not synced since the period ended; others may have more.</source>
        <translation>截止以后，这台电脑还没有同步过；别的电脑上可能还有记录</translation>
    </message>
    <message>
        <source>Changes of this laptop that are not sent yet: {n}</source>
        <translation>这台电脑有 {n} 处改动还没有同步出去</translation>
    </message>
    <message>
        <source>Earlier reports changed by more than a few, and nobody chose how to tell it: {n}</source>
        <translation>有 {n} 份以前的报表定稿后变化较多，还没有选“补报”或“并入下期”</translation>
    </message>
    <message>
        <source>Nothing was written down yet in this period: its zeros only say that.</source>
        <translation>这一期还没有开始登记，0 只表示没有记录</translation>
    </message>
    <message>
        <source>The report ends on day {n}, which this month does not have: its last day counts</source>
        <translation>截止日是 {n} 日，这个月没有这一天，算到月末</translation>
    </message>
    <message>
        <source>No figure is 0 that was never 0 in six months</source>
        <translation>没有突然变成 0 的指标</translation>
    </message>
    <message>
        <source>{figure} is 0, and was never 0 in the six months before</source>
        <translation>“{figure}”本期是 0，前六个月从没有过 0</translation>
    </message>
    <message>
        <source>The kinds of activity add up to the total</source>
        <translation>各类活动加起来等于合计</translation>
    </message>
    <message>
        <source>The kinds of activity do not add up to the total</source>
        <translation>各类活动加起来不等于合计</translation>
    </message>
    <message>
        <source>At least as many attendances as different people</source>
        <translation>人次不少于人数</translation>
    </message>
    <message>
        <source>Fewer attendances than different people</source>
        <translation>人次少于人数</translation>
    </message>
    <message>
        <source>{figure}: there is nothing to be a share of; — is written, not 0 %</source>
        <translation>“{figure}”没有可以比的总数，写“—”，不写 0 %</translation>
    </message>
    <message>
        <source>No figure is far from the year before</source>
        <translation>没有与上年同期相差很大的指标</translation>
    </message>
    <message>
        <source>{figure}: {growth} on the year before; say why</source>
        <translation>{figure}：比上年同期 {growth}，请写明原因</translation>
    </message>
    <message>
        <source>No share is above 100 %</source>
        <translation>没有超过 100 % 的比例</translation>
    </message>
    <message>
        <source>{figure} is above 100 %; it goes up as it is</source>
        <translation>“{figure}”超过 100 %，照实上报，请核对</translation>
    </message>
    <message>
        <source>written down later</source>
        <extracomment>What is told in grey: nothing is wrong, and it is good to know.</extracomment>
        <translation>后来登记的</translation>
    </message>
    <message>
        <source>counts since</source>
        <translation>后来计入的</translation>
    </message>
    <message>
        <source>deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>moved to {day}</source>
        <translation>改到 {day}</translation>
    </message>
    <message>
        <source>no longer held</source>
        <translation>不再算已举办</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>有改动</translation>
    </message>
    <message>
        <source>somebody&apos;s sex was corrected</source>
        <translation>有人的性别作了更正</translation>
    </message>
    <message>
        <source>two records of one woman put together</source>
        <translation>合并（两条是同一人）</translation>
    </message>
    <message>
        <source>erased at her wish</source>
        <translation>应本人要求已删除资料</translation>
    </message>
    <message>
        <source>among them since</source>
        <translation>后来计入</translation>
    </message>
    <message>
        <source>no longer among them</source>
        <translation>不再计入</translation>
    </message>
    <message>
        <source>Version {n}</source>
        <translation>第{n}版</translation>
    </message>
    <message>
        <source>{act} ({channel})</source>
        <translation>{act}（{channel}）</translation>
    </message>
    <message>
        <source>{was} → no longer counted</source>
        <translation>{was} → 不再统计</translation>
    </message>
    <message>
        <source>{term}: {figures}</source>
        <translation>{term}：{figures}</translation>
    </message>
    <message>
        <source>frozen months {n}</source>
        <translation>各月定稿 {n}</translation>
    </message>
    <message>
        <source>told later {n}</source>
        <translation>上期补记 {n}</translation>
    </message>
    <message>
        <source>in no report yet {n}</source>
        <translation>还没报 {n}</translation>
    </message>
    <message>
        <source>counted in several months {n}</source>
        <translation>各月重复 {n}</translation>
    </message>
    <message>
        <source>days outside the months {n}</source>
        <translation>各月以外的日子 {n}</translation>
    </message>
    <message>
        <source>Frozen by a newer version of this program</source>
        <extracomment>Figures that tell two versions apart at a glance.</extracomment>
        <translation>用更新的程序定稿的</translation>
    </message>
    <message>
        <source>Of these without a sex noted</source>
        <translation>其中未填性别</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>In {term} {act_count} activities were held with {act_heads} attendances, {act_women_heads} of them of women.</source>
        <extracomment>A place is a figure&apos;s id with its first point as an underscore; sentences whose numbers are all 0 are left out.</extracomment>
        <translation>{term}，开展活动 {act_count} 场，参加 {act_heads} 人次，其中妇女 {act_women_heads} 人次。</translation>
    </message>
    <message>
        <source>{act_people} different people came, {act_women} of them women; {act_newcomers} came anew.</source>
        <translation>参加活动 {act_people} 人，其中妇女 {act_women} 人，新参加 {act_newcomers} 人。</translation>
    </message>
    <message>
        <source>In {term} {visit_count} visits were paid to {visit_households} households; {visit_women} women were visited.</source>
        <translation>{term}，走访 {visit_count} 次，{visit_households} 户，走访妇女 {visit_women} 人。</translation>
    </message>
    <message>
        <source>There are {home_count} women&apos;s homes; of those open all the time {home_active} held something.</source>
        <translation>妇女之家 {home_count} 个，整期开放的有 {home_active} 开展了活动。</translation>
    </message>
    <message>
        <source>Of the gachas and communities {org_reformed} have a women&apos;s federation; {officers_people} executives.</source>
        <translation>嘎查、社区会改联的 {org_reformed}，在任执委 {officers_people} 人。</translation>
    </message>
</context>
</TS>

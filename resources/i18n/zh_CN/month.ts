<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Behind</name>
    <message>
        <source>Close</source>
        <extracomment>The least size (pixels at scale 1).</extracomment>
        <translation>关闭</translation>
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
    <message>
        <source>Kind</source>
        <translation>类型</translation>
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
        <source>Not classified</source>
        <translation>未分类</translation>
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
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Of these without a sex noted</source>
        <translation>其中性别未填</translation>
    </message>
    <message>
        <source>Of women</source>
        <translation>妇女人次</translation>
    </message>
    <message>
        <source>Work of the women&apos;s federation, {term}</source>
        <translation>{term}妇联工作报表</translation>
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
    <name>PlotCard</name>
    <message>
        <source>Twelve months</source>
        <extracomment>What can be plotted, the first to begin with.</extracomment>
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
        <source>{month}: {number}</source>
        <translation>{month}：{number}</translation>
    </message>
    <message>
        <source>{month}: {number}, a year before {before}</source>
        <translation>{month}：{number}；上年同月 {before}</translation>
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
</TS>

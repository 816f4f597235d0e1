<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MonthPage</name>
    <message>
        <source>The month in figures</source>
        <extracomment>Page width (at scale 1) from which the two tables stand beside each other. … and from which all figures stand in one row.</extracomment>
        <translation>本月小结</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文字</translation>
    </message>
    <message>
        <source>Save as xlsx…</source>
        <translation>存为表格…</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
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
</TS>

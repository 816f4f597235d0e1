<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TrainingPage</name>
    <message>
        <source>Who is missing…</source>
        <translation>谁还没训…</translation>
    </message>
    <message>
        <source>Certificates (PDF)</source>
        <translation>结业证（PDF）</translation>
    </message>
    <message>
        <source>Trained now: {groups}</source>
        <translation>现在已训：{groups}</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>结业证</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Trained in turn</source>
        <translation>轮训</translation>
    </message>
    <message>
        <source>Coverage now {share} ({num} of {den} in office). Completed since {year}: {n}.</source>
        <translation>现在覆盖率 {share}（在任 {den} 人，已训 {num} 人）。{year} 年以来完成数：{n} 人。</translation>
    </message>
    <message>
        <source>Keep who is missing as a list</source>
        <translation>把未训的存为名单</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Never trained</source>
        <translation>未训</translation>
    </message>
    <message>
        <source>Too long ago</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Expires soon</source>
        <translation>将到期</translation>
    </message>
    <message>
        <source>Trained</source>
        <translation>已训</translation>
    </message>
    <message>
        <source>To be trained: {group}</source>
        <translation>待训：{group}</translation>
    </message>
    <message>
        <source>Saved as the list {name}</source>
        <translation>已存为名单“{name}”</translation>
    </message>
</context>
<context>
    <name>training</name>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>Write down a course</source>
        <translation>登记培训</translation>
    </message>
    <message>
        <source>Name of the course, place or teacher</source>
        <translation>班次、地点或授课人</translation>
    </message>
    <message>
        <source>No course is written down yet</source>
        <translation>还没有登记培训</translation>
    </message>
    <message>
        <source>Courses that other levels gave, with who was there; and ours of several days. An activity of the training kind counts by itself, as a course of one day.</source>
        <translation>上级办的班，谁参加了；本级连办几天的班。“培训”类的活动本身就算一期一天的班，不用再登记。</translation>
    </message>
    <message>
        <source>Course deleted</source>
        <translation>培训已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n courses</source>
        <translation>
            <numerusform>%n 期</numerusform>
        </translation>
    </message>
</context>
</TS>

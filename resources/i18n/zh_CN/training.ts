<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TrainingPage</name>
    <message>
        <source>How turns are counted…</source>
        <translation>轮训口径…</translation>
    </message>
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
    <message>
        <source>How turns are counted</source>
        <extracomment>The numbers in their order; the share is asked as so many days of so many.</extracomment>
        <translation>轮训口径</translation>
    </message>
    <message>
        <source>For the whole township, from now on. Reports that were frozen stay as they are.</source>
        <translation>全苏木统一，从现在起算；已定稿的报表不变。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>How turns are counted was set</source>
        <translation>轮训口径已设定</translation>
    </message>
    <message>
        <source>Years that a course counts</source>
        <translation>培训几年内有效</translation>
    </message>
    <message>
        <source>Days in office after which somebody untrained is told of</source>
        <translation>任职多少天没培训要提示</translation>
    </message>
    <message>
        <source>Days before it expires that this is told</source>
        <translation>到期前多少天提示</translation>
    </message>
    <message>
        <source>A course is finished by who came on so many days</source>
        <translation>结业：至少到课天数</translation>
    </message>
    <message>
        <source>… of so many</source>
        <translation>……在这么多天里</translation>
    </message>
    <message>
        <source>Hours of lessons that are a day</source>
        <translation>几学时算一天</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>YearlyTablePage</name>
    <message>
        <source>Yearly table of organisations</source>
        <extracomment>So many names of a cell are listed at once.</extracomment>
        <translation>基层组织建设统计表</translation>
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
        <source>{year}, by {day}</source>
        <translation>{year}年，截至{day}</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>项目</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>All of them as a list</source>
        <translation>全部列成名单</translation>
    </message>
    <message>
        <source>Nobody and nothing stands behind it.</source>
        <translation>没有。</translation>
    </message>
</context>
</TS>

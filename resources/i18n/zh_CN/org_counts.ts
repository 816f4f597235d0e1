<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>org_counts</name>
    <message>
        <source>Counts of women</source>
        <translation>妇女人数</translation>
    </message>
    <message>
        <source>Write down a count</source>
        <translation>登记人数</translation>
    </message>
    <message>
        <source>Organisation or note</source>
        <translation>组织名称或备注</translation>
    </message>
    <message>
        <source>No count yet</source>
        <translation>还没有登记人数</translation>
    </message>
    <message>
        <source>How many women work or live in each organisation, on which day they were counted.</source>
        <translation>登记各组织有多少妇女、哪天统计的，以前的人数也都留着。</translation>
    </message>
    <message>
        <source>Count deleted</source>
        <translation>人数已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n counts</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
</context>
</TS>

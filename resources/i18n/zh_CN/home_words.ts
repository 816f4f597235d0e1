<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>Keepers over time</source>
        <extracomment>Field → words.</extracomment>
        <translation>历任负责人</translation>
    </message>
    <message>
        <source>Who kept it</source>
        <translation>负责人姓名</translation>
    </message>
    <message>
        <source>Keeper since</source>
        <translation>负责开始</translation>
    </message>
    <message>
        <source>How she came to it</source>
        <translation>怎么产生的</translation>
    </message>
    <message>
        <source>Keeper until</source>
        <translation>负责结束</translation>
    </message>
    <message>
        <source>Checklist</source>
        <translation>核查项目</translation>
    </message>
    <message>
        <source>Home that was checked</source>
        <translation>核查的妇女之家</translation>
    </message>
    <message>
        <source>Checked on</source>
        <translation>核查日期</translation>
    </message>
    <message>
        <source>Checked by</source>
        <translation>核查人</translation>
    </message>
    <message>
        <source>Books that were there</source>
        <translation>簿册数</translation>
    </message>
    <message>
        <source>Check of a home</source>
        <translation>妇女之家核查</translation>
    </message>
    <message>
        <source>What was found there</source>
        <translation>核查情况</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>核查内容</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>核查结果</translation>
    </message>
    <message>
        <source>Name of the book</source>
        <translation>簿册名称</translation>
    </message>
    <message>
        <source>Filled from</source>
        <translation>内容来源</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>Place among the books</source>
        <translation>排列次序</translation>
    </message>
    <message>
        <source>Kept until</source>
        <translation>停用日期</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Keeper of a home</source>
        <translation>妇女之家负责人记录</translation>
    </message>
    <message>
        <source>Check of a home</source>
        <translation>妇女之家核查</translation>
    </message>
    <message>
        <source>Line of a check</source>
        <translation>核查的一项</translation>
    </message>
    <message>
        <source>Book</source>
        <translation>簿册</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HeldPlot</name>
    <message>
        <source>Activities, the last twelve months</source>
        <translation>近十二个月活动场次</translation>
    </message>
    <message>
        <source>The line across a bar is the same month of the year before.</source>
        <translation>柱上的横线是上年同月。</translation>
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
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DateEditor</name>
    <message>
        <source>like 11-24</source>
        <translation>如 11-24</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
</context>
<context>
    <name>ReferenceEditor</name>
    <message>
        <source>Take away</source>
        <translation>去掉</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
</context>
<context>
    <name>TagsEditor</name>
    <message>
        <source>Another word, Enter</source>
        <translation>输入后回车添加</translation>
    </message>
</context>
</TS>

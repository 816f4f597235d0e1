<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>OpeningsView</name>
    <message>
        <source>Who read it on this laptop</source>
        <extracomment>So many of the last times are told.</extracomment>
        <translation>谁看过（这台电脑上）</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>The page</source>
        <translation>她的页面</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>其他人</translation>
    </message>
</context>
</TS>

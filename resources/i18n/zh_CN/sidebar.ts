<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SideBar</name>
    <message>
        <source>Find</source>
        <extracomment>The least height of an entry; it has 40 where there is room (pixels at scale 1).</extracomment>
        <translation>查找</translation>
    </message>
</context>
</TS>

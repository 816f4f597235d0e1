<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SideBar</name>
    <message>
        <source>Find</source>
        <extracomment>Pixels: unfolded at any scale, if its words need no more; folded at scale 1. The least height of an entry; it has 40 where there is room (pixels at scale 1).</extracomment>
        <translation>查找</translation>
    </message>
</context>
</TS>

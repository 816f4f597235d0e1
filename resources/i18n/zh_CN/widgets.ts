<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Chips</name>
    <message>
        <source>More</source>
        <extracomment>Characters of typed words that a chip or a hint shows.</extracomment>
        <translation>更多</translation>
    </message>
</context>
</TS>

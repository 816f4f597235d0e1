<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Related</name>
    <message>
        <source>None.</source>
        <extracomment>So many of a kind are listed, the latest; all stand on its page.</extracomment>
        <translation>没有。</translation>
    </message>
</context>
</TS>

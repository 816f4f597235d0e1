<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <translation>查找</translation>
    </message>
</context>
</TS>

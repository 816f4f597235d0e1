<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FindingsPage</name>
    <message>
        <source>To look at</source>
        <translation>待核对</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>Sealed</source>
        <extracomment>(kind, field) or field → table of ``services.codes``.</extracomment>
        <translation>封存</translation>
    </message>
</context>
</TS>

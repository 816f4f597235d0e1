<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>To what she agrees</source>
        <translation>同意的内容</translation>
    </message>
    <message>
        <source>Agreed on</source>
        <translation>同意日期</translation>
    </message>
    <message>
        <source>How she agreed</source>
        <translation>同意方式</translation>
    </message>
    <message>
        <source>Read to her in</source>
        <translation>告知语言</translation>
    </message>
    <message>
        <source>Which form of words</source>
        <translation>告知书</translation>
    </message>
    <message>
        <source>Who agreed for her</source>
        <translation>监护人（不满14周岁）</translation>
    </message>
    <message>
        <source>Taken back on</source>
        <translation>撤回日期</translation>
    </message>
    <message>
        <source>How it was taken back</source>
        <translation>撤回方式</translation>
    </message>
    <message>
        <source>What she said (sealed)</source>
        <translation>她说的话（封存）</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Consent</source>
        <translation>同意</translation>
    </message>
</context>
</TS>

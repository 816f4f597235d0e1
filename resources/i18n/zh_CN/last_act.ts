<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Program</name>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>The last act was {name}&apos;s: {act}</source>
        <translation>最后一步是{name}做的：{act}</translation>
    </message>
    <message>
        <source>The last act is of {when}: {act}</source>
        <translation>最后一步是{when}做的：{act}</translation>
    </message>
    <message>
        <source>Nothing to redo. What was undone earlier stands in Settings.</source>
        <translation>没有可重做的。更早撤销的在“设置”里。</translation>
    </message>
</context>
</TS>

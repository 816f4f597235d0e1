<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PersonPicker</name>
    <message>
        <source>Name, initials or phone tail</source>
        <translation>姓名、首字母或电话尾号</translation>
    </message>
    <message>
        <source>moved away</source>
        <translation>已迁出</translation>
    </message>
    <message>
        <source>died</source>
        <translation>已去世</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>Chosen</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>↵ Choose</source>
        <translation>↵ 选择</translation>
    </message>
    <message>
        <source>{age} y</source>
        <translation>{age} 岁</translation>
    </message>
</context>
</TS>

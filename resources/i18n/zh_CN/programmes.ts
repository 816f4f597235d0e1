<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>programmes</name>
    <message>
        <source>Programmes of help</source>
        <translation>救助项目</translation>
    </message>
    <message>
        <source>New programme</source>
        <translation>新增项目</translation>
    </message>
    <message>
        <source>Name, office, or a word</source>
        <translation>名称、部门或内容</translation>
    </message>
    <message>
        <source>No programme yet</source>
        <translation>还没有救助项目</translation>
    </message>
    <message>
        <source>What an office helps with this year: from when to when, for whom, with which papers.</source>
        <translation>今年有什么救助：申报起止、对象、材料。</translation>
    </message>
    <message>
        <source>Programme deleted</source>
        <translation>项目已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n programmes</source>
        <translation>
            <numerusform>%n 个项目</numerusform>
        </translation>
    </message>
    <message>
        <source>One paper, then Enter</source>
        <translation>写一种材料，按回车</translation>
    </message>
</context>
</TS>

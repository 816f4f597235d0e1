<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ResolutionsPage</name>
    <message>
        <source>Ledger of resolutions</source>
        <translation>议定事项督办台账</translation>
    </message>
    <message>
        <source>Blank ledger</source>
        <translation>空白台账</translation>
    </message>
</context>
<context>
    <name>resolutions</name>
    <message>
        <source>Resolutions</source>
        <translation>议定事项</translation>
    </message>
    <message>
        <source>New resolution</source>
        <translation>登记议定事项</translation>
    </message>
    <message>
        <source>A word of it, or of its progress</source>
        <translation>事项或进展中的词</translation>
    </message>
    <message>
        <source>No resolution is open</source>
        <translation>没有未销号的议定事项</translation>
    </message>
    <message>
        <source>What a meeting resolved, with one person who answers for it and a day. It stands on each later agenda until a meeting closes it.</source>
        <translation>会上议定的事，一人负责、限期办完。销号之前，每次会的第一项都有它。</translation>
    </message>
    <message>
        <source>Resolution deleted</source>
        <translation>已删除议定事项</translation>
    </message>
    <message numerus="yes">
        <source>%n resolutions</source>
        <translation>
            <numerusform>%n 项议定事项</numerusform>
        </translation>
    </message>
    <message>
        <source>Closed ones too</source>
        <translation>含已销号</translation>
    </message>
    <message>
        <source>Due only</source>
        <translation>只看到期</translation>
    </message>
</context>
</TS>

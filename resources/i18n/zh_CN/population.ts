<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>population</name>
    <message>
        <source>Population</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Write down a count</source>
        <translation>登记人口数</translation>
    </message>
    <message>
        <source>Gacha or note</source>
        <translation>嘎查或备注</translation>
    </message>
    <message>
        <source>No count yet</source>
        <translation>还没有人口数</translation>
    </message>
    <message>
        <source>How many women each gacha has, from the police yearbook or the census. The yuan a woman that is due in a year goes by the last count of the year before.</source>
        <translation>每个嘎查有多少妇女，来自公安年报或普查。当年妇女人均一元钱的应到数，按上一年最后一次的人数计算。</translation>
    </message>
    <message>
        <source>Count deleted</source>
        <translation>已删除人口数</translation>
    </message>
    <message numerus="yes">
        <source>%n counts</source>
        <translation>
            <numerusform>%n 条人口数</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AidPage</name>
    <message>
        <source>Summary of the two cancers</source>
        <translation>两癌救助申报汇总表</translation>
    </message>
    <message>
        <source>Blank form</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>Write down this year&apos;s programme first.</source>
        <translation>请先登记今年的两癌救助项目。</translation>
    </message>
</context>
<context>
    <name>aid</name>
    <message>
        <source>Help</source>
        <translation>救助</translation>
    </message>
    <message>
        <source>Write down an application</source>
        <translation>登记申报</translation>
    </message>
    <message>
        <source>Name, initials, or a word</source>
        <translation>姓名、首字母或内容</translation>
    </message>
    <message>
        <source>No application yet</source>
        <translation>还没有申报</translation>
    </message>
    <message>
        <source>Who applied for which programme, what was decided, and when it was paid. Programmes come first.</source>
        <translation>谁申报了哪个项目、批没批、哪天发放。先登记救助项目。</translation>
    </message>
    <message>
        <source>Application deleted</source>
        <translation>申报已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n applications</source>
        <translation>
            <numerusform>%n 份申报</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of an illness: this is not sealed</source>
        <translation>不写病情：这里没有封存</translation>
    </message>
</context>
</TS>

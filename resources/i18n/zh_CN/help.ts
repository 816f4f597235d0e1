<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HelpPanel</name>
    <message>
        <source>Page before</source>
        <extracomment>Height of a line, in per cent of what the font asks for: Chinese text set tightly is tiring.</extracomment>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>All pages</source>
        <translation>全部说明</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
</context>
</TS>

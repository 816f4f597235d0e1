<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Cover</name>
    <message>
        <source>Covered</source>
        <extracomment>The page of cards; pages that are not in the side bar are found there. So many choices of the find box are offered again. The least size of the window: what a screen of 1366 × 768 at 150 % leaves with its bars.</extracomment>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>F9 or a click shows the window again.</source>
        <translation>按 F9 或点击，恢复显示。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Sumu Home</source>
        <translation>苏木之家</translation>
    </message>
    <message>
        <source>Your role does not open this page.</source>
        <translation>您的角色不打开这一页。</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <extracomment>What a toast leaves free of its area at each side, its own edges counted (pixels at scale 1). Below it: the status line, and the foot of a panel with the button that she presses next. A longer text is broken into lines, and cut after the last one with the whole in its hint.</extracomment>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>Something went wrong in the program</source>
        <translation>程序出错了</translation>
    </message>
    <message>
        <source>What was saved is safe, and you can go on. Please copy this report and send it to whoever looks after the program; it holds no names and no records.</source>
        <translation>已保存的内容都在，可以继续工作。请复制这份报告，发给负责维护程序的人；其中没有姓名，也没有任何记录。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>Notifier</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试一次</translation>
    </message>
</context>
</TS>

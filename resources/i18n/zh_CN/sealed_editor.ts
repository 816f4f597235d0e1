<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SealedEditor</name>
    <message>
        <source>Show…</source>
        <extracomment>Words that were shown hide themselves after so long without a key (milliseconds).</extracomment>
        <translation>查看…</translation>
    </message>
    <message>
        <source>Hide</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>{sealed}. {why}</source>
        <translation>{sealed}。{why}</translation>
    </message>
    <message>
        <source>Sealed: only you and whom you name can read this.</source>
        <translation>封存：只有您和您指定的人能看。</translation>
    </message>
</context>
</TS>

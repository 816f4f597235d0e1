<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MatrixPage</name>
    <message>
        <source>Copy for a table (Ctrl+C)</source>
        <translation>复制为表格（Ctrl+C）</translation>
    </message>
    <message>
        <source>Save as xlsx…</source>
        <translation>另存为 xlsx…</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>打印（Ctrl+P）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Save as xlsx</source>
        <translation>另存为 xlsx</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
</TS>

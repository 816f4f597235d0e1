<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ListPage</name>
    <message>
        <source>Nothing here yet</source>
        <extracomment>From this scale on, and in a window that is lower than this (pixels at scale 1) when the page is first shown, many filters would take the list&apos;s place: they are scrolled to. How high they stand then: two rows.</extracomment>
        <translation>这里还没有内容</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Try fewer letters, initials, or the last digits of a phone number.</source>
        <translation>少输几个字，或试试首字母、电话尾号。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Take the list out: spreadsheet, clipboard, paper…</source>
        <translation>导出列表：表格、剪贴板、打印花名册…</translation>
    </message>
    <message>
        <source>“{text}”</source>
        <translation>“{text}”</translation>
    </message>
    <message>
        <source>{n} chosen</source>
        <translation>选中 {n} 条</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Take out or print…</source>
        <translation>导出或打印…</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
</context>
</TS>

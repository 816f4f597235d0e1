<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PhotosPage</name>
    <message>
        <source>Photos</source>
        <extracomment>Side of a thumbnail and width of its cell, at scale 1. Thumbnails that are kept decoded. Kind of a record → the page that shows it.</extracomment>
        <translation>照片</translation>
    </message>
    <message>
        <source>Activity, place, or a word of it</source>
        <translation>活动、地点或内容里的字</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Women&apos;s home</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>Ctrl or Shift chooses several; a double click opens the record.</source>
        <translation>按住 Ctrl 或 Shift 选多张；双击打开那条记录。</translation>
    </message>
    <message>
        <source>How far the export is</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>All months</source>
        <translation>全部月份</translation>
    </message>
    <message>
        <source>All homes</source>
        <translation>全部妇女之家</translation>
    </message>
    <message>
        <source>No photo fits</source>
        <translation>没有符合的照片</translation>
    </message>
    <message>
        <source>Choose another month or home, or fewer words.</source>
        <translation>换一个月份或妇女之家，或者少写几个字。</translation>
    </message>
    <message>
        <source>No photo yet</source>
        <translation>还没有照片</translation>
    </message>
    <message>
        <source>Photos of activities, visits and homes stand here.</source>
        <translation>活动、走访和妇女之家的照片都会列在这里。</translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n chosen…</source>
        <translation>
            <numerusform>导出选中的 %n 张…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export all %n…</source>
        <translation>
            <numerusform>导出全部 %n 张…</numerusform>
        </translation>
    </message>
    <message>
        <source>Into which folder?</source>
        <translation>导出到哪个文件夹？</translation>
    </message>
    <message>
        <source>Writing photo {n} of {total}</source>
        <translation>正在导出第 {n} 张，共 {total} 张</translation>
    </message>
    <message numerus="yes">
        <source>%n photos exported</source>
        <translation>
            <numerusform>已导出 %n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n 张那里已经有了</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are not on this laptop yet: sync first</source>
        <translation>
            <numerusform>%n 张还没传到这台电脑，请先同步</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
</context>
</TS>

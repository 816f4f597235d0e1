<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ExportDialog</name>
    <message>
        <source>Take out: {list}</source>
        <extracomment>Pixels at scale 1 that the words of a column of the list have.</extracomment>
        <translation>导出：{list}</translation>
    </message>
    <message numerus="yes">
        <source>The whole list: %n</source>
        <translation>
            <numerusform>列表中全部 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chosen rows: %n</source>
        <translation>
            <numerusform>选中的 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Narrowed to: {what}</source>
        <translation>列表现在只显示：{what}</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>As what</source>
        <translation>导出成</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>表格（xlsx）</translation>
    </message>
    <message>
        <source>csv file</source>
        <translation>csv 文件</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸质花名册</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>要哪几列</translation>
    </message>
    <message>
        <source>Earlier (Alt+←)</source>
        <translation>往前移（Alt+←）</translation>
    </message>
    <message>
        <source>Later (Alt+→)</source>
        <translation>往后移（Alt+→）</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Identity numbers whole, not only their last digits</source>
        <translation>身份证号完整导出（不勾则只有后四位）</translation>
    </message>
    <message>
        <source>Your name, the time, how many and what for are written down, and every laptop shows it.</source>
        <translation>谁、什么时候、多少人、做什么用，都会记下来，各台电脑都看得到。</translation>
    </message>
    <message>
        <source>Only the last digits of identity numbers go out: with your role they stay here.</source>
        <translation>只导出身份证号后四位：您的角色不能导出完整号码。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>To the paper</source>
        <translation>看花名册</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message numerus="yes">
        <source>%n rows saved as {name}</source>
        <translation>
            <numerusform>%n 条已存为 {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are in the clipboard</source>
        <translation>
            <numerusform>%n 条已复制，可粘贴到表格或微信</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Program</name>
    <message>
        <source>{name} (sample)</source>
        <translation>{name}（示例）</translation>
    </message>
    <message>
        <source>Sample · {name}</source>
        <translation>示例 · {name}</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>The input method {name} cannot reach this program: only Latin letters arrive. Help says why.</source>
        <extracomment>What ``Settings.township`` holds while the sample is open. How long the end waits for what is under way (ms). When the first page has been painted and the rest of a start may follow (ms). How often the program looks whether a backup is due (ms).</extracomment>
        <translation>输入法 {name} 连不上本程序，只能打出字母。原因见帮助。</translation>
    </message>
    <message>
        <source>Last time the program was not closed: perhaps the power went. What was saved is safe.</source>
        <translation>上次程序没有正常关闭（可能断电了）。已保存的内容都在。</translation>
    </message>
    <message>
        <source>The last start ended by itself, so this one opens Today. What was saved is safe.</source>
        <translation>上次启动时程序意外关闭，所以这次从“今日”打开。已保存的内容都在。</translation>
    </message>
    <message>
        <source>Last time the program broke down. What was saved is safe.</source>
        <translation>上次程序意外退出。已保存的内容都在。</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Copied. It holds no names and no records; send it to whoever looks after the program.</source>
        <translation>已复制。报告里没有姓名和记录；请发给负责维护程序的人。</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>正在保存…</translation>
    </message>
    <message numerus="yes">
        <source>%n drafts not finished</source>
        <translation>
            <numerusform>%n 份草稿未完成</numerusform>
        </translation>
    </message>
    <message>
        <source>This laptop&apos;s date was set back: the last backup is dated {when}. Please check the date.</source>
        <translation>电脑的日期被调回过：最近一份备份写的是 {when}。请核对日期。</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>没有可撤销的操作</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>The last act was {name}&apos;s: {act}</source>
        <translation>最后一步是{name}做的：{act}</translation>
    </message>
    <message>
        <source>The last act is of {when}: {act}</source>
        <translation>最后一步是{when}做的：{act}</translation>
    </message>
    <message>
        <source>Nothing to redo. What was undone earlier stands in Settings.</source>
        <translation>没有可重做的。更早撤销的在“设置”里。</translation>
    </message>
</context>
</TS>

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
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>已加密</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
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
        <source>The input method {name} cannot reach this program: only Latin letters arrive. Help says why.</source>
        <translation>输入法 {name} 连不上本程序，只能打出字母。原因见帮助。</translation>
    </message>
    <message>
        <source>While these records were being encrypted, an older version of the program began others. They were moved to {folder}, where they lie unencrypted: if something was written there, write it down here anew, then delete that folder.</source>
        <translation>这些记录正在加密的时候，旧版本的程序另外新建了一份记录。那一份已移到 {folder}，没有加密：如果在里面写过内容，请在这里重新登记，然后删除那个文件夹。</translation>
    </message>
</context>
</TS>

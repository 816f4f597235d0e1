<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HistoryView</name>
    <message>
        <source>It came with the first copy; what was written before is on the server.</source>
        <translation>这条记录是首次同步时带来的，更早的修改记录在服务器上。</translation>
    </message>
    <message numerus="yes">
        <source>%n earlier entries</source>
        <translation>
            <numerusform>还有更早的 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Show earlier entries</source>
        <extracomment>Further back the history is shown on request only. More fields than this in one entry stand in one paragraph: the making of a record. Fields that say nothing to a person.</extracomment>
        <translation>显示更早的</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在向服务器查询…</translation>
    </message>
    <message>
        <source>The server has nothing older.</source>
        <translation>服务器上也没有更早的了。</translation>
    </message>
    <message>
        <source>Older entries may be on the server; it cannot be reached now.</source>
        <translation>更早的可能在服务器上，现在连不上。</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>未被采纳</translation>
    </message>
    <message>
        <source>Not yet sent</source>
        <translation>待上传</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>{field}: {value} (superseded)</source>
        <translation>{field}：{value}（被取代）</translation>
    </message>
    <message>
        <source>{field}: {value} (two people differed)</source>
        <translation>{field}：{value}（与他人写的不一致，另行选定）</translation>
    </message>
    <message>
        <source>{field}: {value} (was {before})</source>
        <translation>{field}：{value}（原为 {before}）</translation>
    </message>
    <message>
        <source>Several people’s changes together</source>
        <translation>几个人的修改合在一起</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>其他人</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BinPage</name>
    <message>
        <source>Recycle bin</source>
        <extracomment>Fields of a record that say nothing to a person.</extracomment>
        <translation>回收站</translation>
    </message>
    <message>
        <source>Name, or initials of a person</source>
        <translation>名称，或人名首字母</translation>
    </message>
    <message>
        <source>The recycle bin is empty</source>
        <translation>回收站是空的</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>找回</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Someone else</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>(no name)</source>
        <translation>（无名）</translation>
    </message>
    <message>
        <source>About it</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Deleted by</source>
        <translation>删除人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>删除时间</translation>
    </message>
    <message numerus="yes">
        <source>%n rows were written to it elsewhere</source>
        <translation>
            <numerusform>别处又写入了 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted records of every laptop are kept here: for {first} days, and longer until each laptop has synced; after {last} days the server empties them. Who was erased on request does not come back.</source>
        <translation>各台电脑删除、撤销的记录都留在这里：至少 {first} 天，有电脑还没同步的会更久；满 {last} 天由服务器清空。按本人要求删除的人不能找回。</translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %n</source>
        <translation>
            <numerusform>找回 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were written to it where the deletion was not known. They show with it.</source>
        <translation>
            <numerusform>别处还不知道已删除时，又写入了 %n 条记录；恢复后会一并显示。</numerusform>
        </translation>
    </message>
    <message>
        <source>Brought back: {name}</source>
        <translation>已找回：{name}</translation>
    </message>
    <message numerus="yes">
        <source>%n records brought back</source>
        <translation>
            <numerusform>已找回 %n 条记录</numerusform>
        </translation>
    </message>
</context>
</TS>

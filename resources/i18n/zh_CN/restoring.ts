<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>restoring</name>
    <message>
        <source>{township}, {when}: {women} women, {activities} activities, {visits} visits. It takes the place of the records here; these are kept among the backups.</source>
        <translation>{township}，{when}：妇女 {women} 人，活动 {activities} 次，走访 {visits} 次。恢复后代替现在的资料；现在的资料也会留一份备份。</translation>
    </message>
    <message>
        <source>What has gone up to the server is not undone by it: the next sync brings it again, deletions too. Women who were deleted by mistake are brought back on every laptop by the recycle bin.</source>
        <translation>已经传到服务器的修改，恢复备份撤销不了：下次同步又会回来，删除也一样。误删的妇女请到“回收站”找回，每台电脑上都会找回来。</translation>
    </message>
    <message>
        <source>This backup is from before the laptop joined its server. It stays joined; the next sync brings what is there.</source>
        <translation>这份备份是加入服务器以前的。恢复后仍然连着服务器，下次同步会把服务器上的资料补回来。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are damaged in this backup and are left out. Those that other laptops or the server have come with a sync.</source>
        <translation>
            <numerusform>这份备份里有 %n 张照片已经损坏，没有恢复。服务器或别的电脑上有的，同步时会再传来。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes of this laptop that came after the backup could still be read in the damaged file and are here.</source>
        <translation>
            <numerusform>备份之后在这台电脑上写的 %n 项修改，从损坏的文件里还读得出来，已经找回。</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不恢复</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore this backup?</source>
        <translation>恢复这份备份？</translation>
    </message>
</context>
</TS>

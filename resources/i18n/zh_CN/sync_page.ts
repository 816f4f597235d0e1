<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <extracomment>Refused operations that are shown.</extracomment>
        <translation>同步</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>同步情况</translation>
    </message>
    <message>
        <source>Join your township&apos;s server</source>
        <translation>加入本苏木的服务器</translation>
    </message>
    <message>
        <source>Your records are on this laptop only. With an invitation from the banner they also go to the server, and to the other laptops of your township. Work goes on without it.</source>
        <translation>资料目前只存在这台电脑上。凭旗妇联给的邀请加入后，资料会同时存到服务器，并与本苏木其他电脑互通。不加入也可以照常工作。</translation>
    </message>
    <message>
        <source>The invitation&apos;s line</source>
        <translation>邀请码（一行文字）</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Two people wrote different things</source>
        <translation>两人填写的内容不一致</translation>
    </message>
    <message>
        <source>Nothing is lost: choose which one holds. It can be undone.</source>
        <translation>两边的内容都在，请选择以哪一个为准。选错了可以撤销。</translation>
    </message>
    <message>
        <source>Not taken by the server</source>
        <translation>服务器未接收的修改</translation>
    </message>
    <message>
        <source>Nothing waits: everything is at the server.</source>
        <translation>没有待上传的内容，全部已在服务器上。</translation>
    </message>
    <message>
        <source>sent {sent}, received {received}</source>
        <translation>上传 {sent} 项，收到 {received} 项</translation>
    </message>
    <message>
        <source>Checked: exactly the same</source>
        <translation>已核对，完全一致</translation>
    </message>
    <message>
        <source>This one holds</source>
        <translation>以此为准</translation>
    </message>
    <message>
        <source>You wrote, {when}</source>
        <translation>您写的，{when}</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>{name} wrote, {when}</source>
        <translation>{name}写的，{when}</translation>
    </message>
    <message>
        <source>Decided: {subject}</source>
        <translation>已确定：{subject}</translation>
    </message>
    <message>
        <source>{when}: {subject}, {fields}</source>
        <translation>{when}：{subject}，{fields}</translation>
    </message>
    <message>
        <source>The server could not take this value; please type it again.</source>
        <translation>服务器不能接收这个内容，请重新填写。</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>打开邀请文件</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n changes not yet sent</source>
        <translation>
            <numerusform>%n 项修改未上传</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes}, since {when}</source>
        <translation>{changes}，最早的是{when}</translation>
    </message>
    <message>
        <source>On this laptop only</source>
        <translation>仅存本机</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>尚未同步</translation>
    </message>
    <message>
        <source>Last sync {when}</source>
        <translation>上次同步 {when}</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Sent: {number} changes</source>
        <translation>已发送 {number} 条更改</translation>
    </message>
    <message>
        <source>Received: {number} changes</source>
        <translation>已接收 {number} 条更改</translation>
    </message>
    <message>
        <source>First copy: {number} records</source>
        <translation>首次复制 {number} 条记录</translation>
    </message>
    <message>
        <source>Small pictures: {number}</source>
        <translation>缩略图 {number}</translation>
    </message>
    <message>
        <source>Photos: {number}</source>
        <translation>照片 {number}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>每秒 {size}</translation>
    </message>
    <message>
        <source>other records</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>activities</source>
        <extracomment>Kind → words for so many records&apos; changes.</extracomment>
        <translation>活动</translation>
    </message>
    <message>
        <source>attendances</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>women</source>
        <translation>妇女</translation>
    </message>
    <message>
        <source>households</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>homes</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>units</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>sheets</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片</translation>
    </message>
</context>
</TS>

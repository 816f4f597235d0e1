<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FirstDays</name>
    <message>
        <source>What to do first</source>
        <extracomment>Width (at scale 1) from which two steps stand beside each other. Words of a button, and what it does.</extracomment>
        <translation>先做这几件</translation>
    </message>
    <message>
        <source>Join a server</source>
        <translation>连接服务器</translation>
    </message>
    <message>
        <source>Back up to a stick</source>
        <translation>备份到 U 盘</translation>
    </message>
    <message>
        <source>The roster of women</source>
        <translation>妇女名册</translation>
    </message>
    <message>
        <source>Choose the files that you keep in WPS or Excel, or paste their rows; or begin with one woman.</source>
        <translation>选择WPS、Excel里的名册文件，或粘贴其中的行；也可以先录一位。</translation>
    </message>
    <message>
        <source>Import a roster</source>
        <translation>导入名册</translation>
    </message>
    <message>
        <source>Add a woman</source>
        <translation>新增妇女</translation>
    </message>
    <message>
        <source>The women&apos;s homes</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>Each gacha&apos;s home, and mobile ones at their winter and summer camps.</source>
        <translation>各嘎查的妇女之家，还有冬营地、夏营地上的流动妇女之家。</translation>
    </message>
    <message>
        <source>Add a home</source>
        <translation>登记妇女之家</translation>
    </message>
    <message>
        <source>The first activity</source>
        <translation>第一场活动</translation>
    </message>
    <message>
        <source>Who came, what was done. It takes a minute and needs no network.</source>
        <translation>谁来了，做了什么。一分钟，不用网络。</translation>
    </message>
    <message>
        <source>Log an activity</source>
        <translation>登记活动</translation>
    </message>
    <message>
        <source>A second place for it all</source>
        <translation>再留一份</translation>
    </message>
    <message>
        <source>A laptop can break: join the banner&apos;s server, or keep a backup on a stick.</source>
        <translation>电脑会坏：连上旗里的服务器，或者在 U 盘上留一份备份。</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>Log an activity</source>
        <extracomment>Page width (at scale 1) under which the columns stand below each other. … and from which what was done last has a column of its own. Backups older than so many days are spoken of.</extracomment>
        <translation>登记活动</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>Hello, {name}</source>
        <translation>{name}，您好</translation>
    </message>
    <message>
        <source>What is due today</source>
        <translation>今天要办的事</translation>
    </message>
    <message>
        <source>Coming up</source>
        <translation>近期安排</translation>
    </message>
    <message>
        <source>Nothing is planned for the next seven days.</source>
        <translation>未来七天没有安排。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message numerus="yes">
        <source>%n expected</source>
        <translation>
            <numerusform>应到 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Sheet printed</source>
        <translation>签到表已打印</translation>
    </message>
    <message>
        <source>Print sheet</source>
        <translation>打印签到表</translation>
    </message>
    <message>
        <source>Before you leave</source>
        <translation>出门之前</translation>
    </message>
    <message>
        <source>No server joined yet. Everything is kept here, and on the stick that you back up to.</source>
        <translation>还没有加入服务器。资料都存在这台电脑上，记得备份到U盘。</translation>
    </message>
    <message>
        <source>Kept on this laptop only</source>
        <translation>仅存本机</translation>
    </message>
    <message>
        <source>Since {day}. They are safe here and go out when there is a line.</source>
        <translation>自{day}起。都已保存在本机，有网络时自动上传。</translation>
    </message>
    <message numerus="yes">
        <source>%n changes not yet sent</source>
        <translation>
            <numerusform>%n 条待上传</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything is sent</source>
        <translation>已全部上传</translation>
    </message>
    <message>
        <source>The date of this laptop is wrong, or was</source>
        <translation>电脑的日期不对，或曾经不对</translation>
    </message>
    <message>
        <source>The last backup is dated {when}.</source>
        <translation>最近一份备份写的是 {when}。</translation>
    </message>
    <message>
        <source>Check the date</source>
        <translation>请核对日期</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Keep one on a stick as well.</source>
        <translation>U 盘上也留一份。</translation>
    </message>
    <message>
        <source>Last backup: {day}</source>
        <translation>上次备份：{day}</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>该备份了</translation>
    </message>
    <message>
        <source>The last backup could not be tried</source>
        <translation>最近一次备份没能试恢复</translation>
    </message>
    <message>
        <source>The disk has too little room, or does not answer. It is tried again a day later.</source>
        <translation>硬盘空间不够，或者没有响应。一天后会再试。</translation>
    </message>
    <message>
        <source>The last backup could not be put back</source>
        <translation>最近一次备份恢复不了</translation>
    </message>
    <message>
        <source>It was tried on {day}. The records are fine: make another backup now.</source>
        <translation>{day}试过一次。资料没有问题：请现在再备份一次。</translation>
    </message>
    <message>
        <source>Back up</source>
        <translation>去备份</translation>
    </message>
    <message>
        <source>Give this laptop a lock</source>
        <translation>给这台电脑上锁</translation>
    </message>
    <message>
        <source>The records lie in the clear. With a lock, a stolen laptop gives nothing away.</source>
        <translation>记录没有加密。上锁以后，电脑丢了也不会泄露内容。</translation>
    </message>
    <message>
        <source>Make the lock…</source>
        <translation>上锁…</translation>
    </message>
    <message numerus="yes">
        <source>Tried on {day}: it can be put back (%n women).</source>
        <translation>
            <numerusform>{day}试过：能恢复，共 %n 位妇女。</numerusform>
        </translation>
    </message>
    <message>
        <source>All figures</source>
        <translation>全部数字</translation>
    </message>
    <message>
        <source>No activity was held yet.</source>
        <translation>还没有办过活动。</translation>
    </message>
    <message>
        <source>Done last</source>
        <translation>最近办的活动</translation>
    </message>
    <message numerus="yes">
        <source>%n came</source>
        <translation>
            <numerusform>到场 %n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>To do today</source>
        <extracomment>So many lines are shown until all are asked for. What unfolds under this name is no contributor&apos;s line.</extracomment>
        <translation>今天要办</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>All that is to be looked at</source>
        <translation>全部待核对</translation>
    </message>
    <message>
        <source>Everything is done for today.</source>
        <translation>都办好了。</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>展开</translation>
    </message>
    <message>
        <source>{names} …</source>
        <translation>{names} 等</translation>
    </message>
    <message numerus="yes">
        <source>%n drafts not finished</source>
        <translation>
            <numerusform>%n 份草稿没有写完</numerusform>
        </translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Not a fault here</source>
        <translation>不是问题</translation>
    </message>
    <message>
        <source>Mended</source>
        <translation>已更正</translation>
    </message>
</context>
</TS>

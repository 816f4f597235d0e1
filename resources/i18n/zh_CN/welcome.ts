<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TownshipChoice</name>
    <message>
        <source>Its name or initials (wlmd), or the banner and its name</source>
        <translation>名称或拼音首字母（wlmd），也可先写旗再写名称</translation>
    </message>
    <message>
        <source>League or city</source>
        <translation>盟（市）</translation>
    </message>
    <message>
        <source>Banner or county</source>
        <translation>旗（县、区）</translation>
    </message>
    <message>
        <source>Township</source>
        <translation>苏木（乡、镇）</translation>
    </message>
    <message>
        <source>Take this one</source>
        <translation>就选这个</translation>
    </message>
</context>
<context>
    <name>Trouble</name>
    <message>
        <source>Sumu Home</source>
        <extracomment>Troubles that a backup ends; the others end by other means, and the file is whole.</extracomment>
        <translation>苏木之家</translation>
    </message>
    <message>
        <source>The records cannot be opened</source>
        <translation>资料无法打开</translation>
    </message>
    <message>
        <source>Choose a backup…</source>
        <translation>选择备份文件…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>退出程序</translation>
    </message>
    <message>
        <source>Looking for the newest good backup…</source>
        <translation>正在查找最近的完好备份…</translation>
    </message>
    <message>
        <source>There is no good backup on this laptop; one on a stick will do.</source>
        <translation>这台电脑上没有完好的备份，可以用U盘里的备份。</translation>
    </message>
    <message>
        <source>The backup of {when} is good. The damaged file is kept beside it.</source>
        <translation>{when} 的备份完好。损坏的文件会另外保留。</translation>
    </message>
    <message>
        <source>It holds {women} women, {activities} activities, {visits} visits.</source>
        <translation>其中妇女 {women} 人、活动 {activities} 场、走访 {visits} 次。</translation>
    </message>
    <message>
        <source>Its date is yet to come: this laptop&apos;s clock was wrong then, or is wrong now.</source>
        <translation>这个日期还没有到：电脑的日期当时不对，或现在不对。</translation>
    </message>
    <message>
        <source>Go on with this backup</source>
        <translation>用这份备份继续</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份文件</translation>
    </message>
    <message>
        <source>Backups (*.sumubak *.SUMUBAK *.db)</source>
        <translation>备份文件 (*.sumubak *.SUMUBAK *.db)</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Sumu Home</source>
        <translation>苏木之家</translation>
    </message>
    <message>
        <source>Back</source>
        <extracomment>Of the township that is begun here, and what opens it; None of the sample, and before they were chosen.</extracomment>
        <translation>返回</translation>
    </message>
    <message>
        <source>Welcome to Sumu Home</source>
        <translation>欢迎使用苏木之家</translation>
    </message>
    <message>
        <source>Everything is kept on this laptop and works without a network. How do you want to begin?</source>
        <translation>资料都存在这台电脑上，没有网络也能用。您想怎样开始？</translation>
    </message>
    <message>
        <source>Choose my township</source>
        <translation>选择我的苏木</translation>
    </message>
    <message>
        <source>Begin with its gachas from the official list.</source>
        <translation>按官方区划带出所辖嘎查。</translation>
    </message>
    <message>
        <source>Join by an invitation</source>
        <translation>凭邀请加入</translation>
    </message>
    <message>
        <source>My banner or my colleague gave me a line or a file.</source>
        <translation>旗妇联或同事给了我一行文字或一个文件。</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>From a stick or from another laptop.</source>
        <translation>U盘里的或另一台电脑上的备份。</translation>
    </message>
    <message>
        <source>Look at the sample township</source>
        <translation>打开示例苏木</translation>
    </message>
    <message>
        <source>Made-up people, everything can be tried out.</source>
        <translation>人物均为虚构，可以随意试用。</translation>
    </message>
    <message>
        <source>Which township?</source>
        <translation>您在哪个苏木？</translation>
    </message>
    <message>
        <source>Type its name, or go from the league to the banner to the township.</source>
        <translation>输入名称，或依次选择盟、旗、苏木。</translation>
    </message>
    <message>
        <source>Paste the line that begins with sumu, or open the file that you were given.</source>
        <translation>粘贴以 sumu 开头的那行文字，或打开收到的文件。</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>不再试了</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>One moment</source>
        <translation>请稍候</translation>
    </message>
    <message>
        <source>This is done once. It can be stopped and goes on later.</source>
        <translation>只需做一次。可以中途停止，以后接着做。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Who uses this laptop?</source>
        <translation>谁在用这台电脑？</translation>
    </message>
    <message>
        <source>Your name stands beside what you write.</source>
        <translation>您填写的内容旁会显示您的姓名。</translation>
    </message>
    <message>
        <source>Not among them? Write your name:</source>
        <translation>上面没有您？请写姓名：</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>您的姓名</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Joined. This laptop&apos;s eight digits:</source>
        <translation>已加入。这台电脑的八位数字：</translation>
    </message>
    <message>
        <source>Ring the banner office: the server&apos;s list of laptops must show the same digits.</source>
        <translation>请给旗妇联打个电话：服务器的电脑名单上应是同样的数字。</translation>
    </message>
    <message>
        <source>This backup is encrypted</source>
        <translation>这份备份是加密的</translation>
    </message>
    <message>
        <source>The recovery code stands on the paper made with the lock: six groups of five characters.</source>
        <translation>恢复码在上锁时打印或手抄的那张纸上：共 6 组，每组 5 个字符。</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>打开邀请文件</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份文件</translation>
    </message>
    <message>
        <source>Backups (*.sumubak *.SUMUBAK *.db)</source>
        <translation>备份文件 (*.sumubak *.SUMUBAK *.db)</translation>
    </message>
    <message>
        <source>{done} of {total} records</source>
        <translation>{done} / {total} 条记录</translation>
    </message>
    <message>
        <source>{done} records</source>
        <translation>{done} 条记录</translation>
    </message>
    <message>
        <source>Please write your name.</source>
        <translation>请填写您的姓名。</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>receiving</name>
    <message>
        <source>Sumu Home has nothing to do with this file: {name}</source>
        <translation>苏木之家用不上这个文件：{name}</translation>
    </message>
    <message>
        <source>This laptop has joined its server already. To join another, leave this one first, in Settings.</source>
        <translation>这台电脑已经加入服务器。要加入另一个，请先在“设置”里退出现在的服务器。</translation>
    </message>
    <message>
        <source>{name} holds changes for laptops that joined the township&apos;s server. This one has not: join here first.</source>
        <translation>{name} 里的变动只给已加入本苏木服务器的电脑读取。这台电脑还没有加入：请先在这里加入。</translation>
    </message>
    <message>
        <source>Begin first: choose the township, or join. Then open {name} again.</source>
        <translation>请先开始：选择苏木，或者加入。然后再打开 {name}。</translation>
    </message>
    <message>
        <source>Who only looks at the records here cannot put a backup in their place.</source>
        <translation>只能查看的人不能用备份替换这里的记录。</translation>
    </message>
    <message>
        <source>Something else is still under way here. Open {name} again once it is done.</source>
        <translation>这里还有别的事没做完。请稍后再打开 {name}。</translation>
    </message>
</context>
</TS>

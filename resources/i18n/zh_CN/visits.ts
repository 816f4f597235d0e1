<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>VisitsPage</name>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Name, initials, or a word of the visit</source>
        <translation>姓名、首字母或走访内容</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>No visit yet</source>
        <translation>还没有走访记录</translation>
    </message>
    <message>
        <source>Write down whom you visited, how she is and what was done. It takes a minute.</source>
        <translation>记下走访了谁、她的情况、做了什么，一分钟就好。</translation>
    </message>
    <message>
        <source>Others of the household who were there</source>
        <translation>家里还见到谁</translation>
    </message>
    <message>
        <source>People&apos;s diary</source>
        <extracomment>Fields that stand folded while they hold nothing.</extracomment>
        <translation>民情日记</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Show all dates</source>
        <translation>显示全部日期</translation>
    </message>
    <message>
        <source>More: target, others met, gift</source>
        <translation>更多：对象类别、同时见到的人、慰问</translation>
    </message>
    <message>
        <source>She asks for something</source>
        <translation>有诉求</translation>
    </message>
    <message>
        <source>She asks for something: a need opens with these words</source>
        <translation>有诉求：选类别，就用这些话登记一件诉求</translation>
    </message>
    <message>
        <source>This sounds as if it was said in confidence. As what she asks for choose health, or law and violence: the words go into a sealed need, and the visit keeps none.</source>
        <translation>这些话像是不便公开的。在“有诉求”里选健康或法律/家暴，这些话就转到封存的诉求里，走访记录不留。</translation>
    </message>
    <message>
        <source>Need opened</source>
        <translation>已登记诉求</translation>
    </message>
    <message>
        <source>Need {no}</source>
        <translation>诉求 {no}</translation>
    </message>
    <message>
        <source>{kind} of {who}</source>
        <translation>{who}的{kind}</translation>
    </message>
    <message>
        <source>Counts for: {links}</source>
        <translation>计入：{links}</translation>
    </message>
    <message>
        <source>winter camp, home, …</source>
        <translation>冬营地、家中……</translation>
    </message>
    <message>
        <source>Another one, by name</source>
        <translation>再加一位，输入姓名</translation>
    </message>
    <message>
        <source>How she lives and how she is</source>
        <translation>生活和身体情况</translation>
    </message>
    <message>
        <source>What she asks for, what is hard</source>
        <translation>有什么困难，有什么诉求</translation>
    </message>
    <message>
        <source>What was given, promised, passed on</source>
        <translation>当场办了什么、答应了什么、转交给谁</translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Visit deleted</source>
        <translation>走访已删除</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>screening</name>
    <message>
        <source>Screening</source>
        <translation>筛查</translation>
    </message>
    <message>
        <source>Write down who was asked</source>
        <translation>登记通知</translation>
    </message>
    <message>
        <source>Name or initials</source>
        <translation>姓名或首字母</translation>
    </message>
    <message>
        <source>Nobody was asked yet</source>
        <translation>还没有登记通知</translation>
    </message>
    <message>
        <source>Who was asked to a screening and on which day she went. What was found is between her and the doctor: there is no place for it here.</source>
        <translation>通知了谁、哪天参加的。结果是她和医生之间的事，这里没有地方写。</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n asked</source>
        <translation>
            <numerusform>通知 %n 人次</numerusform>
        </translation>
    </message>
</context>
</TS>

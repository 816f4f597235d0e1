<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HouseholdEditor</name>
    <message>
        <source>One of its women</source>
        <extracomment>So many chips stand open; so many activities are offered, the latest.</extracomment>
        <translation>家里的一位妇女</translation>
    </message>
    <message>
        <source>She is in no household yet: her page says with whom she lives.</source>
        <translation>她还没有登记家庭：请先在她的页面里写明和谁同住。</translation>
    </message>
</context>
</TS>

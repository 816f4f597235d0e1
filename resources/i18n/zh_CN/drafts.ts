<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DraftOffers</name>
    <message>
        <source>Draft: {title} · {time}</source>
        <translation>草稿：{title} · {time}</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>drafts</name>
    <message>
        <source>Woman</source>
        <extracomment>So many earlier drafts are offered beside a new record; the others stand on Today. Kind → the page whose form a draft of it goes on in, and what one record is called.</extracomment>
        <translation>妇女</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Women&apos;s home</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>（未写名称）</translation>
    </message>
    <message>
        <source>New: {kind}</source>
        <translation>新增{kind}</translation>
    </message>
    <message>
        <source>Change: {kind}</source>
        <translation>修改{kind}</translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation>草稿已放弃</translation>
    </message>
</context>
</TS>

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
        <source>Without a name</source>
        <extracomment>So many earlier drafts are offered beside a new record; the others stand on Today.</extracomment>
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

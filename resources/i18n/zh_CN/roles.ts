<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>roles</name>
    <message>
        <source>Chair of the township federation</source>
        <extracomment>Kinds that an import of a kind writes; women whom the roster does not have are newcomers. Who types attendance and visits opens these pages and no other. Fields that only those see who write: they call these women.</extracomment>
        <translation>苏木妇联主席</translation>
    </message>
    <message>
        <source>Vice chair of the township federation</source>
        <translation>苏木妇联副主席</translation>
    </message>
    <message>
        <source>Chair of a gacha</source>
        <translation>嘎查妇联主席</translation>
    </message>
    <message>
        <source>Writes down who came, and visits</source>
        <translation>录入员（只登记签到和走访）</translation>
    </message>
    <message>
        <source>Only looks</source>
        <translation>仅查看</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FormDraft</name>
    <message>
        <source>Draft</source>
        <extracomment>A draft is kept so long after the first key that is not in it (milliseconds), however steadily somebody types. So many characters tell a draft whose record has no name. The values that a form shows of a record; None where it is gone. Writes what was changed in a record (None: all of a new one); gives its id. Raises FieldErrors.</extracomment>
        <translation>草稿</translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation>草稿已放弃</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Meanwhile “{value}” was written here. Done keeps yours.</source>
        <translation>这期间本机已写成“{value}”。再点“完成”以您写的为准。</translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation>草稿已存 {time}</translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation>已保存 {time}</translation>
    </message>
</context>
</TS>

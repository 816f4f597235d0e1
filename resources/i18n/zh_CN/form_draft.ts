<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FormDraft</name>
    <message>
        <source>Draft</source>
        <extracomment>A draft is kept so long after the first key that is not in it (milliseconds), however steadily somebody types. The values that a form shows of a record; None where it is gone. Writes what was changed in a record (None: all of a new one); gives its id. Raises FieldErrors.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft discarded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Meanwhile “{value}” was written here. Done keeps yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft kept {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved {time}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draft: {title} · {time}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Program</name>
    <message>
        <source>Saving…</source>
        <extracomment>What ``Settings.township`` holds while the sample is open. How long the end waits for what is under way (ms). When the first page has been painted and the rest of a start may follow (ms). How often the program looks whether a backup is due (ms).</extracomment>
        <translation>正在保存…</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>app</name>
    <message>
        <source>Settings</source>
        <extracomment>Who works in a self-test, in characters that any Chinese font has.</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SearchField</name>
    <message>
        <source>Search</source>
        <extracomment>What an input method puts between the letters of two characters. Letters went into the text that no characters were chosen for; asked about once (``take_unchosen``).</extracomment>
        <translation>查找</translation>
    </message>
</context>
</TS>

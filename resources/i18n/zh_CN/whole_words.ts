<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>wholes</name>
    <message>
        <source>Made by a newer version of this program</source>
        <extracomment>So many cells of a form are named; how many there are is said.</extracomment>
        <translation>由更新的版本制作</translation>
    </message>
    <message>
        <source>{file}, {n} cells or columns: {cells}</source>
        <translation>{file}，设了 {n} 格（列）：{cells}</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
</context>
</TS>

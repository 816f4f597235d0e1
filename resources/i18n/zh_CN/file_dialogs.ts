<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>files</name>
    <message>
        <source>There is a file of this name already. What is in it would be lost.</source>
        <translation>这里已有同名文件，替换后原来的内容就没有了。</translation>
    </message>
    <message>
        <source>Another name</source>
        <translation>换个名字</translation>
    </message>
    <message>
        <source>Replace it</source>
        <translation>替换</translation>
    </message>
    <message>
        <source>Replace {name}?</source>
        <translation>替换 {name}？</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>letters</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>To</source>
        <translation>主送</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>Attached</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>落款</translation>
    </message>
    <message>
        <source>{part}, line {line}: nothing is called “{words}” here</source>
        <translation>{part}第{line}行：这里没有“{words}”这一项</translation>
    </message>
    <message>
        <source>{part}, line {line}: a brace {words} stands alone</source>
        <translation>{part}第{line}行：大括号 {words} 不成对</translation>
    </message>
    <message>
        <source>{part}, line {line}: the list “{words}” must stand alone on its line</source>
        <translation>{part}第{line}行：“{words}”是一张表，须单独占一行</translation>
    </message>
    <message>
        <source>{part}, line {line}: the list “{words}” cannot stand here</source>
        <translation>{part}第{line}行：“{words}”是一张表，不能放在这里</translation>
    </message>
    <message>
        <source>{part}: nothing stands there</source>
        <translation>{part}：没有内容</translation>
    </message>
    <message>
        <source>{part}: too long for a letter</source>
        <translation>{part}：太长，不像一份公文</translation>
    </message>
    <message>
        <source>{part}, line {line}: “{words}” begins with no step K01–K17</source>
        <translation>{part}第{line}行：“{words}”开头不是环节代码 K01–K17</translation>
    </message>
    <message>
        <source>{part}, line {line}: the step {words} stands twice</source>
        <translation>{part}第{line}行：环节 {words} 写了两次</translation>
    </message>
    <message>
        <source>It cannot be read here; a newer version of the program wrote it</source>
        <translation>这里读不懂；是更新版本的程序写的</translation>
    </message>
    <message>
        <source>The wording set here is broken, the usual one was used: {problems}</source>
        <translation>本地文字有错，已改用通用文字：{problems}</translation>
    </message>
    <message>
        <source>Blank</source>
        <translation>空白表</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BooksPage</name>
    <message>
        <source>Year before</source>
        <translation>上一年</translation>
    </message>
    <message>
        <source>Year after</source>
        <translation>下一年</translation>
    </message>
    <message>
        <source>All books of the year (PDF)</source>
        <translation>全年簿册合成一份（PDF）</translation>
    </message>
    <message>
        <source>They are filed</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>Begin with the ten books</source>
        <translation>建立五簿五册</translation>
    </message>
    <message>
        <source>How far the books of the year are</source>
        <translation>全年簿册做到哪里了</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>打印这一本</translation>
    </message>
    <message>
        <source>Print it blank</source>
        <translation>打印空白页</translation>
    </message>
    <message>
        <source>The ten books are begun</source>
        <translation>五簿五册已建立</translation>
    </message>
    <message>
        <source>The books of {year} are filed</source>
        <translation>{year} 年的簿册已归档</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>空白</translation>
    </message>
    <message>
        <source>Books of {year}</source>
        <translation>{year}年簿册</translation>
    </message>
</context>
<context>
    <name>books</name>
    <message>
        <source>Books of the year</source>
        <translation>五簿五册</translation>
    </message>
    <message>
        <source>New book</source>
        <translation>新增簿册</translation>
    </message>
    <message>
        <source>Name of a book</source>
        <translation>簿册名称</translation>
    </message>
    <message>
        <source>No book yet</source>
        <translation>还没有簿册</translation>
    </message>
    <message>
        <source>The five books and five registers, or as many as your banner asks for: filled from the records, or blank.</source>
        <translation>五簿五册，旗里要几本就建几本：从记录里自动填好，也可以打印空白的。</translation>
    </message>
    <message>
        <source>Book deleted</source>
        <translation>簿册已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n books</source>
        <translation>
            <numerusform>%n 本</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those that are kept no more</source>
        <translation>含已停用</translation>
    </message>
    <message>
        <source>As its source has them</source>
        <translation>不填就用常用栏目</translation>
    </message>
</context>
</TS>

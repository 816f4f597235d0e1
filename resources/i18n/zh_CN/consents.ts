<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>consents</name>
    <message>
        <source>Consents</source>
        <translation>本人同意</translation>
    </message>
    <message>
        <source>Write down a consent</source>
        <translation>登记同意</translation>
    </message>
    <message>
        <source>Name, form of words, guardian</source>
        <translation>姓名、告知书、监护人</translation>
    </message>
    <message>
        <source>No consent yet</source>
        <translation>还没有登记同意</translation>
    </message>
    <message>
        <source>Who agreed to what, when, and in which language it was read to her; the signed paper is a file of the record. To take it back, one date is enough.</source>
        <translation>谁同意了什么、什么时候、用哪种语言告知的；签过字的纸作为这条记录的文件。撤回只要写一个日期。</translation>
    </message>
    <message>
        <source>Consent deleted</source>
        <translation>已删除同意登记</translation>
    </message>
    <message numerus="yes">
        <source>%n consents</source>
        <translation>
            <numerusform>%n 条同意</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those that were taken back</source>
        <translation>含已撤回的</translation>
    </message>
</context>
</TS>

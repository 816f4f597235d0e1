<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HomeChecksPage</name>
    <message>
        <source>Found</source>
        <translation>核查结果</translation>
    </message>
    <message numerus="yes">
        <source>%n not judged</source>
        <translation>
            <numerusform>%n 项未查</numerusform>
        </translation>
    </message>
    <message>
        <source>all there</source>
        <translation>达标</translation>
    </message>
</context>
<context>
    <name>home_checks</name>
    <message>
        <source>Checks of homes</source>
        <translation>妇女之家核查</translation>
    </message>
    <message>
        <source>Check a home</source>
        <translation>登记核查</translation>
    </message>
    <message>
        <source>Home, checklist or note</source>
        <translation>妇女之家、核查项目或备注</translation>
    </message>
    <message>
        <source>No home was checked yet</source>
        <translation>还没有核查过</translation>
    </message>
    <message>
        <source>What each home has and lacks, by the checklist of the forms pack, with photos. It counts for its year.</source>
        <translation>按口径包里的清单逐项核查每个妇女之家有什么、缺什么，可附照片；计入当年。</translation>
    </message>
    <message>
        <source>Check deleted</source>
        <translation>核查已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n checks</source>
        <translation>
            <numerusform>%n 次核查</numerusform>
        </translation>
    </message>
</context>
</TS>

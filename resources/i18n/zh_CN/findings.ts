<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Beside</name>
    <message>
        <source>To look at</source>
        <translation>待核对</translation>
    </message>
</context>
<context>
    <name>FindingActs</name>
    <message>
        <source>Mend</source>
        <extracomment>Finding&apos;s act → the kind that it writes to.</extracomment>
        <translation>更正</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Not a fault here</source>
        <translation>不是问题</translation>
    </message>
    <message>
        <source>Look at it again</source>
        <translation>重新核对</translation>
    </message>
    <message>
        <source>Mended: {subject}</source>
        <translation>已更正：{subject}</translation>
    </message>
    <message>
        <source>It stands in the list again</source>
        <translation>已重新列入</translation>
    </message>
</context>
<context>
    <name>FindingsPage</name>
    <message>
        <source>Checking the records</source>
        <translation>资料核对</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>What is to be looked at</source>
        <translation>要核对什么</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>How to mend it</source>
        <translation>怎样更正</translation>
    </message>
    <message>
        <source>Organisation or name</source>
        <translation>组织或姓名</translation>
    </message>
    <message>
        <source>Nothing to look at</source>
        <translation>没有要核对的</translation>
    </message>
    <message>
        <source>What the records say fits together.</source>
        <translation>登记的内容前后一致。</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>No faults here</source>
        <translation>不是问题的</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Terms and re-elections</source>
        <translation>届次与换届</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>Serving women</source>
        <translation>联系服务</translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n 项待核对</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n no faults</source>
        <translation>
            <numerusform>%n 项不是问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开记录</translation>
    </message>
    <message>
        <source>Mended: {subject}</source>
        <translation>已更正：{subject}</translation>
    </message>
    <message>
        <source>Mend</source>
        <translation>更正</translation>
    </message>
    <message numerus="yes">
        <source>Look at these %n again</source>
        <translation>
            <numerusform>重新核对这 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %n are no faults here</source>
        <translation>
            <numerusform>这 %n 项不是问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is held up by it, and it stands in no report.</source>
        <translation>只作提醒，不影响保存，也不进报表。</translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <extracomment>So many names stand in a line of alike ones.</extracomment>
        <translation>
            <numerusform>{names} 等，另有 %n 项</numerusform>
        </translation>
    </message>
</context>
</TS>

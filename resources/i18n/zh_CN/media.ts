<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MediaPage</name>
    <message>
        <source>Type the month</source>
        <translation>录入本月</translation>
    </message>
    <message>
        <source>{month}: {n}</source>
        <translation>{month}：{n}</translation>
    </message>
</context>
<context>
    <name>media</name>
    <message>
        <source>Public accounts</source>
        <translation>新媒体账号</translation>
    </message>
    <message>
        <source>Write down an account</source>
        <translation>登记账号</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>账号名称</translation>
    </message>
    <message>
        <source>No account yet</source>
        <translation>还没有账号</translation>
    </message>
    <message>
        <source>Official accounts, channels, Douyin and others: who runs them. Followers, pieces and reads are typed each month on one page.</source>
        <translation>公众号、视频号、抖音等：由谁运营。粉丝、发布、阅读每月在一页上录入。</translation>
    </message>
    <message>
        <source>Account deleted</source>
        <translation>账号已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n accounts</source>
        <translation>
            <numerusform>%n 个账号</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those that were closed</source>
        <translation>含已停用</translation>
    </message>
</context>
</TS>

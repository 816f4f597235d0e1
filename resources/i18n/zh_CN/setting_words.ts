<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>setting_words</name>
    <message>
        <source>A month&apos;s report ends on day</source>
        <translation>每月统计截止日</translation>
    </message>
    <message>
        <source>What is asked of a woman</source>
        <translation>登记哪些项目</translation>
    </message>
    <message>
        <source>Who reads sealed words besides the chair</source>
        <translation>除主席外谁能看封存的话</translation>
    </message>
    <message>
        <source>Links each executive is to have</source>
        <translation>每名执委联系人数</translation>
    </message>
    <message>
        <source>Days of links and ages of screenings</source>
        <translation>联系走访天数与筛查年龄</translation>
    </message>
    <message>
        <source>Terms of needs</source>
        <translation>诉求期限</translation>
    </message>
    <message>
        <source>Colours of disputes</source>
        <translation>纠纷等级</translation>
    </message>
    <message>
        <source>Terms and ages</source>
        <translation>任期和年龄口径</translation>
    </message>
    <message>
        <source>How turns of training are counted</source>
        <translation>轮训口径</translation>
    </message>
    <message>
        <source>Points for duty</source>
        <translation>履职积分</translation>
    </message>
    <message>
        <source>Hours for volunteers&apos; stars</source>
        <translation>志愿者星级的小时数</translation>
    </message>
    <message>
        <source>Wording: {letter}</source>
        <translation>文字模板：{letter}</translation>
    </message>
    <message>
        <source>from {month} on</source>
        <translation>从 {month} 起</translation>
    </message>
    <message>
        <source>Day {n}</source>
        <translation>{n} 日</translation>
    </message>
</context>
</TS>

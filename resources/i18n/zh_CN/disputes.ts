<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DisputesPage</name>
    <message>
        <source>With colours</source>
        <translation>用红黄绿等级</translation>
    </message>
    <message>
        <source>This month&apos;s check…</source>
        <translation>本月排查…</translation>
    </message>
    <message>
        <source>Disputes have colours here</source>
        <translation>已启用红黄绿等级</translation>
    </message>
    <message>
        <source>Disputes have no colours here</source>
        <translation>已停用红黄绿等级</translation>
    </message>
    <message>
        <source>not looked at yet</source>
        <translation>尚未回访</translation>
    </message>
    <message>
        <source>Asked this month: {n} of {all} gachas</source>
        <translation>本月已排查 {n}/{all} 个嘎查</translation>
    </message>
    <message>
        <source>Looks</source>
        <translation>排查回访</translation>
    </message>
    <message>
        <source>Quiet at two looks and green: it may leave the list.</source>
        <translation>绿色，且连续两次平稳，可以销号。</translation>
    </message>
    <message>
        <source>next {day}</source>
        <translation>下次 {day}</translation>
    </message>
    <message>
        <source>Looked at it</source>
        <translation>登记一次排查</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Check of {month}</source>
        <translation>{month} 排查</translation>
    </message>
    <message>
        <source>The month&apos;s ledger</source>
        <translation>打印月台账</translation>
    </message>
    <message>
        <source>The ledger as a blank form</source>
        <translation>空白台账</translation>
    </message>
    <message numerus="yes">
        <source>All %n without a dispute: nothing to report</source>
        <translation>
            <numerusform>其余 %n 个嘎查零报告</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n 件未化解</numerusform>
        </translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>未报</translation>
    </message>
    <message>
        <source>nothing to report</source>
        <translation>零报告</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>已排查</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>已排查</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>零报告</translation>
    </message>
    <message numerus="yes">
        <source>Written down for %n gachas</source>
        <translation>
            <numerusform>已登记 %n 个嘎查</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disputes</name>
    <message>
        <source>Disputes</source>
        <extracomment>Pixels at scale 1 of a gacha&apos;s name in the month&apos;s check.</extracomment>
        <translation>矛盾排查</translation>
    </message>
    <message>
        <source>Write down a dispute</source>
        <translation>登记纠纷</translation>
    </message>
    <message>
        <source>Number of the dispute</source>
        <translation>纠纷编号</translation>
    </message>
    <message>
        <source>No dispute is written down</source>
        <translation>还没有登记矛盾纠纷</translation>
    </message>
    <message>
        <source>Each month every gacha is asked: it names its disputes, or has nothing to report (零报告).</source>
        <translation>每月向各嘎查排查一次：有则登记，没有则零报告。</translation>
    </message>
    <message>
        <source>Dispute deleted</source>
        <translation>已删除纠纷</translation>
    </message>
    <message numerus="yes">
        <source>%n disputes</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Settled ones too</source>
        <translation>含已化解</translation>
    </message>
</context>
</TS>

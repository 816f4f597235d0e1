<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FundsPage</name>
    <message>
        <source>Save the book as xlsx…</source>
        <extracomment>Fields that stand folded until somebody asks for them or something is written in them.</extracomment>
        <translation>登记簿另存为 xlsx…</translation>
    </message>
    <message>
        <source>More: payee, invoice, activity, who handled it…</source>
        <translation>更多：收款人、发票、活动、经办人……</translation>
    </message>
    <message>
        <source>Correct in red</source>
        <translation>更正（红字）</translation>
    </message>
    <message>
        <source>Papers for the bill (PDF)</source>
        <translation>报销附件（PDF）</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>全部年度</translation>
    </message>
    <message>
        <source>Balance today {amount} yuan</source>
        <translation>今日结余 {amount} 元</translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n 处要看一看</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>To look at in {year}</source>
        <translation>{year} 年要看一看的</translation>
    </message>
    <message>
        <source>Nothing of this keeps a line from being saved.</source>
        <translation>这些都不影响保存。</translation>
    </message>
    <message>
        <source>Taken back in red</source>
        <translation>已红字冲销</translation>
    </message>
    <message>
        <source>Papers for the bill</source>
        <translation>报销附件</translation>
    </message>
    <message>
        <source>Save as xlsx</source>
        <translation>另存为 xlsx</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
<context>
    <name>funds</name>
    <message>
        <source>Money</source>
        <extracomment>So many years stand beside &quot;All&quot;.</extracomment>
        <translation>经费</translation>
    </message>
    <message>
        <source>Write down money</source>
        <translation>记一笔</translation>
    </message>
    <message>
        <source>What for, to whom, or a number</source>
        <translation>用途、收款人或号码</translation>
    </message>
    <message>
        <source>No money is written down yet</source>
        <translation>还没有经费记录</translation>
    </message>
    <message>
        <source>What came in and what was spent: the day, whose money, what for, how much. The balance follows. This book mirrors what the finance office keeps; it is not the accounts.</source>
        <translation>收了多少、花了多少：日期、哪一级的钱、用途、金额，结余自动算出。本簿备查，不作会计账，以财政所账为准。</translation>
    </message>
    <message>
        <source>Line deleted</source>
        <translation>这一笔已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n lines</source>
        <translation>
            <numerusform>%n 笔</numerusform>
        </translation>
    </message>
    <message>
        <source>{level}: the balance is {amount} yuan short, since {day}.</source>
        <extracomment>Finding → words; what stands in braces is named by the finding.</extracomment>
        <translation>{level}：余额不足 {amount} 元，自 {day} 起。</translation>
    </message>
    <message>
        <source>{level}: {amount} yuan of {year} have not arrived; expected by {day}.</source>
        <translation>{level}：{year} 年还有 {amount} 元未到位，应于 {day} 前到。</translation>
    </message>
    <message>
        <source>{level}: {amount} yuan more than due came for {year}.</source>
        <translation>{level}：{year} 年到位比应拨多 {amount} 元。</translation>
    </message>
    <message>
        <source>Not written yet: {field}.</source>
        <translation>还没有填：{field}。</translation>
    </message>
    <message>
        <source>The running number {no} stands twice.</source>
        <translation>收支序号 {no} 重复。</translation>
    </message>
    <message>
        <source>{n} lines of {year} were written after that year was closed.</source>
        <translation>{year} 年结账以后又补记了 {n} 笔。</translation>
    </message>
    <message>
        <source>{n} payments have no voucher number after {days} days.</source>
        <translation>{n} 笔支出超过 {days} 天没有凭证号。</translation>
    </message>
    <message>
        <source>The invoice {no} was used on two days or for two payees.</source>
        <translation>发票 {no} 用在了不同日期或不同收款人。</translation>
    </message>
    <message>
        <source>{n} payments for training or gifts name no activity.</source>
        <translation>{n} 笔培训或慰问支出没有对应的活动。</translation>
    </message>
    <message>
        <source>{n} payments are for an activity without a scanned sheet or a photo.</source>
        <translation>{n} 笔支出对应的活动没有签到扫描件或照片。</translation>
    </message>
    <message>
        <source>Gifts of {amount} yuan a head, more than {limit}.</source>
        <translation>慰问人均 {amount} 元，超过 {limit} 元。</translation>
    </message>
    <message>
        <source>{n} payments of more than {limit} yuan in cash.</source>
        <translation>{n} 笔现金支出超过 {limit} 元。</translation>
    </message>
    <message>
        <source>“{word}” stands in what it was for: {purpose}</source>
        <translation>用途里有“{word}”：{purpose}</translation>
    </message>
    <message>
        <source>{n} payments of {amount} yuan on {day}.</source>
        <translation>{day} 有 {n} 笔 {amount} 元的支出。</translation>
    </message>
    <message>
        <source>{n} payments to {payee} within a week from {day}.</source>
        <translation>自 {day} 起一周内付给{payee} {n} 笔。</translation>
    </message>
    <message>
        <source>{amount} yuan of {year} are left, {share} of what was there.</source>
        <translation>{year} 年末结余 {amount} 元，占可用资金 {share}。</translation>
    </message>
    <message>
        <source>Of nobody yet</source>
        <translation>未注明级别</translation>
    </message>
</context>
</TS>

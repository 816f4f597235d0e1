<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CountsPage</name>
    <message>
        <source>Counts of the month</source>
        <extracomment>The one draft of this page. Its kind is no kind of record: Today opens it here.</extracomment>
        <translation>本月录入</translation>
    </message>
    <message>
        <source>Write all</source>
        <translation>全部写入</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>统计日期</translation>
    </message>
    <message>
        <source>No group and no account yet</source>
        <translation>还没有群和账号</translation>
    </message>
    <message>
        <source>They stand here once they are written down.</source>
        <translation>登记以后就出现在这里。</translation>
    </message>
    <message>
        <source>Chat groups</source>
        <translation>工作群</translation>
    </message>
    <message>
        <source>Groups as of this day, accounts for {month}.</source>
        <translation>群按这一天统计，账号按{month}统计。</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>群</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>账号</translation>
    </message>
    <message>
        <source>now {number}</source>
        <translation>现为 {number}</translation>
    </message>
    <message>
        <source>A colleague wrote {number} meanwhile.</source>
        <translation>这期间同事已录入 {number}。</translation>
    </message>
    <message>
        <source>{day}: {number}</source>
        <translation>{day}：{number}</translation>
    </message>
    <message numerus="yes">
        <source>%n typed, not written yet</source>
        <translation>
            <numerusform>已填 %n 项，还没写入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbers were typed for what is no longer open; they stay in the draft.</source>
        <translation>
            <numerusform>有 %n 个数填在已停用或删除的群、账号上，仍留在草稿里。</numerusform>
        </translation>
    </message>
    <message>
        <source>Counts of {month} written</source>
        <translation>{month} 的数据已写入</translation>
    </message>
</context>
<context>
    <name>online</name>
    <message>
        <source>Nobody is written down as its owner.</source>
        <translation>没有登记群主。</translation>
    </message>
    <message>
        <source>Its owner has moved or died: who owns it now?</source>
        <translation>群主已迁出或去世：现在群主是谁？</translation>
    </message>
    <message>
        <source>Its owner holds no post in the women&apos;s federation, so the group is not counted.</source>
        <translation>群主不是妇联干部，这个群不计数。</translation>
    </message>
    <message>
        <source>Another group has this name and owner: written down twice?</source>
        <translation>另有一个同名、同群主的群：是否登记了两次？</translation>
    </message>
    <message>
        <source>{0} members: a WeChat group takes {1}. Open a second one, or was it typed wrong?</source>
        <translation>{0} 人：微信群最多 {1} 人。该建二群了，还是写错了？</translation>
    </message>
    <message>
        <source>From {0} members to {1}: more than a fifth left.</source>
        <translation>成员从 {0} 人减到 {1} 人，少了两成以上。</translation>
    </message>
    <message>
        <source>Its members were not counted yet, or not for {0} days.</source>
        <translation>成员数已有 {0} 天没有统计。</translation>
    </message>
    <message>
        <source>{0} women of {1} members cannot be.</source>
        <translation>成员 {1} 人，其中妇女不可能有 {0} 人。</translation>
    </message>
    <message>
        <source>Two counts stand for {day}; the later one in the list counts.</source>
        <translation>{day}有两次统计，以后面一条为准。</translation>
    </message>
    <message>
        <source>Nothing was published here for more than 30 days.</source>
        <translation>30 天以上没有发布。</translation>
    </message>
    <message>
        <source>{field} of {day}: {0} is more than all months before together ({1}). Was the sum typed? Then the month&apos;s own number is {2}.</source>
        <translation>{day}{field}填了 {0}，比以前各月合计（{1}）还多。是否填了累计数？若是，本月应为 {2}。</translation>
    </message>
    <message>
        <source>Its members were not counted yet.</source>
        <translation>还没有统计过成员数。</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CellView</name>
    <message>
        <source>What changed since the month before</source>
        <extracomment>So many rows that an item rests on are named.</extracomment>
        <translation>比上月的变化</translation>
    </message>
    <message>
        <source>{gacha} · {item}: {before} → {now}</source>
        <translation>{gacha} · {item}：{before} → {now}</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>没有变化。</translation>
    </message>
    <message>
        <source>¥ {amount}</source>
        <translation>{amount} 元</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Typed by hand for {month}; the records say: {recorded}</source>
        <translation>{month}手工填写；记录中为：{recorded}</translation>
    </message>
    <message>
        <source>For {month} was typed: {value}; the records count now</source>
        <translation>{month}曾手工填写：{value}；现以记录为准</translation>
    </message>
    <message>
        <source>Note: {note}</source>
        <translation>备注：{note}</translation>
    </message>
    <message numerus="yes">
        <source>%n activities held</source>
        <translation>
            <numerusform>举办活动 %n 场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>等，另有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>State, where it does not follow from it</source>
        <translation>状态（不能由填写内容得出时）</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Take back what was typed</source>
        <translation>撤回手工填写</translation>
    </message>
    <message>
        <source>A whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>Yuan, like 306.00</source>
        <translation>元，如 306.00</translation>
    </message>
    <message>
        <source>是 or 否</source>
        <translation>是 或 否</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message numerus="yes">
        <source>%n women, counted</source>
        <translation>
            <numerusform>妇女 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Term: {days}</source>
        <translation>届次：{days}</translation>
    </message>
    <message>
        <source>Written down with the unit</source>
        <translation>登记在组织信息中</translation>
    </message>
</context>
<context>
    <name>DispatchPage</name>
    <message>
        <source>Monthly dispatch</source>
        <translation>按月调度</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>比上月变化</translation>
    </message>
    <message>
        <source>No gacha yet</source>
        <translation>还没有嘎查</translation>
    </message>
    <message>
        <source>Each gacha has its line here once the township has its units.</source>
        <translation>苏木的组织建立后，每个嘎查在这里占一行。</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上个月</translation>
    </message>
    <message>
        <source>Month after</source>
        <translation>下个月</translation>
    </message>
    <message>
        <source>Frozen by a newer program: update this one to read it</source>
        <translation>由更新版本的程序定稿，请升级本机后查看</translation>
    </message>
    <message>
        <source>Frozen {at}</source>
        <translation>已定稿 {at}</translation>
    </message>
    <message>
        <source>Gacha</source>
        <translation>嘎查</translation>
    </message>
    <message>
        <source>{num} of {den} are federations · {rate} · {more} on the month before</source>
        <translation>应建 {den} · 已建 {num} · 完成率 {rate} · 比上月 {more}</translation>
    </message>
    <message>
        <source>Set the day by which all are to be…</source>
        <translation>设定全部完成的日期…</translation>
    </message>
    <message>
        <source>All are, by {day}</source>
        <translation>已全部完成（目标 {day}）</translation>
    </message>
    <message numerus="yes">
        <source>%n are missing, and {day} is over</source>
        <translation>
            <numerusform>还差 %n 个，{day} 的期限已过</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n a month to have all by {day}</source>
        <translation>
            <numerusform>{day} 前全部完成，每月还需 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>{done} of {asked} required are done</source>
        <translation>必需项已完成 {done} / {asked}</translation>
    </message>
</context>
<context>
    <name>TargetDialog</name>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>By when are all gachas to be federations?</source>
        <translation>所有嘎查在哪天前完成会改联？</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
</context>
</TS>

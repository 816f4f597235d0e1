<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Board</name>
    <message>
        <source>Back to the list (Esc)</source>
        <extracomment>So many of a column are shown; the list has all.</extracomment>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Board</source>
        <translation>看板</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>None.</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>NeedSteps</name>
    <message>
        <source>Round {n}</source>
        <extracomment>So many acts stand as chips, the others come with &quot;More&quot;. What a step of each act asks for besides its day and words. Papers that a step prints.</extracomment>
        <translation>第 {n} 次受理</translation>
    </message>
    <message>
        <source>Tell her on paper</source>
        <translation>打印告知单</translation>
    </message>
    <message>
        <source>Danger to somebody: phone first (110). The record can wait.</source>
        <translation>有人身危险：先打电话（110），记录后补。</translation>
    </message>
    <message>
        <source>Nobody has decided yet: answer it, take it up, refer it, or show her the legal way. On the first day.</source>
        <translation>还没有研判：当场答复、自行办理、转办，或依法引导。请在当天办。</translation>
    </message>
    <message>
        <source>{step} (void)</source>
        <translation>{step}（作废）</translation>
    </message>
    <message>
        <source>Print it</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Let it count again</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Written by mistake: make it void</source>
        <translation>登记有误，作废</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>She has not agreed that her name goes out: the referral is printed without it.</source>
        <translation>她没有同意转出姓名：转办单上不印姓名。</translation>
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
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>The step is void</source>
        <translation>已作废这条记录</translation>
    </message>
    <message>
        <source>The step counts again</source>
        <translation>已恢复这条记录</translation>
    </message>
</context>
<context>
    <name>NeedsPage</name>
    <message>
        <source>Board</source>
        <extracomment>What the shown need may be a repetition of, as it stands typed.</extracomment>
        <translation>看板</translation>
    </message>
    <message>
        <source>What was solved in the year</source>
        <translation>本年办实事清单</translation>
    </message>
    <message>
        <source>The quarter&apos;s petitions</source>
        <translation>本季信访统计</translation>
    </message>
    <message>
        <source>Blank forms</source>
        <translation>空白登记簿</translation>
    </message>
    <message>
        <source>Over their term</source>
        <translation>超期</translation>
    </message>
    <message>
        <source>Not decided yet</source>
        <translation>待研判</translation>
    </message>
    <message>
        <source>Pressing</source>
        <translation>今天要办</translation>
    </message>
    <message>
        <source>sealed</source>
        <translation>封存</translation>
    </message>
    <message>
        <source>Sealed: only some may read it</source>
        <translation>封存：只有指定的人能看</translation>
    </message>
    <message>
        <source>This sounds as if it was said in confidence</source>
        <translation>像是不便公开的话</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>办理</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Danger to somebody: phone first (110). The record can wait.</source>
        <translation>有人身危险：先打电话（110），记录后补。</translation>
    </message>
    <message>
        <source>More: class of rights, who came, who answers…</source>
        <translation>更多：权益类别、来访人、承办人…</translation>
    </message>
    <message>
        <source>Void: its number stays in the register</source>
        <translation>作废（编号保留）</translation>
    </message>
    <message>
        <source>The need is void; its number stays</source>
        <translation>已作废，编号保留</translation>
    </message>
</context>
<context>
    <name>needs</name>
    <message>
        <source>Needs</source>
        <extracomment>Where the words of a sealed need stand, and those that stand open else. Of these, those that stand unfolded while a need is open. Asked of few needs: folded until somebody opens them.</extracomment>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Write down a need</source>
        <translation>登记诉求</translation>
    </message>
    <message>
        <source>Number, name, or a word of it</source>
        <translation>编号、姓名或反映问题里的词</translation>
    </message>
    <message>
        <source>No need is written down yet</source>
        <translation>还没有登记诉求</translation>
    </message>
    <message>
        <source>Who came, called or wrote, and what a visit found: what she asks for, who answers, and by when.</source>
        <translation>来访、来电、来信和走访中发现的：她要什么、谁承办、什么时候办完。</translation>
    </message>
    <message>
        <source>Need deleted</source>
        <translation>已删除诉求</translation>
    </message>
    <message numerus="yes">
        <source>%n needs</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>An anonymous caller; a woman of another township</source>
        <translation>匿名来电人；外苏木妇女</translation>
    </message>
    <message>
        <source>Her father; her guardian</source>
        <translation>父亲、监护人</translation>
    </message>
    <message>
        <source>In her own words</source>
        <translation>用她自己的话</translation>
    </message>
    <message>
        <source>Given when it is done</source>
        <translation>完成时自动编号</translation>
    </message>
    <message>
        <source>{n} days over</source>
        <extracomment>State → how it is marked.</extracomment>
        <translation>超期 {n} 天</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>{day}, {n} days left</source>
        <translation>{day}，还有 {n} 天</translation>
    </message>
    <message>
        <source>No. {no}</source>
        <translation>{no} 号</translation>
    </message>
    <message>
        <source>to {whom}</source>
        <translation>转 {whom}</translation>
    </message>
    <message>
        <source>due on {day}</source>
        <translation>期限 {day}</translation>
    </message>
</context>
</TS>

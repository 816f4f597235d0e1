<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Proposals</name>
    <message>
        <source>Back to the list (Esc)</source>
        <extracomment>So many lines stand at once; the rest after these were taken.</extracomment>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Hours from activities</source>
        <translation>活动转入时长</translation>
    </message>
    <message>
        <source>Other activities too</source>
        <translation>含其他活动</translation>
    </message>
    <message>
        <source>Activities of the last 60 days and the volunteers who were there. Hours are those of the service itself, not of the way; change what was otherwise, leave out who only came.</source>
        <translation>近60天的活动和到场的志愿者。只算服务本身的时间，不算路上；有出入的改一下，只是参加的不勾。</translation>
    </message>
    <message>
        <source>Nothing to take</source>
        <translation>没有可转入的</translation>
    </message>
    <message>
        <source>Every volunteer&apos;s hours are written.</source>
        <translation>志愿者的时长都已登记。</translation>
    </message>
    <message>
        <source>Hours of {name}</source>
        <translation>{name}的小时</translation>
    </message>
    <message>
        <source>h</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>The activity does not say when it ended.</source>
        <translation>活动没有写结束时间。</translation>
    </message>
    <message numerus="yes">
        <source>Take %n over</source>
        <translation>
            <numerusform>转入 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hours of %n services written</source>
        <translation>
            <numerusform>已写入 %n 条服务时长</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StarsDialog</name>
    <message>
        <source>Stars for hours</source>
        <translation>星级标准</translation>
    </message>
    <message>
        <source>From how many hours on volunteers have one, two … five stars. The program says who has reached them; a star stands once you award it. This holds for the whole township.</source>
        <translation>满多少小时评一星、二星……五星。程序只提示谁达到了，由您授予才算。全苏木通用。</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>不用</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>自定</translation>
    </message>
    <message>
        <source>Five numbers: 20 50 100 200 300</source>
        <translation>五个数：20 50 100 200 300</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Stars for hours set</source>
        <translation>星级标准已设置</translation>
    </message>
    <message>
        <source>Stars switched off</source>
        <translation>已停用星级</translation>
    </message>
</context>
<context>
    <name>volunteering</name>
    <message>
        <source>She has moved or died: until when was she a volunteer?</source>
        <translation>本人已迁出或去世：请填退出日。</translation>
    </message>
    <message>
        <source>{words} years old: under 14 nobody is a volunteer.</source>
        <translation>{words} 岁：未满14岁不能注册志愿者。</translation>
    </message>
    <message>
        <source>{words} years old: who is the guardian that agrees?</source>
        <translation>{words} 岁，未成年：请登记同意的监护人。</translation>
    </message>
    <message>
        <source>Her hours have reached {words} stars that were not awarded yet.</source>
        <translation>累计时长已达 {words} 星，还没有授予。</translation>
    </message>
    <message>
        <source>Nobody leads the team.</source>
        <translation>没有登记队长。</translation>
    </message>
    <message>
        <source>Who leads the team is no volunteer in it.</source>
        <translation>队长不是本队志愿者。</translation>
    </message>
    <message>
        <source>No hours were written.</source>
        <translation>没有填小时。</translation>
    </message>
    <message>
        <source>The activity was deleted or not held: these hours are not counted.</source>
        <translation>活动已删除或没有举行：这些小时不计。</translation>
    </message>
    <message>
        <source>At the same time she served elsewhere.</source>
        <translation>同一时间另有一项服务。</translation>
    </message>
    <message>
        <source>{words} hours on one day.</source>
        <translation>一天服务了 {words} 小时。</translation>
    </message>
    <message>
        <source>On that day she was no volunteer.</source>
        <translation>当天不是在册志愿者。</translation>
    </message>
    <message>
        <source>She is written down as a volunteer twice; she is counted once.</source>
        <translation>登记了两次，只算一人。</translation>
    </message>
    <message>
        <source>She has hours of this activity twice; those with the most hours count.</source>
        <translation>这次活动登记了两条时长，只算多的一条。</translation>
    </message>
</context>
</TS>

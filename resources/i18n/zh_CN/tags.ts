<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TagCounts</name>
    <message>
        <source>Back to the list (Esc)</source>
        <translation>回到列表（Esc）</translation>
    </message>
    <message>
        <source>How many held each tag on</source>
        <translation>各标签人数，截至</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>打印（Ctrl+P）</translation>
    </message>
    <message>
        <source>Tags without a date count on any day.</source>
        <translation>没有记日期的标签，哪天都算。</translation>
    </message>
    <message>
        <source> Women who left since count too, as nobody writes down when.</source>
        <translation>后来迁走、去世的人也算在内，因为没有登记是哪天。</translation>
    </message>
    <message>
        <source>Nobody held a tag then.</source>
        <translation>那天没有人有标签。</translation>
    </message>
    <message numerus="yes">
        <source>%n women</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them without a date</source>
        <translation>
            <numerusform>其中 %n 人没有日期</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message numerus="yes">
        <source>Tag %n women, with a date</source>
        <translation>
            <numerusform>给 %n 人加标签，带日期</numerusform>
        </translation>
    </message>
    <message>
        <source>Who has the tag with dates already stays as she is.</source>
        <translation>已经有这个标签和日期的人不变。</translation>
    </message>
    <message>
        <source>or a word of your own</source>
        <translation>也可以写自己的词</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不做了</translation>
    </message>
    <message>
        <source>Tag them</source>
        <translation>加标签</translation>
    </message>
</context>
<context>
    <name>TagsBox</name>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag her, with a date…</source>
        <translation>加一个有日期的标签…</translation>
    </message>
    <message>
        <source>She has no tag.</source>
        <translation>她没有标签。</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>该复核了</translation>
    </message>
    <message>
        <source>look again {day}</source>
        <translation>{day}复核</translation>
    </message>
    <message>
        <source>Dates…</source>
        <translation>记日期…</translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>今天结束</translation>
    </message>
    <message>
        <source>The tag ended today.</source>
        <translation>标签今天结束了。</translation>
    </message>
</context>
<context>
    <name>TagsPage</name>
    <message>
        <source>How many held each tag on a day</source>
        <translation>某一天各标签有多少人</translation>
    </message>
    <message>
        <source>or a word of your own</source>
        <translation>也可以写自己的词</translation>
    </message>
</context>
<context>
    <name>tags</name>
    <message>
        <source>since {day}</source>
        <translation>{day}起</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至{day}</translation>
    </message>
    <message>
        <source>no dates</source>
        <translation>没有日期</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tag a woman</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>Tag, or whose</source>
        <translation>标签，或者谁的</translation>
    </message>
    <message>
        <source>No tag with a date yet</source>
        <translation>还没有记日期的标签</translation>
    </message>
    <message>
        <source>What a woman is or is counted among, since when, and when to look again: capable, a mainstay, in difficulty, living alone. Tags without dates stand on her page.</source>
        <translation>她是能人、骨干，还是困难、独居，从哪天起，哪天再看。没有日期的标签在她的页面上。</translation>
    </message>
    <message>
        <source>Tag deleted</source>
        <translation>标签已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n dated tags</source>
        <translation>
            <numerusform>%n 条有日期的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Also those that ended</source>
        <translation>也看已结束的</translation>
    </message>
    <message>
        <source>To be looked at again</source>
        <translation>待复核</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RowsTable</name>
    <message>
        <source>(blank)</source>
        <translation>（空白行）</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>来宾</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位/嘎查</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Rows of the sheet</source>
        <translation>签到表各行</translation>
    </message>
</context>
<context>
    <name>SheetBeside</name>
    <message>
        <source>What to look at</source>
        <extracomment>A picture is never drawn larger than so many times its window&apos;s width.</extracomment>
        <translation>看什么</translation>
    </message>
    <message>
        <source>The sheet as it was printed</source>
        <translation>打印时的签到表</translation>
    </message>
    <message>
        <source>Picture of the sheet</source>
        <translation>签到表照片</translation>
    </message>
    <message>
        <source>As it was printed</source>
        <translation>打印稿</translation>
    </message>
    <message>
        <source>Picture {number}</source>
        <translation>照片 {number}</translation>
    </message>
    <message>
        <source>Making the pages …</source>
        <translation>正在生成页面……</translation>
    </message>
</context>
<context>
    <name>SheetPanel</name>
    <message>
        <source>Printed before</source>
        <translation>打印过的签到表</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>Bilingual</source>
        <translation>双语</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录表</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Mongolian first</source>
        <translation>蒙文在前</translation>
    </message>
    <message>
        <source>Chinese first</source>
        <translation>汉文在前</translation>
    </message>
    <message>
        <source>Chinese only</source>
        <translation>只用汉文</translation>
    </message>
    <message>
        <source>Who is on it</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>加一组人</translation>
    </message>
    <message>
        <source>Order within a gacha</source>
        <translation>嘎查内的顺序</translation>
    </message>
    <message>
        <source>By post</source>
        <translation>按职务</translation>
    </message>
    <message>
        <source>By pinyin</source>
        <translation>按拼音</translation>
    </message>
    <message>
        <source>By strokes of the surname</source>
        <translation>按姓氏笔画</translation>
    </message>
    <message>
        <source>By strokes of the name</source>
        <translation>按姓名笔画</translation>
    </message>
    <message>
        <source>Surname: 田富, 田大利, two characters first. Name: 田大利, 田富, character by character.</source>
        <translation>姓氏笔画：田富、田大利（两个字的在前）；姓名笔画：田大利、田富（逐字比）。</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Phone, to write in</source>
        <translation>电话（留空填写）</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>栏目</translation>
    </message>
    <message>
        <source>A column of your own</source>
        <translation>自定一栏</translation>
    </message>
    <message>
        <source>Head of a column of your own</source>
        <translation>自定栏目的表头</translation>
    </message>
    <message>
        <source>Blank rows</source>
        <translation>空白行</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>合适</translation>
    </message>
    <message>
        <source>None yet. Printing or saving keeps the sheet.</source>
        <translation>还没有。打印或保存后，名单会留存。</translation>
    </message>
    <message>
        <source>The list as it stands</source>
        <translation>按现在的名单</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n 行</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message>
        <source>Back to the activity (Esc)</source>
        <translation>返回活动（Esc）</translation>
    </message>
    <message>
        <source>Nobody is expected yet: pick a group, or print blank rows to be signed by whoever comes.</source>
        <translation>还没有应到人员：加一组人，或打印空白行，谁来谁签。</translation>
    </message>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>{people}, {blank}, code {code}</source>
        <translation>{people}，{blank}，编号 {code}</translation>
    </message>
    <message numerus="yes">
        <source>%n blank rows</source>
        <translation>
            <numerusform>空白 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Expected from now on</source>
        <translation>已列入应到人员</translation>
    </message>
    <message>
        <source>Kept: sheet {code}. Type the signed rows back at the activity.</source>
        <translation>已留存：签到表 {code}。签好后在活动里输入行号。</translation>
    </message>
</context>
<context>
    <name>TypingView</name>
    <message>
        <source>Back to the activity (Esc)</source>
        <extracomment>Width (at scale 1) under which the sheet stands in place of the rows, when it is asked for. Height (at scale 1) under which the rows have neither heads nor, below them, the keys, and give way to names found.</extracomment>
        <translation>返回活动（Esc）</translation>
    </message>
    <message>
        <source>Which sheet</source>
        <translation>哪一张签到表</translation>
    </message>
    <message>
        <source>Rows of the sheet: 1-17 19 22-40, Enter</source>
        <translation>签到表行号：1-17 19 22-40，按回车</translation>
    </message>
    <message>
        <source>Row numbers of the signed sheet</source>
        <translation>签过的签到表行号</translation>
    </message>
    <message>
        <source>Add somebody by name</source>
        <translation>按姓名添加</translation>
    </message>
    <message>
        <source>Enter goes down; Space ticks; 1 present, 2 late, 3 on leave, 4 absent, 0 not checked</source>
        <translation>回车到下一行；空格打勾；1 到场、2 迟到、3 请假、4 缺席、0 未核对</translation>
    </message>
    <message numerus="yes">
        <source>%n marked: {state}</source>
        <translation>
            <numerusform>已登记 %n 人：{state}</numerusform>
        </translation>
    </message>
    <message>
        <source>Row {row}</source>
        <translation>第 {row} 行</translation>
    </message>
    <message>
        <source>Row {row} was printed blank: who signed there?</source>
        <translation>第 {row} 行是空白行：谁在那里签了名？</translation>
    </message>
    <message>
        <source>Not on the roster yet. Enter once more writes her down as a newcomer.</source>
        <translation>名册里还没有。再按一次回车，作为新增人员记下。</translation>
    </message>
    <message>
        <source>The rows</source>
        <translation>看名单</translation>
    </message>
    <message>
        <source>The sheet</source>
        <translation>看签到表</translation>
    </message>
</context>
<context>
    <name>sheets</name>
    <message>
        <source>Sheet {code}</source>
        <translation>签到表 {code}</translation>
    </message>
</context>
</TS>

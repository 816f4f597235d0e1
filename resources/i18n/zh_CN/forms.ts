<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BindingPanel</name>
    <message>
        <source>plus</source>
        <extracomment>Further figures of a sum, each with its sign.</extracomment>
        <translation>加</translation>
    </message>
    <message>
        <source>minus</source>
        <translation>减</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Plus or minus</source>
        <translation>加或减</translation>
    </message>
    <message>
        <source>Another figure</source>
        <translation>另一项指标</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>Leave it empty where it is 0</source>
        <translation>为 0 时留空</translation>
    </message>
    <message>
        <source>In each row the gacha that stands there</source>
        <translation>按行取该行嘎查的数</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>填这个</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不填</translation>
    </message>
</context>
<context>
    <name>ChangesDialog</name>
    <message>
        <source>{name} is not quite the form that is known</source>
        <extracomment>The size to begin with (pixels at scale 1).</extracomment>
        <translation>{name} 与原来的表不完全相同</translation>
    </message>
    <message>
        <source>Look at each. What you take the mark off of is not filled any more.</source>
        <translation>请逐项看一看。去掉勾选的，今后不再填。</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>Take this file</source>
        <translation>用这个文件</translation>
    </message>
</context>
<context>
    <name>FillPanel</name>
    <message>
        <source>One before</source>
        <extracomment>Cells that were typed, and things that were found, are listed so far; the rest is counted.</extracomment>
        <translation>上一期</translation>
    </message>
    <message>
        <source>One after</source>
        <translation>下一期</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>手填</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>This period&apos;s numbers are those of its frozen report, {version}.</source>
        <translation>本期数字取自已定稿的报表（{version}）。</translation>
    </message>
    <message>
        <source> Which gacha each belongs to is as it is written down today.</source>
        <translation>各项归哪个嘎查，以今天的记录为准。</translation>
    </message>
    <message>
        <source>Counted from the records as they stand: this form has days of its own, not the report&apos;s.</source>
        <translation>按现有记录统计；这张表有自己的截止日，不按本期报表的日子。</translation>
    </message>
    <message>
        <source>Counted from the records as they stand; its report is not frozen.</source>
        <translation>按现有记录统计；本期报表尚未定稿。</translation>
    </message>
    <message numerus="yes">
        <source>Take over what was typed for the last one (%n)</source>
        <translation>
            <numerusform>沿用上一期手填的内容（%n 格）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>另有 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Found</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>The form protects cells that are filled all the same: {cells}</source>
        <translation>这些单元格在原表中受保护，仍已填入：{cells}</translation>
    </message>
</context>
<context>
    <name>FormView</name>
    <message>
        <source>Back to the forms (Esc)</source>
        <extracomment>The width of what stands beside the sheet (pixels at scale 1). … and the most of the view.</extracomment>
        <translation>返回报表列表（Esc）</translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填表</translation>
    </message>
    <message>
        <source>What the cells take</source>
        <translation>设置各格</translation>
    </message>
    <message>
        <source>Fill it and save…</source>
        <translation>填好并保存…</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>复制为表格</translation>
    </message>
    <message>
        <source>Another file of it…</source>
        <translation>换成新文件…</translation>
    </message>
    <message>
        <source>Sheet of the form</source>
        <translation>报表的工作表</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message numerus="yes">
        <source>Take all %n proposals</source>
        <translation>
            <numerusform>采用全部 %n 项建议</numerusform>
        </translation>
    </message>
    <message>
        <source>The sheet is larger than what is shown here; the rest stays as it is in the file.</source>
        <translation>工作表比这里显示的大；其余部分在文件中保持原样。</translation>
    </message>
    <message>
        <source>Proposed: {what}</source>
        <translation>建议：{what}</translation>
    </message>
    <message>
        <source>The form works it out by itself</source>
        <translation>由原表公式算出，不填</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>手填</translation>
    </message>
    <message>
        <source>Only a chair says what the cells take.</source>
        <translation>只有主席可以设置各格填什么。</translation>
    </message>
    <message>
        <source>{cell} takes: {what}</source>
        <translation>{cell} 填：{what}</translation>
    </message>
    <message>
        <source>{cell} takes nothing any more</source>
        <translation>{cell} 不再填</translation>
    </message>
    <message numerus="yes">
        <source>%n proposals taken</source>
        <translation>
            <numerusform>已采用 %n 项建议</numerusform>
        </translation>
    </message>
    <message>
        <source>Another file of it</source>
        <translation>换成新文件</translation>
    </message>
    <message>
        <source>It is the same file</source>
        <translation>是同一个文件</translation>
    </message>
    <message>
        <source>{name} takes its place</source>
        <translation>已换成 {name}</translation>
    </message>
    <message>
        <source>Kept in {cell}</source>
        <translation>已记下 {cell}</translation>
    </message>
    <message>
        <source>Taken over from the last one; look through it</source>
        <translation>已沿用上一期的内容，请核对</translation>
    </message>
    <message>
        <source>Save the filled form</source>
        <translation>保存填好的报表</translation>
    </message>
    <message>
        <source>Saved as {name}: {cells} cells filled, {typed} of them by hand</source>
        <translation>已保存为 {name}：填了 {cells} 格，其中手填 {typed} 格</translation>
    </message>
    <message>
        <source>Copied; paste it in WPS, Excel or Word</source>
        <translation>已复制，可粘贴到 WPS、Excel 或 Word</translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message>
        <source>Offices&apos; forms</source>
        <translation>上级报表</translation>
    </message>
    <message>
        <source>Open a form…</source>
        <translation>打开报表…</translation>
    </message>
    <message>
        <source>The Excel forms that offices send</source>
        <translation>上级发来的 Excel 报表</translation>
    </message>
    <message>
        <source>Open one (.xlsx), say once what its cells take: numbers, sums, by gacha. From then on it is filled for any month by one click, and all else in the file stays as the office made it.</source>
        <translation>打开一份（.xlsx），一次设好各格填什么：数字、合计、按嘎查。以后每月点一下就填好，文件其余部分原样不动。</translation>
    </message>
    <message>
        <source>A newer version of this program made it; update to fill it.</source>
        <translation>由更新的版本建立，请更新程序后再填。</translation>
    </message>
    <message>
        <source>Nothing is said yet of what its cells take.</source>
        <translation>还没有设置各格填什么。</translation>
    </message>
    <message numerus="yes">
        <source>%n cells are filled</source>
        <translation>
            <numerusform>填 %n 格</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill in</source>
        <translation>填表</translation>
    </message>
    <message>
        <source>What the cells take</source>
        <translation>设置各格</translation>
    </message>
    <message>
        <source>Name…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Open a form</source>
        <translation>打开报表</translation>
    </message>
    <message>
        <source>A form of an office</source>
        <translation>上级的一份报表</translation>
    </message>
    <message>
        <source>Kept: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>What this form is called</source>
        <translation>这份报表叫什么</translation>
    </message>
    <message>
        <source>Deleted: {name}</source>
        <translation>已删除：{name}</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the form</source>
        <translation>报表名称</translation>
    </message>
    <message>
        <source>Office that asks for it</source>
        <translation>要表的单位</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>forms</name>
    <message>
        <source>The township&apos;s name</source>
        <translation>苏木乡镇名称</translation>
    </message>
    <message>
        <source>The period, such as 2026-11</source>
        <translation>报表期，如 2026年11月</translation>
    </message>
    <message>
        <source>The days that are counted</source>
        <translation>统计的起止日期</translation>
    </message>
    <message>
        <source>Who fills it in</source>
        <translation>填表人</translation>
    </message>
    <message>
        <source>The day on which it is filled in</source>
        <translation>填表日期</translation>
    </message>
    <message>
        <source>This period</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>Year to date</source>
        <translation>本年累计</translation>
    </message>
    <message>
        <source>The same period a year before</source>
        <translation>去年同期</translation>
    </message>
    <message>
        <source>As the cell is formatted</source>
        <translation>按单元格格式</translation>
    </message>
    <message>
        <source>Of a share, what is above the line</source>
        <translation>比例的分子</translation>
    </message>
    <message>
        <source>Of a share, what is below the line</source>
        <translation>比例的分母</translation>
    </message>
    <message>
        <source>In units of 10,000</source>
        <translation>以万为单位</translation>
    </message>
    <message>
        <source>是 or 否</source>
        <translation>是或否</translation>
    </message>
    <message>
        <source>{cell}: a newer version of the program counts this; it stays empty</source>
        <translation>{cell}：要更新的版本才会统计，留空</translation>
    </message>
    <message>
        <source>{cell}: nothing was written down in that period yet; it stays empty</source>
        <translation>{cell}：那一期还没有任何记录，留空</translation>
    </message>
    <message>
        <source>{cell}: a share of nothing, so — is written, not 0 %</source>
        <translation>{cell}：分母为 0，写“—”，不写 0 %</translation>
    </message>
    <message>
        <source>{cell} is worked out by the form&apos;s own formula and is left alone</source>
        <translation>{cell} 由原表公式算出，未改动</translation>
    </message>
    <message>
        <source>The sheet “{sheet}” is not in this file any more</source>
        <translation>文件中已没有工作表“{sheet}”</translation>
    </message>
    <message>
        <source>{cell}: “{words}” is no gacha of this township; its row stays empty</source>
        <translation>{cell}：“{words}”不是本苏木的嘎查，该行留空</translation>
    </message>
    <message>
        <source>{cell} has words of the form; what was typed there is not written</source>
        <translation>{cell} 有表上自己的文字，手填的内容不写进去</translation>
    </message>
    <message>
        <source>{cell} and below: together/township {words}; the rest belongs to no gacha of these rows</source>
        <translation>{cell} 起一列：各嘎查合计/全苏木 {words}，其余不属于这些行的嘎查</translation>
    </message>
    <message>
        <source>{cell}: the report is frozen and what it was counted from is not on this computer; it stays empty</source>
        <translation>{cell}：报表已定稿，而定稿时的明细不在本机，此格留空</translation>
    </message>
    <message>
        <source>The form has no row for {words}</source>
        <translation>表中没有{words}这一行</translation>
    </message>
    <message>
        <source>{what}: moved from {was} to {now}</source>
        <translation>{what}：从 {was} 移到 {now}</translation>
    </message>
    <message>
        <source>{what}: the gachas stand in other rows, {was} → {now}</source>
        <translation>{what}：嘎查所在的行变了，{was} → {now}</translation>
    </message>
    <message>
        <source>{what}: “{was}” is called “{now}” now. Is it the same?</source>
        <translation>{what}：“{was}”改名为“{now}”，是否同一项？</translation>
    </message>
    <message>
        <source>{what}: its place “{was}” is not there any more</source>
        <translation>{what}：原来的位置“{was}”已没有了</translation>
    </message>
    <message>
        <source>{what}: the form works “{was}” out by itself now</source>
        <translation>{what}：“{was}”现在由原表公式算出</translation>
    </message>
    <message>
        <source>The sheet “{was}” is called “{now}” now</source>
        <translation>工作表“{was}”现在叫“{now}”</translation>
    </message>
    <message>
        <source>{what}, of each gacha</source>
        <translation>{what}（按嘎查）</translation>
    </message>
</context>
</TS>

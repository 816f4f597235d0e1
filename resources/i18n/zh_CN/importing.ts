<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BatchesView</name>
    <message>
        <source>Imported before</source>
        <extracomment>So many are listed.</extracomment>
        <translation>以前的导入</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
    <message>
        <source>Import of {files}</source>
        <translation>导入{files}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ColumnsView</name>
    <message>
        <source>What each column is. What you choose is remembered for tables with the same head.</source>
        <extracomment>So many rows that were passed over are named.</extracomment>
        <translation>每一列是什么。您改过的，以后遇到同样表头会记得。</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
    <message>
        <source>Row {number}, {what}: {text}</source>
        <translation>第{number}行（{what}）：{text}</translation>
    </message>
    <message>
        <source>Rows that are no women</source>
        <translation>没有当作妇女的行</translation>
    </message>
    <message>
        <source>Rows that are no records</source>
        <translation>不是记录的行</translation>
    </message>
    <message>
        <source>and {n} more</source>
        <translation>还有{n}行</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Import</source>
        <extracomment>Heads whose columns were chosen by hand are remembered, the oldest make room. The filter of rows that are written and leave something to be done.</extracomment>
        <translation>导入</translation>
    </message>
    <message>
        <source>Tables from Excel and WPS</source>
        <translation>Excel、WPS 里的表格</translation>
    </message>
    <message>
        <source>Rosters, visits, women&apos;s homes, awards, activities with who came, organisations with officers. Choose files, drag them here, or copy rows in a table and press Ctrl+V: .xlsx, .xls, .ods and .csv, several at once. You see what is new before anything is written.</source>
        <translation>名册、走访、妇女之家、表彰、活动和参加人员、组织和干部，都可以导入。选择文件、拖到这里，或在表格里复制几行再按 Ctrl+V：.xlsx、.xls、.ods、.csv，可以一次多个。写入之前，先看清有什么新内容。</translation>
    </message>
    <message>
        <source>Choose files…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Paste rows</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>What the tables hold</source>
        <translation>表格里是什么</translation>
    </message>
    <message>
        <source>What they hold: by their heads</source>
        <translation>表格内容：按表头认</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>各列</translation>
    </message>
    <message>
        <source>Put these tables away; nothing is written</source>
        <translation>收起这些表，什么也不写入</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Name or title</source>
        <translation>姓名或名称</translation>
    </message>
    <message>
        <source>What is to be said</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Choose files</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Importing…</source>
        <translation>正在导入…</translation>
    </message>
    <message>
        <source>Imported: {what}</source>
        <translation>已导入：{what}</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>To complete</source>
        <translation>待补全</translation>
    </message>
</context>
<context>
    <name>RecordView</name>
    <message>
        <source>What is not read is kept in its note, under its head.</source>
        <extracomment>So many are offered whom a name may mean.</extracomment>
        <translation>没读懂的原文连同表头留在这条记录的备注里。</translation>
    </message>
    <message>
        <source>Leave it open</source>
        <translation>先不定</translation>
    </message>
    <message>
        <source>Take it as {values}</source>
        <translation>就按{values}</translation>
    </message>
    <message>
        <source>It is {name}</source>
        <translation>是{name}</translation>
    </message>
    <message>
        <source>Another record: add it</source>
        <translation>是另一条：添加</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>不导入这一行</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>More are called so: write the gacha behind the name, in brackets.</source>
        <translation>同名的还有：请在姓名后面用括号写上嘎查。</translation>
    </message>
    <message>
        <source>Not on the roster yet: write {name} down</source>
        <translation>名册里还没有：登记{name}</translation>
    </message>
    <message>
        <source>Another one: keep “{name}” as it is written</source>
        <translation>是别人：照原样留下“{name}”</translation>
    </message>
</context>
<context>
    <name>RowView</name>
    <message>
        <source>What is not read is kept in her note, and she is marked as to be completed.</source>
        <translation>没读懂的原文留在她的备注里，并标为待补全。</translation>
    </message>
    <message>
        <source>What changes</source>
        <extracomment>So many women are offered whom a row may mean. What is doubtful is taken as it was read.</extracomment>
        <translation>有变化的</translation>
    </message>
    <message>
        <source>As it stands in the table</source>
        <translation>表里的原样</translation>
    </message>
    <message>
        <source>Another woman: add her</source>
        <translation>是另一个人，新增</translation>
    </message>
    <message>
        <source>Leave it open, its text in the note</source>
        <translation>先不填，原文留在备注</translation>
    </message>
    <message>
        <source>Take it as {values}</source>
        <translation>就按 {values} 导入</translation>
    </message>
    <message>
        <source>Leave this row out</source>
        <translation>这一行不导入</translation>
    </message>
    <message>
        <source>As proposed</source>
        <translation>恢复原来的建议</translation>
    </message>
    <message>
        <source>It is {name}</source>
        <translation>就是{name}</translation>
    </message>
    <message>
        <source>{field}: {old} → {new}</source>
        <translation>{field}：{old} → {new}</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>没读懂</translation>
    </message>
    <message>
        <source>{value} (from above)</source>
        <translation>{value}（随上文）</translation>
    </message>
</context>
<context>
    <name>importing</name>
    <message numerus="yes">
        <source>%n tables: {name}…</source>
        <translation>
            <numerusform>{name}等%n张表</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>also for the %n others with the same reason</source>
        <translation>
            <numerusform>同样原因的另外%n行也这样办</numerusform>
        </translation>
    </message>
    <message>
        <source>New</source>
        <extracomment>State → (words, tone).</extracomment>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>On the roster</source>
        <translation>已在册</translation>
    </message>
    <message>
        <source>Not sure</source>
        <translation>拿不准</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>January, or October whose zero a spreadsheet has eaten: compare it with her</source>
        <extracomment>Why a row or a cell is not sure, or could not be read.</extracomment>
        <translation>可能是1月，也可能是10月被表格吃掉了0，请核对</translation>
    </message>
    <message>
        <source>a year of two digits, or a day: compare it</source>
        <translation>两位数的年份，也可能是日，请核对</translation>
    </message>
    <message>
        <source>a day that a spreadsheet counts, or a year and month: compare it</source>
        <translation>可能是表格的日期序号，也可能是年月，请核对</translation>
    </message>
    <message>
        <source>the month or the day stands first: say which</source>
        <translation>分不清哪个是月、哪个是日，请选定</translation>
    </message>
    <message>
        <source>an age tells the year of birth only roughly</source>
        <translation>由年龄推算，年份只是大概</translation>
    </message>
    <message>
        <source>a day of the lunar calendar; only its year can be taken</source>
        <translation>是农历，只能取年份</translation>
    </message>
    <message>
        <source>an age or a year of two digits: write the year</source>
        <translation>分不清是年龄还是年份，请写四位年份</translation>
    </message>
    <message>
        <source>a landline without its area code</source>
        <translation>固定电话缺区号</translation>
    </message>
    <message>
        <source>written in Menksoft&apos;s own codes; convert it to Unicode Mongolian first</source>
        <translation>是蒙科立编码的蒙古文，请先转换成国际标准编码（Unicode）</translation>
    </message>
    <message>
        <source>this is no name</source>
        <translation>不像姓名</translation>
    </message>
    <message>
        <source>There is no name in this row.</source>
        <translation>这一行没有姓名。</translation>
    </message>
    <message>
        <source>A woman of this name is on the roster; nothing else tells whether it is she.</source>
        <translation>名册里有同名的妇女，看不出是不是她。</translation>
    </message>
    <message>
        <source>Several women on the roster may be meant.</source>
        <translation>名册里有好几位都可能是她。</translation>
    </message>
    <message>
        <source>Name and phone are those of a woman on the roster, born otherwise.</source>
        <translation>姓名、电话和名册里的一位相同，出生不同。</translation>
    </message>
    <message>
        <source>Name and birth are those of a woman of another gacha.</source>
        <translation>姓名、出生和另一个嘎查的一位相同。</translation>
    </message>
    <message>
        <source>A woman of this name and gacha has another phone.</source>
        <translation>同嘎查有同名的妇女，电话不同。</translation>
    </message>
    <message>
        <source>The identity number is that of a woman of another name.</source>
        <translation>身份证号和名册里另一个姓名的相同。</translation>
    </message>
    <message>
        <source>The row was given out for another woman, and nothing in it is hers any more.</source>
        <translation>这一行原是发给另一位妇女的，现在里面没有一样是她的了。</translation>
    </message>
    <message>
        <source>The row was given out for a woman who is not on the roster any more.</source>
        <translation>这一行原来那位妇女，已经不在名册里了。</translation>
    </message>
    <message>
        <source>All that was kept of her was erased; a table does not bring her back.</source>
        <translation>她的资料已经永久删除，收表不会再写进来。</translation>
    </message>
    <message>
        <source>Phone and birth are those of a woman who is written otherwise.</source>
        <translation>电话、出生和名册里写法不同的一位相同。</translation>
    </message>
    <message>
        <source>The same woman stands in row {row}.</source>
        <translation>第{row}行已有她。</translation>
    </message>
    <message>
        <source>Perhaps the same woman as in row {row}.</source>
        <translation>可能和第{row}行是同一个人。</translation>
    </message>
    <message>
        <source>several of this name: say which one is meant</source>
        <translation>同名的不止一位，请说明是哪一位</translation>
    </message>
    <message>
        <source>nobody and nothing here is called so</source>
        <translation>这里没有叫这个名字的</translation>
    </message>
    <message>
        <source>was deleted; the recycle bin has it</source>
        <translation>已经删除，在回收站里</translation>
    </message>
    <message>
        <source>is on the roster in another gacha only</source>
        <translation>名册里只有别的嘎查有这个名字</translation>
    </message>
    <message>
        <source>she heads no household yet</source>
        <translation>还没有以她为户主的家庭</translation>
    </message>
    <message>
        <source>not on the roster: written down as newcomers</source>
        <translation>名册里没有，按新来的登记</translation>
    </message>
    <message>
        <source>nothing tells it, so “other”</source>
        <translation>看不出来，按“其他”</translation>
    </message>
    <message>
        <source>the year is not written: compare it</source>
        <translation>没有写年份，请核对</translation>
    </message>
    <message>
        <source>several days; the first one is taken</source>
        <translation>不止一天，取第一天</translation>
    </message>
    <message>
        <source>this was before her birth: compare it</source>
        <translation>早于她的出生日期，请核对</translation>
    </message>
    <message>
        <source>fewer than the names beside it; the names count if you take it</source>
        <translation>比旁边的名单少；若采用，按名单算</translation>
    </message>
    <message>
        <source>more than came, or fewer than the women named</source>
        <translation>比到场人数多，或比名单里的妇女少</translation>
    </message>
    <message>
        <source>a part of it is not sure</source>
        <translation>其中有一处拿不准</translation>
    </message>
    <message>
        <source>a formula that the spreadsheet could not compute</source>
        <translation>表格里算不出来的公式</translation>
    </message>
    <message>
        <source>What cannot be read has no note to be kept in: correct the cell or empty it.</source>
        <translation>没读懂的内容没有备注可留：请改这一格，或清空。</translation>
    </message>
    <message>
        <source>a unit does not stand above itself</source>
        <translation>上级不能是自己</translation>
    </message>
    <message>
        <source>the township stands under no unit of its own</source>
        <translation>苏木（乡镇）不能归到自己下面的单位</translation>
    </message>
    <message>
        <source>with the other rows this unit would stand below itself</source>
        <translation>与其他行合起来，这个单位会归到它自己下面</translation>
    </message>
    <message>
        <source>The same stands further up ({row}).</source>
        <translation>前面已有同样的（{row}）。</translation>
    </message>
    <message>
        <source>The same record stands further up ({row}) and says other things.</source>
        <translation>前面已有同一条（{row}），内容不一样。</translation>
    </message>
    <message>
        <source>Nothing in this row could be read.</source>
        <translation>这一行什么都没读懂。</translation>
    </message>
    <message>
        <source>One of this name was here and was deleted.</source>
        <translation>曾有同名的一条，已删除。</translation>
    </message>
    <message>
        <source>Called the same on that day, at another time or place or held by others: perhaps another one.</source>
        <translation>当天已有同名活动，但时间、地点或主办单位不同：可能是另一场活动。</translation>
    </message>
    <message>
        <source>Several records may be meant: say which one.</source>
        <translation>可能是其中哪一条，请说明。</translation>
    </message>
    <message>
        <source>title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>head</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>head again</source>
        <translation>重复的表头</translation>
    </message>
    <message>
        <source>sum</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>note</source>
        <translation>注</translation>
    </message>
    <message>
        <source>gacha over a block</source>
        <translation>嘎查小标题</translation>
    </message>
    <message>
        <source>Head of her household</source>
        <translation>户主</translation>
    </message>
    <message>
        <source>Number of her household</source>
        <translation>户号</translation>
    </message>
    <message>
        <source>Related to the head</source>
        <translation>与户主关系</translation>
    </message>
    <message>
        <source>Identity numbers stand here: they belong on the roster alone and are not taken.</source>
        <extracomment>Why a column is not taken beside a record.</extracomment>
        <translation>这一列是身份证号：只应写在花名册里，这里不导入。</translation>
    </message>
    <message>
        <source>Phone numbers stand here: they belong on the roster alone and are not taken.</source>
        <translation>这一列是电话号码：只应写在花名册里，这里不导入。</translation>
    </message>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n rows</source>
        <translation>
            <numerusform>导入%n行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n men among them</source>
        <translation>
            <numerusform>其中男%n人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records added</source>
        <translation>
            <numerusform>新增%n条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records changed</source>
        <translation>
            <numerusform>改动%n条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n added</source>
        <translation>
            <numerusform>新增%n人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changed</source>
        <translation>
            <numerusform>更新%n人</numerusform>
        </translation>
    </message>
    <message>
        <source>Here already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Keep in the note</source>
        <translation>留在备注</translation>
    </message>
    <message>
        <source>Not taken</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Code of the row</source>
        <translation>行码（本系统发出的表）</translation>
    </message>
    <message>
        <source>Age</source>
        <extracomment>Columns that are no field of hers.</extracomment>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Women</source>
        <extracomment>What a table may hold, where the word for one record does not say it.</extracomment>
        <translation>妇女名册</translation>
    </message>
    <message>
        <source>Activities and who came</source>
        <translation>活动和参加人员</translation>
    </message>
    <message>
        <source>Organisations and officers</source>
        <translation>组织和干部</translation>
    </message>
    <message>
        <source>Officers</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>Her gacha</source>
        <extracomment>Columns that are no field of a record.</extracomment>
        <translation>她所在的嘎查</translation>
    </message>
    <message>
        <source>Time of day</source>
        <translation>几点</translation>
    </message>
    <message>
        <source>People, in numbers</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Women among them, in numbers</source>
        <translation>其中妇女人数</translation>
    </message>
    <message>
        <source>Who came, by name</source>
        <translation>参加人员名单</translation>
    </message>
    <message>
        <source>Guests</source>
        <translation>来宾</translation>
    </message>
    <message>
        <source>In office from</source>
        <translation>任职时间</translation>
    </message>
    <message>
        <source>row {number}</source>
        <extracomment>So many values of a record stand in its line.</extracomment>
        <translation>第{number}行</translation>
    </message>
    <message>
        <source>Pasted rows</source>
        <translation>粘贴的行</translation>
    </message>
    <message>
        <source>not read, kept in the note: {fields}</source>
        <translation>没读懂，留在备注里：{fields}</translation>
    </message>
</context>
</TS>

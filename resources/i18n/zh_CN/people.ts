<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DoublesPage</name>
    <message>
        <source>Perhaps twice</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>Name, initials or phone tail</source>
        <translation>姓名、首字母或电话尾号</translation>
    </message>
    <message>
        <source>Nobody seems to be written down twice</source>
        <translation>没有发现重复登记的人</translation>
    </message>
    <message>
        <source>Namesakes are normal: a pair is shown here only where phone, birth or spelling speak for it.</source>
        <translation>重名很平常。只有电话、出生日期或写法也对得上的，才会列在这里。</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>待核对</translation>
    </message>
    <message>
        <source>Two women</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Made one</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>What speaks for it</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生</translation>
    </message>
    <message>
        <source>Gacha</source>
        <translation>嘎查</translation>
    </message>
    <message numerus="yes">
        <source>To look at %n</source>
        <translation>
            <numerusform>待核对 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>One of you says one woman, another two</source>
        <translation>有人说是同一人，有人说不是</translation>
    </message>
    <message numerus="yes">
        <source>%n pairs</source>
        <translation>
            <numerusform>%n 对</numerusform>
        </translation>
    </message>
    <message>
        <source>One woman or two?</source>
        <translation>是不是同一人？</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Erase {name} on request</source>
        <translation>应要求删除{name}的资料</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>She asks for it</source>
        <translation>本人要求</translation>
    </message>
    <message>
        <source>She takes her consent back</source>
        <translation>本人撤回同意</translation>
    </message>
    <message>
        <source>No longer needed</source>
        <translation>已不需要</translation>
    </message>
    <message>
        <source>Should never have been written down</source>
        <translation>本不该登记</translation>
    </message>
    <message>
        <source>To confirm, type {name}</source>
        <translation>请输入“{name}”确认</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不删除</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>her name, phone and everything else on her page</source>
        <translation>姓名、电话等登记内容</translation>
    </message>
    <message numerus="yes">
        <source>%n other spellings</source>
        <translation>
            <numerusform>%n 个别名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the words of %n visits</source>
        <translation>
            <numerusform>%n 次走访的文字</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n 张照片</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendances</source>
        <translation>
            <numerusform>%n 次签到</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>day, target and visitors on the roster of %n visits</source>
        <translation>
            <numerusform>%n 次走访的日期、对象类别和名册上的走访人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>%n 项任职</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>This goes for good, with its history: {what}.</source>
        <translation>以下内容连同修改记录永久删除：{what}。</translation>
    </message>
    <message>
        <source>So that past figures stay true, this stays under a number, without a name: {what}.</source>
        <translation>为使以往统计不变，以下内容只保留编号、不留姓名：{what}。</translation>
    </message>
    <message>
        <source>It goes from the server and every laptop with their next sync. It cannot be taken back.</source>
        <translation>服务器和每台电脑下次同步时都会删除，不能撤销。</translation>
    </message>
    <message>
        <source>This laptop has no server: she leaves the roster now, and the rest goes once the laptop has joined one and synced. It cannot be taken back.</source>
        <translation>本电脑未接入服务器：现在先从名册移除，其余内容在接入服务器并同步后删除。不能撤销。</translation>
    </message>
    <message>
        <source>Names inside the words of activities, names and searches of lists, what was typed into offices&apos; forms and their files, sign-in sheets on paper and earlier backup copies are not touched: remove those yourself. Settings, Backup shows which copies hold her and deletes them.</source>
        <translation>活动文字中提到的姓名、名单的名称和搜索词、上级报表里手填的内容和报表文件、纸质签到表和以前的备份不会自动改动，请另行处理。哪些备份里还有她，在“设置”的“备份”中标明，可在那里删除。</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>These lists tell of her; rename or delete them: {names}.</source>
        <translation>这些名单里提到她，请改名或删除：{names}。</translation>
    </message>
</context>
<context>
    <name>GatheringDialog</name>
    <message>
        <source>Tables for the gachas</source>
        <extracomment>Where a laptop keeps what it gave out last.</extracomment>
        <translation>发表到嘎查、收表汇总</translation>
    </message>
    <message>
        <source>Each gacha gets its own table with its women. What comes back finds its rows again, however it was sorted or renamed, and you look at it before anything is written.</source>
        <translation>每个嘎查一张表，里面是本嘎查的妇女。收回来的表，不管怎么排序、改没改名字，都能对上原来的人；先给您看过，再写入。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Read what came back…</source>
        <translation>读收回的表…</translation>
    </message>
    <message>
        <source>Give tables out…</source>
        <translation>发表…</translation>
    </message>
    <message>
        <source>Given out {day}: {back} of {all} came back.</source>
        <translation>{day} 发出，{all} 个嘎查中已收回 {back} 个。</translation>
    </message>
    <message>
        <source>Not back yet: {gachas}</source>
        <translation>还没交的：{gachas}</translation>
    </message>
    <message>
        <source>Folder for the tables</source>
        <translation>表格放在哪个文件夹</translation>
    </message>
    <message numerus="yes">
        <source>%n tables lie in {folder}</source>
        <translation>
            <numerusform>%n 张表已放在 {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HerDataActs</name>
    <message>
        <source>On paper, to be read, printed or saved as a PDF</source>
        <translation>看、打印或存为 PDF</translation>
    </message>
    <message>
        <source>As a spreadsheet…</source>
        <translation>存为电子表格…</translation>
    </message>
    <message>
        <source>Data of {name}</source>
        <translation>{name}本人资料</translation>
    </message>
    <message>
        <source>Her data</source>
        <translation>本人资料</translation>
    </message>
    <message>
        <source>Spreadsheet</source>
        <translation>电子表格</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
</context>
<context>
    <name>HomesBox</name>
    <message>
        <source>Women&apos;s homes she belongs to</source>
        <translation>所在的妇女之家</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>没有。</translation>
    </message>
</context>
<context>
    <name>HouseholdBox</name>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Lives with…</source>
        <translation>与谁同户…</translation>
    </message>
    <message>
        <source>No longer lives with them</source>
        <translation>不再同户</translation>
    </message>
    <message>
        <source>With whom does she live?</source>
        <translation>她与谁同住？输入姓名</translation>
    </message>
    <message>
        <source>{name} (head)</source>
        <translation>{name}（户主）</translation>
    </message>
    <message>
        <source>Nobody else is written down for her household.</source>
        <translation>还没有登记同户的人。</translation>
    </message>
    <message>
        <source>Household changed</source>
        <translation>家庭成员已更改</translation>
    </message>
</context>
<context>
    <name>ListControl</name>
    <message>
        <source>Lists</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>{name} (changed)</source>
        <translation>{name}（已改动）</translation>
    </message>
    <message>
        <source>{name} (needs a newer version)</source>
        <translation>{name}（需要新版本）</translation>
    </message>
    <message>
        <source>No list yet: narrow the roster or choose women, then keep them here</source>
        <translation>还没有名单：先筛选，或者选几个人，再来这里保存</translation>
    </message>
    <message>
        <source>Show all women again</source>
        <translation>重新显示全部</translation>
    </message>
    <message>
        <source>Keep these filters as a live list…</source>
        <translation>把筛选条件存为实时名单…</translation>
    </message>
    <message numerus="yes">
        <source>Keep these %n women as a fixed list…</source>
        <translation>
            <numerusform>把这 %n 人存为固定名单…</numerusform>
        </translation>
    </message>
    <message>
        <source>“{name}” asks what is shown now</source>
        <translation>“{name}”改用现在的筛选条件</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>改名…</translation>
    </message>
    <message>
        <source>Delete the list</source>
        <translation>删除名单</translation>
    </message>
    <message>
        <source>List kept: {name}</source>
        <translation>已保存名单：{name}</translation>
    </message>
    <message>
        <source>It is asked anew each time: who fits later comes in by herself. {what}</source>
        <translation>每次打开都重新筛选，以后符合条件的人自动进来。{what}</translation>
    </message>
    <message>
        <source>A live list</source>
        <translation>实时名单</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%n women stand on it until somebody puts others there or takes them off.</source>
        <translation>
            <numerusform>里面是这 %n 人，有人加入或移出才会变。</numerusform>
        </translation>
    </message>
    <message>
        <source>A fixed list</source>
        <translation>固定名单</translation>
    </message>
    <message>
        <source>The list is called {name} now</source>
        <translation>名单已改名为{name}</translation>
    </message>
    <message>
        <source>Rename the list</source>
        <translation>给名单改名</translation>
    </message>
    <message>
        <source>List deleted: {name}</source>
        <translation>已删除名单：{name}</translation>
    </message>
    <message numerus="yes">
        <source>%n women taken off the list {name}</source>
        <translation>
            <numerusform>%n 人已从名单{name}移出</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyActs</name>
    <message>
        <source>One moment…</source>
        <extracomment>Lines of one part of the menu; a township has 20 gachas, lists and homes may be more.</extracomment>
        <translation>请稍等…</translation>
    </message>
    <message>
        <source>With a date…</source>
        <translation>带日期…</translation>
    </message>
    <message>
        <source>Take off: {tag}</source>
        <translation>取下：{tag}</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>加标签</translation>
    </message>
    <message numerus="yes">
        <source>%n people tagged: {tag}</source>
        <translation>
            <numerusform>已给 %n 人加上标签：{tag}</numerusform>
        </translation>
    </message>
    <message>
        <source>Tag taken off: {tag}</source>
        <translation>已取下标签：{tag}</translation>
    </message>
    <message>
        <source>Move to a gacha</source>
        <translation>转到嘎查</translation>
    </message>
    <message numerus="yes">
        <source>%n people moved to {gacha}</source>
        <translation>
            <numerusform>%n 人已转到 {gacha}</numerusform>
        </translation>
    </message>
    <message>
        <source>All in one household with {name}</source>
        <translation>都编入 {name} 一户</translation>
    </message>
    <message numerus="yes">
        <source>%n people are one household</source>
        <translation>
            <numerusform>%n 人已编为一户</numerusform>
        </translation>
    </message>
    <message>
        <source>Belong to a women&apos;s home</source>
        <translation>编入妇女之家</translation>
    </message>
    <message numerus="yes">
        <source>%n people belong to {home}</source>
        <translation>
            <numerusform>%n 人已编入 {home}</numerusform>
        </translation>
    </message>
    <message>
        <source>New list…</source>
        <translation>新名单…</translation>
    </message>
    <message>
        <source>Put on a list</source>
        <translation>加入名单</translation>
    </message>
    <message>
        <source>New list</source>
        <translation>新名单</translation>
    </message>
    <message numerus="yes">
        <source>%n people put on the list {name}</source>
        <translation>
            <numerusform>%n 人已加入名单 {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are complete</source>
        <translation>
            <numerusform>%n 人的资料已补全</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is missing any more</source>
        <translation>资料已补全</translation>
    </message>
</context>
<context>
    <name>MaybeTwice</name>
    <message>
        <source>May be {name}: {reasons}</source>
        <extracomment>So many are named; all stand on the page of the pairs.</extracomment>
        <translation>可能就是 {name}：{reasons}</translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message>
        <source>Make them one</source>
        <extracomment>What a value&apos;s chip takes at most; the whole stands in its hint. What is said to follow a woman: kind of the rows → the kind whose words they have.</extracomment>
        <translation>合并</translation>
    </message>
    <message>
        <source>Two women</source>
        <translation>不是同一人</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>分开</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Propose them again</source>
        <translation>重新列为疑似重复</translation>
    </message>
    <message>
        <source>Somebody said that these are two women. They are not proposed any more.</source>
        <translation>已认定不是同一人，不再提示。</translation>
    </message>
    <message>
        <source>Nothing but you says that they are one. Look closely.</source>
        <translation>资料上看不出她们是同一人，请仔细核对。</translation>
    </message>
    <message>
        <source>What speaks for one woman: {reasons}.</source>
        <translation>像是同一人：{reasons}。</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>This one stays</source>
        <translation>保留这一位</translation>
    </message>
    <message>
        <source>Only written for {name}, and kept: {facts}.</source>
        <translation>只有{name}这一份登记了，合并后保留：{facts}。</translation>
    </message>
    <message>
        <source>The one who stays has all that is written down for both: activities, visits, posts, photos. You can take them apart again at any time.</source>
        <translation>合并后，两份登记的活动、走访、任职、照片都归保留的这一位。以后随时可以分开。</translation>
    </message>
    <message>
        <source>Nothing refers to her yet</source>
        <translation>名下还没有其他记录</translation>
    </message>
    <message>
        <source>Other spellings</source>
        <translation>其他写法</translation>
    </message>
    <message numerus="yes">
        <source>%n facts are the same in both</source>
        <translation>
            <numerusform>两份相同的 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{name} stands for both now</source>
        <translation>已合并，由{name}保留</translation>
    </message>
    <message>
        <source>Remembered: two women</source>
        <translation>已记住：不是同一人</translation>
    </message>
    <message>
        <source>They may be one again</source>
        <translation>已重新列为疑似重复</translation>
    </message>
    <message>
        <source>One of you made them one, another one said that they are two women. Decide.</source>
        <translation>有人把她们合并了，也有人认定不是同一人。请您定一下。</translation>
    </message>
    <message>
        <source>{name} was written down a second time; {other} stands for both.</source>
        <translation>{name}是重复登记的，现在都算在{other}名下。</translation>
    </message>
    <message>
        <source>Taken apart, she stands for herself again with all that was written down for her; what was taken over from her is given back, unless somebody changed it since.</source>
        <translation>分开后，她和登记在她名下的记录都恢复原样；合并时取用的内容也退回，之后有人改过的除外。</translation>
    </message>
    <message>
        <source>They are one</source>
        <translation>就是同一人</translation>
    </message>
</context>
<context>
    <name>NameDialog</name>
    <message>
        <source>Name of the list</source>
        <extracomment>Lists that the menu holds; the others are found by their names on sheets.</extracomment>
        <translation>名单名称</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不做了</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>NamesBox</name>
    <message>
        <source>Her names</source>
        <extracomment>As on papers (``resources/documents/common.typ``).</extracomment>
        <translation>姓名的写法</translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message>
        <source>Women</source>
        <extracomment>A woman&apos;s page that stands so long was read (milliseconds).</extracomment>
        <translation>妇女名册</translation>
    </message>
    <message>
        <source>Name, initials or phone tail</source>
        <translation>姓名、首字母或电话尾号</translation>
    </message>
    <message>
        <source>Add a woman</source>
        <translation>新增妇女</translation>
    </message>
    <message>
        <source>Nobody is on the roster yet</source>
        <translation>名册里还没有人</translation>
    </message>
    <message>
        <source>Add the first woman, or import a roster that you keep in Excel or WPS.</source>
        <translation>先新增一位妇女，或把Excel、WPS里的名册导进来。</translation>
    </message>
    <message>
        <source>Order of the list</source>
        <translation>排列次序</translation>
    </message>
    <message>
        <source>Ready lists: birthdays, newcomers, phones</source>
        <translation>现成名单：生日、新增、通讯录、发表收表</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Import from Excel or WPS</source>
        <translation>从Excel、WPS导入</translation>
    </message>
    <message>
        <source>Her data, for herself</source>
        <translation>给她本人的资料</translation>
    </message>
    <message>
        <source>Take off the roster</source>
        <translation>移出名册</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Gacha</source>
        <translation>嘎查</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Posts and tags</source>
        <translation>职务与标签</translation>
    </message>
    <message>
        <source>Two versions</source>
        <translation>两人写法不同</translation>
    </message>
    <message>
        <source>To complete</source>
        <translation>待补全</translation>
    </message>
    <message>
        <source>All gachas</source>
        <translation>全部嘎查</translation>
    </message>
    <message>
        <source>All posts</source>
        <translation>全部职务</translation>
    </message>
    <message>
        <source>All tags</source>
        <translation>全部标签</translation>
    </message>
    <message>
        <source>All residences</source>
        <translation>全部居住情况</translation>
    </message>
    <message>
        <source>Everyone, also who left</source>
        <translation>全部（含迁出、去世）</translation>
    </message>
    <message>
        <source>Men</source>
        <translation>男性</translation>
    </message>
    <message>
        <source>Women and men</source>
        <translation>妇女和男性</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Tags to look at again</source>
        <translation>待复核标签</translation>
    </message>
    <message>
        <source>{name} (closed)</source>
        <translation>{name}（已停用）</translation>
    </message>
    <message numerus="yes">
        <source>Tags to look at again %n</source>
        <translation>
            <numerusform>待复核标签 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>To complete %n</source>
        <translation>
            <numerusform>待补全 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>By pinyin</source>
        <translation>按拼音</translation>
    </message>
    <message>
        <source>By strokes of the surname: 田富, 田大利</source>
        <translation>按姓氏笔画：田富、田大利</translation>
    </message>
    <message>
        <source>By strokes of the name: 田大利, 田富</source>
        <translation>按姓名笔画：田大利、田富</translation>
    </message>
    <message>
        <source>By gacha</source>
        <translation>按嘎查</translation>
    </message>
    <message>
        <source>By age</source>
        <translation>按年龄</translation>
    </message>
    <message>
        <source>Who was at an activity or visited last</source>
        <translation>最近参加活动或走访到的在前</translation>
    </message>
    <message>
        <source>What was changed last</source>
        <translation>最近改过的在前</translation>
    </message>
    <message>
        <source>Place cards</source>
        <translation>桌签</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>标签纸</translation>
    </message>
    <message>
        <source>Take off the list {name}</source>
        <translation>移出名单{name}</translation>
    </message>
    <message numerus="yes">
        <source>%n cards</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Perhaps twice %n</source>
        <translation>
            <numerusform>疑似重复 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%n without a sex among them)</source>
        <translation>
            <numerusform>（含性别未填 %n）</numerusform>
        </translation>
    </message>
    <message>
        <source>{found} of {all}</source>
        <translation>{found} / {all} 人</translation>
    </message>
    <message>
        <source>She is off the roster; the rest goes with the next sync.</source>
        <translation>已从名册移除，其余内容下次同步时删除。</translation>
    </message>
    <message>
        <source>{name} was taken off the roster</source>
        <translation>已将{name}移出名册</translation>
    </message>
</context>
<context>
    <name>PersonForm</name>
    <message>
        <source>Still to be completed</source>
        <extracomment>What stands in the household, not in the woman&apos;s own record. Fields of the first lines: what a newcomer&apos;s record is completed with.</extracomment>
        <translation>资料待补全</translation>
    </message>
    <message>
        <source>Tags without dates</source>
        <translation>标签（不记日期）</translation>
    </message>
    <message>
        <source>Other spellings</source>
        <translation>其他写法</translation>
    </message>
    <message>
        <source>Another spelling, Enter</source>
        <translation>输入另一种写法，回车</translation>
    </message>
</context>
<context>
    <name>PersonView</name>
    <message>
        <source>Facts</source>
        <extracomment>As for a status: active needs no pill. What a new woman is compared by as she is typed.</extracomment>
        <translation>资料</translation>
    </message>
    <message>
        <source>About her</source>
        <translation>概况</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Erase on request…</source>
        <translation>应本人要求删除…</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Came</source>
        <translation>到会</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>还没有参加过活动</translation>
    </message>
    <message>
        <source>What she takes part in stands here.</source>
        <translation>她参加的活动会列在这里。</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃修改</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>What you typed is kept as a draft; Today lists it.</source>
        <translation>您填写的内容已存为草稿，“今日”里可以找到。</translation>
    </message>
    <message>
        <source>New woman</source>
        <translation>新增妇女</translation>
    </message>
    <message>
        <source>{age} y</source>
        <translation>{age} 岁</translation>
    </message>
    <message>
        <source>No phone</source>
        <translation>无电话</translation>
    </message>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>参加活动 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>To be completed</source>
        <translation>待补全</translation>
    </message>
    <message>
        <source>Written differently by two people: {fields}. Decide</source>
        <translation>两人写法不同：{fields}。去核定</translation>
    </message>
    <message>
        <source>Ctrl+Enter: done</source>
        <translation>Ctrl+Enter 完成</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>Nobody has visited her household yet.</source>
        <translation>还没有走访记录。</translation>
    </message>
</context>
<context>
    <name>PostsView</name>
    <message>
        <source>New post</source>
        <translation>新增职务</translation>
    </message>
    <message>
        <source>How, votes and more</source>
        <translation>产生方式、得票等</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>She holds no post.</source>
        <translation>目前没有职务。</translation>
    </message>
    <message>
        <source>In office</source>
        <translation>在任</translation>
    </message>
    <message>
        <source>Former</source>
        <translation>已卸任</translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>今日离任</translation>
    </message>
    <message>
        <source>Change this post</source>
        <translation>修改这个职务</translation>
    </message>
    <message>
        <source>Written by mistake: delete</source>
        <translation>写错了：删除</translation>
    </message>
    <message>
        <source>The post has ended.</source>
        <translation>已记为离任</translation>
    </message>
    <message>
        <source>The post was deleted.</source>
        <translation>已删除职务</translation>
    </message>
</context>
<context>
    <name>ReadyLists</name>
    <message>
        <source>Birthdays this month, 60 and older</source>
        <translation>本月生日（60 岁以上）</translation>
    </message>
    <message>
        <source>New on the roster this month</source>
        <translation>本月新增</translation>
    </message>
    <message>
        <source>Phones of all, by gacha</source>
        <translation>通讯录（按嘎查）</translation>
    </message>
    <message>
        <source>Tables for the gachas…</source>
        <translation>发表、收表…</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Nobody stands on this list</source>
        <translation>这份名单上没有人</translation>
    </message>
</context>
<context>
    <name>SameBox</name>
    <message>
        <source>Make her one with another…</source>
        <translation>与另一人合并…</translation>
    </message>
    <message>
        <source>Who is the same woman?</source>
        <translation>哪一位是同一人？</translation>
    </message>
    <message>
        <source>Written down more than once</source>
        <translation>重复登记</translation>
    </message>
    <message>
        <source>{name} was made one with her</source>
        <translation>{name}已合并到她名下</translation>
    </message>
    <message>
        <source> · somebody said that they are two women</source>
        <translation> · 有人认定不是同一人</translation>
    </message>
    <message>
        <source>Take apart</source>
        <translation>分开</translation>
    </message>
</context>
<context>
    <name>people</name>
    <message>
        <source>{name}: two women again</source>
        <translation>已分开：{name}恢复单独登记</translation>
    </message>
    <message>
        <source> · what was changed since stays: {fields}</source>
        <translation>；之后改过的保留：{fields}</translation>
    </message>
    <message>
        <source> · what only the other has is given back: {fields}</source>
        <translation>；与对方相同而没有记下来历的也退回：{fields}</translation>
    </message>
    <message>
        <source>same identity number</source>
        <translation>同身份证号</translation>
    </message>
    <message>
        <source>same phone</source>
        <translation>同电话</translation>
    </message>
    <message>
        <source>same birth</source>
        <translation>同生日</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>同名</translation>
    </message>
    <message>
        <source>same name in other characters</source>
        <translation>异体字</translation>
    </message>
    <message>
        <source>the name in another spelling</source>
        <translation>写法不同</translation>
    </message>
    <message>
        <source>another script</source>
        <translation>文字不同</translation>
    </message>
    <message>
        <source>the name sounds alike</source>
        <translation>同音</translation>
    </message>
    <message>
        <source>with and without surname</source>
        <translation>带姓不带姓</translation>
    </message>
    <message>
        <source>the name is like it</source>
        <translation>名字相近</translation>
    </message>
    <message>
        <source>birth agrees in part</source>
        <translation>生日部分相同</translation>
    </message>
    <message>
        <source>birth almost the same</source>
        <translation>生日相近</translation>
    </message>
    <message>
        <source>same gacha</source>
        <translation>同嘎查</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
</TS>

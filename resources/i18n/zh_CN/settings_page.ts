<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AskedFields</name>
    <message>
        <source>What is asked of a woman</source>
        <translation>登记哪些项目</translation>
    </message>
    <message>
        <source>Fields that are off stand on no woman&apos;s page, unless something was written there already. Identity numbers are off until somebody wants them. Religion is never asked.</source>
        <translation>关掉的项目不出现在资料里，已经填过的仍然显示。身份证号默认不登记。宗教信仰从不登记。</translation>
    </message>
    <message>
        <source>The chair of the township sets it</source>
        <translation>由苏木妇联主席设置</translation>
    </message>
    <message>
        <source>What is asked was set</source>
        <translation>登记项目已设置</translation>
    </message>
</context>
<context>
    <name>ContactCard</name>
    <message>
        <source>Links and screenings</source>
        <translation>联系与筛查</translation>
    </message>
    <message>
        <source>{what} {n} days</source>
        <translation>{what} {n} 天</translation>
    </message>
    <message>
        <source>Asked to screenings: from {youngest} to {oldest} years, by the end of the year</source>
        <translation>通知参加筛查：{youngest} 至 {oldest} 岁（按年末算）</translation>
    </message>
    <message>
        <source>A link wants a visit within: {days}</source>
        <translation>联系对象多少天内走访一次：{days}</translation>
    </message>
</context>
<context>
    <name>ContactRulesDialog</name>
    <message>
        <source>Links and screenings</source>
        <translation>联系与筛查</translation>
    </message>
    <message>
        <source>{what}: days</source>
        <translation>{what}：天数</translation>
    </message>
    <message>
        <source>Screenings from the age of</source>
        <translation>筛查年龄从</translation>
    </message>
    <message>
        <source>To the age of</source>
        <translation>筛查年龄到</translation>
    </message>
    <message>
        <source>Within so many days a link wants a visit. A link may have days of its own.</source>
        <translation>每种联系多少天内走访一次，全苏木都按这个算；单条联系可以另写天数。</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Rules set</source>
        <translation>规则已设定</translation>
    </message>
</context>
<context>
    <name>EraseSeveral</name>
    <message>
        <source>Past their time</source>
        <translation>到期的人</translation>
    </message>
    <message>
        <source>Whoever has a tick goes for good, on every laptop and the server: name, phone, the words of visits and needs. Numbers of past reports stay. It cannot be taken back. Take the tick off whom you want to keep.</source>
        <translation>打勾的人从每台电脑和服务器上永久清除：姓名、电话，走访和诉求里的文字。以前报表的数字不变。不能撤销。想留下的，去掉勾。</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>先不动</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n women for good</source>
        <translation>
            <numerusform>永久清除 %n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FederationCard</name>
    <message>
        <source>Terms and ages</source>
        <translation>任期和年龄口径</translation>
    </message>
    <message numerus="yes">
        <source>{level} %n years</source>
        <translation>
            <numerusform>{level}%n年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Young is who is at most %n</source>
        <translation>
            <numerusform>青年：%n岁以下（含本数）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Young is who is below %n</source>
        <translation>
            <numerusform>青年：不满%n岁</numerusform>
        </translation>
    </message>
    <message>
        <source>by the day of the report</source>
        <translation>按报告当日计算</translation>
    </message>
    <message>
        <source>by 31 December of its year</source>
        <translation>按当年12月31日计算</translation>
    </message>
    <message>
        <source>by {day}</source>
        <translation>按{day}计算</translation>
    </message>
    <message>
        <source>Told of {days} days before a term is over</source>
        <translation>届满前{days}天提醒</translation>
    </message>
    <message>
        <source>Co-opted members: no limit</source>
        <translation>增补执委不设上限</translation>
    </message>
    <message>
        <source>Co-opted members: at most {share} %</source>
        <translation>增补执委不超过{share}%</translation>
    </message>
    <message>
        <source>A term: {years}</source>
        <translation>任期：{years}</translation>
    </message>
</context>
<context>
    <name>FederationRulesDialog</name>
    <message>
        <source>Terms and ages</source>
        <translation>任期和年龄口径</translation>
    </message>
    <message>
        <source>For the whole township. A term of which the years are written keeps them.</source>
        <translation>全苏木通用。已写明年数的届次不变。</translation>
    </message>
    <message>
        <source>The day of the report</source>
        <translation>报告当日</translation>
    </message>
    <message>
        <source>31 December of its year</source>
        <translation>当年12月31日</translation>
    </message>
    <message>
        <source>One day for all</source>
        <translation>统一的一天</translation>
    </message>
    <message>
        <source>Years of a term: {level}</source>
        <translation>任期年数：{level}</translation>
    </message>
    <message>
        <source>First told of before (days)</source>
        <translation>第一次提醒：届满前（天）</translation>
    </message>
    <message>
        <source>Again before (days)</source>
        <translation>第二次提醒：届满前（天）</translation>
    </message>
    <message>
        <source>Last before (days)</source>
        <translation>最后一次提醒：届满前（天）</translation>
    </message>
    <message>
        <source>A congress takes about 45 days from its first step, and its request goes up before that: told of early, then as it comes near.</source>
        <translation>换届从成立筹备组到开大会约需45天，请示还要更早，所以先早提醒，再临近提醒。</translation>
    </message>
    <message>
        <source>Many such bodies co-opt up to one third (33). Empty: no limit. More of them is told under findings and holds nobody up.</source>
        <translation>同类组织多以三分之一（33）为限。不填为不限；超过的只在“资料核对”里提示，不妨碍登记。</translation>
    </message>
    <message>
        <source>Young is who is not older than</source>
        <translation>青年年龄上限（岁）</translation>
    </message>
    <message>
        <source>That age itself counts as young</source>
        <translation>含本数</translation>
    </message>
    <message>
        <source>Ages are counted by</source>
        <translation>年龄计算截止</translation>
    </message>
    <message>
        <source>That day</source>
        <translation>这一天</translation>
    </message>
    <message>
        <source>Co-opted of the executive members, at most (%)</source>
        <translation>增补执委占执委总数不超过（%）</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>Terms and ages set</source>
        <translation>已设定任期和年龄口径</translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message>
        <source>Looking whether another backup is whole…</source>
        <extracomment>So many are shown at first, the one made last first; those that tell of an erased woman are always shown.</extracomment>
        <translation>正在检查别的备份是否完好…</translation>
    </message>
    <message numerus="yes">
        <source>%n backups still hold women whose records were erased since: delete those.</source>
        <translation>
            <numerusform>有 %n 份备份里还有已永久删除的妇女的资料，请删除这些备份。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>显示全部 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>wrong date</source>
        <translation>日期不对</translation>
    </message>
    <message numerus="yes">
        <source>%n erased</source>
        <translation>
            <numerusform>含已删除 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Restore this one</source>
        <translation>用这份恢复</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>before an upgrade</source>
        <translation>升级前自动保留</translation>
    </message>
    <message>
        <source>before a restore</source>
        <translation>恢复前自动保留</translation>
    </message>
    <message>
        <source>{size} MB</source>
        <translation>{size} MB</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>读不了</translation>
    </message>
    <message numerus="yes">
        <source>%n women</source>
        <translation>
            <numerusform>妇女 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>活动 %n 场</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>走访 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>{when}: {what}. It is gone for good; the records themselves stay as they are.</source>
        <translation>{when}：{what}。备份删除后找不回来；现在的资料不受影响。</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不删</translation>
    </message>
    <message>
        <source>Delete this backup?</source>
        <translation>删除这份备份？</translation>
    </message>
    <message>
        <source>Backup deleted</source>
        <translation>备份已删除</translation>
    </message>
</context>
<context>
    <name>LetterDialog</name>
    <message>
        <source>What the records fill; a click puts it where the cursor is</source>
        <translation>由记录自动填写的项；点一下插入到光标处</translation>
    </message>
    <message>
        <source>The usual wording</source>
        <translation>恢复通用文字</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>A line a step, its code first: K01 and what papers it leaves.</source>
        <translation>每个环节一行，代码在前：K01 后写该环节的材料。</translation>
    </message>
    <message>
        <source>A line is a row of the form: cells parted by ｜, in each a head, then ：. □ at the beginning makes a box for a seal. A list of people stands alone on its line.</source>
        <translation>一行就是表格的一行：格与格用 ｜ 分开，格内先写栏目名再写 ：。行首写 □ 是盖章栏。名单单独占一行。</translation>
    </message>
    <message>
        <source>A line is a paragraph. A list of people stands alone on its line.</source>
        <translation>一行就是一段。名单单独占一行。</translation>
    </message>
    <message>
        <source>The wording was set</source>
        <translation>已设定文字</translation>
    </message>
</context>
<context>
    <name>LettersCard</name>
    <message>
        <source>Letters and forms</source>
        <extracomment>Parts that a shape has no place for.</extracomment>
        <translation>公文和表格的文字</translation>
    </message>
    <message>
        <source>How letters, posted lists, forms and certificates of the federation are worded, for the whole township. What stands in braces is filled from the records. A broken wording is kept, and the usual one is used.</source>
        <translation>妇联的请示、批复、公示、表格、证书怎样写，全苏木通用。大括号里的内容由记录填写。文字有错时原样保留，先用通用文字。</translation>
    </message>
    <message>
        <source>{letter} (own)</source>
        <translation>{letter}（本地）</translation>
    </message>
    <message>
        <source>The chair of the township sets it</source>
        <translation>由本苏木主席设置</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>Sumu Home brings these along, unchanged, under their own licences. Each lies in the program&apos;s folder as a file of its own and may be replaced there.</source>
        <translation>苏木之家带着下面这些，都没有改动，各有自己的许可证。每一个在程序文件夹里都是单独的文件，可以换成别的版本。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>The lock of this laptop</source>
        <extracomment>Minutes without a key before the records are locked.</extracomment>
        <translation>这台电脑的锁</translation>
    </message>
    <message>
        <source>The sample township holds made-up people: it is not encrypted and asks for nothing.</source>
        <translation>样本苏木里都是虚构的人：不加密，也什么都不问。</translation>
    </message>
    <message>
        <source>The records lie in the clear: whoever has this laptop, or takes out its disk, reads all of them. With a lock they are encrypted and open by your PIN only.</source>
        <translation>记录没有加密：谁拿到这台电脑，或者取出硬盘，就能全部读到。上锁以后记录会加密，只有用您的 PIN 才能打开。</translation>
    </message>
    <message>
        <source>Give this laptop a lock…</source>
        <translation>给这台电脑上锁…</translation>
    </message>
    <message>
        <source>This system is too old for it: nothing here can encrypt.</source>
        <translation>这个系统太旧，没有能加密的组件。</translation>
    </message>
    <message>
        <source>The records are encrypted. F12 locks them at once; so does the lock of the system&apos;s screen.</source>
        <translation>记录已加密。按 F12 马上锁上；系统锁屏时也会一起锁上。</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Locked after</source>
        <translation>无人操作后锁上</translation>
    </message>
    <message>
        <source>Change my PIN or passphrase…</source>
        <translation>修改我的 PIN 或口令…</translation>
    </message>
    <message>
        <source>A new recovery code…</source>
        <translation>换新的恢复码…</translation>
    </message>
    <message>
        <source>To be repaired…</source>
        <translation>送修…</translation>
    </message>
    <message>
        <source>Lock now</source>
        <translation>马上锁上</translation>
    </message>
    <message>
        <source>Change my PIN or passphrase</source>
        <translation>修改我的 PIN 或口令</translation>
    </message>
    <message>
        <source>It opens the records from now on.</source>
        <translation>从现在起用它打开记录。</translation>
    </message>
    <message>
        <source>The new code counts from now on.</source>
        <translation>从现在起用新的恢复码。</translation>
    </message>
    <message>
        <source>A new recovery code</source>
        <translation>新的恢复码</translation>
    </message>
</context>
<context>
    <name>NeedRulesDialog</name>
    <message>
        <source>Needs and disputes</source>
        <translation>诉求期限和矛盾纠纷</translation>
    </message>
    <message>
        <source>For the whole township, from now on: terms that were set stay.</source>
        <translation>全苏木适用，从现在起；已定的期限不变。</translation>
    </message>
    <message>
        <source>Days: {what}</source>
        <translation>天数：{what}</translation>
    </message>
    <message>
        <source>Look again after days: {what}</source>
        <translation>复查间隔天数：{what}</translation>
    </message>
    <message>
        <source>One day a line, as 2026-10-01</source>
        <translation>每行一个日期，如 2026-10-01</translation>
    </message>
    <message>
        <source>Days that an extension adds</source>
        <translation>延期增加天数</translation>
    </message>
    <message>
        <source>A term that ends on a day off ends on the next working day</source>
        <translation>期限到休息日时顺延到下一个工作日</translation>
    </message>
    <message>
        <source>Holidays</source>
        <translation>节假日</translation>
    </message>
    <message>
        <source>Saturdays and Sundays that are worked</source>
        <translation>调休上班的周六、周日</translation>
    </message>
    <message>
        <source>Disputes have colours</source>
        <translation>矛盾纠纷分颜色</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Rules set</source>
        <translation>规则已设定</translation>
    </message>
</context>
<context>
    <name>NeedsCard</name>
    <message>
        <source>Needs and disputes</source>
        <extracomment>Terms by rule, in the order of a form; then what 延期 adds.</extracomment>
        <translation>诉求期限和矛盾纠纷</translation>
    </message>
    <message>
        <source>{what} {n} days</source>
        <translation>{what} {n} 天</translation>
    </message>
    <message>
        <source>extended by {n} days</source>
        <translation>延期加 {n} 天</translation>
    </message>
    <message>
        <source>A term that ends on a day off ends on the next working day</source>
        <translation>期限到休息日时顺延到下一个工作日</translation>
    </message>
    <message>
        <source>A term may end on a day off</source>
        <translation>期限到休息日不顺延</translation>
    </message>
    <message>
        <source>Disputes have colours, looked at again: {days}</source>
        <translation>矛盾纠纷分颜色，复查间隔：{days}</translation>
    </message>
    <message>
        <source>Disputes have no colours</source>
        <translation>矛盾纠纷不分颜色</translation>
    </message>
</context>
<context>
    <name>OneAnswer</name>
    <message>
        <source>How long it is kept</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>先不动</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>PackCard</name>
    <message>
        <source>Forms pack</source>
        <translation>口径包</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>Take from a file…</source>
        <translation>从文件导入…</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>Looked through before a report is frozen</source>
        <extracomment>The size to begin with (pixels at scale 1). Where words of a table of WITH_LOCAL are written: kind and field. So many figures that a report may ask for stand as chips, the others come with &quot;More&quot;. Before the names of fields of a form: what kind of list they are.</extracomment>
        <translation>报表定稿前核对</translation>
    </message>
    <message>
        <source>What a women&apos;s home is to have</source>
        <translation>妇女之家应有</translation>
    </message>
    <message>
        <source>{kind}: something is held within so many months</source>
        <translation>{kind}：几个月内应有一次活动</translation>
    </message>
    <message>
        <source>Points for {n} stars</source>
        <translation>{n} 星分数线</translation>
    </message>
    <message>
        <source>A home is quiet after so many days</source>
        <translation>几天没有活动要提醒</translation>
    </message>
    <message>
        <source>Volunteers of a home</source>
        <translation>每家志愿者数</translation>
    </message>
    <message>
        <source>Books of a home</source>
        <translation>每家簿册数</translation>
    </message>
    <message>
        <source>Points for the place</source>
        <translation>自评分：阵地</translation>
    </message>
    <message>
        <source>Points for rules and books</source>
        <translation>自评分：制度台账</translation>
    </message>
    <message>
        <source>Points for the people</source>
        <translation>自评分：队伍</translation>
    </message>
    <message>
        <source>Points for activities</source>
        <translation>自评分：活动</translation>
    </message>
    <message>
        <source>Points for what came of it</source>
        <translation>自评分：成效</translation>
    </message>
    <message>
        <source>Report of a {span}</source>
        <translation>{span}报表</translation>
    </message>
    <message>
        <source>A month&apos;s report ends on day {day}</source>
        <translation>每月报表截止到 {day} 日</translation>
    </message>
    <message>
        <source>{form}: ends on day {day}</source>
        <translation>{form}：截止到 {day} 日</translation>
    </message>
    <message>
        <source>Due on day {day} by {clock}</source>
        <translation>{day} 日 {clock} 前报出</translation>
    </message>
    <message>
        <source>{figure}: {number} in the year</source>
        <translation>{figure}：全年 {number}</translation>
    </message>
    <message>
        <source>{form} asks for: {figures}</source>
        <translation>{form}要报：{figures}</translation>
    </message>
    <message>
        <source>{list}: {lines}</source>
        <translation>{list}：{lines}</translation>
    </message>
    <message>
        <source>{rule}: {number}</source>
        <translation>{rule}：{number}</translation>
    </message>
    <message>
        <source>Own words for “{field}”: {words}</source>
        <translation>“{field}”自定类别：{words}</translation>
    </message>
    <message>
        <source>None yet: months close on the day that is set above. The banner may give one as a file.</source>
        <translation>还没有：每月按上面设的截止日统计。旗里可以发一个口径包文件。</translation>
    </message>
    <message>
        <source>A newer version of the program set the one of this month; update to count by it.</source>
        <translation>本月的口径包是较新版本的程序设置的；请升级后再按它统计。</translation>
    </message>
    <message>
        <source>From {month}: {pack}</source>
        <translation>{month} 起：{pack}</translation>
    </message>
    <message>
        <source>Take away the one from {month}: {pack}</source>
        <translation>删去 {month} 起的：{pack}</translation>
    </message>
    <message>
        <source>Taken away: {pack}</source>
        <translation>已删去：{pack}</translation>
    </message>
    <message>
        <source>The township&apos;s own</source>
        <translation>本苏木口径</translation>
    </message>
    <message>
        <source>From {month} on it counts by {pack}</source>
        <translation>{month} 起按 {pack} 统计</translation>
    </message>
    <message>
        <source>Take a forms pack from a file</source>
        <translation>从文件导入口径包</translation>
    </message>
    <message>
        <source>Form in place of the one here: {name}</source>
        <translation>报表（替换这里的同名报表）：{name}</translation>
    </message>
    <message>
        <source>Form: {name}</source>
        <translation>报表：{name}</translation>
    </message>
    <message>
        <source>Save the forms pack</source>
        <translation>保存口径包</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存为 {name}</translation>
    </message>
</context>
<context>
    <name>PackDialog</name>
    <message>
        <source>It counts from the month that you choose; reports that are frozen stay as they are.</source>
        <translation>从选定的月份起生效；已定稿的报表不变。</translation>
    </message>
    <message>
        <source>Day {n}</source>
        <translation>{n} 日</translation>
    </message>
    <message>
        <source>{rule} (usually {n})</source>
        <translation>{rule}（一般为 {n}）</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>制定单位</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始月份</translation>
    </message>
    <message>
        <source>A month ends on</source>
        <translation>每月截止</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>报出期限</translation>
    </message>
    <message>
        <source>by</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{form} ends on</source>
        <translation>{form}截止日</translation>
    </message>
    <message>
        <source>Numbers are targets of the year; leave out what has none.</source>
        <translation>数字是全年目标，没有目标的不填。</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{report} asks for</source>
        <translation>{report}要报</translation>
    </message>
    <message>
        <source>One to a line</source>
        <translation>一行一条</translation>
    </message>
    <message>
        <source>Own words: {field}</source>
        <translation>自定类别：{field}</translation>
    </message>
</context>
<context>
    <name>PrivacyCard</name>
    <message>
        <source>Papers about the data that is held</source>
        <translation>个人信息文书</translation>
    </message>
    <message>
        <source>Filled from what is set here; the rest is written by hand. Keep the card for a lost laptop away from it.</source>
        <translation>按这里的设置填好，其余的手写。应急卡不要和电脑放在一起。</translation>
    </message>
    <message>
        <source>If the laptop is lost…</source>
        <translation>电脑丢失应急卡…</translation>
    </message>
    <message>
        <source>Form of consent…</source>
        <translation>同意书…</translation>
    </message>
    <message>
        <source>Register of processing…</source>
        <translation>处理活动登记表…</translation>
    </message>
    <message>
        <source>Impact assessment…</source>
        <translation>影响评估…</translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message>
        <source>How long it is kept</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>Nothing goes by itself. Whoever is past her time stands here; reports keep their numbers, and who held a post is not proposed. Reports, terms, congresses, meetings and money are kept for good.</source>
        <translation>什么都不会自己删除。到期的列在这里，由主席决定；已报出的报表数字不变，任过职的人不列。报表、届次、换届、会议、经费长期保存。</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>留存</translation>
    </message>
    <message>
        <source>Years…</source>
        <translation>年限…</translation>
    </message>
    <message>
        <source>Keep because…</source>
        <translation>写明理由留存…</translation>
    </message>
    <message>
        <source>Look and erase…</source>
        <translation>查看并清除…</translation>
    </message>
    <message>
        <source>Moved away: at once</source>
        <translation>迁出的：随即列出</translation>
    </message>
    <message>
        <source>Died: at once</source>
        <translation>去世的：随即列出</translation>
    </message>
    <message>
        <source>Took her consent back: at once</source>
        <translation>撤回同意的：随即列出</translation>
    </message>
    <message numerus="yes">
        <source>Moved away: %n years after something was last written of her</source>
        <translation>
            <numerusform>迁出的：最后一次有记录以后满 %n 年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Died: %n years after something was last written of her</source>
        <translation>
            <numerusform>去世的：最后一次有记录以后满 %n 年</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took her consent back: %n years after</source>
        <translation>
            <numerusform>撤回同意的：撤回以后满 %n 年</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is past her time</source>
        <translation>没有到期的</translation>
    </message>
    <message numerus="yes">
        <source>%n women are past their time, the first since {day}</source>
        <translation>
            <numerusform>到期 %n 人，最早一位最后的记录是 {day}</numerusform>
        </translation>
    </message>
    <message>
        <source>; kept until {day}: {why}</source>
        <translation>；留存到 {day}：{why}</translation>
    </message>
    <message>
        <source>For how many years? 0 to {most}.</source>
        <translation>满几年？0 到 {most}。</translation>
    </message>
    <message>
        <source>The years were set</source>
        <translation>年限已设好</translation>
    </message>
    <message>
        <source>Why do they stay? They are proposed again in a year. Write no names here.</source>
        <translation>为什么留存？一年以后再提醒。这里不要写姓名。</translation>
    </message>
    <message>
        <source>They stay</source>
        <translation>已写明理由，留存</translation>
    </message>
    <message>
        <source>They are erased</source>
        <translation>已清除</translation>
    </message>
</context>
<context>
    <name>RulesCard</name>
    <message>
        <source>Change…</source>
        <translation>修改…</translation>
    </message>
    <message>
        <source>The chair of the township sets it</source>
        <translation>由苏木妇联主席设置</translation>
    </message>
</context>
<context>
    <name>SealedFiles</name>
    <message>
        <source>Other files lay among backups and pictures when the records were encrypted. They are kept encrypted:</source>
        <translation>加密记录的时候，备份和照片中间还有别的文件，已加密保存：</translation>
    </message>
    <message>
        <source>A damaged file</source>
        <translation>已损坏的文件</translation>
    </message>
    <message>
        <source>Take out…</source>
        <translation>取出…</translation>
    </message>
    <message>
        <source>Where to?</source>
        <translation>取出到哪里？</translation>
    </message>
    <message>
        <source>{name} lies there now, unencrypted.</source>
        <translation>{name} 已取出，没有加密。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <extracomment>Acts that are shown at first. Minutes without a key before the window covers itself; 0 never.</extracomment>
        <translation>设置</translation>
    </message>
    <message>
        <source>Language and look</source>
        <translation>语言与外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Day {n}</source>
        <translation>{n} 日</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>{n} minutes</source>
        <translation>{n} 分钟</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Size of type</source>
        <translation>字号</translation>
    </message>
    <message>
        <source>A month&apos;s report ends on day</source>
        <translation>每月统计截止日</translation>
    </message>
    <message>
        <source>Cover the window after</source>
        <translation>无人操作多久后遮住窗口</translation>
    </message>
    <message>
        <source>Closing day set</source>
        <translation>已设定每月统计截止日</translation>
    </message>
    <message>
        <source>The chair of the township sets it</source>
        <translation>由苏木妇联主席统一设定</translation>
    </message>
    <message>
        <source>The forms pack sets it</source>
        <translation>由口径包规定</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>To a stick…</source>
        <translation>备份到U盘…</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>恢复…</translation>
    </message>
    <message>
        <source>A copy is made by itself after half an hour of work. A stick saves what a broken disk would take.</source>
        <translation>工作满半小时会自动备份。硬盘坏了，U盘里的备份还在。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Last on a stick: {when}</source>
        <translation>上次备份到U盘：{when}</translation>
    </message>
    <message>
        <source>Never put on a stick yet.</source>
        <translation>还没有备份到U盘。</translation>
    </message>
    <message>
        <source>Backed up</source>
        <translation>已备份</translation>
    </message>
    <message>
        <source>Which stick?</source>
        <translation>选择U盘</translation>
    </message>
    <message>
        <source>On the stick as {name}</source>
        <translation>已存到U盘：{name}</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份文件</translation>
    </message>
    <message>
        <source>Backups (*.sumubak *.SUMUBAK *.db)</source>
        <translation>备份文件 (*.sumubak *.SUMUBAK *.db)</translation>
    </message>
    <message>
        <source>What was done on this laptop</source>
        <translation>操作记录</translation>
    </message>
    <message>
        <source>Each can be taken back and done again; what others changed since stays.</source>
        <translation>每一件都可以撤销，撤销过的可以重做；别人后来改过的内容会保留。</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>显示更早的</translation>
    </message>
    <message>
        <source>Deleted records: recycle bin</source>
        <translation>删除的记录在回收站</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>By itself</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Only by the button</source>
        <translation>仅手动</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Join, or see how it stands</source>
        <translation>加入或查看同步情况</translation>
    </message>
    <message>
        <source>Leave the server</source>
        <translation>退出服务器</translation>
    </message>
    <message>
        <source>No server: the records are on this laptop only.</source>
        <translation>未连接服务器：资料只存在这台电脑上。</translation>
    </message>
    <message>
        <source>{url}, as {name}</source>
        <translation>{url}，名称：{name}</translation>
    </message>
    <message>
        <source>The records stay on this laptop. What was not sent yet waits until it joins again.</source>
        <translation>资料仍留在这台电脑上。未上传的内容会等到重新加入后再上传。</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>不退出</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Leave the server?</source>
        <translation>要退出服务器吗？</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>Sumu Home {version}</source>
        <translation>苏木之家 {version}</translation>
    </message>
    <message>
        <source>The records lie in {folder}</source>
        <translation>资料存放在 {folder}</translation>
    </message>
    <message>
        <source>Leave the sample township</source>
        <translation>退出示例苏木</translation>
    </message>
    <message>
        <source>Township and gachas…</source>
        <translation>苏木与嘎查…</translation>
    </message>
    <message>
        <source>Licences…</source>
        <translation>许可证…</translation>
    </message>
</context>
<context>
    <name>TakeDialog</name>
    <message>
        <source>From</source>
        <translation>起始月份</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>先不</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>采用</translation>
    </message>
</context>
<context>
    <name>TakenOut</name>
    <message>
        <source>Identity numbers taken out</source>
        <extracomment>So many are shown, the newest first; so many more each time that earlier ones are asked for.</extracomment>
        <translation>导出过的身份证号</translation>
    </message>
    <message>
        <source>Whole identity numbers leave the program only with a reason. It stands here and stays.</source>
        <translation>完整的身份证号要写明用途才能导出，记录留在这里。</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>显示更早的</translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UpdateCard</name>
    <message>
        <source>Updates</source>
        <extracomment>Lines of what is new that are shown.</extracomment>
        <translation>更新</translation>
    </message>
    <message>
        <source>Look on the sticks</source>
        <translation>在U盘上查找</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>The update to version {version} was not carried out; this version and the records are as they were. Its installer lies in {file}.</source>
        <translation>更新到 {version} 版没有完成；现在这一版和记录都和原来一样。安装文件在 {file}。</translation>
    </message>
    <message>
        <source>No update lies on the stick. Updates end in {ending}.</source>
        <translation>U盘上没有更新文件。更新文件的名字以 {ending} 结尾。</translation>
    </message>
    <message>
        <source>No stick was found: choose the file where it lies.</source>
        <translation>没有找到U盘：请到文件所在的位置选择。</translation>
    </message>
    <message>
        <source>Choose an update</source>
        <translation>选择更新文件</translation>
    </message>
    <message>
        <source>Updates (*.sumuup *.SUMUUP)</source>
        <translation>更新文件 (*.sumuup *.SUMUUP)</translation>
    </message>
    <message>
        <source>Who only looks at the records here does not change the program.</source>
        <translation>只能查看的人不能更换程序。</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>以后再说</translation>
    </message>
    <message>
        <source>Version {version}. A newer one comes as one signed file: on a stick, or from the township&apos;s server. The records are backed up before, and this version is kept.</source>
        <translation>现在是 {version} 版。新版本是一个签了名的文件：放在U盘上，或者从服务器下载。更新前会先备份记录，也会留下现在这一版。</translation>
    </message>
    <message>
        <source>Ask the server</source>
        <translation>问服务器</translation>
    </message>
    <message>
        <source>The server has no newer version than this one.</source>
        <translation>服务器上没有比这一版更新的。</translation>
    </message>
    <message>
        <source>Fetch it</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Fetch version {version} from the server?</source>
        <translation>从服务器下载 {version} 版？</translation>
    </message>
    <message>
        <source>{size} MB come over the network; over a phone&apos;s hot spot they may cost money. What is cut goes on where it stopped. Nothing changes yet: you are asked once more when it is here.</source>
        <translation>要从网络下载 {size} MB，用手机热点可能要花流量费。断了会从断的地方接着下。现在还什么都不改：下载完再问您一次。</translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Update to version {version}?</source>
        <translation>更新到 {version} 版？</translation>
    </message>
    <message>
        <source>Version {version} of {day}, {size} MB, signed by the maker. This is version {here}.</source>
        <translation>{version} 版，{day} 制作，{size} MB，签名无误。现在是 {here} 版。</translation>
    </message>
    <message>
        <source>The records are backed up first, and version {here} is kept beside them.</source>
        <translation>会先备份记录，并在旁边留下 {here} 版程序。</translation>
    </message>
    <message>
        <source>Then this program closes and the system&apos;s installer opens; follow it, and start the program again.</source>
        <translation>然后本程序会关闭，并打开安装程序；照它的提示做完，再重新打开本程序。</translation>
    </message>
    <message>
        <source>Then this program closes and the system&apos;s installer opens. It asks for the administrator&apos;s password; whoever set up this laptop has it.</source>
        <translation>然后本程序会关闭，并打开系统的软件安装器。它会要管理员密码；当初装这台电脑的人知道密码。</translation>
    </message>
    <message>
        <source>All is ready, but this system opens no installer by itself. Close the program and have an administrator type: sudo dpkg -i &apos;{file}&apos;</source>
        <translation>都准备好了，但这个系统不会自己打开安装器。请关闭本程序，由管理员输入：sudo dpkg -i &apos;{file}&apos;</translation>
    </message>
    <message>
        <source>Updated from version {former} to {version}. To go back: close the program, start “sumu” in {folder}, and restore the backup of {when} in Settings.</source>
        <translation>已从 {former} 版更新到 {version} 版。要退回去：关闭程序，启动 {folder} 里的“sumu”，再到“设置”里恢复{when}的备份。</translation>
    </message>
</context>
<context>
    <name>UsersCard</name>
    <message>
        <source>Who uses this laptop</source>
        <translation>谁在用这台电脑</translation>
    </message>
    <message>
        <source>Somebody else: her name</source>
        <translation>其他人：姓名</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Somebody else works now</source>
        <translation>换人使用</translation>
    </message>
    <message>
        <source>works here now</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>does not open it here</source>
        <translation>不能在这台打开</translation>
    </message>
    <message>
        <source>Name and role…</source>
        <translation>姓名和角色…</translation>
    </message>
    <message>
        <source>Another PIN…</source>
        <translation>重设 PIN…</translation>
    </message>
    <message>
        <source>Give her a PIN…</source>
        <translation>给她设 PIN…</translation>
    </message>
    <message>
        <source>Remove here…</source>
        <translation>从这台移除…</translation>
    </message>
    <message>
        <source>Reads sealed words: no longer</source>
        <translation>能看封存的话：取消</translation>
    </message>
    <message>
        <source>May read sealed words</source>
        <translation>让她能看封存的话</translation>
    </message>
    <message>
        <source>Let her type it herself: with it she is {name}, and what she writes stands under her name.</source>
        <translation>请让她自己输入：凭它她就是{name}，所写的都记在她名下。</translation>
    </message>
    <message>
        <source>What opens the records for {name}</source>
        <translation>{name}用什么打开记录</translation>
    </message>
    <message>
        <source>Name and role</source>
        <translation>姓名和角色</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不用了</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>{name} no longer opens the records on this laptop. What she wrote stays, under her name. If she knows the recovery code, make a new one.</source>
        <translation>{name}将不能再在这台电脑上打开记录。她写的仍记在她名下。如果她知道恢复码，请换一个新的。</translation>
    </message>
    <message>
        <source>Remove her here?</source>
        <translation>从这台电脑移除她？</translation>
    </message>
</context>
</TS>

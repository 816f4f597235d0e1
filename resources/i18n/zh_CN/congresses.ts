<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BallotPart</name>
    <message>
        <source>Candidates</source>
        <translation>候选人</translation>
    </message>
    <message>
        <source>Who supervises and counts</source>
        <translation>监票、计票人员</translation>
    </message>
    <message>
        <source>Add a candidate by name</source>
        <translation>按姓名添加候选人</translation>
    </message>
    <message>
        <source>From a table…</source>
        <translation>从表格录入…</translation>
    </message>
    <message>
        <source>Vote on as many names as seats…</source>
        <translation>改为等额选举…</translation>
    </message>
    <message>
        <source>Ballots printed again…</source>
        <translation>选票已重印…</translation>
    </message>
    <message>
        <source>Add somebody by name</source>
        <translation>按姓名添加</translation>
    </message>
    <message>
        <source>Once ballots are printed, names and order stay.</source>
        <translation>选票一经印制，姓名和次序不再变动。</translation>
    </message>
    <message>
        <source>Ballots were printed: names and order stay. Who falls out is marked, and ballots are reprinted.</source>
        <translation>选票已印制：姓名和次序不再变动。退出的做标记，选票重印。</translation>
    </message>
    <message>
        <source>Take out: {name}</source>
        <translation>删去：{name}</translation>
    </message>
    <message>
        <source>Who agreed to it, and by what?</source>
        <translation>谁同意的，依据什么？</translation>
    </message>
    <message>
        <source>As many names as seats</source>
        <translation>改为等额选举</translation>
    </message>
    <message>
        <source>How many were printed again? Those of before count as destroyed.</source>
        <translation>重印了多少张？原来的算销毁。</translation>
    </message>
    <message>
        <source>Ballots printed again</source>
        <translation>选票已重印</translation>
    </message>
    <message>
        <source>withdrew</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Stands after all</source>
        <translation>恢复候选</translation>
    </message>
    <message>
        <source>Withdraws</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>Candidate: {name}</source>
        <translation>候选人：{name}</translation>
    </message>
    <message>
        <source>Candidates from a table</source>
        <translation>从表格录入候选人</translation>
    </message>
    <message numerus="yes">
        <source>%n candidates taken in</source>
        <translation>
            <numerusform>录入候选人 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Names put in order</source>
        <translation>姓名已排序</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>已删去</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
</context>
<context>
    <name>CongressView</name>
    <message>
        <source>Back (Esc)</source>
        <translation>返回（Esc）</translation>
    </message>
    <message>
        <source>Screen in the hall</source>
        <translation>会场大屏</translation>
    </message>
    <message>
        <source>Paper kit</source>
        <translation>选举材料包</translation>
    </message>
    <message>
        <source>Blank forms</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>议程</translation>
    </message>
    <message>
        <source>Delegates</source>
        <translation>代表</translation>
    </message>
    <message>
        <source>Sittings and roll calls</source>
        <translation>会次和点名</translation>
    </message>
    <message>
        <source>Elections</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Due {due} · {q} must be here · {t} votes elect</source>
        <translation>应到 {due} · 开会须 {q} · 当选须 {t}</translation>
    </message>
    <message>
        <source>“more than” is meant where the rules do not say, the stricter reading</source>
        <translation>选举办法未注明的，按较严的“超过”计算</translation>
    </message>
    <message>
        <source>Election plenary added</source>
        <translation>已添加选举会议</translation>
    </message>
    <message>
        <source>Sign-in book {code} kept</source>
        <translation>签到册 {code} 已保存</translation>
    </message>
</context>
<context>
    <name>CongressesPage</name>
    <message>
        <source>Open the congress: day, delegates, elections</source>
        <translation>打开大会：议程、代表、选举</translation>
    </message>
</context>
<context>
    <name>CountPart</name>
    <message>
        <source>Counted at, by the paper</source>
        <translation>计票时间（按纸质表）</translation>
    </message>
    <message>
        <source>Correct the last typing</source>
        <translation>修改刚才录入的</translation>
    </message>
    <message>
        <source>Lock the result</source>
        <translation>锁定结果</translation>
    </message>
    <message>
        <source>The whole list</source>
        <translation>整个名单</translation>
    </message>
    <message>
        <source>Another name that was written in, Enter</source>
        <translation>另选人姓名，回车</translation>
    </message>
    <message>
        <source>Another name that was written in</source>
        <translation>另选人姓名</translation>
    </message>
    <message>
        <source>The two typings differ. Look at the sheet, and pick what stands there.</source>
        <translation>两遍录入不一致。请看计票单，选定表上的数。</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>空</translation>
    </message>
    <message>
        <source>The result is locked; a correction is another election in its place.</source>
        <translation>结果已锁定；更正须另立一次选举取代它。</translation>
    </message>
    <message>
        <source>A show of hands: type it once. Enter goes down; for, against and abstaining are those present.</source>
        <translation>举手表决：录入一遍。回车往下走；赞成、反对、弃权之和等于实到人数。</translation>
    </message>
    <message>
        <source>First pass: type what stands on the sheet. Enter goes down; empty is not 0, type the zeros too.</source>
        <translation>第一遍：照计票单录入。回车往下走；空着不等于 0，零票也要写 0。</translation>
    </message>
    <message>
        <source>Second pass: type the sheet once more, without looking at the first. What differs is shown.</source>
        <translation>第二遍：再照单录入一遍，不看第一遍。不一致的会列出来。</translation>
    </message>
    <message numerus="yes">
        <source>%n cells differ</source>
        <translation>
            <numerusform>有 %n 处不一致</numerusform>
        </translation>
    </message>
    <message>
        <source>Both typings agree. Lock the result.</source>
        <translation>两遍一致，可以锁定结果。</translation>
    </message>
    <message>
        <source>First pass finished</source>
        <translation>第一遍录完</translation>
    </message>
    <message>
        <source>Second pass finished</source>
        <translation>第二遍录完</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>录完</translation>
    </message>
    <message>
        <source>Written in: {name}</source>
        <translation>另选人：{name}</translation>
    </message>
    <message>
        <source>Typing written</source>
        <translation>录入已保存</translation>
    </message>
    <message>
        <source>Lock it all the same?</source>
        <translation>仍要锁定吗？</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Result locked</source>
        <translation>结果已锁定</translation>
    </message>
</context>
<context>
    <name>DayPart</name>
    <message>
        <source>Show all 22 items</source>
        <extracomment>Item → the part of the congress where it is done.</extracomment>
        <translation>显示全部 22 项</translation>
    </message>
    <message>
        <source>Open again: {item}</source>
        <translation>重新打开：{item}</translation>
    </message>
    <message>
        <source>Done now: {item}</source>
        <translation>现在完成：{item}</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>去办</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>略去</translation>
    </message>
    <message>
        <source>Left out: {item}</source>
        <translation>已略去：{item}</translation>
    </message>
</context>
<context>
    <name>DelegateForm</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>{name}: saved</source>
        <translation>{name}：已保存</translation>
    </message>
</context>
<context>
    <name>DelegatesPart</name>
    <message>
        <source>Add a delegate by name</source>
        <translation>按姓名添加代表</translation>
    </message>
    <message>
        <source>Delegation</source>
        <translation>代表团</translation>
    </message>
    <message>
        <source>From a table…</source>
        <translation>从表格录入…</translation>
    </message>
    <message>
        <source>Confirm all who wait</source>
        <translation>待审查的全部确认有效</translation>
    </message>
    <message>
        <source>Those chosen…</source>
        <translation>选中的代表…</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Delegates</source>
        <translation>代表</translation>
    </message>
    <message numerus="yes">
        <source>%n delegates</source>
        <translation>
            <numerusform>代表 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>{n} are due</source>
        <translation>应到 {n} 名</translation>
    </message>
    <message>
        <source>{n} planned</source>
        <translation>名额 {n} 名</translation>
    </message>
    <message numerus="yes">
        <source>%n wait to be checked</source>
        <translation>
            <numerusform>待审查 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>report passed on {day}: what changes now changes no number</source>
        <translation>{day} 已通过资格审查报告：以后的变动不改变应到人数</translation>
    </message>
    <message>
        <source>Credentials report passed</source>
        <translation>通过资格审查报告</translation>
    </message>
    <message>
        <source>Take the report back</source>
        <translation>撤回资格审查报告</translation>
    </message>
    <message>
        <source>{name} in her place</source>
        <translation>由 {name} 更换</translation>
    </message>
    <message>
        <source>Added: {name}</source>
        <translation>已添加：{name}</translation>
    </message>
    <message>
        <source>Delegates from a table</source>
        <translation>从表格录入代表</translation>
    </message>
    <message numerus="yes">
        <source>%n delegates taken in</source>
        <translation>
            <numerusform>录入代表 %n 名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delegates changed</source>
        <translation>
            <numerusform>更改代表 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Delegation…</source>
        <translation>代表团…</translation>
    </message>
    <message>
        <source>Her details…</source>
        <translation>详细信息…</translation>
    </message>
    <message>
        <source>Replace by another…</source>
        <translation>更换为另一人…</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>删去</translation>
    </message>
    <message>
        <source>{name} (head)</source>
        <translation>{name}（团长）</translation>
    </message>
    <message>
        <source>Delegation of those chosen</source>
        <translation>选中代表的代表团</translation>
    </message>
    <message>
        <source>Who comes in the place of {name}?</source>
        <translation>由谁更换 {name}？</translation>
    </message>
    <message numerus="yes">
        <source>%n delegates taken out</source>
        <translation>
            <numerusform>删去代表 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>Report taken back</source>
        <translation>已撤回报告</translation>
    </message>
    <message>
        <source>Report passed: who is due is fixed</source>
        <translation>报告已通过，应到人数确定</translation>
    </message>
</context>
<context>
    <name>ElectionView</name>
    <message>
        <source>Ballot and workers</source>
        <translation>候选人和工作人员</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计票</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>{vote}: {seats} seats, {n} candidates</source>
        <translation>{vote}：应选 {seats} 名，候选人 {n} 名</translation>
    </message>
</context>
<context>
    <name>ElectionsPart</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>{seats} seats, {n} candidates</source>
        <translation>应选 {seats} 名，候选人 {n} 名</translation>
    </message>
    <message>
        <source>No election yet. Begin with the executive committee; its plenary elects the chair.</source>
        <translation>还没有选举。先选执行委员会，再由执委会全体会议选主席。</translation>
    </message>
    <message>
        <source>New election</source>
        <translation>新建选举</translation>
    </message>
    <message numerus="yes">
        <source>Make all %n posts of this congress</source>
        <translation>
            <numerusform>登记这次大会的全部任职 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Posts made</source>
        <translation>任职已登记</translation>
    </message>
</context>
<context>
    <name>HallWindow</name>
    <message>
        <source>Screen in the hall</source>
        <extracomment>Shares of the window&apos;s height: a figure, the words over it, the title.</extracomment>
        <translation>会场大屏</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Present</source>
        <translation>实到</translation>
    </message>
    <message>
        <source>Still missing</source>
        <translation>还差</translation>
    </message>
    <message>
        <source>Needed to begin</source>
        <translation>开会须到</translation>
    </message>
    <message>
        <source>Votes that elect</source>
        <translation>当选须得票</translation>
    </message>
    <message>
        <source>Enough are here: the sitting may begin</source>
        <translation>人数符合规定，可以开会</translation>
    </message>
    <message>
        <source>Not enough yet</source>
        <translation>人数不足</translation>
    </message>
</context>
<context>
    <name>NewElection</name>
    <message>
        <source>New election</source>
        <translation>新建选举</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Election begun</source>
        <translation>已新建选举</translation>
    </message>
</context>
<context>
    <name>PasteDialog</name>
    <message>
        <source>One a line: name, delegation, kind (正式, 特邀, 列席), as copied from a table or typed with commas.</source>
        <translation>一行一人：姓名、代表团、类别（正式、特邀、列席），可从表格复制，也可用逗号隔开输入。</translation>
    </message>
    <message>
        <source>From a file…</source>
        <translation>从文件读…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take in</source>
        <translation>录入</translation>
    </message>
    <message>
        <source>Tables ({endings})</source>
        <translation>表格（{endings}）</translation>
    </message>
    <message>
        <source>Open a table</source>
        <translation>打开表格</translation>
    </message>
    <message>
        <source>Nobody stands in this file.</source>
        <translation>这个文件里没有人名。</translation>
    </message>
    <message>
        <source>{name}: several bear this name, add her by the field above the list</source>
        <translation>{name}：有同名的，请在列表上方逐个添加</translation>
    </message>
    <message>
        <source>{name}: nobody on the roster, write her down there first</source>
        <translation>{name}：名册上没有，请先在名册登记</translation>
    </message>
</context>
<context>
    <name>ResultPart</name>
    <message>
        <source>Another election stands in the place of this one.</source>
        <translation>这次选举已被另一次取代。</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>It stands in the place of an earlier one: {reason}</source>
        <translation>取代前一次选举，原因：{reason}</translation>
    </message>
    <message>
        <source>Everything is there: lock the result on the part “Count”.</source>
        <translation>数字齐全：到“计票”锁定结果。</translation>
    </message>
    <message>
        <source>Next: {stage}, {seats} seats, {n} names</source>
        <translation>下一步：{stage}，应选 {seats} 名，{n} 人参加</translation>
    </message>
    <message>
        <source>Code of the sheet: {code}</source>
        <translation>结果单编号：{code}</translation>
    </message>
    <message>
        <source>Result sheet</source>
        <translation>打印结果报告单</translation>
    </message>
    <message>
        <source>{name}: {votes} for, {against} against, {abstained} abstaining</source>
        <translation>{name}：赞成 {votes}，反对 {against}，弃权 {abstained}</translation>
    </message>
    <message>
        <source>Code on a printed sheet</source>
        <translation>纸质报告单的编号</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>The sheet carries the locked figures.</source>
        <translation>报告单与锁定的结果一致。</translation>
    </message>
    <message>
        <source>{name} was written in: who is she? Enter puts a newcomer on the roster</source>
        <translation>另选人{name}：是名册上的哪一位？名册上没有的，回车登记</translation>
    </message>
    <message>
        <source>Written down: {name}</source>
        <translation>已登记：{name}</translation>
    </message>
    <message numerus="yes">
        <source>Make %n posts of it</source>
        <translation>
            <numerusform>登记任职 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts came of it: end them</source>
        <translation>
            <numerusform>由此登记了任职 %n 条：撤回</numerusform>
        </translation>
    </message>
    <message>
        <source>A figure was wrong…</source>
        <translation>数字有误…</translation>
    </message>
    <message>
        <source>Read out at</source>
        <translation>宣布时间</translation>
    </message>
    <message>
        <source>Posts made</source>
        <translation>任职已登记</translation>
    </message>
    <message>
        <source>Posts taken back</source>
        <translation>任职已撤回</translation>
    </message>
    <message>
        <source>Written down</source>
        <translation>已登记</translation>
    </message>
    <message>
        <source>Which figure was wrong, and why? The locked result stays as it is; another stands in its place.</source>
        <translation>哪个数字有误，为什么？锁定的结果保持不变，另立一次选举取代它。</translation>
    </message>
    <message>
        <source>Another election in its place</source>
        <translation>另立选举取代</translation>
    </message>
    <message>
        <source>Another election stands in its place</source>
        <translation>已另立选举取代</translation>
    </message>
    <message>
        <source>The vote that follows was begun</source>
        <translation>已新建后续选举</translation>
    </message>
</context>
<context>
    <name>RollField</name>
    <message>
        <source>Roll call: numbers of the sign-in book, as 1-17 19 22-40, Enter</source>
        <translation>点名：写签到册的序号，如 1-17 19 22-40，回车</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>are here</source>
        <translation>已到</translation>
    </message>
    <message>
        <source>are missing</source>
        <translation>未到</translation>
    </message>
    <message>
        <source>are so many</source>
        <translation>只写人数</translation>
    </message>
    <message>
        <source>On leave: numbers</source>
        <translation>请假：序号</translation>
    </message>
    <message>
        <source>Take the roll</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Roll call written</source>
        <translation>点名已登记</translation>
    </message>
    <message>
        <source>Of a count alone nobody is named: type the numbers of those here or missing.</source>
        <translation>只写人数的不知道是谁，请改写已到或未到的序号。</translation>
    </message>
    <message>
        <source>Both here and on leave: {names}</source>
        <translation>既写了已到又写了请假：{names}</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rules of the vote</source>
        <translation>选举办法</translation>
    </message>
    <message>
        <source>Rules of the vote (选举办法)</source>
        <translation>选举办法</translation>
    </message>
    <message>
        <source>Elections that begin from now on are held by them; what was begun keeps its own.</source>
        <translation>以后新建的选举按此办法；已建的不变。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>How many must be here</source>
        <translation>到会人数须达到</translation>
    </message>
    <message>
        <source>… more than it, or it is enough</source>
        <translation>到会比例的本数</translation>
    </message>
    <message>
        <source>Half of whom elects</source>
        <translation>过半数的基数</translation>
    </message>
    <message>
        <source>… more than half, or half is enough</source>
        <translation>半数的本数</translation>
    </message>
    <message>
        <source>More candidates than seats, at least</source>
        <translation>差额至少（名）</translation>
    </message>
    <message>
        <source>… or in per cent</source>
        <translation>或差额比例（%）</translation>
    </message>
    <message>
        <source>Order of names</source>
        <translation>候选人排列</translation>
    </message>
    <message>
        <source>Where a name is marked</source>
        <translation>画票位置</translation>
    </message>
    <message>
        <source>Fields for other names</source>
        <translation>另选人栏数</translation>
    </message>
    <message>
        <source>A ballot without any mark is</source>
        <translation>空白票</translation>
    </message>
    <message>
        <source>Equal at the last seat</source>
        <translation>最后一名票数相等</translation>
    </message>
    <message>
        <source>Seats that nobody won</source>
        <translation>当选不足的名额</translation>
    </message>
    <message>
        <source>Read out by</source>
        <translation>宣布次序</translation>
    </message>
    <message>
        <source>Invited delegates have a vote</source>
        <translation>特邀代表有表决权</translation>
    </message>
    <message>
        <source>A show of hands is for the whole list</source>
        <translation>举手表决按整个名单</translation>
    </message>
    <message>
        <source>Rules adopted</source>
        <translation>选举办法已通过</translation>
    </message>
</context>
<context>
    <name>SittingsPart</name>
    <message>
        <source>No sitting yet. Begin with the one in which is voted: its own roll call decides.</source>
        <translation>还没有会次。先添加选举会议：以它自己的点名为准。</translation>
    </message>
    <message>
        <source>One more sitting:</source>
        <translation>添加会次：</translation>
    </message>
    <message>
        <source>Sitting added: {kind}</source>
        <translation>已添加会次：{kind}</translation>
    </message>
    <message>
        <source>Its meeting in the log</source>
        <translation>打开会议记录</translation>
    </message>
    <message>
        <source>{n} on leave</source>
        <translation>请假 {n} 人</translation>
    </message>
    <message>
        <source>C1 · Came without a confirmed credential: {names}</source>
        <translation>C1 · 代表资格未确认而到会：{names}</translation>
    </message>
    <message>
        <source>C2 · Nobody came of: {names}</source>
        <translation>C2 · 没有代表到会：{names}</translation>
    </message>
</context>
<context>
    <name>congresses</name>
    <message>
        <source>Congresses and elections</source>
        <translation>会议与选举</translation>
    </message>
    <message>
        <source>Prepare a congress</source>
        <translation>筹备大会</translation>
    </message>
    <message>
        <source>Organisation or note</source>
        <translation>组织或备注</translation>
    </message>
    <message>
        <source>No congress yet</source>
        <translation>还没有大会</translation>
    </message>
    <message>
        <source>Prepare one when its day is known: delegates, the paper kit, roll calls, ballots, the count and who is elected, step by step.</source>
        <translation>大会日期定了就新建一条：代表、选举材料包、点名、选票、计票、当选，一步一步办。</translation>
    </message>
    <message>
        <source>Congress deleted</source>
        <translation>大会已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n congresses</source>
        <translation>
            <numerusform>大会 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>{0} present of {1} due: more than can be. Count again, or correct who is due.</source>
        <extracomment>Finding → what is the matter and what to do; ``{0}`` … are its numbers in the order that each check states.</extracomment>
        <translation>实到 {0} 多于应到 {1}。请重新清点，或更正应到人数。</translation>
    </message>
    <message>
        <source>{0} present, {1} are needed: {2} are missing. No vote may be held yet.</source>
        <translation>实到 {0}，须到 {1}，还差 {2} 人，不能选举。</translation>
    </message>
    <message>
        <source>{0} ballots handed out to {1} present. Write down why, or correct a number.</source>
        <translation>发出 {0} 张，实到 {1} 人，数目不等。请注明原因或更正。</translation>
    </message>
    <message>
        <source>{0} printed, but handed out, exchanged and destroyed are {1} together. Look for the difference.</source>
        <translation>共印 {0} 张，发出、换发、销毁合计 {1} 张。请查找差数。</translation>
    </message>
    <message>
        <source>{0} came back of {1} handed out: the vote is void. Hold it again on paper of another colour.</source>
        <translation>收回 {0} 张，多于发出 {1} 张：选举无效。请换另一种颜色的选票重新选举。</translation>
    </message>
    <message>
        <source>{0} void of {1} that came back: more than can be.</source>
        <translation>废票 {0} 张多于收回 {1} 张。</translation>
    </message>
    <message>
        <source>For and against are {0} together, of {1} valid ballots. Count this name again.</source>
        <translation>赞成和反对合计 {0} 票，有效票只有 {1} 张。请重新清点此人。</translation>
    </message>
    <message>
        <source>All votes for are {0} together; with this many ballots and seats at most {1}. Look at the high ones.</source>
        <translation>赞成票合计 {0}，最多只能有 {1}。请核对得票高的。</translation>
    </message>
    <message>
        <source>Row {0} is not filled in. An empty field is not 0: type the zero too.</source>
        <translation>第 {0} 行未填。空着不等于 0，零票也要写 0。</translation>
    </message>
    <message>
        <source>The two typings differ here. Look at the sheet and pick one.</source>
        <translation>两遍录入不一致。请看计票单，选定一个。</translation>
    </message>
    <message>
        <source>She supervises or counts and is a candidate. Name somebody else to count.</source>
        <translation>候选人不能监票、计票。请换人。</translation>
    </message>
    <message>
        <source>{0} candidates for {1} seats: add a name through the presidium, or vote on as many names as seats.</source>
        <translation>候选人 {0} 名，应选 {1} 名：由主席团增加候选人，或者经同意改为等额选举。</translation>
    </message>
    <message>
        <source>She is a candidate and was written in too; her votes are added together.</source>
        <translation>既是候选人又被另选，票数合并计算。</translation>
    </message>
    <message>
        <source>The printed sheet carries other figures. Print it again.</source>
        <translation>打印的结果单与数字不符。请重新打印。</translation>
    </message>
    <message>
        <source>She was not elected to the executive committee: the plenary cannot elect her.</source>
        <translation>未当选执委，执委会全体会议不能选她。</translation>
    </message>
    <message>
        <source>{0} of those present are not counted yet.</source>
        <translation>还有 {0} 人未计。</translation>
    </message>
    <message>
        <source>{0} of {1} ballots are void: more than a tenth. Was the way to mark explained?</source>
        <translation>收回 {1} 张中废票 {0} 张，超过一成。画票方法讲清楚了吗？</translation>
    </message>
    <message>
        <source>{0} ballots did not come back.</source>
        <translation>有 {0} 张选票未收回。</translation>
    </message>
    <message>
        <source>{0} more candidates than seats; the rules ask for {1}.</source>
        <translation>差额 {0} 名，选举办法要求 {1} 名。</translation>
    </message>
    <message>
        <source>Every candidate has {0} votes. Was the sheet filled in for each?</source>
        <translation>每位候选人都是 {0} 票。是逐人计的票吗？</translation>
    </message>
    <message>
        <source>Not a single vote. Is that so?</source>
        <translation>一票也没有，确实如此吗？</translation>
    </message>
    <message>
        <source>{0} women on the roster bear this name. Choose whom the ballots mean.</source>
        <translation>名册上有 {0} 人同名。请选定是哪一位。</translation>
    </message>
    <message>
        <source>The rules of this vote are not those that the congress adopted.</source>
        <translation>这次选举的办法与大会通过的不同。</translation>
    </message>
    <message>
        <source>elected</source>
        <extracomment>What became of a name.</extracomment>
        <translation>当选</translation>
    </message>
    <message>
        <source>elected by the most votes</source>
        <translation>得票多，当选</translation>
    </message>
    <message>
        <source>elected: as many votes as another, fewer against</source>
        <translation>票数相等，反对票少，当选</translation>
    </message>
    <message>
        <source>not enough votes</source>
        <translation>未达到当选票数</translation>
    </message>
    <message>
        <source>enough votes, but the seats are filled</source>
        <translation>达到票数，名额已满</translation>
    </message>
    <message>
        <source>equal at the last seat: a new vote</source>
        <translation>最后一名票数相等，重新投票</translation>
    </message>
    <message>
        <source>withdrew</source>
        <translation>已退出</translation>
    </message>
    <message>
        <source>Due {due}, present {present}, {needed} needed: enough, {n} more</source>
        <translation>应到 {due}，实到 {present}，须到 {needed}：可以开会，多 {n} 人</translation>
    </message>
    <message>
        <source>Due {due}, present {present}, {needed} needed: {n} are missing</source>
        <translation>应到 {due}，实到 {present}，须到 {needed}：还差 {n} 人</translation>
    </message>
    <message>
        <source>another stands in its place</source>
        <translation>已被取代</translation>
    </message>
    <message>
        <source>result locked</source>
        <translation>结果已锁定</translation>
    </message>
    <message>
        <source>typed twice</source>
        <translation>已录两遍</translation>
    </message>
    <message>
        <source>typed once</source>
        <translation>已录一遍</translation>
    </message>
    <message>
        <source>in preparation</source>
        <translation>筹备</translation>
    </message>
    <message>
        <source>For</source>
        <translation>赞成</translation>
    </message>
    <message>
        <source>Against</source>
        <translation>反对</translation>
    </message>
    <message>
        <source>Abstaining</source>
        <translation>弃权</translation>
    </message>
    <message>
        <source>{n} elected of {seats} seats</source>
        <translation>应选 {seats} 名，当选 {n} 名</translation>
    </message>
    <message>
        <source>{n} votes elect</source>
        <translation>当选须 {n} 票</translation>
    </message>
    <message>
        <source>the most votes win, however few</source>
        <translation>得票多的当选，不受票数限制</translation>
    </message>
    <message>
        <source>{names} have equal votes for the last {n}: a new vote among them, no lot is drawn</source>
        <translation>{names} 票数相等，争最后 {n} 名：在她们中重新投票，不抽签</translation>
    </message>
    <message>
        <source>{n} seats open: another vote for them</source>
        <translation>缺额 {n} 名，另行选举</translation>
    </message>
    <message>
        <source>{n} seats stay open by the rules of the vote</source>
        <translation>缺额 {n} 名，按选举办法不再补选</translation>
    </message>
</context>
</TS>

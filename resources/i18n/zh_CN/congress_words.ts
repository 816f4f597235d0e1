<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>errors</name>
    <message>
        <source>The result of this election is locked. A correction is another election in its place.</source>
        <extracomment>As ``messages`` says of all codes.</extracomment>
        <translation>这次选举的结果已经锁定。要更正，请另立一次选举取代它。</translation>
    </message>
    <message>
        <source>Another election has already taken the place of this one.</source>
        <translation>已有另一次选举取代了这一次。</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this election. Its figures are kept; update this laptop to decide it.</source>
        <translation>这次选举由新版本的程序写入，数字都已保留；请先升级本机再计算结果。</translation>
    </message>
    <message>
        <source>Figures are still missing or differ. An empty field is not 0: type the zeros too.</source>
        <translation>还有数字没填，或两遍不一致。空白不等于 0：得 0 票也要填 0。</translation>
    </message>
    <message>
        <source>These figures cannot be: more void ballots than came back, or a number below 0.</source>
        <translation>这些数字不可能成立：废票多于收回的票，或有负数。</translation>
    </message>
    <message>
        <source>Too few were present for a vote.</source>
        <translation>到会人数不足，不能投票。</translation>
    </message>
    <message>
        <source>More ballots came back than were handed out: the vote is void. Vote again on other paper.</source>
        <translation>收回的票多于发出的票，本次投票无效。请用另一种颜色的纸重新投票。</translation>
    </message>
    <message>
        <source>It is not written how many seats are voted for.</source>
        <translation>没有填写应选名额。</translation>
    </message>
    <message>
        <source>The same name stands there twice. Say who each of them is.</source>
        <translation>同一个名字出现了两次，请写明各是谁。</translation>
    </message>
    <message>
        <source>No result is locked yet; the sheet is printed from a locked one.</source>
        <translation>结果还没有锁定；锁定后才能打印结果单。</translation>
    </message>
    <message>
        <source>No vote follows from this one.</source>
        <translation>这次选举没有后续选举。</translation>
    </message>
    <message>
        <source>A result of this congress is locked: its ballots, candidates and votes are never deleted.</source>
        <translation>这次大会的选举结果已锁定：选票、候选人和得票不能删除。</translation>
    </message>
    <message>
        <source>Ballots were printed: names and order stay. Who falls out is marked; another name needs another election.</source>
        <translation>选票已印制：姓名和次序不再变动。退出的做标记；增加姓名须另立选举。</translation>
    </message>
    <message>
        <source>She is a candidate; who counts is never one.</source>
        <translation>她是候选人；候选人不能监票、计票。</translation>
    </message>
    <message>
        <source>There is nobody to make a post for.</source>
        <translation>没有可以任职的人。</translation>
    </message>
</context>
<context>
    <name>fields</name>
    <message>
        <source>Congress</source>
        <extracomment>As ``record_words`` says of all fields.</extracomment>
        <translation>妇女代表大会</translation>
    </message>
    <message>
        <source>Which congress</source>
        <translation>第几次代表大会</translation>
    </message>
    <message>
        <source>In which term</source>
        <translation>届次</translation>
    </message>
    <message>
        <source>Day of the congress</source>
        <translation>大会日期</translation>
    </message>
    <message>
        <source>Whose congress</source>
        <translation>哪个组织的大会</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Item of the day</source>
        <translation>大会议程</translation>
    </message>
    <message>
        <source>Done at</source>
        <translation>完成时间</translation>
    </message>
    <message>
        <source>Delegates planned</source>
        <translation>代表名额</translation>
    </message>
    <message>
        <source>How many are due</source>
        <translation>应到人数</translation>
    </message>
    <message>
        <source>Credentials report passed on</source>
        <translation>资格审查报告通过日期</translation>
    </message>
    <message>
        <source>Rules of the vote</source>
        <translation>选举办法</translation>
    </message>
    <message>
        <source>Kind of sitting</source>
        <translation>会议种类</translation>
    </message>
    <message>
        <source>Sitting</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>Counted at</source>
        <translation>清点时间</translation>
    </message>
    <message>
        <source>How many are present</source>
        <translation>实到人数</translation>
    </message>
    <message>
        <source>How many are on leave</source>
        <translation>请假人数</translation>
    </message>
    <message>
        <source>Delegation</source>
        <translation>代表团</translation>
    </message>
    <message>
        <source>Kind of delegate</source>
        <translation>代表类别</translation>
    </message>
    <message>
        <source>Has a vote</source>
        <translation>有表决权</translation>
    </message>
    <message>
        <source>How she became one</source>
        <translation>产生方式</translation>
    </message>
    <message>
        <source>Credential</source>
        <translation>代表资格</translation>
    </message>
    <message>
        <source>In place of</source>
        <translation>接替谁</translation>
    </message>
    <message>
        <source>Heads the delegation</source>
        <translation>代表团团长</translation>
    </message>
    <message>
        <source>As she was on that day</source>
        <translation>当日情况</translation>
    </message>
    <message>
        <source>Elected to</source>
        <translation>选举职务</translation>
    </message>
    <message>
        <source>Which vote</source>
        <translation>第几种投票</translation>
    </message>
    <message>
        <source>More names than seats</source>
        <translation>差额或等额</translation>
    </message>
    <message>
        <source>How it is voted</source>
        <translation>表决方式</translation>
    </message>
    <message>
        <source>Seats</source>
        <translation>应选名额</translation>
    </message>
    <message>
        <source>Follows from</source>
        <translation>由哪次选举而来</translation>
    </message>
    <message>
        <source>Ballot as printed</source>
        <translation>印好的选票</translation>
    </message>
    <message>
        <source>Ballots printed</source>
        <translation>印制选票</translation>
    </message>
    <message>
        <source>Ballots handed out</source>
        <translation>发出选票</translation>
    </message>
    <message>
        <source>Ballots exchanged</source>
        <translation>换发选票</translation>
    </message>
    <message>
        <source>Ballots destroyed</source>
        <translation>销毁选票</translation>
    </message>
    <message>
        <source>Locked result</source>
        <translation>已锁定的结果</translation>
    </message>
    <message>
        <source>Takes the place of</source>
        <translation>取代哪次选举</translation>
    </message>
    <message>
        <source>Why it takes its place</source>
        <translation>取代的原因</translation>
    </message>
    <message>
        <source>Announced at</source>
        <translation>宣布时间</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Name on the ballot</source>
        <translation>选票上的姓名</translation>
    </message>
    <message>
        <source>Written in</source>
        <translation>另选人</translation>
    </message>
    <message>
        <source>Place on the ballot</source>
        <translation>选票上的次序</translation>
    </message>
    <message>
        <source>Nominated by</source>
        <translation>提名方式</translation>
    </message>
    <message>
        <source>How many nominated her</source>
        <translation>联名人数</translation>
    </message>
    <message>
        <source>Checked by the offices</source>
        <translation>联审结果</translation>
    </message>
    <message>
        <source>Withdrawn on</source>
        <translation>退出日期</translation>
    </message>
    <message>
        <source>Ballots returned</source>
        <translation>收回选票</translation>
    </message>
    <message>
        <source>Void ballots</source>
        <translation>废票</translation>
    </message>
    <message>
        <source>Typing of a count</source>
        <translation>一遍录入</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候选人</translation>
    </message>
    <message>
        <source>Votes against</source>
        <translation>反对票</translation>
    </message>
    <message>
        <source>Abstentions</source>
        <translation>弃权票</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Congress</source>
        <translation>妇女代表大会</translation>
    </message>
    <message>
        <source>Sitting of a congress</source>
        <translation>大会会议</translation>
    </message>
    <message>
        <source>Roll call</source>
        <translation>点名</translation>
    </message>
    <message>
        <source>Delegate</source>
        <translation>代表</translation>
    </message>
    <message>
        <source>Election</source>
        <translation>选举</translation>
    </message>
    <message>
        <source>Candidate</source>
        <translation>候选人</translation>
    </message>
    <message>
        <source>Typing of a count</source>
        <translation>一遍录入</translation>
    </message>
    <message>
        <source>Votes of a candidate</source>
        <translation>候选人得票</translation>
    </message>
    <message>
        <source>Supervisor or counter</source>
        <translation>监票计票人员</translation>
    </message>
    <message>
        <source>Item of the day</source>
        <translation>大会议程</translation>
    </message>
</context>
</TS>

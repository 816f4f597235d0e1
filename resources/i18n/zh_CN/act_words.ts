<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>acts</name>
    <message>
        <source>Planned the activity {subject}</source>
        <translation>计划活动：{subject}</translation>
    </message>
    <message>
        <source>Wrote down the activity {subject}</source>
        <translation>登记活动：{subject}</translation>
    </message>
    <message>
        <source>Corrected the activity {subject}</source>
        <translation>更正活动：{subject}</translation>
    </message>
    <message>
        <source>Marked as held: {subject}</source>
        <translation>标为已举办：{subject}</translation>
    </message>
    <message>
        <source>Called off the activity {subject}</source>
        <translation>取消活动：{subject}</translation>
    </message>
    <message>
        <source>Deleted the activity {subject}</source>
        <translation>删除活动：{subject}</translation>
    </message>
    <message>
        <source>Marked who came: {subject}</source>
        <translation>登记到场人员：{subject}</translation>
    </message>
    <message>
        <source>Corrected a post of {subject}</source>
        <translation>更正任职：{subject}</translation>
    </message>
    <message>
        <source>Added a post of {subject}</source>
        <translation>新增任职：{subject}</translation>
    </message>
    <message>
        <source>Ended a post of {subject}</source>
        <translation>结束任职：{subject}</translation>
    </message>
    <message>
        <source>Deleted a post of {subject}</source>
        <translation>删除任职：{subject}</translation>
    </message>
    <message>
        <source>Brought back {subject} records</source>
        <translation>找回了 {subject} 条记录</translation>
    </message>
    <message>
        <source>Decided which version holds: {subject}</source>
        <translation>确定以哪个为准：{subject}</translation>
    </message>
    <message>
        <source>Decided which versions hold in {subject} records</source>
        <translation>选定了 {subject} 条记录以哪个为准</translation>
    </message>
    <message>
        <source>Laid out the turns of {subject}</source>
        <translation>排出轮次：{subject}</translation>
    </message>
    <message>
        <source>Gave a turn to somebody else: {subject}</source>
        <translation>改由他人轮值：{subject}</translation>
    </message>
    <message>
        <source>Copied last year&apos;s meetings into {subject}</source>
        <translation>照去年的会议计划排进 {subject} 年</translation>
    </message>
    <message>
        <source>Wrote down the home {subject}</source>
        <translation>登记妇女之家：{subject}</translation>
    </message>
    <message>
        <source>Deleted the home {subject}</source>
        <translation>删除妇女之家：{subject}</translation>
    </message>
    <message>
        <source>Began the {subject} books</source>
        <translation>建立了 {subject} 本簿册</translation>
    </message>
    <message>
        <source>Set for how many years is kept what nobody works with: {subject}</source>
        <translation>设保存期限：{subject} 年</translation>
    </message>
    <message>
        <source>Said why something stays that is past its time</source>
        <translation>写明到期留存的理由</translation>
    </message>
    <message>
        <source>Filed the books of {subject}</source>
        <translation>归档了 {subject} 年的簿册</translation>
    </message>
    <message>
        <source>Set the kind of {subject} homes</source>
        <translation>改了 {subject} 个妇女之家的类型</translation>
    </message>
    <message>
        <source>Changed who belongs to a home</source>
        <translation>修改妇女之家人员</translation>
    </message>
    <message>
        <source>Changed the household of {subject}</source>
        <translation>修改家庭：{subject}</translation>
    </message>
    <message>
        <source>Put {subject} into a household</source>
        <translation>加入家庭：{subject}</translation>
    </message>
    <message>
        <source>Took {subject} out of a household</source>
        <translation>移出家庭：{subject}</translation>
    </message>
    <message>
        <source>Added {subject}</source>
        <translation>新增：{subject}</translation>
    </message>
    <message>
        <source>Changed the record of {subject}</source>
        <translation>修改资料：{subject}</translation>
    </message>
    <message>
        <source>Deleted {subject}</source>
        <translation>删除：{subject}</translation>
    </message>
    <message>
        <source>Made one woman: {subject}</source>
        <translation>合并了重复的人：{subject}</translation>
    </message>
    <message>
        <source>Made two women again: {subject}</source>
        <translation>又分开成两人：{subject}</translation>
    </message>
    <message>
        <source>Said that they are two women: {subject}</source>
        <translation>认定不是同一人：{subject}</translation>
    </message>
    <message>
        <source>Took back that they are two women: {subject}</source>
        <translation>撤回“不是同一人”：{subject}</translation>
    </message>
    <message>
        <source>Tagged women: {subject}</source>
        <translation>给妇女加上标签：{subject}</translation>
    </message>
    <message>
        <source>Took a tag off: {subject}</source>
        <translation>取下标签：{subject}</translation>
    </message>
    <message>
        <source>Moved women to {subject}</source>
        <translation>把妇女转到 {subject}</translation>
    </message>
    <message>
        <source>Nothing is missing any more of {subject} women</source>
        <translation>{subject} 人的资料已补全</translation>
    </message>
    <message>
        <source>Put women into the household of {subject}</source>
        <translation>编入 {subject} 一户</translation>
    </message>
    <message>
        <source>Women belong to the home {subject}</source>
        <translation>编入妇女之家 {subject}</translation>
    </message>
    <message>
        <source>Put women on the list {subject}</source>
        <translation>加入名单 {subject}</translation>
    </message>
    <message>
        <source>A tag ended: {subject}</source>
        <translation>标签结束：{subject}</translation>
    </message>
    <message>
        <source>Saved the live list {subject}</source>
        <translation>保存了实时名单{subject}</translation>
    </message>
    <message>
        <source>Deleted the live list {subject}</source>
        <translation>删除了实时名单{subject}</translation>
    </message>
    <message>
        <source>Took women off the list {subject}</source>
        <translation>从名单{subject}里移出了人</translation>
    </message>
    <message>
        <source>Added files: {subject}</source>
        <translation>加入文件：{subject}</translation>
    </message>
    <message>
        <source>Took a file away: {subject}</source>
        <translation>移除文件：{subject}</translation>
    </message>
    <message>
        <source>Imported {subject}</source>
        <translation>导入了{subject}</translation>
    </message>
    <message>
        <source>Took a line of the book back in red: {subject}</source>
        <translation>红字冲销：{subject}</translation>
    </message>
    <message>
        <source>Set how the township counts: {subject}</source>
        <translation>设置口径包 {subject}</translation>
    </message>
    <message>
        <source>Took a forms pack away: {subject}</source>
        <translation>删去了口径包：{subject}</translation>
    </message>
    <message>
        <source>Wrote down the form {subject}</source>
        <translation>保存报表{subject}</translation>
    </message>
    <message>
        <source>Deleted the form {subject}</source>
        <translation>删除报表{subject}</translation>
    </message>
    <message>
        <source>Typed into the form {subject}</source>
        <translation>手填报表{subject}</translation>
    </message>
    <message>
        <source>Planned the congress of {subject} for another day</source>
        <translation>将{subject}的大会另定日期</translation>
    </message>
    <message>
        <source>Took over what the congress made of {subject}</source>
        <translation>按大会结果更新了{subject}</translation>
    </message>
    <message>
        <source>Ticked a step of {subject} re-elections</source>
        <translation>勾选了 {subject} 项会改联、换届的同一环节</translation>
    </message>
    <message>
        <source>Wrote down a step of {subject}</source>
        <translation>登记了{subject}的一个环节</translation>
    </message>
    <message>
        <source>Began an election</source>
        <translation>开始了一次选举</translation>
    </message>
    <message>
        <source>Wrote down who is present and where the ballots went</source>
        <translation>填写了到会人数和选票去向</translation>
    </message>
    <message>
        <source>Wrote in {subject}</source>
        <translation>填写了另选人{subject}</translation>
    </message>
    <message>
        <source>Typed the count of an election</source>
        <translation>录入了一遍计票</translation>
    </message>
    <message>
        <source>Locked the result of an election</source>
        <translation>锁定了选举结果</translation>
    </message>
    <message>
        <source>Began an election in the place of another</source>
        <translation>另立了一次选举取代原来的</translation>
    </message>
    <message>
        <source>Made posts of an election: {subject}</source>
        <translation>按选举结果任职{subject}人</translation>
    </message>
    <message>
        <source>Began the vote that follows from another</source>
        <translation>新建后续选举</translation>
    </message>
    <message>
        <source>Wrote down when a result was read out</source>
        <translation>登记宣布结果的时间</translation>
    </message>
    <message>
        <source>Put the names of a ballot in order</source>
        <translation>排列选票姓名</translation>
    </message>
    <message>
        <source>Had ballots printed again</source>
        <translation>重印选票</translation>
    </message>
    <message>
        <source>Changed how many names stand for the seats</source>
        <translation>更改差额等额</translation>
    </message>
    <message>
        <source>Took posts of a replaced election back: {subject}</source>
        <translation>撤回被取代选举的任职 {subject} 条</translation>
    </message>
    <message>
        <source>Named {subject} to supervise or count</source>
        <translation>{subject} 担任监票计票</translation>
    </message>
    <message>
        <source>{subject} does not supervise or count</source>
        <translation>{subject} 不再监票计票</translation>
    </message>
    <message>
        <source>Put candidates on a ballot</source>
        <translation>添加候选人</translation>
    </message>
    <message>
        <source>Took {subject} off a ballot</source>
        <translation>从选票删去 {subject}</translation>
    </message>
    <message>
        <source>Said who was written in: {subject}</source>
        <translation>注明另选人是谁：{subject}</translation>
    </message>
    <message>
        <source>Wrote down whether {subject} still stands</source>
        <translation>登记 {subject} 是否退出</translation>
    </message>
    <message>
        <source>Ticked an item of the day: {subject}</source>
        <translation>勾选议程：{subject}</translation>
    </message>
    <message>
        <source>Adopted the rules of the vote: {subject}</source>
        <translation>通过选举办法：{subject}</translation>
    </message>
    <message>
        <source>Wrote down the credentials report: {subject}</source>
        <translation>登记代表资格审查报告：{subject}</translation>
    </message>
    <message>
        <source>Added a sitting: {subject}</source>
        <translation>添加会次：{subject}</translation>
    </message>
    <message>
        <source>Took a roll call: {subject}</source>
        <translation>点名：{subject}</translation>
    </message>
    <message>
        <source>Added delegates: {subject}</source>
        <translation>添加代表：{subject}</translation>
    </message>
    <message>
        <source>Changed delegates: {subject}</source>
        <translation>更改代表：{subject}</translation>
    </message>
    <message>
        <source>Put {subject} in a delegate&apos;s place</source>
        <translation>更换代表为 {subject}</translation>
    </message>
    <message>
        <source>Took delegates out: {subject}</source>
        <translation>删去代表：{subject}</translation>
    </message>
    <message>
        <source>Typed into the month&apos;s dispatch of {subject}</source>
        <translation>填写了{subject}的月度调度</translation>
    </message>
    <message>
        <source>Took back what was typed into the dispatch of {subject}</source>
        <translation>撤回了{subject}月度调度中手工填写的内容</translation>
    </message>
    <message>
        <source>Set days and numbers of re-elections</source>
        <translation>设定了换届环节的天数和人数</translation>
    </message>
    <message>
        <source>Mended what was found in the records ({subject})</source>
        <translation>更正核对出的问题（{subject}）</translation>
    </message>
    <message>
        <source>Said that something found in the records is no fault</source>
        <translation>标明核对出的一项不是问题</translation>
    </message>
    <message>
        <source>Put something back to be looked at</source>
        <translation>重新列入核对</translation>
    </message>
    <message>
        <source>Set the day by which all are federations</source>
        <translation>设定了全部完成会改联的日期</translation>
    </message>
    <message>
        <source>Froze the report {subject}</source>
        <translation>定稿报表：{subject}</translation>
    </message>
    <message>
        <source>Noted that the report {subject} went up</source>
        <translation>登记报表上报：{subject}</translation>
    </message>
    <message>
        <source>Took the report {subject} back</source>
        <translation>撤回报表：{subject}</translation>
    </message>
    <message>
        <source>Put what changed in {subject} into the next report</source>
        <translation>{subject} 的变化并入下期</translation>
    </message>
    <message>
        <source>Set how a letter is worded: {subject}</source>
        <translation>设定公文文字：{subject}</translation>
    </message>
    <message>
        <source>Set terms and ages</source>
        <translation>设定任期和年龄口径</translation>
    </message>
    <message>
        <source>Set the day on which a month&apos;s report ends: {subject}</source>
        <translation>把每月统计截止日定为 {subject} 日</translation>
    </message>
    <message>
        <source>Set who reads sealed words besides the chair</source>
        <translation>设定除主席外谁能看封存的话</translation>
    </message>
    <message>
        <source>Set what is asked of a woman</source>
        <translation>设置了登记哪些项目</translation>
    </message>
    <message>
        <source>Wrote down facts of the unit {subject}</source>
        <translation>修改组织资料：{subject}</translation>
    </message>
    <message>
        <source>Changed the user {subject}</source>
        <translation>修改了使用人 {subject}</translation>
    </message>
    <message>
        <source>Typed the counts of {subject}</source>
        <translation>录入了{subject}的群和账号数据</translation>
    </message>
    <message>
        <source>Set how turns of training are counted</source>
        <translation>设定轮训口径</translation>
    </message>
    <message>
        <source>Set the points for duty: {subject}</source>
        <translation>设定履职积分：{subject}</translation>
    </message>
    <message>
        <source>Prepared the year of executives: {subject}</source>
        <translation>建立执委年度履职：{subject}</translation>
    </message>
    <message>
        <source>Set from how many hours volunteers have stars: {subject}</source>
        <translation>设置了志愿者星级的小时数：{subject}</translation>
    </message>
    <message>
        <source>Awarded stars to {subject} volunteers</source>
        <translation>给{subject}名志愿者授予了星级</translation>
    </message>
    <message>
        <source>Took the hours of {subject} services from activities</source>
        <translation>从活动中转入了{subject}条志愿服务时长</translation>
    </message>
    <message>
        <source>Wrote down the need {subject}</source>
        <translation>登记诉求 {subject}</translation>
    </message>
    <message>
        <source>Deleted the need {subject}</source>
        <translation>删除诉求 {subject}</translation>
    </message>
    <message>
        <source>Opened the need {subject} from a visit</source>
        <translation>由走访登记诉求 {subject}</translation>
    </message>
    <message>
        <source>Made the need {subject} void</source>
        <translation>作废诉求 {subject}</translation>
    </message>
    <message>
        <source>Wrote down a step of the need {subject}</source>
        <translation>登记诉求 {subject} 的办理</translation>
    </message>
    <message>
        <source>Made a step of the need {subject} void</source>
        <translation>作废诉求 {subject} 的一条办理记录</translation>
    </message>
    <message>
        <source>Let a step of the need {subject} count again</source>
        <translation>恢复诉求 {subject} 的一条办理记录</translation>
    </message>
    <message>
        <source>Wrote down the dispute {subject}</source>
        <translation>登记矛盾纠纷 {subject}</translation>
    </message>
    <message>
        <source>Deleted the dispute {subject}</source>
        <translation>删除矛盾纠纷 {subject}</translation>
    </message>
    <message>
        <source>Looked at the dispute {subject}</source>
        <translation>登记矛盾纠纷 {subject} 的一次排查</translation>
    </message>
    <message>
        <source>Asked {subject} gachas for disputes</source>
        <translation>登记 {subject} 个嘎查已排查</translation>
    </message>
    <message>
        <source>Took down that {subject} gachas have nothing to report</source>
        <translation>登记 {subject} 个嘎查零报告</translation>
    </message>
    <message>
        <source>Set the terms of needs</source>
        <translation>设置诉求办理期限</translation>
    </message>
    <message>
        <source>Set the colours of disputes</source>
        <translation>设置矛盾纠纷等级</translation>
    </message>
    <message>
        <source>Linked {subject} women to an executive</source>
        <translation>为执委新增联系 {subject} 人</translation>
    </message>
    <message>
        <source>Handed links over: {subject}</source>
        <translation>移交联系：{subject}</translation>
    </message>
    <message>
        <source>Ended {subject} links</source>
        <translation>结束联系 {subject} 条</translation>
    </message>
    <message>
        <source>Set the days of links and the ages of screenings</source>
        <translation>设置了联系的走访天数和筛查的年龄</translation>
    </message>
    <message>
        <source>Set how many links an executive is to have: {subject}</source>
        <translation>设定每名执委联系人数：{subject}</translation>
    </message>
    <message>
        <source>Logged {subject} who came to an activity as visits</source>
        <translation>把活动到场的 {subject} 人记为走访</translation>
    </message>
    <message>
        <source>Deleted the visit to {subject}</source>
        <translation>删除走访：{subject}</translation>
    </message>
    <message>
        <source>Brought back {subject}</source>
        <translation>找回：{subject}</translation>
    </message>
    <message>
        <source>Took out {subject} records with whole identity numbers</source>
        <extracomment>Label code → words; ``{subject}`` is what the act was about.</extracomment>
        <translation>导出 {subject} 条，含完整身份证号</translation>
    </message>
    <message>
        <source>Asked for a woman to be erased</source>
        <translation>应本人要求删除了一位妇女的资料</translation>
    </message>
    <message>
        <source>Pasted {subject} women from a table</source>
        <translation>从表格粘贴 {subject} 名妇女</translation>
    </message>
    <message>
        <source>Added photos: {subject}</source>
        <translation>添加照片：{subject}</translation>
    </message>
    <message>
        <source>Removed a photo: {subject}</source>
        <translation>移除照片：{subject}</translation>
    </message>
    <message>
        <source>Loaded the sample township</source>
        <translation>载入示例苏木</translation>
    </message>
    <message>
        <source>Saved the list {subject}</source>
        <translation>保存名单：{subject}</translation>
    </message>
    <message>
        <source>Deleted the list {subject}</source>
        <translation>删除名单：{subject}</translation>
    </message>
    <message>
        <source>Made the sign-in sheet of {subject}</source>
        <translation>制作签到表：{subject}</translation>
    </message>
    <message>
        <source>Answered for a stick of a laptop that was shut out</source>
        <translation>确认了停用电脑的 U 盘内容</translation>
    </message>
    <message>
        <source>Wrote again what the server had lost</source>
        <translation>补写了服务器丢失的内容</translation>
    </message>
    <message>
        <source>Began {subject}</source>
        <translation>开始使用：{subject}</translation>
    </message>
    <message>
        <source>Added the unit {subject}</source>
        <translation>新增组织：{subject}</translation>
    </message>
    <message>
        <source>Renamed the unit {subject}</source>
        <translation>组织改名：{subject}</translation>
    </message>
    <message>
        <source>Set facts of {subject} organisations</source>
        <translation>设定了 {subject} 个组织的情况</translation>
    </message>
    <message>
        <source>Merged the unit {subject} into another</source>
        <translation>组织合并：{subject}</translation>
    </message>
    <message>
        <source>Closed the unit {subject}</source>
        <translation>停用组织：{subject}</translation>
    </message>
    <message>
        <source>Opened the unit {subject} again</source>
        <translation>恢复组织：{subject}</translation>
    </message>
    <message>
        <source>Added the user {subject}</source>
        <translation>新增使用人：{subject}</translation>
    </message>
    <message>
        <source>Wrote down a visit to {subject}</source>
        <translation>登记走访：{subject}</translation>
    </message>
    <message>
        <source>Wrote down {kind} {subject}</source>
        <extracomment>What any kind&apos;s records are written or deleted by, where ACTS has no words of its own for it.</extracomment>
        <translation>登记了{kind}：{subject}</translation>
    </message>
    <message>
        <source>Deleted {kind} {subject}</source>
        <translation>删除了{kind}：{subject}</translation>
    </message>
    <message>
        <source>Took {subject} rows of {kind} from a table</source>
        <translation>从表格录入了 {subject} 条{kind}</translation>
    </message>
    <message>
        <source>Changed records ({code})</source>
        <translation>修改资料（{code}）</translation>
    </message>
</context>
</TS>

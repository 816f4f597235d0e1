<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>pages</name>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>start due tasks</source>
        <translation>首页 待办 提醒 到期</translation>
    </message>
    <message>
        <source>People</source>
        <translation>妇女名册</translation>
    </message>
    <message>
        <source>roster women members</source>
        <translation>花名册 人员 名单 妇女 户籍</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>log meetings sheets attendance photos</source>
        <translation>台账 签到 签到表 照片 通知 登记</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>calls households</source>
        <translation>入户 家访 慰问</translation>
    </message>
    <message>
        <source>Women&apos;s homes</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>places register</source>
        <translation>阵地 活动室 登记</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>gachas posts units</source>
        <translation>嘎查 社区 机构 任职 执委 妇联</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>month figures statistics</source>
        <translation>本月小结 月报 统计 数字</translation>
    </message>
    <message>
        <source>More work</source>
        <translation>更多工作</translation>
    </message>
    <message>
        <source>all pages others</source>
        <translation>全部 其他 功能 页面</translation>
    </message>
    <message>
        <source>Awards</source>
        <translation>表彰</translation>
    </message>
    <message>
        <source>honours commendations register</source>
        <translation>荣誉 奖励 先进 三八红旗手 台账</translation>
    </message>
    <message>
        <source>Who was honoured, by whom and when; the register is printed from it.</source>
        <translation>谁得过什么表彰、谁给的、什么时候；表彰台账从这里打印。</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>labels difficulty capable left behind alone review</source>
        <translation>标签 困难 能人 带头人 骨干 留守 独居 低保 复核</translation>
    </message>
    <message>
        <source>Who is in difficulty, lives alone, leads others: since when, and when to look again.</source>
        <translation>谁困难、谁独居、谁是带头人：从哪天起，哪天再看。</translation>
    </message>
    <message>
        <source>What offices sent, what they ask for and by when; what is due.</source>
        <translation>上级来文要求什么、什么时候前办；到期的提醒您。</translation>
    </message>
    <message>
        <source>Incoming</source>
        <translation>收文</translation>
    </message>
    <message>
        <source>Links</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>executives women contact points pairing hand over unvisited</source>
        <translation>执委联系 联系点 结对 移交 未走访 五级</translation>
    </message>
    <message>
        <source>Who is linked to whom, who was not visited, and whom to link next.</source>
        <translation>谁联系谁，谁还没走访，下一步联系谁。</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>救助</translation>
    </message>
    <message>
        <source>aid relief applications parcel grant two cancers</source>
        <translation>救助 申报 两癌救助 母亲邮包 春蕾 临时救助 慰问</translation>
    </message>
    <message>
        <source>Who applied for help, what was decided and paid, which papers are missing.</source>
        <translation>谁申报了救助、批没批、发没发，还缺什么材料。</translation>
    </message>
    <message>
        <source>Programmes of help</source>
        <translation>救助项目</translation>
    </message>
    <message>
        <source>aid programmes window age papers notice</source>
        <translation>救助项目 申报时间 年龄 材料 通知</translation>
    </message>
    <message>
        <source>What there is to apply for: until when, for whom, with which papers.</source>
        <translation>有哪些可以申报：截止哪天、什么对象、要什么材料。</translation>
    </message>
    <message>
        <source>Screening</source>
        <translation>筛查</translation>
    </message>
    <message>
        <source>two cancers check-up invited cervix breast</source>
        <translation>两癌筛查 通知 宫颈 乳腺 体检</translation>
    </message>
    <message>
        <source>Who was asked to a screening and who went; what was found stands nowhere.</source>
        <translation>通知了谁、谁参加了；结果不登记。</translation>
    </message>
    <message>
        <source>documents letters offices deadlines notices demands</source>
        <translation>来文 通知 文件 期限 办结 收文登记簿</translation>
    </message>
    <message>
        <source>Consents</source>
        <translation>本人同意</translation>
    </message>
    <message>
        <source>agreed consent withdrawn taken back privacy</source>
        <translation>同意 告知 撤回 隐私 授权</translation>
    </message>
    <message>
        <source>Who agreed to what is written down of her, and who took it back.</source>
        <translation>谁同意登记她的什么资料，谁撤回了。</translation>
    </message>
    <message>
        <source>Terms</source>
        <translation>届次</translation>
    </message>
    <message>
        <source>election congress due overdue countdown</source>
        <translation>换届 届满 超期 任期 代表大会 倒计时</translation>
    </message>
    <message>
        <source>When each organisation was elected, when it is due, what is overdue.</source>
        <translation>各级妇联哪天换届、哪天届满、哪个超期。</translation>
    </message>
    <message>
        <source>Planned seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>establishment quota vacancies posts</source>
        <translation>名额 编制 空缺 职数 席位</translation>
    </message>
    <message>
        <source>How many of each post were approved, and which stand vacant.</source>
        <translation>各职务核定几名，哪些空缺。</translation>
    </message>
    <message>
        <source>Counts of women</source>
        <translation>妇女人数</translation>
    </message>
    <message>
        <source>women workers number headcount</source>
        <translation>女职工 人数 统计 覆盖妇女</translation>
    </message>
    <message>
        <source>How many women each organisation has, by the day of the count.</source>
        <translation>各组织有多少妇女，哪天统计的。</translation>
    </message>
    <message>
        <source>Re-elections</source>
        <translation>会改联与换届</translation>
    </message>
    <message>
        <source>congress term election steps reform federation filing</source>
        <translation>会改联 换届 届中补选 大会 届次 选举 环节 备案 公示</translation>
    </message>
    <message>
        <source>Gachas that become federations or elect anew: the steps of each, and which are late.</source>
        <translation>嘎查会改联、换届的每个环节：到哪一步，哪一步逾期。</translation>
    </message>
    <message>
        <source>Congresses and elections</source>
        <translation>会议与选举</translation>
    </message>
    <message>
        <source>congress delegates quorum ballot vote count election candidates hall</source>
        <translation>妇女代表大会 代表 选举 选票 计票 候选人 点名 法定人数 大屏 换届</translation>
    </message>
    <message>
        <source>The women&apos;s congress: delegates, roll calls, ballots, the count typed twice, who is elected.</source>
        <translation>妇女代表大会：代表、点名、选票、两遍计票、当选结果。</translation>
    </message>
    <message>
        <source>Meetings</source>
        <translation>会议</translation>
    </message>
    <message>
        <source>executive committee plenary quorum minutes agenda attendance</source>
        <translation>执委会 常委会 全体会议 例会 联席会 记录 纪要 议题 出席</translation>
    </message>
    <message>
        <source>What bodies meet, who came, the minutes, and what returns to the next one.</source>
        <translation>开了什么会、谁到了、会议记录，哪些事下次还要议。</translation>
    </message>
    <message>
        <source>Resolutions</source>
        <translation>议定事项</translation>
    </message>
    <message>
        <source>resolved decided follow up ledger supervise owner due</source>
        <translation>督办 台账 决议 落实 销号 责任人</translation>
    </message>
    <message>
        <source>What meetings resolved: who answers for it, by when, how far it is.</source>
        <translation>会上定了什么：谁负责、何时办完、办到哪一步。</translation>
    </message>
    <message>
        <source>Executives&apos; duty</source>
        <translation>执委履职</translation>
    </message>
    <message>
        <source>executives duty file points review ballot report year statistics</source>
        <translation>执委 履职 档案 积分 测评 述职 年度 统计</translation>
    </message>
    <message>
        <source>A page a year for each executive: what she did, her report, the vote on it.</source>
        <translation>每名执委一年一页：做了什么、述职、民主测评。</translation>
    </message>
    <message>
        <source>Meeting plan</source>
        <translation>会议计划</translation>
    </message>
    <message>
        <source>year plan months meetings missed</source>
        <translation>年度 会议 计划 漏开</translation>
    </message>
    <message>
        <source>Which body meets in which month of the year; what was held and missed.</source>
        <translation>哪个月开什么会，开了哪些、漏了哪些。</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>month week day meetings activities schedule when</source>
        <translation>月历 日程 哪天 会议 活动 安排 时间</translation>
    </message>
    <message>
        <source>A month of meetings and activities, day by day.</source>
        <translation>一个月的会议和活动，按天看。</translation>
    </message>
    <message>
        <source>Turns on duty</source>
        <translation>轮值</translation>
    </message>
    <message>
        <source>rotating chair duty log hand-over swap whose turn</source>
        <translation>轮值主席 值班 日志 交接 换班 轮到谁</translation>
    </message>
    <message>
        <source>Whose turn it is, what was done in it, swaps, and how it was handed over.</source>
        <translation>轮到谁、做了什么、换班、怎样交接。</translation>
    </message>
    <message>
        <source>Rotas</source>
        <translation>轮值安排</translation>
    </message>
    <message>
        <source>rotating chair duty year order women&apos;s home</source>
        <translation>轮值主席 值班表 年度 顺序 妇女之家</translation>
    </message>
    <message>
        <source>Who takes turns through the year: rotating chairs, duty in women&apos;s homes.</source>
        <translation>一年里谁轮值：轮值主席、妇女之家值班。</translation>
    </message>
    <message>
        <source>Projects taken up</source>
        <translation>领办项目</translation>
    </message>
    <message>
        <source>proposal suggestion executive member owner result served</source>
        <translation>提议 建议 执委 认领 成效 服务 项目</translation>
    </message>
    <message>
        <source>What women proposed and who took it up, from the proposal to the result.</source>
        <translation>妇女提议、执委认领，从提议到成效。</translation>
    </message>
    <message>
        <source>Monthly dispatch</source>
        <translation>按月调度</translation>
    </message>
    <message>
        <source>progress matrix gachas organisations people places funds rate</source>
        <translation>调度 进度 扩组织 壮队伍 强阵地 保经费 完成率 会改联</translation>
    </message>
    <message>
        <source>What each gacha has by the month&apos;s end: organisations, people, places, funds, and why.</source>
        <translation>每个嘎查到月末的扩组织、壮队伍、强阵地、保经费情况和依据。</translation>
    </message>
    <message>
        <source>Yearly table of organisations</source>
        <translation>基层组织建设统计表</translation>
    </message>
    <message>
        <source>statistics year officers executives homes volunteers columns names</source>
        <translation>统计 年报 组织 干部 执委 妇女之家 志愿者 分列 名单</translation>
    </message>
    <message>
        <source>Organisations, officers and work by kind of unit, as the office asks yearly; cells open to names.</source>
        <translation>每年要报的组织、干部和工作数字，分列统计，点开每一格看是哪些人。</translation>
    </message>
    <message>
        <source>Checking the records</source>
        <translation>资料核对</translation>
    </message>
    <message>
        <source>findings faults doubts mend posts terms two chairs</source>
        <translation>核对 问题 疑点 更正 任职 届次 两个主席</translation>
    </message>
    <message>
        <source>What does not fit together in organisations, terms and posts, each with one act to mend it.</source>
        <translation>组织、届次、任职里前后不一致的地方，每项一步就能更正。</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>women households census count</source>
        <translation>妇女人口 户数 普查 公安年报</translation>
    </message>
    <message>
        <source>How many women and households each gacha has, by whom counted and when.</source>
        <translation>每个嘎查的妇女人数和户数，来源和截止日期。</translation>
    </message>
    <message>
        <source>Counts of the month</source>
        <translation>本月录入</translation>
    </message>
    <message>
        <source>groups members followers reads month numbers online</source>
        <translation>群 成员 粉丝 阅读 月报 网上 录入</translation>
    </message>
    <message>
        <source>What all groups and accounts count, typed on one page in ten minutes.</source>
        <translation>所有群和账号的数字，一页录完，十分钟。</translation>
    </message>
    <message>
        <source>Chat groups</source>
        <translation>工作群</translation>
    </message>
    <message>
        <source>WeChat online members owner contact work</source>
        <translation>微信群 联系群 群主 网上</translation>
    </message>
    <message>
        <source>Work groups and contact groups: who owns them, how many sit in them.</source>
        <translation>工作群和联系群：群主是谁，有多少人。</translation>
    </message>
    <message>
        <source>Public accounts</source>
        <translation>新媒体账号</translation>
    </message>
    <message>
        <source>official account Douyin video followers reads online media</source>
        <translation>公众号 视频号 抖音 粉丝 阅读 网上 宣传</translation>
    </message>
    <message>
        <source>Accounts through which the federation speaks: followers, pieces, reads.</source>
        <translation>妇联的公众号、视频号等：粉丝、发布、阅读。</translation>
    </message>
    <message>
        <source>Volunteers</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>register stars hours certificate helpers</source>
        <translation>巾帼志愿者 登记册 星级 时长 证明</translation>
    </message>
    <message>
        <source>Who is a volunteer, in which team, with how many hours and stars.</source>
        <translation>谁是志愿者，在哪支队伍，服务多少小时，几星。</translation>
    </message>
    <message>
        <source>Voluntary service</source>
        <translation>志愿服务</translation>
    </message>
    <message>
        <source>hours service record confirmed volunteers</source>
        <translation>服务时长 小时 记录表 志愿活动</translation>
    </message>
    <message>
        <source>What volunteers did and how long; activities propose the hours.</source>
        <translation>志愿者做了什么、多长时间；活动自动给出时长。</translation>
    </message>
    <message>
        <source>Teams of volunteers</source>
        <translation>志愿服务队</translation>
    </message>
    <message>
        <source>team leader service kinds</source>
        <translation>志愿队 队长 服务队</translation>
    </message>
    <message>
        <source>Teams of volunteers: what they do, who leads them, how many they are.</source>
        <translation>志愿服务队：做什么，谁带队，多少人。</translation>
    </message>
    <message>
        <source>Books of the year</source>
        <translation>五簿五册</translation>
    </message>
    <message>
        <source>five books registers filing year</source>
        <translation>台账 登记簿 归档 年度</translation>
    </message>
    <message>
        <source>The five books and five registers: filled from the records, or blank.</source>
        <translation>五簿五册：从记录自动填好，或打印空白的。</translation>
    </message>
    <message>
        <source>Checks of homes</source>
        <translation>妇女之家核查</translation>
    </message>
    <message>
        <source>inspection checklist what a home has</source>
        <translation>检查 清单 六有 阵地</translation>
    </message>
    <message>
        <source>What each home has and lacks, by the township&apos;s checklist, with photos.</source>
        <translation>按清单核查每个妇女之家有什么、缺什么，可附照片。</translation>
    </message>
    <message>
        <source>Needs</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>petitions letters visitors referral asked help rights due closed</source>
        <translation>来信来访 信访 转办 求助 维权 期限 办结 实事</translation>
    </message>
    <message>
        <source>What women asked for, who answers, by when, and that they were told: on one board.</source>
        <translation>妇女提出的诉求：谁承办、什么时候办完、有没有告知，都在一个看板上。</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>矛盾排查</translation>
    </message>
    <message>
        <source>quarrels conflicts check nothing to report colours</source>
        <translation>纠纷 排查 零报告 等级 化解 台账</translation>
    </message>
    <message>
        <source>Disputes that were found in the gachas, the next look at each, and the month&apos;s check.</source>
        <translation>各嘎查排查出的矛盾纠纷、下次排查的日子和每月零报告。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>培训</translation>
    </message>
    <message>
        <source>courses turns coverage missing certificate</source>
        <translation>培训 轮训 覆盖 未训 结业证 学时</translation>
    </message>
    <message>
        <source>Courses of ours and of other levels, who is trained in turn, and who is to come next.</source>
        <translation>本级和上级的培训班，轮训覆盖，下一期该谁来。</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>经费</translation>
    </message>
    <message>
        <source>funds book balance spent received voucher invoice yuan</source>
        <translation>经费 收支 登记簿 结余 报销 凭证 发票 记账 一元钱</translation>
    </message>
    <message>
        <source>What came in and what was spent, the balance of each level, and the papers for a bill.</source>
        <translation>收支登记、各级结余、登记簿和报销附件。</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>应拨与到位</translation>
    </message>
    <message>
        <source>one yuan a woman due arrived levels</source>
        <translation>妇女人均一元钱 应拨 到位 预算 各级</translation>
    </message>
    <message>
        <source>One yuan for each woman: what each level owes for a year, and how much of it arrived.</source>
        <translation>妇女人均一元钱：各级一年应拨多少、到位多少。</translation>
    </message>
    <message>
        <source>Months of the homes</source>
        <translation>每月活动</translation>
    </message>
    <message>
        <source>matrix activities year quiet</source>
        <translation>每月活动 矩阵 年度 空月 妇女之家</translation>
    </message>
    <message>
        <source>What each women&apos;s home held, month by month, and which months are empty.</source>
        <translation>各妇女之家每月举办了什么，哪些月份是空的。</translation>
    </message>
    <message>
        <source>Offices&apos; forms</source>
        <translation>上级报表</translation>
    </message>
    <message>
        <source>Excel form template fill in report upward xlsx</source>
        <translation>Excel 模板 填表 上报 报送 表格 xlsx</translation>
    </message>
    <message>
        <source>The Excel forms that offices send: say once what their cells take, fill them by one click.</source>
        <translation>上级发来的 Excel 报表：一次设好各格填什么，以后点一下就填好。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>roster Excel WPS table file paste csv xlsx</source>
        <translation>名册 表格 Excel WPS 文件 粘贴 导入 花名册 xlsx csv</translation>
    </message>
    <message>
        <source>Rosters from Excel and WPS: what is new and what changes, before it is written.</source>
        <translation>把Excel、WPS里的名册导进来：先看哪些新增、哪些有变化，再写入。</translation>
    </message>
    <message>
        <source>Perhaps twice</source>
        <translation>疑似重复</translation>
    </message>
    <message>
        <source>doubles duplicates merge same woman namesakes</source>
        <translation>重复 合并 同一人 重名 查重 去重</translation>
    </message>
    <message>
        <source>Women who may be written down twice: look at them side by side, make them one.</source>
        <translation>可能登记了两次的妇女：并排对一对，合成一人。</translation>
    </message>
    <message>
        <source>Photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>pictures export</source>
        <translation>图片 相片 导出</translation>
    </message>
    <message>
        <source>All photos by month, home and words, and a folder of them for a report.</source>
        <translation>按月份、妇女之家、文字找照片，成批导出，附在材料里。</translation>
    </message>
    <message>
        <source>Recycle bin</source>
        <translation>回收站</translation>
    </message>
    <message>
        <source>deleted trash restore</source>
        <translation>删除 找回 恢复 垃圾箱</translation>
    </message>
    <message>
        <source>What was deleted, on every laptop: find it and bring it back.</source>
        <translation>各台电脑上删掉的记录都在这里，可以找回。</translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>server upload stick conflicts</source>
        <translation>上传 服务器 U盘 优盘 冲突 两种写法</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>backup language size users</source>
        <translation>备份 语言 字号 用户 隐私</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>fields</name>
    <message>
        <source>Deleted</source>
        <translation>已删除</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Last held</source>
        <translation>最近活动</translation>
    </message>
    <message>
        <source>Name of the home</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Official name</source>
        <translation>正式名称</translation>
    </message>
    <message>
        <source>Mongolian name of it</source>
        <translation>蒙古文名称</translation>
    </message>
    <message>
        <source>Out of use since</source>
        <translation>停用日期</translation>
    </message>
    <message>
        <source>In office from</source>
        <translation>任职起</translation>
    </message>
    <message>
        <source>In office until</source>
        <translation>任职止</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>任职人</translation>
    </message>
    <message>
        <source>Part in it</source>
        <translation>参加身份</translation>
    </message>
    <message>
        <source>Name of the list</source>
        <translation>名单名称</translation>
    </message>
    <message>
        <source>What the list asks</source>
        <translation>名单的条件</translation>
    </message>
    <message>
        <source>Name of the form</source>
        <translation>报表名称</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Mongolian name</source>
        <translation>蒙古文姓名</translation>
    </message>
    <message>
        <source>Latin name</source>
        <translation>拉丁转写</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>常用称呼</translation>
    </message>
    <message>
        <source>Identity number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Sex</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生</translation>
    </message>
    <message>
        <source>Ethnic group</source>
        <translation>民族</translation>
    </message>
    <message>
        <source>Education</source>
        <translation>文化程度</translation>
    </message>
    <message>
        <source>Political status</source>
        <translation>政治面貌</translation>
    </message>
    <message>
        <source>Marital status</source>
        <translation>婚姻状况</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Whose phone</source>
        <translation>电话归属</translation>
    </message>
    <message>
        <source>Gacha</source>
        <translation>嘎查</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>Residence</source>
        <translation>居住情况</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>To be completed</source>
        <translation>待补全</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Merged into</source>
        <translation>并入</translation>
    </message>
    <message>
        <source>Consented on</source>
        <extracomment>Field → words, for all kinds; where a kind says it otherwise, ``kind.field`` stands first.</extracomment>
        <translation>同意日期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Whom or what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Spelling</source>
        <translation>写法</translation>
    </message>
    <message>
        <source>Script</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Head of the household</source>
        <translation>户主</translation>
    </message>
    <message>
        <source>Summer place</source>
        <translation>夏营地</translation>
    </message>
    <message>
        <source>Winter place</source>
        <translation>冬营地</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>所属组织</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Engagement</source>
        <translation>任职方式</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>职级</translation>
    </message>
    <message>
        <source>In the leading group</source>
        <translation>进入班子</translation>
    </message>
    <message>
        <source>From</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>How appointed</source>
        <translation>产生方式</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>离任原因</translation>
    </message>
    <message>
        <source>Duty</source>
        <translation>职务名称</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Belongs to</source>
        <translation>上级组织</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Closed on</source>
        <translation>停用日期</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Carrier</source>
        <translation>依托</translation>
    </message>
    <message>
        <source>Host household</source>
        <translation>所在户</translation>
    </message>
    <message>
        <source>Keeper</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Area (m²)</source>
        <translation>面积（㎡）</translation>
    </message>
    <message>
        <source>Women covered</source>
        <translation>覆盖妇女</translation>
    </message>
    <message>
        <source>Founded on</source>
        <translation>建立日期</translation>
    </message>
    <message>
        <source>Awarded by</source>
        <translation>授牌单位</translation>
    </message>
    <message>
        <source>Model home</source>
        <translation>示范</translation>
    </message>
    <message>
        <source>Latitude</source>
        <translation>纬度</translation>
    </message>
    <message>
        <source>Longitude</source>
        <translation>经度</translation>
    </message>
    <message>
        <source>Plaque</source>
        <translation>牌匾</translation>
    </message>
    <message>
        <source>What hangs on the wall</source>
        <translation>上墙内容</translation>
    </message>
    <message>
        <source>Women&apos;s home</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>身份</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主办、联办</translation>
    </message>
    <message>
        <source>Other hosts</source>
        <translation>其他主办单位</translation>
    </message>
    <message>
        <source>Another is the host</source>
        <translation>主办单位不在组织列表里</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>主讲</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>成效</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应到</translation>
    </message>
    <message>
        <source>Unnamed guests</source>
        <translation>未登记姓名</translation>
    </message>
    <message>
        <source>Women among the guests</source>
        <translation>其中妇女</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>来宾</translation>
    </message>
    <message>
        <source>State</source>
        <translation>到会情况</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Who went</source>
        <translation>走访人</translation>
    </message>
    <message>
        <source>Others who went</source>
        <translation>其他走访人</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>对象类别</translation>
    </message>
    <message>
        <source>Situation</source>
        <translation>基本情况</translation>
    </message>
    <message>
        <source>Difficulty</source>
        <translation>困难和诉求</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>帮扶措施</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Honour</source>
        <translation>荣誉名称</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>获奖者</translation>
    </message>
    <message>
        <source>Level of the award</source>
        <translation>级别</translation>
    </message>
    <message>
        <source>Given by</source>
        <translation>授予单位</translation>
    </message>
    <message>
        <source>Given on</source>
        <translation>授予日期</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>文号</translation>
    </message>
    <message>
        <source>Title of the document</source>
        <translation>文件标题</translation>
    </message>
    <message>
        <source>From which office</source>
        <translation>来文单位</translation>
    </message>
    <message>
        <source>Received on</source>
        <translation>收文日期</translation>
    </message>
    <message>
        <source>What it asks for</source>
        <translation>办理要求</translation>
    </message>
    <message>
        <source>To be answered by</source>
        <translation>办理期限</translation>
    </message>
    <message>
        <source>Answered on</source>
        <translation>办结日期</translation>
    </message>
    <message>
        <source>How it was answered</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>群名称</translation>
    </message>
    <message>
        <source>Kind of group</source>
        <translation>群类型</translation>
    </message>
    <message>
        <source>Whose group</source>
        <translation>群所属</translation>
    </message>
    <message>
        <source>Platform</source>
        <translation>平台</translation>
    </message>
    <message>
        <source>Owner of the group</source>
        <translation>群主</translation>
    </message>
    <message>
        <source>Managers</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>For which gachas</source>
        <translation>面向嘎查</translation>
    </message>
    <message>
        <source>Theme of the group</source>
        <translation>群主题</translation>
    </message>
    <message>
        <source>Women counted on</source>
        <translation>人数截至</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>群主题</translation>
    </message>
    <message>
        <source>Opened on</source>
        <translation>开通日期</translation>
    </message>
    <message>
        <source>Rules of the group posted</source>
        <translation>已发群规</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Chat group</source>
        <translation>工作群</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员数</translation>
    </message>
    <message>
        <source>Women among them</source>
        <translation>其中妇女</translation>
    </message>
    <message>
        <source>Messages posted</source>
        <translation>发布条数</translation>
    </message>
    <message>
        <source>Needs handled</source>
        <translation>办理诉求</translation>
    </message>
    <message>
        <source>As the platform shows it</source>
        <translation>平台显示</translation>
    </message>
    <message>
        <source>Name of the account</source>
        <translation>账号名称</translation>
    </message>
    <message>
        <source>Whose account</source>
        <translation>账号所属</translation>
    </message>
    <message>
        <source>Who runs it</source>
        <translation>运营人</translation>
    </message>
    <message>
        <source>Counts by month</source>
        <translation>每月数据</translation>
    </message>
    <message>
        <source>Public account</source>
        <translation>新媒体账号</translation>
    </message>
    <message>
        <source>Followers</source>
        <translation>粉丝数</translation>
    </message>
    <message>
        <source>Pieces published</source>
        <translation>发布篇数</translation>
    </message>
    <message>
        <source>Reads in the month</source>
        <translation>本月阅读</translation>
    </message>
    <message>
        <source>Likes in the month</source>
        <translation>本月点赞</translation>
    </message>
    <message>
        <source>Adopted from above</source>
        <translation>被上级采用</translation>
    </message>
    <message>
        <source>Adopted by whom</source>
        <translation>采用单位</translation>
    </message>
    <message>
        <source>Name of the team</source>
        <translation>队伍名称</translation>
    </message>
    <message>
        <source>Kind of service</source>
        <translation>服务类别</translation>
    </message>
    <message>
        <source>Whose team</source>
        <translation>队伍所属</translation>
    </message>
    <message>
        <source>Leader</source>
        <translation>队长</translation>
    </message>
    <message>
        <source>Number on the platform</source>
        <translation>平台编号</translation>
    </message>
    <message>
        <source>Who is a volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Volunteer since</source>
        <translation>注册日</translation>
    </message>
    <message>
        <source>Volunteer until</source>
        <translation>退出日</translation>
    </message>
    <message>
        <source>Teams</source>
        <translation>队伍</translation>
    </message>
    <message>
        <source>Volunteer&apos;s number</source>
        <translation>志愿者编号</translation>
    </message>
    <message>
        <source>Skills</source>
        <translation>特长</translation>
    </message>
    <message>
        <source>When she has time</source>
        <translation>可服务时间</translation>
    </message>
    <message>
        <source>Hours proven elsewhere</source>
        <translation>其他时长（小时）</translation>
    </message>
    <message>
        <source>Paper that proves them</source>
        <translation>时长凭证</translation>
    </message>
    <message>
        <source>Guardian (under 18)</source>
        <translation>监护人（未满18岁）</translation>
    </message>
    <message>
        <source>Who served</source>
        <translation>服务人员</translation>
    </message>
    <message>
        <source>Day of service</source>
        <translation>服务日期</translation>
    </message>
    <message>
        <source>Confirmed by</source>
        <translation>确认人</translation>
    </message>
    <message>
        <source>Began at</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Whom it served</source>
        <translation>服务对象</translation>
    </message>
    <message>
        <source>Household served</source>
        <translation>服务家庭</translation>
    </message>
    <message>
        <source>What was done in it</source>
        <translation>服务内容</translation>
    </message>
    <message>
        <source>Hours in all</source>
        <translation>累计小时</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Whose term</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Congress held on</source>
        <translation>大会日期</translation>
    </message>
    <message>
        <source>Which term</source>
        <translation>届次</translation>
    </message>
    <message>
        <source>Which congress</source>
        <translation>第几次代表大会</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>任期（年）</translation>
    </message>
    <message>
        <source>Due on another day</source>
        <translation>另定届满日</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>办理期限</translation>
    </message>
    <message>
        <source>Who sees to it</source>
        <translation>承办人</translation>
    </message>
    <message>
        <source>Done on</source>
        <translation>办结日期</translation>
    </message>
    <message>
        <source>Name of the budget</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Which level owes it</source>
        <translation>应拨的级别</translation>
    </message>
    <message>
        <source>Women counted</source>
        <translation>妇女人数</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>年度</translation>
    </message>
    <message>
        <source>Whom it counts</source>
        <translation>人口口径</translation>
    </message>
    <message>
        <source>By which register</source>
        <translation>户籍或常住</translation>
    </message>
    <message>
        <source>Who counted them</source>
        <translation>人数来源</translation>
    </message>
    <message>
        <source>Counted on</source>
        <translation>人数截至</translation>
    </message>
    <message>
        <source>For each woman (yuan)</source>
        <translation>每人标准（元）</translation>
    </message>
    <message>
        <source>Who spends it</source>
        <translation>由谁使用</translation>
    </message>
    <message>
        <source>Expected by</source>
        <translation>应到日期</translation>
    </message>
    <message>
        <source>Due (yuan)</source>
        <translation>应拨（元）</translation>
    </message>
    <message>
        <source>Arrived (yuan)</source>
        <translation>已到（元）</translation>
    </message>
    <message>
        <source>Share that arrived</source>
        <translation>到位率</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>应拨经费</translation>
    </message>
    <message>
        <source>Changes of the budget</source>
        <translation>调整</translation>
    </message>
    <message>
        <source>Changed on</source>
        <translation>调整日期</translation>
    </message>
    <message>
        <source>By how much (yuan)</source>
        <translation>调整数（元）</translation>
    </message>
    <message>
        <source>Whose money</source>
        <translation>哪一级的钱</translation>
    </message>
    <message>
        <source>How far it is</source>
        <translation>报账状态</translation>
    </message>
    <message>
        <source>For which activity</source>
        <translation>对应活动</translation>
    </message>
    <message>
        <source>Running number</source>
        <translation>收支序号</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>收支</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>科目</translation>
    </message>
    <message>
        <source>Amount (yuan)</source>
        <translation>金额（元）</translation>
    </message>
    <message>
        <source>Voucher number</source>
        <translation>凭证号</translation>
    </message>
    <message>
        <source>Paid to</source>
        <translation>收款人</translation>
    </message>
    <message>
        <source>Invoice number</source>
        <translation>发票号</translation>
    </message>
    <message>
        <source>Date of the invoice</source>
        <translation>发票日期</translation>
    </message>
    <message>
        <source>Handled by</source>
        <translation>经办人</translation>
    </message>
    <message>
        <source>Witnessed by</source>
        <translation>证明人</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>审批人</translation>
    </message>
    <message>
        <source>Paid how</source>
        <translation>支付方式</translation>
    </message>
    <message>
        <source>Of which year&apos;s budget</source>
        <translation>属于哪年的经费</translation>
    </message>
    <message>
        <source>Takes back</source>
        <translation>冲销的那一笔</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Begins on</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends on</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Where it was</source>
        <translation>培训地点</translation>
    </message>
    <message>
        <source>Who was there</source>
        <translation>参训人</translation>
    </message>
    <message>
        <source>Activity of the day</source>
        <translation>当天的活动</translation>
    </message>
    <message>
        <source>Level that gave it</source>
        <translation>主办级别</translation>
    </message>
    <message>
        <source>How it was given</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Hours of lessons</source>
        <translation>学时</translation>
    </message>
    <message>
        <source>Teacher</source>
        <translation>授课人</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>证书</translation>
    </message>
    <message>
        <source>Days of ours, as activities</source>
        <translation>本级办班：每天的活动</translation>
    </message>
    <message>
        <source>What was taught</source>
        <translation>讲了什么</translation>
    </message>
    <message>
        <source>Finished it</source>
        <translation>结业</translation>
    </message>
    <message>
        <source>Certificate number</source>
        <translation>证书号</translation>
    </message>
    <message>
        <source>Issued on</source>
        <translation>发证日期</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>扎营地点</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>从何时起</translation>
    </message>
    <message>
        <source>Kind of place</source>
        <translation>营地类型</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Whose tag</source>
        <translation>谁的标签</translation>
    </message>
    <message>
        <source>Holds since</source>
        <translation>起始日期</translation>
    </message>
    <message>
        <source>Held until</source>
        <translation>终止日期</translation>
    </message>
    <message>
        <source>Who said so</source>
        <translation>信息来源</translation>
    </message>
    <message>
        <source>Look again on</source>
        <translation>下次复核</translation>
    </message>
    <message>
        <source>Days left</source>
        <translation>剩余天数</translation>
    </message>
    <message>
        <source>Extended to</source>
        <translation>延期至</translation>
    </message>
    <message>
        <source>Document of the extension</source>
        <translation>延期批复文号</translation>
    </message>
    <message>
        <source>Ended on</source>
        <translation>本届止</translation>
    </message>
    <message>
        <source>Document of approval</source>
        <translation>批复文号</translation>
    </message>
    <message>
        <source>Approved on</source>
        <translation>批复日期</translation>
    </message>
    <message>
        <source>Filed above on</source>
        <translation>备案日期</translation>
    </message>
    <message>
        <source>Whose seats</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Planned since</source>
        <translation>核定日期</translation>
    </message>
    <message>
        <source>Planned until</source>
        <translation>核定截止</translation>
    </message>
    <message>
        <source>For which term</source>
        <translation>适用届次</translation>
    </message>
    <message>
        <source>Seat of the unit</source>
        <translation>席位单位</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>名额数</translation>
    </message>
    <message>
        <source>Vacant</source>
        <translation>空缺</translation>
    </message>
    <message>
        <source>Kind of seat</source>
        <translation>席位类别</translation>
    </message>
    <message>
        <source>Field of work</source>
        <translation>领域</translation>
    </message>
    <message>
        <source>Counted where</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Women</source>
        <translation>妇女人数</translation>
    </message>
    <message>
        <source>Workers in all</source>
        <translation>职工总数</translation>
    </message>
    <message>
        <source>Form of its women&apos;s organisation</source>
        <translation>妇女组织形式</translation>
    </message>
    <message>
        <source>How it was set up</source>
        <translation>建立方式</translation>
    </message>
    <message>
        <source>New economic or social organisation</source>
        <translation>新经济组织、新社会组织、新就业群体</translation>
    </message>
    <message>
        <source>Link with the federation</source>
        <translation>与妇联的关系</translation>
    </message>
    <message>
        <source>Party organisation</source>
        <translation>所属党组织</translation>
    </message>
    <message>
        <source>Established on</source>
        <translation>成立日期</translation>
    </message>
    <message>
        <source>Plaque put up on</source>
        <translation>挂牌日期</translation>
    </message>
    <message>
        <source>Why it was closed</source>
        <translation>停用原因</translation>
    </message>
    <message>
        <source>Liaison</source>
        <translation>联络员</translation>
    </message>
    <message>
        <source>Group member since</source>
        <translation>加入团体会员日期</translation>
    </message>
    <message>
        <source>How it joined</source>
        <translation>加入方式</translation>
    </message>
    <message>
        <source>Left on</source>
        <translation>退出日期</translation>
    </message>
    <message>
        <source>The unit itself is there since</source>
        <translation>单位本身自何时起存在</translation>
    </message>
    <message>
        <source>For which gacha</source>
        <translation>用于哪个嘎查</translation>
    </message>
    <message>
        <source>Pilot since</source>
        <translation>试点始于</translation>
    </message>
    <message>
        <source>Kind of area</source>
        <translation>地区类型</translation>
    </message>
    <message>
        <source>Registration number</source>
        <translation>登记证号</translation>
    </message>
    <message>
        <source>In which term</source>
        <translation>届次</translation>
    </message>
    <message>
        <source>Seat</source>
        <translation>席位</translation>
    </message>
    <message>
        <source>Comes from</source>
        <translation>来自单位</translation>
    </message>
    <message>
        <source>Sector</source>
        <translation>界别</translation>
    </message>
    <message>
        <source>By which meeting</source>
        <translation>产生会议</translation>
    </message>
    <message>
        <source>Votes for her</source>
        <translation>赞成票</translation>
    </message>
    <message>
        <source>Seat in the committees</source>
        <translation>进两委/班子</translation>
    </message>
    <message>
        <source>Is paid for it</source>
        <translation>报酬已落实</translation>
    </message>
    <message>
        <source>Seconded until</source>
        <translation>挂职截止</translation>
    </message>
    <message>
        <source>Told by</source>
        <translation>由谁确认</translation>
    </message>
    <message>
        <source>Stands there since</source>
        <translation>何时起在此</translation>
    </message>
    <message>
        <source>Stands today</source>
        <translation>现在在哪里</translation>
    </message>
    <message>
        <source>Stands today at</source>
        <translation>现在地点</translation>
    </message>
    <message>
        <source>Whose</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Day of the congress</source>
        <translation>大会日期</translation>
    </message>
    <message>
        <source>Why it is off schedule</source>
        <translation>未按期的原因</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>进展</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Who elects</source>
        <translation>大会形式</translation>
    </message>
    <message>
        <source>Re-election</source>
        <translation>会改联、换届</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>环节</translation>
    </message>
    <message>
        <source>Planned for</source>
        <translation>计划日期</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日</translation>
    </message>
    <message>
        <source>By whom</source>
        <translation>经办</translation>
    </message>
    <message>
        <source>Does not apply</source>
        <translation>不适用</translation>
    </message>
    <message>
        <source>What was counted</source>
        <translation>数字结果</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Typed</source>
        <translation>手工填写</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>嘎查村（社区）</translation>
    </message>
    <message>
        <source>As of</source>
        <translation>截止日期</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Who is counted</source>
        <translation>口径</translation>
    </message>
    <message>
        <source>Households</source>
        <translation>户数</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Women of 14 and over</source>
        <translation>14 岁以上妇女</translation>
    </message>
    <message>
        <source>Women of 18 and over</source>
        <translation>18 岁以上妇女</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>Office</source>
        <translation>要表单位</translation>
    </message>
    <message>
        <source>How the township counts</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>What its cells take</source>
        <translation>各格填什么</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>报表种类</translation>
    </message>
    <message>
        <source>Typed by hand</source>
        <translation>手填</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>报表期</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版次</translation>
    </message>
    <message>
        <source>Frozen figures</source>
        <translation>定稿的数字</translation>
    </message>
    <message>
        <source>What became of it</source>
        <translation>报表进展</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>How it went up</source>
        <translation>上报方式</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>读取行数</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>有变化</translation>
    </message>
    <message>
        <source>Which list</source>
        <translation>哪个名单</translation>
    </message>
    <message>
        <source>How many records</source>
        <translation>多少条</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>People (others&apos; courses)</source>
        <translation>参训人员（上级办的班）</translation>
    </message>
    <message>
        <source>What went out whole</source>
        <translation>完整导出的内容</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>年龄</translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Women here</source>
        <translation>本单位妇女</translation>
    </message>
    <message>
        <source>Who came</source>
        <translation>参加人数</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Counts from</source>
        <translation>起用日期</translation>
    </message>
    <message>
        <source>Set to</source>
        <translation>设定为</translation>
    </message>
    <message>
        <source>{name}&apos;s household</source>
        <translation>{name}家庭</translation>
    </message>
    <message>
        <source>A household</source>
        <translation>某户（未登记户主）</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>No</source>
        <translation>否</translation>
    </message>
    <message>
        <source>changed</source>
        <extracomment>Columns of a row that say what it is in one line.</extracomment>
        <translation>已修改</translation>
    </message>
    <message>
        <source>born {year}</source>
        <translation>{year}年生</translation>
    </message>
    <message>
        <source>phone …{tail}</source>
        <translation>尾号{tail}</translation>
    </message>
    <message>
        <source>{names} and others, {n} in all</source>
        <translation>{names}等 {n} 人</translation>
    </message>
</context>
<context>
    <name>kinds</name>
    <message>
        <source>Person</source>
        <extracomment>Kind → the page where its records stand (&quot;&quot;: none), and what one of them is called.</extracomment>
        <translation>人员</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Visit</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>Women&apos;s home</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Household</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>List of people</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Award</source>
        <translation>表彰</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>应拨经费</translation>
    </message>
    <message>
        <source>Change of a budget</source>
        <translation>应拨调整</translation>
    </message>
    <message>
        <source>Line of the book</source>
        <translation>收支记录</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Who was at a course</source>
        <translation>参训人员</translation>
    </message>
    <message>
        <source>Day of a course</source>
        <translation>培训日</translation>
    </message>
    <message>
        <source>Incoming document</source>
        <translation>收文</translation>
    </message>
    <message>
        <source>Term of office</source>
        <translation>届次</translation>
    </message>
    <message>
        <source>Planned seats</source>
        <translation>名额</translation>
    </message>
    <message>
        <source>Count of women</source>
        <translation>妇女人数</translation>
    </message>
    <message>
        <source>Chat group</source>
        <translation>工作群</translation>
    </message>
    <message>
        <source>Count of a group</source>
        <translation>群统计</translation>
    </message>
    <message>
        <source>Public account</source>
        <translation>新媒体账号</translation>
    </message>
    <message>
        <source>Count of an account</source>
        <translation>账号统计</translation>
    </message>
    <message>
        <source>Counts of the month</source>
        <translation>本月录入</translation>
    </message>
    <message>
        <source>Team of volunteers</source>
        <translation>志愿服务队</translation>
    </message>
    <message>
        <source>Volunteer</source>
        <translation>志愿者</translation>
    </message>
    <message>
        <source>Voluntary service</source>
        <translation>志愿服务</translation>
    </message>
    <message>
        <source>Live list of women</source>
        <translation>实时名单</translation>
    </message>
    <message>
        <source>Place of a home</source>
        <translation>扎营记录</translation>
    </message>
    <message>
        <source>Taken out</source>
        <translation>导出记录</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>What a report was counted from</source>
        <translation>报表的统计依据</translation>
    </message>
    <message>
        <source>What was done with a report</source>
        <translation>报表的上报记录</translation>
    </message>
    <message>
        <source>An office&apos;s answer</source>
        <translation>上级的答复</translation>
    </message>
    <message>
        <source>Forms pack</source>
        <translation>口径包</translation>
    </message>
    <message>
        <source>Office&apos;s form</source>
        <translation>上级报表</translation>
    </message>
    <message>
        <source>What was typed into a form</source>
        <translation>报表中手填的内容</translation>
    </message>
    <message>
        <source>Re-election</source>
        <translation>会改联、换届</translation>
    </message>
    <message>
        <source>Step of a re-election</source>
        <translation>换届环节</translation>
    </message>
    <message>
        <source>Typed into a month&apos;s dispatch</source>
        <translation>调度手工填写</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>人口</translation>
    </message>
    <message>
        <source>Perhaps one woman</source>
        <translation>疑似同一人</translation>
    </message>
</context>
</TS>

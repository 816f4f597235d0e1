<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FactsDialog</name>
    <message numerus="yes">
        <source>Facts of %n organisations</source>
        <translation>
            <numerusform>%n 个组织的情况</numerusform>
        </translation>
    </message>
    <message>
        <source>What you leave empty stays with each as it is.</source>
        <translation>留空的项各自不变。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write them down</source>
        <translation>写入</translation>
    </message>
    <message numerus="yes">
        <source>Facts of %n organisations set</source>
        <translation>
            <numerusform>已写入 %n 个组织的情况</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitDoings</name>
    <message>
        <source>Below it</source>
        <translation>下级组织</translation>
    </message>
    <message>
        <source>Women&apos;s homes</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>host</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>together with others</source>
        <translation>联办</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Nothing is written down that it hosted.</source>
        <translation>还没有登记它主办或联办的活动。</translation>
    </message>
</context>
<context>
    <name>UnitPosts</name>
    <message>
        <source>Posts</source>
        <extracomment>The key of the draft of a new post in a unit, whose id follows.</extracomment>
        <translation>职务</translation>
    </message>
    <message>
        <source>No post is written down.</source>
        <translation>还没有登记职务。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Term, seat, votes and more</source>
        <translation>届次、席位、得票等</translation>
    </message>
    <message>
        <source>Add a post</source>
        <translation>新增职务</translation>
    </message>
    <message>
        <source>Former</source>
        <translation>已卸任</translation>
    </message>
    <message>
        <source>To come</source>
        <translation>尚未到任</translation>
    </message>
    <message>
        <source>Carried over</source>
        <translation>超期留任</translation>
    </message>
    <message>
        <source>Ends today</source>
        <translation>今日离任</translation>
    </message>
    <message>
        <source>Change the post of {name}</source>
        <translation>修改{name}的职务</translation>
    </message>
    <message>
        <source>The post has ended.</source>
        <translation>已卸任。</translation>
    </message>
</context>
<context>
    <name>UnitRecords</name>
    <message>
        <source>Write down a term</source>
        <translation>登记届次</translation>
    </message>
    <message>
        <source>Write down seats</source>
        <translation>登记名额</translation>
    </message>
    <message>
        <source>Write down a count</source>
        <translation>登记人数</translation>
    </message>
    <message>
        <source>None.</source>
        <translation>没有。</translation>
    </message>
    <message>
        <source>Term {n}</source>
        <translation>第{n}届</translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>{day}结束</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day}届满</translation>
    </message>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>名额 %n 名</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vacant</source>
        <translation>
            <numerusform>空缺 %n 名</numerusform>
        </translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>到{day}为止</translation>
    </message>
    <message numerus="yes">
        <source>%n women</source>
        <translation>
            <numerusform>妇女 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>职工 %n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitStanding</name>
    <message>
        <source>Term {n}</source>
        <extracomment>The plain kinds of an organisation&apos;s own that stand together; each with its page. So many activities are listed, the latest.</extracomment>
        <translation>第{n}届</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day}届满</translation>
    </message>
    <message numerus="yes">
        <source>%n executives</source>
        <translation>
            <numerusform>执委 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vacant</source>
        <translation>
            <numerusform>空缺 %n 名</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>Organisations</source>
        <extracomment>Levels that the list of divisions gives; others are made by hand. What the list is narrowed by, and so many codes of each stand there until more are asked for.</extracomment>
        <translation>组织</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>层级</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Women here</source>
        <translation>在册妇女</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>组织形式</translation>
    </message>
    <message>
        <source>Executives</source>
        <translation>执委</translation>
    </message>
    <message>
        <source>Vacant</source>
        <translation>空缺</translation>
    </message>
    <message>
        <source>Name of a unit</source>
        <translation>组织名称</translation>
    </message>
    <message>
        <source>Add a unit</source>
        <translation>新增组织</translation>
    </message>
    <message>
        <source>Take units and officers in from a table</source>
        <translation>从表格导入组织和干部</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Out of use</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Not said</source>
        <translation>未填</translation>
    </message>
    <message>
        <source>Without a chair</source>
        <translation>没有主席</translation>
    </message>
    <message>
        <source>Papers (Ctrl+P)</source>
        <translation>打印（Ctrl+P）</translation>
    </message>
    <message>
        <source>Due or overdue</source>
        <translation>即将届满或超期</translation>
    </message>
    <message>
        <source>With vacancies</source>
        <translation>有空缺</translation>
    </message>
    <message>
        <source>Several facts…</source>
        <translation>多项情况…</translation>
    </message>
    <message numerus="yes">
        <source>%n organisations: {value}</source>
        <translation>
            <numerusform>已把 %n 个组织设为：{value}</numerusform>
        </translation>
    </message>
    <message>
        <source>Posts</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>Facts</source>
        <translation>资料</translation>
    </message>
    <message>
        <source>Terms and seats</source>
        <translation>届次和名额</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>History</source>
        <translation>修改记录</translation>
    </message>
    <message>
        <source>Out of use since {day}</source>
        <translation>{day} 停用</translation>
    </message>
    <message>
        <source>Put out of use</source>
        <translation>停用此组织</translation>
    </message>
    <message>
        <source>Put to use again</source>
        <translation>恢复使用</translation>
    </message>
    <message>
        <source>The unit is out of use</source>
        <translation>已停用</translation>
    </message>
    <message numerus="yes">
        <source>%n gachas and communities</source>
        <translation>
            <numerusform>%n 个嘎查社区</numerusform>
        </translation>
    </message>
    <message>
        <source>Official name</source>
        <translation>正式名称</translation>
    </message>
    <message numerus="yes">
        <source>%n women on the roster</source>
        <translation>
            <numerusform>在册妇女 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Merged into {name}</source>
        <translation>已并入{name}</translation>
    </message>
    <message numerus="yes">
        <source>; %n posts came back with it</source>
        <translation>
            <numerusform>，%n 个职务一并恢复</numerusform>
        </translation>
    </message>
    <message>
        <source>Added</source>
        <translation>已添加</translation>
    </message>
    <message>
        <source>Which township?</source>
        <translation>您在哪个苏木？</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>组织类型</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Merge into…</source>
        <translation>并入…</translation>
    </message>
    <message>
        <source>The township and its gachas are not there yet</source>
        <translation>还没有苏木和嘎查</translation>
    </message>
    <message>
        <source>They come from the official list of divisions.</source>
        <translation>按国家的行政区划名单带出来。</translation>
    </message>
    <message>
        <source>Take them from the list</source>
        <translation>从名单带出</translation>
    </message>
    <message>
        <source>The chair&apos;s laptop brings them; they are here after the next sync.</source>
        <translation>由苏木妇联主席的电脑带出，下次同步后就有了。</translation>
    </message>
    <message>
        <source>The unit works again</source>
        <translation>已恢复</translation>
    </message>
    <message>
        <source>New unit</source>
        <translation>新增组织</translation>
    </message>
</context>
<context>
    <name>units</name>
    <message>
        <source>Executive members of {unit}</source>
        <translation>{unit}执委花名册</translation>
    </message>
    <message>
        <source>The same for the wall, without phones</source>
        <translation>执委花名册（上墙，无电话）</translation>
    </message>
    <message>
        <source>The same by gacha</source>
        <translation>执委花名册（按嘎查）</translation>
    </message>
    <message>
        <source>Delegates of {unit}</source>
        <translation>{unit}妇女代表花名册</translation>
    </message>
    <message>
        <source>Registration forms of executive members</source>
        <translation>执委登记表</translation>
    </message>
    <message>
        <source>Registration forms of delegates</source>
        <translation>代表登记表</translation>
    </message>
    <message>
        <source>Plates for the wall</source>
        <translation>执委公示牌</translation>
    </message>
    <message>
        <source>Plates for the wall, with phones</source>
        <translation>公示牌（带电话）</translation>
    </message>
    <message>
        <source>Registration form of the member body</source>
        <translation>团体会员登记表</translation>
    </message>
    <message>
        <source>Roster of organisations</source>
        <translation>妇联组织机构花名册</translation>
    </message>
    <message>
        <source>Executive members of all (book 1)</source>
        <translation>全部执委花名册（册1）</translation>
    </message>
    <message>
        <source>Delegates of all</source>
        <translation>全部妇女代表花名册</translation>
    </message>
    <message>
        <source>Delegates and honoured women (book 2)</source>
        <translation>妇女代表、先进人物（册2）</translation>
    </message>
    <message>
        <source>Member units of the joint meeting</source>
        <translation>联席会议成员单位名单</translation>
    </message>
    <message>
        <source>Chart of organisations on one page</source>
        <translation>组织架构图（一页）</translation>
    </message>
    <message>
        <source>Yearly table of organisations</source>
        <translation>基层组织建设统计表</translation>
    </message>
    <message>
        <source>Blank forms</source>
        <translation>空白表</translation>
    </message>
</context>
</TS>

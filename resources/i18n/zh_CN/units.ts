<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>As it stands on papers, where the post does not say it</source>
        <translation>落款用的职务名称（可不填）</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
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
        <source>Ends today</source>
        <translation>今日离任</translation>
    </message>
    <message>
        <source>The post has ended.</source>
        <translation>已卸任。</translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message>
        <source>Organisations</source>
        <extracomment>Levels that the list of divisions gives; others are made by hand.</extracomment>
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
</TS>

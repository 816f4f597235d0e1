<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
        <source>Merged</source>
        <translation>已合并</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已撤销</translation>
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
        <source>Posts</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>No post is written down. Open a woman&apos;s page to give her one.</source>
        <translation>还没有登记职务。打开一位妇女的页面即可添加。</translation>
    </message>
    <message>
        <source>Merged into {name}</source>
        <translation>已并入{name}</translation>
    </message>
    <message>
        <source>Closed {day}</source>
        <translation>{day} 撤销</translation>
    </message>
    <message>
        <source>Former</source>
        <translation>已卸任</translation>
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
        <source>Close the unit</source>
        <translation>撤销此组织</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The unit is closed</source>
        <translation>已撤销</translation>
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

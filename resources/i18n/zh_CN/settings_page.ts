<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <extracomment>Acts that are shown at first. Minutes without a key before the window covers itself; 0 never.</extracomment>
        <translation>设置</translation>
    </message>
    <message>
        <source>Who uses this laptop</source>
        <translation>谁在用这台电脑</translation>
    </message>
    <message>
        <source>Somebody else: her name</source>
        <translation>其他使用人的姓名</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
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
        <source>Not asked</source>
        <translation>不登记</translation>
    </message>
    <message>
        <source>Asked on a woman&apos;s page</source>
        <translation>在个人页面登记</translation>
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
        <source>Identity numbers</source>
        <translation>身份证号</translation>
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
</context>
</TS>

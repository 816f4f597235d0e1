<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActivitiesPage</name>
    <message>
        <source>Activities</source>
        <translation>活动</translation>
    </message>
    <message>
        <source>Name, place or content</source>
        <translation>名称、地点或内容</translation>
    </message>
    <message>
        <source>Log an activity</source>
        <translation>登记活动</translation>
    </message>
    <message>
        <source>No activity yet</source>
        <translation>还没有活动记录</translation>
    </message>
    <message>
        <source>Write down the first one: kind, place, time and who came. It takes a minute.</source>
        <translation>登记第一次活动：类型、地点、时间、参加人员，一分钟就够。</translation>
    </message>
    <message>
        <source>Take activities in from a table</source>
        <translation>从表格导入活动</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Show all dates</source>
        <translation>显示全部日期</translation>
    </message>
    <message>
        <source>Every state</source>
        <translation>全部状态</translation>
    </message>
    <message>
        <source>All months</source>
        <translation>全部月份</translation>
    </message>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n 次活动</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved: {title}, {count}</source>
        <translation>已登记：{title}，{count}</translation>
    </message>
    <message>
        <source>Planned: {title}</source>
        <translation>已列入计划：{title}</translation>
    </message>
</context>
<context>
    <name>ActivityEditor</name>
    <message>
        <source>Pictures</source>
        <extracomment>The draft is written so long after the first key that is not in it, whether or not somebody types on. What the keys of drafts of new activities begin with. Width at scale 1 under which the two columns stand below each other. Fields of the record that one field of the page shows.</extracomment>
        <translation>照片</translation>
    </message>
    <message>
        <source>Back to the list (Esc); the draft is kept</source>
        <translation>返回列表（Esc），草稿会保留</translation>
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
        <source>Activity</source>
        <translation>活动信息</translation>
    </message>
    <message>
        <source>Held</source>
        <translation>已举办</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>计划中</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>A women&apos;s home, or any place</source>
        <translation>妇女之家，或任意地点</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>like 11-24 18:00-20:30</source>
        <translation>如 今天 18:00-20:30，或 24 18</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主办/联办</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>主讲人</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>成效</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>有什么收获</translation>
    </message>
    <message>
        <source>Correct the activity</source>
        <translation>更正活动</translation>
    </message>
    <message>
        <source>Log an activity</source>
        <translation>登记活动</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>What you typed is kept as a draft; Today lists it.</source>
        <translation>您填写的内容已存为草稿，“今日”里可以找到。</translation>
    </message>
    <message>
        <source>Meanwhile “{value}” was written here. Done keeps yours.</source>
        <translation>这期间本机已写成“{value}”。再点“完成”以您写的为准。</translation>
    </message>
    <message>
        <source>Keep as a new activity</source>
        <translation>另存为新活动</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message>
        <source>{title} (proposed)</source>
        <translation>{title}（建议）</translation>
    </message>
    <message>
        <source>On this day there is already: {title} {time}. It is saved all the same.</source>
        <translation>这一天已有：{title} {time}。仍可照常保存。</translation>
    </message>
</context>
<context>
    <name>ActivityView</name>
    <message>
        <source>Pictures</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Who wrote what</source>
        <translation>谁填写的</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Hosts</source>
        <translation>主办/联办</translation>
    </message>
    <message>
        <source>Speaker</source>
        <translation>主讲人</translation>
    </message>
    <message>
        <source>Recorder</source>
        <translation>记录人</translation>
    </message>
    <message>
        <source>Print sign-in sheet</source>
        <translation>打印签到表</translation>
    </message>
    <message>
        <source>Copy for WeChat</source>
        <translation>复制为微信文字</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
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
        <source>Who came</source>
        <translation>参加人员</translation>
    </message>
    <message>
        <source>Type the signed sheet back</source>
        <translation>录入签到表</translation>
    </message>
    <message>
        <source>Add somebody by name</source>
        <translation>按姓名、首字母或电话尾号添加</translation>
    </message>
    <message>
        <source>Space ticks; 1 present, 2 late, 3 on leave, 4 absent, 0 not checked; Delete takes out</source>
        <translation>空格勾选；1 到、2 迟到、3 请假、4 缺席、0 未核对；Delete 移除</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Not on the roster yet. Enter once more writes her down as a newcomer.</source>
        <translation>名册里还没有。再按一次回车，登记为新增人员。</translation>
    </message>
    <message>
        <source>Picture taken away</source>
        <translation>已移除照片</translation>
    </message>
    <message>
        <source>Copied, without names. Paste it in WeChat.</source>
        <translation>已复制（不含姓名），可粘贴到微信。</translation>
    </message>
    <message>
        <source>It was held</source>
        <translation>标为已举办</translation>
    </message>
    <message>
        <source>It is still ahead</source>
        <translation>改回计划中</translation>
    </message>
    <message>
        <source>Cancel the activity</source>
        <translation>取消活动</translation>
    </message>
    <message>
        <source>Plan another like it</source>
        <translation>照此再办一次</translation>
    </message>
    <message>
        <source>Papers for the bill (PDF)</source>
        <translation>报销附件（PDF）</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Now: {status}</source>
        <translation>已改为：{status}</translation>
    </message>
    <message>
        <source>Activity deleted</source>
        <translation>已删除活动</translation>
    </message>
</context>
<context>
    <name>AttendanceList</name>
    <message>
        <source>Who came</source>
        <translation>参加人员</translation>
    </message>
</context>
<context>
    <name>HostsEditor</name>
    <message>
        <source>Add an organisation, Enter</source>
        <translation>添加单位，回车</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>With</source>
        <translation>联办</translation>
    </message>
    <message>
        <source>not known here</source>
        <translation>本机没有</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Kept as written, not one of the organisations: {names}</source>
        <translation>不在组织列表里，按原文保留：{names}</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Choose pictures…</source>
        <translation>选择照片…</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>or drag them here</source>
        <translation>或拖到这里</translation>
    </message>
    <message>
        <source>The picture is not on this laptop. It comes with a sync; if you have it, add it again.</source>
        <translation>这张照片不在这台电脑上，同步后会传来；手里有原图的，再添加一次即可。</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n pictures…</source>
        <translation>
            <numerusform>正在读取 %n 张照片…</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no picture on the clipboard.</source>
        <translation>剪贴板里没有照片。</translation>
    </message>
    <message>
        <source>Choose pictures</source>
        <translation>选择照片</translation>
    </message>
    <message>
        <source>Pictures (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.heic *.heif *.avif)</source>
        <translation>照片 (*.jpg *.jpeg *.png *.webp *.bmp *.gif *.tif *.tiff *.heic *.heif *.avif)</translation>
    </message>
</context>
<context>
    <name>WhenEditor</name>
    <message>
        <source>This time is still ahead. Is it planned?</source>
        <translation>时间还没到，是计划中的活动吗？</translation>
    </message>
    <message>
        <source>Yes, planned</source>
        <translation>是，计划中</translation>
    </message>
    <message>
        <source>No, it was held</source>
        <translation>不是，已经办了</translation>
    </message>
</context>
<context>
    <name>WhoCame</name>
    <message>
        <source>Name, initials or last digits of a phone</source>
        <translation>输入姓名、首字母或电话尾号</translation>
    </message>
    <message>
        <source>Type a name above, or add a group. A few letters are enough: qmg finds 其木格.</source>
        <translation>在上面输入姓名，或一次添加一组人。几个字母就够：qmg 可找到其木格。</translation>
    </message>
    <message>
        <source>Add a group</source>
        <translation>添加一组人</translation>
    </message>
    <message>
        <source>Tick all</source>
        <translation>全部勾选</translation>
    </message>
    <message>
        <source>Keep as a list</source>
        <translation>存为名单</translation>
    </message>
    <message>
        <source>Name of the list, Enter</source>
        <translation>名单名称，回车</translation>
    </message>
    <message>
        <source>Name, phone and gacha as far as known, Enter</source>
        <translation>姓名，电话和嘎查有就写，回车</translation>
    </message>
    <message>
        <source>Only a label is known: 其木格&apos;s sister-in-law, Enter</source>
        <translation>只知道称呼：如 其木格的嫂子，回车</translation>
    </message>
    <message>
        <source>Newcomer</source>
        <translation>新增人员</translation>
    </message>
    <message>
        <source>Labelled guest</source>
        <translation>来宾称呼</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>未登记姓名（人）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Nobody of that name is on the roster. Newcomers are written down when they come.</source>
        <translation>名册里没有这个姓名。新增人员等到场时再登记。</translation>
    </message>
    <message>
        <source>Not on the roster yet. Enter writes her down as a newcomer.</source>
        <translation>名册里还没有。按回车登记为新增人员。</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>应到人员</translation>
    </message>
    <message>
        <source>Who came</source>
        <translation>参加人员</translation>
    </message>
    <message numerus="yes">
        <source>%n expected</source>
        <translation>
            <numerusform>应到 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not ticked</source>
        <translation>
            <numerusform>还有 %n 人未勾选</numerusform>
        </translation>
    </message>
    <message>
        <source>List saved</source>
        <translation>名单已保存</translation>
    </message>
</context>
<context>
    <name>_Delegate</name>
    <message>
        <source>new</source>
        <extracomment>A column is at least so wide (at scale 1): a box, four characters, and the gacha in small type. Between the parts of an entry&apos;s detail; where there is no room for all, the first stands alone.</extracomment>
        <translation>新增</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>来宾</translation>
    </message>
</context>
<context>
    <name>_Thumbnail</name>
    <message>
        <source>This picture comes with the next sync.</source>
        <extracomment>More files at once are a folder dropped by mistake.</extracomment>
        <translation>照片下次同步时传来。</translation>
    </message>
    <message>
        <source>Click to see it large; Delete takes it away</source>
        <translation>点击看大图，按 Delete 移除</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>activities</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>新增 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guests</source>
        <translation>
            <numerusform>来宾 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unnamed</source>
        <translation>
            <numerusform>未登记姓名 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Present %n</source>
        <translation>
            <numerusform>实到 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On leave %n</source>
        <translation>
            <numerusform>请假 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expected %n</source>
        <translation>
            <numerusform>应到 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Absent %n</source>
        <translation>
            <numerusform>缺席 %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>besides %n, {all} in all</source>
        <translation>
            <numerusform>另到 %n，共 {all} 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Turnout {share}</source>
        <translation>出席率 {share}</translation>
    </message>
    <message numerus="yes">
        <source>%n not yet checked</source>
        <translation>
            <numerusform>还有 %n 人未核对</numerusform>
        </translation>
    </message>
    <message>
        <source>Rows {rows} were printed blank: add who signed there by name.</source>
        <translation>第 {rows} 行是空白行：请按姓名添加在那里签到的人。</translation>
    </message>
    <message>
        <source>As last time: {title} ({number})</source>
        <translation>同上次：{title}（{number} 人）</translation>
    </message>
    <message>
        <source>A gacha</source>
        <translation>一个嘎查</translation>
    </message>
    <message>
        <source>A women&apos;s home</source>
        <translation>一个妇女之家</translation>
    </message>
    <message>
        <source>A list kept</source>
        <translation>已存名单</translation>
    </message>
    <message>
        <source>Nobody is on the roster yet</source>
        <translation>名册里还没有人</translation>
    </message>
    <message>
        <source>All executive members</source>
        <translation>全体执委</translation>
    </message>
    <message>
        <source>All gacha chairs</source>
        <translation>各嘎查妇联主席</translation>
    </message>
</context>
</TS>

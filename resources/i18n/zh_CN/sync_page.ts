<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AsideCard</name>
    <message>
        <source>From a laptop that was shut out</source>
        <translation>已停用电脑带来的内容</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>某位</translation>
    </message>
    <message numerus="yes">
        <source>The server does not let {name}&apos;s laptop in any more. %n of its changes came here by stick and are kept aside at the server: the other laptops do not show them yet.</source>
        <translation>
            <numerusform>{name}的电脑已被停用。它用 U 盘带来的 %n 项修改，服务器先放在一边，别的电脑上还看不到。</numerusform>
        </translation>
    </message>
    <message>
        <source>{kinds}; written from {since} to {until}.</source>
        <translation>{kinds}；写于 {since} 至 {until}。</translation>
    </message>
    <message>
        <source>Was this stick written before the laptop was lost, and in good hands since? Then let its changes count. If you are not sure, ring the banner office.</source>
        <translation>这个 U 盘是电脑丢失以前写的、一直由可靠的人保管吗？是，就让它算数；拿不准，请打电话问旗妇联。</translation>
    </message>
    <message>
        <source>Only the township&apos;s chair can answer.</source>
        <translation>只有苏木妇联主席能确认。</translation>
    </message>
    <message>
        <source>Yes, let them count</source>
        <translation>是，算数</translation>
    </message>
    <message>
        <source>Take them out of this laptop</source>
        <translation>不算数，从本机移除</translation>
    </message>
    <message>
        <source>They go up with the next sync</source>
        <translation>下次同步时上传</translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message>
        <source>Back (Esc)</source>
        <extracomment>A version&apos;s words and buttons need so much room (px at 100 %); where it is short they stand below each other. How list and versions share the width. Kinds of records that have a page of their own, and it.</extracomment>
        <translation>返回 (Esc)</translation>
    </message>
    <message>
        <source>Two people wrote different things</source>
        <translation>两人填写的内容不一致</translation>
    </message>
    <message>
        <source>Nothing is lost: choose which one holds. It can be undone.</source>
        <translation>两边的内容都在，请选择以哪一个为准。选错了可以撤销。</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>哪一个</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁写的</translation>
    </message>
    <message>
        <source>Delete or keep</source>
        <translation>是否删除</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>某人</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>打开这条记录</translation>
    </message>
    <message>
        <source>In the record now</source>
        <translation>记录中现在的内容</translation>
    </message>
    <message>
        <source>This one holds</source>
        <translation>以此为准</translation>
    </message>
    <message numerus="yes">
        <source>The same for all %n like this</source>
        <translation>
            <numerusform>同类的 %n 条都这样定</numerusform>
        </translation>
    </message>
    <message>
        <source>Takes what {name} wrote as {field} in each of them.</source>
        <translation>每一条的“{field}”都以{name}写的为准。</translation>
    </message>
    <message>
        <source>You wrote on another laptop, {when}</source>
        <translation>您在另一台电脑上写的，{when}</translation>
    </message>
    <message>
        <source>You wrote, {when}</source>
        <translation>您写的，{when}</translation>
    </message>
    <message>
        <source>{name} wrote, {when}</source>
        <translation>{name}写的，{when}</translation>
    </message>
    <message>
        <source>Delete the record</source>
        <translation>删除这条记录</translation>
    </message>
    <message>
        <source>Keep the record</source>
        <translation>保留这条记录</translation>
    </message>
    <message>
        <source>{field}: {value}</source>
        <translation>{field}：{value}</translation>
    </message>
    <message>
        <source>Decided: {subject}</source>
        <translation>已确定：{subject}</translation>
    </message>
    <message numerus="yes">
        <source>Decided: %n records</source>
        <translation>
            <numerusform>已确定：%n 条记录</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>JoinCard</name>
    <message>
        <source>Join your township&apos;s server</source>
        <translation>加入本苏木的服务器</translation>
    </message>
    <message>
        <source>Your records are on this laptop only. With an invitation from the banner they also go to the server, and to the other laptops of your township. Work goes on without it.</source>
        <translation>资料目前只存在这台电脑上。凭旗妇联给的邀请加入后，资料会同时存到服务器，并与本苏木其他电脑互通。不加入也可以照常工作。</translation>
    </message>
    <message>
        <source>The invitation&apos;s line</source>
        <translation>邀请码（一行文字）</translation>
    </message>
    <message>
        <source>Open a file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Stop trying</source>
        <translation>不再试了</translation>
    </message>
    <message>
        <source>Open an invitation</source>
        <translation>打开邀请文件</translation>
    </message>
</context>
<context>
    <name>LaptopsCard</name>
    <message>
        <source>The township&apos;s laptops</source>
        <translation>本苏木的电脑</translation>
    </message>
    <message>
        <source>Laptops of the chair get the key of sealed words by themselves. For another one to get it, or no longer, or for one to be shut out, the chair calls the banner office and compares the eight digits that stand on that laptop&apos;s page Sync. Only the server knows which have it.</source>
        <translation>主席的电脑自己会拿到封存的话的钥匙。别的电脑要给、以后不再给，或者要停用哪台，由主席打电话给旗妇联，核对那台电脑同步页上的八位数字。哪几台有钥匙，只有服务器知道。</translation>
    </message>
    <message>
        <source>somebody who is no user any more</source>
        <translation>已不再使用的人</translation>
    </message>
    <message>
        <source>This laptop: {who} wrote last, {when}</source>
        <translation>这台电脑：最后是{who}写的，{when}</translation>
    </message>
    <message>
        <source>{who} wrote last, {when}</source>
        <translation>最后是{who}写的，{when}</translation>
    </message>
    <message>
        <source>Sealed words open on this laptop, for who may read them.</source>
        <translation>这台电脑能打开封存的话（看谁在用）。</translation>
    </message>
    <message>
        <source>This laptop has no key of sealed words: they stand here as sealed.</source>
        <translation>这台电脑没有封存的话的钥匙，只显示“封存”。</translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message>
        <source>Photos and files now</source>
        <translation>现在传照片和文件</translation>
    </message>
    <message>
        <source>Photos and files travel</source>
        <translation>照片和文件</translation>
    </message>
    <message>
        <source>On the office&apos;s network</source>
        <translation>在单位网络上自动传</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>总是传</translation>
    </message>
    <message>
        <source>Only by the button</source>
        <translation>只在点按钮时传</translation>
    </message>
    <message>
        <source>A phone&apos;s hot spot</source>
        <translation>手机热点</translation>
    </message>
    <message>
        <source>The office&apos;s network</source>
        <translation>单位网络</translation>
    </message>
    <message>
        <source>What this network is</source>
        <translation>这是什么网络</translation>
    </message>
    <message numerus="yes">
        <source>%n photos or files to send ({size})</source>
        <translation>
            <numerusform>%n 个照片或文件待上传（{size}）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or files to fetch ({size})</source>
        <translation>
            <numerusform>%n 个照片或文件待下载（{size}）</numerusform>
        </translation>
    </message>
    <message>
        <source>All photos and files are here and at the server.</source>
        <translation>照片和文件都已传好。</translation>
    </message>
    <message>
        <source>“{name}”</source>
        <translation>“{name}”</translation>
    </message>
    <message>
        <source>This network</source>
        <translation>这个网络</translation>
    </message>
    <message>
        <source>{network} is used for the first time. What is it? Photos and files go by themselves on the office&apos;s network only.</source>
        <translation>{network}是第一次用。它是哪一种？照片和文件只在单位网络上自己传。</translation>
    </message>
    <message>
        <source>{network}: photos and files go by themselves here.</source>
        <translation>{network}：照片和文件在这里自己传。</translation>
    </message>
    <message>
        <source>{network}: photos and files wait here, to save its megabytes.</source>
        <translation>{network}：省流量，照片和文件在这里先不传。</translation>
    </message>
    <message numerus="yes">
        <source>%n are still on other laptops</source>
        <translation>
            <numerusform>%n 个还在别的电脑上</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message>
        <source>With a stick</source>
        <translation>用 U 盘交换</translation>
    </message>
    <message>
        <source>Write to a stick</source>
        <translation>写入 U 盘</translation>
    </message>
    <message>
        <source>Read from a stick</source>
        <translation>读取 U 盘</translation>
    </message>
    <message>
        <source>What waited has been read in.</source>
        <translation>等待的文件已读入。</translation>
    </message>
    <message>
        <source>Files that wait</source>
        <translation>等待中的文件</translation>
    </message>
    <message>
        <source>{source}: {reason}</source>
        <translation>{source}：{reason}</translation>
    </message>
    <message>
        <source>Let it go</source>
        <translation>不再等待</translation>
    </message>
    <message>
        <source>Another folder…</source>
        <translation>其他文件夹…</translation>
    </message>
    <message>
        <source>No stick was found: choose the folder to write into.</source>
        <translation>没有找到 U 盘，请选择要写入的文件夹。</translation>
    </message>
    <message>
        <source>Which stick?</source>
        <translation>选择 U 盘</translation>
    </message>
    <message numerus="yes">
        <source>%n changes that wait</source>
        <translation>
            <numerusform>未上传的修改 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes}, and the log up to {when}</source>
        <translation>{changes}，以及截至 {when} 的记录</translation>
    </message>
    <message>
        <source>Written: {held}. The stick may be pulled out.</source>
        <translation>已写入：{held}。可以拔出 U 盘了。</translation>
    </message>
    <message>
        <source>Put it into another laptop of the township and read it there, or give it to the banner office.</source>
        <translation>接着把它插到本苏木的另一台电脑上读取，或交给旗妇联。</translation>
    </message>
    <message>
        <source>The file is called {name}.</source>
        <translation>文件名：{name}</translation>
    </message>
    <message>
        <source>Where there is no network, a stick carries changes to another laptop of the township or to the server. The file is encrypted: only they can read it. Photos and files do not go along: they wait for the network.</source>
        <translation>没有网络时，用 U 盘把修改带到本苏木的另一台电脑或服务器。文件是加密的，只有它们能读。照片和记录里的文件不随 U 盘走，等有网络时再传。</translation>
    </message>
    <message numerus="yes">
        <source>%n photos or files stay on this laptop and go up with the next sync.</source>
        <translation>
            <numerusform>照片和文件没有写入 U 盘：还有 %n 个留在这台电脑上，下次联网同步时上传。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{stick}: %n files</source>
        <translation>
            <numerusform>{stick}：%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>No stick was found: choose the file where it lies.</source>
        <translation>没有找到 U 盘，请自己选择文件。</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No file of changes was found on {stick}: choose it where it lies.</source>
        <translation>{stick} 里没有找到修改文件（.sumu），请自己选择。</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>其他文件…</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Changes (*.sumu *.SUMU)</source>
        <translation>修改文件 (*.sumu *.SUMU)</translation>
    </message>
    <message>
        <source>{source}: {brought}</source>
        <translation>{source}：{brought}</translation>
    </message>
    <message>
        <source>Only files of this laptop itself lie there; there is nothing to read.</source>
        <translation>U 盘上只有本机自己写的文件，没有可读的内容。</translation>
    </message>
    <message numerus="yes">
        <source>%n changes that the laptop had written before are back</source>
        <translation>
            <numerusform>备份以后写的 %n 项修改找回来了</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new changes</source>
        <translation>
            <numerusform>新修改 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your changes have arrived at the server</source>
        <translation>
            <numerusform>您的修改有 %n 项已到服务器</numerusform>
        </translation>
    </message>
    <message>
        <source>it waits: {reason}</source>
        <translation>暂时等待：{reason}</translation>
    </message>
    <message>
        <source>nothing new</source>
        <translation>没有新内容</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>From the server, {when}</source>
        <translation>来自服务器，{when}</translation>
    </message>
    <message>
        <source>From another laptop, {when}</source>
        <translation>来自另一台电脑，{when}</translation>
    </message>
    <message>
        <source>From {name}&apos;s laptop, {when}</source>
        <translation>来自{name}的电脑，{when}</translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message>
        <source>Sync</source>
        <extracomment>Refused operations that are shown.</extracomment>
        <translation>同步</translation>
    </message>
    <message>
        <source>Sync now</source>
        <translation>立即同步</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>核对</translation>
    </message>
    <message>
        <source>Counts every record here and compares it with the server; what differs is put right.</source>
        <translation>把这台电脑上的每条记录数一遍，与服务器核对；不一样的自动改好。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Where it stands</source>
        <translation>同步情况</translation>
    </message>
    <message>
        <source>Both are kept until you choose which one holds.</source>
        <translation>两边都保留着，等您选定以哪一个为准。</translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>查看并选定</translation>
    </message>
    <message numerus="yes">
        <source>%n entries differ between two people</source>
        <translation>
            <numerusform>有 %n 处两人写的不一样</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes were about women who were erased at their own wish. They were erased here again; nothing needs to be done.</source>
        <translation>
            <numerusform>有 %n 项修改是关于已应本人要求删除的妇女的，这台电脑上也已再次删除，不用您做什么。</numerusform>
        </translation>
    </message>
    <message>
        <source>eight digits {digits}</source>
        <translation>八位数字 {digits}</translation>
    </message>
    <message>
        <source>Not taken by the server</source>
        <translation>服务器未接收的修改</translation>
    </message>
    <message>
        <source>This laptop</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>The server&apos;s list of laptops shows the same eight digits. If it does not, tell the banner office.</source>
        <translation>服务器的电脑名单上应有相同的八位数字。如不一致，请告诉旗妇联。</translation>
    </message>
    <message>
        <source>{when}: {subject}, {fields}</source>
        <translation>{when}：{subject}，{fields}</translation>
    </message>
</context>
<context>
    <name>sticks</name>
    <message>
        <source>what comes before it is missing here; sync, or read an older file first.</source>
        <extracomment>Why a bundle waits, in words.</extracomment>
        <translation>本机还缺它之前的内容，请先同步，或先读取更早的文件。</translation>
    </message>
    <message>
        <source>the server was set back since; it fits after the next sync.</source>
        <translation>服务器恢复过旧数据，下次同步后即可读入。</translation>
    </message>
    <message>
        <source>the first copy is not whole yet; it fits after the next sync.</source>
        <translation>首次下载还没有完成，下次同步后即可读入。</translation>
    </message>
    <message>
        <source>the township&apos;s key was changed; it opens after the next sync.</source>
        <translation>本苏木的密钥已更换，下次同步后即可读入。</translation>
    </message>
    <message>
        <source>something was written here since this laptop was restored or copied; it fits after the next sync.</source>
        <translation>这台电脑恢复或拷贝以后又写了新内容，下次同步以后就能读入。</translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n changes not yet sent</source>
        <translation>
            <numerusform>%n 项修改未上传</numerusform>
        </translation>
    </message>
    <message>
        <source>{changes}, since {when}</source>
        <translation>{changes}，最早的是{when}</translation>
    </message>
    <message>
        <source>On this laptop only</source>
        <translation>仅存本机</translation>
    </message>
    <message>
        <source>Syncing…</source>
        <translation>正在同步…</translation>
    </message>
    <message>
        <source>Not synced yet</source>
        <translation>尚未同步</translation>
    </message>
    <message>
        <source>Last sync {when}</source>
        <translation>上次同步 {when}</translation>
    </message>
    <message>
        <source>stopped, see Sync</source>
        <translation>已停止，请看同步页</translation>
    </message>
    <message>
        <source>not through just now</source>
        <translation>刚才没传通</translation>
    </message>
    <message>
        <source>{sync}, {why}</source>
        <translation>{sync}，{why}</translation>
    </message>
    <message numerus="yes">
        <source>Checked: %n records put right</source>
        <translation>
            <numerusform>已核对，已修复 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Checked: exactly the same</source>
        <translation>已核对，完全一致</translation>
    </message>
    <message>
        <source>The server had been set back to an earlier day; this laptop gave back what it had. </source>
        <translation>服务器恢复到了以前某一天，这台电脑已把手里的内容补传给它。</translation>
    </message>
    <message>
        <source>This laptop&apos;s records had been copied or set back, so it goes on under a new number. </source>
        <translation>这台电脑的资料曾被拷贝或恢复，现在以新的编号继续同步。</translation>
    </message>
    <message>
        <source>Nothing needs to be done.</source>
        <translation>不需要您做什么。</translation>
    </message>
    <message>
        <source>This laptop&apos;s date is wrong: at the server it was {day} at the last sync. Nothing is lost by it; please set the date, so that ages and what is due are right.</source>
        <translation>这台电脑的日期不对：上次同步时，服务器上是{day}。不会丢东西；请把电脑的日期调好，年龄和日程才对。</translation>
    </message>
    <message>
        <source>nothing new on either side</source>
        <translation>两边都没有新内容</translation>
    </message>
    <message>
        <source>sent {sent}, received {received}</source>
        <translation>上传 {sent} 项，收到 {received} 项</translation>
    </message>
    <message numerus="yes">
        <source>Your own changes are at the server; %n that came by stick go on with the next sync.</source>
        <translation>
            <numerusform>您的修改已在服务器上；U 盘带来的 %n 项下次同步时一起上传。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All records are at the server; %n photos or files still wait.</source>
        <translation>
            <numerusform>记录全部已在服务器上，还有 %n 个照片或文件没传。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing waits: everything is at the server.</source>
        <translation>没有待上传的内容，全部已在服务器上。</translation>
    </message>
    <message>
        <source>Your role may not write this; ask the township&apos;s chair.</source>
        <extracomment>Why the server refused a change, and what to do; any other reason is the value&apos;s.</extracomment>
        <translation>您的角色不能填写这项内容；请找苏木妇联主席。</translation>
    </message>
    <message>
        <source>The record was deleted long ago and cannot be changed any more.</source>
        <translation>这条记录早已删除，不能再改。</translation>
    </message>
    <message>
        <source>The text is too long; please write it shorter.</source>
        <translation>文字太长，请写短一些。</translation>
    </message>
    <message>
        <source>The list is too long; please make it shorter.</source>
        <translation>名单太长，请减少一些。</translation>
    </message>
    <message>
        <source>The server could not take this value; please type it again.</source>
        <translation>服务器不能接收这个内容，请重新填写。</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Received: {number} changes</source>
        <translation>已接收 {number} 条更改</translation>
    </message>
    <message>
        <source>First copy: {number} records</source>
        <translation>首次复制 {number} 条记录</translation>
    </message>
    <message>
        <source>Small pictures: {number}</source>
        <translation>缩略图 {number}</translation>
    </message>
    <message>
        <source>{size} a second</source>
        <translation>每秒 {size}</translation>
    </message>
    <message>
        <source>Sent {sent} of {total} changes, the server has confirmed {confirmed}</source>
        <translation>已送出 {sent} / {total} 项修改，服务器已确认 {confirmed} 项</translation>
    </message>
    <message>
        <source>Photos and files: {number}</source>
        <translation>照片和文件 {number}</translation>
    </message>
    <message>
        <source>Sent {sent} / {total}, confirmed {confirmed}</source>
        <translation>已送出 {sent} / {total}，已确认 {confirmed}</translation>
    </message>
    <message>
        <source>other records</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>activities</source>
        <extracomment>Kind → words for so many records&apos; changes.</extracomment>
        <translation>活动</translation>
    </message>
    <message>
        <source>attendances</source>
        <translation>签到</translation>
    </message>
    <message>
        <source>women</source>
        <translation>妇女</translation>
    </message>
    <message>
        <source>households</source>
        <translation>家庭</translation>
    </message>
    <message>
        <source>visits</source>
        <translation>走访</translation>
    </message>
    <message>
        <source>homes</source>
        <translation>妇女之家</translation>
    </message>
    <message>
        <source>units</source>
        <translation>组织</translation>
    </message>
    <message>
        <source>posts</source>
        <translation>任职</translation>
    </message>
    <message>
        <source>sheets</source>
        <translation>签到表</translation>
    </message>
    <message>
        <source>photos</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>decisions</source>
        <translation>选定</translation>
    </message>
</context>
</TS>

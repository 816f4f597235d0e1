<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>errors</name>
    <message>
        <source>This backup cannot be read. Is the stick still in?</source>
        <translation>备份读不出来，U 盘还插着吗？</translation>
    </message>
    <message>
        <source>This file is not a backup of this program.</source>
        <translation>这个文件不是本程序的备份。</translation>
    </message>
    <message>
        <source>This backup is damaged and was not used. Choose another one.</source>
        <translation>这个备份已损坏，没有使用。请换一个。</translation>
    </message>
    <message>
        <source>This backup was made by a newer version of the program. Install the newer version first.</source>
        <translation>这个备份由更新的版本做成，请先安装新版本。</translation>
    </message>
    <message>
        <source>This is the last whole backup on this laptop, so it stays. Make another one first.</source>
        <translation>这是本机最后一份完好的备份，不能删。请先再备份一次。</translation>
    </message>
    <message>
        <source>There is not enough room on the stick. Nothing was left on it.</source>
        <translation>U 盘空间不够，没有留下任何文件。</translation>
    </message>
    <message>
        <source>The stick is gone. Put it in again and start once more.</source>
        <translation>U 盘不见了，请重新插入再试一次。</translation>
    </message>
    <message>
        <source>This stick cannot be written to. Look for its lock, or take another.</source>
        <translation>这个 U 盘不能写入。请看看写保护开关，或换一个。</translation>
    </message>
    <message>
        <source>This stick cannot hold a file this large. Take another stick.</source>
        <translation>这个 U 盘放不下这么大的文件，请换一个。</translation>
    </message>
    <message>
        <source>The stick does not keep what is written to it. Take another one.</source>
        <translation>写到这个 U 盘上的内容存不住，请换一个。</translation>
    </message>
    <message>
        <source>This is not a file of changes. Nothing was read from it.</source>
        <translation>这不是数据交换文件，没有读取任何内容。</translation>
    </message>
    <message>
        <source>A newer version of the program wrote this file. Install the newer version first.</source>
        <translation>这个文件由更新版本的程序写出，请先安装新版本。</translation>
    </message>
    <message>
        <source>This file is too large to be one of changes. Nothing was read.</source>
        <translation>文件过大，不是数据交换文件，没有读取任何内容。</translation>
    </message>
    <message>
        <source>This file is not whole: the stick was pulled out too early. Please write it once more.</source>
        <translation>文件不完整：U盘拔出过早，请重新写一次。</translation>
    </message>
    <message>
        <source>This file was damaged or changed on its way. Nothing was read; please write it once more.</source>
        <translation>文件在途中损坏或被改动，没有读取任何内容，请重新写一次。</translation>
    </message>
    <message>
        <source>This file belongs to another township. Nothing was read.</source>
        <translation>这是其他苏木乡镇的文件，没有读取任何内容。</translation>
    </message>
    <message>
        <source>This file comes from a laptop that your server does not know. Nothing was read.</source>
        <translation>写出这个文件的电脑不是本服务器登记的，没有读取任何内容。</translation>
    </message>
    <message>
        <source>Sync over the network once first: then this laptop can write and read files on sticks.</source>
        <translation>请先联网同步一次，之后这台电脑就能用U盘交换数据。</translation>
    </message>
    <message>
        <source>These records were restored from a backup. This laptop can write to sticks after its next sync over the network; it can read from them now.</source>
        <translation>这台电脑的资料是从备份恢复的，联网同步一次以后才能写入 U 盘；现在可以读取 U 盘。</translation>
    </message>
    <message>
        <source>No connection to the server. Work goes on here; it will be tried again.</source>
        <translation>连不上服务器。本机工作照常，稍后会自动再试。</translation>
    </message>
    <message>
        <source>The server did not answer in time. It will be tried again.</source>
        <translation>服务器没有及时回应，稍后会自动再试。</translation>
    </message>
    <message>
        <source>The server is busy. It will be tried again in a moment.</source>
        <translation>服务器正忙，稍后会自动再试。</translation>
    </message>
    <message>
        <source>The server had a failure of its own. It will be tried again.</source>
        <translation>服务器出了故障，稍后会自动再试。</translation>
    </message>
    <message>
        <source>The line broke in the middle. What arrived is kept; the rest follows at the next try.</source>
        <translation>传到一半网络断了。已到的都保存了，其余的下次接着传。</translation>
    </message>
    <message>
        <source>This network asks for a log-in first. Open a web page, log in there, then try again.</source>
        <translation>这个网络要先登录：请打开任意网页完成登录，再试一次。</translation>
    </message>
    <message>
        <source>What answers at this address is not your server. Nothing was sent. If this network asks for a log-in, do that on a web page first.</source>
        <translation>这个地址上不是您的服务器，什么都没有发送。如果这个网络要先登录，请先打开网页登录。</translation>
    </message>
    <message>
        <source>The server speaks another version. Work goes on here; please bring the program up to date.</source>
        <translation>服务器版本不同。本机工作照常，请更新程序。</translation>
    </message>
    <message>
        <source>The server no longer knows this laptop. Ask the banner office.</source>
        <translation>服务器不再认得这台电脑，请联系旗妇联。</translation>
    </message>
    <message>
        <source>This laptop was shut out from syncing. The {count} changes it had not sent are kept at the server for review. Ask the banner office.</source>
        <translation>这台电脑已被停止同步。尚未上传的 {count} 项修改已留在服务器，等待审核。请联系旗妇联。</translation>
    </message>
    <message>
        <source>This laptop and the server do not hold the same records. Nothing was overwritten; tell the banner office.</source>
        <translation>本机与服务器上的资料不一致。没有覆盖任何内容，请告知旗妇联。</translation>
    </message>
    <message>
        <source>Syncing does not get on. What waits is kept; it will be tried again.</source>
        <translation>同步没有进展。等待上传的内容都在，稍后会再试。</translation>
    </message>
    <message>
        <source>This invitation is not right; please compare it letter by letter.</source>
        <translation>邀请码不对，请逐字核对。</translation>
    </message>
    <message>
        <source>This invitation was used before. Ask for a new one.</source>
        <translation>这个邀请码已用过，请要一个新的。</translation>
    </message>
    <message>
        <source>This invitation has run out. Ask for a new one.</source>
        <translation>这个邀请码已过期，请要一个新的。</translation>
    </message>
    <message>
        <source>There were too many wrong tries with this invitation. Ask for a new one.</source>
        <translation>这份邀请输错的次数太多，已失效，请再要一份。</translation>
    </message>
    <message>
        <source>These records are of another township. Nothing was joined.</source>
        <translation>现有资料属于另一个苏木，未加入。</translation>
    </message>
    <message>
        <source>The server does not know this address. Please compare the invitation.</source>
        <translation>服务器上没有这个地址，请核对邀请。</translation>
    </message>
    <message>
        <source>The server has no room left for your township&apos;s records. What was not sent is kept on this laptop and goes out once there is room; what others wrote still arrives. Tell the banner office.</source>
        <translation>服务器上留给本苏木记录的地方用完了。没传出去的都留在这台电脑上，有了地方就会传；别人的修改照样收得到。请告诉旗妇联。</translation>
    </message>
    <message>
        <source>The server has no room left for your township&apos;s photos and files. They are kept on this laptop; records still go out. Tell the banner office.</source>
        <translation>服务器上留给本苏木照片和文件的地方用完了。它们都留在这台电脑上，记录照样上传。请告诉旗妇联。</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>BackFromRepair</name>
    <message>
        <source>Sumu Home</source>
        <translation>苏木之家</translation>
    </message>
    <message>
        <source>The keys were destroyed on {when}, before it went away: nothing on it opens the records. If it is back, put in the stick with {name} and type the recovery code. If you only look whether it works, close this.</source>
        <translation>这台电脑送出以前，已在 {when} 销毁密钥：电脑上没有任何东西能打开记录。电脑送回来后，请插上存有 {name} 的 U 盘，再输入恢复码。如果只是看看程序能不能启动，关掉这个窗口就行。</translation>
    </message>
    <message>
        <source>This laptop was made ready to be repaired</source>
        <translation>这台电脑已做好送修准备</translation>
    </message>
    <message>
        <source>This laptop was shut out</source>
        <translation>这台电脑已被停用</translation>
    </message>
    <message>
        <source>The server had the keys on it destroyed on {when}: nothing on it opens the records. If it should not have been, ask the banner office; a backup on a stick and the recovery code bring the records back.</source>
        <translation>{when}，服务器让这台电脑销毁了钥匙：电脑上没有什么能打开资料了。如果不该停用，请联系旗里；用U盘上的备份和恢复码可以找回资料。</translation>
    </message>
    <message>
        <source>Choose the backup…</source>
        <translation>选择备份…</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>It is not on a stick that is plugged in.</source>
        <translation>插着的 U 盘上没有找到它。</translation>
    </message>
    <message>
        <source>Choose the backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Backups (*.sumubak *.SUMUBAK)</source>
        <translation>备份 (*.sumubak *.SUMUBAK)</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>Group {n}</source>
        <translation>第 {n} 组</translation>
    </message>
    <message>
        <source>Print it…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>or write it down by hand.</source>
        <translation>或者手抄下来。</translation>
    </message>
    <message>
        <source>It is shown only now. Put it away, then type group {n} from your paper:</source>
        <translation>恢复码只在这里显示一次。收好以后，请照着纸输入第 {n} 组：</translation>
    </message>
    <message>
        <source>Show it again</source>
        <translation>再看一次</translation>
    </message>
    <message>
        <source>This is not group {n}. Compare it with your paper.</source>
        <translation>这不是第 {n} 组。请对照纸上的再输一遍。</translation>
    </message>
    <message>
        <source>Recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Print it; a file of it on this laptop would open the records to whoever finds it.</source>
        <translation>请打印；若存成本机上的文件，谁找到它就能打开记录。</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>确定</translation>
    </message>
</context>
<context>
    <name>LockSteps</name>
    <message>
        <source>What opens the records?</source>
        <translation>用什么打开记录？</translation>
    </message>
    <message>
        <source>The records are encrypted on this laptop: whoever finds or steals it reads nothing. You open them with this each morning, and after a pause.</source>
        <translation>记录在这台电脑上加密保存：谁捡到或偷走电脑，都读不到内容。每天早上和离开一会儿以后，您用它打开。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>If you forget the other, or the laptop is lost, only this code opens the records and the backups. Keep it locked away, not beside the laptop. Nobody else has it.</source>
        <translation>忘了 PIN 或口令，或者电脑丢了，只有恢复码能打开记录和备份。请锁好保管，不要和电脑放在一起。除了您，谁也没有它。</translation>
    </message>
    <message>
        <source>I have it, go on</source>
        <translation>已收好，继续</translation>
    </message>
</context>
<context>
    <name>MakeLock</name>
    <message>
        <source>Sumu Home</source>
        <extracomment>So many names are told of files that were sealed.</extracomment>
        <translation>苏木之家</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The records are being encrypted</source>
        <translation>正在给记录加密</translation>
    </message>
    <message>
        <source>They are copied, compared, put in place, and the plain ones are written over. Should the power go, the next start finds them whole.</source>
        <translation>先复制一份，核对无误，再换上加密的，最后把未加密的覆盖掉。中途断电也不要紧，下次启动时记录仍然完整。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message numerus="yes">
        <source>Encrypted. %n damaged backups could not be taken along and are gone.</source>
        <translation>
            <numerusform>已加密。有 %n 份损坏的备份无法带过来，已经没有了。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files that are none of the program&apos;s lay among backups and pictures: {names}. They are kept encrypted; Settings, Backup, gives them back as they were.</source>
        <translation>
            <numerusform>备份和照片中间有 %n 个不属于本程序的文件：{names}。它们已加密保存，可以在“设置”的“备份”里原样取出。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NewCode</name>
    <message>
        <source>A new recovery code</source>
        <translation>新的恢复码</translation>
    </message>
    <message>
        <source>The code of before opens nothing on this laptop from then on. Backups that were made before still open by it: keep both papers, or make a backup now.</source>
        <translation>换好以后，旧恢复码在这台电脑上不再有用。以前做的备份仍要用旧码打开：请两张纸都留着，或者马上再做一份备份。</translation>
    </message>
</context>
<context>
    <name>OwnSecret</name>
    <message>
        <source>First your PIN as it is now.</source>
        <translation>请先输入现在的 PIN。</translation>
    </message>
    <message>
        <source>First your passphrase as it is now.</source>
        <translation>请先输入现在的口令。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>SecretFields</name>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Six digits or more. They work together with this system&apos;s keyring, so they are of no use to whoever has only the disk.</source>
        <translation>至少 6 位数字。它要和本机系统的密钥环一起才有用，光拿到硬盘的人用不上。</translation>
    </message>
    <message>
        <source>The PIN once more</source>
        <translation>再输一次 PIN</translation>
    </message>
    <message>
        <source>Twelve characters or more: a few words that belong together for you alone.</source>
        <translation>至少 12 个字符：几个只有您自己知道怎么连在一起的词。</translation>
    </message>
    <message>
        <source>This system has no keyring that would protect a short PIN, so a passphrase is needed.</source>
        <translation>这个系统没有能保护短 PIN 的密钥环，所以要用口令。</translation>
    </message>
    <message>
        <source>The passphrase once more</source>
        <translation>再输一次口令</translation>
    </message>
    <message>
        <source>The two are not the same. Type both again.</source>
        <translation>两次输入不一样，请都重新输入。</translation>
    </message>
</context>
<context>
    <name>SendAway</name>
    <message>
        <source>This laptop goes to be repaired</source>
        <translation>这台电脑要送修</translation>
    </message>
    <message>
        <source>Everything is carried on a stick and put back from there to try it. Then the keys on this laptop are destroyed: whoever repairs it finds nothing that opens the records. When it is back, the stick and the recovery code open them again. Keep both here; neither goes along.</source>
        <translation>先把全部内容存到 U 盘，并从 U 盘试着恢复一遍；然后销毁这台电脑上的密钥，修电脑的人打不开任何记录。电脑送回来后，用 U 盘和恢复码重新打开。U 盘和恢复码都留在单位，不要跟电脑一起送出去。</translation>
    </message>
    <message>
        <source>Carry it on a stick…</source>
        <translation>存到 U 盘…</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>This laptop has no server: the stick will be the only other place of these records.</source>
        <translation>这台电脑没有加入服务器：除了这台电脑，记录就只有 U 盘上这一份。</translation>
    </message>
    <message>
        <source>The server has everything that was written here.</source>
        <translation>这台电脑上写下的内容，服务器都已收到。</translation>
    </message>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n 处修改</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures and files</source>
        <translation>
            <numerusform>%n 个照片和文件</numerusform>
        </translation>
    </message>
    <message>
        <source>The server does not have {changes} and {pictures} yet. Where there is a line, sync first; the stick takes them too.</source>
        <translation>服务器还没有收到{changes}和{pictures}。有网络的话请先同步；U 盘也会一并带上这些内容。</translation>
    </message>
    <message>
        <source>Which stick?</source>
        <translation>存到哪个 U 盘？</translation>
    </message>
    <message>
        <source>It lies on the stick as {name} ({size} MB) and was put back from there by the code, to the last record.</source>
        <translation>已存到 U 盘，文件名是 {name}（{size} MB），并且用恢复码从 U 盘恢复过一遍，一条记录也不少。</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are damaged on this laptop and so are not on it.</source>
        <translation>
            <numerusform>这台电脑上有 %n 张照片已损坏，所以 U 盘上没有。</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave the stick in until the program says that it waits for it. From then on nobody opens this laptop without stick and code, you neither.</source>
        <translation>请先不要拔 U 盘，等程序提示已做好送修准备后再拔。从那时起，没有 U 盘和恢复码，谁也打不开这台电脑上的记录，您自己也不行。</translation>
    </message>
    <message>
        <source>Destroy the keys on this laptop</source>
        <translation>销毁这台电脑上的密钥</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Sumu Home</source>
        <extracomment>How often a wait is counted down (ms).</extracomment>
        <translation>苏木之家</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>The records are locked</source>
        <translation>记录已锁上</translation>
    </message>
    <message>
        <source>They lie encrypted on this laptop.</source>
        <translation>它们加密保存在这台电脑上。</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Forgotten…</source>
        <translation>忘记了…</translation>
    </message>
    <message>
        <source>With the recovery code</source>
        <translation>用恢复码打开</translation>
    </message>
    <message>
        <source>It stands on the paper that was made with the lock: six groups of five characters.</source>
        <translation>它在上锁时打印或手抄的那张纸上：共 6 组，每组 5 个字符。</translation>
    </message>
    <message>
        <source>The recovery code</source>
        <translation>恢复码</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>I have nothing of all this…</source>
        <translation>这些我都没有…</translation>
    </message>
    <message>
        <source>What will open the records?</source>
        <translation>以后用什么打开记录？</translation>
    </message>
    <message>
        <source>The recovery code stays as it is.</source>
        <translation>恢复码不变。</translation>
    </message>
    <message>
        <source>Without PIN, passphrase and code nobody opens these records</source>
        <translation>没有 PIN、口令和恢复码，谁也打不开这些记录</translation>
    </message>
    <message>
        <source>Neither the makers of this program nor the banner office have another key; there is none.</source>
        <translation>程序的作者和旗妇联都没有另一把钥匙，也不存在另一把钥匙。</translation>
    </message>
    <message>
        <source>If this laptop joined a server, the server holds all that was sent. Ask the banner office for a new invitation, join with it on this laptop or another one, and everything that was sent comes back.</source>
        <translation>如果这台电脑加入过服务器，已上传的内容服务器上都有。请向旗妇联要一个新的邀请，在这台或另一台电脑上加入，已上传的就会全部回来。</translation>
    </message>
    <message>
        <source>What was not sent yet, drafts, and photos that had not gone up are lost with the key. Other laptops of the township have what reached them by the server or by a stick.</source>
        <translation>还没上传的记录、草稿和照片会随钥匙一起丢失。苏木的其他电脑上，有通过服务器或 U 盘收到的那些。</translation>
    </message>
    <message>
        <source>Before you begin anew, look for the paper once more: with the documents of the office, in the safe, with whoever took over a second copy. The encrypted records stay on this laptop until somebody deletes them.</source>
        <translation>重新开始以前，请再找找那张纸：办公室的文件里、保险箱里、代管第二份的同事那里。加密的记录会留在这台电脑上，直到有人删除。</translation>
    </message>
    <message>
        <source>User {n}</source>
        <translation>使用人 {n}</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>With the passphrase</source>
        <translation>改用口令</translation>
    </message>
    <message>
        <source>With the PIN</source>
        <translation>改用 PIN</translation>
    </message>
    <message>
        <source>PIN forgotten…</source>
        <translation>忘记 PIN…</translation>
    </message>
    <message>
        <source>Passphrase forgotten…</source>
        <translation>忘记口令…</translation>
    </message>
    <message>
        <source>Too many wrong tries. The next one can be made in {minutes}:{seconds}.</source>
        <translation>输错次数太多。请等 {minutes}:{seconds} 后再试。</translation>
    </message>
</context>
</TS>

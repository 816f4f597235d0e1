<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>errors</name>
    <message>
        <source>Please fill this in.</source>
        <extracomment>code → words</extracomment>
        <translation>请填写。</translation>
    </message>
    <message>
        <source>An identity number has 17 digits and then a digit or X.</source>
        <translation>身份证号应为 17 位数字加一位数字或 X。</translation>
    </message>
    <message>
        <source>The old 15-digit number is no longer valid; type the 18 characters of the card.</source>
        <translation>15 位旧号码已停用，请照证件填写 18 位。</translation>
    </message>
    <message>
        <source>A spreadsheet has cut this number off; type it from the card.</source>
        <translation>这个号码被表格软件截断了，请照证件填写。</translation>
    </message>
    <message>
        <source>The first two digits are no province; compare it with the card.</source>
        <translation>前两位不是省份代码，请核对证件。</translation>
    </message>
    <message>
        <source>The birth date in this number cannot be; compare it with the card.</source>
        <translation>号码中的出生日期不对，请核对证件。</translation>
    </message>
    <message>
        <source>This number does not add up; compare it with the card.</source>
        <translation>校验位不对，请核对证件。</translation>
    </message>
    <message>
        <source>It ends in 000: a spreadsheet may have cut it off.</source>
        <translation>以 000 结尾，可能被表格软件截断过。</translation>
    </message>
    <message>
        <source>The identity number says another sex.</source>
        <translation>与身份证号中的性别不一致。</translation>
    </message>
    <message>
        <source>The identity number says another birth date.</source>
        <translation>与身份证号中的出生日期不一致。</translation>
    </message>
    <message>
        <source>It is sealed: write this into the sealed field below.</source>
        <translation>这件要封存：请写在下面的封存栏里。</translation>
    </message>
    <message>
        <source>It concerns her: somebody else answers for it. Choose another one.</source>
        <translation>事情涉及她本人，应由别人承办，请另选承办人。</translation>
    </message>
    <message>
        <source>This day is before the need came.</source>
        <translation>这一天早于来访日期。</translation>
    </message>
    <message>
        <source>Its term was extended once already; it is not extended twice.</source>
        <translation>期限已经延过一次，不能再延。</translation>
    </message>
    <message>
        <source>Her name stands in it, and she has not agreed that it goes out. Take it out, or ask her first.</source>
        <translation>文字里有她的名字，而她没有同意转出姓名。请删去，或先征得她同意。</translation>
    </message>
    <message>
        <source>This step does not follow on how the need stands now.</source>
        <translation>按现在的状态，不能登记这一步。</translation>
    </message>
    <message>
        <source>Not a phone number: 11 digits, or a landline with its area code.</source>
        <translation>不是电话号码：手机 11 位，座机要带区号。</translation>
    </message>
    <message>
        <source>A spreadsheet has damaged this number; please type it again.</source>
        <translation>这个号码被表格软件改坏了，请重新填写。</translation>
    </message>
    <message>
        <source>Not a date. Write it like 2026-11-24 or 11-24.</source>
        <translation>不是日期，请写成 2026-11-24 或 11-24。</translation>
    </message>
    <message>
        <source>There is no such day.</source>
        <translation>没有这一天。</translation>
    </message>
    <message>
        <source>The whole date is needed: year, month and day.</source>
        <translation>请写全年、月、日。</translation>
    </message>
    <message>
        <source>This day has not come yet.</source>
        <translation>这一天还没到。</translation>
    </message>
    <message>
        <source>This is too long ago: 1900 at the earliest.</source>
        <translation>年份太早，最早到 1900 年。</translation>
    </message>
    <message>
        <source>Not a time. Write it like 18:00 or 1800.</source>
        <translation>不是时间，请写成 18:00 或 1800。</translation>
    </message>
    <message>
        <source>There is no such time.</source>
        <translation>没有这个时间。</translation>
    </message>
    <message>
        <source>The end is before the beginning.</source>
        <translation>结束早于开始。</translation>
    </message>
    <message>
        <source>Write a day and hours, like 11-24 18:00-20:30.</source>
        <translation>请写日期和时间，如 11-24 18:00-20:30。</translation>
    </message>
    <message>
        <source>It cannot go on past midnight. Write the end on the same day.</source>
        <translation>不能跨过午夜，结束时间请写在同一天。</translation>
    </message>
    <message>
        <source>This is more than the guests without a name.</source>
        <translation>超过了未登记姓名的人数。</translation>
    </message>
    <message>
        <source>This line was taken back in red already and stays in the book with its red line.</source>
        <translation>这一笔已经红字冲销，与红字一起留在账上。</translation>
    </message>
    <message>
        <source>Only a line that counts can be taken back in red: none in red, void or planned.</source>
        <translation>只有入账的收支才能红字冲销；红字、作废和拟支的不能。</translation>
    </message>
    <message>
        <source>This is more than were due.</source>
        <translation>超过了应到人数。</translation>
    </message>
    <message>
        <source>Write 是 or 否. Who she is, is read from her post: add it on her page or the unit&apos;s.</source>
        <translation>请填“是”或“否”。主席是谁按任职记录显示：请在她的页面或组织页面添加职务。</translation>
    </message>
    <message>
        <source>Please write a whole number.</source>
        <translation>请填整数。</translation>
    </message>
    <message>
        <source>This cannot be less than 0.</source>
        <translation>不能小于 0。</translation>
    </message>
    <message>
        <source>Not an amount. Write it like 1,200 or 1.2万.</source>
        <translation>看不懂这个金额，请写成 1,200 或 1.2万。</translation>
    </message>
    <message>
        <source>An amount is never below 0. What goes back to an office is Returned; a mistake is corrected in red.</source>
        <translation>金额不写负数：退给上级的记“退回”，记错的用“更正（红字）”。</translation>
    </message>
    <message>
        <source>Write the exact amount; what is rough belongs into the note.</source>
        <translation>请写准确的金额，大概的数写在备注里。</translation>
    </message>
    <message>
        <source>There is nothing smaller than a fen: two digits after the point.</source>
        <translation>没有比分更小的：小数点后最多两位。</translation>
    </message>
    <message>
        <source>What was written here stays as it is. Put a mistake right by a further line.</source>
        <translation>已写下的不能改、不能删；写错了，另加一条更正。</translation>
    </message>
    <message>
        <source>This is before the day on which it begins.</source>
        <translation>早于开始日期。</translation>
    </message>
    <message>
        <source>There is one already of this year and level. Open that one.</source>
        <translation>这一年这一级已经有一条了，请打开那一条。</translation>
    </message>
    <message>
        <source>This says which one it is and stays. Delete it and write down a new one.</source>
        <translation>年度和级别定了就不改；写错了请删除后重新记。</translation>
    </message>
    <message>
        <source>This number is too large.</source>
        <translation>数字太大了。</translation>
    </message>
    <message>
        <source>This is too long for a letter; please make it shorter.</source>
        <translation>太长，不像一份公文，请缩短。</translation>
    </message>
    <message>
        <source>A term has from 1 to 20 years.</source>
        <translation>一届为1到20年。</translation>
    </message>
    <message>
        <source>Write an age from 18 to 80.</source>
        <translation>请填18到80之间的年龄。</translation>
    </message>
    <message>
        <source>Write from 1 to 730 days, each time fewer than before.</source>
        <translation>请填1到730天，后一次比前一次少。</translation>
    </message>
    <message>
        <source>Write a per cent from 0 to 100.</source>
        <translation>请填0到100之间的百分数。</translation>
    </message>
    <message>
        <source>Five whole numbers of hours are needed, each more than the one before.</source>
        <translation>要写五个整数小时，一个比一个大。</translation>
    </message>
    <message>
        <source>Such a number cannot stand here.</source>
        <translation>这里不能填这个数。</translation>
    </message>
    <message>
        <source>Please write a whole number from 0 to 1000, and at least 1 of a thing.</source>
        <translation>请填 0 到 1000 的整数；数量至少为 1。</translation>
    </message>
    <message>
        <source>Three numbers are needed, each smaller than the one before.</source>
        <translation>要填三个数，一个比一个小。</translation>
    </message>
    <message>
        <source>Please write hours as 2 or 2.5.</source>
        <translation>小时请写成 2 或 2.5。</translation>
    </message>
    <message>
        <source>Please write the year with four digits: 2026.</source>
        <translation>年份请写四位数，如 2026。</translation>
    </message>
    <message>
        <source>Please write the month too: 2026-11.</source>
        <translation>请写明月份：2026-11。</translation>
    </message>
    <message>
        <source>This is too long here. Nothing was cut off; please shorten it.</source>
        <translation>这里写得太长了。一个字也没有截掉，请改短。</translation>
    </message>
    <message>
        <source>No characters were chosen for the letters yet. Write them anew; Done once more takes the letters.</source>
        <translation>这些拼音还没有选成汉字，请重新输入；再点一次完成就按字母保存。</translation>
    </message>
    <message>
        <source>Choose her in the list below the name, or write her whole name; or empty the line.</source>
        <translation>请在名字下面的列表里选人，或写全名；不需要就清空这一行。</translation>
    </message>
    <message>
        <source>She is not on the roster. Press Enter to add her, or choose another; or empty the line.</source>
        <translation>名册里没有这个人。按回车把她加进名册，或另选一人；不需要就清空这一行。</translation>
    </message>
    <message>
        <source>Choose her in the list below the name, or write her down as a newcomer; or empty the line.</source>
        <translation>请在名字下面的列表里选人，或在“新增人员”里登记；不需要就清空这一行。</translation>
    </message>
    <message>
        <source>This name is taken already.</source>
        <translation>这个名称已经有了。</translation>
    </message>
    <message>
        <source>There is no such gacha in the township.</source>
        <translation>本苏木没有这个嘎查。</translation>
    </message>
    <message>
        <source>This word is not known here.</source>
        <translation>这个词认不出来。</translation>
    </message>
    <message>
        <source>The same row stands further up.</source>
        <translation>与上面某一行完全相同。</translation>
    </message>
    <message>
        <source>A unit cannot be merged into itself.</source>
        <translation>不能并入自身。</translation>
    </message>
    <message>
        <source>She was erased at her own wish; nothing about her can be written down any more.</source>
        <translation>她的资料已应本人要求删除，不能再填写有关她的内容。</translation>
    </message>
    <message>
        <source>This activity was deleted meanwhile. What you typed stays here as a draft.</source>
        <translation>这次活动已被删除。您写的内容作为草稿留在这里。</translation>
    </message>
    <message>
        <source>Something else was written here meanwhile. Look at both and press Done once more.</source>
        <translation>这期间本机另外写了内容，请对照后再点“完成”。</translation>
    </message>
    <message>
        <source>Write down first who takes turns, the year and how long a turn is.</source>
        <translation>请先写明轮值人员、年度和轮值周期。</translation>
    </message>
    <message>
        <source>A home&apos;s rota has no meeting: meetings are an organisation&apos;s.</source>
        <translation>妇女之家的值班没有会议，会议由组织召开。</translation>
    </message>
    <message>
        <source>This record is no longer there.</source>
        <translation>这条记录已经不在了。</translation>
    </message>
    <message>
        <source>This is not the code of a sheet; compare it with the corner of the paper.</source>
        <translation>不是签到表编号，请核对纸张右上角。</translation>
    </message>
    <message>
        <source>Row numbers look like 1-17 19 22-40; see character {position}.</source>
        <translation>行号写法如 1-17 19 22-40，请看第 {position} 个字。</translation>
    </message>
    <message>
        <source>The smaller number comes first; see character {position}.</source>
        <translation>小的号码写在前面，请看第 {position} 个字。</translation>
    </message>
    <message>
        <source>Rows {rows} stand on a page of this sheet that was not printed. Look at the paper again.</source>
        <translation>第 {rows} 行所在的那一页没有打印过，请再看看纸。</translation>
    </message>
    <message>
        <source>This sheet has rows 1 to {last}; see character {position}.</source>
        <translation>这张表只有第 1 至 {last} 行，请看第 {position} 个字。</translation>
    </message>
    <message>
        <source>Mongolian names in Menksoft&apos;s own codes, printed as they are, in rows {rows}.</source>
        <translation>第 {rows} 行的蒙古文姓名用的是蒙科立编码，已照原样打印。</translation>
    </message>
    <message>
        <source>Points are switched off. Take a table under Points and papers.</source>
        <translation>还没有启用积分。请在“积分和打印”里选一个积分表。</translation>
    </message>
    <message>
        <source>These are of several organisations or years. Narrow the list to one: a ballot is of one meeting.</source>
        <translation>列表里有几个组织或几个年度的人。请先筛选到一个：一张测评票只用于一次会议。</translation>
    </message>
    <message>
        <source>More than one is called so. Please write this row down by hand.</source>
        <translation>有同名的，请手工登记这一行。</translation>
    </message>
    <message>
        <source>Nobody and nothing here is called so.</source>
        <translation>这里没有叫这个名字的人员、家庭或单位。</translation>
    </message>
    <message>
        <source>{rows} rows are too many for one paper (at most {most}). Narrow the list first.</source>
        <translation>共 {rows} 行，一份纸质簿册放不下（最多 {most} 行）。请先缩小名单范围。</translation>
    </message>
    <message>
        <source>No font on this laptop has {characters}: they come out as boxes. Write them by hand, or install a font that has them.</source>
        <translation>本机字体里没有这些字：{characters}，打印出来是方框。请手写补上，或安装有这些字的字体。</translation>
    </message>
    <message>
        <source>No font on this laptop has {characters}: they come out as boxes, in rows {rows}. Write them by hand, or install a font that has them.</source>
        <translation>本机字体里没有这些字：{characters}，第 {rows} 行打印出来是方框。请手写补上，或安装有这些字的字体。</translation>
    </message>
    <message>
        <source>Something went wrong in the program. What you typed is kept; please try again.</source>
        <translation>程序出错了。您输入的内容还在，请再试一次。</translation>
    </message>
    <message>
        <source>Something here needs another look; see beside the fields.</source>
        <translation>有几处需要再看一下，见各栏旁的提示。</translation>
    </message>
    <message>
        <source>The disk is full, so this was not saved. What you typed stays here: free some space and try again.</source>
        <translation>磁盘已满，没有保存成功。您输入的内容还在：请腾出空间后再试。</translation>
    </message>
    <message>
        <source>This disk cannot be written to. What you typed stays here.</source>
        <translation>这个磁盘不能写入。您输入的内容还在。</translation>
    </message>
    <message>
        <source>The disk did not answer properly. What you typed stays here; make a backup soon.</source>
        <translation>磁盘响应异常。您输入的内容还在，请尽快备份。</translation>
    </message>
    <message>
        <source>A file lies where the folder of the records should be. Nothing was changed: move it away, or start the program with another folder.</source>
        <translation>存放资料的文件夹应在的位置有个文件。没有改动任何东西：请把它移走，或换一个文件夹启动程序。</translation>
    </message>
    <message>
        <source>The folder of the records cannot be written to. Nothing was changed: take its write protection away, or ask whoever set up this laptop.</source>
        <translation>存放资料的文件夹不能写入。没有改动任何东西：请去掉写保护，或找装这台电脑的人。</translation>
    </message>
    <message>
        <source>Another user of this computer began to work in this folder, and it is not for you to write to. Nothing was changed: log in as that user, or ask whoever set up this laptop.</source>
        <translation>这台电脑的另一个用户在用这个文件夹，您没有写入的权限。没有改动任何东西：请换那个用户登录，或找装这台电脑的人。</translation>
    </message>
    <message>
        <source>The folder of the records cannot be reached. Is its disk, stick or share connected?</source>
        <translation>存放资料的文件夹打不开。它所在的磁盘、U 盘或共享文件夹接好了吗？</translation>
    </message>
    <message>
        <source>The records are in use for a moment. Please try again.</source>
        <translation>数据正在使用，请稍后再试。</translation>
    </message>
    <message>
        <source>The file of records cannot be opened. Nothing was changed.</source>
        <translation>数据文件打不开，没有改动任何内容。</translation>
    </message>
    <message>
        <source>This file belongs to another program. Nothing was changed.</source>
        <translation>这是别的程序的文件，没有改动任何内容。</translation>
    </message>
    <message>
        <source>These records were written by a newer version of the program. Nothing was changed: install the newer version.</source>
        <translation>这些数据由更新的版本写成，没有改动任何内容：请安装新版本。</translation>
    </message>
    <message>
        <source>The file of records is damaged. Nothing was changed: go on with the last good backup.</source>
        <translation>资料文件已损坏，没有改动任何内容。请用最近一份完好的备份继续。</translation>
    </message>
    <message>
        <source>Sealed words need encrypted records: see Settings, lock.</source>
        <translation>这台电脑的资料没有加密，不能写封存的话：请到“设置”的“锁”里加密。</translation>
    </message>
    <message>
        <source>Only the chair, and whom she names, reads and writes this.</source>
        <translation>只有主席和她指定的人能写、能看。</translation>
    </message>
    <message>
        <source>This laptop was not given the key to sealed words.</source>
        <translation>这台电脑没有拿到封存的钥匙。</translation>
    </message>
    <message>
        <source>These words do not open: they are damaged or of another record.</source>
        <translation>这段话打不开：已损坏，或不属于这条记录。</translation>
    </message>
    <message>
        <source>The records are encrypted and locked. Nothing was changed.</source>
        <translation>记录已加密，现在锁着。什么都没有改动。</translation>
    </message>
    <message>
        <source>These records were encrypted with another key, perhaps another laptop&apos;s. Nothing was changed.</source>
        <translation>这些记录是用另一把钥匙加密的，可能是别的电脑的。什么都没有改动。</translation>
    </message>
    <message>
        <source>Encrypted records are expected here, and this file is not encrypted: somebody may have put it in their place. Nothing was changed.</source>
        <translation>这里应当是加密的记录，而这个文件没有加密：可能有人换过它。什么都没有改动。</translation>
    </message>
    <message>
        <source>This system is too old for what opens encrypted records. Nothing was changed: ask whoever set up this laptop.</source>
        <translation>这台电脑的系统太旧，打不开加密的记录。什么都没有改动：请找给这台电脑装系统的人。</translation>
    </message>
    <message>
        <source>These records do not know her any more. Open them by the recovery code and say who you are.</source>
        <translation>这些记录里已经没有这位使用人。请用恢复码打开，再选您是谁。</translation>
    </message>
    <message>
        <source>Nobody else opens the records here, so she stays.</source>
        <translation>没有别人能在这里打开记录，所以不能移除。</translation>
    </message>
    <message>
        <source>This does not open the records. Try again, or use another way.</source>
        <translation>这个打不开记录。请再试一次，或换一种方式。</translation>
    </message>
    <message>
        <source>Too many wrong tries. The next one can be made in {seconds} seconds.</source>
        <translation>错的次数太多，{seconds} 秒后才能再试。</translation>
    </message>
    <message>
        <source>There is no such way to open these records. Use another one.</source>
        <translation>这些记录没有这种打开方式，请换一种。</translation>
    </message>
    <message>
        <source>This system&apos;s keyring, which belongs to the PIN, cannot be reached. Use the passphrase or the recovery code.</source>
        <translation>找不到这台电脑的密钥环，PIN 单独打不开。请用口令或恢复码。</translation>
    </message>
    <message>
        <source>This system&apos;s keyring is not the one that the PIN was made with, so no PIN opens the records. Use the passphrase or the recovery code, then choose a PIN anew.</source>
        <translation>这台电脑的密钥环已经不是设 PIN 时的那一个，所以哪个 PIN 都打不开。请用口令或恢复码打开，再重新设 PIN。</translation>
    </message>
    <message>
        <source>The keys of these records are gone. A backup on a stick has them too: restore it with the recovery code.</source>
        <translation>这些记录的钥匙文件不见了。U 盘上的备份里也有：请用恢复码恢复备份。</translation>
    </message>
    <message>
        <source>The keys of these records are damaged, and their spare is too. A backup on a stick has them: restore it with the recovery code.</source>
        <translation>这些记录的钥匙文件坏了，备用的也坏了。U 盘上的备份里也有：请用恢复码恢复备份。</translation>
    </message>
    <message>
        <source>These keys were written by a newer version of the program. Install the newer version first.</source>
        <translation>这些钥匙是新版本的程序写的，请先安装新版本。</translation>
    </message>
    <message>
        <source>These records are encrypted already. Nothing was changed.</source>
        <translation>这些记录已经加密了，什么都没有改动。</translation>
    </message>
    <message>
        <source>Something was written since it was carried on the stick. Nothing was locked: carry everything once more.</source>
        <translation>存到 U 盘之后又写了东西。还没有锁上：请把全部资料再存一次。</translation>
    </message>
    <message>
        <source>A PIN has at least {least} digits.</source>
        <translation>PIN 至少要 {least} 位。</translation>
    </message>
    <message>
        <source>A PIN has digits only. What has letters too is a passphrase.</source>
        <translation>PIN 只用数字。带字母的是口令。</translation>
    </message>
    <message>
        <source>This PIN repeats the same digits, which anybody tries first. Choose another one.</source>
        <translation>这个 PIN 总是重复几个数字，谁都会先试。请换一个。</translation>
    </message>
    <message>
        <source>The digits of this PIN follow one another, which anybody tries first. Choose another one.</source>
        <translation>这个 PIN 的数字是连着的，谁都会先试。请换一个。</translation>
    </message>
    <message>
        <source>This PIN looks like a date, and dates of birth are known to many. Choose another one.</source>
        <translation>这个 PIN 像一个日期，生日很多人都知道。请换一个。</translation>
    </message>
    <message>
        <source>A passphrase has at least {least} characters. A few words that belong together only for you are best.</source>
        <translation>口令至少 {least} 个字。最好是几个只有自己才会连在一起的词。</translation>
    </message>
    <message>
        <source>Digits alone are searched through quickly. A passphrase has words: a few that belong together for you.</source>
        <translation>只有数字，很快就能试遍。口令要有字：几个自己才会连在一起的词。</translation>
    </message>
    <message>
        <source>This repeats itself, which makes it longer and not safer. Add other words.</source>
        <translation>这里面是重复的，变长了却没有更安全。请加上别的词。</translation>
    </message>
    <message>
        <source>Most of this follows the alphabet or the keys, which anybody tries first. Take words of your own.</source>
        <translation>这里大半是字母顺序或键盘顺序，谁都会先试。请用自己的词。</translation>
    </message>
    <message>
        <source>This is too long: at most {most} characters.</source>
        <translation>太长了，最多 {most} 个字符。</translation>
    </message>
    <message>
        <source>A recovery code has {all} characters, and {number} were typed. Compare it with the paper.</source>
        <translation>恢复码有 {all} 个字符，现在输入了 {number} 个。请对照纸上的看一看。</translation>
    </message>
    <message>
        <source>Group {group} of the recovery code is not right. Compare it with the paper.</source>
        <translation>恢复码第 {group} 组不对。请对照纸上的看一看。</translation>
    </message>
    <message>
        <source>This file cannot be read.</source>
        <translation>这个文件读不出来。</translation>
    </message>
    <message>
        <source>The file cannot be written there. Choose another folder.</source>
        <translation>文件不能写到那里，请换一个文件夹。</translation>
    </message>
    <message>
        <source>There is no room left on that disk. Nothing was written; choose another place.</source>
        <translation>那个磁盘已满，什么都没有写入；请换个地方保存。</translation>
    </message>
    <message>
        <source>A file of this name is open in another program, or may not be replaced. Close it, or take another name.</source>
        <translation>同名文件正在别的程序中打开，或不允许替换。请先关掉它，或换个文件名。</translation>
    </message>
    <message>
        <source>There is a list of this name already; choose another name.</source>
        <translation>已经有这个名字的名单，请换一个名字。</translation>
    </message>
    <message>
        <source>A fixed list holds {most} women at most; keep the filters instead.</source>
        <translation>固定名单最多 {most} 人；请改为保存筛选条件。</translation>
    </message>
    <message>
        <source>The list “{name}” was narrowed in a newer version by something that this one does not know. It is not shown, so that nobody stands on it by mistake. Update the program on this laptop.</source>
        <translation>名单“{name}”用了新版本才有的筛选条件，这个版本不认识。为了不把不该在里面的人列进来，这里不显示它。请更新这台电脑上的程序。</translation>
    </message>
    <message>
        <source>These are {rows} records, at most {most} go into one table. Narrow the list first.</source>
        <translation>共 {rows} 条，一张表最多 {most} 条。请先缩小列表范围。</translation>
    </message>
    <message>
        <source>This file is no update of this program. Nothing was changed.</source>
        <translation>这个文件不是本程序的更新文件。什么都没有改动。</translation>
    </message>
    <message>
        <source>This update is not whole: it was cut off while it was copied. Nothing was changed: copy it again.</source>
        <translation>这个更新文件不完整，复制时断了。什么都没有改动：请重新复制一次。</translation>
    </message>
    <message>
        <source>What is in this update is not what its maker signed. Nothing was changed: get the file anew.</source>
        <translation>更新文件里的内容与制作者签名的不一致。什么都没有改动：请重新取得这个文件。</translation>
    </message>
    <message>
        <source>This update was not signed by the maker of this program, or was changed since. Nothing was changed: do not use it, and ask where it came from.</source>
        <translation>这个更新文件不是本程序制作者签名的，或者后来被改过。什么都没有改动：请不要使用，并问清它的来处。</translation>
    </message>
    <message>
        <source>This copy of the program cannot check who made an update, so it takes none. Nothing was changed.</source>
        <translation>这份程序无法核对更新是谁制作的，所以不接受更新文件。什么都没有改动。</translation>
    </message>
    <message>
        <source>This update is for later versions of the program. Nothing was changed: an update in between is needed.</source>
        <translation>这个更新文件是给更新的版本用的。什么都没有改动：需要先装中间的一版。</translation>
    </message>
    <message>
        <source>This update is for another system ({system}). Nothing was changed: get the one for this laptop.</source>
        <translation>这个更新文件是给别的系统（{system}）的。什么都没有改动：请取得适合这台电脑的那一个。</translation>
    </message>
    <message>
        <source>Version {version} needs a newer system than this laptop has ({needs}, here {has}). Nothing was changed; this version goes on working.</source>
        <translation>{version} 版需要比这台电脑更新的系统（需要 {needs}，这里是 {has}）。什么都没有改动；现在这一版可以继续使用。</translation>
    </message>
    <message>
        <source>Somebody has decided about these two meanwhile. Look at them again, please.</source>
        <translation>这两位刚刚已经有人处理过了，请再看一看。</translation>
    </message>
    <message>
        <source>Version {version} is what runs here already. Nothing was changed.</source>
        <translation>这里用的已经是 {version} 版。什么都没有改动。</translation>
    </message>
    <message>
        <source>This update is older ({version}) than what runs here ({here}). Nothing was changed: an older program could not read the records.</source>
        <translation>这个更新（{version}）比这里用的（{here}）旧。什么都没有改动：旧程序读不了现在的记录。</translation>
    </message>
    <message>
        <source>The server has put another version in its place meanwhile. Ask it once more. Nothing was changed.</source>
        <translation>服务器这时换上了另一版。请再问一次服务器。什么都没有改动。</translation>
    </message>
    <message>
        <source>This program runs from its sources; whoever set it up updates it. Nothing was changed.</source>
        <translation>这份程序是从源代码运行的，由安装它的人来更新。什么都没有改动。</translation>
    </message>
    <message>
        <source>Files ending in {ending} are not taken, so that no program ever comes in with them. Documents, tables, slides, pictures and recordings are.</source>
        <translation>不接收 {ending} 结尾的文件，以免混进程序。文档、表格、幻灯片、图片、录音都可以添加。</translation>
    </message>
    <message>
        <source>This file&apos;s name does not say what it is (it has no ending such as .pdf), so it was not taken.</source>
        <translation>这个文件的名称没有后缀（如 .pdf），看不出是什么文件，所以没有接收。</translation>
    </message>
    <message>
        <source>This is a folder. Open it and add the files in it.</source>
        <translation>这是一个文件夹。请打开它，添加里面的文件。</translation>
    </message>
    <message>
        <source>This file is empty (0 bytes). Save it once more in the program it comes from, then add it again.</source>
        <translation>这个文件是空的（0 字节）。请在原来的程序里重新保存，再添加一次。</translation>
    </message>
    <message>
        <source>This file has {size}; the server takes at most {limit} a file. Scan it with less detail, or split it, and add it again.</source>
        <translation>这个文件有 {size}，服务器每个文件最多收 {limit}。请把扫描清晰度调低一些，或者拆成几个，再添加。</translation>
    </message>
    <message>
        <source>This file is no longer there. Is its stick still in?</source>
        <translation>这个文件已经不在那里了。U 盘还插着吗？</translation>
    </message>
    <message>
        <source>This file is not on this laptop (yet). It comes with a sync; if you have it, add it again.</source>
        <translation>这个文件不在这台电脑上，同步以后会传来；手里有原件的话，再添加一次也可以。</translation>
    </message>
    <message>
        <source>A file of this kind is shown by its name only and never opened here, for it could be a program.</source>
        <translation>这类文件可能是程序，这里只显示名称，不打开。</translation>
    </message>
    <message>
        <source>No program on this laptop opens this file. Save it to a stick and open it elsewhere.</source>
        <translation>这台电脑上没有能打开它的程序。可以另存到 U 盘，到别的电脑上打开。</translation>
    </message>
    <message>
        <source>There is no room left in this folder. What was written stays; free some space or choose another one.</source>
        <translation>这个文件夹所在的磁盘满了。已经写好的还在；请腾些地方，或换一个文件夹。</translation>
    </message>
    <message>
        <source>This table is too large to be read here (50 MB, or far too many cells). Keep the roster alone in a file of its own.</source>
        <translation>这个表太大，这里读不了（超过50 MB，或格子太多）。请把名册单独存成一个文件。</translation>
    </message>
    <message>
        <source>This file is damaged. Open it in WPS or Excel, save it as .xlsx once more and take that one.</source>
        <translation>这个文件坏了。请用WPS或Excel打开，另存为.xlsx再导入。</translation>
    </message>
    <message>
        <source>This file has a password. Open it, save it without one and take that file.</source>
        <translation>这个文件有密码。请打开后去掉密码另存，再导入。</translation>
    </message>
    <message>
        <source>This file holds parts that belong in no table, so it was not read. Ask whoever sent it for another.</source>
        <translation>这个文件里有表格不该有的内容，没有读取。请让发文件的人重新发一份。</translation>
    </message>
    <message>
        <source>This is no table, whatever its name says. Save it as .xlsx in WPS or Excel and take that file.</source>
        <translation>这个文件不是表格（不管名字怎么写）。请用WPS或Excel另存为.xlsx再导入。</translation>
    </message>
    <message>
        <source>This file could not be read within a minute, so it was left.</source>
        <translation>这个文件一分钟还没读完，没有再读。</translation>
    </message>
    <message>
        <source>This file is open in another program, or not yours to read. Close it there and try again.</source>
        <translation>这个文件正被别的程序打开，或您没有权限读。请关掉再试。</translation>
    </message>
    <message>
        <source>This is more than one record can hold, so nothing was kept. Shorten it and try again.</source>
        <translation>内容超出一条记录能保存的大小，没有保存任何内容。请缩短后再试。</translation>
    </message>
    <message>
        <source>This holds broken characters that cannot be kept, so nothing was kept. Type those places again.</source>
        <translation>里面有残缺的字符，无法保存，没有保存任何内容。请把这些字重新输入。</translation>
    </message>
    <message>
        <source>This is no forms pack, or it is damaged. Ask whoever sent it for another.</source>
        <translation>这不是口径包，或已损坏。请向发来的单位再要一份。</translation>
    </message>
    <message>
        <source>A newer version of the program made this forms pack; update to take it.</source>
        <translation>这个口径包由更新的版本制作，请更新程序后再导入。</translation>
    </message>
    <message>
        <source>A newer version of the program set the forms pack of this month; update, then freeze the report.</source>
        <translation>这个月的口径包是较新版本的程序设置的；请先升级程序，再定稿。</translation>
    </message>
    <message>
        <source>The forms pack has no name, or one that is too long.</source>
        <translation>口径包没有名称，或名称太长。</translation>
    </message>
    <message>
        <source>The version of the forms pack is too long, or no text.</source>
        <translation>口径包的版本太长，或不是文字。</translation>
    </message>
    <message>
        <source>The office of the forms pack is too long, or no text.</source>
        <translation>口径包的制定单位太长，或不是文字。</translation>
    </message>
    <message>
        <source>The closing day of the forms pack is no day from 1 to 31.</source>
        <translation>口径包的截止日不是 1 到 31 日。</translation>
    </message>
    <message>
        <source>The forms pack is due on no day from 1 to 31, or at no time such as 18:00.</source>
        <translation>口径包的报出期限不对：要 1 到 31 日，时间如 18:00。</translation>
    </message>
    <message>
        <source>A target of the forms pack is no whole number from 1 to 10,000,000.</source>
        <translation>口径包的目标要是 1 到 10,000,000 的整数。</translation>
    </message>
    <message>
        <source>A rule of women&apos;s homes is no whole number from 0 to 1,000.</source>
        <translation>妇女之家的规则须是 0 到 1,000 的整数。</translation>
    </message>
    <message>
        <source>A form of the forms pack closes on no day from 1 to 31, or its name is no line of words.</source>
        <translation>口径包里有报表的截止日不是 1 到 31 日，或报表名称不对。</translation>
    </message>
    <message>
        <source>What a report asks for is damaged in this forms pack.</source>
        <translation>口径包里报表要报的指标已损坏。</translation>
    </message>
    <message>
        <source>A checklist of the forms pack has more than 60 lines, or a line of more than 80 characters.</source>
        <translation>口径包的核对清单超过 60 条，或有一条超过 80 字。</translation>
    </message>
    <message>
        <source>The forms pack has more than 60 own words for a field, or one of more than 80 characters.</source>
        <translation>口径包里某一栏的自定类别超过 60 个，或有一个超过 80 字。</translation>
    </message>
    <message>
        <source>A form in this forms pack is damaged, so nothing of it was taken.</source>
        <translation>口径包里有一份报表已损坏，所以都没有导入。</translation>
    </message>
    <message>
        <source>This forms pack is too large: at most 40 MB and 40 forms.</source>
        <translation>口径包太大：最多 40 MB、40 份报表。</translation>
    </message>
    <message>
        <source>Only .xlsx forms can be filled. Open this one in WPS or Excel, save it once as .xlsx and take that file.</source>
        <translation>只能填 .xlsx 报表。请用 WPS 或 Excel 打开，另存为 .xlsx（一次即可），再选那个文件。</translation>
    </message>
    <message>
        <source>This form is larger than 10 MB. Take large pictures out of it.</source>
        <translation>这份报表超过 10 MB，请去掉其中的大图片。</translation>
    </message>
    <message>
        <source>A newer version of this program made this form; update to fill it.</source>
        <translation>这份报表由更新的版本建立，请更新程序后再填。</translation>
    </message>
    <message>
        <source>The file of this form has not come to this laptop yet. Sync, or open the file again.</source>
        <translation>这份报表的文件还没有到这台电脑。请同步，或重新打开文件。</translation>
    </message>
    <message>
        <source>A form can have at most 600 cells and columns that take something.</source>
        <translation>一份报表最多设置 600 格（列）。</translation>
    </message>
    <message>
        <source>That is too much text: at most 2,000 characters in a cell and 400 cells in a form.</source>
        <translation>内容太多：每格最多 2,000 字，每份最多 400 格。</translation>
    </message>
    <message>
        <source>A text is longer than a cell of Excel can hold.</source>
        <translation>文字超过了 Excel 单元格的长度。</translation>
    </message>
    <message>
        <source>{cell} holds a formula of the office, which is never written over. Take it out of the form&apos;s cells.</source>
        <translation>{cell} 是原表的公式，不会改动。请在“设置各格”中去掉它。</translation>
    </message>
    <message>
        <source>The sheet “{sheet}” is not in this file.</source>
        <translation>文件中没有工作表“{sheet}”。</translation>
    </message>
    <message>
        <source>The filled form did not read back as it was written, so it was not saved: {cells}</source>
        <translation>填好的报表读回时与写入的不同，所以没有保存：{cells}</translation>
    </message>
    <message>
        <source>No names were found in it. The column with the names needs a head such as “姓名”.</source>
        <translation>里面没找到姓名。姓名那一列的上面要有“姓名”这样的表头。</translation>
    </message>
    <message>
        <source>No table of this kind was found in it. One row at its top must say what the columns are.</source>
        <translation>里面没有找到这种表格。上面要有一行写明各列是什么。</translation>
    </message>
    <message>
        <source>It holds other records ({kind}). Take it in by itself, after these tables were put away.</source>
        <translation>里面是别的内容（{kind}）。请先收起现在的表格，再单独导入它。</translation>
    </message>
    <message>
        <source>This file is not a picture that can be read.</source>
        <translation>这个文件不是能打开的图片。</translation>
    </message>
    <message>
        <source>This photo is in the phone&apos;s own format (HEIC or AVIF) and cannot be read here. Save it as JPEG on the phone, or send it to yourself by WeChat, and add that one.</source>
        <translation>这是手机自己的照片格式（HEIC 或 AVIF），这里读不了。请在手机上存成 JPEG，或用微信发给自己后保存，再添加那一张。</translation>
    </message>
    <message>
        <source>This picture is too large to open.</source>
        <translation>这张图片太大，打不开。</translation>
    </message>
    <message>
        <source>The print service of this laptop does not answer. Save the paper as a PDF, or start the laptop anew.</source>
        <translation>这台电脑的打印服务没有应答。请先保存为 PDF，或重新启动电脑。</translation>
    </message>
    <message>
        <source>No printer is set up on this laptop. Save the paper as a PDF, or add a printer in the system&apos;s settings.</source>
        <translation>这台电脑还没有装打印机。请先保存为 PDF，或在系统设置里添加打印机。</translation>
    </message>
    <message>
        <source>The printer “{printer}” is not there any more. Choose another one, or save the paper as a PDF.</source>
        <translation>打印机“{printer}”已经不在了。请换一台，或保存为 PDF。</translation>
    </message>
    <message>
        <source>The printer “{printer}” takes no jobs at present. Nothing was printed; save the paper as a PDF, or try again.</source>
        <translation>打印机“{printer}”现在不接收任务，没有打印。请保存为 PDF，或再试一次。</translation>
    </message>
    <message>
        <source>The printer did not take it. Save it as a PDF, or try again.</source>
        <translation>打印机没有接收。请存为 PDF，或再试一次。</translation>
    </message>
    <message>
        <source>Your role may not change this; ask the township&apos;s chair.</source>
        <translation>您的角色不能改动这里，请找苏木妇联主席。</translation>
    </message>
    <message>
        <source>This month&apos;s report is frozen, and its dispatch with it. Take the report back first, or type it next month.</source>
        <translation>本月报表已定稿，调度随之定稿。请先撤回报表，或填在下个月。</translation>
    </message>
    <message>
        <source>Somebody froze this report meanwhile; look at that version first.</source>
        <translation>刚刚已有人把这期报表定稿，请先看看那一版。</translation>
    </message>
    <message>
        <source>It is noted already that this report went up, was taken back or was answered: freezing it cannot be undone. “Take it back…” stands in the report.</source>
        <translation>这份报表已登记过上报、撤回或答复，定稿不能再撤销；要收回，请在报表里点“撤回…”。</translation>
    </message>
    <message>
        <source>It was received already: it can no longer be taken back.</source>
        <translation>上级已经收到，不能再撤回。</translation>
    </message>
    <message>
        <source>The office has added it up; ask the office to open it again before you correct it.</source>
        <translation>上级已经汇总。要更正，请先联系上级退回。</translation>
    </message>
    <message>
        <source>An executive is to have from {least} to {most} links.</source>
        <translation>每名执委联系 {least} 至 {most} 人。</translation>
    </message>
    <message>
        <source>This help is for an illness: nothing is written about it in an open field. Leave the note empty.</source>
        <translation>这是因病救助：病情不写在不封存的地方，请把备注清空。</translation>
    </message>
    <message>
        <source>At least one day.</source>
        <translation>至少一天。</translation>
    </message>
    <message>
        <source>The second age is below the first.</source>
        <translation>年龄上限小于下限。</translation>
    </message>
    <message>
        <source>This did not work ({code}).</source>
        <translation>没有成功（{code}）。</translation>
    </message>
</context>
</TS>

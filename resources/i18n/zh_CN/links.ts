<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>HandOver</name>
    <message>
        <source>Hand links over</source>
        <extracomment>So many names stand in the question.</extracomment>
        <translation>移交联系</translation>
    </message>
    <message numerus="yes">
        <source>Hand over %n links to</source>
        <translation>
            <numerusform>把 %n 条联系移交给</numerusform>
        </translation>
    </message>
    <message>
        <source>{names} and others</source>
        <translation>{names}等</translation>
    </message>
    <message numerus="yes">
        <source>{name} (has %n)</source>
        <translation>
            <numerusform>{name}（现有 %n 条）</numerusform>
        </translation>
    </message>
    <message>
        <source>To whom</source>
        <translation>移交给谁</translation>
    </message>
    <message>
        <source>The old links end today, the new ones begin today; one undo takes it back.</source>
        <translation>原来的联系今天结束，新的今天开始；撤销一次全部收回。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>移交</translation>
    </message>
    <message numerus="yes">
        <source>%n links handed over</source>
        <translation>
            <numerusform>已移交 %n 条联系</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinksPage</name>
    <message>
        <source>Propose links</source>
        <translation>联系建议</translation>
    </message>
    <message>
        <source>Blank forms</source>
        <translation>空白表格</translation>
    </message>
    <message numerus="yes">
        <source>Hand over %n links of who left</source>
        <translation>
            <numerusform>移交离任人员的 %n 条联系</numerusform>
        </translation>
    </message>
    <message>
        <source>Cards, ledger and blank forms</source>
        <translation>联系卡、台账和空白表格</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Log a visit</source>
        <translation>登记走访</translation>
    </message>
    <message>
        <source>The linker&apos;s year on one page</source>
        <translation>打印执委履职档案</translation>
    </message>
    <message numerus="yes">
        <source>Hand over these %n…</source>
        <translation>
            <numerusform>移交这 %n 条…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End these %n today</source>
        <translation>
            <numerusform>今天结束这 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links ended</source>
        <translation>
            <numerusform>已结束 %n 条联系</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cards</source>
        <translation>
            <numerusform>%n 张</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message>
        <source>Back to the list (Esc)</source>
        <extracomment>So many more are offered than an executive lacks, so that some may be left out.</extracomment>
        <translation>返回列表（Esc）</translation>
    </message>
    <message>
        <source>Propose links</source>
        <translation>联系建议</translation>
    </message>
    <message>
        <source>Executive</source>
        <translation>执委</translation>
    </message>
    <message>
        <source>Links each is to have</source>
        <translation>每名执委联系人数</translation>
    </message>
    <message>
        <source>Women of her gacha nobody is linked to, those with a tag of difficulty first. Leave out whom she does not know.</source>
        <translation>本嘎查还没有人联系的妇女，有困难标签的在前。她不熟悉的，去掉勾。</translation>
    </message>
    <message>
        <source>Nobody to propose</source>
        <translation>没有可建议的</translation>
    </message>
    <message numerus="yes">
        <source>{name} (has %n)</source>
        <translation>
            <numerusform>{name}（现有 %n 条）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Links each is to have: %n</source>
        <translation>
            <numerusform>每名执委联系 %n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>No executive is in office: write the posts down first.</source>
        <translation>没有在任执委：请先登记任职。</translation>
    </message>
    <message>
        <source>It is not known which gacha she belongs to.</source>
        <translation>不知道她是哪个嘎查的。</translation>
    </message>
    <message>
        <source>Every woman of her gacha has a link.</source>
        <translation>本嘎查的妇女都有人联系了。</translation>
    </message>
    <message numerus="yes">
        <source>Link these %n</source>
        <translation>
            <numerusform>联系这 %n 人</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women linked</source>
        <translation>
            <numerusform>已联系 %n 人</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>links</name>
    <message>
        <source>Links</source>
        <translation>联系</translation>
    </message>
    <message>
        <source>New link</source>
        <translation>新增联系</translation>
    </message>
    <message>
        <source>Name, initials, or a word</source>
        <translation>姓名、首字母或内容</translation>
    </message>
    <message>
        <source>Nobody is linked yet</source>
        <translation>还没有登记联系</translation>
    </message>
    <message>
        <source>Which executive looks after which women and households, and whose contact point a gacha is. “Propose links” offers the women nobody looks after yet, those in difficulty first.</source>
        <translation>哪名执委联系哪些妇女和家庭，嘎查是哪一级的联系点。“联系建议”列出还没有人联系的妇女，困难的在前。</translation>
    </message>
    <message>
        <source>Link deleted</source>
        <translation>联系已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n links</source>
        <translation>
            <numerusform>%n 条联系</numerusform>
        </translation>
    </message>
    <message>
        <source>Ended too</source>
        <translation>含已结束</translation>
    </message>
    <message>
        <source>Else as usual for its kind</source>
        <translation>不填按类别默认</translation>
    </message>
    <message>
        <source>Of a contact point&apos;s year</source>
        <translation>联系点的年度成效</translation>
    </message>
</context>
</TS>

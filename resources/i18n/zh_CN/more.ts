<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>MorePage</name>
    <message>
        <source>More work</source>
        <translation>更多工作</translation>
    </message>
    <message>
        <source>What is not needed every day. “Begin with it” puts a page at the left; it also comes by itself with its first record. Ctrl+K finds every page, wherever it stands.</source>
        <translation>不是天天用的工作都在这里。点“开始用”，页面就放到左边；有了第一条记录，它也会自己过去。放在哪里都能用 Ctrl+K 找到。</translation>
    </message>
</context>
<context>
    <name>PageCard</name>
    <message>
        <source>Open</source>
        <extracomment>The least width of a card (pixels at scale 1).</extracomment>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open: {page}</source>
        <translation>打开：{page}</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Begin with it</source>
        <translation>开始用</translation>
    </message>
    <message>
        <source>“{page}” is no longer at the left. Its records stay.</source>
        <translation>“{page}”不再放在左边，记录都还在。</translation>
    </message>
    <message numerus="yes">
        <source>%n pages stand at the left already. Put one back first.</source>
        <translation>
            <numerusform>左边已经有 %n 个页面，请先放回一个。</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>RotasPage</name>
    <message>
        <source>Blank papers</source>
        <translation>空白表</translation>
    </message>
    <message>
        <source>Blank rota of an organisation</source>
        <translation>空白轮值安排表</translation>
    </message>
    <message>
        <source>Blank rota of a home</source>
        <translation>空白妇女之家值班表</translation>
    </message>
    <message>
        <source>Lay out the turns</source>
        <translation>排出轮次</translation>
    </message>
    <message>
        <source>Its turns</source>
        <translation>各轮次</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>With telephone numbers</source>
        <translation>带电话打印</translation>
    </message>
    <message numerus="yes">
        <source>%n turns laid out</source>
        <translation>
            <numerusform>已排出 %n 个轮次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rotas</name>
    <message>
        <source>Rotas</source>
        <translation>轮值安排</translation>
    </message>
    <message>
        <source>New rota</source>
        <translation>新轮值安排</translation>
    </message>
    <message>
        <source>Organisation or home</source>
        <translation>组织或妇女之家</translation>
    </message>
    <message>
        <source>No rota yet</source>
        <translation>还没有轮值安排</translation>
    </message>
    <message>
        <source>The rotating chair of an organisation, or who is on duty in a women&apos;s home: who takes turns, in order.</source>
        <translation>组织的轮值主席，或妇女之家的值班人：哪些人、按什么顺序轮流。</translation>
    </message>
    <message>
        <source>Rota deleted</source>
        <translation>轮值安排已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n rotas</source>
        <translation>
            <numerusform>%n 份轮值安排</numerusform>
        </translation>
    </message>
    <message>
        <source>In the order in which they take turns</source>
        <translation>按轮流的顺序写</translation>
    </message>
    <message>
        <source>As it is to be printed: every Wednesday morning</source>
        <translation>照打印的写，如：每周三上午</translation>
    </message>
</context>
</TS>

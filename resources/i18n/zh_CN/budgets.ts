<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>budgets</name>
    <message>
        <source>Budgets</source>
        <translation>应拨与到位</translation>
    </message>
    <message>
        <source>New budget</source>
        <translation>新增应拨</translation>
    </message>
    <message>
        <source>Name, document number, or who counted</source>
        <translation>名称、文号或人数来源</translation>
    </message>
    <message>
        <source>No budget yet</source>
        <translation>还没有应拨经费</translation>
    </message>
    <message>
        <source>For each year and level: how many women were counted, how much for each. What is due and what arrived follows; a later count changes no earlier year.</source>
        <translation>每年每一级一条：妇女人数、每人多少钱。应拨多少、到了多少自动算出；以后的人口数不改变以前的年度。</translation>
    </message>
    <message>
        <source>Budget deleted</source>
        <translation>应拨记录已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n budgets</source>
        <translation>
            <numerusform>%n 条应拨</numerusform>
        </translation>
    </message>
</context>
</TS>

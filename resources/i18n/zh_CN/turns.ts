<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>TurnsPage</name>
    <message>
        <source>Rotas and blank papers</source>
        <translation>轮值安排和空白表</translation>
    </message>
    <message>
        <source>Rotas</source>
        <translation>轮值安排</translation>
    </message>
    <message>
        <source>Blank log</source>
        <translation>空白工作日志</translation>
    </message>
    <message>
        <source>Blank hand-over</source>
        <translation>空白交接单</translation>
    </message>
    <message>
        <source>Give it to {name}</source>
        <translation>交给{name}</translation>
    </message>
    <message>
        <source>Its meeting</source>
        <translation>本期会议</translation>
    </message>
    <message>
        <source>Call its meeting</source>
        <translation>召集本期会议</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>工作日志</translation>
    </message>
    <message>
        <source>Hand-over</source>
        <translation>交接单</translation>
    </message>
    <message>
        <source>{name} is out of office then, or not here any more: nobody is on duty.</source>
        <translation>{name}届时已不在任或已离开：没有人轮值。</translation>
    </message>
    <message>
        <source>Nobody is on duty.</source>
        <translation>没有人轮值。</translation>
    </message>
    <message>
        <source>{name} is on duty</source>
        <translation>改由{name}轮值</translation>
    </message>
    <message>
        <source>Its meeting was written down</source>
        <translation>本期会议已登记</translation>
    </message>
</context>
<context>
    <name>turns</name>
    <message>
        <source>Turns on duty</source>
        <translation>轮值</translation>
    </message>
    <message>
        <source>New turn</source>
        <translation>新轮次</translation>
    </message>
    <message>
        <source>Theme, or a word of the log</source>
        <translation>主题，或日志里的话</translation>
    </message>
    <message>
        <source>No turn yet</source>
        <translation>还没有轮次</translation>
    </message>
    <message>
        <source>Turns are laid out from a rota. Each has its log, its swaps and its hand-over.</source>
        <translation>轮次由轮值安排排出，每个轮次有日志、换班和交接。</translation>
    </message>
    <message>
        <source>Turn deleted</source>
        <translation>轮次已删除</translation>
    </message>
    <message numerus="yes">
        <source>%n turns</source>
        <translation>
            <numerusform>%n 个轮次</numerusform>
        </translation>
    </message>
</context>
</TS>

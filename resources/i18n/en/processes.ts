<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ProcessesPage</name>
    <message numerus="yes">
        <source>Tick a step of these %n…</source>
        <translation>
            <numerusform>Tick a step of this one…</numerusform>
            <numerusform>Tick a step of these %n…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TickDialog</name>
    <message numerus="yes">
        <source>A step of %n re-elections</source>
        <translation>
            <numerusform>A step of one re-election</numerusform>
            <numerusform>A step of %n re-elections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ticked for %n re-elections</source>
        <translation>
            <numerusform>Ticked for one re-election</numerusform>
            <numerusform>Ticked for %n re-elections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n stay as they are: done already, or it does not apply</source>
        <translation>
            <numerusform>; %n stays as it is: done already, or it does not apply</numerusform>
            <numerusform>; %n stay as they are: done already, or it does not apply</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>processes</name>
    <message numerus="yes">
        <source>%n re-elections</source>
        <translation>
            <numerusform>%n re-election</numerusform>
            <numerusform>%n re-elections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{step}: %n days late</source>
        <translation>
            <numerusform>{step}: %n day late</numerusform>
            <numerusform>{step}: %n days late</numerusform>
        </translation>
    </message>
</context>
</TS>

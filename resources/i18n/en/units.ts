<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FactsDialog</name>
    <message numerus="yes">
        <source>Facts of %n organisations</source>
        <translation>
            <numerusform>Facts of %n organisation</numerusform>
            <numerusform>Facts of %n organisations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Facts of %n organisations set</source>
        <translation>
            <numerusform>Facts of %n organisation set</numerusform>
            <numerusform>Facts of %n organisations set</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitRecords</name>
    <message numerus="yes">
        <source>%n planned</source>
        <translation>
            <numerusform>%n planned</numerusform>
            <numerusform>%n planned</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vacant</source>
        <translation>
            <numerusform>%n vacant</numerusform>
            <numerusform>%n vacant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women</source>
        <translation>
            <numerusform>%n woman</numerusform>
            <numerusform>%n women</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workers</source>
        <translation>
            <numerusform>%n worker</numerusform>
            <numerusform>%n workers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitStanding</name>
    <message numerus="yes">
        <source>%n executives</source>
        <translation>
            <numerusform>%n executive</numerusform>
            <numerusform>%n executives</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n vacant</source>
        <translation>
            <numerusform>%n vacant</numerusform>
            <numerusform>%n vacant</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>UnitsPage</name>
    <message numerus="yes">
        <source>%n organisations: {value}</source>
        <translation>
            <numerusform>%n organisation: {value}</numerusform>
            <numerusform>%n organisations: {value}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gachas and communities</source>
        <translation>
            <numerusform>%n gacha or community</numerusform>
            <numerusform>%n gachas and communities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women on the roster</source>
        <translation>
            <numerusform>%n woman on the roster</numerusform>
            <numerusform>%n women on the roster</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>; %n posts came back with it</source>
        <translation>
            <numerusform>; %n post came back with it</numerusform>
            <numerusform>; %n posts came back with it</numerusform>
        </translation>
    </message>
</context>
</TS>

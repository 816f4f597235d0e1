<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ActivitiesPage</name>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message numerus="yes">
        <source>Reading %n pictures…</source>
        <translation>
            <numerusform>Reading %n picture…</numerusform>
            <numerusform>Reading %n pictures…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhoCame</name>
    <message numerus="yes">
        <source>%n expected</source>
        <translation>
            <numerusform>%n expected</numerusform>
            <numerusform>%n expected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not ticked</source>
        <translation>
            <numerusform>%n not ticked</numerusform>
            <numerusform>%n not ticked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>activities</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n guests</source>
        <translation>
            <numerusform>%n guest</numerusform>
            <numerusform>%n guests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unnamed</source>
        <translation>
            <numerusform>%n unnamed</numerusform>
            <numerusform>%n unnamed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Present %n</source>
        <translation>
            <numerusform>Present %n</numerusform>
            <numerusform>Present %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On leave %n</source>
        <translation>
            <numerusform>On leave %n</numerusform>
            <numerusform>On leave %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Expected %n</source>
        <translation>
            <numerusform>Expected %n</numerusform>
            <numerusform>Expected %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Absent %n</source>
        <translation>
            <numerusform>Absent %n</numerusform>
            <numerusform>Absent %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>besides %n, {all} in all</source>
        <translation>
            <numerusform>besides %n, {all} in all</numerusform>
            <numerusform>besides %n, {all} in all</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not yet checked</source>
        <translation>
            <numerusform>%n not yet checked</numerusform>
            <numerusform>%n not yet checked</numerusform>
        </translation>
    </message>
</context>
</TS>

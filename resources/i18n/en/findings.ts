<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FindingsPage</name>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n no faults</source>
        <translation>
            <numerusform>%n no fault</numerusform>
            <numerusform>%n no faults</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at these %n again</source>
        <translation>
            <numerusform>Look at this one again</numerusform>
            <numerusform>Look at these %n again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>These %n are no faults here</source>
        <translation>
            <numerusform>This is no fault here</numerusform>
            <numerusform>These %n are no faults here</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>findings</name>
    <message numerus="yes">
        <source>{names} and %n more</source>
        <extracomment>So many names stand in a line of alike ones.</extracomment>
        <translation>
            <numerusform>{names} and %n more</numerusform>
            <numerusform>{names} and %n more</numerusform>
        </translation>
    </message>
</context>
</TS>

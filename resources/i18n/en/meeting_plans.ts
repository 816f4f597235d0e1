<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MeetingPlansPage</name>
    <message numerus="yes">
        <source>%n meetings planned as last year</source>
        <translation>
            <numerusform>%n meeting planned as last year</numerusform>
            <numerusform>%n meetings planned as last year</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meeting_plans</name>
    <message numerus="yes">
        <source>%n planned meetings</source>
        <translation>
            <numerusform>%n planned meeting</numerusform>
            <numerusform>%n planned meetings</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>TodayPage</name>
    <message numerus="yes">
        <source>%n expected</source>
        <translation>
            <numerusform>%n expected</numerusform>
            <numerusform>%n expected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries differ between two people</source>
        <translation>
            <numerusform>%n entry differs between two people</numerusform>
            <numerusform>%n entries differ between two people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women whose record is to be completed</source>
        <translation>
            <numerusform>%n woman whose record is to be completed</numerusform>
            <numerusform>%n women whose record is to be completed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unaccounted</source>
        <translation>
            <numerusform>%n unaccounted</numerusform>
            <numerusform>%n unaccounted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes not yet sent</source>
        <translation>
            <numerusform>%n change not yet sent</numerusform>
            <numerusform>%n changes not yet sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tags to be looked at again</source>
        <translation>
            <numerusform>%n tag to be looked at again</numerusform>
            <numerusform>%n tags to be looked at again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n documents to be answered</source>
        <translation>
            <numerusform>%n document to be answered</numerusform>
            <numerusform>%n documents to be answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Tried on {day}: it can be put back (%n women).</source>
        <translation>
            <numerusform>Tried on {day}: it can be put back (%n woman).</numerusform>
            <numerusform>Tried on {day}: it can be put back (%n women).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n came</source>
        <translation>
            <numerusform>%n came</numerusform>
            <numerusform>%n came</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MeetingsPage</name>
    <message numerus="yes">
        <source>Item 1, left open by earlier meetings: %n</source>
        <translation>
            <numerusform>Item 1, left open by earlier meetings: %n</numerusform>
            <numerusform>Item 1, left open by earlier meetings: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>meetings</name>
    <message numerus="yes">
        <source>%n meetings</source>
        <translation>
            <numerusform>%n meeting</numerusform>
            <numerusform>%n meetings</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent: %n changes</source>
        <translation>
            <numerusform>Sent: %n change</numerusform>
            <numerusform>Sent: %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Received: %n changes</source>
        <translation>
            <numerusform>Received: %n change</numerusform>
            <numerusform>Received: %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>First copy: %n records</source>
        <translation>
            <numerusform>First copy: %n record</numerusform>
            <numerusform>First copy: %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n changes not yet sent</source>
        <translation>
            <numerusform>%n change not yet sent</numerusform>
            <numerusform>%n changes not yet sent</numerusform>
        </translation>
    </message>
</context>
</TS>

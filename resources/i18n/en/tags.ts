<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>TagCounts</name>
    <message numerus="yes">
        <source>%n women</source>
        <translation>
            <numerusform>%n woman</numerusform>
            <numerusform>%n women</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them without a date</source>
        <translation>
            <numerusform>%n of them without a date</numerusform>
            <numerusform>%n of them without a date</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message numerus="yes">
        <source>Tag %n women, with a date</source>
        <translation>
            <numerusform>Tag one woman, with a date</numerusform>
            <numerusform>Tag %n women, with a date</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tags</name>
    <message numerus="yes">
        <source>%n dated tags</source>
        <translation>
            <numerusform>%n dated tag</numerusform>
            <numerusform>%n dated tags</numerusform>
        </translation>
    </message>
</context>
</TS>

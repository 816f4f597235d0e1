<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>HomeMonthsPage</name>
    <message numerus="yes">
        <source>%n activities held</source>
        <translation>
            <numerusform>%n activity held</numerusform>
            <numerusform>%n activities held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show these %n</source>
        <translation>
            <numerusform>Show this one</numerusform>
            <numerusform>Show these %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomeYearView</name>
    <message numerus="yes">
        <source>%n not judged</source>
        <translation>
            <numerusform>%n not judged</numerusform>
            <numerusform>%n not judged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n books</source>
        <translation>
            <numerusform>%n book</numerusform>
            <numerusform>%n books</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HomesPage</name>
    <message numerus="yes">
        <source>%n homes</source>
        <translation>
            <numerusform>%n home</numerusform>
            <numerusform>%n homes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n homes: {kind}</source>
        <translation>
            <numerusform>%n home: {kind}</numerusform>
            <numerusform>%n homes: {kind}</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>SheetPanel</name>
    <message numerus="yes">
        <source>%n rows</source>
        <translation>
            <numerusform>%n row</numerusform>
            <numerusform>%n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SheetView</name>
    <message numerus="yes">
        <source>%n people</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n blank rows</source>
        <translation>
            <numerusform>%n blank row</numerusform>
            <numerusform>%n blank rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TypingView</name>
    <message numerus="yes">
        <source>%n marked: {state}</source>
        <translation>
            <numerusform>%n marked: {state}</numerusform>
            <numerusform>%n marked: {state}</numerusform>
        </translation>
    </message>
</context>
</TS>

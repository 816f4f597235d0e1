<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>The whole list: %n</source>
        <translation>
            <numerusform>The whole list: %n</numerusform>
            <numerusform>The whole list: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Chosen rows: %n</source>
        <translation>
            <numerusform>Chosen row: %n</numerusform>
            <numerusform>Chosen rows: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows saved as {name}</source>
        <translation>
            <numerusform>%n row saved as {name}</numerusform>
            <numerusform>%n rows saved as {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows are in the clipboard</source>
        <translation>
            <numerusform>%n row is in the clipboard</numerusform>
            <numerusform>%n rows are in the clipboard</numerusform>
        </translation>
    </message>
</context>
</TS>

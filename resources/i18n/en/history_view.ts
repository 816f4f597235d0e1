<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>HistoryView</name>
    <message numerus="yes">
        <source>%n earlier entries</source>
        <translation>
            <numerusform>%n earlier entry</numerusform>
            <numerusform>%n earlier entries</numerusform>
        </translation>
    </message>
</context>
</TS>

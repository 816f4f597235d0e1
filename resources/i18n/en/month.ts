<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MonthPage</name>
    <message numerus="yes">
        <source>%n women visited</source>
        <translation>
            <numerusform>%n woman visited</numerusform>
            <numerusform>%n women visited</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CellView</name>
    <message numerus="yes">
        <source>%n activities held</source>
        <translation>
            <numerusform>%n activity held</numerusform>
            <numerusform>%n activities held</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women, counted</source>
        <translation>
            <numerusform>%n woman, counted</numerusform>
            <numerusform>%n women, counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DispatchPage</name>
    <message numerus="yes">
        <source>%n are missing, and {day} is over</source>
        <translation>
            <numerusform>%n is missing, and {day} is over</numerusform>
            <numerusform>%n are missing, and {day} is over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n a month to have all by {day}</source>
        <translation>
            <numerusform>%n a month to have all by {day}</numerusform>
            <numerusform>%n a month to have all by {day}</numerusform>
        </translation>
    </message>
</context>
</TS>

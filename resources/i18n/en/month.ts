<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MonthPage</name>
    <message numerus="yes">
        <source>%n of women</source>
        <translation>
            <numerusform>%n of a woman</numerusform>
            <numerusform>%n of women</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women visited</source>
        <translation>
            <numerusform>%n woman visited</numerusform>
            <numerusform>%n women visited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%n without a sex among them)</source>
        <translation>
            <numerusform> (%n without a sex among them)</numerusform>
            <numerusform> (%n without a sex among them)</numerusform>
        </translation>
    </message>
</context>
</TS>

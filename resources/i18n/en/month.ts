<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DifferencesDialog</name>
    <message numerus="yes">
        <source>%n of those who were counted were erased at their wish; they go on counting.</source>
        <translation>
            <numerusform>%n of those who were counted was erased at her wish; she goes on counting.</numerusform>
            <numerusform>%n of those who were counted were erased at their wish; they go on counting.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FrozenCard</name>
    <message numerus="yes">
        <source>{figures} and others, %n in all</source>
        <translation>
            <numerusform>{figures} and others, %n in all</numerusform>
            <numerusform>{figures} and others, %n in all</numerusform>
        </translation>
    </message>
</context>
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
    <message numerus="yes">
        <source>The forms pack does not ask for %n more figures: show them</source>
        <translation>
            <numerusform>The forms pack does not ask for %n more figure: show it</numerusform>
            <numerusform>The forms pack does not ask for %n more figures: show them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PackCard</name>
    <message numerus="yes">
        <source>%n targets are of figures that a newer version counts.</source>
        <translation>
            <numerusform>%n target is of a figure that a newer version counts.</numerusform>
            <numerusform>%n targets are of figures that a newer version counts.</numerusform>
        </translation>
    </message>
</context>
</TS>

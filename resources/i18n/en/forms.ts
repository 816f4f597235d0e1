<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>FillPanel</name>
    <message numerus="yes">
        <source>Take over what was typed for the last one (%n)</source>
        <translation>
            <numerusform>Take over what was typed for the last one (%n cell)</numerusform>
            <numerusform>Take over what was typed for the last one (%n cells)</numerusform>
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
    <name>FormView</name>
    <message numerus="yes">
        <source>Take all %n proposals</source>
        <translation>
            <numerusform>Take the %n proposal</numerusform>
            <numerusform>Take all %n proposals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n proposals taken</source>
        <translation>
            <numerusform>%n proposal taken</numerusform>
            <numerusform>%n proposals taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormsPage</name>
    <message numerus="yes">
        <source>%n cells are filled</source>
        <translation>
            <numerusform>%n cell is filled</numerusform>
            <numerusform>%n cells are filled</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DutyPage</name>
    <message numerus="yes">
        <source>%n wait to be confirmed</source>
        <translation>
            <numerusform>%n waits to be confirmed</numerusform>
            <numerusform>%n wait to be confirmed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n years prepared</source>
        <translation>
            <numerusform>%n year prepared</numerusform>
            <numerusform>%n years prepared</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>duty</name>
    <message numerus="yes">
        <source>%n years of executives</source>
        <translation>
            <numerusform>%n year of an executive</numerusform>
            <numerusform>%n years of executives</numerusform>
        </translation>
    </message>
</context>
</TS>

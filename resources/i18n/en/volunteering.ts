<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Proposals</name>
    <message numerus="yes">
        <source>Take %n over</source>
        <translation>
            <numerusform>Take %n over</numerusform>
            <numerusform>Take %n over</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hours of %n services written</source>
        <translation>
            <numerusform>Hours of %n service written</numerusform>
            <numerusform>Hours of %n services written</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Program</name>
    <message numerus="yes">
        <source> (%n later changes stay)</source>
        <translation>
            <numerusform> (%n later change stays)</numerusform>
            <numerusform> (%n later changes stay)</numerusform>
        </translation>
    </message>
</context>
</TS>

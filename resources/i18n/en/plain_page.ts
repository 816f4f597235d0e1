<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PlainPage</name>
    <message numerus="yes">
        <source>%n with sealed words</source>
        <translation>
            <numerusform>%n with sealed words</numerusform>
            <numerusform>%n with sealed words</numerusform>
        </translation>
    </message>
</context>
</TS>

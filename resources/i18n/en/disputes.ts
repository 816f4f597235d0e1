<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DisputesPage</name>
    <message numerus="yes">
        <source>All %n without a dispute: nothing to report</source>
        <translation>
            <numerusform>%n without a dispute: nothing to report</numerusform>
            <numerusform>All %n without a dispute: nothing to report</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Written down for %n gachas</source>
        <translation>
            <numerusform>Written down for %n gacha</numerusform>
            <numerusform>Written down for %n gachas</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>disputes</name>
    <message numerus="yes">
        <source>%n disputes</source>
        <translation>
            <numerusform>%n dispute</numerusform>
            <numerusform>%n disputes</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BallotPart</name>
    <message numerus="yes">
        <source>%n candidates taken in</source>
        <translation>
            <numerusform>%n candidate taken in</numerusform>
            <numerusform>%n candidates taken in</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountPart</name>
    <message numerus="yes">
        <source>%n cells differ</source>
        <translation>
            <numerusform>%n cell differs</numerusform>
            <numerusform>%n cells differ</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DelegatesPart</name>
    <message numerus="yes">
        <source>%n delegates</source>
        <translation>
            <numerusform>%n delegate</numerusform>
            <numerusform>%n delegates</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n wait to be checked</source>
        <translation>
            <numerusform>%n waits to be checked</numerusform>
            <numerusform>%n wait to be checked</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delegates taken in</source>
        <translation>
            <numerusform>%n delegate taken in</numerusform>
            <numerusform>%n delegates taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delegates changed</source>
        <translation>
            <numerusform>%n delegate changed</numerusform>
            <numerusform>%n delegates changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n delegates taken out</source>
        <translation>
            <numerusform>%n delegate taken out</numerusform>
            <numerusform>%n delegates taken out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ElectionsPart</name>
    <message numerus="yes">
        <source>Make all %n posts of this congress</source>
        <translation>
            <numerusform>Make %n post of this congress</numerusform>
            <numerusform>Make all %n posts of this congress</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultPart</name>
    <message numerus="yes">
        <source>Make %n posts of it</source>
        <translation>
            <numerusform>Make %n post of it</numerusform>
            <numerusform>Make %n posts of it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts came of it: end them</source>
        <translation>
            <numerusform>%n post came of it: end it</numerusform>
            <numerusform>%n posts came of it: end them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>congresses</name>
    <message numerus="yes">
        <source>%n congresses</source>
        <translation>
            <numerusform>%n congress</numerusform>
            <numerusform>%n congresses</numerusform>
        </translation>
    </message>
</context>
</TS>

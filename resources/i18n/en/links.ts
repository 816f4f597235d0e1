<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>HandOver</name>
    <message numerus="yes">
        <source>Hand over %n links to</source>
        <translation>
            <numerusform>Hand over %n link to</numerusform>
            <numerusform>Hand over %n links to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} (has %n)</source>
        <translation>
            <numerusform>{name} (has %n)</numerusform>
            <numerusform>{name} (has %n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links handed over</source>
        <translation>
            <numerusform>%n link handed over</numerusform>
            <numerusform>%n links handed over</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LinksPage</name>
    <message numerus="yes">
        <source>Hand over %n links of who left</source>
        <translation>
            <numerusform>Hand over %n link of who left</numerusform>
            <numerusform>Hand over %n links of who left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hand over these %n…</source>
        <translation>
            <numerusform>Hand over this one…</numerusform>
            <numerusform>Hand over these %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>End these %n today</source>
        <translation>
            <numerusform>End this one today</numerusform>
            <numerusform>End these %n today</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n links ended</source>
        <translation>
            <numerusform>%n link ended</numerusform>
            <numerusform>%n links ended</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cards</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women</source>
        <translation>
            <numerusform>%n woman</numerusform>
            <numerusform>%n women</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Proposals</name>
    <message numerus="yes">
        <source>{name} (has %n)</source>
        <translation>
            <numerusform>{name} (has %n)</numerusform>
            <numerusform>{name} (has %n)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Links each is to have: %n</source>
        <translation>
            <numerusform>Links each is to have: %n</numerusform>
            <numerusform>Links each is to have: %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Link these %n</source>
        <translation>
            <numerusform>Link this one</numerusform>
            <numerusform>Link these %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women linked</source>
        <translation>
            <numerusform>%n woman linked</numerusform>
            <numerusform>%n women linked</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>links</name>
    <message numerus="yes">
        <source>%n links</source>
        <translation>
            <numerusform>%n link</numerusform>
            <numerusform>%n links</numerusform>
        </translation>
    </message>
</context>
</TS>

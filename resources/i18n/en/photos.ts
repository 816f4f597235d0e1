<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PhotosPage</name>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export %n chosen…</source>
        <translation>
            <numerusform>Export %n chosen…</numerusform>
            <numerusform>Export %n chosen…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Export all %n…</source>
        <translation>
            <numerusform>Export all %n…</numerusform>
            <numerusform>Export all %n…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos exported</source>
        <translation>
            <numerusform>%n photo exported</numerusform>
            <numerusform>%n photos exported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n were there already</source>
        <translation>
            <numerusform>%n was there already</numerusform>
            <numerusform>%n were there already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are not on this laptop yet: sync first</source>
        <translation>
            <numerusform>%n is not on this laptop yet: sync first</numerusform>
            <numerusform>%n are not on this laptop yet: sync first</numerusform>
        </translation>
    </message>
</context>
</TS>

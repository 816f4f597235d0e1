<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>VolunteersPage</name>
    <message numerus="yes">
        <source>Award stars to %n</source>
        <translation>
            <numerusform>Award stars to %n</numerusform>
            <numerusform>Award stars to %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stars awarded to %n</source>
        <translation>
            <numerusform>Stars awarded to %n</numerusform>
            <numerusform>Stars awarded to %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>volunteers</name>
    <message numerus="yes">
        <source>%n volunteers</source>
        <translation>
            <numerusform>%n volunteer</numerusform>
            <numerusform>%n volunteers</numerusform>
        </translation>
    </message>
</context>
</TS>

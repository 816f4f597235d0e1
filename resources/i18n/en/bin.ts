<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>BinPage</name>
    <message numerus="yes">
        <source>%n rows were written to it elsewhere</source>
        <translation>
            <numerusform>%n row was written to it elsewhere</numerusform>
            <numerusform>%n rows were written to it elsewhere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring back %n</source>
        <translation>
            <numerusform>Bring back %n</numerusform>
            <numerusform>Bring back %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rows were written to it where the deletion was not known. They show with it.</source>
        <translation>
            <numerusform>%n row was written to it where the deletion was not known. It shows with it.</numerusform>
            <numerusform>%n rows were written to it where the deletion was not known. They show with it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n records brought back</source>
        <translation>
            <numerusform>%n record brought back</numerusform>
            <numerusform>%n records brought back</numerusform>
        </translation>
    </message>
</context>
</TS>

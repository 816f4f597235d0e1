<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Program</name>
    <message numerus="yes">
        <source>%n drafts not finished</source>
        <translation>
            <numerusform>%n draft not finished</numerusform>
            <numerusform>%n drafts not finished</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>GroupsPage</name>
    <message numerus="yes">
        <source>%n contact groups</source>
        <translation>
            <numerusform>%n contact group</numerusform>
            <numerusform>%n contact groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n work groups</source>
        <translation>
            <numerusform>%n work group</numerusform>
            <numerusform>%n work groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n owned by nobody of the federation ({members}), not counted</source>
        <translation>
            <numerusform>%n owned by nobody of the federation ({members}), not counted</numerusform>
            <numerusform>%n owned by nobody of the federation ({members}), not counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n owned by nobody of the federation, not counted</source>
        <translation>
            <numerusform>%n owned by nobody of the federation, not counted</numerusform>
            <numerusform>%n owned by nobody of the federation, not counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without an owner, not counted</source>
        <translation>
            <numerusform>%n without an owner, not counted</numerusform>
            <numerusform>%n without an owner, not counted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a count of the last 100 days</source>
        <translation>
            <numerusform>%n without a count of the last 100 days</numerusform>
            <numerusform>%n without a count of the last 100 days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>groups</name>
    <message numerus="yes">
        <source>%n groups</source>
        <translation>
            <numerusform>%n group</numerusform>
            <numerusform>%n groups</numerusform>
        </translation>
    </message>
</context>
</TS>

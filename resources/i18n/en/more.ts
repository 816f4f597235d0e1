<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>PageCard</name>
    <message numerus="yes">
        <source>%n pages stand at the left already. Put one back first.</source>
        <translation>
            <numerusform>%n page stands at the left already. Put it back first.</numerusform>
            <numerusform>%n pages stand at the left already. Put one back first.</numerusform>
        </translation>
    </message>
</context>
</TS>

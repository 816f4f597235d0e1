<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CountsPage</name>
    <message numerus="yes">
        <source>%n typed, not written yet</source>
        <translation>
            <numerusform>%n typed, not written yet</numerusform>
            <numerusform>%n typed, not written yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n numbers were typed for what is no longer open; they stay in the draft.</source>
        <translation>
            <numerusform>%n number was typed for what is no longer open; it stays in the draft.</numerusform>
            <numerusform>%n numbers were typed for what is no longer open; they stay in the draft.</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EraseSeveral</name>
    <message numerus="yes">
        <source>Erase %n women for good</source>
        <translation>
            <numerusform>Erase %n woman for good</numerusform>
            <numerusform>Erase %n women for good</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FederationCard</name>
    <message numerus="yes">
        <source>{level} %n years</source>
        <translation>
            <numerusform>{level} %n year</numerusform>
            <numerusform>{level} %n years</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Young is who is at most %n</source>
        <translation>
            <numerusform>Young is who is at most %n</numerusform>
            <numerusform>Young is who is at most %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Young is who is below %n</source>
        <translation>
            <numerusform>Young is who is below %n</numerusform>
            <numerusform>Young is who is below %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeptList</name>
    <message numerus="yes">
        <source>%n backups still hold women whose records were erased since: delete those.</source>
        <translation>
            <numerusform>%n backup still holds women whose records were erased since: delete it.</numerusform>
            <numerusform>%n backups still hold women whose records were erased since: delete those.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show all %n</source>
        <translation>
            <numerusform>Show all %n</numerusform>
            <numerusform>Show all %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n erased</source>
        <translation>
            <numerusform>%n erased</numerusform>
            <numerusform>%n erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women</source>
        <translation>
            <numerusform>%n woman</numerusform>
            <numerusform>%n women</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n visits</source>
        <translation>
            <numerusform>%n visit</numerusform>
            <numerusform>%n visits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionCard</name>
    <message numerus="yes">
        <source>Moved away: %n years after something was last written of her</source>
        <translation>
            <numerusform>Moved away: %n year after something was last written of her</numerusform>
            <numerusform>Moved away: %n years after something was last written of her</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Died: %n years after something was last written of her</source>
        <translation>
            <numerusform>Died: %n year after something was last written of her</numerusform>
            <numerusform>Died: %n years after something was last written of her</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took her consent back: %n years after</source>
        <translation>
            <numerusform>Took her consent back: %n year after</numerusform>
            <numerusform>Took her consent back: %n years after</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women are past their time, the first since {day}</source>
        <translation>
            <numerusform>%n woman is past her time, since {day}</numerusform>
            <numerusform>%n women are past their time, the first since {day}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakenOut</name>
    <message numerus="yes">
        <source>%n records</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>MakeLock</name>
    <message numerus="yes">
        <source>Encrypted. %n damaged backups could not be taken along and are gone.</source>
        <translation>
            <numerusform>Encrypted. %n damaged backup could not be taken along and is gone.</numerusform>
            <numerusform>Encrypted. %n damaged backups could not be taken along and are gone.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files that are none of the program&apos;s lay among backups and pictures: {names}. They are kept encrypted; Settings, Backup, gives them back as they were.</source>
        <translation>
            <numerusform>One file that is none of the program&apos;s lay among backups and pictures: {names}. It is kept encrypted; Settings, Backup, gives it back as it was.</numerusform>
            <numerusform>%n files that are none of the program&apos;s lay among backups and pictures: {names}. They are kept encrypted; Settings, Backup, gives them back as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SendAway</name>
    <message numerus="yes">
        <source>%n changes</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures and files</source>
        <translation>
            <numerusform>%n picture or file</numerusform>
            <numerusform>%n pictures and files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures are damaged on this laptop and so are not on it.</source>
        <translation>
            <numerusform>One picture is damaged on this laptop and so is not on it.</numerusform>
            <numerusform>%n pictures are damaged on this laptop and so are not on it.</numerusform>
        </translation>
    </message>
</context>
</TS>

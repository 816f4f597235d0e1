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
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>restoring</name>
    <message numerus="yes">
        <source>%n pictures are damaged in this backup and are left out. Those that other laptops or the server have come with a sync.</source>
        <translation>
            <numerusform>%n picture is damaged in this backup and is left out. If another laptop or the server has it, it comes with a sync.</numerusform>
            <numerusform>%n pictures are damaged in this backup and are left out. Those that other laptops or the server have come with a sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes of this laptop that came after the backup could still be read in the damaged file and are here.</source>
        <translation>
            <numerusform>%n change of this laptop that came after the backup could still be read in the damaged file and is here.</numerusform>
            <numerusform>%n changes of this laptop that came after the backup could still be read in the damaged file and are here.</numerusform>
        </translation>
    </message>
</context>
</TS>

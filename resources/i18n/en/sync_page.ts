<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AsideCard</name>
    <message numerus="yes">
        <source>The server does not let {name}&apos;s laptop in any more. %n of its changes came here by stick and are kept aside at the server: the other laptops do not show them yet.</source>
        <translation>
            <numerusform>The server does not let {name}&apos;s laptop in any more. %n of its changes came here by stick and is kept aside at the server: the other laptops do not show it yet.</numerusform>
            <numerusform>The server does not let {name}&apos;s laptop in any more. %n of its changes came here by stick and are kept aside at the server: the other laptops do not show them yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ConflictView</name>
    <message numerus="yes">
        <source>The same for all %n like this</source>
        <translation>
            <numerusform>The same for %n like this</numerusform>
            <numerusform>The same for all %n like this</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Decided: %n records</source>
        <translation>
            <numerusform>Decided: %n record</numerusform>
            <numerusform>Decided: %n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PhotoCard</name>
    <message numerus="yes">
        <source>%n photos or files to send ({size})</source>
        <translation>
            <numerusform>%n photo or file to send ({size})</numerusform>
            <numerusform>%n photos or files to send ({size})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or files to fetch ({size})</source>
        <translation>
            <numerusform>%n photo or file to fetch ({size})</numerusform>
            <numerusform>%n photos or files to fetch ({size})</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n are still on other laptops</source>
        <translation>
            <numerusform>%n is still on another laptop</numerusform>
            <numerusform>%n are still on other laptops</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StickCard</name>
    <message numerus="yes">
        <source>%n changes that wait</source>
        <translation>
            <numerusform>%n change that waits</numerusform>
            <numerusform>%n changes that wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos or files stay on this laptop and go up with the next sync.</source>
        <translation>
            <numerusform>%n photo or file stays on this laptop and goes up with the next sync.</numerusform>
            <numerusform>%n photos or files stay on this laptop and go up with the next sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{stick}: %n files</source>
        <translation>
            <numerusform>{stick}: %n file</numerusform>
            <numerusform>{stick}: %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes that the laptop had written before are back</source>
        <translation>
            <numerusform>%n change that the laptop had written before is back</numerusform>
            <numerusform>%n changes that the laptop had written before are back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new changes</source>
        <translation>
            <numerusform>%n new change</numerusform>
            <numerusform>%n new changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of your changes have arrived at the server</source>
        <translation>
            <numerusform>%n of your changes has arrived at the server</numerusform>
            <numerusform>%n of your changes have arrived at the server</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncPage</name>
    <message numerus="yes">
        <source>%n entries differ between two people</source>
        <translation>
            <numerusform>%n entry differs between two people</numerusform>
            <numerusform>%n entries differ between two people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n changes were about women who were erased at their own wish. They were erased here again; nothing needs to be done.</source>
        <translation>
            <numerusform>%n change was about a woman who was erased at her own wish. It was erased here again; nothing needs to be done.</numerusform>
            <numerusform>%n changes were about women who were erased at their own wish. They were erased here again; nothing needs to be done.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>sync</name>
    <message numerus="yes">
        <source>%n changes not yet sent</source>
        <translation>
            <numerusform>%n change not yet sent</numerusform>
            <numerusform>%n changes not yet sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked: %n records put right</source>
        <translation>
            <numerusform>Checked: %n record put right</numerusform>
            <numerusform>Checked: %n records put right</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Your own changes are at the server; %n that came by stick go on with the next sync.</source>
        <translation>
            <numerusform>Your own changes are at the server; %n that came by stick goes on with the next sync.</numerusform>
            <numerusform>Your own changes are at the server; %n that came by stick go on with the next sync.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All records are at the server; %n photos or files still wait.</source>
        <translation>
            <numerusform>All records are at the server; %n photo or file still waits.</numerusform>
            <numerusform>All records are at the server; %n photos or files still wait.</numerusform>
        </translation>
    </message>
</context>
</TS>

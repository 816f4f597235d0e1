<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>DoublesPage</name>
    <message numerus="yes">
        <source>To look at %n</source>
        <translation>
            <numerusform>To look at %n</numerusform>
            <numerusform>To look at %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pairs</source>
        <translation>
            <numerusform>%n pair</numerusform>
            <numerusform>%n pairs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message numerus="yes">
        <source>%n other spellings</source>
        <translation>
            <numerusform>%n other spelling</numerusform>
            <numerusform>%n other spellings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the words of %n visits</source>
        <translation>
            <numerusform>the words of %n visit</numerusform>
            <numerusform>the words of %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n photos</source>
        <translation>
            <numerusform>%n photo</numerusform>
            <numerusform>%n photos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n attendances</source>
        <translation>
            <numerusform>%n attendance</numerusform>
            <numerusform>%n attendances</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>day, target and visitors on the roster of %n visits</source>
        <translation>
            <numerusform>day, target and visitors on the roster of %n visit</numerusform>
            <numerusform>day, target and visitors on the roster of %n visits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n posts</source>
        <translation>
            <numerusform>%n post</numerusform>
            <numerusform>%n posts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>GatheringDialog</name>
    <message numerus="yes">
        <source>%n tables lie in {folder}</source>
        <translation>
            <numerusform>%n table lies in {folder}</numerusform>
            <numerusform>%n tables lie in {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ListControl</name>
    <message numerus="yes">
        <source>Keep these %n women as a fixed list…</source>
        <translation>
            <numerusform>Keep this woman as a fixed list…</numerusform>
            <numerusform>Keep these %n women as a fixed list…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women stand on it until somebody puts others there or takes them off.</source>
        <translation>
            <numerusform>One woman stands on it until somebody puts others there or takes her off.</numerusform>
            <numerusform>%n women stand on it until somebody puts others there or takes them off.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n women taken off the list {name}</source>
        <translation>
            <numerusform>One woman taken off the list {name}</numerusform>
            <numerusform>%n women taken off the list {name}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ManyActs</name>
    <message numerus="yes">
        <source>%n people tagged: {tag}</source>
        <translation>
            <numerusform>%n person tagged: {tag}</numerusform>
            <numerusform>%n people tagged: {tag}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people moved to {gacha}</source>
        <translation>
            <numerusform>%n person moved to {gacha}</numerusform>
            <numerusform>%n people moved to {gacha}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are one household</source>
        <translation>
            <numerusform>%n person is one household</numerusform>
            <numerusform>%n people are one household</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people belong to {home}</source>
        <translation>
            <numerusform>%n person belongs to {home}</numerusform>
            <numerusform>%n people belong to {home}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people put on the list {name}</source>
        <translation>
            <numerusform>%n person put on the list {name}</numerusform>
            <numerusform>%n people put on the list {name}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people are complete</source>
        <translation>
            <numerusform>%n person is complete</numerusform>
            <numerusform>%n people are complete</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MergeView</name>
    <message numerus="yes">
        <source>%n facts are the same in both</source>
        <translation>
            <numerusform>%n fact is the same in both</numerusform>
            <numerusform>%n facts are the same in both</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PeoplePage</name>
    <message numerus="yes">
        <source>To complete %n</source>
        <translation>
            <numerusform>To complete %n</numerusform>
            <numerusform>To complete %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Perhaps twice %n</source>
        <translation>
            <numerusform>Perhaps twice %n</numerusform>
            <numerusform>Perhaps twice %n</numerusform>
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
        <source>Tags to look at again %n</source>
        <translation>
            <numerusform>Tags to look at again %n</numerusform>
            <numerusform>Tags to look at again %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cards</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source> (%n without a sex among them)</source>
        <translation>
            <numerusform> (%n without a sex among them)</numerusform>
            <numerusform> (%n without a sex among them)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonView</name>
    <message numerus="yes">
        <source>%n activities</source>
        <translation>
            <numerusform>%n activity</numerusform>
            <numerusform>%n activities</numerusform>
        </translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ServiceHoursPage</name>
    <message numerus="yes">
        <source>From activities: %n</source>
        <translation>
            <numerusform>From activities: %n</numerusform>
            <numerusform>From activities: %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>service_hours</name>
    <message numerus="yes">
        <source>%n services</source>
        <translation>
            <numerusform>%n service</numerusform>
            <numerusform>%n services</numerusform>
        </translation>
    </message>
</context>
</TS>

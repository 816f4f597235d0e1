<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>RotasPage</name>
    <message numerus="yes">
        <source>%n turns laid out</source>
        <translation>
            <numerusform>%n turn laid out</numerusform>
            <numerusform>%n turns laid out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>rotas</name>
    <message numerus="yes">
        <source>%n rotas</source>
        <translation>
            <numerusform>%n rota</numerusform>
            <numerusform>%n rotas</numerusform>
        </translation>
    </message>
</context>
</TS>

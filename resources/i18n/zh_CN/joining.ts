<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Joining</name>
    <message>
        <source>Asking the server…</source>
        <translation>正在联系服务器……</translation>
    </message>
</context>
<context>
    <name>joining</name>
    <message>
        <source>The next try is in {n} seconds.</source>
        <extracomment>Seconds between two tries where nobody answers. Failures that pass by themselves; the others a person must end.</extracomment>
        <translation>{n} 秒后再试。</translation>
    </message>
</context>
</TS>

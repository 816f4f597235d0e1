<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>PrintPreview</name>
    <message>
        <source>Pages</source>
        <extracomment>Enough for a small character of a register; a page is then 15 million points, drawn one page at a time. The print system took it: these pages (numbers from 1) now exist on paper, or will.</extracomment>
        <translation>页面</translation>
    </message>
    <message>
        <source>Making the pages …</source>
        <translation>正在排版…</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>保存为 PDF</translation>
    </message>
    <message>
        <source>Saved: {path}</source>
        <translation>已保存：{path}</translation>
    </message>
    <message>
        <source>Handing it to the printer …</source>
        <translation>正在交给打印机……</translation>
    </message>
    <message>
        <source>Printing: page {page} of {pages} …</source>
        <translation>正在打印：第 {page} 页，共 {pages} 页……</translation>
    </message>
    <message>
        <source>The printer “{printer}” is stopped: job {number} waits there until it is started. Do not print again.</source>
        <translation>打印机“{printer}”已停止：任务 {number} 在那里等着，启动后会打出来。请不要重复打印。</translation>
    </message>
    <message>
        <source>Handed to the printer “{printer}”: job {number}.</source>
        <translation>已交给打印机“{printer}”，任务 {number}。</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit width</source>
        <translation>适合宽度</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>保存为 PDF…</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页 共 {pages} 页</translation>
    </message>
</context>
</TS>

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>FileLine</name>
    <message>
        <source>Save a copy…</source>
        <extracomment>Sort of a file → its icon; what is shown by its name only has that of an unknown paper.</extracomment>
        <translation>另存一份…</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>shown by its name only</source>
        <translation>只显示名称，不打开</translation>
    </message>
    <message>
        <source>not on this laptop yet</source>
        <translation>还没传到这台电脑</translation>
    </message>
    <message>
        <source>no longer on this laptop</source>
        <translation>已不在这台电脑上</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>还没上传</translation>
    </message>
</context>
<context>
    <name>FilesPanel</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Add files…</source>
        <translation>添加文件…</translation>
    </message>
    <message>
        <source>or drag them here</source>
        <translation>或拖到这里</translation>
    </message>
    <message>
        <source>Files can be added once the banner&apos;s server is upgraded.</source>
        <translation>旗里的服务器升级后，就可以在这里添加文件。</translation>
    </message>
    <message>
        <source>PDF, Word, Excel, pictures, recordings; at most {limit} each</source>
        <translation>PDF、Word、Excel、图片、录音都可以，每个不超过 {limit}</translation>
    </message>
    <message>
        <source>No files</source>
        <translation>没有文件</translation>
    </message>
    <message numerus="yes">
        <source>Reading %n files…</source>
        <translation>
            <numerusform>正在读取 %n 个文件…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files added</source>
        <translation>
            <numerusform>已添加 %n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>These files are here already</source>
        <translation>这些文件已经在这里了</translation>
    </message>
    <message>
        <source>Add files</source>
        <translation>添加文件</translation>
    </message>
    <message>
        <source>Save a copy</source>
        <translation>另存一份</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>File taken away</source>
        <translation>文件已移除</translation>
    </message>
    <message>
        <source>Picture taken away</source>
        <translation>照片已移除</translation>
    </message>
</context>
</TS>

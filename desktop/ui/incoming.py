"""收文 Incoming documents: what other offices sent, what they ask for and by when, and that it was done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.plain_page import Look, Words


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("incoming", "Incoming"),
        new=QCoreApplication.translate("incoming", "Write down a document"),
        search=QCoreApplication.translate("incoming", "Title, office, number, or what it asks for"),
        empty=QCoreApplication.translate("incoming", "No document waits"),
        first=QCoreApplication.translate(
            "incoming",
            "What offices send: what they ask for, by when, who sees to it, and the document itself as a file. What is"
            " due stands on Today.",
        ),
        deleted=QCoreApplication.translate("incoming", "Document deleted"),
        count=lambda n: QCoreApplication.translate("incoming", "%n documents", "", n),
        ended=QCoreApplication.translate("incoming", "Also those that are done"),
        due=QCoreApplication.translate("incoming", "Due"),
    )


LOOK = Look(
    "incoming",
    icon="incoming",
    words=_words,
    columns={
        "title": 240,
        "from_office": 152,
        "due_on": 136,
        "received_on": 136,
        "handled_by": 128,
        "document_no": 152,
    },
    form=(
        *("title", "from_office", "document_no", "received_on", "due_on", "demand", "handled_by"),
        *("done_on", "done_how", "note"),
    ),
    half=frozenset({"from_office", "document_no", "received_on", "due_on"}),
    filters=("handled_by",),
    narrow=("received_on", "handled_by", "document_no"),
    heads={
        "title": ("文件标题", "标题", "文件名称", "来文标题"),
        "from_office": ("来文单位", "来文机关", "发文单位"),
        "document_no": ("来文字号", "文号", "发文字号"),
        "received_on": ("收文日期", "收到日期", "来文日期"),
        "demand": ("要求", "内容摘要", "办理要求", "事由"),
        "due_on": ("办理期限", "期限", "办结期限", "截止日期"),
        "handled_by": ("承办人", "经办人"),
        "done_on": ("办结日期", "办结时间"),
        "done_how": ("办理结果", "办理情况"),
    },
    book=Book(
        "收文登记簿",
        (
            ("received_on", RegisterColumn("收文日期", 30)),
            ("from_office", RegisterColumn("来文单位", 36)),
            ("document_no", RegisterColumn("文号", 34)),
            ("title", RegisterColumn("标题", 62, "left")),
            ("due_on", RegisterColumn("期限", 28)),
            ("handled_by", RegisterColumn("承办人", 22)),
            ("done_on", RegisterColumn("办结日期", 28)),
            ("done_how", RegisterColumn("办理结果", 33, "left")),
        ),
    ),
)

"""表彰 Awards: who was honoured with what, by whom; printed as the register 簿3 表彰登记."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.plain_page import Look, Words


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("awards", "Awards"),
        new=QCoreApplication.translate("awards", "Write down an award"),
        search=QCoreApplication.translate("awards", "Honour, giver, or who received it"),
        empty=QCoreApplication.translate("awards", "No award yet"),
        first=QCoreApplication.translate(
            "awards",
            "Women, households, homes and units that were honoured. The list prints as the register of awards.",
        ),
        deleted=QCoreApplication.translate("awards", "Award deleted"),
        count=lambda n: QCoreApplication.translate("awards", "%n awards", "", n),
    )


LOOK = Look(
    "award",
    icon="awards",
    words=_words,
    columns={"title": 200, "about": 184, "giver": 168, "level": 112, "given_on": 144, "document_no": 168},
    form=("title", "about", "giver", "level", "given_on", "document_no", "note"),
    half=frozenset({"given_on", "document_no"}),
    filters=("level",),
    narrow=("giver", "given_on", "document_no"),
    book=Book(
        "表彰登记簿",
        (
            ("about", RegisterColumn("姓名/集体/家庭", 44)),
            ("title", RegisterColumn("荣誉名称", 66, "left")),
            ("giver", RegisterColumn("授予单位", 44)),
            ("level", RegisterColumn("级别", 22)),
            ("given_on", RegisterColumn("日期", 34)),
            ("document_no", RegisterColumn("文号", 36)),
            ("note", RegisterColumn("备注", 30, "left")),
        ),
    ),
)

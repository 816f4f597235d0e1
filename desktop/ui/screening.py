"""筛查 Screening: who was asked and who went. What was found is written nowhere."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.plain_page import Look, Words


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("screening", "Screening"),
        new=QCoreApplication.translate("screening", "Write down who was asked"),
        search=QCoreApplication.translate("screening", "Name or initials"),
        empty=QCoreApplication.translate("screening", "Nobody was asked yet"),
        first=QCoreApplication.translate(
            "screening",
            "Who was asked to a screening and on which day she went. What was found is between her and the"
            " doctor: there is no place for it here.",
        ),
        deleted=QCoreApplication.translate("screening", "Taken out"),
        count=lambda n: QCoreApplication.translate("screening", "%n asked", "", n),
    )


LOOK = Look(
    "screening",
    icon="screening",
    words=_words,
    columns={"about": 200, "kind": 104, "year": 80, "invited_on": 136, "done_on": 136},
    form=("about", "kind", "year", "invited_on", "done_on", "place"),
    half=frozenset({"kind", "year", "invited_on", "done_on"}),
    filters=("kind",),
    narrow=("year", "invited_on"),
    heads={"about": ("姓名",), "invited_on": ("通知日期",), "done_on": ("筛查日期", "参加日期")},
    book=Book(
        "两癌筛查组织登记册",
        (
            ("about", RegisterColumn("姓名", 40)),
            ("kind", RegisterColumn("项目", 30)),
            ("year", RegisterColumn("年度", 24)),
            ("invited_on", RegisterColumn("通知日期", 46)),
            ("done_on", RegisterColumn("参加日期", 46)),
            ("place", RegisterColumn("地点", 60, "left")),
        ),
    ),
    watches=frozenset({"person", "household", "org_unit"}),
)

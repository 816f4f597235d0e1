"""妇女人数 Counts: how many women and workers an organisation had on a day."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.plain_page import Look, Words


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("org_counts", "Counts of women"),
        new=QCoreApplication.translate("org_counts", "Write down a count"),
        search=QCoreApplication.translate("org_counts", "Organisation or note"),
        empty=QCoreApplication.translate("org_counts", "No count yet"),
        first=QCoreApplication.translate(
            "org_counts", "How many women work or live in each organisation, on which day they were counted."
        ),
        deleted=QCoreApplication.translate("org_counts", "Count deleted"),
        count=lambda n: QCoreApplication.translate("org_counts", "%n counts", "", n),
    )


LOOK = Look(
    "org_count",
    icon="org_counts",
    words=_words,
    columns={"about": 240, "counted_on": 144, "women": 96, "workers": 112},
    form=("about", "counted_on", "women", "workers", "note"),
    half=frozenset({"women", "workers"}),
    heads={
        "about": ("组织名称", "单位", "嘎查（社区）"),
        "counted_on": ("统计日期", "日期"),
        "women": ("女职工", "女职工人数", "妇女数"),
        "workers": ("职工总数", "职工人数"),
    },
    book=Book(
        "妇女人数登记簿",
        (
            ("about", RegisterColumn("组织名称", 90, "left")),
            ("counted_on", RegisterColumn("统计日期", 45)),
            ("women", RegisterColumn("妇女人数", 40, total=True)),
            ("workers", RegisterColumn("职工总数", 40, total=True)),
            ("note", RegisterColumn("备注", 58, "left")),
        ),
    ),
)

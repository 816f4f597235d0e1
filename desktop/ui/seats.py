"""名额 Planned seats: how many of each post an organisation has, whose seat is a unit's, and which stand vacant."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.table_model import Column, Row


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("seats", "Planned seats"),
        new=QCoreApplication.translate("seats", "Write down seats"),
        search=QCoreApplication.translate("seats", "Organisation or note"),
        empty=QCoreApplication.translate("seats", "No seats planned yet"),
        first=QCoreApplication.translate(
            "seats", "How many of each post were approved; what nobody holds is shown as vacant."
        ),
        deleted=QCoreApplication.translate("seats", "Seats deleted"),
        count=lambda n: QCoreApplication.translate("seats", "%n lines", "", n),
        ended=QCoreApplication.translate("seats", "No longer planned"),
    )


LOOK = Look(
    "establishment",
    icon="seats",
    words=_words,
    columns={"about": 200, "post": 112, "engagement": 88, "planned": 72, "vacant": 88, "seat_kind": 96, "unit": 136},
    form=(*("about", "post", "planned", "engagement", "seat_kind", "unit", "field", "term", "since", "until", "note"),),
    half=frozenset({"since", "until"}),
    filters=("post", "seat_kind"),
    narrow=("engagement", "seat_kind", "unit"),
    heads={
        "about": ("组织名称", "单位"),
        "post": ("职务",),
        "planned": ("名额数", "编制数", "应配"),
        "engagement": ("专兼挂", "专/兼/挂"),
        "seat_kind": ("席位",),
        "unit": ("席位单位",),
        "field": ("界别",),
        "term": ("届次",),
    },
    book=Book(
        "妇联组织名额表",
        (
            ("about", RegisterColumn("组织名称", 62, "left")),
            ("post", RegisterColumn("职务", 32)),
            ("engagement", RegisterColumn("专/兼/挂", 24)),
            ("planned", RegisterColumn("名额", 20, total=True)),
            ("vacant", RegisterColumn("空缺", 20, total=True)),
            ("seat_kind", RegisterColumn("席位类别", 26)),
            ("unit", RegisterColumn("席位单位", 40)),
            ("field", RegisterColumn("界别", 26)),
            ("note", RegisterColumn("备注", 23, "left")),
        ),
    ),
    watches=frozenset({"appointment", "person", "org_unit", "term"}),
)


class SeatsPage(PlainPage):
    """The planned seats of all organisations."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "vacant":
            return replace(made, tone=lambda row: "warn" if row["vacant"] else "", drop=0)
        return replace(made, tone=None)

    def cell(self, row: Row, name: str) -> str:
        if name == "vacant":
            return "" if row["vacant"] is None else str(row["vacant"])
        return super().cell(row, name)


PAGE = SeatsPage

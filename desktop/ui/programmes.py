"""救助项目 Programmes of help: what there is to apply for, until when, for whom, with which papers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.plain_page import Look, Words


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("programmes", "Programmes of help"),
        new=QCoreApplication.translate("programmes", "New programme"),
        search=QCoreApplication.translate("programmes", "Name, office, or a word"),
        empty=QCoreApplication.translate("programmes", "No programme yet"),
        first=QCoreApplication.translate(
            "programmes", "What an office helps with this year: from when to when, for whom, with which papers."
        ),
        deleted=QCoreApplication.translate("programmes", "Programme deleted"),
        count=lambda n: QCoreApplication.translate("programmes", "%n programmes", "", n),
    )


LOOK = Look(
    "programme",
    icon="programmes",
    words=_words,
    columns={"name": 240, "kind": 128, "year": 72, "opens_on": 128, "closes_on": 128, "applicants": 80},
    form=(
        *("name", "kind", "year", "office", "document_no", "opens_on", "closes_on", "age_from", "age_to"),
        *("amount_fen", "once", "conditions", "papers", "note"),
    ),
    half=frozenset(
        {"year", "office", "document_no", "opens_on", "closes_on", "age_from", "age_to", "amount_fen", "once"}
    ),
    filters=("kind",),
    narrow=("year", "opens_on", "closes_on"),
    hints=lambda: {"papers": QCoreApplication.translate("programmes", "One paper, then Enter")},
    heads={"name": ("项目名称", "救助项目名称"), "office": ("主管部门", "责任单位")},
    book=Book(
        "救助项目一览表",
        (
            ("name", RegisterColumn("项目", 50, "left")),
            ("kind", RegisterColumn("类别", 26)),
            ("year", RegisterColumn("年度", 16)),
            ("office", RegisterColumn("主管部门", 34)),
            ("opens_on", RegisterColumn("申报开始", 30)),
            ("closes_on", RegisterColumn("申报截止", 30)),
            ("amount_fen", RegisterColumn("标准（元）", 26)),
            ("conditions", RegisterColumn("对象和条件", 60, "left")),
        ),
    ),
    watches=frozenset({"aid"}),
)

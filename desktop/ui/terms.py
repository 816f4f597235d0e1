"""届次 Terms: since when each organisation's term runs, when it is due, what stands overdue."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.documents.register import Book, RegisterColumn
from desktop.ui.dates import show_date
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.table_model import Column, Row
from desktop.ui.term_words import left_tone, left_words


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("terms", "Terms of office"),
        new=QCoreApplication.translate("terms", "Write down a term"),
        search=QCoreApplication.translate("terms", "Organisation or document"),
        empty=QCoreApplication.translate("terms", "No term yet"),
        first=QCoreApplication.translate(
            "terms", "When each organisation last held its congress, and for how long it was elected."
        ),
        deleted=QCoreApplication.translate("terms", "Term deleted"),
        count=lambda n: QCoreApplication.translate("terms", "%n terms", "", n),
        ended=QCoreApplication.translate("terms", "Ended"),
    )


LOOK = Look(
    "term",
    icon="terms",
    words=_words,
    columns={"about": 220, "ordinal": 80, "start": 136, "length_years": 72, "due_on": 136, "left": 128},
    form=(
        *("about", "ordinal", "congress_ordinal", "start", "length_years", "due", "extended_to", "extension_doc"),
        *("approved_doc", "approved_on", "filed_on", "ended_on", "note"),
    ),
    half=frozenset(
        {
            *("ordinal", "congress_ordinal", "start", "length_years", "due", "extended_to", "approved_doc"),
            *("approved_on", "filed_on", "ended_on"),
        }
    ),
    narrow=("ordinal", "length_years", "start"),
    hints=lambda: {
        "approved_doc": QCoreApplication.translate("terms", "Number of the reply"),
        "extension_doc": QCoreApplication.translate("terms", "Number of the reply that lets it run longer"),
    },
    heads={
        "about": ("组织名称", "单位", "嘎查（社区）", "妇联组织"),
        "ordinal": ("届数", "第几届"),
        "start": ("换届日期", "大会日期", "选举日期", "本届起"),
        "length_years": ("任期", "任期年数"),
        "due": ("届满日", "届满日期"),
        "extended_to": ("延期至",),
        "approved_doc": ("批复文号", "文号"),
        "approved_on": ("批复日期",),
        "filed_on": ("备案日期",),
        "ended_on": ("届终日期",),
    },
    book=Book(
        "妇联组织届次登记簿",
        (
            ("about", RegisterColumn("组织名称", 56, "left")),
            ("ordinal", RegisterColumn("届次", 16)),
            ("start", RegisterColumn("大会日期", 34)),
            ("length_years", RegisterColumn("任期", 16)),
            ("due_on", RegisterColumn("届满日", 34)),
            ("extended_to", RegisterColumn("延期至", 30)),
            ("approved_doc", RegisterColumn("批复文号", 36)),
            ("filed_on", RegisterColumn("备案", 26)),
            ("note", RegisterColumn("备注", 25, "left")),
        ),
    ),
)


class TermsPage(PlainPage):
    """The terms of all organisations."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.watches |= {"setting"}  # how long a term is, from when on it is told of

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "left":
            return replace(made, tone=lambda row: left_tone(row["left"], row["soon"]), drop=0)
        return replace(made, sort=None) if name == "due_on" else made

    def cell(self, row: Row, name: str) -> str:
        if name == "left":
            return left_words(row["left"])
        if name == "due_on":
            return show_date(row["due_on"], self.context.today(), week=False)
        return super().cell(row, name)

    def new_day(self) -> None:
        self.reload()


PAGE = TermsPage

"""议定事项 What meetings resolved: who answers for it, by when, how far it is; printed as 督办台账."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication

from desktop.documents.meeting_papers import ledger
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import tool_button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("resolutions", "Resolutions"),
        new=QCoreApplication.translate("resolutions", "New resolution"),
        search=QCoreApplication.translate("resolutions", "A word of it, or of its progress"),
        empty=QCoreApplication.translate("resolutions", "No resolution is open"),
        first=QCoreApplication.translate(
            "resolutions",
            "What a meeting resolved, with one person who answers for it and a day. It stands on each later agenda "
            "until a meeting closes it.",
        ),
        deleted=QCoreApplication.translate("resolutions", "Resolution deleted"),
        count=lambda n: QCoreApplication.translate("resolutions", "%n resolutions", "", n),
        ended=QCoreApplication.translate("resolutions", "Closed ones too"),
        due=QCoreApplication.translate("resolutions", "Due only"),
    )


LOOK = Look(
    "resolution",
    icon="resolutions",
    words=_words,
    columns={"text": 280, "owner": 120, "due": 128, "state": 160, "meeting": 240, "last_note": 176},
    form=(
        *("meeting", "text", "owner", "helpers", "due", "state", "resolution_note"),
        *("done_on", "closed_on", "closed_by", "note"),
    ),
    half=frozenset({"done_on", "closed_on"}),
    filters=("state", "meeting", "owner"),
    narrow=("meeting", "last_note"),
    heads={
        "meeting": ("会议",),
        "text": ("议定事项", "事项"),
        "owner": ("责任人",),
        "helpers": ("协办", "协办人"),
        "due": ("时限", "完成时限"),
        "state": ("状态",),
        "done_on": ("办结日期",),
        "closed_on": ("销号日期",),
        "note": ("备注",),
    },
    book=Book(
        "议定事项登记簿",
        (
            ("meeting", RegisterColumn("会议", 60, "left")),
            ("text", RegisterColumn("议定事项", 90, "left")),
            ("owner", RegisterColumn("责任人", 28)),
            ("due", RegisterColumn("时限", 28)),
            ("state", RegisterColumn("状态", 30)),
            ("note", RegisterColumn("备注", 37, "left")),
        ),
    ),
    watches=frozenset({"person", "meeting", "org_unit", "term", "activity"}),
)


class ResolutionsPage(PlainPage):
    """What the meetings of one township resolved."""

    def __init__(self, context: Context) -> None:
        self._meeting: bytes | None = None  # whose resolution a new one is that was begun on the page of meetings
        super().__init__(context, LOOK)
        actions = self.header.action_row
        actions.addWidget(tool_button("clipboard-text", self.tr("Ledger of resolutions"), self.print_ledger))
        actions.addWidget(tool_button("file-text", self.tr("Blank ledger"), self.print_blank))

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        return replace(made, sort=None) if name == "last_note" else made

    def cell(self, row: Row, name: str) -> str:
        return str(row["last_note"] or "") if name == "last_note" else super().cell(row, name)

    def proposal(self) -> Mapping[str, Any]:
        found = super().proposal()
        return {**found, "meeting": self._meeting} if self._meeting is not None else found

    def new_record(self) -> None:
        self._meeting = None
        super().new_record()

    def go_to(self, **where: Any) -> None:
        """``new`` with ``meeting``: one that this meeting resolved."""
        self._meeting = where.get("meeting")
        if where.get("new") and self._meeting is not None:
            self.show_new()
            return
        super().go_to(**where)

    def print_ledger(self) -> None:
        """督办台账 of the list as it is filtered and sorted now."""
        self._show(list(self.table.records.ids))

    def print_blank(self) -> None:
        """A page of it to be written by hand."""
        self._show([])

    def _show(self, ids: list[bytes]) -> None:
        data = ledger(self.context.desk, ids)
        self.show_paper(data.title, self.count_words(len(ids)), lambda typesetter: set_paper(data, typesetter))


PAGE = ResolutionsPage

"""会议与选举 Congresses: the list, and one congress in place of it, with its day, delegates, sittings and elections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.documents.register import Book, RegisterColumn
from desktop.ui import theme
from desktop.ui.congresses.view import CongressView
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.record_words import term
from desktop.ui.table_model import Column, Row
from desktop.ui.widgets import button


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("congresses", "Congresses and elections"),
        new=QCoreApplication.translate("congresses", "Prepare a congress"),
        search=QCoreApplication.translate("congresses", "Organisation or note"),
        empty=QCoreApplication.translate("congresses", "No congress yet"),
        first=QCoreApplication.translate(
            "congresses",
            "Prepare one when its day is known: delegates, the paper kit, roll calls, ballots, the count and who is "
            "elected, step by step.",
        ),
        deleted=QCoreApplication.translate("congresses", "Congress deleted"),
        count=lambda n: QCoreApplication.translate("congresses", "%n congresses", "", n),
    )


LOOK = Look(
    "congress",
    icon="congresses",
    words=_words,
    columns={"about": 220, "day": 136, "state": 128, "ordinal": 88, "body": 160, "quota": 88},
    form=("about", "ordinal", "day", "body", "quota", "term", "note"),
    half=frozenset({"ordinal", "day", "quota"}),
    filters=("body",),
    narrow=("body", "quota", "ordinal"),
    heads={
        "about": ("组织", "嘎查", "单位"),
        "ordinal": ("次", "第几次"),
        "day": ("大会日期", "日期"),
        "quota": ("代表名额", "名额"),
    },
    book=Book(
        "妇女代表大会登记册",
        (
            ("about", RegisterColumn("组织", 50, "left")),
            ("ordinal", RegisterColumn("次", 16)),
            ("day", RegisterColumn("大会日期", 34)),
            ("body", RegisterColumn("大会形式", 44)),
            ("quota", RegisterColumn("代表名额", 24)),
            ("term", RegisterColumn("届次", 50, "left")),
            ("note", RegisterColumn("备注", 43, "left")),
        ),
    ),
    watches=frozenset({"org_unit", "term", "election", "candidate", "election_count", "election_tally"})
    | {"delegate", "congress_sitting", "roll_call", "congress_item", "election_worker", "attendance", "activity"}
    | {"person", "appointment"},
)
_TONES = {"preparing": "neutral", "seated": "link", "voted": "accent"}


class CongressesPage(PlainPage):
    """The congresses of the township."""

    def __init__(self, context: Context) -> None:
        self.day_view: CongressView | None = None
        super().__init__(context, LOOK)

    # --- what it looks like -----------------------------------------------------------------------------------------

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        if name == "state":
            return replace(made, sort=None, tone=lambda row: _TONES.get(row["state"], "neutral"), drop=0)
        return made

    def cell(self, row: Row, name: str) -> str:
        return term("congress_state", row["state"]) if name == "state" else super().cell(row, name)

    def panel_content(self) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        words = self.tr("Open the congress: day, delegates, elections")
        self.open_button = button(words, self.open_shown, look="primary", icon_name="caret-right")
        column.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.setContentsMargins(theme.px(16), 0, 0, 0)
        column.addWidget(self.editor, 1)
        return content

    def on_shown(self, record: Mapping[str, Any]) -> None:
        self.open_button.show()

    def on_new(self) -> None:
        self.open_button.hide()

    # --- one congress -----------------------------------------------------------------------------------------------

    def open_shown(self) -> None:
        """The congress that is shown, in place of the list."""
        if self.editor.id is not None:
            self.open_congress(self.editor.id)

    def open_congress(self, id: bytes, election: bytes | None = None) -> CongressView:
        """One congress in place of the list; ``election``: with this one open."""
        if self.day_view is None:
            self.day_view = CongressView(self.context)
            self.day_view.left.connect(self.uncover)
            self.day_view.papers.connect(self.show_paper)
        view = self.day_view
        self.cover(view)
        view.show_congress(id)
        if election is not None:
            view.open_election(election)
        return view

    def open_record(self, id: bytes) -> None:
        """Opens a congress; an election, a delegate or a sitting where it stands."""
        found = self.context.desk.elections.congress_of(id)
        if found is not None:
            super().open_record(found)
            self.open_congress(found, id)
            return
        super().open_record(id)

    def resume_draft(self, key: str) -> None:
        """A draft of a record, or of a count that was being typed."""
        kind, _, rest = key.partition(".")
        if kind != "election_count":
            super().resume_draft(key)
            return
        election = bytes.fromhex(rest.rpartition("-")[2])
        congress = self.context.desk.elections.congress_of(election)
        if congress is not None:
            self.open_congress(congress, election)

    def go_back(self) -> bool:
        if self._over is not None and self._over is self.day_view and self.day_view.go_back():
            return True
        if self._over is not None and self._over is self._list_paper and self.day_view is not None:
            self.cover(self.day_view)
            return True
        return super().go_back()

    def uncover(self) -> None:
        shown = self.day_view is not None and self.day_view.congress is not None
        if self.day_view is not None and shown and self._over is not None and self._over is self._list_paper:
            self.cover(self.day_view)
            return
        if self.day_view is not None and self._over is self.day_view:
            self.day_view.leave()
        super().uncover()

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        if self.day_view is not None and self.day_view.congress is not None and self._over is not None:
            self.day_view.refresh()

    def flush(self) -> None:
        super().flush()
        if self.day_view is not None:
            self.day_view.flush()


PAGE = CongressesPage

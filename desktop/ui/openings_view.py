"""Who read a record on this laptop: its page, or the sealed words in it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.code_words import term
from desktop.ui.dates import show_stamp
from desktop.ui.page import Context
from desktop.ui.record_words import field_words
from desktop.ui.widgets import emptied, label

#: So many of the last times are told.
SHOWN = 20


class OpeningsView(QWidget):
    """The last times; hidden where there is none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px(8), 0, 0)
        self._column.setSpacing(theme.px(4))
        self.hide()

    def show_record(self, kind: str, id: bytes) -> None:
        """Reads anew who read a record."""
        emptied(self._column)
        desk, now = self._context.desk, self._context.now()
        openings = desk.sealing.openings(kind, id, SHOWN)
        if openings:
            self._column.addWidget(label(self.tr("Who read it on this laptop"), "section"))
        for opening in openings:
            who = self.tr("You") if opening.author == desk.records.user else desk.records.user_name(opening.author)
            what = field_words(opening.field, kind) if opening.field else self.tr("The page")
            why = term("opening_reason", opening.reason) if opening.field else ""
            parts = [who or self.tr("Someone else"), show_stamp(opening.at, now), what, why]
            self._column.addWidget(label(" · ".join(filter(None, parts)), "muted", wrap=True))
        self.setVisible(bool(openings))

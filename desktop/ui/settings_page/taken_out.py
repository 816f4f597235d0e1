"""Who took whole identity numbers out of the program, when, and what for: on whatever laptop."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.services.access_log import Line
from desktop.ui import theme
from desktop.ui.dates import show_moment
from desktop.ui.page import Context
from desktop.ui.record_words import kind_words, term
from desktop.ui.widgets import Card, button, emptied, label

#: So many are shown, the newest first; so many more each time that earlier ones are asked for.
MOST = 12


class TakenOut(Card):
    """The log as a card; hidden while nothing stands in it."""

    def __init__(self, context: Context) -> None:
        super().__init__(self.tr("Identity numbers taken out"))
        self._context, self._most = context, MOST
        words = self.tr("Whole identity numbers leave the program only with a reason. It stands here and stays.")
        self.body.addWidget(label(words, "muted", wrap=True))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.px(4))
        self.body.addLayout(self.rows)
        self.earlier = button(self.tr("Show earlier ones"), self._show_earlier, look="link")
        self.body.addWidget(self.earlier, 0, Qt.AlignmentFlag.AlignLeft)
        self.refresh()

    def refresh(self) -> None:
        """Reads the log anew."""
        emptied(self.rows)
        lines = self._context.desk.access_log.lines(self._most + 1)
        self.earlier.setVisible(len(lines) > self._most)
        for line in lines[: self._most]:
            self.rows.addWidget(label(self._words(line), wrap=True))
        self.setVisible(bool(lines))

    def _show_earlier(self) -> None:
        self._most += MOST
        self.refresh()

    def _words(self, line: Line) -> str:
        at = datetime.fromtimestamp(line.at / 1000).isoformat(timespec="minutes")
        parts = [
            show_moment(at, self._context.today()),
            self._context.desk.records.user_name(line.author),
            kind_words(line.listed),
            self.tr("%n records", "", line.count),
            term("access_reason", line.reason),
        ]
        return " · ".join(part for part in parts if part)

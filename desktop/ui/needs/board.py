"""The board: open needs by how far they are, those whose term ends first in front."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.needs.records import OPEN
from desktop.ui import theme
from desktop.ui.elided import ElidedLink
from desktop.ui.needs.words import due_words
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.widgets import Scroll, button, label, rule, tool_button

#: So many of a column are shown; the list has all.
SHOWN = 30


class Board(Scroll):
    """``opened``: a need; ``asked``: all of a state, as a list; ``left``: back to the list."""

    opened = Signal(bytes)
    asked = Signal(str)
    left = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(margin=8)
        needs, today = context.desk.needs, context.today()
        head = QHBoxLayout()
        head.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc)"), self.left.emit))
        head.addWidget(label(self.tr("Board"), "title"), 1)
        self.body.addLayout(head)
        columns = QHBoxLayout()
        columns.setSpacing(theme.px(12))
        board = needs.board()
        shown = [row.id for rows in board.values() for row in rows[:SHOWN]]
        records = {record["id"]: record for record in needs.page(shown) if record is not None}
        for state in OPEN:
            rows = board[state]
            column = QVBoxLayout()
            column.setAlignment(Qt.AlignmentFlag.AlignTop)
            column.addWidget(label(f"{term('need_state', state)} {len(rows)}", "section"))
            column.addWidget(rule())
            for row in rows[:SHOWN]:
                record = records[row.id]
                whom = record["about_name"] or term("need_kind", row.kind)
                card = QWidget()
                lines = QVBoxLayout(card)
                lines.setContentsMargins(0, theme.px(2), 0, theme.px(4))
                lines.setSpacing(0)
                lines.addWidget(ElidedLink(whom, partial(self.opened.emit, row.id)))
                words, tone = due_words(row.due, today)
                lines.addWidget(label(" · ".join(filter(None, (row.no, words))), "small", wrap=True, tone=tone))
                column.addWidget(card)
            if len(rows) > SHOWN:
                more = self.tr("%n more", "", len(rows) - SHOWN)
                column.addWidget(button(more, partial(self.asked.emit, state), look="link"))
            if not rows:
                column.addWidget(label(self.tr("None."), "muted"))
            column.addStretch(1)
            columns.addLayout(column, 1)
        self.body.addLayout(columns)
        self.body.addStretch(1)

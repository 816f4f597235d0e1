"""The day of a congress as a guided list: what comes next, what is done, and where each thing is done."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.congress.congresses import SHORT_ITEMS, Item
from desktop.ui import theme
from desktop.ui.congresses.rules import RulesDialog
from desktop.ui.congresses.words import moment_words
from desktop.ui.elided import Elided
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.roles import may_change
from desktop.ui.widgets import Scroll, button, emptied, label, tool_button

#: Item → the part of the congress where it is done.
_PARTS: Final = {
    **dict.fromkeys(("I01", "I02", "I12"), "sittings"),
    **dict.fromkeys(("I05", "I07"), "delegates"),
    **dict.fromkeys(("I11", "I14", "I15", "I16", "I17", "I18", "I19", "I20", "I21"), "elections"),
    **dict.fromkeys(("I08", "I13"), "rules"),
}


class DayPart(QWidget):
    """The items. ``part_asked``: the part of the congress where one is done."""

    part_asked = Signal(str)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._congress: bytes | None = None
        self._all = False
        self._writes = may_change(context.desk, "congress_item")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._scroll = Scroll(margin=8)
        outer.addWidget(self._scroll)

    def show_congress(self, id: bytes) -> None:
        """Shows the day of a congress."""
        if id != self._congress:
            self._congress, self._all = id, False
        self._fill()

    def _fill(self) -> None:
        assert self._congress is not None
        congresses, body = self._context.desk.congresses, self._scroll.body
        emptied(body)
        items = congresses.items(self._congress)
        short = congresses.short_form(self._congress) and not self._all
        shown = [item for item in items if not short or item.code in SHORT_ITEMS or item.done_at]
        coming = next((item.code for item in shown if not item.done_at and not item.left_out), "")
        for number, item in enumerate(shown, 1):
            body.addWidget(self._line(number, item, item.code == coming))
        if short:
            body.addWidget(button(self.tr("Show all 22 items"), self._show_all, look="link"))
        body.addStretch(1)

    def _show_all(self) -> None:
        self._all = True
        self._fill()

    def _line(self, number: int, item: Item, coming: bool) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        words = term("congress_item", item.code)
        icon = "check-circle" if item.done_at else "minus-circle" if item.left_out else "circle"
        tip = self.tr("Open again: {item}") if item.done_at or item.left_out else self.tr("Done now: {item}")
        mark = tool_button(icon, tip.format(item=words), partial(self._turn, item))
        mark.setEnabled(self._writes)
        row.addWidget(mark)
        row.addWidget(Elided(f"{number}. {words}", "heading" if coming else ""), 1)
        if item.left_out:
            row.addWidget(label(self.tr("left out"), "muted"))
        if item.done_at:
            row.addWidget(label(moment_words(item.done_at, self._context.today()), "muted"))
        part = _PARTS.get(item.code)
        if part:
            row.addWidget(button(self.tr("Go there"), partial(self._go, part), look="primary" if coming else "link"))
        if self._writes and not item.done_at and not item.left_out:
            row.addWidget(button(self.tr("Leave out"), partial(self._leave_out, item), look="link"))
        return line

    def _go(self, part: str) -> None:
        if part == "rules":
            self.ask_rules()
        else:
            self.part_asked.emit(part)

    def ask_rules(self) -> RulesDialog:
        """选举办法 of the congress."""
        assert self._congress is not None
        dialog = RulesDialog(self._context, self._congress, self)
        dialog.open()
        return dialog

    def _turn(self, item: Item) -> None:
        congress, congresses = self._congress, self._context.desk.congresses
        assert congress is not None
        at = None if item.done_at or item.left_out else ""
        words = term("congress_item", item.code)
        self._context.act(lambda: congresses.set_item(congress, item.code, at=at), words)

    def _leave_out(self, item: Item) -> None:
        congress, congresses = self._congress, self._context.desk.congresses
        assert congress is not None
        words = self.tr("Left out: {item}").format(item=term("congress_item", item.code))
        self._context.act(lambda: congresses.set_item(congress, item.code, left_out=True), words)

"""How many women held each tag on a day: today, at the end of a year, whenever."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.person_tags import TagCount
from desktop.services.spreadsheets import Table
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.form_fields import DateEditor
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.roles import may_carry_off
from desktop.ui.widgets import Scroll, button, emptied, label, tool_button


class TagCounts(QWidget):
    """A day, and under it each tag with its women; a number opens them on the roster. ``left_it``: back to the list;
    ``printed`` carries the table that goes on paper."""

    left_it = Signal()
    printed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._counts: list[TagCount] = []
        self._day = context.today()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        head = QHBoxLayout()
        head.setSpacing(theme.px(8))
        head.addWidget(tool_button("caret-left", self.tr("Back to the list (Esc)"), self.left_it.emit))
        head.addWidget(label(self.tr("How many held each tag on"), "heading"))
        self.day = DateEditor(context.today, partial=False, future=False)
        self.day.setAccessibleName(self.tr("Day"))
        self.day.set_value(self._day.isoformat())
        self.day.left.connect(self._on_day)
        self.day.line.submitted.connect(self._on_day)
        head.addWidget(self.day)
        head.addStretch(1)
        self.print_button = tool_button("printer", self.tr("Print (Ctrl+P)"), self.print_counts)
        self.print_button.setVisible(may_carry_off(context.desk))
        head.addWidget(self.print_button)
        outer.addLayout(head)
        self._told = label("", "muted", wrap=True)
        outer.addWidget(self._told)
        scroll = Scroll()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.px(24))
        self._grid.setVerticalSpacing(theme.px(6))
        self._grid.setColumnStretch(3, 1)
        scroll.body.addLayout(self._grid)
        scroll.body.addStretch(1)
        outer.addWidget(scroll, 1)
        self.setFocusProxy(self.day)

    def _on_day(self) -> None:
        value = self.day.value()
        try:
            self._day = date.fromisoformat(str(value))
        except ValueError:
            self.day.set_invalid(True)
            return
        self.day.set_invalid(False)
        self.count()

    def count(self) -> None:
        """Counts anew for the day that is chosen."""
        self._counts = self._context.desk.tags.held_on(self._day)
        emptied(self._grid)
        words = self.tr("Tags without a date count on any day.")
        if self._day < self._context.today():
            words += self.tr(" Women who left since count too, as nobody writes down when.")
        if not self._counts:
            words = self.tr("Nobody held a tag then.")
        self._told.setText(words)
        for at, count in enumerate(self._counts):
            self._grid.addWidget(label(term("tag", count.tag)), at, 0)
            shown = button(self.tr("%n women", "", len(count.women)), partial(self._open, count), look="link")
            self._grid.addWidget(shown, at, 1, Qt.AlignmentFlag.AlignRight)
            undated = self.tr("%n of them without a date", "", len(count.undated)) if count.undated else ""
            self._grid.addWidget(label(undated, "muted"), at, 2)

    def _words_of(self, count: TagCount) -> str:
        return f"{term('tag', count.tag)} · {show_date(self._day.isoformat(), self._context.today(), week=False)}"

    def _open(self, count: TagCount) -> None:
        self._context.window.go("people", ids=count.women, words=self._words_of(count))

    def print_counts(self) -> None:
        """The table as it stands, for a paper."""
        day = self._day
        rows = [[term("tag", c.tag), len(c.women), len(c.undated) or None] for c in self._counts]
        about = f"{self._context.desk.records.township_name()}　{day.year}年{day.month}月{day.day}日"
        self.printed.emit(Table("人员标签统计表", about, ("标签", "人数", "其中未记日期"), rows))

"""日历 A month of activities and meetings: a cell a day, and below it what is on that day."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QVBoxLayout

from desktop.services.grid import GridCell, GridLine
from desktop.services.month_calendar import DAYS, TODAY, Entry, entries, month_grid, weeks_of
from desktop.ui import theme
from desktop.ui.dates import show_date, weekday
from desktop.ui.elided import ElidedLink
from desktop.ui.grid import GridView, GridWords
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.widgets import Scroll, button, emptied, label, tool_button

#: The page on which something opens.
PAGES = {"activity": "activities", "meeting": "meetings"}


class CalendarPage(Page):
    """One month of one township."""

    watches = frozenset({"activity", "meeting", "org_unit", "term"})
    help_topic = "calendar"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        today = context.today()
        self.year, self.month = today.year, today.month
        self.chosen = today
        self._entries: list[Entry] = []
        self.links: list[ElidedLink] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self.header = Header(self.tr("Calendar"))
        outer.addWidget(self.header)
        choose = QHBoxLayout()
        choose.setSpacing(theme.px(8))
        self.name = label("", "heading")
        for widget in (
            tool_button("caret-left", self.tr("Month before"), partial(self.step, -1)),
            self.name,
            tool_button("caret-right", self.tr("Month after"), partial(self.step, 1)),
            button(self.tr("Today"), self.show_today, look="link"),
        ):
            choose.addWidget(widget)
        choose.addStretch(1)
        outer.addLayout(choose)
        self.grid = GridView(self.tr("Calendar"))
        self.grid.verticalHeader().hide()  # which week of the month it is says nothing
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.opened.connect(self.open_cell)
        self.grid.moved.connect(self.choose)
        outer.addWidget(self.grid, 3)
        self.day = label("", "strong")
        outer.addWidget(self.day)
        self.below = Scroll()
        outer.addWidget(self.below, 1)
        self.setFocusProxy(self.grid)
        self._read()

    def refresh(self, changes: Any) -> None:
        self._read()

    def new_day(self) -> None:
        self._read()

    def step(self, months: int) -> None:
        """Shows the month before (−1) or after (+1), with its first day chosen."""
        at = self.year * 12 + self.month - 1 + months
        if not date.min.year < at // 12 < date.max.year:
            return
        self.year, self.month = at // 12, at % 12 + 1
        self.chosen = date(self.year, self.month, 1)
        self._read()

    def show_today(self) -> None:
        """Back to this month and day."""
        self.chosen = self.context.today()
        self.year, self.month = self.chosen.year, self.chosen.month
        self._read()

    def _read(self) -> None:
        weeks = weeks_of(self.year, self.month)
        days = [day for week in weeks for day in week if day is not None]
        self._entries = entries(self.context.desk, days[0], days[-1])
        today, chosen = self.context.today(), self.chosen  # showing a matrix moves the keyboard, and with it the day
        self.name.setText(show_date(f"{self.year}-{self.month:02}", today))
        grid = month_grid(self.year, self.month, self._entries, today)
        monday = date(2026, 11, 2)
        heads = [weekday(monday.replace(day=monday.day + int(number) - 1)) for number in DAYS]
        self.grid.show_grid(grid, GridWords(self.tr("Week"), heads, self._cell_words, self._state_words))
        row, column = next((at, week.index(chosen)) for at, week in enumerate(weeks) if chosen in week)
        self.grid.setCurrentIndex(self.grid.matrix.index(row, column))
        self.chosen = chosen
        self._show_day()

    @staticmethod
    def _cell_words(cell: GridCell) -> str:
        if cell.value is None:
            return ""
        return f"{cell.value} ({len(cell.ids)})" if cell.ids else str(cell.value)

    def _state_words(self, line: GridLine, column: int) -> str:
        cell = line.cells[column]
        names = "、".join(each.words for each in self._entries if each.id in cell.ids)
        return "，".join(filter(None, (self.tr("Today") if cell.state == TODAY else "", names)))

    # --- one day ----------------------------------------------------------------------------------------------------

    def choose(self, row: int, column: int) -> None:
        """Shows below what is on the day of a cell."""
        value = self.grid.matrix.grid.lines[row].cells[column].value
        if value is not None:
            self.chosen = date(self.year, self.month, value)
            self._show_day()

    def open_cell(self, row: int, column: int) -> None:
        """Opens what is on the day of a cell, where it is one thing; else the keyboard goes to the list of them."""
        self.choose(row, column)
        found = [each for each in self._entries if each.day == self.chosen]
        if len(found) == 1:
            self._open(found[0])
        elif found:
            self.links[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_day(self) -> None:
        self.day.setText(show_date(self.chosen.isoformat(), self.context.today()))
        emptied(self.below.body)
        found = [each for each in self._entries if each.day == self.chosen]
        self.links = []
        for each in found:
            off = self.tr("called off") if each.off else ""
            words = " · ".join(filter(None, (each.clock, each.words, off)))
            self.links.append(ElidedLink(words, partial(self._open, each)))
            self.below.body.addWidget(self.links[-1])
        if not found:
            self.below.body.addWidget(label(self.tr("Nothing is on."), "muted"))
        self.below.body.addStretch(1)

    def _open(self, entry: Entry) -> None:
        self.context.window.go(PAGES[entry.kind], id=entry.id)

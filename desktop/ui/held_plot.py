"""Twelve months of activities, small: on Today, on a home's and on a unit's page. A bar opens its activities."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop import jobs
from desktop.documents.plots import Bar
from desktop.errors import KnownError
from desktop.services.held_months import HeldMonth, held_months
from desktop.ui import theme
from desktop.ui.month.words import term_words
from desktop.ui.page import Context
from desktop.ui.plot import SMALL_HEIGHT, PlotView
from desktop.ui.widgets import label


class HeldPlot(QWidget):
    """Those of the township, of a ``home`` or of a ``unit``. Hidden where nothing was held in two years."""

    counted = Signal()

    def __init__(self, context: Context, *, home: bytes | None = None, unit: bytes | None = None) -> None:
        super().__init__()
        self._context, self._home, self._unit = context, home, unit
        self._months: list[HeldMonth] = []
        self._asked = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self._name = self.tr("Activities, the last twelve months")
        column.addWidget(label(self._name, "muted", wrap=True))
        self.plot = PlotView(self._words, SMALL_HEIGHT)
        self.plot.opened.connect(self._open)
        column.addWidget(self.plot)
        note = self.tr("The line across a bar is the same month of the year before.")
        column.addWidget(label(note, "small", wrap=True))
        self.read()

    def read(self) -> None:
        """Counts on another thread: two years of a large township take as long as the rest of the page. ``counted``
        follows."""
        desk, own = self._context.desk, self._context.settings.closing_day
        home, unit = self._home, self._unit
        self._asked += 1
        show = partial(self._show, self._asked)
        jobs.run(lambda _task: held_months(desk, own, home=home, unit=unit), show, self._not_counted, self)

    def _show(self, asked: int, months: list[HeldMonth]) -> None:
        if asked != self._asked:
            return  # counted before what changed meanwhile
        self._months = months
        self.plot.show_bars(self.bars(), self._name)
        self.setVisible(any(month.now or month.before for month in months))
        self.counted.emit()

    def _not_counted(self, error: KnownError) -> None:
        self.hide()  # the page is the matter here

    def bars(self) -> tuple[Bar, ...]:
        """What is plotted."""
        return tuple(
            Bar(
                str(month.term.number),
                len(month.now),
                None if month.before is None else len(month.before),
            )
            for month in self._months
        )

    def _words(self, bar: int) -> str:
        month = self._months[bar]
        given = {"month": term_words(month.term, self._context.today()), "number": f"{len(month.now):,}"}
        if month.before is None:
            return self.tr("{month}: {number}").format(**given)
        return self.tr("{month}: {number}, a year before {before}").format(**given, before=f"{len(month.before):,}")

    def _open(self, bar: int) -> None:
        month = self._months[bar]
        if month.now:
            words = term_words(month.term, self._context.today())
            self._context.window.go("activities", ids=list(month.now), words=words)

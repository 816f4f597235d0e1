"""组织和队伍 What stands of organisations and posts on a term's last day, beside the year before; each opens its rows.

By their dates alone, so no report freezes it; offices' forms ask for it beside a report's figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.figures import FEDERATION, Count, Line, Period, Report
from desktop.ui.month.grid import FigureGrid, Opened
from desktop.ui.month.live_tables import compared_heads
from desktop.ui.month.words import cell_words, figure_words, growth_words
from desktop.ui.page import Context
from desktop.ui.widgets import Card

Counts = Mapping[str, Count]


class FederationCard(Card):
    """Of one ``report``'s last day. Hidden until it is counted, and where there is no organisation. ``behind``: what a
    number of a line opens."""

    def __init__(
        self,
        context: Context,
        report: Report,
        behind: Callable[[Line, str, Period], Opened],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Organisations and posts on the last day"), parent)
        self._context, self._report, self._behind = context, report, behind
        self.lines: list[Line] = []
        self.hide()
        figures, last, before = context.desk.federation_figures, report.period.last, report.year_before.last
        jobs.run(lambda _task: (figures.counted(last), figures.counted(before)), self._show, self._failed, self)

    def _failed(self, error: KnownError) -> None:
        self._context.window.notify.error(error)

    def _show(self, counted: tuple[Counts, Counts]) -> None:
        now, before = counted
        if not now["org.units"].cell.num:
            return
        self.lines = [Line(FEDERATION[id_], count, before[id_], count) for id_, count in now.items()]
        grid = FigureGrid(compared_heads(self._report.term, self._context.today())[:4])
        for line in self.lines:
            id_ = line.figure.id
            numbers: list[tuple[str, Opened]] = [
                (cell_words(line.now.cell, id_), self._behind(line, "now", self._report.period)),
                (cell_words(before[id_].cell, id_), self._behind(line, "before", self._report.year_before)),
                (growth_words(line.growth), None),
            ]
            grid.add(figure_words(line.figure), numbers)
        self.body.addWidget(grid)
        self.show()

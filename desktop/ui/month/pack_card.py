"""口径包 on the reports: by which pack a term is counted, until when it is due, how far the targets of the year are."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QCoreApplication

from desktop.services.figures import FIGURES, Line, Report
from desktop.services.forms_packs import Pack
from desktop.ui.dates import show_date
from desktop.ui.month.grid import FigureGrid, Opened
from desktop.ui.month.words import cell_words, figure_words, towards
from desktop.ui.widgets import Card, label


class PackCard(Card):
    """``opened(line)``: what the number of the year to date opens."""

    def __init__(self, pack: Pack, report: Report, today: date, opened: Callable[[Line], Opened]) -> None:
        super().__init__(QCoreApplication.translate("PackCard", "Forms pack: {pack}").format(pack=pack.title))
        due = pack.due_on(report.period.last)
        if due is not None:
            words = self.tr("The report is due on {day} by {clock}.")
            if today > due[0]:
                words = self.tr("The report was due on {day} by {clock}.")
            day = show_date(due[0].isoformat(), today)
            self.body.addWidget(label(words.format(day=day, clock=due[1]), wrap=True))
        lines = {line.figure.id: line for line in report.lines}
        wanted = {id_: number for id_, number in pack.targets.items() if id_ in lines}
        if wanted:
            heads = (self.tr("Figure"), self.tr("Year to date"), self.tr("Target of the year"), self.tr("Reached"))
            grid = FigureGrid(heads)
            for id_, number in wanted.items():
                line = lines[id_]
                reached = cell_words(towards(line.to_date.cell, number, id_)).partition(" = ")[2]
                numbers: list[tuple[str, Opened]] = [(cell_words(line.to_date.cell, id_), opened(line))]
                numbers += [(f"{number:,}", None), (reached, None)]
                grid.add(figure_words(FIGURES[id_]), numbers)
            self.body.addWidget(grid)
        newer = [id_ for id_ in pack.targets if id_ not in FIGURES]
        if newer:
            words = self.tr("%n targets are of figures that a newer version counts.", "", len(newer))
            self.body.addWidget(label(words, "small", wrap=True))

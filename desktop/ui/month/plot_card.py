"""Twelve months of one figure, with last year's mark; a bar opens its month."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from desktop.documents.plots import Bar, bars
from desktop.documents.report import WIDTH, ReportPlot
from desktop.services.figures import FIGURES, MonthCells, Span, Term
from desktop.ui.month.words import cell_words, figure_words, term_words
from desktop.ui.page import Context
from desktop.ui.plot import HEIGHT, PlotView
from desktop.ui.widgets import Card, Segments, label

#: What can be plotted, the first to begin with.
PLOTTED = ("act.count", "act.heads", "act.women", "visit.count")


class PlotCard(Card):
    """``opened`` is called with the term of the bar that was pressed."""

    def __init__(self, context: Context, opened: Callable[[Term], object], parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Twelve months"))
        self.setParent(parent)
        self._context, self._months = context, tuple[MonthCells, ...]()
        self.choice = Segments([(id_, figure_words(FIGURES[id_])) for id_ in PLOTTED])
        self.choice.chosen.connect(self._on_chosen)
        self.body.addWidget(self.choice)
        self.plot = PlotView(self._words)
        self.plot.opened.connect(lambda bar: opened(self._months[bar].term))
        self.body.addWidget(self.plot)
        self._note = self.tr("The line across a bar is the same month of the year before.")
        self.body.addWidget(label(self._note, "small", wrap=True))

    def show_months(self, months: Sequence[MonthCells]) -> None:
        """Twelve of them, the earliest first."""
        self._months = tuple(months)
        self._draw()

    def ends_with(self, term: Term) -> bool:
        """Whether the months of this term are those that are plotted now."""
        return bool(self._months) and self._months[-1].term == term.as_long_as(Span.MONTH)

    def bars(self) -> tuple[Bar, ...]:
        """What is plotted now."""
        id_ = self.choice.value()
        return tuple(
            Bar(
                self.tr("{number}").format(number=month.term.number),
                month.now[id_].num if month.now else 0,
                month.before[id_].num if month.before else None,
            )
            for month in self._months
        )

    def on_paper(self) -> ReportPlot:
        """The same, for a report."""
        name = f"{self.heading.text()} · {figure_words(FIGURES[self.choice.value()])} · {self._note}"
        return ReportPlot(name, bars(self.bars(), WIDTH, HEIGHT))

    def _on_chosen(self, key: str) -> None:
        self.choice.set_value(key)
        self._draw()

    def _draw(self) -> None:
        self.plot.show_bars(self.bars(), figure_words(FIGURES[self.choice.value()]))

    def _words(self, bar: int) -> str:
        month, id_ = self._months[bar], self.choice.value()
        given = {"month": term_words(month.term, self._context.today())}
        given["number"] = cell_words(month.now[id_]) if month.now else "—"
        if not month.before:
            return self.tr("{month}: {number}").format(**given)
        before = cell_words(month.before[id_])
        return self.tr("{month}: {number}, a year before {before}").format(**given, before=before)

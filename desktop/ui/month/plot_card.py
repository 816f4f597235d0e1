"""A report's figures drawn: twelve months with last year's mark and the target, by kind, by gacha, and shares of a
whole. A bar opens its month or the names behind it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from desktop import jobs
from desktop.documents.plots import Bar, Lying, bars, lying
from desktop.documents.report import WIDTH, ReportPlot
from desktop.errors import KnownError
from desktop.services.figures import FIGURES, PLOTTED, Cell, Count, GachaCounts, MonthCells, Report, Span, Term
from desktop.services.month import KindLine
from desktop.services.plain_records import UNSET
from desktop.ui.month.grid import Opened
from desktop.ui.month.words import cell_words, figure_words, term_words, towards
from desktop.ui.page import Context
from desktop.ui.plot import HEIGHT, PlotView
from desktop.ui.record_words import term as code_words
from desktop.ui.widgets import Card, Segments, label

#: A target of the year is divided by so many months.
MONTHS = 12


class Row(NamedTuple):
    """A bar that lies, and what it opens."""

    bar: Lying
    opened: Opened


class PlotCard(Card):
    """``opened`` is called with the term of the month that was pressed; ``behind(line, column, period)`` is what a
    figure of the report opens, ``names(words, figure, rows)`` shows names."""

    def __init__(
        self,
        context: Context,
        opened: Callable[[Term], object],
        behind: Callable[..., Opened],
        names: Callable[..., object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(self.tr("Plots"))
        self.setParent(parent)
        self._context, self._opened, self._behind, self._names = context, opened, behind, names
        self._months = tuple[MonthCells, ...]()
        self._report: Report | None = None
        self._gachas: tuple[Report, Sequence[GachaCounts]] | None = None
        self._rows: list[Row] = []
        self.way = Segments(
            [
                ("months", self.tr("Twelve months")),
                ("kind", self.tr("By kind")),
                ("gacha", self.tr("By gacha")),
                ("coverage", self.tr("Coverage")),
            ]
        )
        self.choice = Segments([(id_, figure_words(FIGURES[id_])) for id_ in PLOTTED])
        for segments in (self.way, self.choice):
            segments.chosen.connect(partial(self._on_chosen, segments))
            self.body.addWidget(segments)
        self.plot = PlotView(self._words)
        self.plot.opened.connect(self._open)
        self.body.addWidget(self.plot)
        self._note = label("", "small", wrap=True)
        self.body.addWidget(self._note)

    def show_months(self, months: Sequence[MonthCells]) -> None:
        """Twelve of them, the earliest first."""
        self._months = tuple(months)
        if self.way.value() == "months":
            self._draw()

    def show_report(self, report: Report) -> None:
        """The term whose kinds, gachas and shares are drawn."""
        self._report = report
        if self.way.value() != "months":
            self._draw()

    def ends_with(self, term: Term) -> bool:
        """Whether what is plotted now is of this term, and all of it is here."""
        way, report = self.way.value(), self._report
        if way == "months":
            return bool(self._months) and self._months[-1].term == term.as_long_as(Span.MONTH)
        here = report is not None and report.term == term
        return here and (way != "gacha" or (self._gachas is not None and self._gachas[0] is report))

    def bars(self) -> tuple[Bar, ...]:
        """The months of the chosen figure."""
        id_ = self.choice.value()
        return tuple(
            Bar(
                self.tr("{number}").format(number=month.term.number),
                month.now[id_].num if month.now else 0,
                month.before[id_].num if month.before else None,
            )
            for month in self._months
        )

    def rows(self) -> list[Lying]:
        """The rows that are drawn now; [] where months are."""
        return [row.bar for row in self._rows]

    def target(self) -> int | None:
        """A twelfth of the year's target, rounded up, of a figure that months add up to."""
        id_ = self.choice.value()
        if not self._months or FIGURES[id_].time.value != "flow":
            return None
        pack = self._context.desk.forms_packs.at(self._months[-1].period.last)
        year = None if pack is None else pack.targets.get(id_)
        return None if year is None else -(-year // MONTHS)

    def on_paper(self) -> ReportPlot:
        """The same, for a report."""
        name = " · ".join(part for part in (self._name(), self._note.text()) if part)
        if self.way.value() == "months":
            return ReportPlot(name, bars(self.bars(), WIDTH, HEIGHT, self.target()))
        return ReportPlot(name, lying(self.rows(), WIDTH))

    def _name(self) -> str:
        words = {
            "months": self.tr("Twelve months"),
            "kind": self.tr("By kind"),
            "gacha": self.tr("By gacha"),
            "coverage": self.tr("Coverage"),
        }[self.way.value()]
        return words if self.way.value() == "coverage" else f"{words} · {figure_words(FIGURES[self.choice.value()])}"

    def _on_chosen(self, segments: Segments, key: str) -> None:
        segments.set_value(key)
        self.plot.chosen = -1
        self._draw()

    def _draw(self) -> None:
        way = self.way.value()
        self.choice.setVisible(way != "coverage")
        if way == "months":
            self._rows = []
            target = self.target()
            note = self.tr("The line across a bar is the same month of the year before.")
            if target is not None:
                note += " " + self.tr("Dashed: a twelfth of the year's target, {number}.").format(number=f"{target:,}")
            self._tell(note)
            self.plot.show_bars(self.bars(), self._name(), target)
            return
        if self._report is None:
            return
        if way == "gacha" and (self._gachas is None or self._gachas[0] is not self._report):
            report, desk = self._report, self._context.desk
            self._show([], self.tr("Counting…"))
            jobs.run(
                lambda _task: desk.figures.by_gacha(report.period), partial(self._on_gachas, report), self._failed, self
            )
            return
        rows, note = {"kind": self._by_kind, "gacha": self._by_gacha, "coverage": self._coverage}[way](self._report)
        self._show(rows, note if rows else self.tr("There is nothing to draw in this period."))

    def _show(self, rows: list[Row], note: str) -> None:
        self._rows = rows
        self._tell(note)
        self.plot.show_lying(self.rows(), self._name())

    def _tell(self, note: str) -> None:
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def _failed(self, error: KnownError) -> None:
        self._context.window.notify.error(error, self._draw)

    def _on_gachas(self, report: Report, gachas: Sequence[GachaCounts]) -> None:
        if report is self._report:  # else another term is shown meanwhile
            self._gachas = report, gachas
            if self.way.value() == "gacha":
                self._draw()

    # --- what lies --------------------------------------------------------------------------------------------------

    def _by_kind(self, report: Report) -> tuple[list[Row], str]:
        """Activities by kind; visits by whom they went to."""
        id_, summary, go = self.choice.value(), report.summary, self._context.window.go
        days = {"since": report.period.first.isoformat(), "until": report.period.last.isoformat()}
        if id_ == "visit.count":
            return [
                Row(
                    Lying(self._target(target), f"{number:,}", number),
                    partial(go, "visits", target=target or UNSET, **days),
                )
                for target, number in summary.visits_by_target
            ], ""

        def row(line: KindLine) -> Row:
            name = code_words("activity_kind", line.kind)
            opened: Opened = partial(go, "activities", kind=line.kind, status="held", **days)
            number = {"act.count": len(line.activities), "act.heads": line.attendances}.get(id_, len(line.people))
            if id_ == "act.women":
                words = self._behind_words(report, name)
                opened = partial(go, "people", ids=sorted(line.people), words=words)
            return Row(Lying(name, f"{number:,}", number), opened if number else None)

        note = self.tr("A woman who came to two kinds stands with both.") if id_ == "act.women" else ""
        return [row(line) for line in summary.kinds], note

    def _by_gacha(self, report: Report) -> tuple[list[Row], str]:
        id_ = self.choice.value()
        assert self._gachas is not None
        rows = []
        for gacha in self._gachas[1]:
            count = gacha.counts[id_]
            if gacha.unit is None and not count.cell.num:
                continue
            name = gacha.name or self.tr("Of no gacha")
            opened = self._opens(report, id_, name, count) if count.cell.num else None
            rows.append(Row(Lying(name, cell_words(Cell(count.cell.num), id_), count.cell.num), opened))
        return rows, self.tr("What several gachas held together stands with each of them.")

    def _coverage(self, report: Report) -> tuple[list[Row], str]:
        """Shares, then how much of the year's targets is reached by the end of the term."""
        shares = {
            "home.active": self.tr("Women's homes with an activity"),
            "org.reformed": self.tr("Gachas with a women's federation"),
        }
        rows = []
        for line in report.lines:
            cell = line.now.cell
            if cell.den is not None and not line.figure.each:
                opened = self._behind(line, "now", report.period)
                name = shares.get(line.figure.id) or figure_words(line.figure).strip("　… ")
                words = cell_words(cell, line.figure.id)
                rows.append(Row(Lying(name, words, cell.num, cell.den), opened))
        pack = self._context.desk.forms_packs.at(report.period.last)
        targets = {} if pack is None else pack.targets
        for line in report.lines:
            if line.figure.id in targets:
                cell = towards(line.to_date.cell, targets[line.figure.id], line.figure.id)
                name = self.tr("Target: {figure}").format(figure=figure_words(line.figure))
                rows.append(
                    Row(
                        Lying(name, cell_words(cell), cell.num, cell.den),
                        self._behind(line, "to_date", report.to_date),
                    )
                )
        return rows, self.tr("The dashed line is the whole: 100 %.")

    def _opens(self, report: Report, id_: str, name: str, count: Count) -> Opened:
        words, rows, go = self._behind_words(report, name), list(count.rows or ()), self._context.window.go
        if FIGURES[id_].opens == "activity":
            return lambda: go("activities", ids=rows, words=words)
        if FIGURES[id_].opens == "person":
            return lambda: go("people", ids=rows, words=words)
        return lambda: self._names(words, FIGURES[id_], rows)

    def _behind_words(self, report: Report, name: str) -> str:
        return f"{term_words(report.term, self._context.today())} · {name}"

    def _target(self, target: str) -> str:
        return code_words("visit_target", target) if target else self.tr("Not classified")

    # --- one bar ----------------------------------------------------------------------------------------------------

    def _open(self, bar: int) -> None:
        if self.way.value() == "months":
            self._opened(self._months[bar].term)
        elif (opened := self._rows[bar].opened) is not None:
            opened()

    def _words(self, bar: int) -> str:
        if self.way.value() != "months":
            row = self._rows[bar].bar
            return self.tr("{name}: {number}").format(name=row.label, number=row.words)
        month, id_ = self._months[bar], self.choice.value()
        given = {"month": term_words(month.term, self._context.today())}
        given["number"] = cell_words(month.now[id_], id_) if month.now else "—"
        if not month.before:
            return self.tr("{month}: {number}").format(**given)
        before = cell_words(month.before[id_], id_)
        return self.tr("{month}: {number}, a year before {before}").format(**given, before=before)

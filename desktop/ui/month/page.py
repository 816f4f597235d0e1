"""报表 The figures of a month, quarter, half or year beside those of the year before; each opens what is behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.documents.report import ReportData, set_paper
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.file_names import with_ending
from desktop.services.figures import KINDS, Line, MonthCells, Period, Report, Span, Term
from desktop.services.figures import Figure as FigureKind
from desktop.services.month import Summary, write_xlsx
from desktop.services.plain_records import UNSET
from desktop.ui import theme
from desktop.ui.file_dialogs import ask_where_to_save
from desktop.ui.month import live_tables
from desktop.ui.month.behind import Behind, sealed_words
from desktop.ui.month.federation_card import FederationCard
from desktop.ui.month.frozen_card import FrozenCard
from desktop.ui.month.frozen_tables import all_rows, counted_by, days_words, paper, target_words
from desktop.ui.month.grid import FigureGrid, Opened, number_words
from desktop.ui.month.lists_card import ListsCard
from desktop.ui.month.pack_card import PackCard
from desktop.ui.month.plot_card import PlotCard
from desktop.ui.month.sentences_card import SentencesCard
from desktop.ui.month.words import (
    cell_words,
    figure_words,
    growth_words,
    report_words,
    span_words,
    term_words,
)
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.paper_view import PaperView
from desktop.ui.record_words import page_of_kind
from desktop.ui.record_words import term as code_words
from desktop.ui.widgets import Card, Pill, Scroll, Segments, button, label, tool_button

ENDING = ".xlsx"
#: Page width (at scale 1) from which the two tables stand beside each other.
BESIDE = 1000
#: … and from which all figures stand in one row.
IN_A_ROW = 860
#: Years that can be gone to: before and after these a clock or a typed year is wrong.
FIRST_YEAR, LAST_YEAR = 1950, 2100


def _number(value: int, words: str, opened: Opened, look: str = "link") -> QWidget:
    return number_words(f"{value:,}", words, opened if value else None, look)


class Figure(Card):
    """One figure with its words; pressing either opens what is behind it. ``about``: whom the words below it open."""

    def __init__(self, words: str, value: int, opened: Opened, detail: str = "", about: Opened = None) -> None:
        super().__init__()
        self.value = _number(value, words, opened, "figure")
        self.body.addWidget(self.value, 0, Qt.AlignmentFlag.AlignLeft)
        if opened is not None and value:
            self.body.addWidget(button(words, opened, look="link"), 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.body.addWidget(label(words, "muted"))
        if about is not None:
            self.body.addWidget(button(detail, about, look="link"), 0, Qt.AlignmentFlag.AlignLeft)
        else:
            self.body.addWidget(label(detail, "small", wrap=True))
        self.body.addStretch(1)


class MonthPage(Page):
    """One term at a time: a working month, from the day after the last closing day to this one, or what is made of
    such months."""

    watches = KINDS | {"setting", "forms_pack", "report", "report_basis", "report_event", "report_answer", "erasure"}

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.term = self._opened_on = self._to_report()
        self.report: Report | None = None
        self._asked, self._counting = 0, True  # readings so far; whether the last one is not here yet
        self._answered = 0  # the newest that is here: of two that are counted at once the older one may come last
        self._broken = False  # a reading failed
        self._waits: Callable[[], object] | None = None  # what is done once all is read
        self._around = around = QVBoxLayout(self)
        around.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        self.paper: PaperView | None = None
        self._body = QWidget()
        around.addWidget(self._body)
        outer = QVBoxLayout(self._body)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(12))
        self.header = Header(report_words(Span.MONTH))
        self.header.action_row.addWidget(
            tool_button("printer", self.tr("Print as a report (Ctrl+P)"), self.print_shown)
        )
        self.header.action_row.addWidget(button(self.tr("Copy as text"), self.copy, icon_name="copy"))
        self.header.action_row.addWidget(button(self.tr("Save as xlsx…"), self.save, icon_name="table"))
        outer.addWidget(self.header)
        self.span_choice = Segments([(span.name, span_words(span)) for span in Span])
        self.span_choice.chosen.connect(lambda name: self.choose(Span[name]))
        outer.addWidget(self.span_choice)
        choose = QHBoxLayout()
        choose.setSpacing(theme.px(8))
        self.earlier = tool_button("caret-left", self.tr("One before"), lambda: self.step(-1))
        self.later = tool_button("caret-right", self.tr("One after"), lambda: self.step(1))
        self.name = label("", "heading")
        self.span = label("", "muted")
        self.state = Pill()
        for widget in (self.earlier, self.name, self.later, self.span, self.state):
            choose.addWidget(widget)
        choose.addStretch(1)
        outer.addLayout(choose)
        self._scroll = Scroll()
        outer.addWidget(self._scroll, 1)
        self._content: QWidget | None = None
        self._tables: QBoxLayout | None = None
        self._figures, self._cards = QGridLayout(), list[Figure]()
        self.counting = label(self.tr("Counting…"), "muted")
        self.plot = PlotCard(context, self.show_term, self._behind, self._names, self)
        self.frozen = FrozenCard(context, self)
        self.frozen.read.connect(self._on_settled)
        self.frozen.not_read.connect(self._on_broken)
        self.sentences = SentencesCard(context, self)
        for card in (self.plot, self.frozen, self.sentences):
            card.hide()
        self._scroll.body.addWidget(self.counting)
        self._read()

    @property
    def summary(self) -> Summary | None:
        """What is shown, once it was counted."""
        return None if self.report is None else self.report.summary

    @property
    def period(self) -> Period:
        """The days of the term that is asked for."""
        return self.context.desk.township_settings.period(self.term, self.context.settings.closing_day)

    def refresh(self, changes: Any) -> None:
        if changes.touches("setting", "forms_pack"):  # the same month may close on another day
            self._opened_on = self._to_report()
        self._read()

    def go_to(self, **where: Any) -> None:
        if where.get("term") is not None:
            self.show_term(where["term"])

    def new_day(self) -> None:
        now = self._to_report()
        if self.term == self._opened_on:  # she had not gone to another month
            self.term = now
            self._waits = None
        self._opened_on = now
        self._read()

    def step(self, by: int) -> None:
        """Shows the term before (−1) or after (+1)."""
        self.show_term(self.term.step(by))

    def show_term(self, term: Term) -> None:
        """Shows a term: of a plot's bar."""
        self.term, self._waits = term, None
        self._read()

    def choose(self, span: Span) -> None:
        """Shows the quarter, half, year that this term closes in; from one of these to a month, its last one."""
        self.show_term(self.term.as_long_as(span))

    def _to_report(self) -> Term:
        return self.context.desk.month.to_report(self.context.settings.closing_day)

    def _read(self) -> None:
        term, period, today = self.term, self.period, self.context.today()
        self._asked, self._counting, self._broken = self._asked + 1, True, False
        self.span_choice.set_value(term.span.name)
        self.header.title.setText(report_words(term.span))
        self.name.setText(term_words(term, today))
        self.span.setText(days_words(period, today))
        closed = today > period.last
        self.state.show_status(
            self.tr("Closed") if closed else self.tr("Still running"), "neutral" if closed else "link"
        )
        self.earlier.setEnabled(term.year > FIRST_YEAR)
        self.later.setEnabled(term.year < LAST_YEAR)
        desk, own = self.context.desk, self.context.settings.closing_day
        if self.report is None:
            self.counting.show()
        jobs.run(lambda _task: desk.figures.report(term, own), partial(self._show, self._asked), self._failed, self)

    def _failed(self, error: KnownError) -> None:
        self._on_broken()
        self.context.window.notify.error(error, self._read)

    def _show(self, asked: int, report: Report) -> None:
        if (report.term, report.period) != (self.term, self.period) or asked < self._answered:
            return  # she went on to another one meanwhile, or a later count is here
        self._answered = asked
        self.report, summary, self._counting = report, report.summary, asked != self._asked
        self.counting.hide()
        content = QWidget()
        content.setProperty("look", "clear")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        self._figures, self._cards = QGridLayout(), []
        self._figures.setSpacing(theme.px(12))
        since, until = summary.period.first.isoformat(), summary.period.last.isoformat()
        go = self.context.window.go

        def open_people(people: Collection[bytes], words: str) -> Callable[[], object]:
            term = term_words(report.term, self.context.today())
            return lambda: go("people", ids=sorted(people), words=f"{term} · {words}")

        for figure in (
            Figure(
                self.tr("Activities"),
                summary.activities,
                lambda: go("activities", since=since, until=until, status="held"),
            ),
            Figure(
                self.tr("Attendances"),
                summary.attendances,
                lambda: go("activities", since=since, until=until, status="held"),
                self.tr("%n of women", "", summary.women) + self._without_sex(summary.without_sex),
            ),
            Figure(
                self.tr("Different women"),
                len(summary.people),
                open_people(summary.people, self.tr("Different women")),
                self.tr("known by name") + self._without_sex(summary.people_without_sex),
            ),
            Figure(
                self.tr("Newcomers"),
                len(summary.newcomers),
                open_people(summary.newcomers, self.tr("Newcomers")),
                self.tr("met for the first time"),
            ),
            Figure(
                self.tr("Visits"),
                summary.visits,
                lambda: go("visits", since=since, until=until),
                self.tr("%n women visited", "", len(summary.visited)),
                open_people(summary.visited, self.tr("Women visited")) if summary.visited else None,
            ),
        ):
            self._cards.append(figure)
        self._lay_figures()
        column.addLayout(self._figures)
        column.addWidget(self.frozen)  # so too: it reads by itself
        self.frozen.show()
        self.frozen.show_term(report.term)
        pack = self.context.desk.forms_packs.at(report.period.last)
        if pack is not None:
            opened = partial(self._behind, column="to_date", period=report.to_date)
            column.addWidget(PackCard(pack, report, self.context.today(), opened))
        column.addWidget(self.plot)  # the one and same, whose months are counted beside the report
        self.plot.show()
        self.plot.show_report(report)
        self._tables = QBoxLayout(self._way())
        self._tables.setSpacing(theme.px(16))
        for card, share in ((self._kinds(summary, open_people), 3), (self._targets(summary), 2)):
            self._tables.addWidget(card, share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._tables)
        column.addWidget(self._compared(report))
        column.addWidget(FederationCard(self.context, report, self._behind))
        column.addWidget(ListsCard(self.context, report.term, self._put_paper))
        column.addWidget(self.sentences)  # shown once it is known whether the term is frozen
        column.addStretch(1)
        if self._content is not None:
            self._scroll.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._scroll.body.addWidget(content)
        desk, own, term = self.context.desk, self.context.settings.closing_day, report.term
        jobs.run(lambda _task: desk.figures.months(term, own), partial(self._show_months, term), self._failed, self)

    def _show_months(self, term: Term, months: list[MonthCells]) -> None:
        if term == self.term:  # else she went on to another one meanwhile
            self.plot.show_months(months)

    def _way(self) -> QBoxLayout.Direction:
        """The two tables beside each other, where there is room."""
        beside = self.width() >= theme.px(BESIDE)
        return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._tables is not None and self._tables.direction() != self._way():
            self._tables.setDirection(self._way())
        if self._cards:
            self._lay_figures()

    def _lay_figures(self) -> None:
        """All in one row, or three to a row where there is less room, or as many as fit with large type."""
        widest = max(card.minimumSizeHint().width() for card in self._cards) + self._figures.horizontalSpacing()
        fit = max(1, (self._scroll.viewport().width() + self._figures.horizontalSpacing()) // widest)
        columns = min(len(self._cards) if self.width() >= theme.px(IN_A_ROW) else 3, fit)
        for place, card in enumerate(self._cards):
            self._figures.addWidget(card, place // columns, place % columns)
        for column in range(len(self._cards)):
            self._figures.setColumnStretch(column, int(column < columns))

    def _without_sex(self, number: int) -> str:
        """Whose sex nobody wrote down counts as a woman, and it is said."""
        return self.tr(" (%n without a sex among them)", "", number) if number else ""

    def _kinds(self, summary: Summary, people: Callable[[Collection[bytes], str], Callable[[], object]]) -> Card:
        card = Card(self.tr("By kind of activity"))
        go = self.context.window.go
        since, until = summary.period.first.isoformat(), summary.period.last.isoformat()
        grid = FigureGrid(live_tables.kind_heads())
        for line in summary.kinds:
            kind = code_words("activity_kind", line.kind)

            def held(kind: str = line.kind) -> None:
                go("activities", kind=kind, since=since, until=until, status="held")

            women = people(line.people, f"{kind} · {self.tr('Different women')}")
            numbers: list[tuple[int, Opened]] = [(len(line.activities), held), (line.attendances, held)]
            numbers += [(line.women, None), (len(line.people), women)]
            grid.add(kind, [(f"{number:,}", opened if number else None) for number, opened in numbers], held)
        card.body.addWidget(grid)
        if not summary.kinds:
            card.body.addWidget(label(self.tr("No activity was held in this month."), "muted"))
        return card

    def _targets(self, summary: Summary) -> Card:
        card = Card(self.tr("Visits by whom they went to"))
        grid = FigureGrid([self.tr("Whom"), self.tr("Visits")])
        go = self.context.window.go
        since, until = summary.period.first.isoformat(), summary.period.last.isoformat()
        for target, count in summary.visits_by_target:

            def visits(target: str = target) -> None:
                go("visits", target=target or UNSET, since=since, until=until)

            grid.add(target_words(target), [(f"{count:,}", visits)], visits)
        card.body.addWidget(grid)
        if not summary.visits_by_target:
            card.body.addWidget(label(self.tr("No visit was logged in this month."), "muted"))
        return card

    # --- beside the year before -------------------------------------------------------------------------------------

    def _compared(self, report: Report) -> Card:
        """The figures that the report asks for; the others below them once somebody wants to see them."""
        card = Card(self.tr("Beside the year before"))
        card.body.addWidget(self._compared_grid(report, report.asked_lines))
        others = [line for line in report.lines if line.figure.id not in report.asked]
        if others:
            words = self.tr("The forms pack does not ask for %n more figures: show them", "", len(others))
            more = button(words, look="link")

            def show_more() -> None:
                more.hide()
                card.body.addWidget(self._compared_grid(report, others))

            more.clicked.connect(show_more)
            card.body.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return card

    def _compared_grid(self, report: Report, lines: Sequence[Line]) -> FigureGrid:
        grid = FigureGrid(live_tables.compared_heads(report.term, self.context.today()))
        for line in lines:
            id_ = line.figure.id
            numbers: list[tuple[str, Opened]] = [
                (cell_words(line.now.cell, id_), self._behind(line, "now", report.period))
            ]
            before = None if line.before is None else line.before.cell
            numbers.append((cell_words(before, id_), self._behind(line, "before", report.year_before)))
            numbers.append((growth_words(line.growth), None))
            if report.term.span is not Span.YEAR:
                numbers.append((cell_words(line.to_date.cell, id_), self._behind(line, "to_date", report.to_date)))
            grid.add(figure_words(line.figure), numbers)
        return grid

    def _behind(self, line: Line, column: str, period: Period) -> Opened:
        """What a number of a line opens; None where nothing is behind it."""
        count = getattr(line, column)
        if count is None or not count.cell.num:
            return None
        figure, go = line.figure, self.context.window.go
        since, until = period.first.isoformat(), period.last.isoformat()
        if figure.opens == "activity" or (count.rows is None and figure.dated_by == "start"):
            return lambda: go("activities", since=since, until=until, status="held")
        if count.rows is None:
            return lambda: go("visits", since=since, until=until)
        words = f"{figure_words(figure)} · {since} – {until}"
        if figure.opens == "person" and count.rows:
            named = f"{words} · {sealed_words(count.sealed)}" if count.sealed else words
            return lambda: go("people", ids=list(count.rows), words=named)
        return lambda: self._names(words, figure, count.rows, count.sealed)

    def _names(self, words: str, figure: FigureKind, rows: Collection[bytes], sealed: int = 0) -> None:
        names, page = self.context.desk.figures.names(figure, rows), page_of_kind(figure.opens)
        Behind(self, words, names, lambda id_: self.context.window.go(page, id=id_), sealed).open()

    # --- out of the program ----------------------------------------------------------------------------------------

    @property
    def settled(self) -> bool:
        """Whether figures and frozen report are both those of the term that is shown, as they stand now. Before that
        nothing goes out: the live numbers of a frozen term are not its report."""
        report = self.report
        return not self._counting and report is not None and report.term == self.term and self.frozen.tells(self.term)

    def _once_settled(self, do: Callable[[], object]) -> None:
        """Does it now, or in a moment once all is read, unless she goes elsewhere meanwhile."""
        if self.settled:
            do()
            return
        self._waits = do
        if self._broken:
            self._read()

    def _on_settled(self) -> None:
        if not self.settled:
            return
        self._show_sentences()
        do, self._waits = self._waits, None
        if do is not None and self.isVisible():
            do()

    def _show_sentences(self) -> None:
        """With the numbers that go up; one that changed since it was frozen opens nothing."""
        report, standing = self.report, self.frozen.standing
        assert report is not None
        lines = {line.figure.id: line for line in report.lines}
        cells = {id_: line.now.cell for id_, line in lines.items()}
        if standing is not None and standing.frozen is not None:
            cells = {id_: cell.now for id_, cell in standing.frozen.cells.items()}

        def opened(id_: str) -> Opened:
            line = lines.get(id_)
            same = line is not None and line.now.cell == cells[id_]
            return self._behind(line, "now", report.period) if line is not None and same else None

        self.sentences.show_cells(term_words(report.term, self.context.today()), cells, opened, self._draft())
        self.sentences.show()

    def _on_broken(self) -> None:
        self._broken, self._waits = True, None

    def _draft(self) -> str:
        """What says on whatever goes out that these numbers are no frozen report; "" of one that is."""
        standing = self.frozen.standing
        if standing is None:
            pack = None if self.report is None else self.context.desk.forms_packs.at(self.report.period.last)
            parts = [self.tr("Draft, not frozen"), counted_by(pack.title) if pack is not None else ""]
            return " · ".join(part for part in parts if part)
        return "" if standing.frozen is not None else self.tr("Draft: a newer version of the program froze it")

    def _rows(self, report: Report) -> list[list[str | int]]:
        """What goes out of the program: of a frozen report what was frozen, else what was counted, as a draft."""
        standing = self.frozen.standing
        if standing is not None and standing.frozen is not None:
            return all_rows(standing.frozen, standing.number, report.term, self.context.today())
        return live_tables.all_rows(report, self.context.today())

    # --- on paper ---------------------------------------------------------------------------------------------------

    def print_shown(self) -> None:
        if self.paper is not None and self.paper.isVisible():
            self.paper.preview.ask_and_print()
        else:
            self._once_settled(self._show_paper)

    def _show_paper(self) -> None:
        assert self.report is not None
        data, name = self._paper(self.report), self._file_name(self.report)
        self._put_paper(name, data.period, lambda typesetter: set_paper(data, typesetter))

    def _put_paper(self, name: str, detail: str, made: Callable[[Typesetter], Paper]) -> None:
        if self.paper is None:
            self.paper = PaperView()
            self.paper.left.connect(self.go_back)
            self._around.addWidget(self.paper)
        self._body.hide()
        self.paper.show()
        self.paper.setFocus(Qt.FocusReason.OtherFocusReason)
        self.paper.show_paper(name, detail, made)

    def go_back(self) -> bool:
        if self.paper is None or not self.paper.isVisible():
            return False
        self.paper.hide()
        self._body.show()
        return True

    def _file_name(self, report: Report) -> str:
        name, standing = f"{report_words(report.term.span)}-{report.term.key}", self.frozen.standing
        return name if standing is None or standing.frozen is None else f"{name}-v{standing.number}"

    def _paper(self, report: Report) -> ReportData:
        standing, unit = self.frozen.standing, self.context.desk.records.township_name()
        if standing is not None and standing.frozen is not None:
            return paper(standing.frozen, standing.number, report.term, unit, self.context.now())

        plots = (self.plot.on_paper(),) if self.plot.ends_with(report.term) else ()
        return live_tables.paper(report, unit, self.context.today(), self.context.now(), plots, self._draft())

    def _title(self, report: Report) -> str:
        today, standing = self.context.today(), self.frozen.standing
        frozen = None if standing is None else standing.frozen
        period = report.period if frozen is None else frozen.period
        return f"{term_words(report.term, today)} ({days_words(period, today)})"

    def copy(self) -> None:
        """The figures as plain text, for a message."""
        self._once_settled(self._copy)

    def _copy(self) -> None:
        assert self.report is not None
        title, rows = self._sheet(self.report)
        lines = [title, *("  ".join(str(value) for value in row) for row in rows if row)]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.context.window.notify.toast(self.tr("Copied"))

    def save(self) -> None:
        """The figures as a spreadsheet, where she chooses."""
        self._once_settled(self._ask_where)

    def _ask_where(self) -> None:
        assert self.report is not None
        title, rows = self._sheet(self.report)  # what the name says, whatever comes in while she looks for a place
        chosen = ask_where_to_save(self, self.tr("Save as xlsx"), self._file_name(self.report), ENDING, "xlsx")
        if chosen is not None:
            self._write(chosen, title, rows)

    def save_to(self, path: Path) -> None:
        """Writes the spreadsheet, by the name that was typed; a refusing disk is told in words."""
        self._once_settled(lambda: None if self.report is None else self._write(path, *self._sheet(self.report)))

    def _sheet(self, report: Report) -> tuple[str, list[list[str | int]]]:
        """Title and rows of spreadsheet and message; that it is a draft stands beside the title."""
        return " · ".join(part for part in (self._title(report), self._draft()) if part), self._rows(report)

    def _write(self, path: Path, title: str, rows: list[list[str | int]]) -> None:
        path = with_ending(path, ENDING)
        try:
            write_xlsx(path, title, rows)
        except OSError:
            self.context.window.notify.error(KnownError("file_unwritable"))
            return
        self.context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))

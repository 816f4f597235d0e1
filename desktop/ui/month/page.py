"""本月小结: the working month's figures; each opens to the records behind it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.file_names import with_ending
from desktop.services.codes import label as term
from desktop.services.month import Period, Summary, write_xlsx
from desktop.services.plain_records import UNSET
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.file_dialogs import ask_where_to_save
from desktop.ui.list_page import Header
from desktop.ui.page import Context, Page
from desktop.ui.widgets import Card, Pill, Scroll, button, label, rule, tool_button

ENDING = ".xlsx"
#: Page width (at scale 1) from which the two tables stand beside each other.
BESIDE = 1000
#: … and from which all figures stand in one row.
IN_A_ROW = 860


Opened = Callable[[], object] | None


def _number(value: int, words: str, opened: Opened, look: str) -> QWidget:
    """A number that opens what is behind it: ``look`` link or figure; where nothing is, it stands as words."""
    text = f"{value:,}"
    if opened is None or not value:
        return label(text, "figure" if look == "figure" else "")
    made = button(text, opened, look=look)
    made.setAccessibleName(f"{words} {text}")
    return made


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
    """One working month at a time, from the day after the last closing day to this one."""

    watches = frozenset({"activity", "attendance", "visit", "person", "setting"})

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.period = self._opened_on = self._to_report()
        self.summary: Summary | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self.header = Header(self.tr("The month in figures"))
        self.header.action_row.addWidget(button(self.tr("Copy as text"), self.copy, icon_name="copy"))
        self.header.action_row.addWidget(button(self.tr("Save as xlsx…"), self.save, icon_name="table"))
        outer.addWidget(self.header)
        choose = QHBoxLayout()
        choose.setSpacing(theme.px(8))
        self.earlier = tool_button("caret-left", self.tr("Month before"), lambda: self.step(-1))
        self.later = tool_button("caret-right", self.tr("Month after"), lambda: self.step(1))
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
        self._scroll.body.addWidget(self.counting)
        self._read()

    def refresh(self, changes: Any) -> None:
        if changes.touches("setting"):  # the same month may close on another day
            self._opened_on = self._to_report()
            self.step(0)
            return
        self._read()

    def new_day(self) -> None:
        now = self._to_report()
        if self.period == self._opened_on:  # she had not gone to another month
            self.period = now
        self._opened_on = now
        self._read()

    def step(self, months: int) -> None:
        """Shows the month before (−1) or after (+1)."""
        month = self.period.year * 12 + self.period.month - 1 + months
        own = self.context.settings.closing_day
        self.period = self.context.desk.township_settings.period_of(month // 12, month % 12 + 1, own)
        self._read()

    def _to_report(self) -> Period:
        return self.context.desk.month.to_report(self.context.settings.closing_day)

    def _read(self) -> None:
        period = self.period
        self.name.setText(show_date(f"{period.year}-{period.month:02}", self.context.today()))
        today = self.context.today()
        self.span.setText(
            f"{show_date(period.first.isoformat(), today, week=False)} – "
            f"{show_date(period.last.isoformat(), today, week=False)}"
        )
        closed = today > period.last
        self.state.show_status(
            self.tr("Closed") if closed else self.tr("Still running"), "neutral" if closed else "link"
        )
        desk = self.context.desk
        if self.summary is None:
            self.counting.show()
        jobs.run(lambda _task: desk.month.summary(period), self._show, self._failed, self)

    def _failed(self, error: KnownError) -> None:
        self.context.window.notify.error(error, self._read)

    def _show(self, summary: Summary) -> None:
        if summary.period != self.period:
            return  # she went on to another month meanwhile
        self.summary = summary
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
            month = show_date(f"{summary.period.year}-{summary.period.month:02}", self.context.today())
            return lambda: go("people", ids=sorted(people), words=f"{month} · {words}")

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
        self._tables = QBoxLayout(self._way())
        self._tables.setSpacing(theme.px(16))
        for card, share in ((self._kinds(summary, open_people), 3), (self._targets(summary), 2)):
            self._tables.addWidget(card, share, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._tables)
        column.addStretch(1)
        if self._content is not None:
            self._scroll.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = content
        self._scroll.body.addWidget(content)

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
        """All in one row, or three to a row where there is less room."""
        columns = len(self._cards) if self.width() >= theme.px(IN_A_ROW) else 3
        for place, card in enumerate(self._cards):
            self._figures.addWidget(card, place // columns, place % columns)
        for column in range(len(self._cards)):
            self._figures.setColumnStretch(column, int(column < columns))

    def _without_sex(self, number: int) -> str:
        """Whose sex nobody wrote down counts as a woman, and it is said."""
        return self.tr(" (%n without a sex among them)", "", number) if number else ""

    def _target(self, target: str) -> str:
        return term("visit_target", target, self._language()) if target else self.tr("Not classified")

    def _language(self) -> Any:
        return "en" if self.context.settings.language == "en" else "zh"

    def _kinds(self, summary: Summary, people: Callable[[Collection[bytes], str], Callable[[], object]]) -> Card:
        card = Card(self.tr("By kind of activity"))
        go = self.context.window.go
        since, until = summary.period.first.isoformat(), summary.period.last.isoformat()
        grid = _Grid(self._heads())
        for line in summary.kinds:
            kind = term("activity_kind", line.kind, self._language())

            def held(kind: str = line.kind) -> None:
                go("activities", kind=kind, since=since, until=until, status="held")

            women = people(line.people, f"{kind} · {self.tr('Different women')}")
            numbers = [(len(line.activities), held), (line.attendances, held), (line.women, None)]
            grid.add(kind, [*numbers, (len(line.people), women)], held)
        card.body.addWidget(grid)
        if not summary.kinds:
            card.body.addWidget(label(self.tr("No activity was held in this month."), "muted"))
        return card

    def _targets(self, summary: Summary) -> Card:
        card = Card(self.tr("Visits by whom they went to"))
        grid = _Grid([self.tr("Whom"), self.tr("Visits")])
        go = self.context.window.go
        since, until = summary.period.first.isoformat(), summary.period.last.isoformat()
        for target, count in summary.visits_by_target:

            def visits(target: str = target) -> None:
                go("visits", target=target or UNSET, since=since, until=until)

            grid.add(self._target(target), [(count, visits)], visits)
        card.body.addWidget(grid)
        if not summary.visits_by_target:
            card.body.addWidget(label(self.tr("No visit was logged in this month."), "muted"))
        return card

    # --- out of the program ----------------------------------------------------------------------------------------

    def _rows(self, summary: Summary) -> list[list[str | int]]:
        rows: list[list[str | int]] = [[*self._heads()]]
        for line in summary.kinds:
            kind = term("activity_kind", line.kind, self._language())
            rows.append([kind, len(line.activities), line.attendances, line.women, len(line.people)])
        total = [summary.activities, summary.attendances, summary.women, len(summary.people)]
        rows.append([self.tr("Total"), *total])
        if summary.without_sex:
            words = self.tr("Of these without a sex noted")
            rows.append([words, "", "", summary.without_sex, summary.people_without_sex])
        rows += [[], [self.tr("Newcomers"), len(summary.newcomers)], [self.tr("Visits"), summary.visits]]
        rows += [[self._target(target), n] for target, n in summary.visits_by_target]
        return rows

    def _heads(self) -> list[str]:
        attendances, women = self.tr("Attendances"), self.tr("Of women")
        return [self.tr("Kind"), self.tr("Activities"), attendances, women, self.tr("Different women")]

    def _title(self) -> str:
        return f"{self.name.text()} ({self.span.text()})"

    def copy(self) -> None:
        """The figures as plain text, for a message."""
        if self.summary is None:
            return
        lines = [self._title()]
        lines += ["  ".join(str(value) for value in row) for row in self._rows(self.summary) if row]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.context.window.notify.toast(self.tr("Copied"))

    def save(self) -> None:
        """The figures as a spreadsheet, where she chooses."""
        if self.summary is None:
            return
        name = f"{self.tr('The month in figures')}-{self.period.year}-{self.period.month:02}"
        chosen = ask_where_to_save(self, self.tr("Save as xlsx"), name, ENDING, "xlsx")
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Writes the spreadsheet, by the name that was typed; a refusing disk is told in words."""
        if self.summary is None:
            return
        path = with_ending(path, ENDING)
        try:
            write_xlsx(path, self._title(), self._rows(self.summary))
        except OSError:
            self.context.window.notify.error(KnownError("file_unwritable"))
            return
        self.context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))


class _Grid(QWidget):
    """A small table of words and right-aligned numbers; its first column opens what is behind a row, a number what is
    behind it."""

    def __init__(self, heads: list[str]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(24))
        self._row = 2
        for x, words in enumerate(heads):
            self._grid.setColumnStretch(x, 1 if x else 2)  # on a wide screen the numbers stay near their words
            side = Qt.AlignmentFlag.AlignRight if x else Qt.AlignmentFlag.AlignLeft
            self._grid.addWidget(label(words, "muted"), 0, x, side)
        self._grid.addWidget(rule(), 1, 0, 1, len(heads))

    def add(self, words: str, numbers: Sequence[tuple[int, Opened]], opened: Callable[[], object]) -> None:
        """One row."""
        self._grid.addWidget(button(words, opened, look="link"), self._row, 0, Qt.AlignmentFlag.AlignLeft)
        for x, (number, behind) in enumerate(numbers, 1):
            self._grid.addWidget(_number(number, words, behind, "link"), self._row, x, Qt.AlignmentFlag.AlignRight)
        self._row += 1

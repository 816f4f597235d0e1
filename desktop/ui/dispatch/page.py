"""按月调度 The month's dispatch: gachas × four columns, each opens to what it rests on; on paper, as a spreadsheet."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from desktop.documents.dispatch_sheet import dispatch_sheet, dispatch_table, signed, title_of
from desktop.documents.register import RegisterData
from desktop.services.dispatch.dispatching import Month
from desktop.services.dispatch.items import BY_CODE, COLUMNS
from desktop.services.figures import Term, percent
from desktop.services.grid import GridCell, GridLine
from desktop.ui.dates import show_date
from desktop.ui.dispatch.cell_view import CellView
from desktop.ui.dispatch.target import TargetDialog
from desktop.ui.grid import GridWords
from desktop.ui.matrix_page import MatrixPage
from desktop.ui.page import Context
from desktop.ui.record_words import term
from desktop.ui.widgets import Flow, Pill, button, label


class DispatchPage(MatrixPage):
    """One month. ``go_to(id=…)`` opens the item whose row or draft that is."""

    watches = frozenset(
        {"org_unit", "appointment", "person", "home", "home_person", "person_tag", "activity", "process", "setting"}
    ) | {"process_step", "term", "dispatch_entry", "population", "report", "report_event", "forms_pack"}
    watches |= {
        "volunteer",
        "volunteer_team",
        "chat_group",
        "training",
        "training_person",
        "training_day",
        "attendance",
    }
    watches |= {"fund_entry", "budget"}
    help_topic = "dispatch"

    def __init__(self, context: Context) -> None:
        cell = CellView(context)
        super().__init__(
            context,
            self.tr("Monthly dispatch"),
            steps=(self.tr("Month before"), self.tr("Month after")),
            empty=(
                "dispatch",
                self.tr("No gacha yet"),
                self.tr("Each gacha has its line here once the township has its units."),
            ),
            panel=cell,
        )
        self.cell = cell
        self._dispatch = context.desk.dispatch
        self.term: Term = self._dispatch.terms(self._own)[1]
        self.month: Month | None = None
        self.before: Month | None = None
        self.days = label("", "muted")
        self.frozen = Pill("", "accent")
        self.choose.addWidget(self.days)
        self.choose.addWidget(self.frozen)
        self.choose.addStretch(1)
        told = QWidget()
        flow = Flow(told, 12)
        self.rate = label("", wrap=False)
        self.target = button("", self.ask_target, look="link")
        self.target.setEnabled(context.desk.township_settings.may_change)
        self.changed = button(self.tr("What changed"), self.show_changes, look="link")
        for widget in (self.rate, self.target, self.changed):
            flow.addWidget(widget)
        self.over.addWidget(told)
        self._read()

    @property
    def _own(self) -> int:
        return self.context.settings.closing_day

    def refresh(self, changes: Any) -> None:
        self._read()

    def new_day(self) -> None:
        self._read()

    def flush(self) -> None:
        self.cell.leave()

    def step(self, by: int) -> None:
        self.cell.leave()
        self.term = self.term.step(by)
        self._read()

    def go_to(self, **where: Any) -> None:
        found = self._dispatch.of_row(where["id"], self._own) if where.get("id") else None
        if found is None:
            return
        org, self.term, code = found
        self._read()
        orgs = [line.org for line in self.month.lines] if self.month else []
        if org in orgs:
            at = self.grid.matrix.index(orgs.index(org), COLUMNS.index(BY_CODE[code].column))
            self.grid.setCurrentIndex(at)
            self.open_panel()
            self.cell.open_item(code)

    # --- what is shown ----------------------------------------------------------------------------------------------

    def _read(self) -> None:
        last = self._dispatch.terms(self._own)[1]
        self.later.setEnabled((self.term.year, self.term.number) < (last.year, last.number))
        month = self._dispatch.month(self.term, self._own)
        self.month = None if month.unreadable else month
        before = self._dispatch.month(self.term.step(-1), self._own)
        self.before = None if before.unreadable else before
        today = self.context.today()
        self.name.setText(show_date(self.term.key, today))
        first, end = (show_date(day.isoformat(), today, week=False) for day in (month.period.first, month.period.last))
        self.days.setText(f"{first}–{end}")
        if month.unreadable:
            self.frozen.show_status(self.tr("Frozen by a newer program: update this one to read it"), "warn")
        else:
            when = month.frozen.replace("T", " ")
            self.frozen.show_status(self.tr("Frozen {at}").format(at=when) if when else "", "accent")
        self._say_rate(month)
        heads = [term("dispatch_column", column) for column in COLUMNS]
        words = GridWords(self.tr("Gacha"), heads, self._cell_words, self._state_words)
        self.show_matrix(month.grid(), words, empty=not month.unreadable)

    def _say_rate(self, month: Month) -> None:
        for widget in (self.rate, self.target):
            widget.setVisible(not month.unreadable)
        den, num = month.rate.den or 0, month.rate.num
        words = self.tr("{num} of {den} are federations · {rate} · {more} on the month before")
        more = num - (self.before.rate.num if self.before else num)
        self.rate.setText(words.format(num=num, den=den, rate=percent(month.rate), more=signed(more)))
        target = self._dispatch.target(month, self._own)
        if target is None:
            self.target.setText(self.tr("Set the day by which all are to be…"))
            return
        day = show_date(target.day.isoformat(), self.context.today(), week=False)
        if target.left <= 0:
            self.target.setText(self.tr("All are, by {day}").format(day=day))
        elif target.a_month is None:
            self.target.setText(self.tr("%n are missing, and {day} is over", "", target.left).format(day=day))
        else:
            words = self.tr("%n a month to have all by {day}", "", target.a_month)
            self.target.setText(words.format(day=day))

    def _cell_words(self, cell: GridCell) -> str:
        return term("dispatch_state", cell.state)

    def _state_words(self, line: GridLine, column: int) -> str:
        """How much of what is required is there."""
        found = self.month.line(line.id) if self.month else None
        if found is None:
            return ""
        done, asked = found.required(COLUMNS[column])
        return self.tr("{done} of {asked} required are done").format(done=done, asked=asked)

    def show_cell(self, row: int, column: int) -> None:
        if self.month is not None:
            self.cell.show_cell(self.month, self.month.lines[row], COLUMNS[column])

    def show_changes(self) -> None:
        """What is in another state than the month before."""
        if self.month is not None and self.before is not None:
            self.cell.show_changes(self._dispatch.changes(self.month, self.before))
            self.open_panel()

    def ask_target(self) -> TargetDialog:
        """Asks for the day by which all are to be federations."""
        now = self._dispatch.target(self.month, self._own) if self.month else None
        dialog = TargetDialog(self.context, now.day.isoformat() if now else "", self)
        dialog.open()
        return dialog

    # --- out of the program -----------------------------------------------------------------------------------------

    def called(self) -> str:
        return title_of(self.month) if self.month is not None else ""

    def rows(self) -> list[list[str | int]]:
        assert self.month is not None
        return dispatch_table(self.month, self.before)

    def register(self) -> RegisterData:
        assert self.month is not None
        desk = self.context.desk
        by = desk.records.user_name(desk.records.user)
        return dispatch_sheet(self.month, self.before, desk.now(), desk.records.township_name(), by)

"""按月调度 The month's dispatch: gachas × four columns, each opens to what it rests on; on paper, as a spreadsheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop.documents.dispatch_sheet import dispatch_sheet, dispatch_table, signed, title_of
from desktop.documents.register import set_paper
from desktop.errors import KnownError
from desktop.file_names import with_ending
from desktop.services.dispatch.dispatching import Month
from desktop.services.dispatch.items import BY_CODE, COLUMNS
from desktop.services.figures import Term, percent
from desktop.services.grid import GridCell, GridLine
from desktop.services.month import write_xlsx
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.dispatch.cell_view import CellView
from desktop.ui.dispatch.target import TargetDialog
from desktop.ui.file_dialogs import ask_where_to_save
from desktop.ui.grid import GridView, GridWords
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.paper_view import PaperView
from desktop.ui.record_words import term
from desktop.ui.widgets import Empty, Flow, Pill, button, label, tool_button

ENDING = ".xlsx"


class DispatchPage(Page):
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
        super().__init__(context)
        self._dispatch = context.desk.dispatch
        self.term: Term = self._dispatch.terms(self._own)[1]
        self.month: Month | None = None
        self.before: Month | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self.header = Header(self.tr("Monthly dispatch"))
        actions = self.header.action_row
        actions.addWidget(tool_button("copy", self.tr("Copy for a table (Ctrl+C)"), self.copy))
        actions.addWidget(tool_button("export", self.tr("Save as xlsx…"), self.save))
        actions.addWidget(tool_button("printer", self.tr("Print (Ctrl+P)"), self.print_shown))
        outer.addWidget(self.header)
        self.above = QWidget()
        body = QVBoxLayout(self.above)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(8))
        body.addLayout(self._choose())
        told = QWidget()
        flow = Flow(told, 12)
        self.rate = label("", wrap=False)
        self.target = button("", self.ask_target, look="link")
        self.target.setEnabled(context.desk.township_settings.may_change)
        self.changed = button(self.tr("What changed"), self.show_changes, look="link")
        for widget in (self.rate, self.target, self.changed):
            flow.addWidget(widget)
        body.addWidget(told)
        self.grid = GridView(self.tr("Monthly dispatch"))
        self.grid.opened.connect(self.open_cell)
        self.grid.moved.connect(self._on_moved)
        self.cell = CellView(context)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.grid)
        self.split.addWidget(self.cell)
        self.split.setStretchFactor(0, 1)
        self.split.setStretchFactor(1, 1)
        self.split.setHandleWidth(theme.px(16))
        self.empty = Empty(
            "dispatch",
            self.tr("No gacha yet"),
            self.tr("Each gacha has its line here once the township has its units."),
        )
        body.addWidget(self.split, 1)
        body.addWidget(self.empty, 1)
        outer.addWidget(self.above, 1)
        self.paper: PaperView | None = None
        self.setFocusProxy(self.grid)
        self._read()

    def _choose(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.earlier = tool_button("caret-left", self.tr("Month before"), lambda: self.step(-1))
        self.later = tool_button("caret-right", self.tr("Month after"), lambda: self.step(1))
        self.name = label("", "heading")
        self.days = label("", "muted")
        self.frozen = Pill("", "accent")
        for widget in (self.earlier, self.name, self.later, self.days, self.frozen):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    @property
    def _own(self) -> int:
        return self.context.settings.closing_day

    def refresh(self, changes: Any) -> None:
        self._read()

    def new_day(self) -> None:
        self._read()

    def flush(self) -> None:
        self.cell.leave()

    def step(self, months: int) -> None:
        """Shows the month before (−1) or after (+1)."""
        self.cell.leave()
        self.term = self.term.step(months)
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
        self.grid.show_grid(month.grid(), GridWords(self.tr("Gacha"), heads, self._cell_words, self._state_words))
        self.split.setVisible(bool(month.lines))
        self.empty.setVisible(not month.lines and not month.unreadable)
        at = self.grid.currentIndex()
        if at.isValid():
            self._on_moved(at.row(), at.column())

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

    def _on_moved(self, row: int, column: int) -> None:
        if self.month is not None:
            self.cell.show_cell(self.month, self.month.lines[row], COLUMNS[column])

    def open_cell(self, row: int, column: int) -> None:
        """The keyboard goes on beside the matrix."""
        self.grid.setCurrentIndex(self.grid.matrix.index(row, column))
        self._on_moved(row, column)  # what stood beside it may be what changed
        self.cell.setFocus()
        self.cell.focusNextChild()

    def show_changes(self) -> None:
        """What is in another state than the month before."""
        if self.month is not None and self.before is not None:
            self.cell.show_changes(self._dispatch.changes(self.month, self.before))

    def ask_target(self) -> TargetDialog:
        """Asks for the day by which all are to be federations."""
        now = self._dispatch.target(self.month, self._own) if self.month else None
        dialog = TargetDialog(self.context, now.day.isoformat() if now else "", self)
        dialog.open()
        return dialog

    # --- out of the program -----------------------------------------------------------------------------------------

    def copy(self) -> None:
        """What is chosen, or all of it, for a program of tables."""
        self.grid.copy()
        self.context.window.notify.toast(self.tr("Copied"))

    def save(self) -> None:
        """The month as a spreadsheet, where she chooses."""
        if self.month is None:
            return
        chosen = ask_where_to_save(self, self.tr("Save as xlsx"), title_of(self.month), ENDING, "xlsx")
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Writes the spreadsheet; a refusing disk is told in words."""
        if self.month is None:
            return
        path = with_ending(path, ENDING)
        try:
            write_xlsx(path, title_of(self.month), dispatch_table(self.month, self.before))
        except OSError:
            self.context.window.notify.error(KnownError("file_unwritable"))
            return
        self.context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))

    def print_shown(self) -> None:
        if self.paper is not None and self.paper.isVisible():
            self.paper.preview.ask_and_print()
            return
        if self.month is None:
            return
        if self.paper is None:
            self.paper = PaperView()
            self.paper.left.connect(self._leave_paper)
            layout = self.layout()
            assert layout is not None
            layout.addWidget(self.paper)
        self.header.hide()
        self.above.hide()
        self.paper.show()
        desk = self.context.desk
        by = desk.records.user_name(desk.records.user)
        data = dispatch_sheet(self.month, self.before, desk.now(), desk.records.township_name(), by)
        self.paper.show_paper(title_of(self.month), "", lambda typesetter: set_paper(data, typesetter))

    def _leave_paper(self) -> None:
        if self.paper is not None:
            self.paper.hide()
        self.header.show()
        self.above.show()
        self.grid.setFocus()

    def go_back(self) -> bool:
        if self.paper is not None and self.paper.isVisible():
            self._leave_paper()
            return True
        return super().go_back()

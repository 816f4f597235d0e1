"""基层组织建设统计表 The yearly table of organisations: every cell opens to names; printed, and as xlsx."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from desktop import jobs
from desktop.documents.federation_rosters import yearly_register
from desktop.documents.register import set_paper
from desktop.errors import KnownError
from desktop.file_names import with_ending
from desktop.services.grid import GridCell, GridData, GridLine
from desktop.services.month import write_xlsx
from desktop.services.yearly_table import YearlyTable
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.elided import ElidedLink
from desktop.ui.file_dialogs import ask_where_to_save
from desktop.ui.grid import GridView, GridWords
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.paper_view import PaperView
from desktop.ui.record_words import page_of_kind
from desktop.ui.widgets import Scroll, button, emptied, label, tool_button

ENDING = ".xlsx"
#: So many names of a cell are listed at once.
NAMED = 100


class YearlyTablePage(Page):
    """The table of a year: of this one as it stands today, of an earlier one on its last day."""

    watches = frozenset(
        {"org_unit", "appointment", "person", "home", "term", "setting", "volunteer", "volunteer_team", "chat_group"}
    ) | {"training", "training_person", "training_day", "attendance", "activity", "fund_entry", "budget", "org_count"}
    help_topic = "yearly_table"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.day = context.today()
        self.table: YearlyTable | None = None
        self._job: jobs.Job | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self.header = Header(self.tr("Yearly table of organisations"))
        actions = self.header.action_row
        actions.addWidget(tool_button("copy", self.tr("Copy for a table (Ctrl+C)"), self.copy))
        actions.addWidget(tool_button("export", self.tr("Save as xlsx…"), self.save))
        actions.addWidget(tool_button("printer", self.tr("Print (Ctrl+P)"), self.print_shown))
        outer.addWidget(self.header)
        self.above = QWidget()
        body = QVBoxLayout(self.above)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(theme.px(8))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.earlier = tool_button("caret-left", self.tr("Year before"), lambda: self.step(-1))
        self.later = tool_button("caret-right", self.tr("Year after"), lambda: self.step(1))
        self.name, self.foot = label("", "heading"), label("", "muted", wrap=True)
        for part in (self.earlier, self.name, self.later):
            row.addWidget(part)
        row.addWidget(self.foot, 1)
        body.addLayout(row)
        self.grid = GridView(self.tr("Yearly table of organisations"))
        self.grid.moved.connect(self.show_cell)
        self.grid.opened.connect(self._go_in)
        self.cell = QWidget()
        self.cell.setMinimumWidth(theme.px(200))
        beside = QVBoxLayout(self.cell)
        beside.setContentsMargins(0, 0, 0, 0)
        self.title = label("", "heading", wrap=True)
        self._names = Scroll()
        beside.addWidget(self.title)
        beside.addWidget(self._names, 1)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(theme.px(16))
        for widget, share in ((self.grid, 3), (self.cell, 1)):
            split.addWidget(widget)
            split.setStretchFactor(split.count() - 1, share)
        body.addWidget(split, 1)
        outer.addWidget(self.above, 1)
        self.paper: PaperView | None = None
        self.setFocusProxy(self.grid)
        self._read()

    @property
    def settled(self) -> bool:
        """Whether what was asked for last is shown."""
        return self._job is None

    def refresh(self, changes: Any) -> None:
        self._read()

    def new_day(self) -> None:
        self.step(0)

    def step(self, years: int) -> None:
        """Shows the year before (−1) or after (+1)."""
        today = self.context.today()
        year = min(today.year, self.day.year + years)
        self.day = today if year == today.year else date(year, 12, 31)
        self._read()

    def _read(self) -> None:
        """Counts beside the window, and shows it."""
        today, day, tables = self.context.today(), self.day, self.context.desk.yearly_tables
        self.name.setText(self.tr("{year}, by {day}").format(year=day.year, day=show_date(day.isoformat(), today)))
        self.later.setEnabled(day.year < today.year)
        if self._job is not None:
            self._job.cancel()
        self._job = jobs.run(lambda _task: tables.on(day), self._show, self._failed, self)

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self.context.window.notify.error(error)

    def _show(self, table: YearlyTable) -> None:
        self._job, self.table = None, table
        self.foot.setText(table.foot)
        lines = []
        for line in table.lines:
            cells = []
            for column, _ in table.columns:
                count = line.cells.get(column)
                said, rows = line.said(column), tuple(count.rows or ()) if count is not None else ()
                cells.append(GridCell(count.cell.num if count is not None else None, said, ids=rows))
            lines.append(GridLine(line.key.encode(), line.words, tuple(cells)))
        heads = [words for _, words in table.columns]
        words = GridWords(self.tr("Counted"), heads, lambda cell: cell.state, lambda _line, _column: "")
        self.grid.show_grid(GridData(tuple(key for key, _ in table.columns), tuple(lines)), words)
        at = self.grid.currentIndex()
        if at.isValid():
            self.show_cell(at.row(), at.column())

    def show_cell(self, row: int, column: int) -> None:
        """The names behind a cell, each with the way to it."""
        table, body = self.table, self._names.body
        if table is None:
            return
        emptied(body)
        line, (key, head) = table.lines[row], table.columns[column]
        counted = line.words.replace("其中：", "").strip("　")
        self.title.setText(f"{counted} · {head}：{line.said(key) or '—'}")
        names = self.context.desk.yearly_tables.names(line, key)
        page = page_of_kind(line.opens)
        for id_, name in names[:NAMED]:
            body.addWidget(
                ElidedLink(name or "–", partial(self.context.window.go, page, id=id_)), 0, Qt.AlignmentFlag.AlignLeft
            )
        if len(names) > NAMED:
            body.addWidget(label(self.tr("and %n more", "", len(names) - NAMED), "small"))
        if names and line.opens == "person":
            run = partial(self.context.window.go, page, ids=[id_ for id_, _ in names], words=self.title.text())
            body.insertWidget(0, button(self.tr("All of them as a list"), run, look="link"))
        if not names:
            body.addWidget(label(self.tr("Nobody and nothing stands behind it."), "muted", wrap=True))
        body.addStretch(1)

    def _go_in(self, _row: int, _column: int) -> None:
        self.cell.setFocus()
        self.cell.focusNextChild()

    # --- out of the program -----------------------------------------------------------------------------------------

    def copy(self) -> None:
        """What is chosen, or all of it, for a program of tables."""
        self.grid.copy()
        self.context.window.notify.toast(self.tr("Copied"))

    def _called(self) -> str:
        return f"{self.day.year}年基层组织建设统计表"

    def save(self) -> None:
        """The table as a spreadsheet, where she chooses."""
        chosen = ask_where_to_save(self, self.tr("Save as xlsx"), self._called(), ENDING, "xlsx")
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Writes the spreadsheet; a refusing disk is told in words."""
        if self.table is None:
            return
        path = with_ending(path, ENDING)
        numbers = self.grid.matrix.grid.table("项目", [words for _, words in self.table.columns], _plain)
        try:
            write_xlsx(path, self._called(), [*numbers, [self.table.foot]])
        except OSError:
            self.context.window.notify.error(KnownError("file_unwritable"))
            return
        self.context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))

    def print_shown(self) -> None:
        if self.paper is not None and self.paper.isVisible():
            self.paper.preview.ask_and_print()
            return
        if self.table is None:
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
        data = yearly_register(self.context.desk, self.table)
        self.paper.show_paper(data.title, data.period, lambda typesetter: set_paper(data, typesetter))

    def _leave_paper(self) -> None:
        if self.paper is not None:
            self.paper.hide()
        self.header.show()
        self.above.show()
        self.grid.setFocus()


def _plain(cell: GridCell) -> str | int:
    return int(cell.state) if cell.state.isdecimal() else cell.state

"""基层组织建设统计表 The yearly table of organisations: every cell opens to names; printed, and as xlsx."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt

from desktop import jobs
from desktop.documents.federation_rosters import yearly_register
from desktop.documents.register import RegisterData
from desktop.errors import KnownError
from desktop.services.grid import GridCell, GridData, GridLine
from desktop.services.yearly_table import YearlyTable
from desktop.ui.dates import show_date
from desktop.ui.elided import ElidedLink
from desktop.ui.grid import GridWords
from desktop.ui.matrix_page import MatrixPage
from desktop.ui.page import Context
from desktop.ui.record_words import page_of_kind
from desktop.ui.side_panel import Panel
from desktop.ui.widgets import button, emptied, label

#: So many names of a cell are listed at once.
NAMED = 100


class YearlyTablePage(MatrixPage):
    """The table of a year: of this one as it stands today, of an earlier one on its last day."""

    watches = frozenset(
        {"org_unit", "appointment", "person", "home", "term", "setting", "volunteer", "volunteer_team", "chat_group"}
    ) | {"training", "training_person", "training_day", "attendance", "activity", "fund_entry", "budget", "org_count"}
    help_topic = "yearly_table"

    def __init__(self, context: Context) -> None:
        cell = Panel()
        super().__init__(
            context,
            self.tr("Yearly table of organisations"),
            steps=(self.tr("Year before"), self.tr("Year after")),
            panel=cell,
        )
        self.cell = cell
        self.day = context.today()
        self.table: YearlyTable | None = None
        self._job: jobs.Job | None = None
        self.choose.addStretch(1)
        self.note = label("", "muted", wrap=True)
        self.over.addWidget(self.note)
        self._read()

    @property
    def settled(self) -> bool:
        """Whether what was asked for last is shown."""
        return self._job is None

    def refresh(self, changes: Any) -> None:
        self._read()

    def new_day(self) -> None:
        self.step(0)

    def step(self, by: int) -> None:
        today = self.context.today()
        year = min(today.year, self.day.year + by)
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
        self.note.setText(table.foot)
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
        self.show_matrix(GridData(tuple(key for key, _ in table.columns), tuple(lines)), words)

    def show_cell(self, row: int, column: int) -> None:
        """The names behind a cell, each with the way to it."""
        table, body = self.table, self.cell.body
        if table is None:
            return
        emptied(body)
        line, (key, head) = table.lines[row], table.columns[column]
        counted = line.words.replace("其中：", "").strip("　")
        self.cell.title.setText(f"{counted} · {head}：{line.said(key) or '—'}")
        names = self.context.desk.yearly_tables.names(line, key)
        page = page_of_kind(line.opens)
        for id_, name in names[:NAMED]:
            body.addWidget(
                ElidedLink(name or "–", partial(self.context.window.go, page, id=id_)), 0, Qt.AlignmentFlag.AlignLeft
            )
        if len(names) > NAMED:
            body.addWidget(label(self.tr("and %n more", "", len(names) - NAMED), "small"))
        if names and line.opens == "person":
            run = partial(self.context.window.go, page, ids=[id_ for id_, _ in names], words=self.cell.title.text())
            body.insertWidget(0, button(self.tr("All of them as a list"), run, look="link"))
        if not names:
            body.addWidget(label(self.tr("Nobody and nothing stands behind it."), "muted", wrap=True))
        body.addStretch(1)

    # --- out of the program -----------------------------------------------------------------------------------------

    def called(self) -> str:
        return f"{self.day.year}年基层组织建设统计表" if self.table is not None else ""

    def rows(self) -> list[list[str | int]]:
        assert self.table is not None
        numbers = self.grid.matrix.grid.table("项目", [words for _, words in self.table.columns], _plain)
        return [*numbers, [self.table.foot]]

    def register(self) -> RegisterData:
        assert self.table is not None
        return yearly_register(self.context.desk, self.table)


def _plain(cell: GridCell) -> str | int:
    return int(cell.state) if cell.state.isdecimal() else cell.state

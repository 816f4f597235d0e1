"""每月活动: what was held at each home, month by month; a cell opens it, a month that lacks something is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents.grid_paper import grid_register
from desktop.documents.register import set_paper
from desktop.errors import KnownError
from desktop.file_names import with_ending
from desktop.services.grid import GridCell, GridData, GridLine
from desktop.services.home_months import MISSING, RUNNING
from desktop.services.month import write_xlsx
from desktop.ui import theme
from desktop.ui.dates import show_date
from desktop.ui.file_dialogs import ask_where_to_save
from desktop.ui.grid import GridView, GridWords
from desktop.ui.page import Context, Page
from desktop.ui.page_header import Header
from desktop.ui.paper_view import PaperView
from desktop.ui.widgets import Empty, button, label, tool_button

ENDING = ".xlsx"
TOTAL = "total"


class HomeMonthsPage(Page):
    """Homes × months of one year."""

    watches = frozenset({"home", "activity", "setting", "forms_pack"})
    help_topic = "home_months"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._months = context.desk.home_months
        self.year = self._months.years(self._closing)[1]
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(24), theme.px(16), theme.px(24), theme.px(12))
        outer.setSpacing(theme.px(12))
        self.header = Header(self.tr("Activities of each home by month"))
        actions = self.header.action_row
        actions.addWidget(tool_button("copy", self.tr("Copy for a table (Ctrl+C)"), self.copy))
        actions.addWidget(tool_button("export", self.tr("Save as xlsx…"), self.save))
        actions.addWidget(tool_button("printer", self.tr("Print (Ctrl+P)"), self.print_shown))
        outer.addWidget(self.header)
        self.above = QWidget()
        body = QVBoxLayout(self.above)
        body.setContentsMargins(0, 0, 0, 0)
        choose = QHBoxLayout()
        choose.setSpacing(theme.px(8))
        self.earlier = tool_button("caret-left", self.tr("Year before"), lambda: self.step(-1))
        self.later = tool_button("caret-right", self.tr("Year after"), lambda: self.step(1))
        self.name = label("", "heading")
        for widget in (self.earlier, self.name, self.later):
            choose.addWidget(widget)
        choose.addStretch(1)
        body.addLayout(choose)
        self.grid = GridView(self.tr("Activities of each home by month"))
        self.grid.opened.connect(self.open_cell)
        self.grid.moved.connect(self._on_moved)
        self.empty = Empty(
            "homes", self.tr("No women's home yet"), self.tr("Their months stand here once there is one.")
        )
        body.addWidget(self.grid, 1)
        body.addWidget(self.empty, 1)
        foot = QHBoxLayout()
        self.told = label("", "muted", wrap=True)
        self.open = button("", self._open_current, look="link")
        foot.addWidget(self.told, 1)
        foot.addWidget(self.open)
        body.addLayout(foot)
        outer.addWidget(self.above, 1)
        self.paper: PaperView | None = None
        self.setFocusProxy(self.grid)
        self._read()

    @property
    def _closing(self) -> int:
        return self.context.settings.closing_day

    def refresh(self, changes: Any) -> None:
        self._read()

    def new_day(self) -> None:
        self._read()

    def step(self, years: int) -> None:
        """Shows the year before (−1) or after (+1)."""
        self.year += years
        self._read()

    def _read(self) -> None:
        first, last = self._months.years(self._closing)
        self.year = max(first, min(self.year, last))
        self.earlier.setEnabled(self.year > first)
        self.later.setEnabled(self.year < last)
        self.name.setText(show_date(str(self.year), self.context.today()))
        grid = self._months.grid(self.year, self._closing)
        self.grid.show_grid(grid.summed(self.tr("All homes"), TOTAL), self._words(grid))
        self.grid.setVisible(bool(grid.lines))
        self.empty.setVisible(not grid.lines)
        self.told.setVisible(bool(grid.lines))
        if not grid.lines:
            self.open.hide()

    def _words(self, grid: GridData) -> GridWords:
        heads = [self.tr("Month {n}").format(n=int(key[5:])) for key in grid.columns]
        return GridWords(self.tr("Home"), [*heads, self.tr("Total")], self._cell_words, self._state_words)

    @staticmethod
    def _cell_words(cell: GridCell) -> str:
        return "" if cell.value is None else str(cell.value)

    def _state_words(self, line: GridLine, column: int) -> str:
        """What there is to say of a cell."""
        cell = line.cells[column]
        if cell.state == MISSING:
            home = self.context.desk.homes.page([line.id])[0] or {}
            every = self._months.every(home.get("kind"))
            if every == 1:
                return self.tr("Nothing was held in this month; each month should have something.")
            if every == 3:
                return self.tr("Nothing was held in this quarter; each quarter should have something.")
            return self.tr("Nothing was held in these {n} months; something should have been.").format(n=every)
        if cell.state == RUNNING:
            return self.tr("This month is not over yet.")
        if cell.ids:
            return self.tr("%n activities held", "", len(cell.ids))
        return self.tr("Nothing was held; nothing was due.")

    # --- what is behind a cell --------------------------------------------------------------------------------------

    def _on_moved(self, row: int, column: int) -> None:
        line = self.grid.matrix.grid.lines[row]
        head = self.grid.matrix.words.heads[column]
        state = self._state_words(line, column)
        self.told.setText(self.tr("{home}, {month}: {state}").format(home=line.name, month=head, state=state))
        self.open.setVisible(bool(line.cells[column].ids))
        self.open.setText(self.tr("Show these %n", "", len(line.cells[column].ids)))

    def _open_current(self) -> None:
        at = self.grid.currentIndex()
        self.open_cell(at.row(), at.column())

    def open_cell(self, row: int, column: int) -> None:
        """The activities that were counted in a cell."""
        grid = self.grid.matrix.grid
        line, cell = grid.lines[row], grid.lines[row].cells[column]
        if not cell.ids:
            return
        words = f"{line.name} · {self.name.text()}"
        if grid.columns[column] != TOTAL:
            words = f"{words} · {self.grid.matrix.words.heads[column]}"
        self.context.window.go("activities", ids=list(cell.ids), words=words)

    # --- out of the program -----------------------------------------------------------------------------------------

    def copy(self) -> None:
        """What is chosen, or all of it, for a program of tables."""
        self.grid.copy()
        self.context.window.notify.toast(self.tr("Copied"))

    def save(self) -> None:
        """The year as a spreadsheet, where she chooses."""
        name = f"{self.header.title.text()}-{self.year}"
        chosen = ask_where_to_save(self, self.tr("Save as xlsx"), name, ENDING, "xlsx")
        if chosen is not None:
            self.save_to(chosen)

    def save_to(self, path: Path) -> None:
        """Writes the spreadsheet; a refusing disk is told in words."""
        path = with_ending(path, ENDING)
        try:
            write_xlsx(path, f"{self.header.title.text()} {self.year}", self.grid.table())
        except OSError:
            self.context.window.notify.error(KnownError("file_unwritable"))
            return
        self.context.window.notify.toast(self.tr("Saved as {name}").format(name=path.name))

    def print_shown(self) -> None:
        if self.paper is not None and self.paper.isVisible():
            self.paper.preview.ask_and_print()
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
        grid = self._months.grid(self.year, self._closing).summed("合计", TOTAL)
        *rows, _ = grid.table("妇女之家", [*(f"{int(key[5:])}月" for key in grid.columns[:-1]), "合计"])
        title = f"{self.year}年妇女之家每月活动"
        data = grid_register(title, rows, desk.now(), desk.records.township_name())
        self.paper.show_paper(title, "", lambda typesetter: set_paper(data, typesetter))

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

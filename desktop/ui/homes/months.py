"""每月活动: what was held at each home, month by month; a cell opens it, a month that lacks something is marked."""

from __future__ import annotations

from typing import Any

from desktop.documents.grid_paper import grid_register
from desktop.documents.register import RegisterData
from desktop.services.grid import GridCell, GridData, GridLine
from desktop.services.home_months import MISSING, RUNNING
from desktop.ui.dates import show_date, show_month
from desktop.ui.grid import GridWords
from desktop.ui.matrix_page import MatrixPage
from desktop.ui.page import Context

TOTAL = "total"


class HomeMonthsPage(MatrixPage):
    """Homes × months of one year."""

    watches = frozenset({"home", "activity", "setting", "forms_pack"})
    help_topic = "home_months"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            self.tr("Activities of each home by month"),
            steps=(self.tr("Year before"), self.tr("Year after")),
            empty=("homes", self.tr("No women's home yet"), self.tr("Their months stand here once there is one.")),
        )
        self._months = context.desk.home_months
        self.year = self._months.years(self._closing)[1]
        self.choose.addStretch(1)
        self._read()

    @property
    def _closing(self) -> int:
        return self.context.settings.closing_day

    def refresh(self, changes: Any) -> None:
        self._read()

    def new_day(self) -> None:
        self._read()

    def step(self, by: int) -> None:
        self.year += by
        self._read()

    def _read(self) -> None:
        first, last = self._months.years(self._closing)
        self.year = max(first, min(self.year, last))
        self.earlier.setEnabled(self.year > first)
        self.later.setEnabled(self.year < last)
        self.name.setText(show_date(str(self.year), self.context.today()))
        grid = self._months.grid(self.year, self._closing)
        self.show_matrix(grid.summed(self.tr("All homes"), TOTAL), self._words(grid))

    def _words(self, grid: GridData) -> GridWords:
        heads = [show_month(int(key[5:])) for key in grid.columns]
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

    def show_cell(self, row: int, column: int) -> None:
        line = self.grid.matrix.grid.lines[row]
        head = self.grid.matrix.words.heads[column]
        state = self._state_words(line, column)
        self.told.setText(self.tr("{home}, {month}: {state}").format(home=line.name, month=head, state=state))
        self.open.setVisible(bool(line.cells[column].ids))
        self.open.setText(self.tr("Show these %n", "", len(line.cells[column].ids)))

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

    def called(self) -> str:
        return f"{self.header.title.text()}-{self.year}"

    def register(self) -> RegisterData:
        desk = self.context.desk
        grid = self._months.grid(self.year, self._closing).summed("合计", TOTAL)
        *rows, _ = grid.table("妇女之家", [*(f"{int(key[5:])}月" for key in grid.columns[:-1]), "合计"])
        return grid_register(f"{self.year}年妇女之家每月活动", rows, desk.now(), desk.records.township_name())

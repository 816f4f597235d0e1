"""What an office's form shows, as plain data: the cells of its sheets with what may be written into each."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Final

#: The most of a form (bytes): what travels as a file of a record.
MOST_FORM_BYTES: Final = 10 * 1024 * 1024
#: So much of a sheet is shown; forms of offices have 20 to 60 rows.
MOST_GRID_ROWS: Final = 400
MOST_GRID_COLUMNS: Final = 80
#: A cell's text beyond this is cut where it is shown (characters).
MOST_SHOWN: Final = 400


@dataclass
class GridCell:
    """``text``: as it is shown, of a formula what it was last worked out to; ``formula``: "" or its text; ``shows``:
    the number format ("percent", "date", "text", ""); ``locked``: by the sheet's protection, which is on."""

    text: str = ""
    formula: str = ""
    shows: str = ""
    locked: bool = False


@dataclass
class Grid:
    """One sheet. ``cells``: by (row, column) from 0, those that hold a text or a format of their own; ``merged``: (top,
    left, bottom, right), all counted. ``widths``: of columns in characters. ``left_out``: rows or columns are not
    shown."""

    name: str
    rows: int = 0
    columns: int = 0
    cells: dict[tuple[int, int], GridCell] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    protected: bool = False
    left_out: bool = False

    def target(self, place: tuple[int, int]) -> tuple[int, int]:
        """The first cell of the merged area that a cell is in; the cell itself where it is in none."""
        for top, left, bottom, right in self.merged:
            if top <= place[0] <= bottom and left <= place[1] <= right:
                return top, left
        return place

    def cell(self, place: tuple[int, int]) -> GridCell:
        """A cell; an empty one where nothing is written down for it."""
        return self.cells.get(self.target(place)) or GridCell()

    def text(self, place: tuple[int, int]) -> str:
        """What a cell shows, of a merged one what its area shows."""
        return self.cell(place).text.strip()


@dataclass
class Book:
    """The visible sheets of a form. ``names``: defined names that are one cell → (sheet, row, column)."""

    grids: list[Grid]
    date1904: bool = False
    names: dict[str, tuple[str, int, int]] = field(default_factory=dict)

    def grid(self, name: str) -> Grid | None:
        """A sheet by its name."""
        return next((grid for grid in self.grids if grid.name == name), None)

    def plain(self) -> dict[str, Any]:
        """As it goes from the reading process to the program."""
        grids = []
        for grid in self.grids:
            plain = asdict(grid)
            plain["cells"] = [[*place, *vars(cell).values()] for place, cell in grid.cells.items()]
            plain["widths"] = list(grid.widths.items())
            grids.append(plain)
        return {"grids": grids, "date1904": self.date1904, "names": {k: list(v) for k, v in self.names.items()}}

    @classmethod
    def of_plain(cls, plain: dict[str, Any]) -> Book:
        """The other end of ``plain``."""
        grids = []
        for each in plain["grids"]:
            cells = {(row, column): GridCell(*cell) for row, column, *cell in each.pop("cells")}
            widths = {int(column): float(width) for column, width in each.pop("widths")}
            merged = [(top, left, bottom, right) for top, left, bottom, right in each.pop("merged")]
            grids.append(Grid(**each, cells=cells, widths=widths, merged=merged))
        names = {name: (str(sheet), int(row), int(column)) for name, (sheet, row, column) in plain["names"].items()}
        return cls(grids, bool(plain["date1904"]), names)

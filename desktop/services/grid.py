"""A matrix as plain data: rows × columns, each cell with a number, a state and what is behind it.

Whatever is counted by two things stands on it (homes × months, later who goes where on which day). A cell's number is
how many ids it holds wherever it holds any, so that what opens is what was counted.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class GridCell:
    """One cell. ``value`` None: nothing is to stand there. ``state``: a code that the page says in words, "" where
    there is nothing to say; ``tone``: how it is marked (``theme.Tokens.tone``), never without a state; ``ids``: the
    records behind it, in their order."""

    value: int | None = None
    state: str = ""
    tone: str = ""
    ids: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class GridLine:
    """One row: ``id`` of what it is about (empty of a row of sums), its name, a cell for each column."""

    id: bytes
    name: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class GridData:
    """Rows and ``columns`` (keys, in order). Every row has a cell for each column."""

    columns: tuple[str, ...] = ()
    lines: tuple[GridLine, ...] = field(default=())

    def __post_init__(self) -> None:
        if any(len(line.cells) != len(self.columns) for line in self.lines):
            raise ValueError("a row has a cell for each column")

    def summed(self, name: str, key: str) -> GridData:
        """With a column of sums, called ``key``, and a row of them, called ``name``; each holds what it sums."""
        lines = [GridLine(line.id, line.name, (*line.cells, _sum(line.cells))) for line in self.lines]
        down = tuple(_sum([line.cells[at] for line in lines]) for at in range(len(self.columns) + 1))
        return GridData((*self.columns, key), (*lines, *([GridLine(b"", name, down)] if lines else [])))

    def table(
        self, corner: str, heads: Sequence[str], words: Callable[[GridCell], str | int] | None = None
    ) -> list[list[str | int]]:
        """Rows of a table with its heads, for the clipboard, a spreadsheet or a paper; ``heads``: the columns' words;
        ``words``: what stands for a cell, its number where none are given."""
        said = words or _number
        return [[corner, *heads], *([line.name, *map(said, line.cells)] for line in self.lines)]


def _number(cell: GridCell) -> str | int:
    return "" if cell.value is None else cell.value


def _sum(cells: Sequence[GridCell]) -> GridCell:
    ids = tuple(dict.fromkeys(id_ for cell in cells for id_ in cell.ids))
    return GridCell(sum(cell.value or 0 for cell in cells), ids=ids)

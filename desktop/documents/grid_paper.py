"""A matrix on paper: the register's sheet, with a column for each of the matrix's."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup

#: The share of the paper's width that the names have, and each other column.
NAME, COLUMN = 48.0, 15.0


def grid_register(
    title: str, rows: Sequence[Sequence[str | int]], printed_at: datetime, unit: str = "", period: str = ""
) -> RegisterData:
    """A matrix (``GridData.table``, its heads first, without a row of sums) as a register that sums its columns:
    ``unit`` keeps it, ``period`` is what it covers."""
    heads, *body = rows
    columns = [
        RegisterColumn(str(heads[0]), NAME, "left"),
        *(RegisterColumn(str(head), COLUMN, total=True) for head in heads[1:]),
    ]
    lines = tuple(tuple(str(cell) for cell in row) for row in body)
    return RegisterData(title, tuple(columns), (RegisterGroup("", lines),), printed_at, unit, period, blank_rows=0)

"""Rows of plain kinds out to tables, as a program of tables copies and saves them.

What goes out comes in again as it was (``importing/record_rows.py``): codes by their words, days as ISO, whom a record
is about by name.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Final

from desktop.services.plain import ABOUT, Plain, Type
from desktop.services.plain_records import paper_words, rows_in
from desktop.services.rows import as_cell
from desktop.store.values import Record

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: At most so many rows are written at once; more than a spreadsheet's user wants.
MOST_ROWS: Final = 20_000
#: With these a program of tables begins to compute.
_COMPUTED: Final = ("=", "+", "-", "@")


def rows_out(desk: Desk, kind: str, ids: Sequence[bytes], heads: Mapping[str, str]) -> list[list[str]]:
    """A head row and a row for each record that is still there; ``heads``: field → its words."""
    service = desk.plain[kind]
    rows = [list(heads.values())]
    for start in range(0, min(len(ids), MOST_ROWS), 500):
        for record in service.page(ids[start : start + 500]):
            if record is not None:
                rows.append([_cell(desk, service.plain, record, field) for field in heads])
    return rows


def _cell(desk: Desk, plain: Plain, record: Record, field: str) -> str:
    rows = next((rows for rows in plain.rows if rows.kind == field), None)
    if rows is not None:
        held = rows_in(record, rows)
        return as_cell([[_cell(desk, rows.plain, row, name) for name in rows.columns] for row in held])
    if field != ABOUT and plain.type(field) is Type.DATE:
        return str(record[field] or "")
    return paper_words(plain, record, field)


def as_csv(rows: Sequence[Sequence[str]]) -> bytes:
    """A table as Excel and WPS open it with a double click: UTF-8 with its mark. No cell begins a formula."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows([[_inert(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def as_tsv(rows: Sequence[Sequence[str]]) -> str:
    """A table as the clipboard carries it."""
    return "\n".join("\t".join(re.sub(r"[\t\r\n]+", " ", cell) for cell in row) for row in rows)


def as_html(rows: Sequence[Sequence[str]]) -> str:
    """A table as letters and documents take it from the clipboard, its first row the head; every cell is text to a
    program of tables too."""
    marks = ("th", *["td"] * (len(rows) - 1))
    lines = (
        "<tr>" + "".join(f"<{mark} style='mso-number-format:\"\\@\"'>{escape(cell)}</{mark}>" for cell in row) + "</tr>"
        for mark, row in zip(marks, rows, strict=True)
    )
    return f"<table border='1'>{''.join(lines)}</table>"


def _inert(cell: str) -> str:
    """A cell that a program of tables would compute is written as words."""
    return f"'{cell}" if cell[:1] in _COMPUTED else cell

"""Tables as spreadsheets: dates are dates and numbers numbers, text is text and never computed.

A table is made whole in memory and handed on as bytes: nothing of it lies in the system's folder of temporary files.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from desktop.services.tables import as_csv

Cell = str | int | float | date | None

#: What a cell of a spreadsheet holds at most; a longer text ends with an ellipsis.
MOST_TEXT: Final = 32_767
#: Widths of columns in characters (a Chinese one counts twice), and rows that are looked at for them.
_LEAST, _WIDEST, _LOOKED = 6, 44, 100
#: A spreadsheet counts days from here on, with a 29 February 1900 that there was not: day 60.
_FIRST_DAY, _LEAP = date(1899, 12, 30), 60
#: Rows between two calls of ``tick``.
_STEP: Final = 500


@dataclass(frozen=True)
class Table:
    """A table that goes out. ``title`` and ``about`` (township, day, what narrows the list) stand over it."""

    title: str
    about: str
    heads: tuple[str, ...]
    rows: Sequence[Sequence[Cell]]

    def words(self) -> list[list[str]]:
        """Heads and rows as text, days as ISO."""
        return [list(self.heads), *([as_text(cell) for cell in row] for row in self.rows)]


def as_text(cell: Cell) -> str:
    """A cell in a table of text."""
    if cell is None:
        return ""
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def csv_bytes(table: Table) -> bytes:
    """UTF-8 with its mark, no cell begins a formula. Without the title: a program that reads csv begins with heads."""
    return as_csv(table.words())


def xlsx_bytes(table: Table, tick: Callable[[int], object] | None = None) -> bytes:
    """A workbook with one sheet: title, what it is about, heads that stay in sight, a filter. ``tick`` gets the rows
    written, and may raise to stop."""
    import xlsxwriter

    body = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(body, options)
    write_sheet(book, table, tick)
    book.close()
    return body.getvalue()


def book_bytes(tables: Sequence[Table]) -> bytes:
    """A workbook with a sheet for each table, called by its title."""
    import xlsxwriter

    body = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(body, options)
    for table in tables:
        write_sheet(book, table, name=table.title)
    book.close()
    return body.getvalue()


def write_sheet(book: Any, table: Table, tick: Callable[[int], object] | None = None, name: str = "") -> Any:
    """Writes a table into a new sheet of a workbook of XlsxWriter, and gives the sheet; its heads stand in row 2 (from
    0), its first row in row 3."""
    sheet = book.add_worksheet(name or None)
    text, day = book.add_format({"num_format": "@"}), book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    head = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F2EFEA", "valign": "vcenter"})
    sheet.write_string(0, 0, table.title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, table.about, book.add_format({"font_color": "#666666"}))
    for x, words in enumerate(table.heads):
        sheet.write_string(2, x, words, head)
    write_string = sheet.write_string
    for y, row in enumerate(table.rows, 3):
        for x, cell in enumerate(row):
            if not cell and cell != 0:
                continue
            if isinstance(cell, str):
                write_string(y, x, cell if len(cell) <= MOST_TEXT else f"{cell[: MOST_TEXT - 1]}…", text)
            elif isinstance(cell, date):
                days = (cell - _FIRST_DAY).days
                sheet.write_number(y, x, days if days > _LEAP else days - 1, day)
            else:
                sheet.write_number(y, x, cell)
        if tick is not None and not (y - 2) % _STEP:
            tick(y - 2)
    for x, width in enumerate(_widths(table)):
        sheet.set_column(x, x, width, text if any(isinstance(row[x], str) for row in table.rows[:_LOOKED]) else None)
    sheet.freeze_panes(3, 1)
    if table.heads:
        sheet.autofilter(2, 0, 2 + len(table.rows), len(table.heads) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(2)
    return sheet


def _widths(table: Table) -> list[int]:
    """The width of each column, by its head and its first rows; the head has the filter's arrow beside it."""
    looked = table.rows[:_LOOKED]
    return [
        min(_WIDEST, max(_LEAST, wide(head) + 4, *(wide(as_text(row[x])) + 2 for row in looked)))
        for x, head in enumerate(table.heads)
    ]


def wide(words: str) -> int:
    """How wide the longest line of a text is, in Latin letters; of a very long one how wide its beginning is."""
    line = max(words.split("\n"), key=len) if words else ""
    return sum(2 if unicodedata.east_asian_width(one) in "WF" else 1 for one in line[:_WIDEST])

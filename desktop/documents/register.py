"""A list as a printed register (五簿五册): numbered rows, landscape, with groups, sums and blank rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.names import spaced_name
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services.plain_records import paper_words
from desktop.services.reporting.period_lists import PeriodList
from desktop.services.spreadsheets import Table, wide

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE = "register"
#: Millimetres that the columns share, the number's left out; rows of one page.
WIDTH, PORTRAIT_WIDTH, NUMBER = 273.0, 186.0, 12.0
ROWS_A_PAGE = 13
#: Millimetres of a row that is written by hand.
ROW_HEIGHT = 11.0
#: More rows are no paper that somebody holds.
MOST_ROWS = 5000


@dataclass(frozen=True)
class RegisterColumn:
    """One column. ``width``: its share of the paper's; ``align``: left, center or right; ``total``: its whole numbers
    are summed; ``over``: a head above it, which it shares with its neighbours under the same one."""

    heading: str
    width: float
    align: str = "center"
    total: bool = False
    over: str = ""


@dataclass(frozen=True)
class RegisterGroup:
    """Rows under a line of their own; "" for rows without one."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class RegisterData:
    """Everything on one register. ``unit`` is who keeps it, ``period`` what it covers; ``blank_rows`` follow the last
    row, to be written by hand; None fills the page. ``signed``: who filled it in, below the table with room for who
    checked it and for the seal; None where nobody signs. ``foot``: a line right below the table.
    ``portrait``: on an upright page, of which the longest columns have less. ``number``: millimetres of the number's
    column; with it the columns' widths are whole millimetres where they add up to the page; ``row_height``: of a row,
    at least."""

    title: str
    columns: tuple[RegisterColumn, ...]
    groups: tuple[RegisterGroup, ...]
    printed_at: datetime
    unit: str = ""
    period: str = ""
    blank_rows: int | None = None
    signed: str | None = None
    foot: str = ""
    portrait: bool = False
    number: float = NUMBER
    row_height: float = ROW_HEIGHT


@dataclass(frozen=True)
class Book:
    """How a plain kind stands in its register: a field for each column. ``grouped_by``: a field, "" for none;
    ``ordered_by``: a field whose alike words stand together, "" for the order of the list."""

    title: str
    columns: tuple[tuple[str, RegisterColumn], ...]
    grouped_by: str = ""
    ordered_by: str = ""


def set_paper(data: RegisterData, typesetter: Typesetter) -> Paper:
    """The register as a PDF, and what of it no font has. Raises KnownError ``paper_too_long``."""
    return typesetter.paper(TEMPLATE, template_data(data))


def template_data(data: RegisterData) -> Mapping[str, Any]:
    """What ``register.typ`` reads. Raises KnownError ``paper_too_long``."""
    count = sum(len(group.rows) for group in data.groups)
    if count > MOST_ROWS:
        raise KnownError("paper_too_long", rows=count, most=MOST_ROWS)
    lines = [line for group in data.groups for line in _lines(group)]
    for number, line in enumerate((line for line in lines if "cells" in line), 1):
        line["number"] = str(number)
    sums = _sums(data)
    blank = -(len(lines) + bool(sums)) % ROWS_A_PAGE if data.blank_rows is None else data.blank_rows
    whole = PORTRAIT_WIDTH if data.portrait else WIDTH
    share = (whole - data.number) / (sum(column.width for column in data.columns) or 1)
    widths = [column.width * share for column in data.columns]
    for line in lines:
        if "cells" in line:
            line["sure"] = "".join("1" if _fits(*each) else "0" for each in zip(line["cells"], widths, strict=True))
    return {
        "title": data.title,
        "unit": data.unit,
        "period": data.period,
        "printed_at": f"{data.printed_at:%Y-%m-%d %H:%M}",
        "columns": [{"zh": c.heading, "width": round(c.width * share, 3), "align": c.align} for c in data.columns],
        "overs": [[over, len(list(those))] for over, those in groupby(column.over for column in data.columns)],
        "number": data.number,
        "row_height": data.row_height,
        "foot": data.foot,
        "portrait": data.portrait,
        "lines": lines + [{"number": "", "cells": [""] * len(widths), "sure": "1" * len(widths)}] * blank,
        "sums": sums,
        "signed": data.signed is not None,
        "filled_by": spaced_name(data.signed or ""),
    }


#: Millimetres of 11 points; of that a digit is never wider than so much.
_EM: Final = 11 * 25.4 / 72
_DIGIT: Final = 0.64


def _fits(words: str, width: float) -> bool:
    """Whether words are certain to stand in one line of a cell (millimetres): no character is wider than it is high,
    and letters that stand upright are for the template to measure."""
    room = sum(
        _DIGIT if char in "0123456789.-:/ " else 1.0 if char < "\u1800" or char >= "\u2000" else 99.0 for char in words
    )
    return room * _EM <= width - 2 and not any("\ue234" <= char <= "\ue4ff" for char in words)


def _lines(group: RegisterGroup) -> list[dict[str, Any]]:
    head: list[dict[str, Any]] = [{"group": group.title}] if group.title else []
    return [*head, *({"number": "", "cells": list(row)} for row in group.rows)]


def _sums(data: RegisterData) -> list[str]:
    """The last row's words, a column each; [] where nothing is summed."""
    if not any(column.total for column in data.columns):
        return []
    rows = [row for group in data.groups for row in group.rows]

    def of(at: int) -> str:
        found = [int(row[at]) for row in rows if row[at].lstrip("-").isdecimal()]
        return str(sum(found)) if found else ""

    return [of(at) if column.total else "" for at, column in enumerate(data.columns)]


def register_of(
    desk: Desk, kind: str, book: Book, ids: Sequence[bytes], period: str = "", blank_rows: int | None = None
) -> RegisterData:
    """The register of records of a plain kind, in the order of ``ids``. Raises KnownError ``paper_too_long``."""
    if len(ids) > MOST_ROWS:
        raise KnownError("paper_too_long", rows=len(ids), most=MOST_ROWS)
    service = desk.plain[kind]
    records = [record for record in service.page(ids) if record is not None]
    if book.ordered_by:
        records.sort(key=lambda record: paper_words(service.plain, record, book.ordered_by))

    def cell(record: Mapping[str, Any], field: str) -> str:
        words = paper_words(service.plain, record, field)
        hidden = service.plain.rule(field).phone and not desk.records.sees_private
        return f"…{words[-4:]}" if words and hidden else words

    def words(record: Mapping[str, Any]) -> tuple[str, ...]:
        return tuple(cell(record, field) for field, _ in book.columns)

    def group(record: Mapping[str, Any]) -> str:
        return paper_words(service.plain, record, book.grouped_by) if book.grouped_by else ""

    grouped: Iterable[tuple[str, Any]] = groupby(sorted(records, key=group) if book.grouped_by else records, group)
    return RegisterData(
        book.title,
        tuple(column for _, column in book.columns),
        tuple(RegisterGroup(title, tuple(words(record) for record in those)) for title, those in grouped),
        desk.now(),
        desk.records.township_name(),
        period,
        blank_rows,
    )


#: What a column's width follows: its widest cell, in Latin letters.
_LEAST, _WIDEST = 5, 26


def register_of_period(found: PeriodList, title: str, unit: str, period: str, now: datetime, by: str) -> RegisterData:
    """What a term's figures were counted from. ``by``: who fills it in."""
    if len(found.rows) > MOST_ROWS:
        raise KnownError("paper_too_long", rows=len(found.rows), most=MOST_ROWS)
    columns = tuple(RegisterColumn(head.words, head.width, head.align, head.total) for head in found.heads)
    rows = tuple(tuple(str(value) for value in row) for row in found.rows)
    return RegisterData(title, columns, (RegisterGroup("", rows),), now, unit, period, 0, by)


def register_of_table(table: Table, now: datetime, by: str = "") -> RegisterData:
    """A list that goes out, as a register: its widths follow its cells. ``by``: the head of a column whose cells stand
    as lines over their rows, which follow each other already. Raises KnownError ``paper_too_long``."""
    heads, *rows = table.words()
    if len(rows) > MOST_ROWS:
        raise KnownError("paper_too_long", rows=len(rows), most=MOST_ROWS)
    apart = heads.index(by) if by else None
    shown = [at for at in range(len(heads)) if at != apart]
    room = {x: max(_LEAST, wide(heads[x]), *(min(_WIDEST, wide(row[x])) for row in rows[:300])) + 2 for x in shown}
    numbers = {x for x in shown if all(isinstance(row[x], int | float | None) for row in table.rows)}
    columns = (RegisterColumn(heads[x], room[x], "center" if x in numbers or room[x] <= 16 else "left") for x in shown)
    groups = groupby(rows, lambda row: "" if apart is None else row[apart])
    return RegisterData(
        table.title,
        tuple(columns),
        tuple(RegisterGroup(title, tuple(tuple(row[x] for x in shown) for row in those)) for title, those in groups),
        now,
        table.about,
        blank_rows=0,
    )

"""Rows of plain kinds out to tables and in from them: what a program of tables copies, saves and pastes.

What goes out comes in again as it was: codes by their words, days as ISO, whom a record is about by name. What is not
sure (two women of one name, a word that no code has) is never guessed: the row is left out and named.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.errors import FieldErrors
from desktop.services import codes
from desktop.services.comparing import half_width, squeezed
from desktop.services.plain import ABOUT, Plain, Rows, Type
from desktop.services.plain_records import PlainFilter, paper_words, rows_in
from desktop.services.rows import as_cell, edits_of, of_cell, rows_apart
from desktop.services.validation import clean_line
from desktop.store import kind_queries as queries
from desktop.store.changes import Changes, Edit, Label
from desktop.store.values import Record, Value
from desktop.table_files.sheets import table_rows
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: At most so many rows are read or written at once; more than a spreadsheet's user wants.
MOST_ROWS: Final = 20_000
#: A title may stand above the heads.
HEAD_WITHIN: Final = 5
#: With these a program of tables begins to compute.
_COMPUTED: Final = ("=", "+", "-", "@")
#: A household is called by its head and this.
_HOUSEHOLD: Final = "家庭"


class TableLine(NamedTuple):
    """One row of a table. ``error``: (field, code) of the cell that cannot be read; ``same``: it is here already."""

    number: int
    values: Record
    error: tuple[str, str] | None
    same: bool


@dataclass(frozen=True)
class TableRead:
    """What a table says. ``fields``: the field of each column, None where it is not read; ``left_out``: rows beyond
    MOST_ROWS."""

    fields: tuple[str | None, ...] = ()
    lines: tuple[TableLine, ...] = ()
    left_out: int = 0

    @property
    def new(self) -> list[TableLine]:
        """Rows that are not here yet."""
        return [line for line in self.lines if line.error is None and not line.same]

    @property
    def known(self) -> list[TableLine]:
        """Rows that are here already; they stay as they are."""
        return [line for line in self.lines if line.error is None and line.same]

    @property
    def wrong(self) -> list[TableLine]:
        """Rows that hold something that cannot be read; they are not added."""
        return [line for line in self.lines if line.error is not None]


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


def read_rows(desk: Desk, kind: str, text: str, heads: Mapping[str, Sequence[str]]) -> TableRead:
    """Reads rows as a program of tables copies them, the heads within the first HEAD_WITHIN; ``heads``: field → words
    that may stand over it. Writes nothing. Without a head for the field that names a record nothing is read."""
    plain = desk.plain[kind].plain
    known = {_head(word): field for field, words in heads.items() for word in words}
    rows = [[_typed(cell) for cell in row.split("\t")] for row in table_rows(text)]
    numbered = [(number, row) for number, row in enumerate(rows, 1) if any(row)]
    for at, (_, row) in enumerate(numbered[:HEAD_WITHIN]):
        found = [known.get(_head(cell)) for cell in row]
        if plain.named_by in found:
            fields = tuple(field if field not in found[:column] else None for column, field in enumerate(found))
            body = numbered[at + 1 :]
            reading = _Reading(desk, kind)
            lines = (reading.line(number, dict(zip(fields, row, strict=False))) for number, row in body[:MOST_ROWS])
            return TableRead(fields, tuple(lines), max(0, len(body) - MOST_ROWS))
    return TableRead()


def _typed(cell: str) -> str:
    """What somebody wrote into a cell, without the mark that keeps it from being computed."""
    words = clean_line(cell) or ""
    return words[1:] if words[:1] == "'" and words[1:2] in _COMPUTED else words


def _head(cell: str) -> str:
    return re.sub(r"\s|[:：*]", "", half_width(cell)).lower()


def add_rows(
    desk: Desk,
    kind: str,
    read: TableRead,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Changes:
    """Adds the new rows in one act that can be undone; others may save meanwhile."""
    new = read.new

    def edits() -> Iterator[Edit]:
        for line in new:
            own, rows = rows_apart(kind, line.values)
            row = new_id()
            yield Edit(kind, row, own)
            yield from edits_of(desk, row, rows, None)

    label = Label(f"{kind}.paste", str(len(new)))
    return desk.journal.write_in_slices(edits(), label, progress=progress, cancelled=cancelled)


def _parts(cell: str) -> list[str]:
    return re.split("[、，,;；]", cell)


class _Reading:
    """The rows of one table, each checked as a form would check it."""

    def __init__(self, desk: Desk, kind: str) -> None:
        self._desk, self._service = desk, desk.plain[kind]
        self._plain = self._service.plain
        self._seen: set[tuple[Value, ...]] = set()
        plain = self._plain
        same = plain.same or (plain.named_by, *([plain.newest] if plain.newest else []), ABOUT)
        self._same = [name for one in same for name in (plain.subjects if one == ABOUT else (one,))]
        self._exact = [name for name in self._same if plain.type(name) in (Type.REF, Type.DATE)]
        self._here: dict[tuple[Value, ...], list[bytes]] = {}  # the few that a row may be, by what is compared as it is
        for id_, *cells in queries.cells(desk.db, kind, self._exact):
            self._here.setdefault(tuple(cells), []).append(id_)

    def line(self, number: int, cells: Mapping[str | None, str]) -> TableLine:
        values: Record = {}
        for field, cell in cells.items():
            if field is None or not cell:
                continue
            value, error = self._value(self._plain, field, cell)
            if error:
                return TableLine(number, {**values, field: cell}, (field, error), False)
            values[field] = value
        own, rows = rows_apart(self._plain.kind, values)
        try:
            clean = {**self._service.checked(own), **rows}
            edits_of(self._desk, new_id(), rows, None)  # they are made once they are added
        except FieldErrors as error:
            return TableLine(number, values, next(iter(error.fields.items())), False)
        key = self._key(clean)
        same = key in self._seen or self._is_here(clean, key)
        self._seen.add(key)
        return TableLine(number, clean, None, same)

    def _is_here(self, clean: Mapping[str, Value], key: tuple[Value, ...]) -> bool:
        perhaps = self._here.get(tuple(clean.get(name) for name in self._exact), [])
        rows = self._desk.journal.rows.get_many(self._plain.kind, perhaps) if perhaps else {}
        return any(self._key(record) == key for record in rows.values())

    def _key(self, record: Mapping[str, Value]) -> tuple[Value, ...]:
        """What two rows share that are one record: its name, its day, and whom it is about, or as the kind states."""
        values = (record.get(name) for name in self._same)
        return tuple(squeezed(value) if isinstance(value, str) else value for value in values)

    def _value(self, plain: Plain, field: str, cell: str) -> tuple[Value, str | None]:
        rows = next((rows for rows in plain.rows if rows.kind == field), None)
        if rows is not None:
            return self._rows(rows, cell)
        if field == ABOUT:
            return self._about(cell)
        if field in plain.beside:
            return self._people(cell)
        rule, type_ = plain.rule(field), plain.type(field)
        if rule.offers:
            cell = codes.code_of(rule.offers, cell) or cell
        if rule.codes:
            code = codes.code_of(rule.codes, cell)
            return code, None if code else "word_unknown"
        if type_ is Type.REF:
            found = self._rows_called(plain.to(field) or "", cell)
            return (found[0], None) if len(found) == 1 else (None, "name_several" if found else "name_unknown")
        if type_ is Type.FLAG:
            return int(cell in ("是", "1", "yes", "Yes", "√", "✓")), None
        if type_ is Type.LIST:
            return [part for part in _parts(cell) if part.strip()], None
        return cell, None

    def _rows(self, rows: Rows, cell: str) -> tuple[Value, str | None]:
        """The rows that a record owns, out of its cell."""
        found: list[Record] = []
        for words in of_cell(cell):
            row: Record = {}
            for name, part in zip(rows.columns, words, strict=False):
                row[name], error = self._value(rows.plain, name, part) if part else (None, None)
                if error:
                    return None, error
            found.append(row)
        return found, None

    def _people(self, cell: str) -> tuple[Value, str | None]:
        """Women by their whole names, others by the words that were written."""
        found = [(words, self._desk.people.named(words)) for part in _parts(cell) if (words := clean_line(part))]
        if any(len(women) > 1 for _, women in found):
            return None, "name_several"
        return [women[0] if women else words for words, women in found], None

    def _about(self, cell: str) -> tuple[Value, str | None]:
        """{field: id} of the one row that is called so, of whatever kind it may be about."""
        found = [{field: id_} for field, kind in self._plain.subjects.items() for id_ in self._rows_called(kind, cell)]
        return (found[0], None) if len(found) == 1 else (None, "name_several" if found else "name_unknown")

    def _rows_called(self, kind: str, name: str) -> list[bytes]:
        desk = self._desk
        if kind == "person":
            return desk.people.named(name)
        if kind == "household" and name.endswith(_HOUSEHOLD):
            people = [desk.people.get(her) for her in desk.people.named(name.removesuffix(_HOUSEHOLD))]
            households = [person.household for person in people if person is not None and person.household]
            return list(dict.fromkeys(h["id"] for h in households if h["head"] in [p.id for p in people if p]))
        if kind == "home":
            homes = desk.homes.page(desk.homes.ids(PlainFilter(name, ended=None)))
            return [home["id"] for home in homes if home is not None and home["name"] == name]
        if kind == "org_unit":
            unit, township = desk.units.find(name), desk.units.township()
            if township is not None and name in (township.short, township.name):
                return [township.id]
            return [unit.id] if unit is not None else []
        return []

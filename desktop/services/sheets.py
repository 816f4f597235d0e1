"""Printed sign-in sheets, stored as they were printed, so that row numbers can be typed back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import sheets as queries
from desktop.store.values import Record
from protocol.ids import new_id
from protocol.records import SHEET

if TYPE_CHECKING:
    from desktop.store.township import Township


@dataclass(frozen=True)
class Sheet:
    """A sheet as printed. ``rows``: row number → person, None for a blank row; numbers from 1, without those of pages
    that were not printed."""

    id: bytes
    activity: bytes
    code: str
    layout: str
    printed_at: str
    rows: dict[int, bytes | None]

    @property
    def last_row(self) -> int:
        """The highest row number."""
        return max(self.rows, default=0)

    def missing(self, rows: Iterable[int]) -> list[int]:
        """Which of the rows are on no page that was printed."""
        return [row for row in rows if row not in self.rows]

    def people_at(self, rows: Iterable[int]) -> dict[bytes, int]:
        """The people printed at rows: person → row number."""
        return {person: row for row in rows if (person := self.rows.get(row)) is not None}

    def blank_at(self, rows: Iterable[int]) -> list[int]:
        """Which of the rows were printed blank: somebody was written in there by hand."""
        return [row for row in rows if row in self.rows and self.rows[row] is None]


class Sheets:
    """The sheets of one township."""

    def __init__(self, township: Township) -> None:
        self._township = township

    def new_id(self) -> bytes:
        """The id of a sheet about to be printed; its code follows from it."""
        return new_id()

    def keep(
        self, sheet: bytes, activity: bytes, code: str, layout: str, rows: Sequence[tuple[int, bytes | None]]
    ) -> Changes:
        """Stores a sheet as it is printed. Once more with the same id adds the rows of pages that were printed now."""
        title = (self._township.journal.rows.get("activity", activity) or {}).get("title") or ""
        present = self._township.journal.rows.get(SHEET.name, sheet)
        printed = {**_rows_of(present), **dict(rows)} if present else dict(rows)
        fields = {
            "activity": activity,
            "code": code,
            "layout": layout,
            "rows": [[row, person.hex() if person else None] for row, person in sorted(printed.items())],
            "printed_at": present["printed_at"] if present else self._township.now().isoformat(timespec="minutes"),
        }
        return self._township.journal.write([Edit(SHEET.name, sheet, fields)], Label("sheet.print", title))

    def of(self, activity: bytes) -> list[Sheet]:
        """The sheets printed for an activity, latest first."""
        ids = queries.of_activity(self._township.db, activity)
        records = self._township.journal.rows.get_many(SHEET.name, ids)
        return [_sheet(records[id_]) for id_ in ids]

    def by_code(self, code: str) -> Sheet | None:
        """The sheet with a code in its normal form (see ``documents.sheet_code``); None where there is none."""
        found = queries.by_code(self._township.db, code)
        record = self._township.journal.rows.get(SHEET.name, found) if found else None
        return _sheet(record) if record else None


def _rows_of(record: Record) -> dict[int, bytes | None]:
    return {int(row): bytes.fromhex(person) if person else None for row, person in record["rows"] or ()}


def _sheet(record: Record) -> Sheet:
    code, layout, printed_at = (record[name] or "" for name in ("code", "layout", "printed_at"))
    return Sheet(record["id"], record["activity"], code, layout, printed_at, _rows_of(record))

"""本月小结 The month's figures: activities by kind, 人次 and 人数, newcomers, visits. Counted, never typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.store.queries import month as queries

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from desktop.services.desk import Desk


@dataclass(frozen=True)
class Period:
    """A working month: ``first`` to ``last``, both counted; named by the month that it closes in."""

    first: date
    last: date

    @property
    def year(self) -> int:
        """The year that the period closes in."""
        return self.last.year

    @property
    def month(self) -> int:
        """The month that the period closes in."""
        return self.last.month


@dataclass(frozen=True)
class KindLine:
    """One kind of activity: how many were held, attendances (人次), different women known by name (人数)."""

    kind: str
    activities: tuple[bytes, ...]
    attendances: int
    people: frozenset[bytes]


@dataclass(frozen=True)
class Summary:
    """A period's figures; each opens to the ids behind it."""

    period: Period
    kinds: tuple[KindLine, ...] = ()
    people: frozenset[bytes] = frozenset()
    newcomers: frozenset[bytes] = frozenset()
    visits: int = 0
    visited: int = 0
    visits_by_target: tuple[tuple[str, int], ...] = field(default=())

    @property
    def activities(self) -> int:
        """Activities held."""
        return sum(len(line.activities) for line in self.kinds)

    @property
    def attendances(self) -> int:
        """人次: everybody who came, each time, guests included."""
        return sum(line.attendances for line in self.kinds)


def period_of(year: int, month: int, closing_day: int, closing_day_before: int | None = None) -> Period:
    """The working month that closes in a month: day after the last closing day to this one (25: 26 Oct – 25 Nov).
    ``closing_day_before``: of the month before, where that had another one."""
    last = _closing(year, month, closing_day)
    before = _closing(year - (month == 1), 12 if month == 1 else month - 1, closing_day_before or closing_day)
    return Period(before + timedelta(days=1), last)


def _closing(year: int, month: int, closing_day: int) -> date:
    following = date(year + (month == 12), month % 12 + 1, 1)
    return min(date(year, month, 1) + timedelta(days=closing_day - 1), following - timedelta(days=1))


class Month:
    """The figures of one township's periods."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def summary(self, period: Period) -> Summary:
        """Counts a period."""
        since, until = period.first.isoformat(), period.last.isoformat()
        db = self._desk.db
        by_kind: dict[str, tuple[list[bytes], int]] = {}
        for id_, kind, _title, _start, attendances in queries.activities(db, since, until):
            ids, total = by_kind.get(kind or "A99", ([], 0))
            by_kind[kind or "A99"] = ([*ids, id_], total + attendances)
        people: dict[str, set[bytes]] = {}
        for person, kind, _times in queries.people(db, since, until):
            people.setdefault(kind or "A99", set()).add(person)
        visits = queries.visits(db, since, until)
        return Summary(
            period,
            tuple(
                KindLine(kind, tuple(ids), total, frozenset(people.get(kind, ())))
                for kind, (ids, total) in sorted(by_kind.items())
            ),
            frozenset().union(*people.values()),
            frozenset(queries.newcomers(db, since, until)),
            sum(count for _, count in visits),
            queries.visited(db, since, until),
            tuple(visits),
        )


def write_xlsx(path: Path, title: str, rows: list[list[str | int]]) -> None:
    """Saves a table as a spreadsheet: text is written as text, never as a formula. A file that stood there is replaced
    only once the new one is whole. Raises OSError."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    part = path.with_name(f".{path.name}.part")
    book = xlsxwriter.Workbook(str(part), {"strings_to_formulas": False, "strings_to_urls": False})
    _fill(book, title, rows)
    try:
        book.close()
        part.replace(path)
    except FileCreateError as error:
        raise OSError(str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _fill(book: Workbook, title: str, rows: list[list[str | int]]) -> None:
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "font_size": 14})
    bold = book.add_format({"bold": True, "bottom": 1})
    sheet.write_string(0, 0, title, head)
    for y, row in enumerate(rows, 2):
        for x, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(y, x, value, bold if y == 2 else None)
            else:
                sheet.write_number(y, x, value)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 8, 12)

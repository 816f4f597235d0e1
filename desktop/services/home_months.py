"""每月活动 What was held at each home, month by month, and the months in which nothing was where something should be.

Within how many months a home is to hold something follows from its kind and from the forms pack: a home of a place each
month, a mobile one each quarter, one online owes nothing. Only whole months count in which it was open from the first
day to the last and which are over, and quarters only whole.
"""

from __future__ import annotations

from calendar import monthrange
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from desktop.services.called import home_name
from desktop.services.grid import GridCell, GridData, GridLine
from desktop.store.queries import homes as queries
from desktop.store.values import Record
from protocol.periods import Period

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: States of a cell: it is still running or to come; nothing was held that should have been.
RUNNING, MISSING = "running", "missing"
_SPANS: Final = (1, 2, 3, 4, 6, 12)


class HomeMonths:
    """The months of one township's homes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def every(self, kind: str | None) -> int:
        """Within how many months a home of a kind is to hold something; 0: it owes nothing. A number of months that
        does not divide a year is the next larger one that does."""
        asked = self._desk.forms_packs.home_rules().get(kind or "", 0)
        return next((months for months in _SPANS if months >= asked), _SPANS[-1]) if asked else 0

    def periods(self, year: int, own: int) -> list[Period]:
        """The working months that close in a year. ``own``: this laptop's closing day, see ``TownshipSettings``."""
        return [self._desk.township_settings.period_of(year, month, own) for month in range(1, 13)]

    def years(self, own: int) -> tuple[int, int]:
        """The first year in which something was held, and that of today."""
        today = self._desk.township_settings.period_at(self._desk.today(), own).year
        first = queries.first_held(self._desk.db)
        return min(int(first[:4]), today) if first else today, today

    def grid(self, year: int, own: int) -> GridData:
        """Homes × the twelve working months of a year: how many activities were held, with their ids. Homes that were
        closed before the year and had nothing are left out."""
        periods = self.periods(year, own)
        since, until = periods[0].first.isoformat(), periods[-1].last.isoformat()
        held: dict[bytes, dict[int, list[bytes]]] = defaultdict(lambda: defaultdict(list))
        ends = [period.last.isoformat() for period in periods]
        for home, activity, day in queries.held_at(self._desk.db, since, until):
            held[home][next(at for at, end in enumerate(ends) if day <= end)].append(activity)
        records = self._desk.journal.rows.get_many("home", queries.all_ids(self._desk.db))
        lines = [
            GridLine(id_, home_name(home), self._cells(home, held[id_], periods))
            for id_, home in records.items()
            if held[id_] or not home["closed_on"] or _earliest(home["closed_on"]) >= since
        ]
        return GridData(
            tuple(f"{p.year}-{p.month:02}" for p in periods),
            tuple(sorted(lines, key=lambda line: (line.name, line.id))),
        )

    def line(self, home: Record, periods: list[Period]) -> tuple[GridCell, ...]:
        """The working months of one home."""
        return self._cells(home, self._held(home["id"], periods), periods)

    def reached(self, home: Record, periods: list[Period]) -> tuple[int, int]:
        """How many spans of these months in which a home should have held something are over, and in how many of them
        it did."""
        step = self.every(home["kind"])
        held = self._held(home["id"], periods)
        due = self._due(home, periods) if step else []
        return len(due), sum(any(at in held for at in range(start, start + step)) for start in due)

    def _held(self, home: bytes, periods: list[Period]) -> dict[int, list[bytes]]:
        since, until = periods[0].first.isoformat(), periods[-1].last.isoformat()
        ends = [period.last.isoformat() for period in periods]
        held: dict[int, list[bytes]] = defaultdict(list)
        for _, activity, day in queries.held_at(self._desk.db, since, until, home):
            held[next(at for at, end in enumerate(ends) if day <= end)].append(activity)
        return held

    def _cells(self, home: Record, held: dict[int, list[bytes]], periods: list[Period]) -> tuple[GridCell, ...]:
        today = self._desk.today()
        missing = self._missing(home, held, periods)
        cells = []
        for at, period in enumerate(periods):
            ids = tuple(held.get(at, ()))
            if ids:
                cells.append(GridCell(len(ids), ids=ids))
            elif at in missing:
                cells.append(GridCell(0, MISSING, "warn"))
            else:
                cells.append(GridCell(None, RUNNING if period.last >= today else ""))
        return tuple(cells)

    def _missing(self, home: Record, held: dict[int, list[bytes]], periods: list[Period]) -> set[int]:
        """The months of spans in which nothing was held, though the home was open all the time and they are over."""
        step = self.every(home["kind"])
        if not step:
            return set()
        found = set[int]()
        for start in self._due(home, periods):
            span = range(start, start + step)
            if not any(at in held for at in span):
                found.update(span)
        return found

    def _due(self, home: Record, periods: list[Period]) -> list[int]:
        """Where the spans begin that are over and in which a home, open all the time, should have held something."""
        step, today = self.every(home["kind"]), self._desk.today()
        ends = [(start, start + step - 1) for start in range(0, len(periods), step)]
        return [a for a, b in ends if periods[b].last < today and _is_open(home, periods[a], periods[b])]


def _is_open(home: Record, first: Period, last: Period) -> bool:
    """Whether a home was open from the first day to the last, as far as its dates say; a month or year alone may be any
    day of it."""
    founded, closed = home["founded_on"], home["closed_on"]
    after = founded is not None and _latest(founded) > first.first.isoformat()
    return not after and not (closed is not None and _earliest(closed) <= last.last.isoformat())


def _earliest(day: str) -> str:
    return day + "-01" * (2 - day.count("-"))


def _latest(day: str) -> str:
    parts = [int(part) for part in day.split("-")]
    month = parts[1] if len(parts) > 1 else 12
    return day if len(parts) > 2 else f"{parts[0]}-{month:02}-{monthrange(parts[0], month)[1]:02}"

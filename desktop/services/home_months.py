"""每月活动 What was held at each home, month by month, and the months in which nothing was where something should be.

A home of a place is to hold something each month, a mobile one each quarter (``service.md`` 6c; a proposal). Only whole
months count in which it was open from the first day to the last and which are over; a home online owes nothing.
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
#: Kind of home → within so many months something is to be held; none of the others.
EVERY: Final = {"H10": 1, "H20": 1, "H30": 1, "H40": 3}


class HomeMonths:
    """The months of one township's homes."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

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
        step = EVERY.get(home["kind"] or "")
        if step is None:
            return set()
        today, found = self._desk.today(), set[int]()
        for start in range(0, len(periods), step):
            span = range(start, start + step)
            over = periods[start + step - 1].last < today
            if (
                over
                and _is_open(home, periods[start], periods[start + step - 1])
                and not any(at in held for at in span)
            ):
                found.update(span)
        return found


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

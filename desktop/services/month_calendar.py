"""日历 A month of activities and meetings, week by week: what is on which day. Nothing is stored for it.

A meeting that has an activity stands there once, as the meeting; what was called off stands with its state.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from desktop.services.grid import GridCell, GridData, GridLine
from desktop.store.queries import calendar as queries

if TYPE_CHECKING:
    from desktop.services.desk import Desk

DAYS: Final = ("1", "2", "3", "4", "5", "6", "7")
#: States of a cell.
TODAY: Final = "today"
BUSY: Final = "busy"
CALLED_OFF: Final = ("cancelled", "called_off")


class Entry(NamedTuple):
    """Something on a day. ``kind``: activity or meeting; ``clock``: HH:MM or ""; ``off``: it was called off."""

    kind: str
    id: bytes
    day: date
    clock: str
    words: str
    off: bool


def entries(desk: Desk, first: date, last: date) -> list[Entry]:
    """What is on between two days, both counted, in the order in which it begins."""
    span = first.isoformat(), last.isoformat()
    board = desk.meetings.board()
    of_meetings = {row.activity for row in board.rows if row.activity is not None}
    activities = queries.activities(desk.db, *span)
    starts = {id_: start for id_, start, *_ in activities}
    found = [
        Entry("activity", id_, date.fromisoformat(start[:10]), start[11:16], title, state in CALLED_OFF)
        for id_, start, title, state in activities
        if id_ not in of_meetings
    ]
    today = board.day.isoformat()
    for row in board.rows:
        if len(row.day) == len("2026-11-27") and span[0] <= row.day <= span[1]:
            words = f"{desk.units.name(row.org)}{board.names[row.id]}"
            clock = starts.get(row.activity or b"", "")[11:16]
            off = row.state(today) in CALLED_OFF
            found.append(Entry("meeting", row.id, date.fromisoformat(row.day), clock, words, off))
    return sorted(found, key=lambda each: (each.day, each.clock, each.id))


def weeks_of(year: int, month: int) -> list[list[date | None]]:
    """The weeks of a month, Monday first; None for days of other months."""
    first = date(year, month, 1)
    begins = first - timedelta(days=first.weekday())
    found: list[list[date | None]] = []
    while not found or (begins.year, begins.month) == (year, month):
        days = [begins + timedelta(days=n) for n in range(7)]
        found.append([day if day.month == month else None for day in days])
        begins += timedelta(days=7)
    return found


def month_grid(year: int, month: int, given: Sequence[Entry], today: date) -> GridData:
    """The month as a matrix of weeks: of each cell the day of the month, and what is on."""
    lines = []
    for at, week in enumerate(weeks_of(year, month), 1):
        cells = []
        for day in week:
            ids = tuple(each.id for each in given if each.day == day)
            state = TODAY if day == today else BUSY if ids else ""
            tone = {TODAY: "accent", BUSY: "link"}.get(state, "")
            cells.append(GridCell(day.day if day is not None else None, state if day else "", tone if day else "", ids))
        lines.append(GridLine(bytes([at]), str(at), tuple(cells)))
    return GridData(DAYS, tuple(lines))

"""A period's figures, counted from the rows: never typed. Times are local ISO text, both ends counted."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database

#: Activities that count: held, not deleted, begun in the period (the end is a date: its whole day counts).
_HELD = "a.deleted IS NULL AND a.status = 'held' AND a.start >= ? AND a.start < ? || 'T99'"
_CAME = "t.deleted IS NULL AND t.state IN ('present', 'late')"


def activities(db: Database, since: str, until: str) -> list[tuple[bytes, str | None, int, int]]:
    """(id, kind, guests without a name, women among them) of each activity held, in their order."""
    return db.rows(
        "SELECT a.id, a.kind, ifnull(a.guests_unnamed, 0), ifnull(a.women_among_guests, 0)"
        f" FROM activity AS a WHERE {_HELD} ORDER BY a.start, a.id",
        (since, until),
    )


def came(db: Database, since: str, until: str) -> list[tuple[bytes, bytes | None, int | None]]:
    """(activity, person or None for a labelled guest, newcomer) of everybody who came to an activity of the period.
    Read off one index (``attendance_activity_state_…``), never the rows themselves."""
    return db.rows(
        "SELECT t.activity, t.person, t.newcomer FROM activity AS a CROSS JOIN attendance AS t ON t.activity = a.id"
        f" WHERE {_HELD} AND {_CAME}",
        (since, until),
    )


def begins(db: Database) -> str | None:
    """The day of the first activity that was held or of the first visit; None before there was any."""
    day: str | None = db.value(
        "SELECT min(day) FROM (SELECT min(substr(start, 1, 10)) AS day FROM activity"
        " WHERE deleted IS NULL AND status = 'held' UNION ALL SELECT min(date) FROM visit WHERE deleted IS NULL)"
    )
    return day


def visits(db: Database, since: str, until: str) -> list[tuple[Any, ...]]:
    """(target, "" where none was chosen, visited person or None) of each visit of the period."""
    return db.rows(
        "SELECT ifnull(target, ''), person FROM visit WHERE deleted IS NULL AND date >= ? AND date <= ?",
        (since, until),
    )

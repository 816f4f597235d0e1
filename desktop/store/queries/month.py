"""A period's figures, counted from the rows: never typed. Times are local ISO text, both ends counted."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database

#: Activities that count: held, not deleted, begun in the period (the end is a date: its whole day counts).
_HELD = "a.deleted IS NULL AND a.status = 'held' AND a.start >= ? AND a.start < ? || 'T99'"
_CAME = "t.deleted IS NULL AND t.state IN ('present', 'late')"


def activities(db: Database, since: str, until: str) -> list[tuple[Any, ...]]:
    """(id, kind, title, start, attendances): each activity held, with its head count."""
    return db.rows(
        "SELECT a.id, a.kind, a.title, a.start, ifnull(a.guests_unnamed, 0)"
        f" + (SELECT count(*) FROM attendance AS t WHERE t.activity = a.id AND {_CAME})"
        f" FROM activity AS a WHERE {_HELD} ORDER BY a.start, a.id",
        (since, until),
    )


def people(db: Database, since: str, until: str) -> list[tuple[Any, ...]]:
    """(person, kind of activity, times) of everyone known by name who came."""
    return db.rows(
        "SELECT t.person, a.kind, count(*) FROM activity AS a JOIN attendance AS t ON t.activity = a.id"
        f" WHERE {_HELD} AND {_CAME} AND t.person IS NOT NULL GROUP BY t.person, a.kind",
        (since, until),
    )


def newcomers(db: Database, since: str, until: str) -> list[bytes]:
    """Women first met at an activity of the period."""
    found = db.rows(
        "SELECT DISTINCT t.person FROM activity AS a JOIN attendance AS t ON t.activity = a.id"
        f" WHERE {_HELD} AND {_CAME} AND t.newcomer = 1 AND t.person IS NOT NULL",
        (since, until),
    )
    return [row[0] for row in found]


def visits(db: Database, since: str, until: str) -> list[tuple[str, int]]:
    """(target, visits) of the period's visits; one without a target counts among the others."""
    return db.rows(
        "SELECT ifnull(target, 'T9') AS whom, count(*) FROM visit"
        " WHERE deleted IS NULL AND date >= ? AND date <= ? GROUP BY whom ORDER BY whom",
        (since, until),
    )


def visited(db: Database, since: str, until: str) -> int:
    """Different women visited in the period."""
    return int(
        db.value(
            "SELECT count(DISTINCT person) FROM visit WHERE deleted IS NULL AND date >= ? AND date <= ?",
            (since, until),
        )
        or 0
    )

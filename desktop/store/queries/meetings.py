"""Meetings with their activities, what they resolved, and what was planned."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.store.database import Database
from desktop.store.queries.people import standing

#: The day of a meeting is its activity's, where it has one that stands: who moves the one moves the other.
_DAY = "ifnull(substr(a.start, 1, 10), ifnull(m.day, ''))"
_WITH_ACTIVITY = "meeting AS m LEFT JOIN activity AS a ON a.id = m.activity AND a.deleted IS NULL"


def meetings(db: Database) -> list[tuple[Any, ...]]:
    """(id, org, body, day, number, activity, its state, quorum rule, due, present, whether there are minutes) of every
    meeting."""
    return db.rows(
        f"SELECT m.id, m.org, ifnull(m.body, ''), {_DAY}, m.number, a.id, a.status, m.quorum, m.due, m.present,"
        f" m.minutes IS NOT NULL FROM {_WITH_ACTIVITY} WHERE m.deleted IS NULL ORDER BY m.id"
    )


def states(db: Database, activities: Sequence[bytes]) -> list[tuple[bytes, bytes, str]]:
    """(activity, who stands, present late leave absent unknown) of those who were marked in activities."""
    found: list[tuple[bytes, bytes, str]] = []
    for part in (activities[start : start + 500] for start in range(0, len(activities), 500)):
        found += db.rows(
            f"SELECT t.activity, {standing('t.person')}, ifnull(t.state, 'unknown') FROM attendance AS t"
            f" WHERE t.activity IN ({','.join('?' * len(part))}) AND t.person IS NOT NULL AND t.deleted IS NULL",
            list(part),
        )
    return found


def resolutions(db: Database) -> list[tuple[Any, ...]]:
    """(id, meeting, text, who answers for it, due, state, done on, closed on) of every resolution, as they were
    written."""
    return db.rows(
        f"SELECT r.id, r.meeting, ifnull(r.text, ''), {standing('r.owner')}, r.due, r.state, r.done_on, r.closed_on"
        " FROM resolution AS r WHERE r.deleted IS NULL ORDER BY r.created_at, r.id"
    )


def plans(db: Database) -> list[tuple[Any, ...]]:
    """(id, org, body, month, topic) of every planned meeting."""
    return db.rows(
        "SELECT id, org, ifnull(body, ''), ifnull(month, ''), ifnull(topic, '') FROM meeting_plan"
        " WHERE deleted IS NULL ORDER BY id"
    )

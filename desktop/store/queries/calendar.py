"""What stands in the calendar between two days: activities and meetings."""

from __future__ import annotations

from desktop.store.database import Database


def activities(db: Database, first: str, last: str) -> list[tuple[bytes, str, str, str]]:
    """(id, start, title, state) of the activities that begin on days from one to another (ISO), both counted."""
    return db.rows(
        "SELECT id, start, ifnull(title, ''), ifnull(status, '') FROM activity"
        " WHERE deleted IS NULL AND substr(start, 1, 10) BETWEEN ? AND ? ORDER BY start, id",
        (first, last),
    )

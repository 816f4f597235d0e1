"""What the books of a year are filled from, each in one read."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database


def held(db: Database, since: str, until: str) -> list[tuple[Any, ...]]:
    """(id, day, place, home, title, hosts and other hosts as JSON text, whether another is the host, guests without a
    name, content, effect, recorder) of the activities held from one ISO day to another, both counted, the first first.
    """
    return db.rows(
        "SELECT id, substr(start, 1, 10), place, home, title, hosts, hosts_text, hosts_text_first,"
        " ifnull(guests_unnamed, 0), content, effect, recorder FROM activity"
        " WHERE deleted IS NULL AND status = 'held' AND start >= ? AND start < ? || 'T99' ORDER BY start, id",
        (since, until),
    )


def ids_dated(db: Database, kind: str, field: str, since: str, until: str) -> list[bytes]:
    """Ids of the rows of a kind whose date (whole or partial) lies in a span of ISO days, both counted, by it."""
    from protocol.records import BY_NAME

    name, column = BY_NAME[kind].name, BY_NAME[kind].by_name[field].name
    found = db.rows(
        f"SELECT id FROM {name} WHERE deleted IS NULL AND {column} >= substr(?1, 1, length({column}))"
        f" AND {column} <= ?2 ORDER BY {column}, created_at, id",
        (since, until),
    )
    return [id_ for (id_,) in found]

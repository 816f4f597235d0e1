"""Tags of women that say from when to when (kind ``person_tag``)."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from desktop.store.database import Database

#: SQL for a tag that is held on a day (ISO, given twice); a month counts from its first day to its last.
_HELD = (
    "(since IS NULL OR since <= substr(?, 1, length(since)))"
    " AND (until IS NULL OR until >= substr(?, 1, length(until)))"
)
_STANDS = "deleted IS NULL AND person IS NOT NULL AND tag IS NOT NULL"


def held(db: Database, day: str, people: Collection[bytes] | None = None) -> list[tuple[bytes, str, str | None]]:
    """(person, tag, when to look again, None where it ends) of all that is held on a day, the oldest first; of some
    people, at most 900."""
    among = "" if people is None else f" AND person IN ({','.join('?' * len(people))})"
    return db.rows(
        "SELECT person, tag, CASE WHEN until IS NULL THEN review_on END FROM person_tag"
        f" WHERE {_STANDS} AND {_HELD}{among} ORDER BY since, id",
        [day, day, *(people or ())],
    )


def lines(db: Database, people: Collection[bytes]) -> list[tuple[Any, ...]]:
    """(id, tag, since, until, source, review_on, note) of some people, the open ones first, then the latest."""
    return db.rows(
        f"SELECT id, tag, since, until, source, review_on, note FROM person_tag WHERE {_STANDS}"
        f" AND person IN ({','.join('?' * len(people))}) ORDER BY until IS NOT NULL, until DESC, since DESC, id",
        list(people),
    )


def rows_of(db: Database, tag: str) -> list[tuple[bytes, bytes, str | None, str | None]]:
    """(id, person, since, until) of all rows of one tag."""
    return db.rows(f"SELECT id, person, since, until FROM person_tag WHERE {_STANDS} AND tag = ?", (tag,))


def ended(db: Database) -> list[tuple[bytes, str, str]]:
    """(person, tag, the last day) of all that ended or is to end, the last one last."""
    return db.rows(
        f"SELECT person, tag, until FROM person_tag WHERE {_STANDS} AND until IS NOT NULL ORDER BY until, id"
    )

"""Who read what on this laptop: a table of its own, which does not travel."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, Final

from desktop.store.database import Database
from protocol.records import BY_NAME

#: (at (ms UTC), author, kind, row, field, reason)
Line = tuple[int, bytes, str, bytes, str, str]
_DAY: Final = timedelta(days=1) // timedelta(milliseconds=1)
_PUT: Final = "INSERT INTO opening (at, author, kind, row, field, reason) VALUES (?, ?, ?, ?, ?, ?)"


def note(db: Database, lines: Sequence[Line]) -> None:
    """Writes down who read what."""
    with db.writing() as connection:
        connection.executemany(_PUT, lines)


def note_page(db: Database, line: Line) -> None:
    """Writes down who opened a record's page, unless she did within a day."""
    at, author, kind, row, field, _ = line
    seen = db.value(
        "SELECT count(*) FROM opening WHERE kind = ? AND row = ? AND author = ? AND field = ? AND at > ? AND at <= ?",
        (kind, row, author, field, at - _DAY, at),
    )
    if not seen:
        note(db, [line])


def of(db: Database, kind: str, row: bytes, limit: int) -> list[tuple[Any, ...]]:
    """The lines of one record, as they were written down, the last first; no clock is asked."""
    return db.rows(
        "SELECT at, author, kind, row, field, reason FROM opening WHERE row = ? AND kind = ? ORDER BY id DESC LIMIT ?",
        (row, kind, limit),
    )


def sealed(db: Database, kind: str, fields: Sequence[str]) -> int:
    """How many records of a kind hold something in one of these fields."""
    table = BY_NAME[kind]
    holds = " OR ".join(f"{table.by_name[name].name} IS NOT NULL" for name in fields)
    return int(db.value(f"SELECT count(*) FROM {table.name} WHERE deleted IS NULL AND ({holds})"))

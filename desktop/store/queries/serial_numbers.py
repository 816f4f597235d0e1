"""Running numbers that rows bear."""

from __future__ import annotations

from desktop.store.database import Database
from protocol.records import BY_NAME


def numbers(db: Database, kind: str, field: str, start: str) -> list[str]:
    """The numbers of a kind's rows that begin so, of rows that were deleted too: none is given twice."""
    table, column = BY_NAME[kind].name, BY_NAME[kind].by_name[field].name
    return [
        no for (no,) in db.rows(f"SELECT {column} FROM {table} WHERE substr({column}, 1, ?) = ?", (len(start), start))
    ]

"""What goes out of the program: the log of it, and who came onto the roster lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.store.database import Database


def noted(db: Database, limit: int) -> list[tuple[Any, ...]]:
    """The access log, the newest first: id, kind, count, reason, when (ms UTC), author."""
    return db.rows(
        "SELECT id, listed, count, reason, created_at, created_by FROM access_log"
        " WHERE deleted IS NULL ORDER BY created_at DESC, id DESC LIMIT ?",
        (limit,),
    )


def written_between(db: Database, since: int, until: int) -> list[bytes]:
    """People who were written down from ``since`` until before ``until`` (ms UTC), the first first."""
    found = db.rows(
        "SELECT id FROM person WHERE created_at >= ? AND created_at < ? AND deleted IS NULL ORDER BY created_at, id",
        (since, until),
    )
    return [id_ for (id_,) in found]

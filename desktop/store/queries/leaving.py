"""What goes out of the program: the log of it, and who came onto the roster lately."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.store.database import Database


def noted(db: Database, device: bytes, limit: int) -> list[tuple[Any, ...]]:
    """The access log, the newest first: id, kind, count, reason, when (ms UTC), author. What waits stands above what
    has its place in the township's log; no clock is asked, for one may have been wrong."""
    return db.rows(
        "SELECT t.id, t.listed, t.count, t.reason, t.created_at, t.created_by FROM access_log AS t"
        " LEFT JOIN alias AS a ON a.row = t.id WHERE t.deleted IS NULL"
        " ORDER BY a.seq IS NOT NULL, a.seq DESC,"
        " (SELECT MAX(o.number) FROM operation AS o WHERE o.row = t.id AND o.device = ?) DESC, t.id DESC LIMIT ?",
        (device, limit),
    )


def written_between(db: Database, since: int, until: int) -> list[bytes]:
    """People who were written down from ``since`` until before ``until`` (ms UTC), the first first."""
    found = db.rows(
        "SELECT id FROM person WHERE created_at >= ? AND created_at < ? AND deleted IS NULL ORDER BY created_at, id",
        (since, until),
    )
    return [id_ for (id_,) in found]

"""Fields where two people disagree, and what nobody decided yet."""

from __future__ import annotations

from desktop.store.database import Database


def open_ids(db: Database) -> list[bytes]:
    """Open conflicts, oldest first."""
    return [
        row[0]
        for row in db.rows("SELECT id FROM conflict WHERE state = 'open' AND deleted IS NULL ORDER BY created_at, id")
    ]

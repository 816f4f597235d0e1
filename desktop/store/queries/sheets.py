"""Printed sheets of an activity, and by their code."""

from __future__ import annotations

from desktop.store.database import Database


def of_activity(db: Database, activity: bytes) -> list[bytes]:
    """Sheets printed for an activity, latest first."""
    found = db.rows(
        "SELECT id FROM sheet WHERE activity = ? AND deleted IS NULL ORDER BY printed_at DESC, id DESC", (activity,)
    )
    return [row[0] for row in found]


def by_code(db: Database, code: str) -> bytes | None:
    """The sheet with a code (as stored, normal form)."""
    found: bytes | None = db.value("SELECT id FROM sheet WHERE code = ? AND deleted IS NULL ORDER BY id DESC", (code,))
    return found

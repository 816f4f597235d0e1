"""Women's homes: what was done there, who belongs there."""

from __future__ import annotations

from desktop.store.database import Database
from desktop.store.queries.people import standing


def activity_facts(db: Database, homes: list[bytes]) -> dict[bytes, tuple[str | None, int]]:
    """For each home: when the last activity was held (ISO time), and how many in all."""
    marks = ",".join("?" * len(homes))
    found = db.rows(
        "SELECT home, max(start), count(*) FROM activity"
        f" WHERE deleted IS NULL AND status = 'held' AND home IN ({marks}) GROUP BY home",
        homes,
    )
    return {home: (last, count) for home, last, count in found}


def people(db: Database, home: bytes) -> list[tuple[bytes, bytes, str]]:
    """(row id, person, role) of the women and volunteers of a home, each once."""
    return db.rows(
        f"SELECT h.id, p.id, h.role FROM home_person AS h JOIN person AS p ON p.id = {standing('h.person')}"
        " WHERE h.home = ? AND h.deleted IS NULL AND p.deleted IS NULL GROUP BY p.id ORDER BY h.role, p.name_key",
        (home,),
    )


def activities(db: Database, home: bytes, limit: int) -> list[tuple[bytes, str, str, str]]:
    """(id, start, title, status) of the latest activities at a home."""
    return db.rows(
        "SELECT id, start, title, status FROM activity WHERE home = ? AND deleted IS NULL ORDER BY start DESC LIMIT ?",
        (home, limit),
    )

"""What finds the records of a kind, all of them at once: their names and when they were."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database
from protocol.records import BY_NAME


def homes(db: Database) -> list[tuple[Any, ...]]:
    """(id, name_zh, name_mn, org, summer_place, winter_place, where it stood and what was noted of it one after the
    other, so of its keepers), open ones first, by name."""
    return db.rows(
        "SELECT id, name_zh, name_mn, org, summer_place, winter_place,"
        " (SELECT group_concat(ifnull(p.place, '') || ' ' || ifnull(p.note, ''), ' ') FROM home_place AS p"
        " WHERE p.home = home.id AND p.deleted IS NULL),"
        " (SELECT group_concat(ifnull(k.note, '') || ' ' || ifnull(k.how, ''), ' ') FROM home_keeper AS k"
        " WHERE k.home = home.id AND k.deleted IS NULL) FROM home WHERE deleted IS NULL"
        " ORDER BY closed_on IS NOT NULL, name_zh, id"
    )


def activities(db: Database) -> list[tuple[Any, ...]]:
    """(id, title, kind, start, place, home's name), the latest first."""
    return db.rows(
        "SELECT a.id, a.title, a.kind, a.start, a.place, h.name_zh FROM activity AS a"
        " LEFT JOIN home AS h ON h.id = a.home WHERE a.deleted IS NULL ORDER BY a.start DESC, a.id DESC"
    )


def visits(db: Database) -> list[tuple[Any, ...]]:
    """(id, whom, date, place), the latest first; of a household, its head; those that name nobody are left out."""
    return db.rows(
        "SELECT v.id, ifnull(v.person, h.head) AS whom, v.date, v.place FROM visit AS v"
        " LEFT JOIN household AS h ON h.id = v.household WHERE v.deleted IS NULL AND whom IS NOT NULL"
        " ORDER BY v.date DESC, v.id DESC"
    )


def holds(db: Database, kind: str) -> bool:
    """Whether there is a record of a kind."""
    return bool(db.value(f"SELECT 1 FROM {BY_NAME[kind].name} WHERE deleted IS NULL LIMIT 1"))

"""What is due, in a few short reads over indexes."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database
from desktop.store.queries.people import survivors
from desktop.store.values import from_column


def coming(db: Database, since: str, until: str) -> list[tuple[Any, ...]]:
    """(id, title, start, place or home's name, expected as JSON text, sheet printed) of what is planned, by start."""
    return db.rows(
        "SELECT a.id, a.title, a.start, ifnull(a.place, h.name_zh), a.expected,"
        " EXISTS (SELECT 1 FROM sheet AS s WHERE s.activity = a.id AND s.deleted IS NULL)"
        " FROM activity AS a LEFT JOIN home AS h ON h.id = a.home"
        " WHERE a.deleted IS NULL AND a.status = 'planned' AND a.start >= ? AND a.start < ? || 'T99'"
        " ORDER BY a.start LIMIT 30",
        (since, until),
    )


#: A past activity of which a sheet was printed, between two times.
_ON_PAPER = (
    "a.deleted IS NULL AND a.start >= ? AND a.start < ? AND a.expected IS NOT NULL"
    " AND EXISTS (SELECT 1 FROM sheet AS s WHERE s.activity = a.id AND s.deleted IS NULL)"
)


def unfinished(db: Database, since: str, now: str) -> list[tuple[bytes, str | None, str, str, int]]:
    """(id, title, start, status, women unaccounted for) of past activities that were not closed, latest first.

    Unaccounted: expected, of an activity for which a sheet was printed, without a state that is known; one who was
    merged is who stands for her.
    """
    stands = survivors(db)
    accounted: dict[bytes, set[bytes]] = {}
    for activity, person in db.rows(
        "SELECT t.activity, t.person FROM activity AS a CROSS JOIN attendance AS t ON t.activity = a.id"
        f" WHERE {_ON_PAPER} AND a.status = 'held' AND t.deleted IS NULL AND t.person IS NOT NULL"
        " AND t.state IN ('present', 'late', 'leave', 'absent')",
        (since, now),
    ):
        accounted.setdefault(activity, set()).add(stands.get(person, person))
    found = []
    for id_, title, start, status, expected in db.rows(
        "SELECT a.id, a.title, a.start, a.status, CASE WHEN a.status = 'held' THEN a.expected END FROM activity AS a"
        " WHERE (a.deleted IS NULL AND a.start >= ? AND a.start < ? AND a.status = 'planned')"
        f" OR (a.status = 'held' AND {_ON_PAPER}) ORDER BY a.start DESC",
        (since, now, since, now),
    ):
        due = {stands.get(person, person) for person in from_column("activity", "expected", expected) or ()}
        missing = len(due - accounted.get(id_, set()))
        if status == "planned" or missing:
            found.append((id_, title, start, status, missing))
    return found[:30]


def begun(db: Database) -> tuple[bool, bool, bool]:
    """Whether there is anybody on the roster, a home, an activity that was held or is planned."""
    tables = ("person", "home", "activity")
    found = db.rows("SELECT " + ", ".join(f"EXISTS (SELECT 1 FROM {t} WHERE deleted IS NULL)" for t in tables))
    women, homes, activities = found[0]
    return bool(women), bool(homes), bool(activities)


def worked(db: Database, since: str, until: str) -> bool:
    """Whether an activity was held or a visit paid from one ISO day to another, both counted."""
    return bool(
        db.value(
            "SELECT EXISTS (SELECT 1 FROM activity WHERE deleted IS NULL AND status = 'held' AND start >= ?1"
            " AND start < ?2 || 'T99')"
            " OR EXISTS (SELECT 1 FROM visit WHERE deleted IS NULL AND date >= ?1 AND date < ?2 || 'T99')",
            (since, until),
        )
    )


def to_complete(db: Database) -> int:
    """Women whose record is marked 待补全, no men."""
    where = "to_complete = 1 AND deleted IS NULL AND survivor IS NULL AND ifnull(sex, '') <> '1'"
    return int(db.value(f"SELECT count(*) FROM person WHERE {where}") or 0)


def open_conflicts(db: Database) -> int:
    """Fields where two people disagree and nobody has decided."""
    return int(db.value("SELECT count(*) FROM conflict WHERE state = 'open' AND deleted IS NULL") or 0)


def latest(db: Database, until: str, limit: int) -> list[tuple[bytes, str, str, int]]:
    """(id, title, start, who came) of the activities held last, up to the ISO day ``until``: one with a later day was
    dated by a clock or a hand that was wrong, and stands behind those."""
    # First which, by the index of starts, then who came: heads of all activities would be counted to be thrown away.
    days = (
        "SELECT id, title, start, guests_unnamed, {} AS ahead FROM activity WHERE deleted IS NULL AND status = 'held'"
    )
    part = f"SELECT * FROM ({days} AND start {{}} ? || 'T99' ORDER BY start DESC LIMIT ?)"
    return db.rows(
        f"WITH a AS ({part.format(0, '<')} UNION ALL {part.format(1, '>=')})"
        " SELECT a.id, a.title, a.start, ifnull(a.guests_unnamed, 0)"
        " + (SELECT count(DISTINCT ifnull(p.survivor, ifnull(t.person, t.id)))"
        " FROM attendance AS t LEFT JOIN person AS p ON p.id = t.person"
        " WHERE t.activity = a.id AND t.deleted IS NULL AND t.state IN ('present', 'late'))"
        " FROM a ORDER BY ahead, start DESC LIMIT ?",
        (until, limit, until, limit, limit),
    )

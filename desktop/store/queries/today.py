"""What is due, in a few short reads over indexes."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database


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


def unfinished(db: Database, since: str, now: str) -> list[tuple[Any, ...]]:
    """(id, title, start, status, women unaccounted for) of past activities that were not closed, latest first.

    Unaccounted: expected, of an activity for which a sheet was printed, without a state that is known.
    """
    return db.rows(
        "SELECT * FROM (SELECT a.id, a.title, a.start, a.status,"
        " CASE WHEN a.expected IS NULL OR NOT EXISTS"
        "  (SELECT 1 FROM sheet AS s WHERE s.activity = a.id AND s.deleted IS NULL) THEN 0 ELSE"
        "  (SELECT count(*) FROM json_each(a.expected) AS e WHERE NOT EXISTS (SELECT 1 FROM attendance AS t"
        "   WHERE t.activity = a.id AND t.deleted IS NULL AND lower(hex(t.person)) = e.value"
        "   AND t.state IN ('present', 'late', 'leave', 'absent'))) END AS missing"
        " FROM activity AS a"
        " WHERE a.deleted IS NULL AND a.start >= ? AND a.start < ? AND a.status IN ('planned', 'held'))"
        " WHERE status = 'planned' OR missing > 0 ORDER BY start DESC LIMIT 30",
        (since, now),
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

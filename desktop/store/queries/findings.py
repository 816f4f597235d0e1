"""What findings are computed from besides terms, posts and seats: one read each, all organisations at once."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database
from protocol.terms import LEADING


def units(db: Database) -> list[tuple[Any, ...]]:
    """(id, level, parent, form, field, link, name, merged_into, closed_on, reformed_on, joined_on, left_on,
    registration_no) of every organisation."""
    return db.rows(
        "SELECT id, ifnull(level, ''), parent, form, field, link, ifnull(ifnull(short_name, name_zh), name_mn),"
        " merged_into, closed_on, reformed_on, joined_on, left_on, registration_no"
        " FROM org_unit WHERE deleted IS NULL ORDER BY id"
    )


def post_details(db: Database) -> dict[bytes, tuple[str | None, bool]]:
    """Post → (last day of a secondment, whether its holder sits in a committee or leading group)."""
    found = db.rows(
        f"SELECT id, secondment_until, in_leading_group = 1 OR ifnull(village_seat, '') IN {LEADING}"
        " FROM appointment WHERE deleted IS NULL"
    )
    return {id_: (until, bool(leads)) for id_, until, leads in found}


def officers(db: Database) -> dict[bytes, tuple[Any, ...]]:
    """Person → (birth, sex, status) of everybody with a post."""
    found = db.rows(
        "SELECT id, birth, sex, status FROM person WHERE id IN (SELECT ifnull(p.survivor, p.id) FROM appointment AS a"
        " JOIN person AS p ON p.id = a.person WHERE a.deleted IS NULL)"
    )
    return {id_: tuple(rest) for id_, *rest in found}


def last_together(db: Database, since: str) -> dict[bytes, str]:
    """Organisation → when it last hosted something, alone or with others, since a day (ISO)."""
    found = db.rows(
        "SELECT j.value, max(a.start) FROM activity AS a, json_each(a.hosts) AS j WHERE a.deleted IS NULL"
        " AND a.status = 'held' AND a.start >= ? AND a.hosts IS NOT NULL GROUP BY j.value",
        (since,),
    )
    return {bytes.fromhex(org): start for org, start in found}


def joint_meetings(db: Database, since: str) -> bool:
    """Whether a joint meeting (联席会议) was held since a day: a meeting that is called so."""
    return bool(
        db.value(
            "SELECT 1 FROM activity WHERE deleted IS NULL AND status = 'held' AND start >= ? AND kind = 'A11'"
            " AND title LIKE '%联席%' LIMIT 1",
            (since,),
        )
    )


def passed(db: Database, prefix: str) -> set[str]:
    """The names of the settings under a prefix that are set, without it."""
    found = db.rows(
        "SELECT name FROM setting WHERE deleted IS NULL AND value = '1' AND substr(name, 1, ?) = ?",
        (len(prefix), prefix),
    )
    return {name[len(prefix) :] for (name,) in found}

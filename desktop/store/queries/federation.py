"""Terms, planned seats, counts and posts of all organisations, for what is worked out from them."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database
from desktop.store.queries.people import standing
from protocol.terms import LEADING


def terms(db: Database) -> list[tuple[Any, ...]]:
    """(id, org, ordinal, start, length_years, due, extended_to, ended_on), the earliest first."""
    return db.rows(
        "SELECT id, org, ordinal, start, length_years, due, extended_to, ended_on FROM term"
        " WHERE deleted IS NULL AND org IS NOT NULL ORDER BY ifnull(start, ''), id"
    )


def posts(db: Database) -> list[tuple[Any, ...]]:
    """(id, who stands for her, org, post, engagement, from_date, to_date, seat, unit, sector, how, term) of every post
    that was written down, former ones too, of women who are not deleted."""
    return db.rows(
        "SELECT a.id, p.id, a.org, a.post, a.engagement, a.from_date, a.to_date, a.seat, a.unit, a.sector, a.how,"
        f" a.term FROM appointment AS a JOIN person AS p ON p.id = {standing('a.person')}"
        " WHERE a.deleted IS NULL AND p.deleted IS NULL AND a.org IS NOT NULL AND a.post IS NOT NULL ORDER BY a.id"
    )


def seats(db: Database) -> list[tuple[Any, ...]]:
    """(id, org, post, planned, engagement, seat_kind, unit, field, term, since, until) of every planned line."""
    return db.rows(
        "SELECT id, org, post, planned, engagement, seat_kind, unit, field, term, since, until FROM establishment"
        " WHERE deleted IS NULL AND org IS NOT NULL AND post IS NOT NULL ORDER BY post, engagement, id"
    )


def facts(db: Database) -> list[tuple[Any, ...]]:
    """(id, level, form, setup, field, is_new, link, established_on, joined_on, left_on, closed_on, merged_into,
    exists_since)."""
    return db.rows(
        "SELECT id, level, form, setup, field, is_new, link, established_on, joined_on, left_on, closed_on,"
        " merged_into, exists_since FROM org_unit WHERE deleted IS NULL"
    )


def women(db: Database, last: str) -> dict[bytes, tuple[str, int]]:
    """Organisation → (counted_on, women), by its last count up to a day that says how many."""
    found = db.rows(
        "SELECT org, counted_on, women FROM org_count WHERE deleted IS NULL AND org IS NOT NULL AND women IS NOT NULL"
        " AND counted_on <= ? ORDER BY counted_on, id",
        (last,),
    )
    return {org: (on, number) for org, on, number in found}


def officers(db: Database, people: list[bytes]) -> dict[bytes, tuple[Any, ...]]:
    """Person → (birth, ethnic, education, politics, job, sex)."""
    found: dict[bytes, tuple[Any, ...]] = {}
    for part in (people[start : start + 500] for start in range(0, len(people), 500)):
        marks = ",".join("?" * len(part))
        rows = db.rows(
            f"SELECT id, birth, ethnic, education, politics, job, sex FROM person WHERE id IN ({marks})", part
        )
        found |= {id_: tuple(rest) for id_, *rest in rows}
    return found


def leading(db: Database) -> set[bytes]:
    """The posts whose holder sits in a committee (``LEADING``), or in the leading group."""
    found = db.rows(
        f"SELECT id FROM appointment WHERE deleted IS NULL AND (in_leading_group = 1 OR village_seat IN {LEADING})"
    )
    return {id_ for (id_,) in found}


def ranks(db: Database) -> dict[bytes, str]:
    """Post → the rank that whoever holds it has with it."""
    return dict(db.rows("SELECT id, rank FROM appointment WHERE deleted IS NULL AND rank IS NOT NULL"))


def homes_on(db: Database, day: str) -> list[tuple[bytes, bytes | None, str, int]]:
    """(id, whose, kind, whether it is a model) of the homes that are open on a day."""
    return db.rows(
        "SELECT id, org, ifnull(kind, ''), ifnull(is_model, 0) FROM home WHERE deleted IS NULL"
        " AND ifnull(founded_on, '') <= ? AND (closed_on IS NULL OR closed_on > ?) ORDER BY id",
        (day, day),
    )


def activities(db: Database, org: bytes, limit: int) -> list[tuple[Any, ...]]:
    """(id, start, title, status, whether it is the first host) of the activities that an organisation hosts, the latest
    first. ``hosts`` holds ids as hex, the first one hosts (主办), the others with it (联办)."""
    return db.rows(
        "SELECT id, start, title, status, json_extract(hosts, '$[0]') = ? AND ifnull(hosts_text_first, 0) = 0"
        " FROM activity WHERE deleted IS NULL AND hosts LIKE ? ORDER BY start DESC, id LIMIT ?",
        (org.hex(), f'%"{org.hex()}"%', limit),
    )


def homes_of(db: Database, orgs: list[bytes]) -> list[tuple[bytes, str, str]]:
    """(id, name, kind) of the homes of some organisations that are not closed, by name."""
    marks = ",".join("?" * len(orgs))
    return db.rows(
        f"SELECT id, ifnull(name_zh, name_mn), kind FROM home WHERE deleted IS NULL AND closed_on IS NULL"
        f" AND org IN ({marks}) ORDER BY name_zh, id",
        list(orgs),
    )


def paper_facts(db: Database) -> list[tuple[bytes, str | None, str | None, str | None]]:
    """(id, party organisation, established_on, reformed_on) of every organisation."""
    return db.rows("SELECT id, party_org, established_on, reformed_on FROM org_unit WHERE deleted IS NULL")


def liaisons(db: Database) -> dict[bytes, bytes]:
    """Organisation → who its liaison is, as she stands today."""
    return dict(
        db.rows(
            f"SELECT o.id, p.id FROM org_unit AS o JOIN person AS p ON p.id = {standing('o.liaison')}"
            " WHERE o.deleted IS NULL AND p.deleted IS NULL"
        )
    )

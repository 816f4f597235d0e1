"""What a month's dispatch is computed from: posts, homes, volunteers, steps and population, each as of a day (ISO)."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from desktop.store.database import Database
from desktop.store.queries.people import standing
from protocol.terms import LEADING


class Standing(NamedTuple):
    """What a post says of who holds it: whether she is in the leading group of the unit above or of the village
    (党支部, 村委), and whether she is paid."""

    leads: bool
    paid: bool


class Home(NamedTuple):
    """A home that is open; ``wall``: JSON text of what hangs there."""

    id: bytes
    org: bytes
    kind: str
    name: str
    plaque: str | None
    wall: str | None


class Done(NamedTuple):
    """A step of a process that is done: whose, of which process, which, when, its document."""

    org: bytes
    process: bytes
    code: str
    day: str
    document_no: str | None


def standings(db: Database) -> dict[bytes, Standing]:
    """Chair's post → what it says of her."""
    found = db.rows(
        "SELECT id, in_leading_group, village_seat, paid FROM appointment WHERE deleted IS NULL AND post = 'P1'"
    )
    return {id_: Standing(bool(leads) or seat in LEADING, bool(paid)) for id_, leads, seat, paid in found}


def homes(db: Database, last: str) -> list[Home]:
    """The homes that are open on a day, of those that a unit runs."""
    found = db.rows(
        "SELECT id, org, ifnull(kind, ''), ifnull(name_zh, ifnull(name_mn, '')), plaque, checklist FROM home"
        " WHERE deleted IS NULL AND org IS NOT NULL AND ifnull(founded_on, '') <= ?"
        " AND (closed_on IS NULL OR closed_on > ?) ORDER BY name_zh, id",
        (last, last),
    )
    return [Home(*row) for row in found]


def volunteers(db: Database, last: str) -> list[tuple[bytes, bytes]]:
    """(unit, woman) of the volunteers: of its homes, and who has the tag on a day."""
    return db.rows(
        "SELECT h.org, p.id FROM home_person AS m JOIN home AS h ON h.id = m.home"
        f" JOIN person AS p ON p.id = {standing('m.person')}"
        " WHERE m.deleted IS NULL AND m.role = 'volunteer' AND h.deleted IS NULL AND p.deleted IS NULL"
        " AND h.org IS NOT NULL AND (h.closed_on IS NULL OR h.closed_on > ?)"
        f" UNION SELECT p.gacha, p.id FROM person_tag AS t JOIN person AS p ON p.id = {standing('t.person')}"
        " WHERE t.deleted IS NULL AND t.tag = '巾帼志愿者' AND p.deleted IS NULL AND p.gacha IS NOT NULL"
        " AND ifnull(t.since, '') <= ? AND (t.until IS NULL OR t.until > ?)",
        (last, last, last),
    )


def done_steps(db: Database, last: str) -> list[Done]:
    """The steps of 会改联 and 换届 that are done on a day, the latest first."""
    found = db.rows(
        "SELECT p.org, p.id, s.code, s.done_on, s.document_no FROM process_step AS s"
        " JOIN process AS p ON p.id = s.process"
        " WHERE s.deleted IS NULL AND p.deleted IS NULL AND p.org IS NOT NULL AND p.kind IN ('R', 'H')"
        " AND s.not_applicable IS NULL AND s.done_on <= ? ORDER BY s.done_on DESC, s.id",
        (last,),
    )
    return [Done(*row) for row in found]


def left_out(db: Database) -> set[tuple[bytes, str]]:
    """(process, code) of the steps that were said not to apply."""
    return set(
        db.rows(
            "SELECT process, code FROM process_step WHERE deleted IS NULL AND not_applicable = 1 AND code IS NOT NULL"
        )
    )


def units_below(db: Database, last: str) -> list[tuple[bytes, bytes, str, str]]:
    """(parent, id, level, name) of the units below others that there are on a day."""
    return db.rows(
        "SELECT parent, id, level, ifnull(short_name, ifnull(name_zh, '')) FROM org_unit WHERE deleted IS NULL"
        " AND parent IS NOT NULL AND level IS NOT NULL AND (closed_on IS NULL AND merged_into IS NULL OR closed_on > ?)"
        " AND ifnull(exists_since, '') <= ? ORDER BY short_name, id",
        (last, last),
    )


def held(db: Database, since: str, until: str) -> list[tuple[bytes, str | None, bytes | None]]:
    """(activity, hosts as JSON text, unit of its home) of what was held in a period."""
    return db.rows(
        "SELECT a.id, a.hosts, h.org FROM activity AS a LEFT JOIN home AS h ON h.id = a.home"
        " WHERE a.deleted IS NULL AND a.status = 'held' AND a.start >= ? AND a.start < ? || 'T99'"
        " ORDER BY a.start, a.id",
        (since, until),
    )


def facts(db: Database) -> dict[bytes, tuple[str | None, str | None]]:
    """Unit → the day on which it became a federation, and that on which its plaque was put up."""
    found = db.rows("SELECT id, reformed_on, plaque_on FROM org_unit WHERE deleted IS NULL")
    return {id_: (reformed, plaque) for id_, reformed, plaque in found}


def terms(db: Database, last: str) -> dict[bytes, tuple[bytes, str | None, str | None]]:
    """Unit → (term, approved on, filed on) of the last term that began up to a day; later days are left out."""
    found = db.rows(
        "SELECT org, id, approved_on, filed_on FROM term WHERE deleted IS NULL AND org IS NOT NULL AND start <= ?"
        " ORDER BY start, id",
        (last,),
    )
    return {
        org: (id_, *(day if day is not None and day <= last else None for day in (approved, filed)))
        for org, id_, approved, filed in found
    }


class Money(NamedTuple):
    """A line of the book that is a gacha's: ``org``: the one that it names, or the only host of its activity; ``fen``:
    below 0 where it takes another line back."""

    id: bytes
    org: bytes
    side: str
    fen: int
    purpose: str


def money(db: Database, year: int, last: str) -> list[Money]:
    """What came in and went out for gachas in a budget's year up to a day, by day; neither void nor only planned."""
    found = db.rows(
        "SELECT e.id, e.org, a.hosts, e.side, ifnull(e.amount_fen, 0) * iif(e.corrects IS NULL, 1, -1),"
        " ifnull(e.purpose, '') FROM fund_entry AS e"
        " LEFT JOIN activity AS a ON a.id = e.activity AND a.deleted IS NULL"
        " WHERE e.deleted IS NULL AND e.side IN ('in', 'out', 'back') AND e.date <= ?"
        " AND ifnull(e.state, '') NOT IN ('void', 'planned')"
        " AND ifnull(e.budget_year, CAST(substr(e.date, 1, 4) AS INTEGER)) = ?"
        " AND (e.org IS NOT NULL OR a.hosts IS NOT NULL) ORDER BY e.date, e.id",
        (last, year),
    )
    lines = []
    for id_, org, raw, side, fen, purpose in found:
        hosts = json.loads(raw or "[]")
        of = org if org is not None else bytes.fromhex(hosts[0]) if len(hosts) == 1 else None
        if of is not None:
            lines.append(Money(id_, of, side, fen, purpose))
    return lines


def rate(db: Database, year: int) -> int | None:
    """Fen a woman that gachas are owed for a year, where the budget of their level says it."""
    found: int | None = db.value(
        "SELECT rate_fen FROM budget WHERE deleted IS NULL AND level = 'gacha' AND year = ? AND rate_fen > 0"
        " ORDER BY id LIMIT 1",
        (year,),
    )
    return found


def chat_groups(db: Database) -> dict[bytes, str]:
    """Chat group → its name."""
    return dict(db.rows("SELECT id, ifnull(name, '') FROM chat_group WHERE deleted IS NULL"))


def entries(db: Database, last: str) -> list[tuple[Any, ...]]:
    """(unit, item, month, value, state, note) of what was typed for months up to one, the earliest first."""
    return db.rows(
        "SELECT org, item, period, value, state, note FROM dispatch_entry WHERE deleted IS NULL AND org IS NOT NULL"
        " AND item IS NOT NULL AND period <= ? ORDER BY period, id",
        (last,),
    )

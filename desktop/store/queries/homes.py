"""Women's homes: what was done there, who belongs there."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

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


def members(db: Database) -> list[tuple[bytes, str, int]]:
    """(home, role, how many belong to it so), each woman once."""
    return db.rows(
        f"SELECT h.home, ifnull(h.role, ''), count(DISTINCT p.id) FROM home_person AS h"
        f" JOIN person AS p ON p.id = {standing('h.person')}"
        " WHERE h.deleted IS NULL AND p.deleted IS NULL GROUP BY h.home, h.role"
    )


class Reach(NamedTuple):
    """A home: whose, how many women it says it covers (0: nobody said), since when ("" always)."""

    id: bytes
    kind: str
    org: bytes | None
    women: int
    founded_on: str


def reach(db: Database) -> list[Reach]:
    """Every home."""
    rows = db.rows(
        "SELECT id, ifnull(kind, ''), org, max(0, ifnull(women_covered, 0)), ifnull(founded_on, '') FROM home"
        " WHERE deleted IS NULL ORDER BY id"
    )
    return [Reach(*row) for row in rows]


def written_down(db: Database) -> list[tuple[bytes, bytes]]:
    """(home, who stands) of the women who belong to homes; volunteers are none of these."""
    return db.rows(
        f"SELECT DISTINCT h.home, p.id FROM home_person AS h JOIN person AS p ON p.id = {standing('h.person')}"
        " WHERE h.deleted IS NULL AND p.deleted IS NULL AND ifnull(h.role, '') <> 'volunteer'"
    )


def held_between(db: Database, since: str, until: str) -> set[bytes]:
    """The homes where something was held after an ISO day, up to another one."""
    found = db.rows(
        "SELECT id FROM home WHERE EXISTS (SELECT 1 FROM activity AS a WHERE a.home = home.id AND a.start > ? || 'T99'"
        " AND a.start < ? || 'T99' AND a.deleted IS NULL AND a.status = 'held')",
        (since, until),
    )
    return {home for (home,) in found}


def with_org(db: Database) -> set[bytes]:
    """The homes that an organisation runs."""
    return {id_ for (id_,) in db.rows("SELECT id FROM home WHERE deleted IS NULL AND org IS NOT NULL")}


def judged(db: Database, since: str, until: str) -> list[tuple[bytes, int | None, int, int, int]]:
    """(home, books, items there, missing, not judged) of each check from one ISO day to another, both counted, the
    earliest first."""
    return db.rows(
        "SELECT c.home, c.books, ifnull(sum(i.result = 'yes'), 0), ifnull(sum(i.result = 'no'), 0),"
        " sum(i.id IS NOT NULL AND ifnull(i.result, '') NOT IN ('yes', 'no', 'na'))"
        " FROM home_check AS c LEFT JOIN home_check_item AS i ON i.home_check = c.id AND i.deleted IS NULL"
        " WHERE c.deleted IS NULL AND c.home IS NOT NULL AND c.checked_on >= ? AND c.checked_on <= ?"
        " GROUP BY c.id ORDER BY c.checked_on, c.created_at, c.id",
        (since, until),
    )


def used_after_closing(db: Database) -> set[bytes]:
    """Closed homes where something was held after the day on which they were closed (of a month or year, after it)."""
    found = db.rows(
        "SELECT DISTINCT h.id FROM home AS h JOIN activity AS a ON a.home = h.id WHERE h.deleted IS NULL"
        " AND h.closed_on IS NOT NULL AND a.deleted IS NULL AND a.status = 'held'"
        " AND substr(a.start, 1, length(h.closed_on)) > h.closed_on"
    )
    return {home for (home,) in found}


def held_since(db: Database, since: str) -> set[bytes]:
    """The homes where something was held on an ISO day or later."""
    found = db.rows(  # by the index of home and start: a few rows a home
        "SELECT id FROM home WHERE EXISTS (SELECT 1 FROM activity AS a WHERE a.home = home.id AND a.start >= ?"
        " AND a.deleted IS NULL AND a.status = 'held')",
        (since,),
    )
    return {home for (home,) in found}


def keepers_on(db: Database, day: str) -> dict[bytes, bytes]:
    """Home → who kept it on an ISO day: the row that began last of those that hold then; without one who keeps it now,
    where no row says who did. Who left on a day did not keep it any more on it."""
    found: dict[bytes, bytes] = {}
    told = set()
    for home, person, holds in db.rows(
        "SELECT home, person, ifnull(since, '') < ?1 || 'T' AND (until IS NULL OR until > ?1) FROM home_keeper"
        " WHERE deleted IS NULL AND person IS NOT NULL ORDER BY ifnull(since, ''), created_at, id",
        (day,),
    ):
        told.add(home)
        if holds:
            found[home] = person
    for home, keeper in db.rows("SELECT id, keeper FROM home WHERE deleted IS NULL AND keeper IS NOT NULL"):
        if home not in told:
            found[home] = keeper
    return found


def checks(db: Database, homes: Sequence[bytes], since: str, until: str) -> list[bytes]:
    """Ids of the checks of some homes from one ISO day to another, both counted, the latest first."""
    marks = ",".join("?" * len(homes))
    found = db.rows(
        f"SELECT id FROM home_check WHERE home IN ({marks}) AND deleted IS NULL AND checked_on >= ? AND checked_on <= ?"
        " ORDER BY checked_on DESC, created_at DESC, id DESC",
        [*homes, since, until],
    )
    return [id_ for (id_,) in found]


def awards(db: Database, home: bytes, since: str, until: str) -> list[tuple[str, str]]:
    """(title, day) of what was given to a home from one ISO day to another, both counted."""
    return db.rows(
        "SELECT ifnull(title, ''), given_on FROM award WHERE home = ? AND deleted IS NULL AND given_on >= ?"
        " AND given_on <= ? ORDER BY given_on",
        (home, since, until),
    )


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


def count(db: Database) -> int:
    """Homes that are open."""
    return int(db.value("SELECT count(*) FROM home WHERE deleted IS NULL AND closed_on IS NULL") or 0)


def all_ids(db: Database) -> list[bytes]:
    """The homes that stand, closed ones too."""
    return [id_ for (id_,) in db.rows("SELECT id FROM home WHERE deleted IS NULL")]


def held_at(db: Database, since: str, until: str, home: bytes | None = None) -> list[tuple[bytes, bytes, str]]:
    """(home, activity, day) of what was held at homes, or at one, from one ISO date to another, both counted, in
    order."""
    there = "home IS NOT NULL" if home is None else "home = ?"
    return db.rows(
        f"SELECT home, id, substr(start, 1, 10) FROM activity WHERE {there} AND deleted IS NULL AND status = 'held'"
        " AND start >= ? AND start < ? || 'T99' ORDER BY start, id",
        (since, until) if home is None else (home, since, until),
    )


def first_held(db: Database) -> str | None:
    """When something was first held at a home (ISO time); None where nothing was."""
    found: str | None = db.value(
        "SELECT min(start) FROM activity WHERE deleted IS NULL AND status = 'held' AND home IS NOT NULL"
    )
    return found

"""Chat groups and public accounts on a day, with what they counted last. Days are ISO text, both ends counted."""

from __future__ import annotations

import json
from typing import NamedTuple

from desktop.store.database import Database
from desktop.store.queries.people import standing


class Group(NamedTuple):
    """A group that is open on a day: ``owner`` as who stands for her; ``gachas``: for whose women it is; ``org``: whose
    it is."""

    id: bytes
    kind: str
    owner: bytes | None
    gachas: tuple[bytes, ...]
    org: bytes | None


def _open(name: str) -> str:
    """Open on a day (twice the parameter); a partial day of opening counts from its beginning."""
    return (
        f"{name}.deleted IS NULL AND ifnull({name}.opened_on, '') <= ?"
        f" AND ({name}.closed_on IS NULL OR {name}.closed_on > ?)"
    )


def groups(db: Database, last: str) -> list[Group]:
    """The groups that are open on a day, by their id."""
    found = db.rows(
        f"SELECT g.id, ifnull(g.kind, ''), {standing('g.owner')}, g.gachas, g.org FROM chat_group AS g"
        f" WHERE {_open('g')} ORDER BY g.id",
        (last, last),
    )
    return [
        Group(id_, kind, owner, tuple(bytes.fromhex(one) for one in json.loads(gachas or "[]")), org)
        for id_, kind, owner, gachas, org in found
    ]


def keepers(db: Database, last: str) -> set[bytes]:
    """Who keeps a home that is open on a day."""
    found = db.rows(
        f"SELECT DISTINCT {standing('h.keeper')} FROM home AS h WHERE h.deleted IS NULL AND h.keeper IS NOT NULL"
        " AND ifnull(h.founded_on, '') <= ? AND (h.closed_on IS NULL OR h.closed_on > ?)",
        (last, last),
    )
    return {keeper for (keeper,) in found}


def members(db: Database, since: str, last: str) -> dict[bytes, tuple[bytes, int]]:
    """Group → (row, members) of its latest count between two days; of two of one day the one with the later id."""
    found = db.rows(
        "SELECT c.chat, c.id, c.members FROM group_count AS c WHERE c.deleted IS NULL AND c.members IS NOT NULL"
        " AND c.counted_on >= ? AND c.counted_on <= ? ORDER BY c.counted_on, c.id",
        (since, last),
    )
    return {chat: (id_, number) for chat, id_, number in found}


def accounts(db: Database, last: str) -> dict[bytes, bytes | None]:
    """Account that is open on a day → whose it is."""
    found = db.rows(f"SELECT a.id, a.org FROM media_account AS a WHERE {_open('a')} ORDER BY a.id", (last, last))
    return dict(found)


class MonthRow(NamedTuple):
    """What an account counted in a month (``YYYY-MM``); None where nothing was written."""

    id: bytes
    account: bytes
    month: str
    followers: int | None
    posts: int | None
    reads: int | None
    likes: int | None
    adopted: int | None


def media_months(db: Database, since: str, until: str) -> list[MonthRow]:
    """What accounts counted in months, both ends counted, month by month. Of two rows of one month both."""
    found = db.rows(
        "SELECT c.id, c.account, c.month, c.followers, c.posts, c.reads, c.likes, c.adopted FROM media_count AS c"
        " JOIN media_account AS a ON a.id = c.account AND a.deleted IS NULL"
        " WHERE c.deleted IS NULL AND c.month >= ? AND c.month <= ? ORDER BY c.month, c.id",
        (since, until),
    )
    return [MonthRow(*row) for row in found]


def standing_units(db: Database) -> dict[bytes, bytes]:
    """Unit that was merged → the one that stands for it now."""
    into = dict(db.rows("SELECT id, merged_into FROM org_unit WHERE merged_into IS NOT NULL"))
    found = {}
    for unit in into:
        at, seen = unit, {unit}
        while at in into and into[at] not in seen:
            at = into[at]
            seen.add(at)
        found[unit] = at
    return found

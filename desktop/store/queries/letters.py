"""What letters of a re-election say of its congress: who is to be elected, who sits in it."""

from __future__ import annotations

from typing import NamedTuple

from desktop.store.database import Database
from desktop.store.queries.people import standing


class Congress(NamedTuple):
    """The congress of a process; ``ordinal``: 第×次."""

    id: bytes
    ordinal: int | None
    quota: int | None
    due: int | None


def congress_of(db: Database, process: bytes) -> Congress | None:
    """The last one that was written down."""
    found = db.rows(
        "SELECT id, ordinal, quota, due FROM congress WHERE deleted IS NULL AND process = ? ORDER BY id DESC LIMIT 1",
        (process,),
    )
    return Congress(*found[0]) if found else None


def candidates(db: Database, congress: bytes, office: str) -> list[tuple[bytes | None, str]]:
    """(who stands for her, name on the ballot) of an office, in the order of the ballot: of the formal election that
    none supersedes, without those who withdrew and names that were written in."""
    return db.rows(
        f"SELECT {standing('c.person')}, ifnull(c.name, '') FROM candidate AS c JOIN election AS e ON e.id = c.election"
        " WHERE c.deleted IS NULL AND e.deleted IS NULL AND e.congress = ? AND e.office = ?"
        " AND ifnull(e.stage, 'E2') = 'E2' AND c.withdrawn_on IS NULL AND c.written IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM election AS o WHERE o.supersedes = e.id AND o.deleted IS NULL)"
        " ORDER BY ifnull(c.position, 9999), c.id",
        (congress, office),
    )


def delegates(db: Database, congress: bytes) -> list[bytes]:
    """Who sits in a congress with a vote: neither guests nor who was refused, replaced or withdrew."""
    found = db.rows(
        f"SELECT {standing('d.person')} FROM delegate AS d WHERE d.deleted IS NULL AND d.congress = ?"
        " AND ifnull(d.category, 'C1') = 'C1' AND ifnull(d.credential, '') NOT IN ('refused', 'withdrawn', 'replaced')"
        " AND d.person IS NOT NULL ORDER BY d.id",
        (congress,),
    )
    return list(dict.fromkeys(person for (person,) in found))


def votes(db: Database, org: bytes) -> dict[bytes, int]:
    """Post in an organisation → votes for whoever holds it."""
    return dict(
        db.rows("SELECT id, votes FROM appointment WHERE deleted IS NULL AND org = ? AND votes IS NOT NULL", (org,))
    )

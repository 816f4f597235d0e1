"""What records show of executives' work in a year: days from and to are ISO, both counted; people are who stands."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from desktop.store.database import Database
from desktop.store.queries.people import standing

_ID: Final = re.compile("[0-9a-f]{32}")


def visits(db: Database, stands: Mapping[bytes, bytes], since: str, until: str) -> list[tuple[str, frozenset[bytes]]]:
    """(day, who went) of every visit."""
    rows = db.rows(
        "SELECT date, visitors FROM visit WHERE deleted IS NULL AND visitors IS NOT NULL AND date >= ? AND date <= ?",
        (since, until),
    )
    return [
        (day, frozenset(stands.get(each, each) for each in map(bytes.fromhex, _ID.findall(visitors))))
        for day, visitors in rows
    ]


def came(db: Database, since: str, until: str) -> dict[bytes, int]:
    """Person → to how many activities that were held she came, meetings among them."""
    return dict(
        db.rows(
            f"SELECT {standing('t.person')} AS her, count(DISTINCT a.id) FROM activity AS a"
            " JOIN attendance AS t ON t.activity = a.id WHERE a.deleted IS NULL AND a.status = 'held'"
            " AND t.deleted IS NULL AND t.state IN ('present', 'late') AND t.person IS NOT NULL"
            " AND a.start >= ? AND a.start < ? || 'T99' GROUP BY her",
            (since, until),
        )
    )


def honours(db: Database, since: str, until: str) -> dict[bytes, int]:
    """Person → how often she was honoured herself."""
    return dict(
        db.rows(
            f"SELECT {standing('a.person')} AS her, count(*) FROM award AS a WHERE a.deleted IS NULL"
            " AND a.person IS NOT NULL AND a.given_on >= ? AND a.given_on <= ? GROUP BY her",
            (since, until),
        )
    )


def closed_needs(db: Database, since: str, until: str) -> dict[bytes, int]:
    """Person → how many needs for which she answers were closed as done (办结)."""
    return dict(
        db.rows(
            f"SELECT {standing('n.owner')} AS her, count(*) FROM need AS n WHERE n.deleted IS NULL AND n.void IS NULL"
            " AND n.owner IS NOT NULL AND n.state = 'closed' AND n.closed_on >= ? AND n.closed_on <= ? GROUP BY her",
            (since, until),
        )
    )


def years(db: Database) -> list[tuple[bytes, bytes, bytes, int]]:
    """(id, organisation, who stands, year) of every year that was written down."""
    return db.rows(
        f"SELECT d.id, d.org, {standing('d.person')}, d.year FROM duty_year AS d WHERE d.deleted IS NULL"
        " AND d.org IS NOT NULL AND d.person IS NOT NULL AND d.year IS NOT NULL ORDER BY d.year DESC, d.id"
    )

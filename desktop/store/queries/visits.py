"""Visits: how many, who went last, and the gacha of whom was visited."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from desktop.store.database import Database
from desktop.store.queries.people import standing

_UNIT = "coalesce(p.gacha, h.gacha, v.org, m.org)"
#: Hers who stands for the one visited, else her household's; of an organisation it itself, of a home whose it is.
_GACHA = (
    f"SELECT v.id, {_UNIT} FROM visit AS v LEFT JOIN household AS h ON h.id = v.household"
    f" LEFT JOIN person AS p ON p.id = {standing('ifnull(v.person, h.head)')} LEFT JOIN home AS m ON m.id = v.home"
)


def gachas(db: Database, ids: Sequence[bytes]) -> list[tuple[bytes, bytes | None]]:
    """(visit, gacha) of these visits."""
    return db.rows(f"{_GACHA} WHERE v.id IN ({','.join('?' * len(ids))})", list(ids)) if ids else []


def in_gachas(db: Database, gachas: Collection[bytes]) -> set[bytes]:
    """The visits to those who belong to one of these gachas."""
    sql = f"{_GACHA} WHERE v.deleted IS NULL AND {_UNIT} IN ({','.join('?' * len(gachas))})"
    return {id_ for id_, _ in db.rows(sql, list(gachas))}


def count(db: Database, since: str | None = None, until: str | None = None) -> int:
    """Visits between two ISO dates, both counted."""
    return int(
        db.value(
            "SELECT count(*) FROM visit WHERE deleted IS NULL AND date >= ifnull(?, '') AND date <= ifnull(?, '9')",
            (since, until),
        )
        or 0
    )


def last_visitors(db: Database, user: bytes) -> tuple[str | None, str | None]:
    """The visitors (ids, then names; JSON text) of the latest visit that a user wrote."""
    found = db.rows(
        "SELECT visitors, visitors_text FROM visit WHERE deleted IS NULL AND created_by = ?"
        " AND (visitors IS NOT NULL OR visitors_text IS NOT NULL) ORDER BY date DESC, id DESC LIMIT 1",
        (user,),
    )
    return found[0] if found else (None, None)

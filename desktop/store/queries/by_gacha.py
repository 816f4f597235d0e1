"""To which gachas rows that are counted belong: hosts of activities, places of households and homes, units of posts."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.store.database import Database
from desktop.store.queries.people import standing
from desktop.store.values import from_column
from protocol.records import ACTIVITY

#: Ids in one statement.
_MOST = 500


def hosts(db: Database, activities: Sequence[bytes]) -> dict[bytes, tuple[list[bytes], bytes | None]]:
    """Activity → its hosts, and the unit of the home where it was held."""
    found: dict[bytes, tuple[list[bytes], bytes | None]] = {}
    for some in _parts(activities):
        sql = (
            "SELECT a.id, a.hosts, h.org FROM activity AS a LEFT JOIN home AS h ON h.id = a.home"
            f" WHERE a.id IN ({_marks(some)})"
        )
        for id_, raw, org in db.rows(sql, some):
            found[id_] = (from_column(ACTIVITY.name, "hosts", raw) or [], org)
    return found


def gachas_of(db: Database, kind: str, ids: Sequence[bytes]) -> dict[bytes, bytes]:
    """Woman or household → her or its gacha, of those that have one. ``kind``: person or household."""
    found: dict[bytes, bytes] = {}
    for some in _parts(ids):
        sql = f"SELECT id, gacha FROM {kind} WHERE gacha IS NOT NULL AND id IN ({_marks(some)})"
        found.update(db.rows(sql, some))
    return found


def heads_of(db: Database, households: Sequence[bytes]) -> dict[bytes, bytes]:
    """Household → its head (who stands for her), of those that have one."""
    found: dict[bytes, bytes] = {}
    for some in _parts(households):
        head = standing("household.head")
        found.update(
            db.rows(f"SELECT id, {head} FROM household WHERE head IS NOT NULL AND id IN ({_marks(some)})", some)
        )
    return found


def units_of_homes(db: Database) -> dict[bytes, bytes]:
    """Home → the unit that runs it."""
    return dict(db.rows("SELECT id, org FROM home WHERE org IS NOT NULL"))


def units_visited(db: Database, visits: Sequence[bytes]) -> dict[bytes, bytes]:
    """Visit → the organisation that was visited, or that runs the home that was."""
    found: dict[bytes, bytes] = {}
    for some in _parts(visits):
        sql = (
            "SELECT v.id, ifnull(v.org, h.org) FROM visit AS v LEFT JOIN home AS h ON h.id = v.home"
            f" WHERE ifnull(v.org, h.org) IS NOT NULL AND v.id IN ({_marks(some)})"
        )
        found.update(db.rows(sql, some))
    return found


def _parts(ids: Sequence[bytes]) -> list[list[bytes]]:
    wanted = sorted(ids)
    return [wanted[start : start + _MOST] for start in range(0, len(wanted), _MOST)]


def _marks(ids: Sequence[bytes]) -> str:
    return ", ".join("?" for _ in ids)

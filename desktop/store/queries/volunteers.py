"""Volunteers on a day and what they did. Days are ISO text, both ends counted; people are who stands for them."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from desktop.store.database import Database
from desktop.store.queries.people import standing


def _on(name: str) -> str:
    """A row that holds on a day (twice the parameter), from its first day to the one before it ended."""
    return f"{name}.deleted IS NULL AND ifnull({name}.since, '') <= ? AND ({name}.until IS NULL OR {name}.until > ?)"


def volunteers(db: Database, last: str) -> set[bytes]:
    """Who is a volunteer on a day and on the roster."""
    found = db.rows(
        f"SELECT DISTINCT p.id FROM volunteer AS v JOIN person AS p ON p.id = {standing('v.person')}"
        f" WHERE {_on('v')} AND p.deleted IS NULL",
        (last, last),
    )
    return {person for (person,) in found}


def volunteers_in_teams(db: Database, last: str) -> list[tuple[bytes, bytes | None, str | None]]:
    """(who stands for her, her gacha, teams as JSON text) of the volunteers of a day who are on the roster."""
    return db.rows(
        f"SELECT p.id, p.gacha, v.teams FROM volunteer AS v JOIN person AS p ON p.id = {standing('v.person')}"
        f" WHERE {_on('v')} AND p.deleted IS NULL ORDER BY v.id",
        (last, last),
    )


def teams(db: Database, last: str) -> dict[bytes, bytes | None]:
    """Team that there is on a day → whose it is."""
    found = db.rows(
        "SELECT id, org FROM volunteer_team WHERE deleted IS NULL AND ifnull(founded_on, '') <= ?"
        " AND (closed_on IS NULL OR closed_on > ?) ORDER BY id",
        (last, last),
    )
    return dict(found)


class Served(NamedTuple):
    """A service that counts: ``tenths`` of an hour, 0 where none were written; ``occasion``: the same for all who
    served together; ``whom``: kind and id of the household (of the woman without one) that it served, or None."""

    id: bytes
    person: bytes
    activity: bytes | None
    day: str
    tenths: int
    occasion: str
    whom: tuple[str, bytes] | None


def services(db: Database, since: str, until: str) -> list[Served]:
    """What counts of a period. Of somebody at one activity one row counts, that with the most hours; an activity that
    was deleted or not held gives none."""
    found = db.rows(
        f"SELECT s.id, {standing('s.person')}, s.activity, s.date, ifnull(s.tenths, 0),"
        " CASE WHEN s.activity IS NOT NULL THEN hex(s.activity)"
        " ELSE s.date || '|' || ifnull(s.place, '') || '|' || ifnull(s.what, '') END,"
        f" ifnull(s.served_household, h.household), {standing('s.served_person')}"
        f" FROM volunteer_service AS s LEFT JOIN person AS h ON h.id = {standing('s.served_person')}"
        " LEFT JOIN activity AS a ON a.id = s.activity"
        " WHERE s.deleted IS NULL AND s.date >= ? AND s.date <= ? AND s.person IS NOT NULL"
        " AND (s.activity IS NULL OR (a.deleted IS NULL AND a.status = 'held'))"
        " ORDER BY s.date, ifnull(s.tenths, 0) DESC, s.id",
        (since, until),
    )
    once: set[tuple[bytes, bytes]] = set()
    kept = []
    for id_, person, activity, day, tenths, occasion, household, whom in found:
        if activity is not None:
            if (person, activity) in once:
                continue
            once.add((person, activity))
        served = ("household", household) if household else ("person", whom) if whom else None
        kept.append(Served(id_, person, activity, day, tenths, occasion, served))
    return kept


def carried(db: Database) -> dict[bytes, int]:
    """Person → tenths of an hour that were proven elsewhere."""
    return dict(
        db.rows(
            f"SELECT {standing('v.person')} AS her, sum(v.carried_tenths) FROM volunteer AS v"
            " WHERE v.deleted IS NULL AND v.carried_tenths IS NOT NULL GROUP BY her"
        )
    )


def awarded(db: Database, titles: list[str], last: str) -> list[tuple[bytes, str]]:
    """(person, title) of awards with one of these titles, given by a day or without one."""
    marks = ", ".join("?" * len(titles))
    return db.rows(
        f"SELECT {standing('w.person')}, w.title FROM award AS w WHERE w.deleted IS NULL AND w.person IS NOT NULL"
        f" AND w.title IN ({marks}) AND ifnull(w.given_on, '') <= ?",
        (*titles, last),
    )


def homes_with_volunteers(db: Database) -> set[bytes]:
    """Homes to which somebody belongs as a volunteer."""
    found = db.rows("SELECT DISTINCT h.home FROM home_person AS h WHERE h.deleted IS NULL AND h.role = 'volunteer'")
    return {home for (home,) in found}


class Present(NamedTuple):
    """A volunteer who came to an activity that was held: its day and moments (local ISO), kind, title, place."""

    activity: bytes
    person: bytes
    start: str
    end: str | None
    kind: str
    title: str
    place: str | None


def came(db: Database, since: str, until: str, kinds: Collection[str] = ()) -> list[Present]:
    """Who came to the activities of a period (of some kinds, where any are named) and was a volunteer on its day, the
    latest activity first. Who has hours of it, or had some that were taken out, is left out."""
    of_kind = f" AND a.kind IN ({','.join('?' * len(kinds))})" if kinds else ""
    # Activities first: of a large township's attendances only those of these days are looked at.
    found = db.rows(
        f"SELECT DISTINCT a.id, {standing('t.person')} AS her, a.start, a.end, ifnull(a.kind, ''),"
        " ifnull(a.title, ''), a.place FROM activity AS a CROSS JOIN attendance AS t ON t.activity = a.id"
        " WHERE a.deleted IS NULL AND a.status = 'held' AND a.start >= ? AND a.start < ? || 'T99'"
        f" AND t.deleted IS NULL AND t.state IN ('present', 'late') AND t.person IS NOT NULL{of_kind}"
        " ORDER BY a.start DESC, a.id, her",
        (since, until, *kinds),
    )
    registered = spans(db)
    written = set(
        db.rows(
            f"SELECT s.activity, {standing('s.person')} FROM volunteer_service AS s JOIN activity AS a"
            " ON a.id = s.activity WHERE a.start >= ? AND a.start < ? || 'T99'",
            (since, until),
        )
    )
    present = (Present(*row) for row in found)
    return [
        each
        for each in present
        if (each.activity, each.person) not in written
        and any(
            begun <= each.start[:10] and (over is None or each.start[:10] < over)
            for begun, over in registered.get(each.person, ())
        )
    ]


def rows_of(db: Database, activity: bytes, person: bytes) -> list[bytes]:
    """The services of somebody at an activity."""
    found = db.rows(
        f"SELECT s.id FROM volunteer_service AS s WHERE s.deleted IS NULL AND s.activity = ?"
        f" AND {standing('s.person')} = ifnull((SELECT p.survivor FROM person AS p WHERE p.id = ?), ?)",
        (activity, person, person),
    )
    return [id_ for (id_,) in found]


def spans(db: Database) -> dict[bytes, list[tuple[str, str | None]]]:
    """Person → from when to when she was a volunteer; "" from the beginning, None for no end."""
    found: dict[bytes, list[tuple[str, str | None]]] = {}
    for her, since, until in db.rows(
        f"SELECT {standing('v.person')}, ifnull(v.since, ''), v.until FROM volunteer AS v WHERE v.deleted IS NULL"
    ):
        found.setdefault(her, []).append((since, until))
    return found


def volunteer_rows(db: Database) -> list[bytes]:
    """All rows of volunteers that stand, those that ended too."""
    return [id_ for (id_,) in db.rows("SELECT id FROM volunteer WHERE deleted IS NULL ORDER BY id")]

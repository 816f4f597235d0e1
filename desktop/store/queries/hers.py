"""Where a woman is named beside her own rows: what she is told when she asks what is held about her."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.store.database import Database


def _marks(people: Sequence[bytes]) -> str:
    return ",".join("?" * len(people))


def expected(db: Database, people: Sequence[bytes]) -> list[tuple[Any, ...]]:
    """(start, title, home's name, place) of the activities to which she was expected, latest first."""
    return db.rows(
        "SELECT a.start, a.title, h.name_zh, a.place FROM activity AS a LEFT JOIN home AS h ON h.id = a.home"
        " WHERE a.deleted IS NULL AND EXISTS (SELECT 1 FROM json_each(a.expected) AS e"
        f" WHERE e.value IN ({_marks(people)})) ORDER BY a.start DESC",
        [id_.hex() for id_ in people],
    )


def visits_made(db: Database, people: Sequence[bytes]) -> list[str]:
    """The days on which she went to visit others, latest first."""
    found = db.rows(
        "SELECT v.date FROM visit AS v WHERE v.deleted IS NULL AND EXISTS (SELECT 1 FROM json_each(v.visitors) AS e"
        f" WHERE e.value IN ({_marks(people)})) ORDER BY v.date DESC",
        [id_.hex() for id_ in people],
    )
    return [day or "" for (day,) in found]


def places_told(db: Database, people: Sequence[bytes]) -> list[tuple[str | None, str | None, str | None]]:
    """(since, home's name, place) of the places of homes that she told, latest first."""
    return db.rows(
        "SELECT p.since, h.name_zh, p.place FROM home_place AS p LEFT JOIN home AS h ON h.id = p.home"
        f" WHERE p.deleted IS NULL AND p.confirmed_by IN ({_marks(people)}) ORDER BY p.since DESC",
        list(people),
    )


def users(db: Database, people: Sequence[bytes]) -> list[tuple[str | None, str | None]]:
    """(name, role) of the users of this program that she is."""
    return db.rows(
        f"SELECT name, role FROM user WHERE deleted IS NULL AND person IN ({_marks(people)}) ORDER BY id", list(people)
    )


def heads_of(db: Database, people: Sequence[bytes]) -> list[bytes]:
    """The households that she heads."""
    found = db.rows(
        f"SELECT id FROM household WHERE deleted IS NULL AND head IN ({_marks(people)}) ORDER BY id", list(people)
    )
    return [id_ for (id_,) in found]


def told_apart(db: Database, people: Sequence[bytes]) -> int:
    """With how many other rows it was decided that she is somebody else."""
    marks = _marks(people)
    return int(
        db.value(
            "SELECT count(*) FROM person_pair WHERE deleted IS NULL AND apart IS NOT NULL"
            f" AND (one IN ({marks}) OR other IN ({marks}))",
            [*people, *people],
        )
    )


def liaison_of(db: Database, people: Sequence[bytes]) -> list[str]:
    """The names of the organisations whose liaison she is."""
    found = db.rows(
        f"SELECT ifnull(short_name, name_zh) FROM org_unit WHERE deleted IS NULL AND liaison IN ({_marks(people)})"
        " ORDER BY code IS NULL, code, name_zh",
        list(people),
    )
    return [name or "" for (name,) in found]


def sent_to(db: Database, people: Sequence[bytes]) -> list[tuple[Any, ...]]:
    """(organisation, day, category, delegation) of the congresses to which she is a delegate, latest first."""
    return db.rows(
        "SELECT ifnull(o.short_name, o.name_zh), c.day, d.category, d.delegation FROM delegate AS d"
        " JOIN congress AS c ON c.id = d.congress LEFT JOIN org_unit AS o ON o.id = c.org"
        f" WHERE d.deleted IS NULL AND c.deleted IS NULL AND d.person IN ({_marks(people)}) ORDER BY c.day DESC, d.id",
        list(people),
    )


def stood_in(db: Database, people: Sequence[bytes]) -> list[tuple[Any, ...]]:
    """(organisation, day of the congress, office, whether she was written in) of the elections in which she stood,
    latest first."""
    return _of_elections(db, "candidate", "written", people)


def counted_in(db: Database, people: Sequence[bytes]) -> list[tuple[Any, ...]]:
    """(organisation, day of the congress, office, role) of the elections that she watched over or counted, latest
    first."""
    return _of_elections(db, "election_worker", "role", people)


def _of_elections(db: Database, kind: str, column: str, people: Sequence[bytes]) -> list[tuple[Any, ...]]:
    return db.rows(
        f"SELECT ifnull(o.short_name, o.name_zh), c.day, e.office, r.{column} FROM {kind} AS r"
        " JOIN election AS e ON e.id = r.election LEFT JOIN congress AS c ON c.id = e.congress"
        " LEFT JOIN org_unit AS o ON o.id = ifnull(e.org, c.org)"
        f" WHERE r.deleted IS NULL AND e.deleted IS NULL AND r.person IN ({_marks(people)}) ORDER BY c.day DESC, r.id",
        list(people),
    )


def homes_kept(db: Database, people: Sequence[bytes]) -> list[tuple[str | None, str | None, str | None]]:
    """(since, until, home's name) of the homes that she kept, by their rows of keepers, latest first."""
    return db.rows(
        "SELECT k.since, k.until, h.name_zh FROM home_keeper AS k LEFT JOIN home AS h ON h.id = k.home"
        f" WHERE k.deleted IS NULL AND k.person IN ({_marks(people)}) ORDER BY k.since DESC",
        list(people),
    )

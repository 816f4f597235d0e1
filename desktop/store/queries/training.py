"""Courses: ours with who came on which day, those of others with their people; and who holds which post since when."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from desktop.store.database import Database
from desktop.store.queries.people import standing, survivors
from protocol.terms import EXECUTIVE

_CAME = "t.deleted IS NULL AND t.state IN ('present', 'late')"


def courses(db: Database) -> list[tuple[Any, ...]]:
    """(id, name, last day, level, days, hours, for whom) of the courses that are written down."""
    return db.rows(
        "SELECT id, course, ifnull(to_date, from_date), organiser_level, days, hours, for_group FROM training"
        " WHERE deleted IS NULL ORDER BY id"
    )


def course_days(db: Database) -> list[tuple[bytes, bytes, str]]:
    """(course, activity, day) of the days of ours that were held."""
    return db.rows(
        "SELECT d.training, a.id, substr(a.start, 1, 10) FROM training_day AS d JOIN activity AS a ON a.id = d.activity"
        " JOIN training AS c ON c.id = d.training WHERE d.deleted IS NULL AND c.deleted IS NULL AND a.deleted IS NULL"
        " AND a.status = 'held' AND a.start IS NOT NULL"
    )


def training_activities(db: Database, since: str = "", until: str = "9999") -> list[tuple[bytes, str, str]]:
    """(id, title, day) of each activity of the training kind that was held, between two ISO days, both counted."""
    return db.rows(
        "SELECT id, ifnull(title, ''), substr(start, 1, 10) FROM activity WHERE deleted IS NULL AND status = 'held'"
        " AND kind = 'A02' AND start >= ? AND start < ? || 'T99' ORDER BY start, id",
        (since, until),
    )


def came_to(db: Database, activities: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    """(activity, who stands) of everybody who came to these activities."""
    found: list[tuple[bytes, bytes]] = []
    for part in (activities[start : start + 500] for start in range(0, len(activities), 500)):
        found += db.rows(
            "SELECT t.activity, t.person FROM attendance AS t"
            f" WHERE t.activity IN ({','.join('?' * len(part))}) AND t.person IS NOT NULL AND {_CAME}",
            list(part),
        )
    stands = survivors(db)
    return [(activity, stands.get(person, person)) for activity, person in found] if stands else found


def came(db: Database) -> list[tuple[bytes, bytes]]:
    """(activity, who stands) of everybody who came to an activity of the training kind or to a day of a course."""
    return db.rows(
        f"SELECT DISTINCT t.activity, {standing('t.person')} FROM activity AS a"
        " JOIN attendance AS t ON t.activity = a.id"
        f" WHERE a.deleted IS NULL AND a.status = 'held' AND t.person IS NOT NULL AND {_CAME} AND (a.kind = 'A02'"
        " OR a.id IN (SELECT activity FROM training_day WHERE deleted IS NULL))"
    )


def came_of(db: Database, people: Collection[bytes]) -> list[tuple[Any, ...]]:
    """(activity, who stands, its kind, title, day) of what these people came to, each as who stands for her: of the
    training kind, or a day of a course. The activities lead, each with who came to it from one index: whoever else came
    to trainings in years is passed over there."""
    found: list[tuple[Any, ...]] = []
    wanted = sorted(people)
    stands = survivors(db)
    wanted += sorted(row for row, her in stands.items() if her in people)
    for part in (wanted[start : start + 500] for start in range(0, len(wanted), 500)):
        marks = ",".join("?" * len(part))
        found += db.rows(
            "SELECT t.activity, t.person, a.kind, ifnull(a.title, ''), substr(a.start, 1, 10) FROM activity AS a"
            " CROSS JOIN attendance AS t ON t.activity = a.id WHERE (a.kind = 'A02'"
            " OR a.id IN (SELECT activity FROM training_day WHERE deleted IS NULL))"
            f" AND a.deleted IS NULL AND a.status = 'held' AND a.start IS NOT NULL AND {_CAME}"
            f" AND +t.person IN ({marks})",
            part,
        )
    return [(activity, stands.get(person, person), *about) for activity, person, *about in found]


def course_people(db: Database) -> list[tuple[bytes, bytes, str | None, str | None]]:
    """(course, who stands, outcome, certificate number) of the people that are listed with a course."""
    return db.rows(
        f"SELECT p.training, {standing('p.person')}, p.outcome, p.certificate_no FROM training_person AS p"
        " WHERE p.deleted IS NULL AND p.person IS NOT NULL"
    )


def posts(db: Database) -> list[tuple[bytes, bytes | None, str, str, str, str | None]]:
    """(who stands, unit, its level, post, from, to) of each post P1 to P4; "" for no first day, None for no last."""
    return db.rows(
        f"SELECT {standing('a.person')}, a.org, ifnull(u.level, ''), a.post, ifnull(a.from_date, ''), a.to_date"
        " FROM appointment AS a LEFT JOIN org_unit AS u ON u.id = a.org"
        f" WHERE a.deleted IS NULL AND a.person IS NOT NULL AND a.post IN {EXECUTIVE}"
    )


def keepers(db: Database) -> list[tuple[bytes, bytes | None, str, str | None]]:
    """(who stands, unit, since, until) of who keeps or kept a home: as the rows of its keepers say; of a home without
    one, who keeps it now from its founding on."""
    return db.rows(
        f"SELECT {standing('k.person')}, h.org, ifnull(k.since, ''), ifnull(k.until, h.closed_on) FROM home_keeper AS k"
        " JOIN home AS h ON h.id = k.home WHERE k.deleted IS NULL AND h.deleted IS NULL AND k.person IS NOT NULL"
        f" UNION ALL SELECT {standing('h.keeper')}, h.org, ifnull(h.founded_on, ''), h.closed_on FROM home AS h"
        " WHERE h.deleted IS NULL AND h.keeper IS NOT NULL AND NOT EXISTS (SELECT 1 FROM home_keeper AS k"
        " WHERE k.home = h.id AND k.deleted IS NULL AND k.person = h.keeper AND k.until IS NULL)"
    )

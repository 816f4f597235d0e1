"""A period's figures, counted from the rows: never typed. Times are local ISO text, both ends counted."""

from __future__ import annotations

from desktop.store.database import Database
from desktop.store.values import from_column
from protocol.records import VISIT

#: Activities that count: held, not deleted, begun in the period (the end is a date: its whole day counts).
_HELD = "a.deleted IS NULL AND a.status = 'held' AND a.start >= ? AND a.start < ? || 'T99'"
_CAME = "t.deleted IS NULL AND t.state IN ('present', 'late')"


def activities(db: Database, since: str, until: str) -> list[tuple[bytes, str | None, int, int]]:
    """(id, kind, guests without a name, women among them) of each activity held, in their order. Guests who came to
    inspect or to see how it is done (A12) are no women of ours."""
    return db.rows(
        "SELECT a.id, a.kind, ifnull(a.guests_unnamed, 0),"
        " CASE WHEN a.kind = 'A12' THEN 0 ELSE ifnull(a.women_among_guests, 0) END"
        f" FROM activity AS a WHERE {_HELD} ORDER BY a.start, a.id",
        (since, until),
    )


def held_days(db: Database, since: str, until: str, home: bytes | None = None) -> list[tuple[bytes, str, bytes | None]]:
    """(id, day, home) of each activity held, in their order; with ``home`` of those that were held there."""
    there = "" if home is None else " AND a.home = ?"
    return db.rows(
        f"SELECT a.id, substr(a.start, 1, 10), a.home FROM activity AS a WHERE {_HELD}{there} ORDER BY a.start, a.id",
        (since, until) if home is None else (since, until, home),
    )


def maybe_of_units(db: Database, since: str, until: str, units: list[bytes]) -> set[bytes]:
    """Activities held that may stand with one of some units: it hosts them, or runs the home where they were held."""
    hosts = " OR ".join("instr(a.hosts, ?)" for _ in units)
    marks = ", ".join("?" for _ in units)
    found = db.rows(
        f"SELECT a.id FROM activity AS a WHERE {_HELD} AND ({hosts}"
        f" OR a.home IN (SELECT id FROM home WHERE org IN ({marks})))",
        (since, until, *(unit.hex() for unit in units), *units),
    )
    return {id_ for (id_,) in found}


def came(db: Database, since: str, until: str) -> list[tuple[bytes, bytes | None, int | None]]:
    """(activity, person or None for a labelled guest, newcomer) of everybody who came to an activity of the period.
    Read off one index (``attendance_activity_state_…``), never the rows themselves."""
    return db.rows(
        "SELECT t.activity, t.person, t.newcomer FROM activity AS a CROSS JOIN attendance AS t ON t.activity = a.id"
        f" WHERE {_HELD} AND {_CAME}",
        (since, until),
    )


def begins(db: Database) -> str | None:
    """The day of the first activity that was held or of the first visit; None before there was any."""
    day: str | None = db.value(
        "SELECT min(day) FROM (SELECT min(substr(start, 1, 10)) AS day FROM activity"
        " WHERE deleted IS NULL AND status = 'held' UNION ALL SELECT min(date) FROM visit WHERE deleted IS NULL)"
    )
    return day


def visits(
    db: Database, since: str, until: str
) -> list[tuple[bytes, str, str, bytes | None, bytes | None, int, list[bytes] | None]]:
    """(id, target, "" where none was chosen, day, visited person, household: hers where only she was chosen, whether it
    met anybody, women spoken to besides, as they were written, where it did: None of none) of each visit of the
    period."""
    found = db.rows(
        "SELECT v.id, ifnull(v.target, ''), v.date, v.person,"
        " ifnull(v.household, CASE WHEN p.survivor IS NULL THEN p.household ELSE s.household END),"
        " ifnull(v.mode, '') <> 'M6', CASE WHEN ifnull(v.mode, '') <> 'M6' THEN v.reached END FROM visit AS v"
        # looked up only where the visit itself names no household, and twice only where she was merged
        " LEFT JOIN person AS p ON v.household IS NULL AND p.id = v.person LEFT JOIN person AS s ON s.id = p.survivor"
        " WHERE v.deleted IS NULL AND v.date >= ? AND v.date <= ?",
        (since, until),
    )
    return [row if row[6] is None else (*row[:6], from_column(VISIT.name, "reached", row[6])) for row in found]


def homes(db: Database, first: str, last: str) -> list[tuple[bytes, int, int]]:
    """(id, open all the time, something was held there) of the homes that are open on the last day. A partial
    day of founding counts from its beginning; a home without one was always there."""
    return db.rows(
        "SELECT h.id, ifnull(h.founded_on, '') < ?, EXISTS (SELECT 1 FROM activity AS a WHERE a.home = h.id"
        f" AND {_HELD}) FROM home AS h WHERE h.deleted IS NULL AND ifnull(h.founded_on, '') <= ?"
        " AND (h.closed_on IS NULL OR h.closed_on > ?)",
        (first, first, last, last, last),
    )


def gachas(db: Database, last: str) -> list[tuple[bytes, int]]:
    """(id, has a women's federation) of the gachas and communities that there are on a day: one that was merged, up to
    the day of that, where it is written; one of which it is written since when it is there, from that day on."""
    return db.rows(
        "SELECT id, ifnull(reformed_on, '9') <= ? FROM org_unit WHERE deleted IS NULL"
        " AND level IN ('gacha', 'community') AND (closed_on > ? OR (closed_on IS NULL AND merged_into IS NULL))"
        " AND ifnull(exists_since, '') <= ?",
        (last, last, last),
    )


def population(db: Database, last: str) -> dict[bytes, tuple[bytes, int, int]]:
    """Row → (unit, women, households): of each unit the last count up to a day that says so many, of each number by
    itself (0 in the other one); of one day registered people go first.

    Who was counted in a gacha that was merged by then lives in what it was merged into, until there is a count of that
    from after the merger.
    """
    latest: dict[tuple[bytes, int], tuple[str, bytes, int]] = {}
    for org, id_, day, *numbers in db.rows(
        "SELECT org, id, day, women, households FROM population WHERE deleted IS NULL AND org IS NOT NULL AND day <= ?"
        " ORDER BY day, basis = 'hukou', id",
        (last,),
    ):
        latest |= {(org, at): (day, id_, number) for at, number in enumerate(numbers) if number is not None}
    merged = {
        id_: (into, on)
        for id_, into, on in db.rows(
            "SELECT id, merged_into, closed_on FROM org_unit WHERE deleted IS NULL AND merged_into IS NOT NULL"
            " AND level IN ('gacha', 'community') AND closed_on <= ?",
            (last,),
        )
    }
    found: dict[bytes, tuple[bytes, int, int]] = {}
    for (org, at), (_, id_, number) in latest.items():
        unit, passed = org, {org}
        while unit in merged and merged[unit][0] not in passed:
            unit, on = merged[unit]
            passed.add(unit)
            if latest.get((unit, at), ("",))[0] > on:
                break
        else:
            _, women, households = found.get(id_, (unit, 0, 0))
            found[id_] = (unit, number if at == 0 else women, number if at == 1 else households)
    return found

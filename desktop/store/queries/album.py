"""Photos of all records, by month, home and words."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database

#: The day of what a photo belongs to; of what has none, the day on which it was added.
_DAY = "coalesce(a.start, v.date, date(p.created_at / 1000, 'unixepoch', 'localtime'), '')"
_FROM = (
    " FROM attachment AS p"
    " LEFT JOIN activity AS a ON a.id = p.owner AND p.owner_kind = 'activity'"
    " LEFT JOIN visit AS v ON v.id = p.owner AND p.owner_kind = 'visit'"
    " LEFT JOIN home AS h ON h.id = coalesce(a.home, p.owner)"
    " LEFT JOIN person AS w ON w.id = coalesce(v.person, p.owner)"
    " LEFT JOIN photo_file AS f ON f.sha256 = p.sha256"
    " WHERE p.deleted IS NULL AND p.sha256 IS NOT NULL"
    " AND CASE p.owner_kind WHEN 'activity' THEN a.deleted WHEN 'visit' THEN v.deleted WHEN 'home' THEN h.deleted"
    " WHEN 'person' THEN w.deleted END IS NULL"
)
_SEARCHED = (
    *(
        "p.caption",
        "a.title",
        "a.place",
        "a.content",
        "a.effect",
        "v.place",
        "v.situation",
        "v.difficulty",
        "v.measure",
    ),
    *("h.name_zh", "h.name_mn", "h.summer_place", "h.winter_place", "w.name_zh", "w.name_mn", "w.initials"),
)


def photos(db: Database, month: str, home: bytes | None, text: str) -> list[tuple[Any, ...]]:
    """(attachment, sha256, whether it is here, kind of its record, that record, day, title, place) of photos in their
    order in time. ``month``: ``2026-11``, "" for all; ``home``: of its activities and its own; ``text``: each word in
    what the record says."""
    where, parameters = "", list[Any]()
    if month:
        where += f" AND substr({_DAY}, 1, 7) = ?"
        parameters.append(month)
    if home is not None:
        where += " AND h.id = ?"
        parameters.append(home)
    for word in text.split():
        where += " AND (" + " OR ".join(f"instr(lower(ifnull({column}, '')), ?) > 0" for column in _SEARCHED) + ")"
        parameters += [word.lower()] * len(_SEARCHED)
    return db.rows(
        f"SELECT p.id, p.sha256, ifnull(f.here, 0), p.owner_kind, p.owner, substr({_DAY}, 1, 10), a.title,"
        f" coalesce(a.place, v.place){_FROM}{where} ORDER BY {_DAY}, p.owner, p.created_at, p.id",
        parameters,
    )


def months(db: Database) -> list[str]:
    """The months (``2026-11``) of which there are photos, the latest first."""
    found = db.rows(f"SELECT DISTINCT substr({_DAY}, 1, 7) AS month{_FROM} ORDER BY month DESC")
    return [month for (month,) in found if len(month) == 7]

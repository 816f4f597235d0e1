"""The activity log and who came: lists, counts, lines of attendance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from desktop.store.database import Database
from desktop.store.queries.people import standing

#: A row of attendance that counts as having come. The month's figures count the same rows.
CAME = "t.deleted IS NULL AND t.state IN ('present', 'late')"

_SORTS = {
    "start": "start",
    "title": "title",
    "kind": "kind, start",
    "status": "status, start",
    "place": "ifnull((SELECT h.name_zh FROM home AS h WHERE h.id = activity.home), place), start",
    "heads": "ifnull(guests_unnamed, 0) + ifnull(came, 0) - ifnull(more, 0), start",
}

#: One pass over the rows of attendance in their own order; looking each up by its activity takes twice as long.
_WITH_HEADS = (
    "activity LEFT JOIN (SELECT t.activity AS of, count(*) AS came FROM attendance AS t"
    f" WHERE {CAME} GROUP BY +t.activity) ON of = id"
    # Of women who were written down twice: how many rows there are more than women.
    f" LEFT JOIN (SELECT t.activity AS twice, count(*) - count(DISTINCT {standing('t.person')}) AS more"
    " FROM attendance AS t WHERE t.person IN (SELECT id FROM person WHERE survivor IS NOT NULL"
    f" UNION SELECT survivor FROM person WHERE survivor IS NOT NULL) AND {CAME} GROUP BY t.activity) ON twice = id"
)


def ids(
    db: Database,
    *,
    text: str = "",
    kinds: Sequence[str] = (),
    home: bytes | None = None,
    statuses: Sequence[str] = (),
    since: str = "",
    until: str = "",
    sort: str = "start",
    descending: bool = True,
) -> list[bytes]:
    """Activities that fit; ISO dates, both ends counted.

    ``text`` in title, place, home's name, content, speaker or a host that is no unit.
    """
    where = ["deleted IS NULL"]
    parameters: list[Any] = []
    if kinds:
        where.append(f"kind IN ({_marks(kinds)})")
        parameters += kinds
    if statuses:
        where.append(f"status IN ({_marks(statuses)})")
        parameters += statuses
    if home is not None:
        where.append("home = ?")
        parameters.append(home)
    if since:
        where.append("start >= ?")
        parameters.append(since)
    if until:
        where.append("start < ? || 'T99'")
        parameters.append(until)
    for word in text.split():
        homes = [id_ for (id_,) in db.rows("SELECT id FROM home WHERE instr(name_zh, ?)", (word,))]
        parts = [f"instr(ifnull({name}, ''), ?)" for name in ("title", "place", "content", "speaker", "hosts_text")]
        parameters += [word] * len(parts)
        if homes:
            parts.append(f"home IN ({_marks(homes)})")
            parameters += homes
        where.append(f"({' OR '.join(parts)})")
    way = " DESC" if descending else ""
    order = ", ".join(f"{part}{way}" for part in _split(_SORTS[sort]))
    table = _WITH_HEADS if sort == "heads" else "activity"
    found = db.rows(f"SELECT id FROM {table} WHERE {' AND '.join(where)} ORDER BY {order}, id{way}", parameters)
    return [id_ for (id_,) in found]


def latest(db: Database, most: int) -> list[bytes]:
    """The activities that begin last, ``most`` of them."""
    found = db.rows("SELECT id FROM activity WHERE deleted IS NULL ORDER BY start DESC, id DESC LIMIT ?", (most,))
    return [id_ for (id_,) in found]


def _marks(values: Sequence[object]) -> str:
    return ",".join("?" * len(values))


def _split(order: str) -> list[str]:
    """The terms of an ORDER BY; a comma within brackets belongs to its term."""
    terms, depth, last = [], 0, 0
    for at, char in enumerate(order):
        depth += (char == "(") - (char == ")")
        if char == "," and not depth:
            terms.append(order[last:at].strip())
            last = at + 1
    return [*terms, order[last:].strip()]


def heads(db: Database, activities: Sequence[bytes]) -> dict[bytes, tuple[int, int, int]]:
    """Activity → (women known before, newcomers, labelled guests) who came, a woman who was written down twice once: as
    a newcomer where one row says so. Activities nobody came to are left out."""
    her = standing("t.person")
    new = f"count(DISTINCT CASE WHEN t.newcomer IS NOT NULL THEN {her} END)"
    found = db.rows(
        f"SELECT t.activity, count(DISTINCT {her}) - {new},"
        f" {new}, sum(t.person IS NULL)"
        f" FROM attendance AS t WHERE t.activity IN ({_marks(activities)}) AND {CAME} GROUP BY t.activity",
        list(activities),
    )
    return {activity: (known, new, guests) for activity, known, new, guests in found}


def photo_counts(db: Database, activities: Sequence[bytes]) -> dict[bytes, int]:
    """Activity → how many pictures it has; those without are left out."""
    found = db.rows(
        "SELECT owner, count(*) FROM attachment"
        f" WHERE owner IN ({_marks(activities)}) AND deleted IS NULL GROUP BY owner",
        list(activities),
    )
    return dict(found)


def home_names(db: Database, homes: Sequence[bytes]) -> dict[bytes, str]:
    """Home → its name."""
    return dict(db.rows(f"SELECT id, ifnull(name_zh, '') FROM home WHERE id IN ({_marks(homes)})", list(homes)))


def home_places(db: Database) -> list[tuple[bytes, str, bytes | None]]:
    """(id, name, org) of the homes that are open: the one used last first, then by name."""
    return db.rows(
        "SELECT h.id, ifnull(h.name_zh, ''), h.org FROM home AS h WHERE h.deleted IS NULL AND h.closed_on IS NULL"
        " ORDER BY (SELECT max(a.start) FROM activity AS a WHERE a.home = h.id AND a.deleted IS NULL) DESC, h.name_zh"
    )


def standing_places(db: Database) -> list[str]:
    """Where the homes that are open stand today, in words, by name."""
    found = db.rows(
        "SELECT DISTINCT stands_place FROM home WHERE deleted IS NULL AND closed_on IS NULL"
        " AND stands_place IS NOT NULL ORDER BY stands_place"
    )
    return [place for (place,) in found]


def places(db: Database, limit: int) -> list[str]:
    """Places typed by hand, the latest first."""
    found = db.rows(
        "SELECT place FROM activity WHERE deleted IS NULL AND place IS NOT NULL"
        " GROUP BY place ORDER BY max(start) DESC LIMIT ?",
        (limit,),
    )
    return [place for (place,) in found]


def lines(db: Database, activity: bytes) -> list[tuple[Any, ...]]:
    """(row id, person, guest, state, sheet, row, newcomer) of an activity's attendance, in the order of the paper."""
    return db.rows(
        "SELECT t.id, t.person, t.guest, t.state, t.sheet, t.row, t.newcomer FROM attendance AS t"
        " WHERE t.activity = ? AND t.deleted IS NULL ORDER BY t.row IS NULL, t.row, t.created_at, t.id",
        (activity,),
    )


def pictures(db: Database, *owners: bytes) -> list[tuple[Any, ...]]:
    """(attachment, sha256, width, height, size, caption) of a record's pictures, oldest first. ``owners``:
    its id, of a woman all rows that are her."""
    return db.rows(
        "SELECT id, sha256, width, height, size, caption FROM attachment"
        f" WHERE owner IN ({','.join('?' * len(owners))}) AND deleted IS NULL AND sha256 IS NOT NULL"
        " ORDER BY created_at, id",
        list(owners),
    )


def last_like(db: Database, kind: str | None, home: bytes | None, place: str | None) -> bytes | None:
    """The latest activity that was held, of that kind, home and place; an empty one does not narrow."""
    where = ["deleted IS NULL", "status = 'held'"]
    parameters: list[Any] = []
    for name, value in (("kind", kind), ("home", home), ("place", place)):
        if value:
            where.append(f"{name} = ?")
            parameters.append(value)
    found: bytes | None = db.value(
        f"SELECT id FROM activity WHERE {' AND '.join(where)} ORDER BY start DESC, id DESC LIMIT 1", parameters
    )
    return found


def came(db: Database, activity: bytes) -> list[bytes]:
    """Who came to an activity, by the ids that its attendance names."""
    found = db.rows(
        f"SELECT t.person FROM attendance AS t WHERE t.activity = ? AND {CAME} AND t.person IS NOT NULL", (activity,)
    )
    return [person for (person,) in found]


def last_recorder(db: Database, author: bytes) -> str:
    """The recorder of the latest activity that a user wrote; "" where there is none."""
    return (
        db.value(
            "SELECT recorder FROM activity WHERE deleted IS NULL AND created_by = ? AND recorder IS NOT NULL"
            " ORDER BY created_at DESC LIMIT 1",
            (author,),
        )
        or ""
    )


def same_day(db: Database, day: str, kind: str, home: bytes | None, but: bytes) -> list[tuple[bytes, str, str]]:
    """(id, title, start) of other activities of that kind on an ISO day, at that home or at none."""
    return db.rows(
        "SELECT id, ifnull(title, ''), start FROM activity WHERE deleted IS NULL AND kind = ? AND start >= ?"
        " AND start < ? || 'T99' AND (home = ? OR (home IS NULL AND ? IS NULL)) AND id <> ?"
        " AND ifnull(status, '') <> 'cancelled' ORDER BY start",
        (kind, day, day, home, home, but),
    )


def kinds_since(db: Database, since: str) -> dict[str, int]:
    """Kind → how often it was held since an ISO date."""
    return dict(
        db.rows(
            "SELECT kind, count(*) FROM activity WHERE start >= ? AND deleted IS NULL AND status = 'held'"
            " AND kind IS NOT NULL GROUP BY kind",
            (since,),
        )
    )


def months(db: Database) -> list[str]:
    """The months (ISO, 2026-11) in which something was held or is planned, the latest first."""
    found = db.rows(
        "SELECT DISTINCT substr(start, 1, 7) AS month FROM activity"
        " WHERE deleted IS NULL AND start IS NOT NULL ORDER BY month DESC"
    )
    return [month for (month,) in found]

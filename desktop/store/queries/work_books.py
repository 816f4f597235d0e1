"""What the books of a year are filled from, each in one read."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database


def held(db: Database, since: str, until: str) -> list[tuple[Any, ...]]:
    """(day, place or home's name, title, hosts and other hosts as JSON text, whether another is the host, who came,
    content, effect, recorder) of the activities held from one ISO day to another, both counted, the first first."""
    return db.rows(
        "WITH a AS (SELECT * FROM activity WHERE deleted IS NULL AND status = 'held' AND start >= ?1"
        " AND start < ?2 || 'T99'), n AS (SELECT t.activity,"
        " count(DISTINCT ifnull(p.survivor, ifnull(t.person, t.id))) AS came FROM a CROSS JOIN attendance AS t"
        " ON t.activity = a.id LEFT JOIN person AS p ON p.id = t.person"
        " WHERE t.deleted IS NULL AND t.state IN ('present', 'late') GROUP BY t.activity)"
        " SELECT substr(a.start, 1, 10), ifnull(a.place, h.name_zh), a.title, a.hosts, a.hosts_text,"
        " a.hosts_text_first,"
        " ifnull(n.came, 0) + ifnull(a.guests_unnamed, 0), a.content, a.effect, a.recorder"
        " FROM a LEFT JOIN n ON n.activity = a.id LEFT JOIN home AS h ON h.id = a.home ORDER BY a.start, a.id",
        (since, until),
    )


def ids_dated(db: Database, kind: str, field: str, since: str, until: str) -> list[bytes]:
    """Ids of the rows of a kind whose date (whole or partial) lies in a span of ISO days, both counted, by it."""
    from protocol.records import BY_NAME

    name, column = BY_NAME[kind].name, BY_NAME[kind].by_name[field].name
    found = db.rows(
        f"SELECT id FROM {name} WHERE deleted IS NULL AND {column} >= substr(?1, 1, length({column}))"
        f" AND {column} <= ?2 ORDER BY {column}, created_at, id",
        (since, until),
    )
    return [id_ for (id_,) in found]

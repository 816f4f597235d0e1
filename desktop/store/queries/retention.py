"""Women who are no longer worked with, and when something was last written of each."""

from __future__ import annotations

from desktop.store.database import Database

#: What was last written of a woman ``p``: her row, a visit to her, an activity that she came to.
_LAST = (
    "max(date(p.updated_at / 1000, 'unixepoch'), ifnull((SELECT max(v.date) FROM visit AS v WHERE v.person = p.id"
    " AND v.deleted IS NULL), ''), ifnull((SELECT max(substr(a.start, 1, 10)) FROM attendance AS t JOIN activity AS a"
    " ON a.id = t.activity WHERE t.person = p.id AND t.deleted IS NULL AND a.deleted IS NULL), ''))"
)
#: Who held a post stays in the township's own history.
_NO_POST = "NOT EXISTS (SELECT 1 FROM appointment AS h WHERE h.person = p.id AND h.deleted IS NULL)"
_THERE = f"p.deleted IS NULL AND p.merged_into IS NULL AND {_NO_POST}"


def gone(db: Database, status: str, until: str) -> list[tuple[bytes, str]]:
    """(woman, day that something was last written of her) of those with a status, last written of by ``until`` (ISO),
    the longest ago first."""
    sql = f"SELECT p.id, {_LAST} AS last FROM person AS p WHERE p.status = ? AND {_THERE} AND last <= ? ORDER BY last"
    return [(id_, last) for id_, last in db.rows(sql, (status, until))]


def withdrawn(db: Database, until: str) -> list[tuple[bytes, str]]:
    """(woman, day) of those who by ``until`` took back that they agreed to be on the roster, and did not agree
    again."""
    sql = (
        "SELECT p.id, max(c.withdrawn_on) AS last FROM consent AS c JOIN person AS p ON p.id = c.person"
        f" WHERE c.covers = 'roster' AND c.withdrawn_on IS NOT NULL AND c.deleted IS NULL AND {_THERE}"
        " AND NOT EXISTS (SELECT 1 FROM consent AS o WHERE o.person = p.id AND o.covers = 'roster'"
        " AND o.deleted IS NULL AND o.withdrawn_on IS NULL) GROUP BY p.id HAVING last <= ? ORDER BY last"
    )
    return [(id_, last) for id_, last in db.rows(sql, (until,))]

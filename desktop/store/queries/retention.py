"""Women who are no longer worked with, and when something was last written of each: of all rows that are one woman."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.store.database import Database
from desktop.store.queries.people import survivors

_VISITS = "SELECT person, max(date) FROM visit WHERE person IS NOT NULL AND deleted IS NULL GROUP BY 1"
_CAME = (
    "SELECT t.person, max(substr(a.start, 1, 10)) FROM attendance AS t JOIN activity AS a ON a.id = t.activity"
    " WHERE t.person IS NOT NULL AND t.deleted IS NULL AND a.deleted IS NULL GROUP BY 1"
)
_POSTS = "SELECT DISTINCT person FROM appointment WHERE person IS NOT NULL AND deleted IS NULL"
_WRITTEN = "SELECT id, date(updated_at / 1000, 'unixepoch') FROM person WHERE deleted IS NULL"
_CONSENTS = (
    "SELECT person, withdrawn_on FROM consent WHERE covers = 'roster' AND person IS NOT NULL AND deleted IS NULL"
)


def gone(db: Database, status: str, until: str) -> list[tuple[bytes, str]]:
    """(woman, day that something was last written of her) of those with a status, last written of by ``until`` (ISO),
    the longest ago first. Who ever held a post is left out: she stays in the township's own history."""
    sql = "SELECT id FROM person WHERE status = ? AND deleted IS NULL AND merged_into IS NULL"
    women = {woman for (woman,) in db.rows(sql, (status,))} - _held_a_post(db)
    if not women:
        return []
    stands = survivors(db)
    last = dict.fromkeys(women, "")
    for source in (_WRITTEN, _VISITS, _CAME):
        for person, day in db.rows(source):
            her = stands.get(person, person)
            if her in last:
                last[her] = max(last[her], day or "")
    return _by(last.items(), until)


def withdrawn(db: Database, until: str) -> list[tuple[bytes, str]]:
    """(woman, day) of those who by ``until`` took back that they agreed to be on the roster, and did not agree
    again; who ever held a post is left out."""
    stands, days, agreed = survivors(db), dict[bytes, str](), set[bytes]()
    for person, day in db.rows(_CONSENTS):
        her = stands.get(person, person)
        if day is None:
            agreed.add(her)
        else:
            days[her] = max(days.get(her, ""), day)
    there = {woman for (woman,) in db.rows("SELECT id FROM person WHERE deleted IS NULL AND merged_into IS NULL")}
    there -= _held_a_post(db) | agreed
    return _by(((her, day) for her, day in days.items() if her in there), until)


def _held_a_post(db: Database) -> set[bytes]:
    stands = survivors(db)
    return {stands.get(person, person) for (person,) in db.rows(_POSTS)}


def _by(found: Iterable[tuple[bytes, str]], until: str) -> list[tuple[bytes, str]]:
    return sorted(((her, day) for her, day in found if day <= until), key=lambda each: (each[1], each[0]))

"""Women, their names, posts and households, and what stands about them elsewhere."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from typing import Any

from desktop.store.database import Database

#: What lists and the search keep of a woman, in the order of ``roster``'s rows.
_ROSTER = (
    "id, name_zh, name_mn, name_latin, nickname, name_key, stroke_key, birth, phone, gacha, household,"
    " residence, tags, to_complete, status, id_no, updated_at, sex"
)
#: Ids in one statement; SQLite before 3.32 takes 999 parameters.
_MOST = 900
_SHOWN = "deleted IS NULL AND survivor IS NULL"


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))


def _among(column: str, ids: Collection[bytes] | None) -> tuple[str, list[Any]]:
    if ids is None:
        return "", []
    return f" AND {column} IN ({','.join('?' * len(ids))})", list(ids)


def roster(db: Database, ids: Collection[bytes] | None = None) -> list[tuple[Any, ...]]:
    """One row a woman who is shown: see ``_ROSTER``; all of them, or those among ``ids`` (at most 900)."""
    where, parameters = _among("id", ids)
    return db.rows(f"SELECT {_ROSTER} FROM person WHERE {_SHOWN}{where}", parameters)


def last_seen(db: Database) -> list[tuple[bytes, str]]:
    """(who stands, ISO day) of the last held activity to which a woman came, or of the last visit to her."""
    return db.rows(
        "SELECT coalesce(p.survivor, p.id), max(seen.day) FROM ("
        " SELECT t.person AS person, max(substr(a.start, 1, 10)) AS day FROM attendance AS t"
        " JOIN activity AS a ON a.id = t.activity"
        " WHERE t.deleted IS NULL AND t.state IN ('present', 'late') AND a.deleted IS NULL AND a.status = 'held'"
        " GROUP BY t.person"
        " UNION ALL SELECT person, max(substr(date, 1, 10)) FROM visit WHERE deleted IS NULL AND person IS NOT NULL"
        " GROUP BY person) AS seen"
        " JOIN person AS p ON p.id = seen.person WHERE seen.day IS NOT NULL GROUP BY 1"
    )


def aliases(db: Database, people: Collection[bytes] | None = None) -> list[tuple[bytes, str, str]]:
    """(person, text, script) of the other spellings, oldest first."""
    where, parameters = _among("person", people)
    return db.rows(
        "SELECT person, text, script FROM person_alias"
        f" WHERE deleted IS NULL AND person IS NOT NULL AND text IS NOT NULL{where} ORDER BY id",
        parameters,
    )


def alias_rows(db: Database, people: Sequence[bytes]) -> list[tuple[bytes, str, str]]:
    """(id, text, script) of one woman's other spellings, oldest first."""
    return db.rows(
        "SELECT id, text, script FROM person_alias"
        f" WHERE deleted IS NULL AND text IS NOT NULL AND person IN ({_marks(people)}) ORDER BY id",
        list(people),
    )


def posts_held(db: Database, today: str, people: Collection[bytes] | None = None) -> list[tuple[bytes, str, bytes]]:
    """(person, post, org) of the posts held on ``today`` (ISO), the highest first."""
    where, parameters = _among("person", people)
    return db.rows(
        "SELECT person, post, org FROM appointment WHERE deleted IS NULL AND person IS NOT NULL AND post IS NOT NULL"
        f" AND (to_date IS NULL OR to_date >= substr(?, 1, length(to_date))){where} ORDER BY post, id",
        [today, *parameters],
    )


def people_behind(db: Database, rows: Collection[bytes]) -> set[bytes]:
    """The women whom changed rows of person, person_alias, person_tag or appointment are about."""
    marks = ",".join("?" * len(rows))
    found = set(rows)
    for table in ("person_alias", "person_tag", "appointment"):
        about = db.rows(f"SELECT person FROM {table} WHERE person IS NOT NULL AND id IN ({marks})", list(rows))
        found.update(person for (person,) in about)
    return found


def listed_tags(db: Database) -> list[tuple[bytes, list[str]]]:
    """(person, her tags that say no dates) of everybody who is shown and has some."""
    found = db.rows(f"SELECT id, tags FROM person WHERE {_SHOWN} AND tags IS NOT NULL")
    return [(id_, json.loads(tags)) for id_, tags in found]


def appointments(db: Database, people: Sequence[bytes]) -> list[tuple[Any, ...]]:
    """(id, org, post, engagement, rank, in_leading_group, from_date, to_date, how, ended_why, duty), latest first."""
    return db.rows(
        "SELECT id, org, post, engagement, rank, in_leading_group, from_date, to_date, how, ended_why, duty"
        f" FROM appointment WHERE deleted IS NULL AND person IN ({_marks(people)})"
        " ORDER BY to_date IS NOT NULL, to_date DESC, post, from_date DESC",
        list(people),
    )


def activities_of(db: Database, people: Sequence[bytes], limit: int) -> list[tuple[Any, ...]]:
    """(activity, start, kind, title, status, state, home's name, place) of a woman's activities, latest first."""
    return db.rows(
        "SELECT a.id, a.start, a.kind, a.title, a.status, t.state, h.name_zh, a.place FROM attendance AS t"
        " JOIN activity AS a ON a.id = t.activity LEFT JOIN home AS h ON h.id = a.home"
        f" WHERE t.person IN ({_marks(people)}) AND t.deleted IS NULL AND a.deleted IS NULL"
        " GROUP BY a.id ORDER BY a.start DESC LIMIT ?",
        (*people, limit),
    )


def visits_of(db: Database, people: Sequence[bytes], household: bytes | None, limit: int) -> list[tuple[Any, ...]]:
    """(visit, date, target, situation, difficulty, measure, visitors as JSON text), to her or hers."""
    return db.rows(
        "SELECT id, date, target, situation, difficulty, measure, visitors FROM visit"
        f" WHERE deleted IS NULL AND (person IN ({_marks(people)}) OR household = ?) ORDER BY date DESC LIMIT ?",
        (*people, household, limit),
    )


def attended(db: Database, people: Sequence[bytes]) -> int:
    """In how many activities a woman took part."""
    return int(
        db.value(
            "SELECT count(DISTINCT a.id) FROM attendance AS t JOIN activity AS a ON a.id = t.activity"
            f" WHERE t.person IN ({_marks(people)}) AND t.deleted IS NULL AND a.deleted IS NULL"
            " AND t.state IN ('present', 'late')",
            list(people),
        )
    )


def home_people(db: Database) -> list[tuple[bytes, bytes, bytes]]:
    """(row, home, person) of all who belong to a home: mobile women and volunteers."""
    return db.rows("SELECT id, home, person FROM home_person WHERE deleted IS NULL AND person IS NOT NULL")


def homes_of(db: Database, people: Sequence[bytes]) -> list[tuple[bytes, str, str]]:
    """(home, its name, her role) of the homes that a woman belongs to."""
    return db.rows(
        "SELECT h.id, h.name_zh, p.role FROM home_person AS p JOIN home AS h ON h.id = p.home"
        f" WHERE p.person IN ({_marks(people)}) AND p.deleted IS NULL AND h.deleted IS NULL"
        " GROUP BY h.id ORDER BY h.name_zh",
        list(people),
    )


def household_members(db: Database, household: bytes) -> list[bytes]:
    """The women of a household, as they were written down."""
    found = db.rows(f"SELECT id FROM person WHERE household = ? AND {_SHOWN} ORDER BY id", (household,))
    return [id_ for (id_,) in found]


def names(db: Database, ids: Sequence[bytes]) -> list[tuple[Any, ...]]:
    """(id, name_zh, name_mn, name_latin, nickname, deleted, gacha) of people, also of those who are not shown."""
    found: list[tuple[Any, ...]] = []
    for start in range(0, len(ids), _MOST):
        part = ids[start : start + _MOST]
        found += db.rows(
            "SELECT id, name_zh, name_mn, name_latin, nickname, deleted, gacha FROM person"
            f" WHERE id IN ({','.join('?' * len(part))})",
            list(part),
        )
    return found


def survivors(db: Database) -> dict[bytes, bytes]:
    """Merged person → the row that stands for her (``protocol.survivors``); only those who do not stand themselves."""
    return dict(db.rows("SELECT id, survivor FROM person WHERE survivor IS NOT NULL"))


def standing(column: str) -> str:
    """SQL for who stands for the person to whom a column refers."""
    return f"ifnull((SELECT s.survivor FROM person AS s WHERE s.id = {column}), {column})"


def counted_as(db: Database, person: bytes) -> list[bytes]:
    """All rows that are one woman: she who stands for ``person``, and who was merged into her."""
    stands = survivors(db)
    her = stands.get(person, person)
    return [her, *sorted(merged for merged, into in stands.items() if into == her)]


def not_women(db: Database) -> dict[bytes, str | None]:
    """Person → sex of everybody who is not written down as a woman: men, and who has no sex noted."""
    return dict(db.rows("SELECT id, sex FROM person WHERE sex IS NULL OR sex <> '2'"))


def names_behind(column: str) -> str:
    """SQL for all names of the person to whom a column refers, for a search; "" where she is not here."""
    texts = " || ' ' || ".join(f"ifnull(p.{name}, '')" for name in ("name_zh", "name_mn", "name_latin", "nickname"))
    return f"ifnull((SELECT {texts} FROM person AS p WHERE p.id = {column}), '')"


def gone(db: Database, ids: Collection[bytes]) -> set[bytes]:
    """Who of the ids was taken off the roster or erased, or is not among the records at all."""
    return set(ids) - {id_ for id_, *_, deleted, _ in names(db, list(ids)) if not deleted}


def not_shown(db: Database) -> list[tuple[Any, ...]]:
    """(id, name_zh, name_mn, name_latin, nickname, phone) of those who stand in no list."""
    return db.rows(f"SELECT id, name_zh, name_mn, name_latin, nickname, phone FROM person WHERE NOT ({_SHOWN})")


def open_conflicts(db: Database, row: bytes) -> list[tuple[bytes, str]]:
    """(conflict, field) of a row's fields that two people wrote differently."""
    return db.rows(
        "SELECT id, field FROM conflict WHERE row = ? AND deleted IS NULL AND state = 'open' ORDER BY field", (row,)
    )


def rows_with_conflicts(db: Database, kind: str) -> set[bytes]:
    """The rows of a kind with an open conflict."""
    found = db.rows("SELECT DISTINCT row FROM conflict WHERE state = 'open' AND deleted IS NULL AND kind = ?", (kind,))
    return {row for (row,) in found}

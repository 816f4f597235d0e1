"""Women, their names, posts and households, and what stands about them elsewhere."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from desktop.store.database import Database

#: What lists and the search keep of a woman, in the order of ``roster``'s rows.
_ROSTER = (
    "id, name_zh, name_mn, name_latin, nickname, name_key, initials, stroke_key, birth, phone, gacha, household,"
    " residence, tags, to_complete, status, id_no, updated_at"
)
#: Ids in one statement; SQLite before 3.32 takes 999 parameters.
_MOST = 900
_SHOWN = "deleted IS NULL AND merged_into IS NULL"


def _among(column: str, ids: Collection[bytes] | None) -> tuple[str, list[Any]]:
    if ids is None:
        return "", []
    return f" AND {column} IN ({','.join('?' * len(ids))})", list(ids)


def roster(db: Database, ids: Collection[bytes] | None = None) -> list[tuple[Any, ...]]:
    """One row a woman who is shown: see ``_ROSTER``; all of them, or those among ``ids`` (at most 900)."""
    where, parameters = _among("id", ids)
    return db.rows(f"SELECT {_ROSTER} FROM person WHERE {_SHOWN}{where}", parameters)


def aliases(db: Database, people: Collection[bytes] | None = None) -> list[tuple[bytes, str, str]]:
    """(person, text, script) of the other spellings, oldest first."""
    where, parameters = _among("person", people)
    return db.rows(
        "SELECT person, text, script FROM person_alias"
        f" WHERE deleted IS NULL AND person IS NOT NULL AND text IS NOT NULL{where} ORDER BY id",
        parameters,
    )


def alias_rows(db: Database, person: bytes) -> list[tuple[bytes, str, str]]:
    """(id, text, script) of one woman's other spellings, oldest first."""
    return db.rows(
        "SELECT id, text, script FROM person_alias"
        " WHERE deleted IS NULL AND text IS NOT NULL AND person = ? ORDER BY id",
        (person,),
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
    """The women whom changed rows of person, person_alias or appointment are about."""
    marks = ",".join("?" * len(rows))
    found = set(rows)
    for table in ("person_alias", "appointment"):
        about = db.rows(f"SELECT person FROM {table} WHERE person IS NOT NULL AND id IN ({marks})", list(rows))
        found.update(person for (person,) in about)
    return found


def appointments(db: Database, person: bytes) -> list[tuple[Any, ...]]:
    """(id, org, post, engagement, rank, in_leading_group, from_date, to_date, how, ended_why, duty), latest first."""
    return db.rows(
        "SELECT id, org, post, engagement, rank, in_leading_group, from_date, to_date, how, ended_why, duty"
        " FROM appointment WHERE deleted IS NULL AND person = ?"
        " ORDER BY to_date IS NOT NULL, to_date DESC, post, from_date DESC",
        (person,),
    )


def activities_of(db: Database, person: bytes, limit: int) -> list[tuple[Any, ...]]:
    """(activity, start, kind, title, status, state, home's name, place) of a woman's activities, latest first."""
    return db.rows(
        "SELECT a.id, a.start, a.kind, a.title, a.status, t.state, h.name_zh, a.place FROM attendance AS t"
        " JOIN activity AS a ON a.id = t.activity LEFT JOIN home AS h ON h.id = a.home"
        " WHERE t.person = ? AND t.deleted IS NULL AND a.deleted IS NULL ORDER BY a.start DESC LIMIT ?",
        (person, limit),
    )


def visits_of(db: Database, person: bytes, household: bytes | None, limit: int) -> list[tuple[Any, ...]]:
    """(visit, date, target, situation, difficulty, measure, visitors as JSON text), to her or hers."""
    return db.rows(
        "SELECT id, date, target, situation, difficulty, measure, visitors FROM visit"
        " WHERE deleted IS NULL AND (person = ? OR household = ?) ORDER BY date DESC LIMIT ?",
        (person, household, limit),
    )


def attended(db: Database, person: bytes) -> int:
    """In how many activities a woman took part."""
    return int(
        db.value(
            "SELECT count(*) FROM attendance AS t JOIN activity AS a ON a.id = t.activity"
            " WHERE t.person = ? AND t.deleted IS NULL AND a.deleted IS NULL AND t.state IN ('present', 'late')",
            (person,),
        )
    )


def home_people(db: Database, home: bytes) -> list[bytes]:
    """Who belongs to a home: mobile women and volunteers."""
    found = db.rows("SELECT person FROM home_person WHERE home = ? AND deleted IS NULL AND person IS NOT NULL", (home,))
    return [person for (person,) in found]


def homes_of(db: Database, person: bytes) -> list[tuple[bytes, str, str]]:
    """(home, its name, her role) of the homes that a woman belongs to."""
    return db.rows(
        "SELECT h.id, h.name_zh, p.role FROM home_person AS p JOIN home AS h ON h.id = p.home"
        " WHERE p.person = ? AND p.deleted IS NULL AND h.deleted IS NULL ORDER BY h.name_zh",
        (person,),
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


def names_behind(column: str) -> str:
    """SQL for all names of the person to whom a column refers, for a search; "" where she is not here."""
    texts = " || ' ' || ".join(f"ifnull(p.{name}, '')" for name in ("name_zh", "name_mn", "name_latin", "nickname"))
    return f"ifnull((SELECT {texts} FROM person AS p WHERE p.id = {column}), '')"


def gone(db: Database, ids: Collection[bytes]) -> set[bytes]:
    """Who of the ids was taken off the roster or erased, or is not among the records at all."""
    return set(ids) - {id_ for id_, *_, deleted, _ in names(db, list(ids)) if not deleted}


def not_shown(db: Database) -> list[tuple[Any, ...]]:
    """(id, name_zh, name_mn, name_latin, nickname, name_key, initials, phone) of those who stand in no list."""
    return db.rows(
        f"SELECT id, name_zh, name_mn, name_latin, nickname, name_key, initials, phone FROM person WHERE NOT ({_SHOWN})"
    )


def open_conflicts(db: Database, row: bytes) -> list[tuple[bytes, str]]:
    """(conflict, field) of a row's fields that two people wrote differently."""
    return db.rows(
        "SELECT id, field FROM conflict WHERE row = ? AND deleted IS NULL AND state = 'open' ORDER BY field", (row,)
    )


def rows_with_conflicts(db: Database, kind: str) -> set[bytes]:
    """The rows of a kind with an open conflict."""
    found = db.rows("SELECT DISTINCT row FROM conflict WHERE state = 'open' AND deleted IS NULL AND kind = ?", (kind,))
    return {row for (row,) in found}

"""Needs, their steps, disputes and that they were looked for, as lists and figures read them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from desktop.store.database import Database
from desktop.store.queries.people import standing
from protocol.needs import Step


class NeedRow(NamedTuple):
    """What lists and figures want of a need. ``term``: its own, before any step; ``step_due``: the last one that a
    step names in time."""

    id: bytes
    no: str
    opened: str
    channel: str
    rights: str
    kind: str
    level: str
    person: bytes | None
    household: bytes | None
    sealed: bool
    hidden_from: bytes | None
    owner: bytes | None
    term: str
    state: str
    step_due: str
    closed_on: str
    told_on: str
    referred_on: str
    signed_on: str
    last_on: str
    repeat_of: bytes | None
    visit: bytes | None
    outcome: str

    @property
    def due(self) -> str:
        """The last day on which it is still in time; "" where none was set."""
        return self.step_due or self.term


_NEED = (
    *("id", "no", "opened", "channel", "rights", "kind", "level", "person", "household", "sealed", "hidden_from"),
    *("owner", "due", "state", "step_due", "closed_on", "told_on", "referred_on", "signed_on", "last_on", "repeat_of"),
    *("visit", "outcome"),
)
_MAY_BE_EMPTY = frozenset({"person", "household", "hidden_from", "owner", "repeat_of", "visit", "sealed"})
_COLUMNS = ", ".join(f"n.{name}" if name in _MAY_BE_EMPTY else f"ifnull(n.{name}, '')" for name in _NEED)


def needs(db: Database, until: str = "9999", ids: Iterable[bytes] | None = None) -> list[NeedRow]:
    """The needs that stand and were opened by an ISO day; those of ``ids`` alone where they are given."""
    where, parameters = "ifnull(n.opened, '') <= ?", [until]
    found = db.rows(
        f"SELECT {_COLUMNS} FROM need AS n WHERE n.deleted IS NULL AND n.void IS NULL AND {where}", parameters
    )
    rows = [NeedRow(*row) for row in found]
    if ids is None:
        return rows
    wanted = set(ids)
    return [row for row in rows if row.id in wanted]


def open_needs(db: Database) -> list[NeedRow]:
    """Those that are not over."""
    sql = (
        f"SELECT {_COLUMNS} FROM need AS n WHERE n.deleted IS NULL AND n.void IS NULL"
        " AND n.state IN ('registered', 'working', 'referred', 'answered')"
    )
    return [NeedRow(*row) for row in db.rows(sql)]


def steps(db: Database, until: str = "9999") -> list[tuple[bytes, Step]]:
    """(need, step) of all steps that stand up to an ISO day."""
    found = db.rows(
        "SELECT need, id, ifnull(done_on, ''), ifnull(created_at, 0), ifnull(act, ''), new_due, old_due, outcome,"
        " satisfied, to_text FROM need_step WHERE deleted IS NULL AND void IS NULL AND ifnull(done_on, '') <= ?",
        (until,),
    )
    return [(need, Step(*rest)) for need, *rest in found]


def steps_of(db: Database, need: bytes) -> list[bytes]:
    """The steps of a need in their order, void ones too."""
    return [
        id_
        for (id_,) in db.rows(
            "SELECT id FROM need_step WHERE need = ? AND deleted IS NULL ORDER BY ifnull(done_on, ''), created_at, id",
            (need,),
        )
    ]


def hidden(db: Database, user: bytes) -> set[bytes]:
    """The needs that are hidden from somebody who works here."""
    return {id_ for (id_,) in db.rows("SELECT id FROM need WHERE hidden_from = ?", (user,))}


def sealed(db: Database) -> set[bytes]:
    """The needs that are sealed."""
    return {id_ for (id_,) in db.rows("SELECT id FROM need WHERE sealed = 1")}


def linked(db: Database, field: str, ids: Iterable[bytes]) -> dict[bytes, bytes]:
    """Visit → the need that was opened from it (``field`` visit)."""
    column = {"visit": "visit"}[field]
    wanted = set(ids)
    found = db.rows(f"SELECT {column}, id FROM need WHERE deleted IS NULL AND {column} IS NOT NULL")
    return {of: id_ for of, id_ in found if of in wanted}


def disputes(db: Database, until: str = "9999") -> list[tuple[bytes, bytes | None, str, str, str, str, str]]:
    """(id, gacha, found_on, resolved_on, colour, next look, last look) of the disputes found by an ISO day; a day that
    there is none of is ""."""
    return db.rows(
        "SELECT id, gacha, ifnull(found_on, ''), ifnull(resolved_on, ''), ifnull(grade, ''), ifnull(next_check, ''),"
        " ifnull(looked_on, '') FROM dispute WHERE deleted IS NULL AND ifnull(found_on, '') <= ?",
        (until,),
    )


def looks(db: Database, until: str = "9999") -> list[tuple[bytes, bytes, str, str, int | None, int]]:
    """(dispute, id, day, colour, quiet, stamp) of the looks at disputes up to an ISO day, in their order."""
    return db.rows(
        "SELECT dispute, id, ifnull(looked_on, ''), ifnull(grade, ''), quiet, ifnull(created_at, 0) FROM dispute_look"
        " WHERE deleted IS NULL AND ifnull(looked_on, '') <= ? ORDER BY looked_on, created_at, id",
        (until,),
    )


def checks(db: Database, month: str) -> dict[bytes, tuple[bytes, int | None]]:
    """Gacha → (row, whether it is a 零报告) of a month's checks (``2026-11``)."""
    found = db.rows("SELECT gacha, id, none FROM dispute_check WHERE deleted IS NULL AND month = ?", (month,))
    return {gacha: (id_, none) for gacha, id_, none in found}


def checked(db: Database, since: str, until: str) -> set[bytes]:
    """The gachas that were asked in one of these months (``2026-11``), both counted."""
    sql = "SELECT DISTINCT gacha FROM dispute_check WHERE deleted IS NULL AND month BETWEEN ? AND ?"
    return {gacha for (gacha,) in db.rows(sql, (since, until))}


def asked(db: Database, since: str, until: str) -> set[bytes]:
    """The women about whom a need came from one ISO day to another, both counted, by who stands for them."""
    found = db.rows(
        f"SELECT DISTINCT {standing('n.person')} FROM need AS n WHERE n.deleted IS NULL AND n.void IS NULL"
        " AND n.person IS NOT NULL AND n.opened BETWEEN ? AND ?",
        (since, until),
    )
    return {her for (her,) in found}


def in_confidence(db: Database, user: bytes, since: str, until: str, *, opens: bool) -> set[bytes]:
    """The women of ``asked`` of whom no need may be told to a user: each is sealed (unless the user ``opens`` those) or
    hidden from that user."""
    found = db.rows(
        f"SELECT {standing('n.person')}, {_SECRET} FROM need AS n WHERE n.deleted IS NULL AND n.void IS NULL"
        " AND n.person IS NOT NULL AND n.opened BETWEEN ? AND ?",
        (opens, user, since, until),
    )
    return {her for her, secret in found if secret} - {her for her, secret in found if not secret}


def ever_in_confidence(db: Database, user: bytes, *, opens: bool) -> set[bytes]:
    """The women about whom there is or was such a need, also one that was deleted or void."""
    found = db.rows(
        f"SELECT DISTINCT {standing('n.person')} FROM need AS n WHERE n.person IS NOT NULL AND {_SECRET}", (opens, user)
    )
    return {her for (her,) in found}


def secret(db: Database, user: bytes, *, opens: bool) -> set[bytes]:
    """The needs that may not be told to a user, also deleted ones."""
    return {id_ for (id_,) in db.rows(f"SELECT n.id FROM need AS n WHERE {_SECRET}", (opens, user))}


#: Whether a need is sealed for a user who does not open those (the first parameter: 1 who does), or hidden from one.
_SECRET = "((ifnull(n.sealed, 0) = 1 AND NOT ?) OR ifnull(n.hidden_from, x'') = ?)"


def spoken(db: Database) -> set[bytes]:
    """Sealed needs whose visit still tells its words."""
    found = db.rows(
        "SELECT n.id FROM need AS n JOIN visit AS v ON v.id = n.visit WHERE n.deleted IS NULL AND v.deleted IS NULL"
        " AND n.sealed = 1 AND ifnull(v.situation, '') || ifnull(v.difficulty, '') || ifnull(v.measure, '') <> ''"
    )
    return {id_ for (id_,) in found}

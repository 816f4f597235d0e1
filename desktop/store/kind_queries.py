"""Lists of any kind's rows: ids by filters and order, with names of columns that come from the kind alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from desktop.store.database import Database
from desktop.store.gathered import GATHERED
from protocol.records import BY_NAME, LISTS, Type


def ids(
    db: Database,
    kind: str,
    *,
    text: str = "",
    searched: Sequence[str] = (),
    rows: Mapping[str, tuple[str, Sequence[str]]] | None = None,
    refs: Sequence[str] = (),
    one_of: Mapping[str, Collection[str]] | None = None,
    of: Mapping[str, Collection[bytes | str]] | None = None,
    present: Mapping[str, bool] | None = None,
    span: tuple[str, str | None, str | None] | None = None,
    order: str = "",
    ranks: Sequence[str] = (),
    then: str = "",
    descending: bool = False,
) -> list[tuple[Any, ...]]:
    """(id, whether ``text`` stands in one of the fields ``searched``, the fields ``refs`` …) of the rows that fit.
    ``rows``: kind → (the field that names the owner, fields searched) of the rows that they own.

    ``one_of``: field → the values of which it must have one, "" for none at all; ``of``: field → the rows (of a list of
    words: the words) of which it must refer to one; ``present``: field → whether it must hold something; ``span``:
    (field, first, last), ISO dates, both counted, None for no end. ``order``: a field, whose values come as they stand
    in ``ranks`` where these are given, empty ones first; those that are alike by ``then``. Raises KeyError for a field
    that the kind does not have.
    """
    known, lists = _columns(kind), {f.name for f in BY_NAME[kind].fields if f.type in LISTS}
    parameters: list[Any] = []
    told = "0"
    if text and searched:
        looked = text.lower()  # of Chinese words nothing is to be made alike
        cell = "lower({})" if looked != text.upper() else "{}"
        told = " OR ".join(f"instr({cell.format(f't.{known[name]}')}, ?) > 0" for name in searched)
        parameters.extend([looked] * len(searched))
        for own, (by, fields) in (rows or {}).items():
            held = _columns(own)
            words = " OR ".join(f"instr({cell.format(f'r.{held[name]}')}, ?) > 0" for name in fields) or "0"
            own_row = f"r.{held[by]} = t.id AND r.deleted IS NULL AND ({words})"
            told += f" OR EXISTS (SELECT 1 FROM {BY_NAME[own].name} AS r WHERE {own_row})"
            parameters.extend([looked] * len(fields))
    where = ["t.deleted IS NULL"]
    for name, values in (one_of or {}).items():
        where.append(f"ifnull(t.{known[name]}, '') IN ({_marks(values)})")
        parameters.extend(values)
    for name, wanted in (of or {}).items():
        if name in lists:
            holds = f"EXISTS (SELECT 1 FROM json_each(t.{known[name]}) WHERE value IN ({_marks(wanted)}))"
            parameters.extend(one.hex() if isinstance(one, bytes) else one for one in wanted)
        else:
            holds = f"t.{known[name]} IN ({_marks(wanted)})"
            parameters.extend(wanted)
        where.append(holds)
    where.extend(f"ifnull(t.{known[name]}, '') {'<>' if held else '='} ''" for name, held in (present or {}).items())
    if span is not None:
        column = known[span[0]]
        for sign, end in ((">=", span[1]), ("<=", span[2])):
            if end:
                where.append(f"t.{column} {sign} ?")
                parameters.append(end)
    way = "DESC" if descending else "ASC"
    by = f"t.{known[order]} {way}, " if order else ""
    if order and ranks:
        cases = " ".join(f"WHEN ? THEN {rank}" for rank, _ in enumerate(ranks, 1))
        by = f"CASE t.{known[order]} {cases} ELSE 0 END {way}, "
        parameters.extend(ranks)
    if then and then != order:
        by += f"t.{known[then]} {way}, "
    columns = "".join(f", t.{known[name]}" for name in refs)
    sql = f"SELECT t.id, {told}{columns} FROM {BY_NAME[kind].name} AS t WHERE {' AND '.join(where)}"
    return db.rows(f"{sql} ORDER BY {by}t.id {way}", parameters)


def count(db: Database, kind: str, ends: str = "") -> int:
    """How many rows of a kind stand; ``ends``: a field that is empty in those that are counted."""
    going_on = f" AND {BY_NAME[kind].by_name[ends].name} IS NULL" if ends else ""
    return int(db.value(f"SELECT count(*) FROM {BY_NAME[kind].name} WHERE deleted IS NULL{going_on}") or 0)


def due(db: Database, kind: str, field: str, ends: str, day: str) -> list[bytes]:
    """The rows whose date ``field`` came by a day (a month that has begun counts), an ISO date; of which
    ``ends`` is empty."""
    names, going_on = BY_NAME[kind].by_name, f" AND {BY_NAME[kind].by_name[ends].name} IS NULL" if ends else ""
    column = names[field].name
    found = db.rows(
        f"SELECT id FROM {BY_NAME[kind].name} WHERE deleted IS NULL{going_on} AND {column} IS NOT NULL"
        f" AND {column} <= substr(?, 1, length({column})) ORDER BY {column}, id",
        (day,),
    )
    return [id_ for (id_,) in found]


def referred(db: Database, kind: str, field: str) -> list[Any]:
    """What a field of the rows of a kind refers to, or of a list of words the words, each once."""
    declared, table = BY_NAME[kind].by_name[field], BY_NAME[kind].name
    if declared.type in LISTS:
        found = db.rows(
            f"SELECT DISTINCT e.value FROM {table} AS t, json_each(t.{declared.name}) AS e WHERE t.deleted IS NULL"
        )
        return [bytes.fromhex(value) if declared.type is Type.REFS else value for (value,) in found]
    sql = f"SELECT DISTINCT {declared.name} FROM {table} WHERE deleted IS NULL AND {declared.name} IS NOT NULL"
    return [value for (value,) in db.rows(sql)]


def heads(db: Database) -> list[tuple[bytes, bytes]]:
    """(household, who heads it) of all that have a head."""
    return db.rows("SELECT id, head FROM household WHERE head IS NOT NULL")


def cells(db: Database, kind: str, fields: Sequence[str]) -> list[tuple[Any, ...]]:
    """(id, these fields as they stand in their columns) of all rows of a kind."""
    names = "".join(f", {BY_NAME[kind].by_name[field].name}" for field in fields)
    return db.rows(f"SELECT id{names} FROM {BY_NAME[kind].name} WHERE deleted IS NULL")


def gone(db: Database, kind: str, field: str) -> list[tuple[bytes, Any]]:
    """(id, a field) of all deleted rows of a kind."""
    return db.rows(f"SELECT id, {BY_NAME[kind].by_name[field].name} FROM {BY_NAME[kind].name} WHERE deleted = 1")


def _columns(kind: str) -> dict[str, str]:
    """Field → column of what a list may ask of a kind: its fields, and what follows from the rows that it owns."""
    gathered = GATHERED.get(kind)
    names = (*(field.name for field in BY_NAME[kind].fields), *(gathered.columns if gathered else ()))
    return dict(zip(names, names, strict=True))


def _marks(values: Collection[Any]) -> str:
    return ",".join("?" * len(values))

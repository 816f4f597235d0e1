"""Lists of any kind's rows: ids by filters and order, with names of columns that come from the kind alone."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from desktop.store.database import Database
from protocol.records import BY_NAME


def ids(
    db: Database,
    kind: str,
    *,
    text: str = "",
    searched: Sequence[str] = (),
    rows: Mapping[str, tuple[str, Sequence[str]]] | None = None,
    refs: Sequence[str] = (),
    one_of: Mapping[str, Collection[str]] | None = None,
    of: Mapping[str, Collection[bytes]] | None = None,
    span: tuple[str, str | None, str | None] | None = None,
    order: str = "",
    ranks: Sequence[str] = (),
    descending: bool = False,
) -> list[tuple[Any, ...]]:
    """(id, whether ``text`` stands in one of the fields ``searched``, the fields ``refs`` …) of the rows that fit.
    ``rows``: kind → (the field that names the owner, fields searched) of the rows that they own.

    ``one_of``: field → the values of which it must have one; ``of``: rows that refer by one of these fields to one of
    those rows; ``span``: (field, first, last), ISO dates, both counted, None for no end. ``order``: a field, whose
    values come as they stand in ``ranks`` where these are given; empty ones first. Raises KeyError for a field that
    the kind does not have.
    """
    known = BY_NAME[kind].by_name
    parameters: list[Any] = []
    told = "0"
    if text and searched:
        told = " OR ".join(f"instr(lower(ifnull(t.{known[name].name}, '')), ?) > 0" for name in searched)
        parameters.extend([text.lower()] * len(searched))
        for own, (by, fields) in (rows or {}).items():
            held = BY_NAME[own].by_name
            words = " OR ".join(f"instr(lower(ifnull(r.{held[name].name}, '')), ?) > 0" for name in fields) or "0"
            own_row = f"r.{held[by].name} = t.id AND r.deleted IS NULL AND ({words})"
            told += f" OR EXISTS (SELECT 1 FROM {BY_NAME[own].name} AS r WHERE {own_row})"
            parameters.extend([text.lower()] * len(fields))
    where = ["t.deleted IS NULL"]
    for name, values in (one_of or {}).items():
        where.append(f"t.{known[name].name} IN ({_marks(values)})")
        parameters.extend(values)
    if of:
        either = [f"t.{known[name].name} IN ({_marks(rows)})" for name, rows in of.items()]
        where.append(f"({' OR '.join(either)})")
        parameters.extend(row for rows in of.values() for row in rows)
    if span is not None:
        column = known[span[0]].name
        for sign, end in ((">=", span[1]), ("<=", span[2])):
            if end:
                where.append(f"t.{column} {sign} ?")
                parameters.append(end)
    way = "DESC" if descending else "ASC"
    by = f"t.{known[order].name} {way}, " if order else ""
    if order and ranks:
        cases = " ".join(f"WHEN ? THEN {rank}" for rank, _ in enumerate(ranks, 1))
        by = f"CASE t.{known[order].name} {cases} ELSE 0 END {way}, "
        parameters.extend(ranks)
    columns = "".join(f", t.{known[name].name}" for name in refs)
    sql = f"SELECT t.id, {told}{columns} FROM {BY_NAME[kind].name} AS t WHERE {' AND '.join(where)}"
    return db.rows(f"{sql} ORDER BY {by}t.id {way}", parameters)


def count(db: Database, kind: str) -> int:
    """How many rows of a kind stand."""
    return int(db.value(f"SELECT count(*) FROM {BY_NAME[kind].name} WHERE deleted IS NULL") or 0)


def _marks(values: Collection[Any]) -> str:
    return ",".join("?" * len(values))

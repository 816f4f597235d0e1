"""Rows that records own: which stand, and which stand under an owner that was deleted."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.store.database import Database
from protocol.records import BY_NAME


def standing(db: Database, kind: str, by: str, owners: Sequence[bytes], order: Sequence[str] = ()) -> list[bytes]:
    """Ids of the rows of a kind that stand and name one of some owners in the field ``by``, as they follow each other:
    by the fields ``order``, then by when they were written."""
    known = BY_NAME[kind].by_name
    columns = "".join(f"ifnull({known[name].name}, ''), " for name in order)
    marks = ",".join("?" * len(owners))
    found = db.rows(
        f"SELECT id FROM {BY_NAME[kind].name} WHERE {known[by].name} IN ({marks}) AND deleted IS NULL"
        f" ORDER BY {columns}created_at, id",
        list(owners),
    )
    return [id_ for (id_,) in found]


def ids(db: Database, kind: str, by: str, owner: bytes) -> list[bytes]:
    """Ids of all rows of a kind that name an owner, deleted ones too, the last written first."""
    found = db.rows(
        f"SELECT id FROM {BY_NAME[kind].name} WHERE {BY_NAME[kind].by_name[by].name} = ? ORDER BY updated_at DESC, id",
        (owner,),
    )
    return [id_ for (id_,) in found]

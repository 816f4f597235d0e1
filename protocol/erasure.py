"""Erasure on request: what goes with a woman, and what is left. Pure; the server decides by it.

Her row keeps its id and the mark of a deletion, so that figures of past activities stay. Other spellings of her name,
her pictures and the disputes about any of these go the same way. Of a visit to her, its day, visitors and target stay.
"""

from __future__ import annotations

from collections.abc import Mapping

from protocol.operations import ERASED, GONE, Operation, Value
from protocol.records import ATTACHMENT, CONFLICT, DELETED, ERASURE, PERSON, PERSON_ALIAS, VISIT

KIND, ROW = (ERASURE.by_name[name].number for name in ("kind", "row"))
#: Kind → the field that says whose a row is: rows that go with her.
BELONGS: Mapping[int, int] = {
    PERSON_ALIAS.number: PERSON_ALIAS.by_name["person"].number,
    VISIT.number: VISIT.by_name["person"].number,
    ATTACHMENT.number: ATTACHMENT.by_name["owner"].number,
}
#: The row that a conflict is about.
DISPUTED = CONFLICT.by_name["row"].number
_STAYS: Mapping[int, tuple[int, ...]] = {
    VISIT.number: tuple(VISIT.by_name[name].number for name in ("deleted", "date", "visitors", "person", "target")),
}


def is_erasure(op: Operation, cells: Mapping[int, Value] | None) -> bool:
    """Whether ``op`` asks for the erasure of a woman. ``cells``: the same request as it stands, None where there is
    none; it is never taken back and never turned to another row."""
    if DELETED.number in op.fields:
        return False
    asked = {**(cells or {}), **op.fields}
    same = cells is None or all(asked.get(n) == cells.get(n) for n in (KIND, ROW))
    return same and asked.get(KIND) == PERSON.name and type(asked.get(ROW)) is bytes


def left_of(kind: int, cells: Mapping[int, Value]) -> dict[int, Value]:
    """The cells that an erasure leaves of a row."""
    if kind not in _STAYS:
        return {GONE: ERASED, DELETED.number: 1}
    return {GONE: ERASED, **{n: cells[n] for n in _STAYS[kind] if cells.get(n) is not None}}

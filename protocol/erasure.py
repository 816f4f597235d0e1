"""Erasure on request: what goes with a woman, and what is left. Pure; the server decides by it.

The table is that of the kinds: each reference to a person states what becomes of its row, and children go with the row
that owns them. Her row keeps its id and the mark of a deletion, so that figures of past activities stay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from typing import Final, NamedTuple

from protocol.operations import ERASED, GONE, Operation, Value
from protocol.records import CONFLICT, DELETED, ERASURE, KINDS, PERSON, Erased, Field, Kind, Type

#: A row: number of its kind, and id.
Key = tuple[int, bytes]

_NO_ROWS: Final[Set[Key]] = frozenset()

KIND, ROW = (ERASURE.by_name[name].number for name in ("kind", "row"))


class Tie(NamedTuple):
    """Rows of ``kind`` whose ``field`` refers to a row of the kind ``to`` (None: of any) that goes, go too; ``erased``
    None: as that one does."""

    kind: int
    field: int
    to: int | None
    erased: Erased | None


def ties_of(kinds: Sequence[Kind]) -> tuple[Tie, ...]:
    """By the table of kinds, as far as a row can be reached from a person."""
    numbers = {kind.name: kind.number for kind in kinds}
    every = [
        Tie(kind.number, field.number, None if field.to is None else numbers[field.to], field.erased)
        for kind in kinds
        for field in kind.fields
        if field.erased in (Erased.HERS, Erased.ABOUT) or (field.owner and field.erased is None)
    ]
    reached, grown = {PERSON.number}, True
    while grown:
        more = {tie.kind for tie in every if tie.to is None or tie.to in reached} - reached
        grown, reached = bool(more), reached | more
    return tuple(tie for tie in every if tie.to is None or tie.to in reached)


TIES: Final = ties_of(KINDS)
#: Kinds of which rows go with a woman. What is being typed of these is hers where it names her.
ABOUT_HER: Final = frozenset((PERSON.number, *(tie.kind for tie in TIES)))
_OWNERS: Final = ABOUT_HER - {CONFLICT.number}
#: Kind → its fields that name an owner, each with the kinds that it may be of. A merged person has none: she was
#: somebody before.
_OWNERS_OF: Final = {
    kind.number: tuple(
        (tie.field, _OWNERS if tie.to is None else frozenset((tie.to,))) for tie in TIES if tie.kind == kind.number
    )
    for kind in KINDS
    if kind is not PERSON
}


def is_erasure(op: Operation, cells: Mapping[int, Value] | None) -> bool:
    """Whether ``op`` asks for the erasure of a woman. ``cells``: the same request as it stands, None where there is
    none; it is never taken back and never turned to another row."""
    if DELETED.number in op.fields:
        return False
    asked = {**(cells or {}), **op.fields}
    same = cells is None or all(asked.get(n) == cells.get(n) for n in (KIND, ROW))
    return same and asked.get(KIND) == PERSON.name and type(asked.get(ROW)) is bytes


def gone_with(
    woman: bytes, rows_of: Callable[[int], Mapping[bytes, Mapping[int, Value]]], ties: Sequence[Tie] = TIES
) -> dict[Key, Erased]:
    """All rows that go with a woman, and how: her own, those that were found to be the same woman, what is hers or
    about her, and their children. ``rows_of``: the cells of a kind's rows, by id."""
    found: dict[Key, Erased] = {(PERSON.number, woman): Erased.HERS}
    fresh = dict(found)
    while fresh:
        more: dict[Key, Erased] = {}
        for tie in ties:
            above = {id_: how for (kind, id_), how in fresh.items() if tie.to in (None, kind)}
            for id_, cells in rows_of(tie.kind).items() if above else ():
                owner = above.get(cells.get(tie.field) or b"")
                how = tie.erased or owner
                known = more.get((tie.kind, id_)) or found.get((tie.kind, id_))  # hers and about her: it goes whole
                if owner is not None and how is not None and known not in (Erased.HERS, how):
                    more[tie.kind, id_] = how
        found |= more
        fresh = more
    return found


def owners_of(op: Operation) -> Set[Key]:
    """The rows of which an operation makes its row one that goes with them."""
    owned = _OWNERS_OF.get(op.kind)
    if owned is None:
        return _NO_ROWS
    found: set[Key] = set()
    for field, owners in owned:
        to = op.fields.get(field)
        if isinstance(to, bytes):
            found.update((kind, to) for kind in owners)
    return found


def left_of(kind: int, cells: Mapping[int, Value], how: Erased) -> dict[int, Value]:
    """The cells that an erasure leaves of a row."""
    if how is Erased.HERS:
        return {GONE: ERASED, DELETED.number: 1}
    return {GONE: ERASED, **{n: cells[n] for n in _STAYS[kind] if cells.get(n) is not None}}


def _stays(field: Field) -> bool:
    if field.type in (Type.REF, Type.REFS):
        return field.to != "household"  # where she lives
    return field.code or field.type in (Type.DATE, Type.TIME, Type.FLAG, Type.INT)


_STAYS: Final[Mapping[int, tuple[int, ...]]] = {
    kind.number: tuple(field.number for field in kind.fields if _stays(field)) for kind in KINDS
}

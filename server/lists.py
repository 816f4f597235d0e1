"""Whole lists from programs that do not tell what they added and took off (version 0.1.0): what others did meanwhile.

Read from the log, for such an operation only where somebody changed the list whom its author had not heard of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from protocol.lists import LIST_FIELDS, ListChange, changes_in, is_put_together
from protocol.merge import RowState
from protocol.operations import APPLIED, SUPERSEDED, Operation, from_canonical, is_blank

#: Body and what was decided (msgpack, None where all applied) of an entry of the log.
Line = tuple[bytes, bytes | None]
_decode = msgspec.msgpack.Decoder().decode


def told_whole(op: Operation, row: RowState | None) -> set[int]:
    """The lists of an operation that its author states whole, over another that she had not seen."""
    told = LIST_FIELDS.get(op.kind, frozenset()) & op.fields.keys()
    if row is None or not told:
        return set()
    whole = told - changes_in(op.kind, op.fields).keys()
    return {field for field in whole if _unseen(op, row, field)}


def _unseen(op: Operation, row: RowState, field: int) -> bool:
    last = row.writer(field)
    return last is not None and row.cells[field] != op.fields[field] and not last.covered_by(op)


def changed_meanwhile(
    op: Operation, fields: Iterable[int], lines: Iterable[Line]
) -> Mapping[int, Sequence[ListChange]]:
    """By field what others added and took off, in the log's order. ``lines``: the row's entries above the base of
    ``op``. A field is left out where one of them tells a whole list too, or lost its values."""
    found: dict[int, list[ListChange]] = {field: [] for field in fields}
    known: dict[int, list[ListChange]] = {field: [] for field in fields}
    for body, decided in lines:
        other = from_canonical(body)
        outcomes, refused = ({}, "") if decided is None else _decode(decided)
        if (
            refused
            or other.kind != op.kind
            or other.device == op.device
            or is_put_together(other)
            or any(other.device == device and other.number <= number for device, number in op.seen)
        ):
            continue
        if is_blank(other):
            return {}
        changes = changes_in(other.kind, other.fields)
        for field in found.keys() & other.fields.keys():
            outcome = outcomes.get(field, APPLIED)
            if field in changes and outcome == SUPERSEDED:
                known[field].append(changes[field])  # whoever stands above it knew it: it comes before
            elif field in changes and outcome == APPLIED:
                found[field].append(changes[field])
            elif outcome == APPLIED:
                del found[field]
    return {field: [*known[field], *changes] for field, changes in found.items()}

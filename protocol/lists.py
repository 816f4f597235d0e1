"""Lists that several people change: what one of them added, took off and moved, so that nobody else's change is lost.

Pure: a laptop applies a change to the row as it stands, the server to the confirmed one, by the same function.

On the wire an operation carries, beside the whole list as its author left it, what she added and took off: as a field
of its own, whose number is that of the list and ``FIELD_LIMIT``. It never becomes a cell: the server uses it up where
it decides (its outcome is always "superseded"), so that a program that does not know of it holds the same rows.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from protocol.operations import NOBODY, Operation, Value
from protocol.records import BY_NUMBER, FIELD_LIMIT, LISTS, Policy


class ListChange(NamedTuple):
    """What becomes of a list of references or texts. Who is in ``added`` and in ``taken`` was moved.

    ``order``: the whole list as its author left it; it says where the added ones go. Without it they go to the end.
    """

    added: tuple[Any, ...] = ()
    taken: tuple[Any, ...] = ()
    order: tuple[Any, ...] = ()

    @classmethod
    def between(cls, before: Iterable[Hashable] | None, after: Iterable[Hashable] | None) -> ListChange:
        """What makes ``after`` of ``before``; of those that are in both as few as can be count as moved."""
        old, new = dict.fromkeys(before or ()), dict.fromkeys(after or ())
        places = {member: place for place, member in enumerate(old)}
        stayed = _longest_rising([places[member] for member in new if member in old])
        moved = {member for member in new if member in old and places[member] not in stayed}
        return cls(
            tuple(member for member in new if member not in old or member in moved),
            tuple(member for member in old if member not in new or member in moved),
            tuple(new),
        )

    def applied(self, standing: Iterable[Hashable] | None) -> list[Any]:
        """The list with the change upon it. What others added stays where they put it; who was only moved and has been
        taken off meanwhile stays off; who is to be added and is there already stays in place. Nobody is named twice."""
        before = dict.fromkeys(standing or ())
        gone = set(self.taken)
        kept = [member for member in before if member not in gone]
        stays = set(kept)
        coming = dict.fromkeys(m for m in self.added if m not in stays and (m not in gone or m in before))
        behind, ahead = dict[Hashable, list[Hashable]](), dict[Hashable, list[Hashable]]()
        last: Hashable = _FRONT
        loose: list[Hashable] = []  # those before whom nobody stands any more
        for member in dict.fromkeys(self.order):
            if member in stays:
                ahead[member], loose, last = loose, [], member
            elif member in coming:
                (loose if last is _GONE else behind.setdefault(last, [])).append(member)
                del coming[member]
            elif last is _FRONT and not behind:
                last = _GONE
        result = [*behind.get(_FRONT, ())]
        for member in kept:
            result += *ahead.get(member, ()), member, *behind.get(member, ())
        return [*result, *loose, *coming]

    def __bool__(self) -> bool:
        return bool(self.added or self.taken)

    def to_wire(self) -> Value:
        """What travels beside the list itself, which is the order."""
        return [list(self.added), list(self.taken)]


#: Kind → numbers of the fields that hold a list.
LIST_FIELDS: Mapping[int, frozenset[int]] = {
    kind.number: frozenset(f.number for f in kind.fields if f.type in LISTS and f.policy is Policy.LATEST)
    for kind in BY_NUMBER.values()
}
_NONE: Final = frozenset[int]()


def list_of(kind: int, number: int) -> int | None:
    """The list field of whose change the field ``number`` of an operation tells; None where it is a field itself."""
    field = number - FIELD_LIMIT
    return field if field in LIST_FIELDS.get(kind, ()) else None


def changes_in(kind: int, fields: Mapping[int, Value]) -> dict[int, ListChange]:
    """By list field what an operation with these fields says that it added and took off."""
    found: dict[int, ListChange] = {}
    for field in LIST_FIELDS.get(kind, _NONE) & fields.keys():
        told = fields.get(field + FIELD_LIMIT)
        if told is not None:
            added, taken = told
            found[field] = ListChange(tuple(added), tuple(taken), tuple(fields[field] or ()))
    return found


def without_changes(kind: int, fields: dict[int, Value]) -> dict[int, Value]:
    """The fields that may become cells."""
    if max(fields, default=0) < FIELD_LIMIT:
        return fields
    return {number: value for number, value in fields.items() if list_of(kind, number) is None}


def upon(confirmed: Mapping[int, Value], waiting: Iterable[Operation]) -> Iterator[dict[int, Value]]:
    """The cells of a row with what waits upon it, after each operation: lists with its changes.

    An older program tells a whole list and no change: its change is what it made of the list that its device stated
    before, or of the confirmed one, so that what others do to the list stays all the same.
    """
    cells = dict(confirmed)
    stated: dict[bytes, dict[int, Value]] = {}
    for op in waiting:
        before, told = stated.get(op.device, confirmed), changes_in(op.kind, op.fields)
        shown = {**cells, **without_changes(op.kind, op.fields)}
        for field in LIST_FIELDS.get(op.kind, _NONE) & op.fields.keys():
            change = told[field] if field in told else ListChange.between(before.get(field), op.fields[field])
            shown[field] = change.applied(cells.get(field)) or None
        stated[op.device] = {**before, **op.fields}
        cells = shown
        yield cells


def put_together(lists: Mapping[int, Value]) -> dict[int, Value]:
    """The fields of the operation by which the server states lists that hold what several people did."""
    return {**lists, **{field + FIELD_LIMIT: ListChange().to_wire() for field in lists}}


def is_put_together(op: Operation) -> bool:
    """Whether an operation is one of these."""
    told = [value for number, value in op.fields.items() if list_of(op.kind, number) is not None]
    return op.author == NOBODY and bool(told) and all(value == [[], []] for value in told)


_FRONT, _GONE = object(), object()


def _longest_rising(places: Sequence[int]) -> set[int]:
    """The members of the longest rising run that is left when some are taken out (patience sorting)."""
    ends: list[int] = []
    before: dict[int, int | None] = {}
    for place in places:
        at = bisect_left(ends, place)
        before[place] = ends[at - 1] if at else None
        ends[at : at + 1] = [place]
    found = set[int]()
    at_end = ends[-1] if ends else None
    while at_end is not None:
        found.add(at_end)
        at_end = before[at_end]
    return found

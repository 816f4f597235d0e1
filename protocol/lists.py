"""Lists that several people change: what one of them added, took off and moved, so that nobody else's change is lost.

Pure: a laptop applies a change to the row as it stands, the server to the confirmed one, by the same function.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from typing import Any, NamedTuple


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
        taken off meanwhile stays off; who is to be added and is there already stays in place."""
        before = list(standing or ())
        there, gone = set(before), set(self.taken)
        kept = [member for member in before if member not in gone]
        stays = set(kept)
        coming = dict.fromkeys(m for m in self.added if m not in stays and (m not in gone or m in there))
        behind: dict[Hashable, list[Hashable]] = {}
        last: Hashable = _FRONT
        for member in dict.fromkeys(self.order):
            if member in stays:
                last = member
            elif member in coming:
                behind.setdefault(last, []).append(member)
                del coming[member]
        result = [*behind.get(_FRONT, ())]
        for member in kept:
            result += member, *behind.pop(member, ())
        return [*result, *coming]

    def __bool__(self) -> bool:
        return bool(self.added or self.taken)


_FRONT = object()


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

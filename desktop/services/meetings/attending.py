"""Who was due at a meeting, whether enough were there, and how often each member came since her own beginning; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Final, NamedTuple

from protocol.election_rules import Bound, Quorum, RuleSet
from protocol.figures import Cell
from protocol.terms import Held, in_office

#: Posts that sit in a body. Of the others nobody is due by her post.
MEMBERS: Final[Mapping[str, frozenset[str]]] = {
    "M2": frozenset({"P1", "P2", "P3", "P4"}),
    "M3": frozenset({"P1", "P2", "P3"}),
    "M4": frozenset({"P1", "P2"}),
}
#: Bodies that want two thirds of those in office; of the two readings the stricter one where nobody chose.
WITH_QUORUM: Final = ("M2", "M3")
CAME: Final = ("present", "late")
#: Of two marks of one woman the one that counts stands in front.
_STATES: Final = (*CAME, "leave", "absent")
#: So many absences in a row are told.
IN_A_ROW: Final = 3


def members(body: str, org: bytes | None, held: Iterable[Held], day: date) -> set[bytes]:
    """Who sits in a body of an organisation on a day."""
    posts = MEMBERS.get(body, frozenset())
    return {each.person for each in in_office(held, day) if each.org == org and each.post in posts}


def rank(state: str) -> int:
    """How much a mark says beside another one of the same woman at the same meeting: the least counts."""
    return _STATES.index(state) if state in _STATES else len(_STATES)


def quorum_of(body: str, rule: str | None, due: int, present: int) -> Quorum | None:
    """Whether enough were there; None where nobody asks for a number. Of nobody due there is no quorum."""
    rule = rule or ("over" if body in WITH_QUORUM else "none")
    if rule == "none":
        return None
    bound = Bound.FROM if rule == "least" else Bound.OVER
    needed = RuleSet(quorum_bound=bound).quorum(due)
    return Quorum(needed, present - needed)


class Meeting(NamedTuple):
    """One that was held: ``day``; ``states``: person → present late leave absent unknown; of one whose sign-in is on
    paper alone None, then nobody's rate knows of it."""

    id: bytes
    day: date
    states: Mapping[bytes, str] | None


class Rate(NamedTuple):
    """How often she came. ``due``: meetings since she began, those on leave counted in; ``row``: how many she missed
    one after the other up to the last, leave and presence end it."""

    person: bytes
    due: int
    present: int
    leave: int
    row: int

    @property
    def absent(self) -> int:
        """Neither there nor on leave."""
        return self.due - self.present - self.leave

    @property
    def cell(self) -> Cell:
        """出席率: present of due."""
        return Cell(self.present, self.due)

    @property
    def share(self) -> Fraction:
        """The same as a number; of nothing due 1."""
        return Fraction(self.present, self.due) if self.due else Fraction(1)


def rates(org: bytes, posts: Sequence[Held], meetings: Iterable[Meeting], day: date) -> list[Rate]:
    """Of everybody in the executive committee on a day, how she came to these meetings: due only from the day on which
    her own post began (co-opted in June: from June)."""
    now = members("M2", org, posts, day)
    found: dict[bytes, list[str]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda each: (each.day, each.id)):
        if meeting.states is None or meeting.day > day:
            continue
        for her in members("M2", org, posts, meeting.day) & now:
            found[her].append(meeting.states.get(her, "absent"))
    return [_rate(her, found[her]) for her in sorted(now)]


def _rate(her: bytes, states: Sequence[str]) -> Rate:
    row = 0
    for state in reversed(states):
        if state in CAME or state == "leave":
            break
        row += 1
    came = sum(state in CAME for state in states)
    return Rate(her, len(states), came, sum(state == "leave" for state in states), row)

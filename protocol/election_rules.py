"""选举办法 What an assembly adopts before it votes: quorum, majority, surplus, ties, and what makes a ballot good.

A rule set is one value that is frozen with the election: a later one never changes what was counted under it. All
numbers are whole and exact. What was left unchosen counts as the stricter reading, and ``unchosen`` says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from enum import Enum
from typing import Any, Final, NamedTuple


class Bound(Enum):
    """How a share is meant."""

    OVER = "over"  # 超过: more than the share
    FROM = "from"  # 以上: the share itself is enough


class Base(Enum):
    """Of whom a majority is one."""

    DUE = "due"  # 应到
    PRESENT = "present"  # 实到
    VALID = "valid"  # 有效票


class Rounding(Enum):
    """How a surplus in per cent becomes a number of candidates."""

    UP = "up"
    NEAREST = "nearest"
    DOWN = "down"


class Order(Enum):
    """How candidates stand on the ballot."""

    SURNAME = "surname"  # 姓氏笔画
    NAME = "name"  # 姓名笔画
    GIVEN = "given"


class Marks(Enum):
    """Where a voter marks a name."""

    ABOVE = "above"
    BOXES = "boxes"  # 赞成, 反对, 弃权 to its right


class Blank(Enum):
    """What a ballot without any mark is."""

    VALID = "valid"  # all abstain
    VOID = "void"


class Ties(Enum):
    """What decides between equal names at the last seat."""

    AGAINST = "against"  # fewer 反对, then a new vote among those equal in both
    REVOTE = "revote"  # a new vote at once


class OpenSeats(Enum):
    """What becomes of seats that no majority filled."""

    LEFT = "left"  # 缺额, no by-vote
    VOTED = "voted"  # 另行选举


class Announcing(Enum):
    """In which order the elected are read out."""

    STROKES = "strokes"
    VOTES = "votes"


class DueFixed(Enum):
    """When the number due is fixed."""

    REPORT = "report"  # with the credentials report
    VOTE = "vote"


class NewerRules(ValueError):
    """A rule set says something that this version does not know: nothing may be decided by it here."""


@dataclass(frozen=True)
class RuleSet:
    """One adopted 选举办法. None in ``quorum_bound`` or ``majority_bound``: not chosen, read as the stricter 超过."""

    quorum_part: int = 2
    quorum_whole: int = 3
    quorum_bound: Bound | None = None
    majority_base: Base = Base.DUE
    majority_bound: Bound | None = None
    surplus: int = 1
    surplus_percent: int | None = None
    rounding: Rounding = Rounding.UP
    order: Order = Order.SURNAME
    marks: Marks = Marks.ABOVE
    written_cells: int = 3
    #: Whether who abstains from a candidate may write in another name; who votes against one always may.
    written_by_abstainers: bool = False
    blank: Blank = Blank.VALID
    separate_ballots: bool = True
    ties: Ties = Ties.AGAINST
    open_seats: OpenSeats = OpenSeats.LEFT
    announcing: Announcing = Announcing.STROKES
    supervisors: int = 3
    counters: int = 2
    guests_vote: bool = False
    due_fixed: DueFixed = DueFixed.REPORT
    #: Of a hand vote: one line for the whole list in place of one a name.
    hands_for_list: bool = False

    def __post_init__(self) -> None:
        if not 0 < self.quorum_part <= self.quorum_whole:
            raise ValueError("quorum")
        if min(self.surplus, self.surplus_percent or 0, self.written_cells, self.supervisors, self.counters) < 0:
            raise ValueError("below 0")

    @property
    def unchosen(self) -> tuple[str, ...]:
        """The settings that stand at their stricter reading because nobody chose one."""
        return tuple(name for name in ("quorum_bound", "majority_bound") if getattr(self, name) is None)

    def quorum(self, due: int) -> int:
        """How many must be present of ``due`` that a vote may be held."""
        return least(due, self.quorum_part, self.quorum_whole, self.quorum_bound or Bound.OVER)

    def threshold(self, due: int, present: int, valid: int) -> int:
        """How many votes elect. ``valid``: valid ballots; of a hand vote those present."""
        base = {Base.DUE: due, Base.PRESENT: present, Base.VALID: valid}[self.majority_base]
        return least(base, 1, 2, self.majority_bound or Bound.OVER)

    def surplus_for(self, seats: int) -> int:
        """By how many the candidates of a competitive election should exceed its seats."""
        if self.surplus_percent is None:
            return self.surplus
        hundredths = seats * self.surplus_percent
        added = {Rounding.UP: 99, Rounding.NEAREST: 50, Rounding.DOWN: 0}[self.rounding]
        return (hundredths + added) // 100

    def frozen(self) -> dict[str, Any]:
        """The whole as plain data, as it stands in a row."""
        return {name: value.value if isinstance(value, Enum) else value for name, value in asdict(self).items()}

    @classmethod
    def of(cls, frozen: Mapping[str, Any]) -> RuleSet:
        """What ``frozen`` gave; a setting that it leaves out has its default. Raises NewerRules where it says what this
        version cannot read."""
        unknown = frozen.keys() - {field.name for field in fields(cls)}
        if unknown:
            raise NewerRules(", ".join(sorted(unknown)))
        try:
            return cls(**{name: _read(name, value) for name, value in frozen.items()})
        except (TypeError, ValueError) as error:
            raise NewerRules(str(error)) from error


_CHOICES: Final[Mapping[str, type[Enum]]] = {
    "quorum_bound": Bound,
    "majority_base": Base,
    "majority_bound": Bound,
    "rounding": Rounding,
    "order": Order,
    "marks": Marks,
    "blank": Blank,
    "ties": Ties,
    "open_seats": OpenSeats,
    "announcing": Announcing,
    "due_fixed": DueFixed,
}
_MAY_BE_EMPTY: Final = frozenset(("quorum_bound", "majority_bound", "surplus_percent"))
_FLAGS: Final = frozenset(("written_by_abstainers", "separate_ballots", "guests_vote", "hands_for_list"))


def _read(name: str, value: Any) -> Any:
    if value is None and name in _MAY_BE_EMPTY:
        return None
    if name in _CHOICES:
        return _CHOICES[name](value)
    if name in _FLAGS and value in (0, 1):  # a flag may have travelled as a number
        return bool(value)
    if type(value) is int and name not in _FLAGS:
        return value
    raise ValueError(f"{name}: {value!r}")


def least(number: int, part: int, whole: int, bound: Bound) -> int:
    """The smallest count that is more than (OVER) or at least (FROM) ``part``/``whole`` of ``number``."""
    if bound is Bound.OVER:
        return number * part // whole + 1
    return -(-number * part // whole)


class Quorum(NamedTuple):
    """``needed``: so many must be present; ``margin``: how many more are, below 0 how many are missing."""

    needed: int
    margin: int

    @property
    def met(self) -> bool:
        """Whether a vote may be held."""
        return self.margin >= 0


def quorum(rules: RuleSet, due: int, present: int) -> Quorum:
    """Whether enough of those due are here. Of nobody due there is no quorum."""
    needed = rules.quorum(due)
    return Quorum(needed, present - needed)


# --- who may vote -----------------------------------------------------------------------------------------------------

#: 正式, 特邀 and 列席 delegates.
REGULAR: Final = "C1"
INVITED: Final = "C2"
#: The one state of a delegate's credential in which she counts.
CONFIRMED: Final = "confirmed"


class Delegate(NamedTuple):
    """What counts of a delegate. ``has_vote``: None where her category says it."""

    category: str | None
    credential: str | None
    has_vote: bool | None = None


def may_vote(delegate: Delegate, rules: RuleSet) -> bool:
    """Whether somebody of this category has a vote: those invited by the rule set, those who sit in never."""
    if delegate.category == REGULAR:
        return delegate.has_vote is not False
    return delegate.category == INVITED and (rules.guests_vote if delegate.has_vote is None else delegate.has_vote)


def due(delegates: Iterable[Delegate], rules: RuleSet) -> int:
    """应到: delegates with a vote whose credential stands confirmed, as the rows are given. Once the report is passed
    the number is kept, and is not asked for again."""
    return sum(each.credential == CONFIRMED and may_vote(each, rules) for each in delegates)


# --- a ballot ---------------------------------------------------------------------------------------------------------


def ballot_is_good(rules: RuleSet, seats: int, marked: int, written: int = 0, against: int = 0) -> bool:
    """Whether one ballot counts. ``marked``: candidates with ○; ``written``: written names with ○ (one without says
    nothing); ``against``: candidates with ×. More ○ than seats make the whole ballot void, fewer are good."""
    if marked + written > seats:
        return False
    return bool(marked or written or against) or rules.blank is Blank.VALID

"""选举 How a counted vote is decided: who is elected, which seats stay open, which names are equal at the last seat.

Pure functions of figures that somebody counted. They never draw lots, never decide where a figure is missing or the
vote could not be held, and know nothing of who typed what. A decided vote is never changed: another election
supersedes it by name.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import groupby
from typing import Any, Final, NamedTuple

from protocol.election_rules import OpenSeats, RuleSet, Ties
from protocol.survivors import survivors


class Stage(Enum):
    """Which vote it is."""

    PRELIMINARY = "E1"  # 预选: who becomes a candidate, the most votes, no threshold
    FORMAL = "E2"
    EQUAL = "E3"  # 重新投票 among equal names: the most votes, no threshold
    OPEN = "E4"  # 另行选举 for open seats
    AGAIN = "E5"  # 重新选举 after a void vote


class Method(Enum):
    """How it is voted."""

    BALLOT = "ballot"  # 无记名投票
    HANDS = "hands"  # 举手


class Mode(Enum):
    """Whether there are more names than seats."""

    MORE = "more"  # 差额
    EQUAL = "equal"  # 等额


#: In these the most votes win, however few.
_WITHOUT_THRESHOLD: Final = frozenset((Stage.PRELIMINARY, Stage.EQUAL))


@dataclass(frozen=True)
class Election:
    """What is voted about, as frozen when the ballots were printed."""

    seats: int
    rules: RuleSet = field(default_factory=RuleSet)
    stage: Stage = Stage.FORMAL
    mode: Mode = Mode.MORE
    method: Method = Method.BALLOT


@dataclass(frozen=True)
class Ballots:
    """The counts of people and papers; None: not counted yet, which is not 0."""

    due: int | None = None
    present: int | None = None
    printed: int | None = None
    issued: int | None = None
    exchanged: int | None = None
    destroyed: int | None = None
    returned: int | None = None
    void: int | None = None

    @property
    def valid(self) -> int | None:
        """有效票; None where it cannot be told."""
        return None if self.returned is None or self.void is None else self.returned - self.void

    def cast(self, method: Method) -> int | None:
        """So many voices there are about a name: valid ballots, of a hand vote those present."""
        return self.present if method is Method.HANDS else self.valid


@dataclass(frozen=True)
class Tally:
    """What was counted for one name. ``key``: the candidate's id, or what was written in; ``person``: who it is, where
    known; ``written``: 另选人, of whom nobody can vote against; ``abstained``: of a hand vote, where nothing else gives
    it; ``withdrawn``: she stands no more, and what was voted for her still counts as voted."""

    key: str
    votes: int | None = None
    against: int | None = None
    abstained: int | None = None
    person: bytes | None = None
    written: bool = False
    withdrawn: bool = False

    def abstaining(self, cast: int | None) -> int | None:
        """弃权, always computed for ballots; None where a figure is missing."""
        if cast is None or self.votes is None or (self.against is None and not self.written):
            return None
        return cast - self.votes - (self.against or 0)


class Why(Enum):
    """What became of a name."""

    MAJORITY = "majority"
    MOST_VOTES = "most_votes"  # elected in a vote that has no threshold
    FEWER_AGAINST = "fewer_against"  # elected over one with as many votes
    BELOW = "below"  # fewer votes than are needed
    SEATS_FILLED = "seats_filled"
    TIED = "tied"  # equal at the last seat: a new vote
    WITHDRAWN = "withdrawn"


class Result(NamedTuple):
    """One name in an outcome."""

    tally: Tally
    why: Why

    @property
    def elected(self) -> bool:
        """Whether she is."""
        return self.why in (Why.MAJORITY, Why.MOST_VOTES, Why.FEWER_AGAINST)


class Next(NamedTuple):
    """A vote that follows: its stage, its seats, and the names that stand in it (for open seats: not said)."""

    stage: Stage
    seats: int
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """A decided vote. ``results``: by votes, the most first. ``threshold``: None where the most votes won."""

    seats: int
    threshold: int | None
    results: tuple[Result, ...]

    @property
    def elected(self) -> tuple[str, ...]:
        """The keys of those elected, by votes."""
        return tuple(each.tally.key for each in self.results if each.elected)

    @property
    def tied(self) -> tuple[str, ...]:
        """The keys of those equal at the last seat."""
        return tuple(each.tally.key for each in self.results if each.why is Why.TIED)

    @property
    def contested(self) -> int:
        """For how many seats those equal stand again."""
        return self.seats - len(self.elected) if self.tied else 0

    @property
    def open(self) -> int:
        """缺额: seats that nobody had enough votes for."""
        return self.seats - len(self.elected) - self.contested


class Obstacle(Enum):
    """Why a vote cannot be decided."""

    MISSING = "missing"  # a figure is not filled in
    IMPOSSIBLE = "impossible"  # more void ballots than came back, or a figure below 0
    NO_QUORUM = "no_quorum"
    VOID_VOTE = "void_vote"  # more ballots came back than were given out: 重新选举
    NO_SEATS = "no_seats"
    TWICE = "twice"  # one woman under two names: first to be added together


class Undecided(Exception):
    """There is no outcome; ``obstacle`` says why."""

    def __init__(self, obstacle: Obstacle) -> None:
        super().__init__(obstacle.value)
        self.obstacle = obstacle


def joined(tallies: Iterable[Tally]) -> list[Tally]:
    """The tallies with what was counted for one person under several names added to the first of them, a candidate
    before a written name. A figure that is missing in one is missing in the sum."""
    given = list(tallies)
    order = sorted(range(len(given)), key=lambda at: given[at].written)
    by_person: dict[bytes, int] = {}
    found: dict[int, Tally] = {}
    for at in order:
        each = given[at]
        first = by_person.setdefault(each.person, at) if each.person is not None else at
        if first == at:
            found[at] = each
        else:
            votes = found[first].votes
            total = None if votes is None or each.votes is None else votes + each.votes
            found[first] = replace(found[first], votes=total)
    return [found[at] for at in sorted(found)]


def obstacle(election: Election, ballots: Ballots, tallies: Sequence[Tally]) -> Obstacle | None:
    """What keeps a vote from being decided, the gravest first; None where it can be."""
    due, present = ballots.due, ballots.present
    given = [*vars(ballots).values(), *(n for each in tallies for n in (each.votes, each.against, each.abstained))]
    if any(number is not None and number < 0 for number in given):
        return Obstacle.IMPOSSIBLE
    if election.method is Method.BALLOT:
        if ballots.issued is not None and ballots.returned is not None and ballots.returned > ballots.issued:
            return Obstacle.VOID_VOTE
        if ballots.valid is not None and ballots.valid < 0:
            return Obstacle.IMPOSSIBLE
    if due is not None and present is not None and present < election.rules.quorum(due):
        return Obstacle.NO_QUORUM
    if election.seats < 1:
        return Obstacle.NO_SEATS
    needed = [due, present, ballots.cast(election.method)]
    if election.method is Method.BALLOT:
        needed.append(ballots.issued)
    if None in needed or any(each.votes is None or (each.against is None and not each.written) for each in tallies):
        return Obstacle.MISSING
    known = [each.person for each in tallies if each.person is not None]
    keys = [each.key for each in tallies]
    return Obstacle.TWICE if len(set(known)) < len(known) or len(set(keys)) < len(keys) else None


def decide(election: Election, ballots: Ballots, tallies: Sequence[Tally]) -> Outcome:
    """Who is elected. Raises Undecided where a figure is missing or the vote does not count.

    Those with enough votes take the seats by votes. Names with equal votes compete only where there are more of them
    than seats left: fewer votes against go first by rules that say so, unless one of them was written in, for nobody
    can vote against her, or the vote itself was one among equals.
    """
    stopped = obstacle(election, ballots, tallies)
    if stopped is not None:
        raise Undecided(stopped)
    threshold = threshold_of(election, ballots)
    results: list[Result] = []
    left = election.seats
    stands = [each for each in tallies if not each.withdrawn and _votes(each) >= (threshold or 0)]
    for _, equal in groupby(sorted(stands, key=_votes, reverse=True), key=_votes):
        group = list(equal)
        won = Why.MAJORITY if threshold is not None else Why.MOST_VOTES
        if len(group) > left > 0 and _against_decides(election, group):
            for _, same in groupby(sorted(group, key=_against), key=_against):
                part = list(same)
                why = Why.SEATS_FILLED if not left else Why.FEWER_AGAINST if len(part) <= left else Why.TIED
                results += [Result(each, why) for each in part]
                left = max(0, left - len(part))
        else:
            why = Why.SEATS_FILLED if not left else won if len(group) <= left else Why.TIED
            results += [Result(each, why) for each in group]
            left = max(0, left - len(group))
    placed = {each.tally.key for each in results}
    rest = sorted((each for each in tallies if each.key not in placed), key=_votes, reverse=True)
    results += [Result(each, Why.WITHDRAWN if each.withdrawn else Why.BELOW) for each in rest]
    return Outcome(election.seats, threshold, tuple(results))


def threshold_of(election: Election, ballots: Ballots) -> int | None:
    """How many votes elect; None where the most do, or where it cannot be told yet."""
    cast = ballots.cast(election.method)
    if election.stage in _WITHOUT_THRESHOLD or ballots.due is None or ballots.present is None or cast is None:
        return None
    return election.rules.threshold(ballots.due, ballots.present, cast)


def following(election: Election, outcome: Outcome) -> list[Next]:
    """The votes that follow from an outcome: among the equal, and for open seats where the rules have such a vote."""
    found = [Next(Stage.EQUAL, outcome.contested, outcome.tied)] if outcome.tied else []
    if outcome.open and election.rules.open_seats is OpenSeats.VOTED:
        found.append(Next(Stage.OPEN, outcome.open))
    return found


def again(election: Election, tallies: Iterable[Tally]) -> Next:
    """The vote that follows a void one: the same names for the same seats, on other paper."""
    stands = tuple(each.key for each in tallies if not each.written and not each.withdrawn)
    return Next(Stage.AGAIN, election.seats, stands)


def _votes(tally: Tally) -> int:
    return tally.votes or 0


def _against(tally: Tally) -> int:
    return tally.against or 0


def _against_decides(election: Election, group: Sequence[Tally]) -> bool:
    if election.rules.ties is not Ties.AGAINST or election.stage is Stage.EQUAL:
        return False
    return not any(each.written for each in group)


# --- two passes -------------------------------------------------------------------------------------------------------


def differing(one: Mapping[str, int | None], other: Mapping[str, int | None]) -> list[str]:
    """The cells that two typings of one vote do not give alike, in the order of the first. One that is empty in either
    differs from any number, 0 too; one that neither filled in does not differ."""
    return [cell for cell in {**one, **other} if one.get(cell) != other.get(cell)]


def chosen(
    one: Mapping[str, int | None], other: Mapping[str, int | None], picked: Mapping[str, int]
) -> dict[str, int | None]:
    """The cells on which both agree, and of the differing ones what was ``picked``: None where nothing was yet."""
    open_ = set(differing(one, other))
    return {cell: picked.get(cell) if cell in open_ else one.get(cell) for cell in {**one, **other}}


# --- superseding ------------------------------------------------------------------------------------------------------


def superseded(supersedes: Mapping[bytes, bytes | None]) -> dict[bytes, bytes]:
    """Which elections stand no more, and which stands in their place. ``supersedes``: each election that is here → the
    one whose place it takes. Of two that name the same one the smaller id stands for it (``rivals`` tells of it); of
    those that name each other in a ring the smallest: the same on every laptop."""
    follows: dict[bytes, bytes | None] = dict.fromkeys(supersedes)
    for id_ in sorted(supersedes, reverse=True):
        old = supersedes[id_]
        if old is not None and old in follows:
            follows[old] = id_
    return survivors(follows)


def rivals(supersedes: Mapping[bytes, bytes | None]) -> list[tuple[bytes, ...]]:
    """Elections that take the place of the same one, where there are several: a person names which of them stands."""
    by_old: dict[bytes, list[bytes]] = {}
    for id_ in sorted(supersedes):
        old = supersedes[id_]
        if old is not None:
            by_old.setdefault(old, []).append(id_)
    return [tuple(each) for each in by_old.values() if len(each) > 1]


# --- what a sheet carries ---------------------------------------------------------------------------------------------


def figures_code(election: Election, ballots: Ballots, tallies: Iterable[Tally]) -> str:
    """Eight characters that change with any figure or name of a vote: printed on its result sheet, they tell whether a
    sheet and a locked outcome say the same (F14)."""
    plain: dict[str, Any] = {
        "seats": election.seats,
        "stage": election.stage.value,
        "rules": election.rules.frozen(),
        "ballots": vars(ballots),
        "names": sorted([each.key, each.votes, each.against, each.abstained, each.withdrawn] for each in tallies),
    }
    text = json.dumps(plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:8].upper()

"""清点核对 What stands beside the fields of a counted vote: errors F1–F14 and warnings W1–W7, each with its place.

A check never keeps a figure from being saved; a figure that is not there yet is checked by F9 alone. Codes are the
house's own, numbered as they are printed in the help; their words stand with whoever shows them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final, NamedTuple

from protocol.election_rules import RuleSet
from protocol.elections import Ballots, Election, Method, Mode, Stage, Tally, differing

#: More void ballots than this share of those returned are worth a look (W1), and more missing ones than so many (W2).
VOID_PERCENT: Final = 10
MISSING_BALLOTS: Final = 2


class Finding(NamedTuple):
    """One check that found something. ``place``: the field of ``Ballots``, the key of a tally, or the part of the
    election that it is about; ``numbers``: what its words name, in the order that each check states."""

    code: str
    place: str
    numbers: tuple[int, ...] = ()

    @property
    def error(self) -> bool:
        """Whether locking asks about it."""
        return not self.code.startswith("W")


@dataclass(frozen=True)
class Beside:
    """What a check looks at besides the figures.

    ``workers``: persons who supervise or count; ``second``: the other typing, cell → figure, of cells named as in
    ``cells``; ``printed_code`` and ``code``: what the printed sheet carries, and what the figures give now;
    ``adopted``: the rules as the assembly adopted them; ``matches``: written name → how many women it may mean;
    ``executives``: who may be elected by a plenary, None where anybody may."""

    workers: Collection[bytes] = ()
    second: Mapping[str, int | None] | None = None
    printed_code: str | None = None
    code: str | None = None
    adopted: RuleSet | None = None
    matches: Mapping[str, int] | None = None
    executives: Collection[bytes] | None = None


def cells(ballots: Ballots, tallies: Sequence[Tally]) -> dict[str, int | None]:
    """Every figure of one typing by the name of its cell: a field of ``Ballots``, or ``key.votes``, ``key.against``,
    ``key.abstained``."""
    found: dict[str, int | None] = dict(vars(ballots))
    for each in tallies:
        found[f"{each.key}.votes"] = each.votes
        if not each.written:
            found[f"{each.key}.against"] = each.against
        if each.abstained is not None:
            found[f"{each.key}.abstained"] = each.abstained
    return found


def check(
    election: Election, ballots: Ballots, tallies: Sequence[Tally], beside: Beside | None = None
) -> list[Finding]:
    """All that is found, errors first, in the order of their codes."""
    beside = beside or Beside()
    parts = chain(
        _people(election, ballots),
        _papers(ballots) if election.method is Method.BALLOT else _hands(ballots, tallies),
        _sums(election, ballots, tallies),
        _names(election, tallies, beside),
        _typed(ballots, tallies, beside),
    )
    warned = chain(_warnings(election, ballots, tallies), _warned_of(election, tallies, beside))
    return sorted(chain(parts, warned), key=lambda each: (not each.error, each.code[0], int(each.code[1:])))


def _people(election: Election, ballots: Ballots) -> Iterator[Finding]:
    due, present = ballots.due, ballots.present
    if due is None or present is None:
        return
    if present > due:
        yield Finding("F1", "present", (present, due))
    if (needed := election.rules.quorum(due)) > present:
        yield Finding("F2", "present", (present, needed, needed - present))


def _papers(ballots: Ballots) -> Iterator[Finding]:
    present, printed, issued, returned, void = (
        ballots.present,
        ballots.printed,
        ballots.issued,
        ballots.returned,
        ballots.void,
    )
    if None not in (present, issued) and present != issued:
        yield Finding("F3", "issued", (issued or 0, present or 0))
    if printed is not None and issued is not None:
        spent = issued + (ballots.exchanged or 0) + (ballots.destroyed or 0)
        if (None not in (ballots.exchanged, ballots.destroyed) or spent > printed) and spent != printed:
            yield Finding("F4", "printed", (printed, spent))
    if returned is not None and issued is not None and returned > issued:
        yield Finding("F5", "returned", (returned, issued))
    if void is not None and returned is not None and void > returned:
        yield Finding("F6", "void", (void, returned))


def _hands(ballots: Ballots, tallies: Sequence[Tally]) -> Iterator[Finding]:
    for each in tallies:
        if None in (ballots.present, each.votes, each.against, each.abstained):
            continue
        missing = (ballots.present or 0) - (each.votes or 0) - (each.against or 0) - (each.abstained or 0)
        if missing > 0:
            yield Finding("H1", each.key, (missing,))  # 还有 n 人未计


def _sums(election: Election, ballots: Ballots, tallies: Sequence[Tally]) -> Iterator[Finding]:
    cast = ballots.cast(election.method)
    if cast is None:
        return
    for each in tallies:
        total = (each.votes or 0) + (each.against or 0) + (each.abstained or 0)
        if total > cast:
            yield Finding("F7", each.key, (total, cast))
    votes = sum(each.votes or 0 for each in tallies)
    if votes > cast * election.seats:
        yield Finding("F8", "votes", (votes, cast * election.seats))


def _names(election: Election, tallies: Sequence[Tally], beside: Beside) -> Iterator[Finding]:
    for row, each in enumerate(tallies, 1):
        if each.votes is None or (each.against is None and not each.written):
            yield Finding("F9", each.key, (row,))
        if each.person is None:
            continue
        if not each.written and not each.withdrawn and each.person in beside.workers:
            yield Finding("F11", each.key, (row,))
        if beside.executives is not None and each.person not in beside.executives:
            yield Finding("P5", each.key, (row,))
    standing = sum(not each.written and not each.withdrawn for each in tallies)
    short = standing < election.seats or (standing == election.seats and election.mode is Mode.MORE)
    if short and election.stage not in (Stage.EQUAL, Stage.OPEN):
        yield Finding("F12", "candidates", (standing, election.seats))
    twice = Counter(each.person for each in tallies if each.person is not None)
    first: set[bytes] = set()
    for each in sorted(tallies, key=lambda each: each.written):
        if each.person is not None and twice[each.person] > 1:
            if each.person in first:
                yield Finding("F13", each.key)
            first.add(each.person)


def _typed(ballots: Ballots, tallies: Sequence[Tally], beside: Beside) -> Iterator[Finding]:
    if beside.second is not None:
        own = cells(ballots, tallies)
        for cell in differing(own, beside.second):
            both = (own.get(cell), beside.second.get(cell))
            yield Finding("F10", cell, tuple(each for each in both if each is not None))
    if beside.printed_code is not None and beside.code is not None and beside.printed_code != beside.code:
        yield Finding("F14", "code")


def _warnings(election: Election, ballots: Ballots, tallies: Sequence[Tally]) -> Iterator[Finding]:
    issued, returned, void = ballots.issued, ballots.returned, ballots.void
    if election.method is Method.BALLOT and returned is not None:
        if void is not None and void * 100 > returned * VOID_PERCENT:
            yield Finding("W1", "void", (void, returned))
        if issued is not None and issued - returned > MISSING_BALLOTS:
            yield Finding("W2", "returned", (issued - returned,))
    candidates = [each for each in tallies if not each.written]
    standing = sum(not each.withdrawn for each in candidates)
    wanted = election.rules.surplus_for(election.seats)
    if election.mode is Mode.MORE and election.seats < standing < election.seats + wanted:
        yield Finding("W3", "candidates", (standing - election.seats, wanted))
    votes = [each.votes for each in candidates]
    by_list = election.method is Method.HANDS and election.rules.hands_for_list
    if len(votes) > 1 and None not in votes and len(set(votes)) == 1 and not by_list:
        yield Finding("W4", "votes", (votes[0] or 0,))
    for each in candidates:
        if each.votes == 0 and not each.withdrawn:
            yield Finding("W5", each.key)


def _warned_of(election: Election, tallies: Sequence[Tally], beside: Beside) -> Iterator[Finding]:
    for each in tallies:
        if each.written and each.person is None and (count := (beside.matches or {}).get(each.key, 0)) > 1:
            yield Finding("W6", each.key, (count,))
    if beside.adopted is not None and beside.adopted != election.rules:
        yield Finding("W7", "rules")

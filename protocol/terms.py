"""届次与任职 Terms and posts by their dates: when a term is due, who is in office on a day, what stands vacant, ages.

Nothing here is stored: a term does not become overdue, and a post does not end, by a job that runs at night. Days are
ISO text, which may be partial (``2026``, ``2026-03``): a post then begins with the first day of it and ends with the
last. Who is meant by a person's id (rows of one woman made one) is for the caller to say.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from itertools import zip_longest
from typing import Any, Final, NamedTuple

#: The posts whose holders make up an executive committee: chair, vice chairs and standing members belong to it.
EXECUTIVE: Final = ("P1", "P2", "P3", "P4")
CHAIR: Final = "P1"
DELEGATE: Final = "P5"
#: Of whom ``village_seat`` says that she sits in the committees of her gacha or sumu (进两委), or among their leaders.
LEADING: Final = ("branch", "committee", "both", "party_member", "group_member")
#: 席位制: a seat of a unit, whoever holds its office.
EX_OFFICIO: Final = "S1"
#: How long a term is where nothing else is said.
LENGTH_YEARS: Final = 5
#: 35岁以下, with the limit itself, where nothing else is said.
YOUNG: Final = 35
#: So many days before a term is due it is told of, the last of them the most urgent, where nothing else is said.
WARNINGS: Final = (180, 90, 30)


@lru_cache(maxsize=4096)  # the same days of the same posts, month after month of a year
def first_day(iso: str | None) -> date | None:
    """The first day that a date may mean; None of none, or of what is no date."""
    try:
        year, month, day = [*map(int, (iso or "").split("-")), 1, 1][:3]
        return date(year, month, day)
    except ValueError:
        return None


def last_day(iso: str | None) -> date | None:
    """The last day that a date may mean; None of none, or of what is no date."""
    first = first_day(iso)
    if first is None or iso is None:
        return None
    if len(iso) == 4:
        return first.replace(month=12, day=31)
    return first.replace(day=monthrange(first.year, first.month)[1]) if len(iso) == 7 else first


def years_after(day: date, years: int) -> date | None:
    """The same day so many years later; of 29 February the 28th where there is none. None past the last year."""
    if not date.min.year <= day.year + years <= date.max.year:
        return None
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def works_on(closed_on: str | None, merged_into: bytes | None, day: date, exists_since: str | None = None) -> bool:
    """Whether an organisation is there on a day: neither closed nor merged by then, and there already, where it is
    written since when it is. A merger of which no day is written always was."""
    closed, begun = first_day(closed_on), first_day(exists_since)
    if begun is not None and day < begun:
        return False
    return merged_into is None if closed is None else closed > day


# --- terms ------------------------------------------------------------------------------------------------------------


class Stage(Enum):
    """Where a term stands on a day."""

    AHEAD = "ahead"  # its congress is still to come
    RUNNING = "running"
    NEAR = "near"  # due within the first warning
    OVERDUE = "overdue"
    ENDED = "ended"
    UNDATED = "undated"


@dataclass(frozen=True)
class TermDays:
    """The days of a term as they were written down; ``due``, ``extended_to``: typed over what follows from others."""

    org: bytes
    start: str | None = None
    length_years: int | None = None
    due: str | None = None
    extended_to: str | None = None
    ended_on: str | None = None

    @classmethod
    def of(cls, record: Mapping[str, Any]) -> TermDays:
        """Those of a row of the kind ``term``."""
        given = {name: record.get(name) for name in cls.__dataclass_fields__}
        return cls(**{name: value for name, value in given.items() if value is not None})

    def due_on(self, usual: int = LENGTH_YEARS) -> date | None:
        """届满日: the day that was typed, else the congress's day after so many years; None where neither is known."""
        typed = first_day(self.due)
        start = first_day(self.start)
        if typed is not None or start is None:
            return typed
        length = usual if self.length_years is None else self.length_years
        return years_after(start, length) if 0 < length < 100 else None

    def runs_to(self, usual: int = LENGTH_YEARS) -> date | None:
        """The last day of it: what it was extended to, else when it is due."""
        return first_day(self.extended_to) or self.due_on(usual)

    def left(self, day: date, usual: int = LENGTH_YEARS) -> int | None:
        """How many days are left (剩 n 天); below 0 so many it is over its time (超期 n 天); None where not known."""
        end = self.runs_to(usual)
        return None if end is None else (end - day).days

    def stage(self, day: date, usual: int = LENGTH_YEARS, near: int = WARNINGS[0]) -> Stage:
        """Where it stands on a day; it is near its end from ``near`` days before on. A term of which no end is written
        runs on, however long it is overdue."""
        start, ended = first_day(self.start), first_day(self.ended_on)
        if ended is not None and ended <= day:
            return Stage.ENDED
        if start is not None and start > day:
            return Stage.AHEAD
        left = self.left(day, usual)
        if left is None:
            return Stage.UNDATED
        return Stage.OVERDUE if left < 0 else Stage.NEAR if left <= near else Stage.RUNNING


def warned(left: int, warnings: Sequence[int] = WARNINGS) -> int | None:
    """Within which of the warnings (days) a term is due: the smallest; 0 once it is overdue, None where none is
    reached."""
    return 0 if left < 0 else min((each for each in warnings if left <= each), default=None)


def ends_with(terms: Sequence[TermDays]) -> list[TermDays]:
    """The terms of one organisation, each ended by the next one's congress where that came before its end: a new
    congress ends the term before it, whenever that was due."""
    known = sorted((each for each in terms if first_day(each.start)), key=lambda each: each.start or "")
    found: list[TermDays] = []
    for each, following in zip_longest(known, known[1:]):
        ended, begins = first_day(each.ended_on), first_day(following.start) if following else None
        if following is not None and begins is not None and (ended is None or begins < ended):
            each = TermDays(each.org, each.start, each.length_years, each.due, each.extended_to, following.start)
        found.append(each)
    return [*found, *(each for each in terms if not first_day(each.start))]


# --- who is in office -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Held:
    """A post as it was written down. ``person``: who stands for her."""

    id: bytes
    person: bytes
    org: bytes
    post: str
    engagement: str | None = None
    since: str | None = None
    until: str | None = None
    seat: bytes | None = None
    unit: bytes | None = None
    sector: str | None = None
    how: str | None = None
    term: bytes | None = None

    def covers(self, day: date) -> bool:
        """Whether it is held on a day by its own dates: both ends are counted, one that is to come ends nothing."""
        since, until = first_day(self.since), last_day(self.until)
        return (since is None or since <= day) and (until is None or day <= until)


def in_office(held: Iterable[Held], day: date) -> list[Held]:
    """Who holds what on a day, as given. Where one ends on the day on which another begins in the same place (a chair,
    or a seat), it is the later one's: there is one chair on any day."""
    now = [each for each in held if each.covers(day)]
    begun = {(*_place(each), each.id) for each in now if _place(each) and first_day(each.since) == day}
    places = {place[:-1] for place in begun}
    return [
        each
        for each in now
        if not (_place(each) in places and last_day(each.until) == day and first_day(each.since) != day)
    ]


def _place(held: Held) -> tuple[bytes, ...]:
    """What only one person at a time can hold; () of a post that several hold beside each other."""
    if held.post == CHAIR:  # whether her seat was written down or not: there is one
        return (held.org,)
    return () if held.seat is None else (held.org, held.seat)


def executives(held: Iterable[Held], org: bytes | None = None) -> set[bytes]:
    """执委: the different persons with a post P1 to P4, of one organisation or of any. A chair needs no second row."""
    return {each.person for each in held if each.post in EXECUTIVE and org in (None, each.org)}


class Heads(NamedTuple):
    """人数 and 职数: different persons, and what they hold, each organisation by itself."""

    people: int
    posts: int


def heads(held: Iterable[Held], posts: Collection[str] = EXECUTIVE) -> Heads:
    """Counts persons, and persons in organisations: whoever sits in two is one person and two posts."""
    pairs = {(each.org, each.person) for each in held if each.post in posts}
    return Heads(len({person for _, person in pairs}), len(pairs))


def highest(held: Iterable[Held]) -> list[Held]:
    """Of each person in each organisation the row that says what she is there: a chair's second row as executive member
    says nothing more. Delegates are counted beside."""
    found: dict[tuple[bytes, bytes, bool], Held] = {}
    for each in held:
        key = (each.org, each.person, each.post == DELEGATE)
        if key not in found or each.post < found[key].post:
            found[key] = each
    return list(found.values())


# --- planned and vacant -----------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Planned:
    """A line of an establishment (名额): so many seats; None in what it does not say."""

    id: bytes
    org: bytes
    post: str
    planned: int
    engagement: str | None = None
    seat_kind: str | None = None
    unit: bytes | None = None
    field: str | None = None


@dataclass(frozen=True)
class Filled:
    """A line of an establishment with who sits there; ``over``: how many more than were planned."""

    line: Planned
    holders: tuple[Held, ...]

    @property
    def vacant(self) -> int:
        """How many seats nobody holds."""
        return max(0, self.line.planned - len(self.holders))

    @property
    def over(self) -> int:
        """How many hold a seat that was not planned."""
        return max(0, len(self.holders) - self.line.planned)


def filled(lines: Sequence[Planned], now: Iterable[Held]) -> list[Filled]:
    """Lines with who sits on them, from those in office. Whoever was given a seat sits there; the others take the first
    line that they fit on and that is not full, the strictest lines first; of those who are too many the last line that
    they fit on. An ex-officio seat (S1) is nobody else's: without a holder of its unit it stands vacant."""
    sits: dict[bytes, list[Held]] = {line.id: [] for line in lines}
    ranked = sorted(lines, key=lambda line: -sum(map(bool, (line.unit, line.engagement, line.field))))
    waiting: list[Held] = []
    for each in highest(now):
        if each.seat in sits:
            sits[each.seat].append(each)
        else:
            waiting.append(each)
    for each in waiting:
        fits = [line for line in ranked if _fits(line, each)]
        free = next((line for line in fits if len(sits[line.id]) < line.planned), None)
        if free is not None or fits:
            sits[(free or fits[-1]).id].append(each)
    return [Filled(line, tuple(sits[line.id])) for line in lines]


def _fits(line: Planned, held: Held) -> bool:
    if line.seat_kind == EX_OFFICIO and (line.unit is None or line.unit != held.unit):
        return False
    pairs = ((line.engagement, held.engagement), (line.unit, held.unit), (line.field, held.sector))
    return (line.org, line.post) == (held.org, held.post) and all(want in (None, has) for want, has in pairs)


# --- ages -------------------------------------------------------------------------------------------------------------


class Age(NamedTuple):
    """Completed years; ``about``: only the year of birth is known."""

    years: int
    about: bool = False


def age_on(birth: str | None, day: date) -> Age | None:
    """How old somebody is on a day: by a full date completed years, by year and month with this month counted as over,
    by the year alone the difference (约). None where the birth is not known, or to come."""
    born = first_day(birth)
    if born is None or birth is None or born > day:
        return None
    years = day.year - born.year
    if len(birth) == 4:
        return Age(years, about=True)
    reached = (day.month, day.day) >= (born.month, born.day) if len(birth) == 10 else day.month >= born.month
    return Age(years if reached else years - 1)

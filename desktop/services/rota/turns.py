"""The turns of a year: their days, who has which, how each stands on a day, whom to ask for one nobody has; pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from protocol.terms import last_day

_HALVES: Final = ("上半月", "下半月")


class Span(NamedTuple):
    """The days of one turn, both counted, and what it is called."""

    starts: date
    ends: date
    name: str


class Turn(NamedTuple):
    """A turn as it stands. ``planned``: who the rota gave it to; ``holder``: who has it after the swaps, None where
    nobody; ``kept``: whether something of it was written down, or its meeting held; ``handed``: whether it was handed
    over."""

    id: bytes
    rota: bytes
    starts: date
    ends: date
    name: str
    planned: bytes | None
    holder: bytes | None
    kept: bool = False
    handed: bool = False

    def state(self, today: date) -> str:
        """A code of ``turn_state``."""
        if self.ends < today:
            return "handed" if self.handed else "kept" if self.kept else "bare"
        if self.holder is None:
            return "vacant"
        return "running" if self.starts <= today else "coming"


class Swap(NamedTuple):
    """From a day (ISO) on somebody else takes a turn."""

    turn: bytes
    swapped_on: str
    id: bytes
    person: bytes | None


def spans(year: int, unit: str) -> list[Span]:
    """The turns that a year has by a unit of ``rota_unit``. A week begins on its Monday and belongs to that day's
    year. None of a unit that only a newer version knows. Raises ValueError for a year that no date can have."""
    return list(_UNITS[unit](year)) if unit in _UNITS else []


def _months(year: int) -> Iterator[Span]:
    for month in range(1, 13):
        yield Span(date(year, month, 1), _end(year, month), f"{year}年{month}月")


def _quarters(year: int) -> Iterator[Span]:
    for quarter in range(1, 5):
        yield Span(date(year, 3 * quarter - 2, 1), _end(year, 3 * quarter), f"{year}年第{quarter}季度")


def _half_months(year: int) -> Iterator[Span]:
    for month in range(1, 13):
        yield Span(date(year, month, 1), date(year, month, 15), f"{year}年{month}月{_HALVES[0]}")
        yield Span(date(year, month, 16), _end(year, month), f"{year}年{month}月{_HALVES[1]}")


def _weeks(year: int) -> Iterator[Span]:
    first = date(year, 1, 1)
    monday, number = first + timedelta(days=-first.weekday() % 7), 1
    while monday.year == year:
        last = monday + timedelta(days=6)
        days = f"{monday.month}月{monday.day}日—{last.month}月{last.day}日"
        yield Span(monday, last, f"{year}年第{number}周（{days}）")
        monday, number = monday + timedelta(days=7), number + 1


_UNITS: Final[dict[str, Callable[[int], Iterator[Span]]]] = {
    "month": _months,
    "quarter": _quarters,
    "half_month": _half_months,
    "week": _weeks,
}


def _end(year: int, month: int) -> date:
    found = last_day(f"{year:04}-{month:02}")
    assert found is not None
    return found


def shared_out(free: Sequence[Span], members: Sequence[bytes]) -> list[tuple[Span, bytes | None]]:
    """The turns one after the other, the members in their order again and again; of no members nobody's."""
    return [(span, members[at % len(members)] if members else None) for at, span in enumerate(free)]


def free_of(wanted: Iterable[Span], standing: Iterable[tuple[date, date]]) -> list[Span]:
    """Those of which no day stands in a turn already."""
    taken = list(standing)
    return [span for span in wanted if not any(span.starts <= last and first <= span.ends for first, last in taken)]


def holder_of(planned: bytes | None, swaps: Iterable[Swap]) -> bytes | None:
    """Who has a turn: whom the last swap names, else whom the rota gave it to."""
    last = max(swaps, key=lambda each: (each.swapped_on, each.id), default=None)
    return planned if last is None else last.person


def proposal(
    turn: Turn, turns: Iterable[Turn], members: Sequence[bytes], is_free: Callable[[bytes, date], bool]
) -> bytes | None:
    """Whom to ask for a turn that nobody has: of the members who may have it on its first day the one with the fewest
    turns, the first in the rota's order where several have as many. None where there is nobody."""
    counted = Counter(each.holder for each in turns if each.id != turn.id)
    asked = [her for her in members if is_free(her, turn.starts)]
    return min(asked, key=lambda her: (counted[her], members.index(her)), default=None)

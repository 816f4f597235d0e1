"""报表期 The periods that figures are counted over: working months by closing day, and what is made of them.

A **working month** runs from the day after the last closing day to this one and is named by the month it closes in
(closing day 25: 2026-11 is 26 Oct – 25 Nov); a quarter, a half and a year are their working months. Days are counted
once: where the closing day changes, the month of the change is longer or shorter.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

_KEY = re.compile(r"(?P<year>[1-9][0-9]{3})(?:-(?P<month>[01][0-9])|-(?P<letter>[QH])(?P<part>[1-4]))?")

#: The closing day of a working month, by the first day of the month that it is named after.
Closing = Callable[[date], int]


class Span(Enum):
    """How long a period is, in working months."""

    MONTH = 1
    QUARTER = 3
    HALF = 6
    YEAR = 12


@dataclass(frozen=True)
class Period:
    """``first`` to ``last``, both counted; named by the month that it closes in."""

    first: date
    last: date

    @property
    def year(self) -> int:
        """The year that the period closes in."""
        return self.last.year

    @property
    def month(self) -> int:
        """The month that the period closes in."""
        return self.last.month

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.last - self.first).days + 1

    def holds(self, day: date) -> bool:
        """Whether a day falls into it."""
        return self.first <= day <= self.last


class Term(NamedTuple):
    """A period by its name: the ``number``-th (from 1) of its ``span`` in a ``year``."""

    span: Span
    year: int
    number: int

    @property
    def last_month(self) -> int:
        """The month that it closes in, 1 to 12."""
        return self.number * self.span.value

    @property
    def key(self) -> str:
        """``2026-11``, ``2026-Q4``, ``2026-H2``, ``2026``: its name in rows and files."""
        after = {Span.MONTH: f"-{self.number:02}", Span.QUARTER: f"-Q{self.number}", Span.HALF: f"-H{self.number}"}
        return f"{self.year}{after.get(self.span, '')}"

    @classmethod
    def of_key(cls, key: object) -> Term | None:
        """The term of such a name; None of anything else."""
        found = _KEY.fullmatch(key) if isinstance(key, str) else None
        if found is None:
            return None
        span = {"": Span.MONTH if found["month"] else Span.YEAR, "Q": Span.QUARTER, "H": Span.HALF}[
            found["letter"] or ""
        ]
        number = int(found["part"] or found["month"] or 1)
        return cls(span, int(found["year"]), number) if 1 <= number <= 12 // span.value else None

    def step(self, by: int) -> Term:
        """The one so many later; earlier below 0."""
        a_year = 12 // self.span.value
        years, number = divmod(self.number - 1 + by, a_year)
        return Term(self.span, self.year + years, number + 1)

    def a_year_before(self) -> Term:
        """The same of the year before."""
        return self._replace(year=self.year - 1)

    def as_long_as(self, span: Span) -> Term:
        """The one of another length that this one closes in: November is in the fourth quarter."""
        return Term(span, self.year, (self.last_month - 1) // span.value + 1)

    def period(self, closing: Closing) -> Period:
        """Its days."""
        return months(self.year, self.last_month - self.span.value + 1, self.last_month, closing)

    def to_date(self, closing: Closing) -> Period:
        """The year's days from its first working month to this one's end (本年累计)."""
        return months(self.year, 1, self.last_month, closing)


def months(year: int, first: int, last: int, closing: Closing) -> Period:
    """The working months ``first`` to ``last`` (1 to 12) of a year, as one period."""
    before = _closes(year - (first == 1), 12 if first == 1 else first - 1, closing)
    return Period(before + timedelta(days=1), _closes(year, last, closing))


def month_of(day: date, closing: Closing) -> Term:
    """The working month that a day falls into."""
    if day <= _closes(day.year, day.month, closing):
        return Term(Span.MONTH, day.year, day.month)
    return Term(Span.MONTH, day.year, day.month).step(1)


def _closes(year: int, month: int, closing: Closing) -> date:
    first = date(year, month, 1)
    following = date(year + (month == 12), month % 12 + 1, 1)
    return min(first + timedelta(days=closing(first) - 1), following - timedelta(days=1))

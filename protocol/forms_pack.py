"""口径包 How a township counts and reports: on which day months close, when reports are due, the targets of a year.

A banner gives its townships one pack, so that they count alike. It is one JSON value from a day on; a later one takes
its place from its own day, and what was frozen stays. Source: the domain's rules common to all figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from protocol.figures import FIGURES, Time

#: The shape of the value; one of a newer shape is not read by an older program.
FORMAT: Final = 1
#: The most characters of its name, version and office.
MOST_WORDS: Final = 80
#: The most of a target.
MOST_TARGET: Final = 10_000_000
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
#: What may have a target of the year: what is done in it, not what stands on a day, and no share.
WITH_TARGET: Final = tuple(
    id_ for id_, figure in FIGURES.items() if figure.time in (Time.FLOW, Time.DISTINCT) and figure.dated_by
)


class PackError(ValueError):
    """Why a value is no pack: ``shape``, ``newer``, or the name of the part that is wrong."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


@dataclass(frozen=True)
class Pack:
    """``closing``: the last day of a month's report, 1 to 31; ``due``: day and local time by which it is to be there,
    of the month that it closes in, of the next one where that day is not after the closing day; None where nobody
    says. ``targets``: figure → number of the year."""

    name: str
    version: str
    office: str = ""
    closing: int = 25
    due: tuple[int, str] | None = None
    targets: Mapping[str, int] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Name and version, as papers say it."""
        return f"{self.name} {self.version}".strip()

    def due_on(self, last: date) -> tuple[date, str] | None:
        """The day and time by which the report of a period is due that ends on ``last``."""
        if self.due is None:
            return None
        day, clock = self.due
        month = last.replace(day=1)
        found = _day_of(month, day)
        return (found if found > last else _day_of((month + timedelta(days=32)).replace(day=1), day)), clock

    def plain(self) -> dict[str, Any]:
        """As it stands in its row and in a file."""
        return {
            "format": FORMAT,
            "name": self.name,
            "version": self.version,
            "office": self.office,
            "closing": self.closing,
            "due": None if self.due is None else list(self.due),
            "targets": dict(self.targets),
        }

    @classmethod
    def of_plain(cls, value: Any) -> Pack:
        """What a row or a file holds. Raises PackError."""
        if not isinstance(value, Mapping) or type(value.get("format")) is not int:
            raise PackError("shape")
        if value["format"] != FORMAT:
            raise PackError("newer")
        due = value.get("due")
        if due is not None:
            if (
                not isinstance(due, list)
                or len(due) != 2
                or not isinstance(due[1], str)
                or not _CLOCK.fullmatch(due[1])
            ):
                raise PackError("due")
            due = (_day(due[0], "due"), due[1])
        targets = value.get("targets")
        if not isinstance(targets, Mapping) or not all(
            isinstance(id_, str) and is_line(id_) and type(number) is int and 0 < number <= MOST_TARGET
            for id_, number in targets.items()
        ):
            raise PackError("targets")
        if len(targets) > len(WITH_TARGET) + 100:
            raise PackError("targets")
        name = _words(value, "name")
        if not name:
            raise PackError("name")
        return cls(
            name,
            _words(value, "version"),
            _words(value, "office"),
            _day(value.get("closing"), "closing"),
            due,
            dict(targets),
        )


def is_line(words: str) -> bool:
    """Whether words from a file are a line that may be kept: short, without control characters and halves of
    characters, which no server takes."""
    return len(words) <= MOST_WORDS and not any(letter < " " or "\ud800" <= letter <= "\udfff" for letter in words)


def _words(value: Mapping[str, Any], part: str) -> str:
    words = value.get(part)
    if not isinstance(words, str) or not is_line(words):
        raise PackError(part)
    return words.strip()


def _day(value: Any, part: str) -> int:
    if type(value) is not int or not 1 <= value <= 31:
        raise PackError(part)
    return value


def _day_of(month: date, day: int) -> date:
    last = (month + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    return month.replace(day=min(day, last.day))

"""口径包 How a township counts and reports: when a report closes, when it is due and what it asks for, the targets of a
year, what is looked through, and the words that only this place sorts by.

A banner gives its townships one pack, so that they count alike. It is one JSON value from a day on; a later one takes
its place from its own day, and what was frozen stays. Source: the domain's rules common to all figures.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from protocol.figures import FIGURES, Taken, Time
from protocol.periods import Span

#: The shapes of the value; one of a newer shape is not read by an older program. A pack that says nothing of a later
#: one's parts is written in an earlier: the same value as before, by which older programs go on counting.
FORMAT: Final = 3
_FIRST, _LISTS_FORMAT = 1, 2
#: The most characters of its name, version and office.
MOST_WORDS: Final = 80
#: The most of a target.
MOST_TARGET: Final = 10_000_000
#: The most lines of a checklist, and words of a table; the most of such lists and of forms with a closing day.
MOST_LINES: Final = 60
MOST_LISTS: Final = 100
#: 上报前核对 and 妇女之家阵地: the checklists that are shown somewhere.
REPORT_LIST: Final = "report"
HOME_LIST: Final = "home"
#: 六有: what a home is looked through for where the pack names nothing else (HOME_LIST), and its name.
HOME_LIST_TITLE: Final = "六有"
SIX_THINGS: Final = ("有场所", "有设施", "有计划", "有制度", "有活动", "有效果")
#: Rules of women's homes, as they are where the pack says nothing: within how many months a home of a kind is to hold
#: something (0: it owes nothing), after how many days without it is quiet, how many volunteers and books it is to have;
#: the points of its self-assessment and from how many of them on it has so many stars. All are proposals.
HOME_RULES: Final[Mapping[str, int]] = {
    "H10": 1,
    "H20": 1,
    "H30": 1,
    "H40": 3,
    "H50": 0,
    "H60": 3,
    "quiet": 60,
    "volunteers": 1,
    "books": 10,
    "points_place": 20,
    "points_books": 20,
    "points_people": 15,
    "points_activities": 30,
    "points_effect": 15,
    "star_5": 90,
    "star_4": 80,
    "star_3": 70,
    "star_2": 60,
    "star_1": 50,
}
MOST_RULE: Final = 1000
#: Tables of codes to which a township may add words of its own. Such a word is its own code, so that papers, files and
#: other laptops need no table to read it.
WITH_LOCAL: Final = ("visit_target", "carrier", "award_level")
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
#: What may have a target of the year: what is done in it, not what stands on a day, no share and no days.
WITH_TARGET: Final = tuple(
    id_
    for id_, figure in FIGURES.items()
    if figure.time in (Time.FLOW, Time.DISTINCT) and figure.dated_by and figure.taken is Taken.SUM
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
    says. ``targets``: figure → number of the year.

    ``closings``: reports and forms that close on another day than months do: the name of a span (``year``), or an
    office's form by its name → 1 to 31. ``asks``: the name of a span → the figures that its report asks for, in their
    order; all of them where it names none. ``checklists``: REPORT_LIST, HOME_LIST → what is looked through.
    ``codes``: a table of WITH_LOCAL → the place's own words for it. ``homes``: rules of HOME_RULES that are otherwise
    here. Names that are not known here are kept: a newer
    program has them.
    """

    name: str
    version: str
    office: str = ""
    closing: int = 25
    due: tuple[int, str] | None = None
    targets: Mapping[str, int] = field(default_factory=dict)
    closings: Mapping[str, int] = field(default_factory=dict)
    asks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    checklists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    codes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    homes: Mapping[str, int] = field(default_factory=dict)

    def closing_of(self, *forms: str) -> int:
        """The last day of a form's term: of the first of these that the pack names, else of months."""
        return next((self.closings[form] for form in forms if form in self.closings), self.closing)

    def asked(self, span: Span) -> tuple[str, ...]:
        """The figures that the report of a span asks for, of those that this program counts; all where it names none,
        or none that is known here."""
        return tuple(id_ for id_ in self.asks.get(span_name(span), ()) if id_ in FIGURES) or tuple(FIGURES)

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
        lists = {"asks": self.asks, "checklists": self.checklists, "codes": self.codes}
        more: dict[str, Any] = {
            part: {name: list(lines) for name, lines in found.items()} for part, found in lists.items() if found
        }
        if self.closings:
            more["closings"] = dict(self.closings)
        return {
            "format": FORMAT if self.homes else _LISTS_FORMAT if more else _FIRST,
            "name": self.name,
            "version": self.version,
            "office": self.office,
            "closing": self.closing,
            "due": None if self.due is None else list(self.due),
            "targets": dict(self.targets),
            **more,
            **({"homes": dict(self.homes)} if self.homes else {}),
        }

    @classmethod
    def of_plain(cls, value: Any) -> Pack:
        """What a row or a file holds. Raises PackError."""
        if not isinstance(value, Mapping) or type(value.get("format")) is not int:
            raise PackError("shape")
        if not _FIRST <= value["format"] <= FORMAT:
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
            _closings(value.get("closings", {})),
            _lists(value, "asks"),
            _lists(value, "checklists"),
            _lists(value, "codes"),
            _home_rules(value.get("homes", {})),
        )


def span_name(span: Span) -> str:
    """``month``, ``quarter``, ``half``, ``year``: the report of a span, as a pack names it."""
    return span.name.lower()


def is_line(words: str) -> bool:
    """Whether words from a file are a line that may be kept: short, without control characters and halves of
    characters, which no server takes."""
    return len(words) <= MOST_WORDS and not any(letter < " " or "\ud800" <= letter <= "\udfff" for letter in words)


def _says(words: str) -> bool:
    return is_line(words) and words == words.strip() != ""


def _closings(value: Any) -> dict[str, int]:
    if not isinstance(value, Mapping) or len(value) > MOST_LISTS:
        raise PackError("closings")
    if not all(isinstance(name, str) and _says(name) for name in value) or span_name(Span.MONTH) in value:
        raise PackError("closings")
    return {name: _day(day, "closings") for name, day in value.items()}


def _home_rules(value: Any) -> dict[str, int]:
    if not isinstance(value, Mapping) or len(value) > MOST_LISTS:
        raise PackError("homes")
    if not all(
        isinstance(name, str) and _says(name) and type(number) is int and 0 <= number <= MOST_RULE
        for name, number in value.items()
    ):
        raise PackError("homes")
    return dict(value)


def _lists(value: Mapping[str, Any], part: str) -> dict[str, tuple[str, ...]]:
    """Lists of lines by name, each line once; those that are empty are left out."""
    found = value.get(part, {})
    if not isinstance(found, Mapping) or len(found) > MOST_LISTS:
        raise PackError(part)
    for name, lines in found.items():
        if not isinstance(name, str) or not _says(name) or not isinstance(lines, list) or len(lines) > MOST_LINES:
            raise PackError(part)
        if not all(isinstance(line, str) and _says(line) for line in lines):
            raise PackError(part)
    return {name: tuple(dict.fromkeys(lines)) for name, lines in found.items() if lines}


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

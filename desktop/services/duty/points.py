"""履职积分 Points of an executive's year by a table of items; pure.

A table either adds points up (a base, what is added, what is taken off) or is a list of targets, of which so many are
reached. The tables here are presets from places that published theirs; none is on until a township takes it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

BASE, PLUS, MINUS, TARGET = "base", "plus", "minus", "target"
CONFIRMED: Final = "confirmed"
#: The most that a table may say of an item.
MOST_POINTS, MOST_LEAST = 1000, 10_000


class Item(NamedTuple):
    """An item of a table. ``points``: of one; with ``least`` above 1 or in the base of all of them together, once there
    are so many; ``cap``: the most that they give, 0 for no end."""

    code: str
    part: str
    points: int = 0
    cap: int = 0
    least: int = 1

    @property
    def once(self) -> bool:
        """Whether it gives its points once, however many there are."""
        return self.part in (BASE, TARGET) or self.least > 1


@dataclass(frozen=True)
class Table:
    """``grades``: from how many points on a year is excellent, good, passed; () of a table of targets."""

    preset: str
    items: tuple[Item, ...]
    grades: tuple[int, ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether there is a sum; else so many targets of so many."""
        return bool(self.grades)


GRADES: Final = ("excellent", "good", "passed")
#: 沈阳's rules by the calendar year; contact models of 五原 (一带十), 莆田 (12621), 梧州 (1+10+N), and 五个一, whose
#: wording varies.
PRESETS: Final[Mapping[str, Table]] = {
    table.preset: table
    for table in (
        Table(
            "points",
            (
                *(Item(code, BASE, 12) for code in ("self_study", "meeting", "group", "file", "report")),
                Item("survey", PLUS, 5, 10),
                Item("links", PLUS, 5, 5, 10),
                Item("real", PLUS, 5, 15),
                Item("project", PLUS, 10, 10),
                Item("honour", PLUS, 5, 5),
                Item("no_meeting", MINUS, 10, 10),
                Item("neglect", MINUS),
            ),
            (90, 70, 60),
        ),
        Table("one_ten", (Item("links", TARGET, least=10),)),
        Table(
            "p12621",
            (
                Item("point_day", TARGET, least=12),
                Item("links", TARGET, least=6),
                Item("poor", TARGET, least=2),
                Item("real", TARGET),
            ),
        ),
        Table("one_ten_n", (Item("survey", TARGET), Item("links", TARGET, least=10))),
        Table("five_ones", tuple(Item(code, TARGET) for code in ("listen", "visit", "survey", "real", "teach"))),
    )
}


class Entry(NamedTuple):
    """Something that was written down of her year. ``points``: typed in the place of the item's."""

    item: str
    points: int | None
    state: str

    @property
    def counts(self) -> bool:
        """What she told herself waits until somebody confirms it."""
        return self.state == CONFIRMED


class Line(NamedTuple):
    """An item of her year: how many there are, what that gives (below 0 of what is taken off)."""

    item: Item
    number: int
    points: int

    @property
    def reached(self) -> bool:
        """Whether there are as many as are asked."""
        return self.number >= self.item.least


@dataclass(frozen=True)
class Score:
    """Her year by a table. ``waiting``: how much was told and is not confirmed yet."""

    table: Table
    lines: tuple[Line, ...]
    waiting: int

    @property
    def total(self) -> int:
        """The sum of all points, never below 0."""
        return max(0, sum(line.points for line in self.lines))

    @property
    def grade(self) -> str:
        """等次; "" of a table of targets."""
        if not self.table.adds_up:
            return ""
        return next((g for g, least in zip(GRADES, self.table.grades, strict=True) if self.total >= least), "failed")

    @property
    def reached(self) -> int:
        """How many targets are reached."""
        return sum(line.reached for line in self.lines)

    def part(self, part: str) -> int:
        """The points of a part of the sum."""
        return sum(line.points for line in self.lines if line.item.part == part)

    @property
    def words(self) -> str:
        """80, or of targets 3/4."""
        return str(self.total) if self.table.adds_up else f"{self.reached}/{len(self.lines)}"


def score(table: Table, facts: Mapping[str, int], entries: Iterable[Entry]) -> Score:
    """Her year: ``facts`` says how many of an item other records show, ``entries`` are what was written down."""
    given = list(entries)
    counting: dict[str, list[Entry]] = {}
    for entry in given:
        if entry.counts:
            counting.setdefault(entry.item, []).append(entry)
    lines = tuple(_line(item, facts.get(item.code, 0), counting.get(item.code, ())) for item in table.items)
    return Score(table, lines, sum(not entry.counts for entry in given))


def _line(item: Item, shown: int, entries: Iterable[Entry]) -> Line:
    given = list(entries)
    typed = sum(entry.points for entry in given if entry.points is not None)
    alike = shown + sum(entry.points is None for entry in given)
    count = shown + len(given)
    if item.once:
        points = typed + (item.points if count >= item.least and not typed else 0)
    else:
        points = typed + item.points * alike
    most = item.cap or (item.points if item.part == BASE else 0)
    points = min(points, most) if most else points
    return Line(item, count, -points if item.part == MINUS else points)


# --- as a township's setting ------------------------------------------------------------------------------------------


def plain(table: Table | None) -> dict[str, Any]:
    """As it stands in the township's setting; None: switched off."""
    if table is None:
        return {"preset": ""}
    items = {item.code: [item.points, item.cap, item.least] for item in table.items}
    return {"preset": table.preset, "items": items, "grades": list(table.grades)}


def of_plain(value: Any) -> Table | None:
    """What a setting holds. None where it is off, no such value, or of a preset of a newer version."""
    usual = PRESETS.get(value.get("preset", "")) if isinstance(value, Mapping) else None
    if usual is None:
        return None
    held = value.get("items")
    items = tuple(_changed(item, held.get(item.code)) for item in usual.items) if isinstance(held, Mapping) else None
    grades = value.get("grades")
    known = usual.adds_up and isinstance(grades, list) and are_grades(grades)
    return replace(usual, items=items or usual.items, grades=tuple(grades) if known else usual.grades)


def are_grades(grades: Iterable[object]) -> bool:
    """Whether these are points for excellent, good and passed, each fewer than the one before."""
    given = list(grades)
    whole = [each for each in given if type(each) is int and 0 < each <= MOST_POINTS]
    return len(whole) == len(given) == len(GRADES) and sorted(set(whole), reverse=True) == whole


def is_item(points: object, cap: object, least: object) -> bool:
    """Whether these may stand in a table."""
    numbers = [each for each in (points, cap) if type(each) is int and 0 <= each <= MOST_POINTS]
    return len(numbers) == 2 and type(least) is int and 1 <= least <= MOST_LEAST


def _changed(item: Item, value: Any) -> Item:
    if isinstance(value, list) and len(value) == 3 and is_item(*value):
        return item._replace(points=value[0], cap=value[1], least=value[2])
    return item

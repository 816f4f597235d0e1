"""Plots as plain geometry: the same rectangles, lines and words are drawn in the window and on paper.

Twelve bars with last year's mark beside each, from 0, with room above the highest for its number, and a line for the
target; or rows that lie, where what is compared has a name: kinds, gachas, shares of a whole. Lengths are in
millimetres of a drawing that is as wide as it is told; the window scales them. Never a second axis, never a share of a
circle.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, NamedTuple

#: Above the highest bar, for its number; below the axis, for the months (mm).
HEAD, FOOT = 6.0, 6.0
#: Left of the axis, for the numbers of the lines (mm).
SIDE = 13.0
#: How high a number is, with what parts it from a mark (mm).
NUMBER: Final = 4.5
#: How high a row that lies is; the most room of its name (a part of the width, and mm), and that of its number (mm).
ROW, NAME, LONGEST, FIGURE = 7.0, 0.3, 56.0, 42.0
#: The part of a bar's place that the bar fills.
_FILLED: Final = 0.58
#: So many lines across at the most, 0 among them.
_LINES: Final = 4


class Bar(NamedTuple):
    """One bar. ``before``: the same of the year before, None where it is not known."""

    label: str
    value: int
    before: int | None = None


class Lying(NamedTuple):
    """A row that lies: its name, the number in words, and how long it is. ``of``: the whole that it is a share of,
    drawn as a mark; every row of a drawing has one, or none has."""

    label: str
    words: str
    value: int
    of: int | None = None


@dataclass(frozen=True)
class Rect:
    """A filled bar; ``bar`` is its number."""

    x: float
    y: float
    width: float
    height: float
    bar: int


@dataclass(frozen=True)
class Line:
    """``role``: grid, axis, before (last year's mark), or target."""

    x1: float
    y1: float
    x2: float
    y2: float
    role: str


@dataclass(frozen=True)
class Words:
    """Words in a box of ``width``, standing on ``y``. ``align``: left, center or right; ``role``: label, number or
    scale."""

    x: float
    y: float
    width: float
    text: str
    align: str
    role: str


@dataclass(frozen=True)
class Drawing:
    """What is drawn, and the strip of each bar that a finger or pointer hits: (x, width), from top to bottom; where
    bars lie (``lying``), (y, height), from side to side."""

    width: float
    height: float
    rects: tuple[Rect, ...]
    lines: tuple[Line, ...]
    words: tuple[Words, ...]
    strips: tuple[tuple[float, float], ...]
    lying: bool = False

    def bar_at(self, x: float, y: float = 0.0) -> int | None:
        """The bar whose strip holds a point."""
        place = y if self.lying else x
        for number, (begins, length) in enumerate(self.strips):
            if begins <= place < begins + length:
                return number
        return None

    def in_order(self) -> list[Rect | Line]:
        """What is drawn first stands behind: the grid behind the bars, last year's marks before them."""
        before = ("before", "target")
        behind = [line for line in self.lines if line.role not in before]
        return [*behind, *self.rects, *(line for line in self.lines if line.role in before)]

    def plain(self) -> dict[str, Any]:
        """For a paper's template."""
        parts = [{"kind": type(part).__name__.lower(), **asdict(part)} for part in self.in_order()]
        return {"height": self.height, "parts": parts, "words": [asdict(words) for words in self.words]}


def scale_of(highest: int) -> list[int]:
    """The lines across, from 0 to at least ``highest``: whole steps of 1, 2 or 5 times a power of ten."""
    step, power = 1, 1
    while step * (_LINES - 1) < highest:
        lead = step // power
        step = {1: 2, 2: 5, 5: 10}[lead] * power
        power = power * 10 if step == power * 10 else power
    count = max(1, -(-highest // step))
    return [step * n for n in range(count + 1)]


def bars(given: Sequence[Bar], width: float, height: float, target: int | None = None) -> Drawing:
    """A plot of bars, ``width`` × ``height`` mm; without a bar, only its axis. ``target``: what each is to reach."""
    highest = max((value for bar in given for value in (bar.value, bar.before or 0)), default=0)
    scale = scale_of(max(highest, target or 0))
    low, high = height - FOOT, HEAD
    per_unit = (low - high) / scale[-1]
    place = (width - SIDE) / max(len(given), 1)
    lines = [
        Line(SIDE, low - mark * per_unit, width, low - mark * per_unit, "grid" if mark else "axis") for mark in scale
    ]
    words = [Words(0, low - mark * per_unit + 1.2, SIDE - 2, f"{mark:,}", "right", "scale") for mark in scale]
    rects = []
    for number, bar in enumerate(given):
        left = SIDE + number * place
        inset = place * (1 - _FILLED) / 2
        tall = bar.value * per_unit
        rects.append(Rect(left + inset, low - tall, place * _FILLED, tall, number))
        words.append(Words(left, height - 1, place, bar.label, "center", "label"))
        if bar.before is not None:
            mark = low - bar.before * per_unit
            lines.append(Line(left + inset * 0.4, mark, left + place - inset * 0.4, mark, "before"))
        top = _clear(tall, [mark * per_unit for mark in (bar.before, target) if mark is not None])
        words.append(Words(left, low - top - 1.2, place, f"{bar.value:,}", "center", "number"))
    if target is not None:
        lines.append(Line(SIDE, low - target * per_unit, width, low - target * per_unit, "target"))
    strips = tuple((SIDE + number * place, place) for number in range(len(given)))
    return Drawing(width, height, tuple(rects), tuple(lines), tuple(words), strips)


def _clear(top: float, marks: list[float]) -> float:
    """Where a number stands that is to be above ``top`` and never on a mark (mm above the axis)."""
    for mark in sorted(marks):
        if top <= mark < top + NUMBER:
            top = mark
    return top


def lying(given: Sequence[Lying], width: float) -> Drawing:
    """Rows below each other, each with its name at the left and its number behind the bar. Shares are as long as they
    are of 100 %, a mark stands there, and over 100 % goes beyond it: nothing is capped."""
    left = min(width * NAME, LONGEST, width - FIGURE - 1)
    right = max(width - FIGURE, left + 1)
    shares = any(row.of is not None for row in given)
    lengths = [row.value / row.of if row.of else 0.0 if shares else float(row.value) for row in given]
    most = max([*lengths, 1.0])
    height = ROW * max(len(given), 1)
    rects, words = [], []
    lines = [Line(left, 0, left, height, "axis")]
    if shares:
        lines.append(Line(left + (right - left) / most, 0, left + (right - left) / most, height, "target"))
    for number, (row, length) in enumerate(zip(given, lengths, strict=True)):
        top, long = number * ROW, (right - left) * length / most
        rects.append(Rect(left, top + ROW * (1 - _FILLED) / 2, long, ROW * _FILLED, number))
        words.append(Words(0, top + ROW - 2.2, left - 2, row.label, "right", "name"))
        at = left + long
        if shares:  # all in a column: a number never stands on the mark of 100 %
            at = right
        words.append(Words(at + 1.5, top + ROW - 2.2, FIGURE - 1.5, row.words, "left", "figure"))
    strips = tuple((number * ROW, ROW) for number in range(len(given)))
    return Drawing(width, height, tuple(rects), tuple(lines), tuple(words), strips, lying=True)

"""Plots as plain geometry: the same rectangles, lines and words are drawn in the window and on paper.

Twelve bars with last year's mark beside each, from 0, with room above the highest for its number. Lengths are in
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
#: The part of a bar's place that the bar fills.
_FILLED: Final = 0.58
#: So many lines across at the most, 0 among them.
_LINES: Final = 4


class Bar(NamedTuple):
    """One bar. ``before``: the same of the year before, None where it is not known."""

    label: str
    value: int
    before: int | None = None


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
    """``role``: grid, axis, or before (last year's mark)."""

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
    """What is drawn, and the strip of each bar that a finger or pointer hits: (x, width), from top to bottom."""

    width: float
    height: float
    rects: tuple[Rect, ...]
    lines: tuple[Line, ...]
    words: tuple[Words, ...]
    strips: tuple[tuple[float, float], ...]

    def bar_at(self, x: float) -> int | None:
        """The bar whose strip holds ``x``."""
        for number, (left, width) in enumerate(self.strips):
            if left <= x < left + width:
                return number
        return None

    def in_order(self) -> list[Rect | Line]:
        """What is drawn first stands behind: the grid behind the bars, last year's marks before them."""
        behind = [line for line in self.lines if line.role != "before"]
        return [*behind, *self.rects, *(line for line in self.lines if line.role == "before")]

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


def bars(given: Sequence[Bar], width: float, height: float) -> Drawing:
    """A plot of bars, ``width`` × ``height`` mm; without a bar, only its axis."""
    scale = scale_of(max((value for bar in given for value in (bar.value, bar.before or 0)), default=0))
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
        top = tall
        if bar.before is not None:
            mark = low - bar.before * per_unit
            lines.append(Line(left + inset * 0.4, mark, left + place - inset * 0.4, mark, "before"))
            if bar.before >= bar.value and bar.before * per_unit - tall < NUMBER:
                top = bar.before * per_unit  # the number never stands on last year's mark
        words.append(Words(left, low - top - 1.2, place, f"{bar.value:,}", "center", "number"))
    strips = tuple((SIDE + number * place, place) for number in range(len(given)))
    return Drawing(width, height, tuple(rects), tuple(lines), tuple(words), strips)

"""数字 What is counted, declared once: page, paper, spreadsheet and plot all show these, and no other count.

A figure is an integer (or two, for a ratio) counted from rows that a click opens. Its declaration says which date puts
a row into a period, how months become a quarter and gachas a township, and who may see it. A per cent is made when it
is shown, never stored. What is counted where stands in ``desktop.services.figures``.

Source of the rules: the domain's figure contract; 人次 and 人数 as the offices' forms use them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import Final, NamedTuple


class Time(Enum):
    """How the figure of a longer period comes from those of shorter ones."""

    FLOW = "flow"  # the sum
    STOCK = "stock"  # the value of the last day
    DISTINCT = "distinct"  # counted anew from the rows: a sum would count somebody twice
    RATIO = "ratio"  # sums of both parts, or both counted anew


class Space(Enum):
    """How the figure of a township comes from those of its gachas."""

    SUM = "sum"
    RATIO = "ratio"  # sums of both parts
    NONE = "none"  # counted anew


class Sensitivity(Enum):
    """Who may see small numbers of it."""

    OPEN = "open"
    WORK = "work"
    PERSON = "person"
    SEALED = "sealed"


class Unit(Enum):
    """What a figure counts; its word is the form's (场, 人次 …)."""

    SESSIONS = "sessions"  # 场
    HEADS = "heads"  # 人次
    PEOPLE = "people"  # 人
    VISITS = "visits"  # 次
    VISIT_DAYS = "visit_days"  # 户次
    HOUSEHOLDS = "households"  # 户
    PLACES = "places"  # 个
    PERSON_DAYS = "person_days"  # 人天


@dataclass(frozen=True)
class Figure:
    """One figure. ``opens``: the kind of the rows behind it; ``dated_by``: their field that puts them into a period
    ("" for a stock: what stands on the last day); ``of``: the denominator of a ratio; ``rule`` rises when it is counted
    otherwise, and a frozen report keeps the one it was counted by.
    """

    id: str
    unit: Unit
    opens: str
    dated_by: str
    time: Time
    space: Space
    sensitivity: Sensitivity = Sensitivity.OPEN
    of: str | None = None
    rule: int = 1

    def __post_init__(self) -> None:
        if (self.time is Time.STOCK) != (not self.dated_by) and self.of is None:
            raise ValueError(f"{self.id}: a stock alone has no date")
        if (self.of is None) != (self.time is not Time.RATIO):
            raise ValueError(f"{self.id}: a ratio has a denominator, nothing else has")


_FIGURES: Final = (
    # Activities that were held, by the day they began.
    Figure("act.count", Unit.SESSIONS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.heads", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.heads_unnamed", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.women_heads", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.women_heads_sex_unknown", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("act.people", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE),
    Figure("act.women", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE),
    Figure("act.women_sex_unknown", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE),
    Figure("act.newcomers", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE, Sensitivity.WORK),
    # Visits, by their day.
    Figure("visit.count", Unit.VISITS, "visit", "date", Time.FLOW, Space.SUM, Sensitivity.WORK),
    Figure("visit.household_days", Unit.VISIT_DAYS, "visit", "date", Time.FLOW, Space.SUM, Sensitivity.WORK),
    Figure("visit.households", Unit.HOUSEHOLDS, "household", "date", Time.DISTINCT, Space.NONE, Sensitivity.WORK),
    Figure("visit.women", Unit.PEOPLE, "person", "date", Time.DISTINCT, Space.NONE, Sensitivity.WORK),
    # What stands on the last day.
    Figure("home.count", Unit.PLACES, "home", "", Time.STOCK, Space.SUM),
    Figure("home.open_throughout", Unit.PLACES, "home", "founded_on", Time.DISTINCT, Space.SUM),
    Figure("home.active", Unit.PLACES, "home", "start", Time.RATIO, Space.RATIO, of="home.open_throughout"),
    Figure("org.gachas", Unit.PLACES, "org_unit", "", Time.STOCK, Space.SUM),
    Figure("org.reformed", Unit.PLACES, "org_unit", "", Time.RATIO, Space.RATIO, of="org.gachas"),
    Figure("officers.people", Unit.PEOPLE, "person", "", Time.STOCK, Space.NONE),
    # Courses of ours, by the day they ended: each stands at its last day's activity.
    Figure("train.courses", Unit.SESSIONS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("train.heads", Unit.HEADS, "activity", "start", Time.FLOW, Space.NONE),
    Figure("train.people", Unit.PEOPLE, "person", "start", Time.DISTINCT, Space.NONE),
    Figure("train.days", Unit.PERSON_DAYS, "activity", "start", Time.FLOW, Space.NONE),
)

#: Every figure by its id.
FIGURES: Final = {figure.id: figure for figure in _FIGURES}


class Cell(NamedTuple):
    """What was counted, as a report keeps it: integers only. ``den``: the denominator of a ratio, else None."""

    num: int
    den: int | None = None


def rolled_up(figure: Figure, cells: Iterable[Cell]) -> Cell:
    """The figure of a longer period from those of the shorter ones that it is made of, in their order.

    Raises ValueError where that would be wrong: what counts different people has to be counted anew from the rows.
    """
    given = list(cells)
    if figure.time is Time.DISTINCT or not given:
        raise ValueError(f"{figure.id} is counted anew, never added")
    if figure.time is Time.STOCK:
        return given[-1]
    if figure.time is Time.RATIO:
        assert figure.of is not None
        if FIGURES[figure.of].time is not Time.FLOW:
            raise ValueError(f"{figure.id} is counted anew: so is what it is a share of")
        return Cell(sum(cell.num for cell in given), sum(cell.den or 0 for cell in given))
    return Cell(sum(cell.num for cell in given))


def tenths(cell: Cell) -> int | None:
    """A ratio in tenths of a per cent, as it is shown; None of nothing (shown as —).

    Half is rounded up. Only all of them is 100.0 and only none of them 0.0: 9,996 of 10,000 is 99.9, 1 of 5,000 is 0.1.
    Over 100 stays what it is.
    """
    if not cell.den:
        return None
    exact = Fraction(cell.num * 1000, cell.den)
    rounded = int(exact + Fraction(1, 2))
    if 0 < exact < 1000:
        return min(max(rounded, 1), 999)
    return rounded


def percent(cell: Cell) -> str:
    """``87.7 %``, or — of nothing."""
    found = tenths(cell)
    return "—" if found is None else f"{found // 10}.{found % 10} %"


def change(now: Cell, before: Cell) -> int | None:
    """Growth on an earlier figure, in tenths of a per cent, half rounded away from 0; None where there was nothing."""
    if now.den is not None or before.num <= 0:
        return None
    exact = Fraction((now.num - before.num) * 1000, before.num)
    return int(exact + Fraction(1, 2)) if exact >= 0 else -int(-exact + Fraction(1, 2))

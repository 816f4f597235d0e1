"""What a figure is, and per cents as they are shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.figures import FIGURES, Cell, Figure, Sensitivity, Space, Time, Unit, change, percent, rolled_up, tenths


@pytest.mark.parametrize(
    ("num", "den", "shown"),
    [
        (64, 73, "87.7 %"),  # published as 86.7
        (1334, 1326, "100.6 %"),  # published as 100.00
        (6, 65, "9.2 %"),
        (0, 0, "—"),
        (9996, 10_000, "99.9 %"),
        (1, 5000, "0.1 %"),
        (0, 5, "0.0 %"),
        (5, 5, "100.0 %"),
        (10, 31, "32.3 %"),
        (19, 23, "82.6 %"),
        (1, 16, "6.3 %"),  # 6.25: half is rounded up
    ],
)
def test_per_cents_as_they_are_shown(num: int, den: int, shown: str) -> None:
    assert percent(Cell(num, den)) == shown


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_per_cent_is_right_to_a_tenth_and_whole_only_where_all_are(num: int, den: int) -> None:
    found = tenths(Cell(num, den))
    assert found is not None
    assert abs(Fraction(num * 1000, den) - found) <= 1
    assert (found == 0) == (num == 0) and (found != 1000 or num >= den)
    if num > den:
        assert found >= 1000


def test_ratios_are_added_part_by_part() -> None:
    """Example 14: 1 of 1 and 9 of 30 are 10 of 31, not 65 %."""
    ratio = Figure("x", Unit.PLACES, "home", "start", Time.RATIO, Space.RATIO, of="act.count")
    assert percent(rolled_up(ratio, [Cell(1, 1), Cell(9, 30)])) == "32.3 %"


def test_what_counts_different_people_is_never_added() -> None:
    with pytest.raises(ValueError, match="counted anew"):
        rolled_up(FIGURES["act.women"], [Cell(3), Cell(3), Cell(2)])
    with pytest.raises(ValueError, match="counted anew"):
        rolled_up(FIGURES["home.active"], [Cell(1, 2), Cell(2, 2)])
    assert rolled_up(FIGURES["act.heads"], [Cell(3), Cell(3), Cell(2)]) == Cell(8)
    assert rolled_up(FIGURES["home.count"], [Cell(24), Cell(26), Cell(25)]) == Cell(25)


def test_a_figure_that_says_nonsense_of_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="denominator"):
        Figure("x", Unit.PLACES, "home", "start", Time.RATIO, Space.RATIO)
    with pytest.raises(ValueError, match="stock"):
        Figure("x", Unit.PLACES, "home", "", Time.FLOW, Space.SUM)


def test_every_denominator_is_a_figure_and_no_figure_here_is_sealed() -> None:
    for figure in FIGURES.values():
        assert figure.of is None or figure.of in FIGURES
        assert figure.sensitivity is not Sensitivity.SEALED


@pytest.mark.parametrize(("now", "before", "found"), [(12, 10, 200), (9, 12, -250), (5, 0, None), (0, 4, -1000)])
def test_growth_on_the_year_before(now: int, before: int, found: int | None) -> None:
    assert change(Cell(now), Cell(before)) == found

"""Working months and what is made of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.periods import Closing, Period, Span, Term, month_of, months


def closing(day: int) -> Closing:
    return lambda _month: day


@pytest.mark.parametrize(
    ("term", "day", "first", "last"),
    [
        (Term(Span.MONTH, 2026, 11), 25, date(2026, 10, 26), date(2026, 11, 25)),  # example 7
        (Term(Span.MONTH, 2026, 1), 25, date(2025, 12, 26), date(2026, 1, 25)),
        (Term(Span.MONTH, 2026, 2), 31, date(2026, 2, 1), date(2026, 2, 28)),
        (Term(Span.MONTH, 2024, 2), 31, date(2024, 2, 1), date(2024, 2, 29)),
        (Term(Span.QUARTER, 2026, 1), 25, date(2025, 12, 26), date(2026, 3, 25)),
        (Term(Span.QUARTER, 2026, 4), 31, date(2026, 10, 1), date(2026, 12, 31)),
        (Term(Span.HALF, 2026, 2), 25, date(2026, 6, 26), date(2026, 12, 25)),
        (Term(Span.YEAR, 2026, 1), 25, date(2025, 12, 26), date(2026, 12, 25)),
        (Term(Span.YEAR, 2026, 1), 31, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_term_has_its_days(term: Term, day: int, first: date, last: date) -> None:
    assert term.period(closing(day)) == Period(first, last)
    assert term.period(closing(day)).days == (last - first).days + 1


def test_the_month_in_which_the_closing_day_changes_is_longer_or_shorter() -> None:
    """Example 41: 25 until October, the last day from November on."""

    def changed(month: date) -> int:
        return 31 if month >= date(2026, 11, 1) else 25

    assert Term(Span.MONTH, 2026, 10).period(changed).last == date(2026, 10, 25)
    assert Term(Span.MONTH, 2026, 11).period(changed) == Period(date(2026, 10, 26), date(2026, 11, 30))
    assert Term(Span.MONTH, 2026, 12).period(changed).first == date(2026, 12, 1)


def test_steps_and_other_lengths() -> None:
    november = Term(Span.MONTH, 2026, 11)
    assert november.step(2) == Term(Span.MONTH, 2027, 1) and november.step(-11) == Term(Span.MONTH, 2025, 12)
    assert november.as_long_as(Span.QUARTER) == Term(Span.QUARTER, 2026, 4)
    assert november.as_long_as(Span.HALF) == Term(Span.HALF, 2026, 2)
    assert november.as_long_as(Span.YEAR) == Term(Span.YEAR, 2026, 1)
    assert Term(Span.QUARTER, 2026, 1).step(-1) == Term(Span.QUARTER, 2025, 4)
    assert Term(Span.QUARTER, 2026, 3).as_long_as(Span.MONTH) == Term(Span.MONTH, 2026, 9)
    assert november.a_year_before() == Term(Span.MONTH, 2025, 11)
    assert november.to_date(closing(25)) == Period(date(2025, 12, 26), date(2026, 11, 25))


_TERMS = st.builds(
    lambda span, year, number: Term(span, year, number % (12 // span.value) + 1),
    st.sampled_from(Span),
    st.integers(1990, 2090),
    st.integers(0, 11),
)


@given(_TERMS, st.lists(st.integers(1, 31), min_size=1, max_size=12), st.integers(-40, 40))
def test_terms_follow_each_other_without_a_gap_whatever_the_closing_days(term: Term, days: list[int], by: int) -> None:
    def each(month: date) -> int:
        return days[(month.year * 12 + month.month) % len(days)]

    period, following = term.period(each), term.step(1).period(each)
    assert following.first == period.last + timedelta(days=1)
    assert term.step(by).step(-by) == term
    parts = [months(term.year, n, n, each) for n in range(term.last_month - term.span.value + 1, term.last_month + 1)]
    assert (parts[0].first, parts[-1].last) == (period.first, period.last)
    assert sum(part.days for part in parts) == period.days
    assert term.to_date(each).last == period.last and term.to_date(each).first <= period.first


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.lists(st.integers(1, 31), min_size=1, max_size=5))
def test_every_day_is_in_the_month_that_is_said_to_hold_it(day: date, days: list[int]) -> None:
    def each(month: date) -> int:
        return days[(month.year * 12 + month.month) % len(days)]

    assert month_of(day, each).period(each).holds(day)

"""A day and hours as people write them."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.when import Span, SpanError, check_moments, day_words, parse_when, when_words

NOW = datetime(2026, 11, 23, 9, 0)  # a Monday


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("今天 18:00-20:30", "2026-11-23T18:00", "2026-11-23T20:30"),
        ("今天18:00-20:30", "2026-11-23T18:00", "2026-11-23T20:30"),
        ("24 18", "2026-11-24T18:00", None),
        ("24号 18点-20点半", "2026-11-24T18:00", "2026-11-24T20:30"),
        ("24日下午6点半", "2026-11-24T18:30", None),
        ("11月24日 周二 18:00–20:30", "2026-11-24T18:00", "2026-11-24T20:30"),
        ("11-24 1800—2030", "2026-11-24T18:00", "2026-11-24T20:30"),
        ("2025年3月8日 9:00至11:00", "2025-03-08T09:00", "2025-03-08T11:00"),
        ("昨天 下午2点-4点", "2026-11-22T14:00", "2026-11-22T16:00"),
        ("明天", "2026-11-24", None),
        ("周四 9:30", "2026-11-26T09:30", None),
        ("上周五", "2026-11-20", None),
        ("18:00", "2026-11-23T18:00", None),
        ("１８：００", "2026-11-23T18:00", None),
        ("24", "2026-11-24", None),
        ("2026-11-24", "2026-11-24", None),
        ("11月24日 18:00 - 11月24日 20:00", "2026-11-24T18:00", "2026-11-24T20:00"),
    ],
)
def test_what_people_write(text: str, start: str, end: str | None) -> None:
    assert parse_when(text, NOW) == Span(start, end)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "required"),
        ("今天 20:30-18:00", "end_before_start"),
        ("今天 22:00-25:00", "time_impossible"),
        ("11月24日 22:00 - 11月25日 1:00", "across_midnight"),
        ("11月31日 18:00", "date_impossible"),
        ("31 18", "date_impossible"),
        ("下雪那天", "when_format"),
        ("今天 1-2-3", "when_format"),
    ],
)
def test_what_is_no_time_says_why(text: str, code: str) -> None:
    with pytest.raises(SpanError) as caught:
        parse_when(text, NOW)
    assert caught.value.code == code


@given(st.text())
def test_anything_typed_is_read_or_refused(text: str) -> None:
    try:
        span = parse_when(text, NOW)
    except SpanError as error:
        assert error.code
    else:
        assert check_moments(span.start, span.end) is None


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.lists(st.times(), max_size=2).map(lambda times: sorted(t.isoformat("minutes") for t in times)),
)
def test_shown_words_can_be_typed_back(day: date, times: list[str]) -> None:
    start, end = ([f"{day}T{time}" for time in times] + [None, None])[:2]
    span = Span(start or day.isoformat(), end)
    assert parse_when(when_words(*span, NOW.date()), NOW) == span


def test_words() -> None:
    assert day_words("2026-11-23", NOW.date()) == "11月23日 周一"
    assert day_words("2025-11-23T10:00", NOW.date()) == "2025年11月23日 周日"
    assert when_words("2026-11-24T18:00", "2026-11-24T20:30", NOW.date()) == "11月24日 周二 18:00–20:30"
    assert when_words(None, None, NOW.date()) == ""


def test_moments() -> None:
    assert check_moments(None, None) == "required"
    assert check_moments("2026-11-24T18:00", "2026-11-24T17:00") == "end_before_start"
    assert check_moments("2026-11-24T18:00", "2026-11-25T01:00") == "across_midnight"
    assert check_moments("2026-11-24T18:00", "2026-11-24T20:00") is None

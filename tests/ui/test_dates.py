"""Dates in words, and typed in short."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.ui import translation
from desktop.ui.dates import complete_date, show_date, show_moment, show_since, show_span, show_stamp
from desktop.ui.sync_page.words import waiting_words

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-11-23", "11月23日 周一"),
        ("2025-11-23", "2025年11月23日 周日"),
        ("2026-11-24T18:00", "11月24日 周二"),
        ("1975-03", "1975年3月"),
        ("1975", "1975年"),
        (None, ""),
        ("不知道", "不知道"),
        ("2026-02-31", "2月31日"),
    ],
)
def test_a_date_in_words(dressed: QApplication, iso: str | None, words: str) -> None:
    assert show_date(iso, TODAY) == words


def test_dates_in_english(dressed: QApplication) -> None:
    translation.install(dressed, "en")
    assert show_date("2026-11-23", TODAY) == "23 Nov Mon"
    assert show_since(TODAY - timedelta(days=2), TODAY) == "2 days ago"
    assert show_since(TODAY - timedelta(days=1), TODAY) == "yesterday"


def test_moments_and_spans(dressed: QApplication) -> None:
    assert show_moment("2026-11-24T18:00", TODAY) == "11月24日 周二 18:00"
    assert show_span("2026-11-24T18:00", "2026-11-24T20:30", TODAY) == "11月24日 周二 18:00–20:30"
    assert show_span("2026-11-24T18:00", "2026-11-25T09:00", TODAY) == "11月24日 周二 18:00–11月25日 周三 09:00"
    assert show_span("2026-11-24T18:00", None, TODAY) == "11月24日 周二 18:00"
    now = datetime(2026, 11, 23, 14, 3)
    assert show_stamp(int(now.timestamp() * 1000), now) == "14:03"
    assert show_stamp(int((now - timedelta(days=3)).timestamp() * 1000), now) == "11月20日 14:03"


def test_a_moment_that_has_not_come_is_marked_as_of_a_clock_that_was_wrong(dressed: QApplication) -> None:
    """E8. A day ahead may be another laptop's midnight; 2035 is not."""
    now = datetime(2026, 11, 23, 14, 3)

    def stamp(moment: datetime) -> str:
        return show_stamp(int(moment.timestamp() * 1000), now)

    assert stamp(datetime(2026, 11, 23, 18, 0)) == "18:00"
    assert stamp(datetime(2026, 11, 24, 0, 30)) == "11月24日 00:30"
    assert stamp(datetime(2035, 1, 1, 8, 0)) == "2035年1月1日 08:00（电脑时间不准）"


def test_how_long_ago(dressed: QApplication) -> None:
    assert [show_since(TODAY - timedelta(days=n), TODAY) for n in (0, 1, 5, 60)] == [
        "今天",
        "昨天",
        "5 天前",
        "9月24日",
    ]


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("11-24", "2026-11-24"),
        ("１１．２４", "2026-11-24"),
        ("1月5日", "2027-01-05"),
        ("11月24日 周二", "2026-11-24"),
        ("明天", "2026-11-24"),
        ("2-30", "2026-02-30"),
        ("1975.3", "1975.3"),
        ("乱写", "乱写"),
    ],
)
def test_a_day_without_its_year_is_the_nearest(typed: str, iso: str) -> None:
    assert complete_date(typed, TODAY) == iso


def test_where_only_the_past_counts_it_is_the_last() -> None:
    assert complete_date("1月5日", TODAY, past=True) == "2026-01-05"
    assert complete_date("11-24", TODAY, past=True) == "2025-11-24"
    assert complete_date("11-23", TODAY, past=True) == "2026-11-23"


@given(st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.integers(-170, 170))
def test_what_is_typed_near_today_is_that_day(today: date, days: int) -> None:
    day = today + timedelta(days=days)
    assert complete_date(f"{day.month}-{day.day}", today) == day.isoformat() or (day.month, day.day) == (2, 29)
    if days <= 0:
        assert complete_date(f"{day.month}.{day.day}", today, past=True) == day.isoformat()


def test_words_of_this_year_can_be_typed_back(dressed: QApplication) -> None:
    for days in range(-150, 150):
        day = (TODAY + timedelta(days=days)).isoformat()
        if day[:4] == "2026":
            assert complete_date(show_date(day, TODAY), TODAY) == day


def test_what_waits_since_a_day_that_has_not_come_waits_since_no_day(dressed: QApplication) -> None:
    now = datetime(2026, 11, 23, 14, 3)
    yesterday, wrong = (int(datetime(*day).timestamp() * 1000) for day in ((2026, 11, 22), (2035, 1, 1)))
    assert waiting_words(3, yesterday, now) == "3 项修改未上传，最早的是昨天"
    assert waiting_words(3, wrong, now) == waiting_words(3, None, now) == "3 项修改未上传"

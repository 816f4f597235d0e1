"""Settings of a township: rows that everybody gets; the closing day of a month's report is the first of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.month import Period
from desktop.store.changes import Edit, Label
from protocol.ids import new_id
from protocol.records import FIRST_KINDS


class Today:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 9)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def today() -> Today:
    return Today()


@pytest.fixture
def desk(tmp_path: Path, today: Today) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=today)
    desk.records.add_user("乌云")
    yield desk
    desk.close()


NOVEMBER, DECEMBER = date(2026, 11, 1), date(2026, 12, 31)


def test_until_somebody_sets_it_this_laptops_own_counts(desk: Desk) -> None:
    assert desk.township_settings.closing_day(NOVEMBER, own=20) == 20
    desk.township_settings.set_closing_day(28)
    assert desk.township_settings.closing_day(NOVEMBER, own=20) == 28
    assert desk.township_settings.closing_day(date(2025, 1, 1), own=20) == 28  # what was set first counts before too


def test_another_day_counts_from_its_month_on(desk: Desk, today: Today) -> None:
    settings = desk.township_settings
    settings.set_closing_day(25)
    today.now = datetime(2026, 12, 3)
    settings.set_closing_day(20)
    settings.set_closing_day(10)  # corrected
    assert settings.period_of(2026, 11, 31) == Period(date(2026, 10, 26), date(2026, 11, 25))
    assert settings.period_of(2026, 12, 31) == Period(date(2026, 11, 26), date(2026, 12, 10))
    assert settings.period_of(2027, 1, 31) == Period(date(2026, 12, 11), date(2027, 1, 10))
    assert settings.period_at(date(2026, 12, 11), 31).last == date(2027, 1, 10)


def test_every_day_falls_into_one_month_and_months_leave_no_gap(desk: Desk, today: Today) -> None:
    settings = desk.township_settings
    for month, day in ((1, 25), (3, 31), (4, 1), (8, 15), (9, 28)):
        today.now = datetime(2026, month, 5)
        settings.set_closing_day(day)
    day, period = date(2025, 12, 1), settings.period_at(date(2025, 12, 1), 25)
    while day < date(2027, 2, 1):
        found = settings.period_at(day, 25)
        assert found.first <= day <= found.last
        assert found == settings.period_of(found.year, found.month, 25)
        assert found == period or found.first == period.last + timedelta(days=1) == day
        day, period = day + timedelta(days=1), found


def test_taken_back_this_laptops_own_counts_again(desk: Desk) -> None:
    act = desk.township_settings.set_closing_day(28).act
    assert act is not None
    desk.records.undo(act)
    assert desk.township_settings.closing_day(NOVEMBER, own=20) == 20
    desk.township_settings.set_closing_day(28)
    assert desk.township_settings.closing_day(NOVEMBER, own=20) == 28


@pytest.mark.parametrize("value", ["25", 0, 32, None, True, [25], 25.0])
def test_a_value_of_a_newer_version_is_passed_over(desk: Desk, value: object) -> None:
    fields = {"name": "closing_day", "since": "2026-01-01", "value": value}
    desk.journal.write([Edit("setting", new_id(), fields)], Label("test"))
    assert desk.township_settings.closing_day(DECEMBER, own=25) == 25


def test_only_a_chair_sets_it(desk: Desk) -> None:
    assert desk.township_settings.may_change
    desk.records.add_user("其木格", "gacha_chair")
    assert desk.township_settings.are_kept and not desk.township_settings.may_change
    with pytest.raises(KnownError, match="role_may_not"):
        desk.township_settings.set_closing_day(20)


def test_a_server_that_knows_no_settings_leaves_them_to_each_laptop(desk: Desk) -> None:
    desk.db.put_meta(connection=b"", server_kinds=FIRST_KINDS)
    assert not desk.township_settings.are_kept and not desk.township_settings.may_change

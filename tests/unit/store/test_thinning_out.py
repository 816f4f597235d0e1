"""Which copies of a township's file are kept as time goes on."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.store.copies import to_remove

NOW = datetime(2026, 11, 23, 9, 30)

moments = st.datetimes(NOW - timedelta(days=400), NOW + timedelta(days=2)) | st.integers(0, 600).map(
    lambda minutes: NOW - timedelta(minutes=minutes)
)


@given(st.lists(moments, max_size=60))
@example([NOW - timedelta(days=399)])
@example([NOW - timedelta(minutes=241), NOW + timedelta(minutes=30)])
def test_the_rule_keeps_the_newest_of_each_stretch_and_settles(times: list[datetime]) -> None:
    gone = to_remove(times, NOW)
    kept = sorted(set(times) - set(gone))
    assert set(gone) <= set(times)
    assert to_remove(kept, NOW) == []
    if times:
        assert max(times) in kept
    assert all(at in kept for at in times if at > NOW)
    for reach, slot in (
        (timedelta(hours=4), lambda at: (at.date(), at.hour, at.minute // 30)),
        (timedelta(days=7), lambda at: at.date()),
        (timedelta(weeks=5), lambda at: at.isocalendar()[:2]),
        (timedelta(days=184), lambda at: (at.year, at.month)),
    ):
        newest: dict[object, datetime] = {}
        for at in times:
            if at <= NOW and NOW - at <= reach:
                newest[slot(at)] = max(at, newest.get(slot(at), at))
        assert set(newest.values()) <= set(kept)
    assert len([at for at in kept if at <= NOW]) <= 9 + 8 + 6 + 8


def test_half_a_year_of_work_keeps_few_copies_and_each_month() -> None:
    times: list[datetime] = []
    at = NOW - timedelta(days=180)
    while at <= NOW:
        if 8 <= at.hour < 18:
            times.append(at)
            gone = set(to_remove(times, at))
            times = [time for time in times if time not in gone]
        at += timedelta(minutes=30)
    assert {time.month for time in times} == {5, 6, 7, 8, 9, 10, 11} or {time.month for time in times} == set(
        range(6, 12)
    )
    assert len(times) <= 25

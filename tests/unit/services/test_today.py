"""What is due: what comes, what waits to be typed in, what nobody decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 14, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def activity(desk: Desk, title: str, start: str, status: str, **more: Any) -> bytes:
    id_ = new_id()
    fields = {"title": title, "start": start, "status": status, **more}
    desk.journal.write([Edit("activity", id_, fields)], Label("activity.log"))
    return id_


def test_the_coming_week_soonest_first_with_its_sheet(desk: Desk) -> None:
    women = [desk.people.quick_add(name).id for name in ("其木格", "乌日娜", "高娃")]
    later = activity(desk, "下周", "2026-11-30T09:00", "planned", expected=women)
    desk.people.delete(women[2])  # nobody waits for her any more
    tomorrow = activity(desk, "明天", "2026-11-24T09:00", "planned")
    activity(desk, "太远", "2026-12-01T09:00", "planned")
    activity(desk, "取消", "2026-11-24T09:00", "cancelled")
    desk.journal.write([Edit("sheet", new_id(), {"activity": tomorrow})], Label("sheet.print"))
    coming = desk.due.overview().coming
    assert [(c.id, c.expected, c.sheet_printed) for c in coming] == [(tomorrow, 0, True), (later, 2, False)]


def test_what_was_planned_and_is_past_asks_whether_it_was_held(desk: Desk) -> None:
    past = activity(desk, "上午的", "2026-11-23T09:00", "planned")
    activity(desk, "下午的", "2026-11-23T15:00", "planned")
    assert [(u.id, u.why) for u in desk.due.overview().unfinished] == [(past, "planned")]


def test_women_on_a_printed_sheet_without_a_state_are_unaccounted(desk: Desk) -> None:
    women = [new_id() for _ in range(3)]
    held = activity(desk, "团圆饭", "2026-11-20T18:00", "held", expected=women)
    assert desk.due.overview().unfinished == ()
    edits = [Edit("sheet", new_id(), {"activity": held})]
    for woman, state in zip(women, ("present", "unknown"), strict=False):
        row = derived_id("attendance", held, woman)
        edits.append(Edit("attendance", row, {"activity": held, "person": woman, "state": state}))
    desk.journal.write(edits, Label("sheet.print"))
    assert [(u.id, u.why, u.missing) for u in desk.due.overview().unfinished] == [(held, "unaccounted", 2)]


def test_who_was_merged_is_waited_for_once_and_by_whatever_row_she_was_marked(desk: Desk) -> None:
    women = [desk.people.quick_add(name).id for name in ("其木格", "其木格二", "乌日娜", "高娃")]
    held = activity(desk, "团圆饭", "2026-11-20T18:00", "held", expected=women)
    desk.journal.write([Edit("sheet", new_id(), {"activity": held})], Label("sheet.print"))
    desk.journal.write([Edit("person", women[1], {"merged_into": women[0]})], Label("person.merge"))
    for marked, left in ((women[2], 2), (women[0], 1)):
        desk.activities.mark(held, {marked: "present"})
        (one,) = desk.due.overview().unfinished
        assert one.missing == left == desk.activities.counts(held).unchecked
    desk.activities.mark(held, {women[3]: "leave"})
    assert desk.due.overview().unfinished == ()


def test_the_rest_is_counted(desk: Desk) -> None:
    desk.people.quick_add("乌日娜")
    home, _ = desk.homes.save(None, {"name_zh": "萨仁台妇女之家"})
    held = activity(desk, "团圆饭", "2026-09-01T18:00", "held", guests_unnamed=2, home=home)
    woman = new_id()
    row = derived_id("attendance", held, woman)
    desk.journal.write(
        [Edit("attendance", row, {"activity": held, "person": woman, "state": "late"})], Label("activity.log")
    )
    overview = desk.due.overview()
    assert overview.to_complete == 1
    assert overview.quiet_homes == (home,)
    assert overview.latest == ((held, "团圆饭", "2026-09-01T18:00", 3),)
    assert overview.open_conflicts == 0
    count, since = overview.waiting
    assert count == desk.records.waiting()[0] > 0 and since is not None


def test_an_activity_dated_in_the_future_is_not_the_latest(desk: Desk) -> None:
    """E8: one that was logged while the clock said 2035 stands behind those that were held."""
    for start in ("2026-11-01T18:00", "2035-01-01T18:00", "2026-11-20T18:00"):
        activity(desk, start[:4], start, "held")
    latest = [start for _, _, start, _ in desk.due.overview().latest]
    assert latest == ["2026-11-20T18:00", "2026-11-01T18:00", "2035-01-01T18:00"]

"""What is due: what comes, what waits to be typed in, what nobody decided."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.services.day_work import to_do
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
    coming = desk.due.coming()
    assert [(c.id, c.expected, c.sheet_printed) for c in coming] == [(tomorrow, 0, True), (later, 2, False)]


def test_what_was_planned_and_is_past_asks_whether_it_was_held(desk: Desk) -> None:
    past = activity(desk, "上午的", "2026-11-23T09:00", "planned")
    activity(desk, "下午的", "2026-11-23T15:00", "planned")
    assert [(u.id, u.why) for u in desk.due.unfinished()] == [(past, "planned")]


def test_women_on_a_printed_sheet_without_a_state_are_unaccounted(desk: Desk) -> None:
    women = [new_id() for _ in range(3)]
    held = activity(desk, "团圆饭", "2026-11-20T18:00", "held", expected=women)
    assert desk.due.unfinished() == []
    edits = [Edit("sheet", new_id(), {"activity": held})]
    for woman, state in zip(women, ("present", "unknown"), strict=False):
        row = derived_id("attendance", held, woman)
        edits.append(Edit("attendance", row, {"activity": held, "person": woman, "state": state}))
    desk.journal.write(edits, Label("sheet.print"))
    assert [(u.id, u.why, u.missing) for u in desk.due.unfinished()] == [(held, "unaccounted", 2)]


def test_who_was_merged_is_waited_for_once_and_by_whatever_row_she_was_marked(desk: Desk) -> None:
    women = [desk.people.quick_add(name).id for name in ("其木格", "其木格二", "乌日娜", "高娃")]
    held = activity(desk, "团圆饭", "2026-11-20T18:00", "held", expected=women)
    desk.journal.write([Edit("sheet", new_id(), {"activity": held})], Label("sheet.print"))
    desk.journal.write([Edit("person", women[1], {"merged_into": women[0]})], Label("person.merge"))
    for marked, left in ((women[2], 2), (women[0], 1)):
        desk.activities.mark(held, {marked: "present"})
        (one,) = desk.due.unfinished()
        assert one.missing == left == desk.activities.counts(held).unchecked
    desk.activities.mark(held, {women[3]: "leave"})
    assert desk.due.unfinished() == []


def test_the_rest_is_counted(desk: Desk) -> None:
    desk.people.quick_add("乌日娜")
    home, _ = desk.homes.save(None, {"name_zh": "萨仁台妇女之家"})
    held = activity(desk, "团圆饭", "2026-09-01T18:00", "held", guests_unnamed=2, home=home)
    woman = new_id()
    row = derived_id("attendance", held, woman)
    desk.journal.write(
        [Edit("attendance", row, {"activity": held, "person": woman, "state": "late"})], Label("activity.log")
    )
    overview = desk.due.overview(25)
    lines = {line.work.code: line.due for line in overview.to_do}
    assert lines["to_complete"].count == 1
    assert [item.id for item in lines["homes"].items] == [home]
    assert overview.latest == ((held, "团圆饭", "2026-09-01T18:00", 3),)
    assert "conflicts" not in lines and "backup" not in lines
    count, since = overview.waiting
    assert count == desk.records.waiting()[0] > 0 and since is not None


def test_an_activity_dated_in_the_future_is_not_the_latest(desk: Desk) -> None:
    """E8: one that was logged while the clock said 2035 stands behind those that were held."""
    for start in ("2026-11-01T18:00", "2035-01-01T18:00", "2026-11-20T18:00"):
        activity(desk, start[:4], start, "held")
    latest = [start for _, _, start, _ in desk.due.overview(25).latest]
    assert latest == ["2026-11-20T18:00", "2026-11-01T18:00", "2035-01-01T18:00"]


def codes(desk: Desk, own: int = 25) -> list[str]:
    return [line.work.code for line in to_do(desk, own)]


def test_a_month_with_work_asks_for_its_report_until_it_is_frozen(desk: Desk) -> None:
    desk.people.quick_add("乌日娜")
    desk.journal.write([Edit("org_unit", new_id(), {"name_zh": "萨仁台嘎查", "level": "gacha"})], Label("unit.save"))
    assert "report" not in codes(desk), "nothing was done in October"
    activity(desk, "学习", "2026-10-20T09:00", "held")
    (line,) = [line for line in to_do(desk, 25) if line.work.code == "report"]
    (item,) = line.due.items
    assert item.where["term"].key == "2026-10"
    desk.reports.freeze(desk.reports.prepare(item.where["term"], 25))
    assert "report" not in codes(desk)
    assert "dispatch" in codes(desk), "November closes on the 25th: three days before it is looked through"
    assert "dispatch" not in codes(desk, 28)


def test_whoever_may_not_write_it_is_not_asked_for_it(desk: Desk) -> None:
    desk.people.quick_add("乌日娜")
    activity(desk, "学习", "2026-10-20T09:00", "held")
    assert {"report", "no_home"} <= set(codes(desk))
    desk.records.add_user("高娃", "recorder")
    desk.records.use(next(id_ for id_, name, _ in desk.records.users() if name == "高娃"))
    assert not {"report", "no_home"} & set(codes(desk))


def test_what_waits_for_days_to_be_sent_and_an_old_backup_are_lines(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.people.quick_add("乌日娜")
    desk.backups.back_up_now()
    assert not {"unsent", "backup"} & set(codes(desk))
    later = datetime(2026, 12, 4, 9, 0)
    monkeypatch.setattr(desk, "now", lambda: later)
    assert "unsent" not in codes(desk), "no server joined: nothing is to be sent"
    (line,) = [line for line in to_do(desk, 25) if line.work.code == "backup"]
    assert line.due.count == 10 and line.work.words("zh", line.due.count) == "上次备份是 10 天前"

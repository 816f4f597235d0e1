"""会议: names, quorum, who came since when, what returns to the next meeting, the plan of a year."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.letters import template_data
from desktop.documents.meeting_papers import (
    attendance_register,
    ledger,
    minutes_of,
    plan_register,
    record_of,
    resolved_lines,
)
from desktop.errors import FieldErrors, KnownError
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.meetings.attending import Meeting, quorum_of, rates
from desktop.services.meetings.naming import Begun, Met, numbered, repeated, title
from desktop.services.meetings.planning import Held as HeldOn
from desktop.services.meetings.planning import Plan, copied, outcomes
from protocol.figures import Cell, percent
from protocol.ids import new_id
from protocol.terms import Held

NOW = datetime(2026, 11, 27, 10)
ORG = b"o" * 16


def key(number: int) -> bytes:
    return bytes([0] * 15 + [number])


def met(number: int, day: str, body: str = "M2", typed: int | None = None) -> Met:
    return Met(key(number), ORG, body, day, typed)


def post(her: int, since: str, until: str | None = None, code: str = "P4") -> Held:
    return Held(key(100 + her), key(her), ORG, code, since=since, until=until)


# --- names ------------------------------------------------------------------------------------------------------------


def test_the_second_terms_third_plenary_is_named_so() -> None:
    """Example 44: the standing committee of the same week is numbered by itself."""
    terms = {ORG: [Begun(1, "2018-06-20"), Begun(2, "2021-07-16")]}
    meetings = [
        met(1, "2019-03-01"),
        met(2, "2021-07-16"),  # on the day of the congress: the new one's first
        met(3, "2022-03-08"),
        met(4, "2023-03-08"),
        met(5, "2023-03-09", "M3"),
        met(6, "2023-03-10", "M8"),
    ]
    found = numbered(meetings, terms)
    assert title("M2", "执委会全体会议", found[key(4)]) == "二届三次执委会全体会议"
    assert title("M3", "常委会会议", found[key(5)]) == "二届一次常委会会议"
    assert title("M8", "工作例会", found[key(6)]) == "2023年第1次工作例会"
    assert title("M2", "执委会全体会议", found[key(1)]) == "一届一次执委会全体会议"
    assert title("M2", "执委会全体会议", numbered([met(1, "2017-01-01")], terms)[key(1)]) == "2017年第1次执委会全体会议"


def test_a_number_of_an_old_paper_counts_and_one_that_is_repeated_is_told() -> None:
    """M10; two meetings of one day are two rows, numbered as they were written down."""
    terms = {ORG: [Begun(2, "2021-07-16")]}
    meetings = [
        met(1, "2022-03-08", typed=4),
        met(2, "2023-03-08"),
        met(3, "2023-03-08"),
        met(4, "2024-03-08", typed=6),
    ]
    assert [numbered(meetings, terms)[key(n)].number for n in (1, 2, 3, 4)] == [4, 5, 6, 6]
    assert repeated(meetings, terms) == [(key(4), key(3))]
    assert repeated(meetings[:3], terms) == []


# --- who was there ----------------------------------------------------------------------------------------------------


def test_quorum_is_two_thirds_of_those_in_office_where_a_body_has_one() -> None:
    """Example 25: 25 elected, 21 present, 17 are needed."""
    found = quorum_of("M2", None, 25, 21)
    assert found is not None and (found.needed, found.margin) == (17, 4)
    over, least = quorum_of("M3", None, 66, 44), quorum_of("M3", "least", 66, 44)
    assert over is not None and least is not None and (over.met, least.met) == (False, True)
    assert quorum_of("M8", None, 25, 1) is None and quorum_of("M2", "none", 25, 1) is None
    asked = quorum_of("M8", "over", 3, 2)
    assert asked is not None and (asked.needed, asked.met) == (3, False)


def test_attendance_counts_since_her_own_beginning_with_leave_apart() -> None:
    """Co-opted in June: due from then; who left is no more asked for; one that nobody was marked at counts for none."""
    posts = [post(1, "2021-07-16"), post(2, "2026-06-01"), post(3, "2021-07-16", "2026-05-01"), post(4, "2021-07-16")]
    meetings = [
        Meeting(key(1), date(2026, 3, 1), {key(1): "present", key(3): "present", key(4): "absent"}),
        Meeting(key(2), date(2026, 6, 20), {key(1): "leave", key(2): "late"}),
        Meeting(key(3), date(2026, 9, 1), {key(1): "present", key(2): "leave"}),
        Meeting(key(4), date(2026, 10, 1), None),
        Meeting(key(5), date(2026, 12, 1), {key(1): "present"}),  # to come
    ]
    found = {rate.person: rate for rate in rates(ORG, posts, meetings, date(2026, 11, 27))}
    assert set(found) == {key(1), key(2), key(4)}
    one, two, four = found[key(1)], found[key(2)], found[key(4)]
    assert (one.due, one.present, one.leave, one.absent, one.cell) == (3, 2, 1, 0, Cell(2, 3))
    assert (two.due, two.present, two.leave, two.absent) == (2, 1, 1, 0) and percent(two.cell) == "50.0 %"
    assert (four.due, four.absent, four.row) == (3, 3, 3) and one.row == two.row == 0


# --- the plan ---------------------------------------------------------------------------------------------------------


def test_a_plan_is_held_missed_or_still_to_come() -> None:
    plans = [Plan(key(n), ORG, "M2", month) for n, month in enumerate(("2026-03", "2026-06", "2026-09", "2026-12"), 1)]
    held = [HeldOn(key(11), ORG, "M2", "2026-03-08"), HeldOn(key(12), ORG, "M2", "2026-07-02")]
    other = HeldOn(key(13), ORG, "M3", "2026-09-02")
    found = outcomes(plans, [*held, other], "2026-11-27")
    assert [found[key(n)].state for n in (1, 2, 3, 4)] == ["done", "done", "missed", "planned"]
    assert found[key(2)].meeting == key(12), "moved by a blizzard: it fills the month before that is still empty"
    assert outcomes(plans[:1], [], "2026-03-31")[key(1)].state == "planned", "its month is not over"


def test_last_years_plan_is_copied_month_by_month_once() -> None:
    plans = [Plan(key(1), ORG, "M2", "2026-03"), Plan(key(2), ORG, "M8", "2026-04"), Plan(key(3), ORG, "M2", "2025-03")]
    assert copied(plans, 2027) == [(key(1), "2027-03"), (key(2), "2027-04")]
    assert copied([*plans, Plan(key(4), ORG, "M2", "2027-03")], 2027) == [(key(2), "2027-04")]


# --- records ----------------------------------------------------------------------------------------------------------


class Town:
    """The township's federation with five executive members in its second term, and a paper for each of them."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.org, self.gacha = new_id(), new_id()
        self.women = [new_id() for _ in range(5)]
        names = ("苏布德", "其木格", "乌日娜", "高娃", "萨仁")
        edits = [
            Edit("org_unit", self.org, {"name_zh": "乌兰毛都苏木", "short_name": "乌兰毛都苏木", "level": "sumu"}),
            Edit("org_unit", self.gacha, {"name_zh": "萨仁台嘎查", "level": "gacha", "parent": self.org}),
            Edit("term", new_id(), {"org": self.org, "ordinal": 2, "start": "2021-07-16", "length_years": 5}),
            *(Edit("person", her, {"name_zh": name}) for her, name in zip(self.women, names, strict=True)),
        ]
        for her, code in zip(self.women, ("P1", "P2", "P4", "P4", "P4"), strict=True):
            fields = {"person": her, "org": self.org, "post": code, "from_date": "2021-07-16"}
            edits.append(Edit("appointment", new_id(), fields))
        desk.journal.write(edits, Label("test"))

    def meet(self, day: str, body: str = "M2", **more: Any) -> bytes:
        values = {"about": {"org": self.org}, "body": body, "title": "听取报告", "day": day, **more}
        return self.desk.meetings.save(None, values).id

    def mark(self, meeting: bytes, *states: str) -> bytes:
        activity, _ = self.desk.meetings.convene(meeting)
        self.desk.activities.mark(activity, dict(zip(self.women, states, strict=False)))
        return activity

    def resolve(self, meeting: bytes, text: str, **more: Any) -> bytes:
        return self.desk.meetings.resolutions.save(None, {"meeting": meeting, "text": text, **more}).id


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    desk = Desk.open(tmp_path, lambda: NOW)
    yield Town(desk)
    desk.close()


def test_a_meeting_knows_its_name_its_members_and_whether_enough_came(town: Town) -> None:
    first = town.meet("2026-03-08")
    activity = town.mark(first, "present", "late", "present", "leave")
    found = town.desk.meetings.get(first)
    assert found is not None and found["name"] == "二届一次执委会全体会议" and found["state"] == "short"
    call = found["call"]
    assert (call.due, call.present, call.quorum.needed, call.quorum.margin) == (5, 3, 4, -1)
    assert call.who("leave") == [town.women[3]] and call.who("unknown") == [town.women[4]]
    held = town.desk.activities.get(activity)
    assert (
        held is not None and held.values["title"] == "乌兰毛都苏木二届一次执委会全体会议" and held.counts.expected == 5
    )
    assert town.desk.meetings.convene(first)[0] == activity, "a meeting is one activity"
    town.desk.activities.mark(activity, {town.women[4]: "present"})
    again = town.desk.meetings.get(first)
    assert again is not None and again["state"] == "held"


def test_a_meeting_that_was_moved_stays_one_row_and_one_called_off_takes_no_number(town: Town) -> None:
    first, second = town.meet("2026-03-08"), town.meet("2026-06-08")
    activity, _ = town.desk.meetings.convene(second)
    town.desk.journal.write([Edit("activity", activity, {"start": "2026-02-01T09:00"})], Label("test"))
    found = {row["id"]: row for row in town.desk.meetings.page([first, second]) if row}
    assert (found[second]["day"], found[second]["name"][:4], found[first]["name"][:4]) == (
        "2026-02-01",
        "二届一次",
        "二届二次",
    )
    town.desk.journal.write([Edit("activity", activity, {"status": "cancelled"})], Label("test"))
    again = town.desk.meetings.page([first, second])
    assert [row and row["state"] for row in again] == ["held", "called_off"]
    assert again[0] is not None and again[0]["name"].startswith("二届一次")


def test_figures_of_a_paper_count_where_no_activity_says_who_came(town: Town) -> None:
    meeting = town.meet("2026-03-08", due=25, present=21)
    found = town.desk.meetings.get(meeting)
    assert found is not None and (found["came"], found["call"].quorum.needed) == ("21/25", 17)


def test_what_is_open_returns_to_each_later_meeting_of_that_body(town: Town) -> None:
    first, standing, second = town.meet("2026-03-08"), town.meet("2026-03-09", "M3"), town.meet("2026-06-08")
    third = town.meet("2026-09-08")
    one = town.resolve(first, "补齐图书", owner=town.women[1], due="2026-05-01")
    two = town.resolve(second, "建立联系群")
    town.resolve(standing, "别的会的事")

    def carried(meeting: bytes) -> list[bytes]:
        found = town.desk.meetings.get(meeting)
        assert found is not None
        return [each.id for each in found["carried"]]

    assert (carried(first), carried(second), carried(third)) == ([], [one], [one, two])
    resolutions = town.desk.meetings.resolutions
    resolutions.save(one, {"state": "done"})
    assert carried(third) == [one, two], "done is not closed: a meeting closes it"
    resolutions.save(one, {"state": "closed", "closed_on": "2026-06-08"})
    assert (carried(second), carried(third)) == ([one], [two]), "the meeting that closed it still had it"
    row = resolutions.get(one)
    assert row is not None and row["done_on"] == "2026-11-27"
    resolutions.save(one, {"state": "working"})
    row = resolutions.get(one)
    assert row is not None and (row["done_on"], row["closed_on"]) == (None, None), "taken up again"
    assert carried(third) == [one, two]


def test_progress_is_added_to_and_an_owner_who_was_erased_is_nobody(town: Town) -> None:
    resolutions = town.desk.meetings.resolutions
    one = town.resolve(town.meet("2026-03-08"), "补齐图书", owner=town.women[1], due="2026-05-01")
    for day, words in (("2026-04-01", "已联系"), ("2026-04-20", "已送到")):
        resolutions.save(one, {"resolution_note": [*_notes(town, one), {"noted_on": day, "text": words}]})
    record = resolutions.get(one)
    assert record is not None and record["last_note"] == "已送到" and len(record["resolution_note"]) == 2
    row = next(each for each in resolutions.rows() if each.id == one)
    assert row.overdue("2026-05-02") and not row.overdue("2026-05-01") and row.on_time() is None


def _notes(town: Town, id_: bytes) -> list[dict[str, Any]]:
    record = town.desk.meetings.resolutions.get(id_)
    assert record is not None
    return list(record["resolution_note"])


def test_the_plan_follows_the_meetings(town: Town) -> None:
    plans = town.desk.meetings.plans
    for month in ("2025-03", "2025-09"):
        plans.save(None, {"about": {"org": town.org}, "body": "M2", "month": month, "topic": "听取报告"})
    plans.copy_year(2026)
    assert plans.to_copy(2026) == 0
    town.meet("2026-03-08")
    states = {row["month"]: row["state"] for row in plans.page(plans.ids()) if row is not None}
    assert states == {"2025-03": "missed", "2025-09": "missed", "2026-03": "done", "2026-09": "missed"}
    shown = plan_register(town.desk, 2026)
    assert shown.groups[0].rows[0][4] == "√" and shown.groups[0].rows[0][10] == "×"
    assert shown.groups[0].rows[0][-2:] == ("2", "1")


# --- papers -----------------------------------------------------------------------------------------------------------


def test_papers_say_who_was_there_what_was_decided_and_what_is_to_be_done(town: Town) -> None:
    first = town.meet("2026-03-08")
    town.resolve(first, "补齐图书。", owner=town.women[1], helpers=[town.women[2]], due="2026-05-01")
    items = [{"title": "增补执委", "kind": "vote", "method": "hands", "votes_for": 4, "against": 0, "result": "passed"}]
    second = town.meet("2026-09-08", agenda_item=items, minutes="听取报告。\n讨论。", chaired_by=town.women[0])
    town.mark(second, "present", "present", "present", "present", "leave")
    town.resolve(second, "建立联系群", owner=town.women[2])
    record = template_data(record_of(town.desk, second))["sheets"][0]
    table = next(block for block in record["blocks"] if "heads" in block)
    assert [row[:2] for row in table["rows"]] == [("1", "上次议定事项落实（1项）"), ("2", "增补执委")]
    assert table["rows"][1][4:] == ("举手 赞成4 反对0", "通过")
    cells = {cell["head"]: cell["value"] for block in record["blocks"] if "cells" in block for cell in block["cells"]}
    assert (cells["应到"], cells["实到"], cells["到会人数"], cells["请假"]) == ("5", "4", "符合规定（需4人）", "萨仁")
    minutes = template_data(minutes_of(town.desk, second))["sheets"][0]
    told = "\n".join(block["text"] for block in minutes["blocks"])
    assert minutes["title"] == "乌兰毛都苏木妇联二届二次执委会全体会议纪要"
    assert "1．建立联系群，由乌日娜负责。" in told and "会议由苏布德主持。应到5人，实到4人" in told
    rows = town.desk.meetings.resolutions.rows()
    assert resolved_lines(town.desk, rows)[0] == "1．补齐图书，由其木格负责，2026年5月1日前完成。"
    shown = ledger(town.desk, town.desk.meetings.resolutions.ids())
    assert sum(column.width for column in shown.columns) + shown.number == 273
    assert {row[1] for row in shown.groups[0].rows} == {"补齐图书。", "建立联系群"}
    came = attendance_register(town.desk, town.org, 2026)
    assert came.groups[0].rows[0][2:] == ("1", "1", "0", "0", "100.0 %"), "the first meeting has no roll"


def test_blank_forms_and_a_meeting_that_is_gone(town: Town) -> None:
    assert template_data(record_of(town.desk, None))["sheets"][0]["title"] == "会议记录"
    assert minutes_of(town.desk, None).sheets[0]["title"] == "会议纪要"
    assert ledger(town.desk, []).blank_rows == plan_register(town.desk, None).blank_rows == 12
    with pytest.raises(KnownError, match="record_gone"):
        record_of(town.desk, new_id())


# --- what there is to look at -----------------------------------------------------------------------------------------


def test_what_does_not_fit_together_is_told(town: Town) -> None:
    """M2, M3, M6, M7, M9, M10, M11; and M1 only of who held one in another year."""
    days = ("2026-03-08", "2026-05-08", "2026-07-08", "2026-09-08")
    meetings = [town.meet(day, minutes="记录") for day in days]
    for meeting in meetings[1:]:
        town.mark(meeting, "present", "present", "present", "leave")  # three of five: four are needed
    resolved = town.resolve(meetings[1], "补齐图书", owner=town.women[0], due="2026-11-01")
    old = town.resolve(meetings[0], "建立联系群")
    again = town.meet("2026-11-10", number=4)
    town.desk.meetings.save(meetings[0], {"minutes": None})

    def found() -> set[tuple[str, bytes, int]]:
        return {(each.code, each.about, each.number) for each in town.desk.findings.all() if each.code[0] == "M"}

    assert found() == {
        ("M2", meetings[1], 3),
        ("M3", resolved, 26),
        ("M6", town.women[4], 3),
        ("M7", meetings[0], 264),
        ("M7", again, 17),
        ("M9", old, 4),
        ("M9", resolved, 3),
        ("M10", again, 0),
        ("M11", old, 0),
    }
    town.desk.meetings.resolutions.save(old, {"state": "closed"})
    town.desk.meetings.resolutions.save(resolved, {"state": "done"})
    town.desk.meetings.save(again, {"number": None, "minutes": "记录"})
    assert {code for code, *_ in found()} == {"M2", "M6", "M7", "M9"}
    for meeting in (*meetings, again):
        town.desk.meetings.delete(meeting)
    assert found() == set(), "who wrote down no plenary misses none"
    town.meet("2025-11-10", minutes="记录")
    assert found() == {("M1", town.org, 0)}


def test_one_meeting_is_one_activity_though_two_laptops_call_it_and_none_begins_on_no_day(town: Town) -> None:
    meeting, dateless = town.meet("2026-03-08"), town.meet("2026-03-09")
    town.desk.journal.write([Edit("meeting", dateless, {"day": None})], Label("test"))
    first, _ = town.desk.meetings.convene(meeting)
    town.desk.journal.write([Edit("meeting", meeting, {"activity": None})], Label("another laptop"))
    assert town.desk.meetings.convene(meeting)[0] == first
    town.desk.journal.write([Edit("activity", first, {"deleted": 1, "content": "旧"})], Label("test"))
    assert town.desk.meetings.convene(meeting)[0] == first
    held = town.desk.journal.rows.get("activity", first) or {}
    assert (held["deleted"], held["content"], held["start"]) == (None, None, "2026-03-08T09:00")
    undated, _ = town.desk.meetings.convene(dateless)
    held = town.desk.journal.rows.get("activity", undated) or {}
    assert (held["start"], held["status"]) == (None, "planned")


def test_of_two_marks_of_a_woman_who_was_merged_the_better_counts(town: Town) -> None:
    desk, activity = town.desk, town.mark(town.meet("2026-03-08"), "present", "absent", "present", "absent")
    for her, state in zip(town.women, ("absent", "late", "absent", "leave"), strict=False):
        other = new_id()
        name = (desk.journal.rows.get("person", her) or {})["name_zh"]
        desk.journal.write([Edit("person", other, {"name_zh": name})], Label("test"))
        desk.activities.mark(activity, {other: state})
        seen = desk.doubles.compare(her, other)
        assert seen is not None
        desk.doubles.merge(seen, her, {})
    states = desk.meetings.board().marked[activity]
    assert [states[her] for her in town.women[:4]] == ["present", "late", "present", "leave"]


def test_meetings_to_choose_from_are_read_once(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    meetings = [town.meet(f"2026-0{month}-08") for month in range(1, 8)]
    for meeting in meetings:
        town.resolve(meeting, "修路")
    read, board = list[int](), town.desk.meetings.board
    monkeypatch.setattr(town.desk.meetings, "board", lambda: (read.append(1), board())[1])
    assert len(town.desk.meetings.resolutions.choices("meeting")) == 7 and len(read) == 1


# --- edge cases -------------------------------------------------------------------------------------------------------


def test_a_joint_meeting_counts_who_came_and_asks_for_no_number(town: Town) -> None:
    """With another township: its people are no members of ours, whoever came of either stands in the roll."""
    joint = town.meet("2026-05-20", "M6")
    activity = town.mark(joint, "present", "absent")
    guest = new_id()
    town.desk.journal.write([Edit("person", guest, {"name_zh": "外苏木来的人"})], Label("test"))
    town.desk.activities.mark(activity, {guest: "present"})
    found = town.desk.meetings.get(joint)
    assert found is not None and (found["name"], found["state"]) == ("2026年第1次区域化联席会议", "held")
    call = found["call"]
    assert (call.quorum, call.due, call.present, call.members) == (None, None, 2, frozenset())
    plenary = town.meet("2026-05-21")
    town.mark(plenary, "present", "present", "present", "present", "absent")
    town.desk.activities.mark(town.desk.meetings.convene(plenary)[0], {guest: "present"})
    roll = town.desk.meetings.get(plenary)
    assert roll is not None and (roll["call"].present, roll["call"].others) == (4, [guest]), "she sits in, and no more"


@pytest.mark.parametrize("gone", [{"status": "died"}, {"status": "moved"}, {"deleted": 1}])
def test_what_an_owner_who_is_gone_had_to_do_is_nobodys_and_is_told(town: Town, gone: dict[str, Any]) -> None:
    one = town.resolve(town.meet("2026-03-08", minutes="记录"), "补齐图书", owner=town.women[1], due="2027-05-01")

    def told() -> list[bytes]:
        return [found.about for found in town.desk.findings.all() if found.code == "M11"]

    assert told() == []
    town.desk.journal.write([Edit("person", town.women[1], gone)], Label("test"))
    later = town.desk.meetings.get(town.meet("2026-09-08"))
    assert told() == [one] and later is not None and [each.id for each in later["carried"]] == [one]
    town.desk.meetings.resolutions.save(one, {"owner": town.women[2]})
    assert told() == []


def test_a_meeting_online_has_its_quorum_by_the_roll_and_its_place_on_the_paper(town: Town) -> None:
    meeting = town.meet("2026-03-08")
    activity = town.mark(meeting, "present", "present", "late", "present", "leave")
    town.desk.journal.write([Edit("activity", activity, {"place": "线上（微信群）"})], Label("test"))
    found = town.desk.meetings.get(meeting)
    assert found is not None and found["call"].quorum.met and found["came"] == "4/5"
    told = template_data(minutes_of(town.desk, meeting))["sheets"][0]["blocks"][0]["text"]
    assert "在线上（微信群）召开" in told and "符合规定（需4人）" in told


def test_progress_that_was_written_stays_whatever_laptop_writes(town: Town) -> None:
    """A correction is a further row; the page of history and the paper have both."""
    one = town.resolve(town.meet("2026-03-08"), "补齐图书")
    resolutions = town.desk.meetings.resolutions
    resolutions.save(one, {"resolution_note": [{"noted_on": "2026-04-01", "text": "已送到"}]})
    (note,) = _notes(town, one)
    for now in ([{**note, "text": "还没送"}], [{**note, "noted_on": "2026-04-02"}]):
        with pytest.raises(FieldErrors) as error:
            resolutions.save(one, {"resolution_note": now})
        assert error.value.fields == {"resolution_note": "written_stays"}
    resolutions.save(one, {"resolution_note": [note, {"noted_on": "2026-04-03", "text": "更正：还没送"}]})
    record = resolutions.get(one)
    assert record is not None and record["last_note"] == "更正：还没送" and len(record["resolution_note"]) == 2

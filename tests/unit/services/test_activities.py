"""The activity log: one act a save, honest counts, corrections after sending."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FieldErrors
from desktop.services.activities import ActivityFilter, Line, counts_of
from desktop.services.activity_draft import Attendee, Draft, NewPerson, attendance_id
from desktop.services.desk import Desk
from desktop.services.newcomers import Newcomer
from desktop.store.changes import Acknowledged, Cursor, Edit, Label
from protocol.ids import derived_id, new_id
from protocol.periods import Span, Term

SUMU = derived_id("org_unit", "152221201000")
SARINTAI = derived_id("org_unit", "152221201203")
HOME = derived_id("test", "home")
WHEN = {"start": "2026-11-24T18:00", "end": "2026-11-24T20:30"}
DINNER: dict[str, Any] = {"kind": "A07", "home": HOME, "status": "held", **WHEN}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 25, 9, 0))
    desk.journal.write(
        [
            Edit("org_unit", SUMU, {"code": "152221201000", "level": "sumu", "name_zh": "乌兰毛都苏木"}),
            Edit("org_unit", SARINTAI, {"level": "gacha", "name_zh": "萨仁台嘎查委员会", "short_name": "萨仁台嘎查"}),
            Edit("home", HOME, {"name_zh": "萨仁台流动妇女之家", "org": SARINTAI, "kind": "H40"}),
        ],
        Label("township.choose"),
    )
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def women(desk: Desk, number: int) -> list[bytes]:
    return [desk.people.save(None, {"name_zh": f"其木格{i}", "gacha": SARINTAI}).id for i in range(number)]


def dinner(desk: Desk, **more: Any) -> Draft:
    """The 团圆饭: 19 known, 3 newcomers, one only a label."""
    return Draft(
        new_id(),
        {**DINNER, **more},
        tuple(Attendee(person) for person in women(desk, 19)),
        tuple(NewPerson(new_id(), Newcomer(name, None, None)) for name in ("乌日娜", "萨茹拉", "包丽")),
        ("其木格的嫂子",),
    )


def acknowledge(desk: Desk) -> None:
    """The server took everything in."""
    first = desk.journal.acknowledged + 1
    number = desk.journal.head[0] - first + 1
    seq = desk.journal.cursor.seq
    desk.journal.sync.apply([Acknowledged(seq + 1, first, number)], Cursor(bytes(16), seq + number, bytes(16)))
    assert desk.journal.log.waiting() == (0, None)


def test_twenty_three_came_in_one_act_and_one_undo_takes_it_back(desk: Desk) -> None:
    draft = dinner(desk)
    before = desk.records.last_act()
    desk.activities.save(draft)
    counts = desk.activities.counts(draft.id)
    assert (counts.known, counts.newcomers, counts.guests, counts.unnamed, counts.heads) == (19, 3, 1, 0, 23)
    assert desk.activities.page([draft.id])[0].heads == 23
    assert desk.month.summary(_november()).attendances == 23
    act = desk.records.last_act()
    assert act is not None and act.label == Label("activity.log", "萨仁台嘎查节庆团圆饭")
    assert [w.to_complete for w in desk.people.search("乌日娜")] == [True]
    desk.records.undo(act.number)
    assert desk.activities.get(draft.id) is None
    assert desk.people.search("乌日娜") == []
    assert desk.records.last_act() == before


def _november() -> Any:
    return Term(Span.MONTH, 2026, 11).period(lambda _: 25)


def test_saving_twice_changes_nothing(desk: Desk) -> None:
    draft = dinner(desk)
    desk.activities.save(draft)
    head = desk.journal.head
    assert not desk.activities.save(draft)
    assert desk.journal.head == head


def test_a_guest_typed_twice_and_a_person_ticked_twice_count_once(desk: Desk) -> None:
    (one,) = women(desk, 1)
    draft = Draft(new_id(), DINNER, (Attendee(one), Attendee(one, "late")), (), ("其木格的嫂子", " 其木格 的嫂子 "))
    desk.activities.save(draft)
    assert desk.activities.counts(draft.id).heads == 2
    desk.activities.mark_guest(draft.id, "其木格的嫂子")
    assert desk.activities.counts(draft.id).heads == 2


def test_correcting_after_it_was_sent(desk: Desk) -> None:
    draft = dinner(desk, guests_unnamed=2)
    desk.activities.save(draft)
    acknowledge(desk)
    (late,) = women(desk, 1)
    present = desk.activities.draft_of(draft.id)
    assert present is not None
    away = draft.attendees[0].person
    kept = tuple(attendee for attendee in present.attendees if attendee.person != away)
    desk.activities.save(replace(present, attendees=(*kept, Attendee(late, "late"))))
    counts = desk.activities.counts(draft.id)
    assert (counts.known + counts.newcomers, counts.guests, counts.unnamed, counts.heads) == (22, 1, 2, 25)
    assert counts.newcomers == 3
    row = desk.journal.rows.get("attendance", attendance_id(draft.id, away))
    assert row is not None and row["deleted"] == 1
    desk.activities.save(draft)  # ticked again: the same row comes back
    assert desk.activities.counts(draft.id).heads == 26  # and who came late stays


def test_a_planned_meeting_with_its_expected_people(desk: Desk) -> None:
    people = women(desk, 5)
    id_ = new_id()
    values = {"kind": "A11", "place": "苏木会议室", "status": "planned", "start": "2026-11-26T09:00"}
    desk.activities.save(Draft(id_, values, tuple(Attendee(p, "unknown", True) for p in people)))
    found = desk.activities.get(id_)
    assert found is not None and found.values["title"] == "苏木会议室会议"
    assert (found.counts.expected, found.counts.unchecked, found.counts.heads) == (5, 5, 0)
    assert [line.id for line in found.lines] == [None] * 5
    extra = women(desk, 1)[0]
    desk.activities.mark(id_, {people[0]: "present", people[1]: "late", people[2]: "leave", people[3]: "absent"})
    desk.activities.mark(id_, {extra: "present"})
    counts = desk.activities.counts(id_)
    assert (counts.expected, counts.heads, counts.leave, counts.absent, counts.unchecked) == (5, 3, 1, 1, 1)
    assert desk.activities.page([id_])[0].status == "held"
    desk.activities.mark(id_, {extra: "unknown", people[0]: "unknown"})
    counts = desk.activities.counts(id_)
    assert (counts.heads, counts.unchecked) == (1, 2)
    desk.activities.set_status(id_, "cancelled")
    assert desk.activities.ids(ActivityFilter(statuses=("cancelled",))) == [id_]


def test_rows_of_a_printed_sheet_are_typed_back(desk: Desk) -> None:
    people = women(desk, 42)
    id_ = new_id()
    values = {"kind": "A11", "place": "苏木会议室", "status": "planned", "start": "2026-11-26T09:00"}
    desk.activities.save(Draft(id_, values, tuple(Attendee(p, "unknown", True) for p in people)))
    sheet = desk.sheets.new_id()
    rows: list[tuple[int, bytes | None]] = list(enumerate([*people, *[None] * 8], 1))
    desk.sheets.keep(sheet, id_, "ABC123", "portrait", rows)
    printed = desk.sheets.of(id_)[0]
    desk.activities.mark_rows(id_, printed, [*range(1, 18), 19, *range(22, 41)])
    desk.activities.mark_rows(id_, printed, [18, 20], "leave")
    marked = desk.activities.mark_rows(id_, printed, [43, 44])
    assert (marked.people, marked.blank) == ((), (43, 44))
    for name in ("乌日娜 13800001111", "萨茹拉 萨仁台嘎查", "包丽"):
        desk.activities.mark_newcomer(id_, name)
    counts = desk.activities.counts(id_)
    assert (counts.expected, counts.heads, counts.leave, counts.unchecked) == (42, 40, 2, 3)
    found = desk.activities.get(id_)
    assert found is not None and found.lines[16].row == 17


def test_an_open_activity_has_nobody_absent(desk: Desk) -> None:
    one, two = women(desk, 2)
    draft = Draft(new_id(), DINNER, (Attendee(one), Attendee(two, "absent")))
    desk.activities.save(draft)
    counts = desk.activities.counts(draft.id)
    assert (counts.expected, counts.absent, counts.unchecked, counts.heads) == (0, 0, 0, 1)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"kind": None}, "kind", "required"),
        ({"start": None}, "when", "required"),
        ({"end": "2026-11-24T17:00"}, "when", "end_before_start"),
        ({"end": "2026-11-25T01:00"}, "when", "across_midnight"),
        ({"guests_unnamed": -1}, "guests_unnamed", "number_negative"),
        ({"guests_unnamed": 1, "women_among_guests": 2}, "women_among_guests", "more_than_guests"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    desk: Desk, values: dict[str, Any], field: str, code: str
) -> None:
    head = desk.journal.head
    with pytest.raises(FieldErrors) as caught:
        desk.activities.save(dinner_values(values))
    assert caught.value.fields[field] == code
    assert desk.journal.head == head


def dinner_values(values: dict[str, Any]) -> Draft:
    return Draft(new_id(), {**DINNER, **values})


def test_the_same_again_is_warned_of(desk: Desk) -> None:
    draft = dinner(desk)
    desk.activities.save(draft)
    again = Draft(new_id(), {**DINNER, "start": "2026-11-24T19:00", "end": None})
    assert [title for _, title, _ in desk.activities.similar(again)] == ["萨仁台嘎查节庆团圆饭"]
    assert desk.activities.similar(draft) == []
    desk.activities.save(again)  # warned, not refused


def test_what_is_proposed(desk: Desk) -> None:
    assert desk.activities.propose_title("A07", HOME) == "萨仁台嘎查节庆团圆饭"
    assert desk.activities.propose_title("A02", None, "冬营地") == "冬营地培训班"
    assert desk.activities.propose_title(None, None) == ""
    assert desk.activities.propose("A07", HOME).hosts == (SUMU,)
    assert desk.activities.propose("A07", HOME).recorder == "乌云"
    draft = dinner(desk, hosts=[SARINTAI, SUMU], speaker="王老师", recorder="高娃")
    desk.activities.save(draft)
    proposal = desk.activities.propose("A07", HOME)
    assert (proposal.hosts, proposal.speaker, proposal.recorder) == ((SARINTAI, SUMU), "王老师", "高娃")
    last = desk.activities.same_as_last_time("A07", HOME)
    assert last is not None and (last.activity, len(last.people)) == (draft.id, 22)
    again = desk.activities.again(draft.id)
    assert again is not None
    assert {(a.state, a.expected) for a in again.attendees} == {("unknown", True)}
    assert desk.activities.places()[0] == (HOME, "萨仁台流动妇女之家")


def test_the_list_is_found_and_sorted(desk: Desk) -> None:
    ids = []
    for day, kind, title in (("01", "A01", "宪法宣传"), ("15", "A02", "奶食培训"), ("30", "A07", "团圆饭")):
        draft = Draft(new_id(), {"kind": kind, "title": title, "start": f"2026-11-{day}T10:00", "place": "冬营地"})
        desk.activities.save(draft)
        ids.append(draft.id)
    log = desk.activities
    assert log.ids() == ids[::-1]
    assert log.ids(sort="title", descending=False) == [ids[2], ids[1], ids[0]]
    for sort in ("kind", "status", "place", "heads"):
        assert set(log.ids(sort=sort)) == set(ids)
    assert log.ids(ActivityFilter("培训 冬")) == [ids[1]]
    assert log.ids(ActivityFilter("萨仁台")) == []
    assert log.ids(ActivityFilter(kinds=("A01", "A07"))) == [ids[2], ids[0]]
    assert log.ids(ActivityFilter(since="2026-11-15", until="2026-11-30")) == [ids[2], ids[1]]
    assert log.months() == ["2026-11"]
    log.delete(ids[0])
    assert ids[0] not in log.ids()


def test_the_list_sorted_by_heads_counts_a_woman_who_was_merged_once(desk: Desk) -> None:
    twice, other, third = (desk.people.quick_add(name).id for name in ("其木格", "其木格二", "高娃"))
    two = Draft(new_id(), {"kind": "A01", "start": "2026-11-01T10:00"}, (Attendee(twice), Attendee(other)))
    pair = Draft(new_id(), {"kind": "A02", "start": "2026-10-01T10:00"}, (Attendee(twice), Attendee(third)))
    for draft in (two, pair):
        desk.activities.save(draft)
    row = attendance_id(two.id, other)
    edits = [Edit("person", other, {"merged_into": twice}), Edit("attendance", row, {"newcomer": 1})]
    desk.journal.write(edits, Label("person.merge"))
    assert [row.heads for row in desk.activities.page([two.id, pair.id])] == [1, 2]
    assert desk.activities.ids(sort="heads") == [pair.id, two.id]


def test_wechat_text_has_counts_and_no_names(desk: Desk) -> None:
    draft = dinner(
        desk, speaker="王老师", content="其木格3唱了长调，乌日娜 13800001111 包饺子。", effect="其木格的嫂子说很高兴"
    )
    desk.activities.save(draft)
    text = desk.activities.as_wechat_text(draft.id)
    assert "【节庆团圆】萨仁台嘎查节庆团圆饭" in text
    assert "11月24日 周二 18:00–20:30" in text
    assert "23 人，其中新增 3 人" in text
    assert "唱了长调" in text
    for name in ("其木格", "乌日娜", "包丽", "13800001111", "王老师", "乌云"):
        assert name not in text


_PEOPLE = st.builds(
    lambda person, state, newcomer, expected: Line(None, person, "", "", state, newcomer, expected, None),
    st.integers(0, 9).map(lambda n: bytes([n]) * 16),
    st.sampled_from(["present", "late", "leave", "absent", "unknown"]),
    st.booleans(),
    st.booleans(),
)
_GUESTS = st.builds(
    lambda name, state: Line(None, None, name, "", state, False, False, None),
    st.sampled_from(["嫂子", " 嫂子", "邻居", "客人"]),
    st.sampled_from(["present", "absent"]),
)


@given(st.lists(_PEOPLE, unique_by=lambda line: line.person), st.lists(_GUESTS), st.integers(0, 50))
def test_everybody_is_counted_once(people: list[Line], guests: list[Line], unnamed: int) -> None:
    counts = counts_of([*people, *guests, *people], unnamed)
    assert counts.heads == counts.known + counts.newcomers + counts.guests + counts.unnamed
    assert counts.known + counts.newcomers == sum(p.state in ("present", "late") for p in people)
    assert counts.guests <= len({g.name.strip() for g in guests})
    due = [p for p in people if p.expected]
    came = sum(p.state in ("present", "late") for p in due)
    on_leave = sum(p.state == "leave" for p in due)
    assert counts.expected == len(due) == came + on_leave + counts.absent + counts.unchecked

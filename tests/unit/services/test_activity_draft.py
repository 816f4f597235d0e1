"""What the one page of an activity writes: a correction what was changed, ticks as they are hers, hosts in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.documents.sheet_of import record_of
from desktop.errors import ChangedMeanwhile, KnownError
from desktop.services.activities import ActivityFilter
from desktop.services.activity_draft import (
    ATTENDANCE_OF,
    Attendee,
    Draft,
    NewPerson,
    attendance_id,
    draft_of_plain,
    guest_id,
    hosts_apart,
    hosts_of,
    plain_of,
)
from desktop.services.desk import Desk
from desktop.services.newcomers import Newcomer
from desktop.services.photos import Picture
from desktop.services.when import is_ahead
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id

SUMU = derived_id("org_unit", "152221201000")
SARINTAI = derived_id("org_unit", "152221201203")
CAOGEN = derived_id("org_unit", "152221201204")
NOW = datetime(2026, 11, 25, 9, 0)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: NOW)
    desk.journal.write(
        [
            Edit("org_unit", SUMU, {"code": "152221201000", "level": "sumu", "name_zh": "乌兰毛都苏木"}),
            Edit("org_unit", SARINTAI, {"level": "gacha", "name_zh": "萨仁台嘎查委员会", "short_name": "萨仁台嘎查"}),
            Edit("org_unit", CAOGEN, {"level": "gacha", "name_zh": "草根台嘎查"}),
        ],
        Label("township.choose"),
    )
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def women(desk: Desk, number: int) -> list[bytes]:
    return [desk.people.save(None, {"name_zh": f"其木格{i}", "gacha": SARINTAI}).id for i in range(number)]


def held(desk: Desk, people: list[bytes], **more: Any) -> Draft:
    values = {"kind": "A11", "title": "执委会议", "place": "会议室", "start": "2026-11-24T09:00", "hosts": [SUMU]}
    draft = Draft(new_id(), values, **{"attendees": tuple(Attendee(person) for person in people), **more})
    desk.activities.save(draft)
    return draft


def page_of(desk: Desk, id: bytes) -> Draft:
    """What the page holds when the activity is opened in it."""
    found = desk.activities.draft_of(id)
    assert found is not None
    return found


def with_values(draft: Draft, **values: Any) -> Draft:
    return replace(draft, values={**draft.values, **values})


def states(desk: Desk, id: bytes) -> dict[bytes, str]:
    found = desk.activities.get(id)
    assert found is not None
    return {line.person: line.state for line in found.lines if line.person}


# --- A5: a correction writes what she changed -----------------------------------------------------------------------


def test_a_correction_leaves_what_came_while_the_page_was_open(desk: Desk) -> None:
    a, b = women(desk, 2)
    id_ = held(desk, [a]).id
    page = page_of(desk, id_)
    desk.journal.write(
        [
            Edit("activity", id_, {"effect": "大家都说好"}),
            Edit("attendance", attendance_id(id_, b), {"activity": id_, "person": b, "state": "present"}),
        ],
        Label("activity.mark"),
    )
    desk.activities.mark_guest(id_, "嫂子")
    picture = Picture(b"\1" * 32, 10, 4, 3)
    desk.photos.attach("activity", id_, [picture])
    desk.activities.save(with_values(page, content="谈了草畜平衡"))
    found = desk.activities.get(id_)
    assert found is not None
    assert (found.values["effect"], found.values["content"]) == ("大家都说好", "谈了草畜平衡")
    assert states(desk, id_) == {a: "present", b: "present"}
    assert found.counts.guests == 1 and [shown.picture for shown in found.photos] == [picture]


def test_only_what_was_changed_is_in_the_operations(desk: Desk) -> None:
    a, b = women(desk, 2)
    id_ = held(desk, [a, b]).id
    page = page_of(desk, id_)
    before = desk.journal.head[0]
    desk.activities.save(replace(with_values(page, effect="好"), attendees=(Attendee(a), Attendee(b, "late"))))
    written = [
        (line.fields, id_ if kind == "activity" else row)
        for kind, row in (("activity", id_), ("attendance", attendance_id(id_, b)))
        for line in desk.journal.log.history(kind, row)[:1]
    ]
    assert desk.journal.head[0] == before + 2
    assert [fields for fields, _ in written] == [{"effect": "好"}, {"state": "late"}]


def test_saving_a_page_on_which_nothing_was_changed_writes_nothing(desk: Desk) -> None:
    id_ = held(desk, women(desk, 3), guests=("嫂子",), pictures=(Picture(b"\2" * 32, 1, 1, 1),)).id
    head = desk.journal.head
    assert not desk.activities.save(page_of(desk, id_))
    assert desk.journal.head == head


def test_hosts_and_expected_are_written_as_added_and_taken(desk: Desk) -> None:
    people = women(desk, 4)
    id_ = held(desk, [], attendees=tuple(Attendee(person, "unknown", True) for person in people[:2])).id
    hers, theirs = page_of(desk, id_), page_of(desk, id_)
    more = (*theirs.attendees, Attendee(people[2], "unknown", True))
    desk.activities.save(replace(with_values(theirs, hosts=[SUMU, SARINTAI]), attendees=more))
    desk.activities.save(
        replace(
            with_values(hers, hosts=[SUMU, CAOGEN], hosts_text=["旗民政局"]),
            attendees=(hers.attendees[0], Attendee(people[3], "unknown", True)),
        )
    )
    values = page_of(desk, id_).values
    assert values["hosts"][0] == SUMU and set(values["hosts"]) == {SUMU, SARINTAI, CAOGEN}
    assert values["hosts_text"] == ["旗民政局"]
    record = desk.journal.rows.get("activity", id_)
    assert record is not None and set(record["expected"]) == {people[0], people[2], people[3]}


def test_who_and_what_was_taken_out_stays_out(desk: Desk) -> None:
    a, b = women(desk, 2)
    picture = Picture(b"\3" * 32, 1, 1, 1)
    id_ = held(desk, [a, b], guests=("嫂子", "邻居"), pictures=(picture,)).id
    page = page_of(desk, id_)
    desk.activities.save(replace(page, attendees=(Attendee(a),), guests=("嫂子",), pictures=()))
    found = desk.activities.get(id_)
    assert found is not None and states(desk, id_) == {a: "present"}
    assert [line.name for line in found.lines if line.person is None] == ["嫂子"] and found.photos == ()
    assert (desk.journal.rows.get("attendance", guest_id(id_, "邻居")) or {})["deleted"] == 1
    desk.activities.save(replace(page_of(desk, id_), attendees=(Attendee(a), Attendee(b, "late"))))
    assert states(desk, id_) == {a: "present", b: "late"}


def test_what_this_laptop_wrote_meanwhile_is_shown_and_done_once_more_replaces_it(desk: Desk) -> None:
    a, b = women(desk, 2)
    id_ = held(desk, [a, b]).id
    page = page_of(desk, id_)
    desk.activities.mark(id_, {a: "leave", b: "absent"})  # rows of the sheet, typed back in the panel
    desk.journal.write([Edit("activity", id_, {"effect": "另一个窗口"})], Label("activity.correct"))
    mine = replace(with_values(page, effect="这里的", content="别的"), attendees=(Attendee(a, "late"), Attendee(b)))
    head = desk.journal.head
    with pytest.raises(ChangedMeanwhile) as caught:
        desk.activities.save(mine)
    assert desk.journal.head == head, "nothing of the act is written"
    assert caught.value.now == {"effect": "另一个窗口", f"{ATTENDANCE_OF}{a.hex()}": "leave"}
    desk.activities.save(replace(mine, sight=caught.value.sight))
    assert states(desk, id_) == {a: "late", b: "absent"}, "b was not touched on the page"
    assert page_of(desk, id_).values["effect"] == "这里的"


def test_an_activity_that_is_gone_is_not_brought_back_silently(desk: Desk) -> None:
    id_ = held(desk, women(desk, 1)).id
    page = with_values(page_of(desk, id_), effect="好")
    desk.activities.delete(id_)
    with pytest.raises(KnownError, match="activity_gone"):
        desk.activities.save(page)
    assert desk.activities.get(id_) is None


def test_what_a_page_held_outlives_the_program(desk: Desk) -> None:
    a, b = women(desk, 2)
    people = (Attendee(a), Attendee(b, "unknown", True))
    id_ = held(desk, [], attendees=people, guests=("嫂子",), pictures=(Picture(b"\4" * 32, 1, 2, 3),)).id
    page = replace(page_of(desk, id_), opened=None, sight=None)
    assert draft_of_plain(id_, json.loads(json.dumps(plain_of(page)))) == page


# --- A4: ticks, newcomers and status are hers -----------------------------------------------------------------------


def test_a_planned_activity_keeps_its_ticks_and_newcomers(desk: Desk) -> None:
    a, b = women(desk, 2)
    new = NewPerson(new_id(), Newcomer("乌日娜", "13800001111", None))
    people = (Attendee(a), Attendee(b, "late"), Attendee(new.id))
    id_ = held(desk, [], attendees=people, newcomers=(new,)).id
    desk.activities.save(with_values(page_of(desk, id_), status="planned", end="2026-11-24T23:00"))
    assert states(desk, id_) == {a: "present", b: "late", new.id: "present"}
    desk.activities.save(with_values(page_of(desk, id_), status="held"))
    counts = desk.activities.counts(id_)
    assert (counts.known, counts.newcomers) == (2, 1)


@pytest.mark.parametrize("state", ["unknown", "absent", "leave", "present"])
def test_a_newcomer_with_a_phone_is_on_the_roster_whatever_her_tick_says(desk: Desk, state: str) -> None:
    new = NewPerson(new_id(), Newcomer("乌日娜", "13800001111", None))
    id_ = held(desk, [], attendees=(Attendee(new.id, state),), newcomers=(new,)).id
    assert [row.phone for row in desk.people.search("乌日娜")] == ["13800001111"]
    assert states(desk, id_) == ({} if state == "unknown" else {new.id: state})


def test_whether_a_time_is_ahead_is_only_a_question() -> None:
    assert is_ahead("2026-11-25T09:01", NOW) and is_ahead("2026-11-26", NOW)
    assert not is_ahead("2026-11-25T08:59", NOW) and not is_ahead("2026-11-25", NOW) and not is_ahead(None, NOW)


# --- A2: hosts that are no unit -------------------------------------------------------------------------------------


def test_a_host_in_words_stands_everywhere(desk: Desk) -> None:
    id_ = held(desk, women(desk, 1)).id
    desk.activities.save(with_values(page_of(desk, id_), hosts_text=["旗民政局"]))
    found = desk.activities.get(id_)
    assert found is not None and found.hosts == ((SUMU, "乌兰毛都苏木"), (None, "旗民政局"))
    assert "联办：旗民政局" in desk.activities.as_wechat_text(id_)
    assert record_of(desk, id_).hosts == ("乌兰毛都苏木妇联", "旗民政局")
    assert desk.activities.ids(ActivityFilter("民政")) == [id_]
    again = desk.activities.again(id_)
    assert again is not None and again.values["hosts_text"] == ["旗民政局"]
    assert desk.activities.propose("A11", None, "会议室").hosts == (SUMU, "旗民政局")


def test_a_host_in_words_may_be_the_one_who_holds_it(desk: Desk) -> None:
    id_ = held(desk, []).id
    desk.activities.save(with_values(page_of(desk, id_), **hosts_apart(["旗妇联", SUMU, "旗民政局"])))
    values = page_of(desk, id_).values
    assert hosts_of(values) == ["旗妇联", "旗民政局", SUMU]
    assert "主办：旗妇联\n联办：旗民政局、乌兰毛都苏木" in desk.activities.as_wechat_text(id_)
    assert record_of(desk, id_).hosts == ("旗妇联", "旗民政局", "乌兰毛都苏木妇联")
    assert desk.activities.propose("A11", None, "会议室").hosts == ("旗妇联", "旗民政局", SUMU)
    again = desk.activities.again(id_)
    assert again is not None and hosts_of(again.values) == ["旗妇联", "旗民政局", SUMU]
    desk.activities.save(with_values(page_of(desk, id_), **hosts_apart([SUMU, "旗妇联", "旗民政局"])))
    assert hosts_of(page_of(desk, id_).values) == [SUMU, "旗妇联", "旗民政局"]
    desk.activities.save(with_values(page_of(desk, id_), **hosts_apart([SUMU])))
    assert hosts_of(page_of(desk, id_).values) == [SUMU]


def test_who_was_merged_meanwhile_is_no_longer_expected_once_she_is_taken_out(desk: Desk) -> None:
    one, two, other = women(desk, 3)
    people = tuple(Attendee(person, "unknown", True) for person in (one, other))
    id_ = held(desk, [], attendees=people).id
    desk.journal.write([Edit("person", one, {"merged_into": two})], Label("person.merge"))
    page = page_of(desk, id_)
    assert {a.person for a in page.attendees} == {two, other}
    desk.activities.save(replace(page, attendees=tuple(a for a in page.attendees if a.person == other)))
    assert (desk.journal.rows.get("activity", id_) or {})["expected"] == [other]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("萨仁台嘎查", [SARINTAI]),
        ("萨仁台", [SARINTAI]),
        (" 萨仁台 嘎查 ", [SARINTAI]),
        ("萨仁台嘎查委员会", [SARINTAI]),
        ("萨仁台嘎查妇联", [SARINTAI]),
        ("乌兰毛都苏木妇女联合会", [SUMU]),
        ("苏木妇联", [SUMU]),
        ("萨仁台妇联", [SARINTAI]),
        ("嘎查", [SARINTAI, CAOGEN]),
        ("旗民政局", []),
        ("旗妇联", []),
        ("妇联", []),
        ("台", []),
        ("", []),
    ],
)
def test_which_units_typed_words_may_mean(desk: Desk, typed: str, meant: list[bytes]) -> None:
    assert set(desk.units.meant(typed)) == set(meant)

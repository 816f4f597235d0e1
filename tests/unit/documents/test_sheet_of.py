"""What stands on an activity's papers, from a real desk."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.documents.sheet import Layout, NameOrder, SheetColumns, printed_rows, template_data, typeset
from desktop.documents.sheet_of import PeopleOrder, SheetOptions, record_of, sheet_again, sheet_of
from desktop.documents.typesetter import Typesetter
from desktop.errors import KnownError
from desktop.services.activity_draft import Attendee, Draft
from desktop.services.called import NoName
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id

SUMU, FIRST, SECOND = (derived_id("org_unit", f"15222120{n}000") for n in (1, 2, 3))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 14, 3))
    units = [
        ("152221201000", SUMU, "sumu", "乌兰毛都苏木", "乌兰毛都苏木"),
        ("152221201202", FIRST, "gacha", "草根台嘎查委员会", "草根台嘎查"),
        ("152221201203", SECOND, "gacha", "萨仁台嘎查委员会", "萨仁台嘎查"),
    ]
    made.journal.write(
        [
            Edit("org_unit", id_, {"code": code, "level": level, "name_zh": name, "short_name": short})
            for code, id_, level, name, short in units
        ],
        Label("township.choose"),
    )
    made.records.add_user("乌云")
    yield made
    made.close()


def woman(desk: Desk, name: str, gacha: bytes | None = FIRST, **more: str) -> bytes:
    return desk.people.save(None, {"name_zh": name, "gacha": gacha, **more}).id


MONGOLIAN = "ᠰᠠᠷᠠᠨ"


def test_a_mongolian_name_alone_stands_in_the_column_of_names(desk: Desk) -> None:
    only = desk.people.save(None, {"name_mn": MONGOLIAN, "gacha": FIRST}).id
    activity = meeting(desk, [only, woman(desk, "高娃")])
    for layout, order, cells in [
        (Layout.PORTRAIT, NameOrder.MN_FIRST, {"name": MONGOLIAN}),
        (Layout.BILINGUAL, NameOrder.ZH_ONLY, {"name": MONGOLIAN}),
        (Layout.BILINGUAL, NameOrder.ZH_FIRST, {"name": "", "name_mn": MONGOLIAN}),
    ]:
        data = sheet_of(desk, activity, SheetOptions(layout=layout, order=order)).data
        shown = template_data(data, Typesetter().wordings())
        keys = [column["key"] for column in shown["columns"]]
        rows = [dict(zip(keys, row["cells"], strict=True)) for row in shown["pages"][0]["rows"]]
        at = [person.id for person in data.groups[0].people].index(only)
        assert cells.items() <= rows[at].items()
        assert typeset(data, Typesetter()).startswith(b"%PDF")


def test_who_was_taken_off_or_erased_is_not_on_the_sheet_of_what_is_planned(desk: Desk) -> None:
    stays, leaves, erased = woman(desk, "高娃"), woman(desk, "乌日娜"), woman(desk, "其木格")
    activity = meeting(desk, [stays, leaves, erased, new_id()])
    desk.people.delete(leaves)
    desk.journal.write([Edit("person", erased, {"deleted": 1, "name_zh": None, "sex": None})], Label("test"))
    data = sheet_of(desk, activity, SheetOptions()).data
    assert [person for _, person in printed_rows(data) if person] == [stays]
    assert data.tally.expected == 1 and desk.due.coming()[0].expected == 1


def test_who_was_erased_after_she_came_stays_a_row_so_that_the_figures_add_up(desk: Desk) -> None:
    erased = woman(desk, "其木格")
    activity = meeting(desk, [erased], start="2026-11-20T09:00", end="2026-11-20T11:00")
    desk.activities.mark(activity, {erased: "present"})
    desk.journal.write([Edit("person", erased, {"deleted": 1, "name_zh": None, "sex": None})], Label("test"))
    data = sheet_of(desk, activity, SheetOptions()).data
    assert [person.name_zh for person in data.groups[0].people] == [NoName.DELETED]
    assert (data.tally.expected, data.tally.present) == (1, 1)


def appoint(desk: Desk, person: bytes, org: bytes, post: str, duty: str | None = None) -> None:
    fields = {"person": person, "org": org, "post": post, "from_date": "2021-07-16", "duty": duty}
    desk.journal.write([Edit("appointment", new_id(), fields)], Label("person.appoint"))


def meeting(desk: Desk, people: list[bytes], **more: object) -> bytes:
    id_ = desk.activities.new_id()
    values = {
        "kind": "A11",
        "title": "执委会议",
        "place": "苏木会议室",
        "status": "planned",
        "hosts": [SUMU],
        "start": "2026-11-26T09:00",
        "end": "2026-11-26T11:00",
        "recorder": "王兰",
        **more,
    }
    desk.activities.save(Draft(id_, values, tuple(Attendee(person, "unknown", True) for person in people)))
    return id_


def test_the_expected_stand_in_their_gachas_in_the_order_of_divisions(desk: Desk) -> None:
    late = woman(desk, "阿茹娜", SECOND)
    lost = woman(desk, "无单位", None)
    second, first = woman(desk, "萨仁高娃"), woman(desk, "阿拉坦其其格", name_mn="ᠠᠯᠲᠠᠨ")
    sheet = sheet_of(desk, meeting(desk, [late, lost, second, first]), SheetOptions()).data
    assert [(group.name, [p.id for p in group.people]) for group in sheet.groups] == [
        ("草根台嘎查", [first, second]),
        ("萨仁台嘎查", [late]),
        ("", [lost]),
    ]
    assert sheet.groups[0].people[0].name_mn == "ᠠᠯᠲᠠᠨ"
    assert (sheet.title, sheet.place, sheet.recorder) == ("执委会议签到表", "苏木会议室", "王兰")
    assert sheet.time == "2026年11月26日 周四 09:00–11:00"
    assert sheet.hosts == ("乌兰毛都苏木妇联",)
    assert (sheet.tally.expected, sheet.tally.present) == (4, None)


def test_a_post_in_her_own_gacha_comes_before_one_in_the_township(desk: Desk) -> None:
    chair, executive, plain, worded = (woman(desk, name) for name in ("甲", "乙", "丙", "丁"))
    appoint(desk, chair, SUMU, "P4")
    appoint(desk, chair, FIRST, "P1")
    appoint(desk, executive, SUMU, "P4")
    appoint(desk, worded, FIRST, "P4", "负责维权")
    sheet = sheet_of(desk, meeting(desk, [chair, executive, plain, worded]), SheetOptions()).data
    duties = {person.id: person.duty for group in sheet.groups for person in group.people}
    assert duties == {chair: "主席", executive: "苏木执委", plain: "", worded: "负责维权"}


@pytest.mark.parametrize(
    ("order", "names"),
    [
        # of two of one rank the township's stands first
        (PeopleOrder.POST, ["苏木主席", "赵主席", "王副主席", "白执委", "丁一", "高娃"]),
        (PeopleOrder.PINYIN, ["白执委", "丁一", "高娃", "苏木主席", "王副主席", "赵主席"]),
        (PeopleOrder.STROKES, ["丁一", "王副主席", "白执委", "苏木主席", "赵主席", "高娃"]),
    ],
)
def test_the_order_within_a_gacha_is_chosen(desk: Desk, order: PeopleOrder, names: list[str]) -> None:
    people = [woman(desk, name) for name in ("高娃", "白执委", "王副主席", "赵主席", "苏木主席", "丁一")]
    other = woman(desk, "阿茹娜", SECOND)
    _, executive, vice, chair, top, both = people
    appoint(desk, executive, SUMU, "P4")
    appoint(desk, both, FIRST, "P4")
    appoint(desk, vice, FIRST, "P2")
    appoint(desk, chair, FIRST, "P1")
    appoint(desk, top, SUMU, "P1")
    groups = sheet_of(desk, meeting(desk, [*people, other]), SheetOptions(people=order)).data.groups
    assert [person.name_zh for person in groups[0].people] == names
    assert [person.id for person in groups[1].people] == [other]


@pytest.mark.parametrize(
    ("order", "names"), [(PeopleOrder.SURNAME, ["田富", "田大利"]), (PeopleOrder.STROKES, ["田大利", "田富"])]
)
def test_both_orders_of_strokes(desk: Desk, order: PeopleOrder, names: list[str]) -> None:
    people = [woman(desk, name) for name in names[::-1]]
    groups = sheet_of(desk, meeting(desk, people), SheetOptions(people=order)).data.groups
    assert [person.name_zh for person in groups[0].people] == names


def test_a_kept_sheet_has_as_many_blank_rows_as_were_printed(desk: Desk) -> None:
    """Also one of an earlier version, which filled a page with other numbers."""
    activity, person = meeting(desk, []), woman(desk, "高娃")
    id_ = desk.sheets.new_id()
    desk.sheets.keep(id_, activity, "K7M2QX4", "portrait", [(1, person), *((row, None) for row in range(2, 18))])
    (kept,) = desk.sheets.of(activity)
    assert printed_rows(sheet_again(desk, kept, SheetOptions(blank_rows=5)).data) == sorted(kept.rows.items())


def test_who_came_without_being_expected_stands_on_it_too_and_the_tally_is_filled(desk: Desk) -> None:
    due, extra, away = woman(desk, "甲"), woman(desk, "乙"), woman(desk, "丙")
    activity = meeting(desk, [due, away])
    desk.activities.mark(activity, {due: "present", extra: "late"})
    sheet = sheet_of(desk, activity, SheetOptions()).data
    assert {p.id for group in sheet.groups for p in group.people} == {due, extra, away}
    assert sheet.tally.present is None  # one is not accounted for
    desk.activities.mark(activity, {away: "leave"})
    tally = sheet_of(desk, activity, SheetOptions()).data.tally
    assert (tally.expected, tally.present, tally.leave, tally.absent, tally.others) == (2, 1, 1, 0, 1)


def test_nobody_expected_makes_a_page_of_blank_rows(desk: Desk) -> None:
    sheet = sheet_of(desk, meeting(desk, []), SheetOptions()).data
    assert printed_rows(sheet) == [(number, None) for number in range(1, 21)]
    assert sheet.tally.expected is None


def test_a_kept_sheet_is_the_same_sheet_until_its_list_changes(desk: Desk) -> None:
    people = [woman(desk, name) for name in ("甲", "乙", "丙")]
    activity = meeting(desk, people[:2])
    ready = sheet_of(desk, activity, SheetOptions())
    assert sheet_of(desk, activity, SheetOptions()).id != ready.id  # nothing is printed yet
    desk.sheets.keep(ready.id, activity, ready.code, "portrait", printed_rows(ready.data))
    again = sheet_of(desk, activity, SheetOptions(columns=SheetColumns(duty=False)))
    assert (again.id, again.code) == (ready.id, ready.code)
    assert sheet_of(desk, activity, SheetOptions(layout=Layout.BILINGUAL)).id != ready.id
    desk.activities.mark(activity, {people[2]: "present"})
    assert sheet_of(desk, activity, SheetOptions()).id != ready.id
    (kept,) = desk.sheets.of(activity)
    assert printed_rows(sheet_again(desk, kept, SheetOptions()).data) == printed_rows(ready.data)
    assert desk.sheets.by_code(ready.code) == kept
    assert not desk.sheets.keep(ready.id, activity, ready.code, "portrait", printed_rows(ready.data))


def test_a_sheet_printed_before_keeps_its_rows_when_women_move(desk: Desk) -> None:
    people = [woman(desk, name) for name in ("甲", "乙", "丙")]
    activity = meeting(desk, people)
    ready = sheet_of(desk, activity, SheetOptions(blank_rows=8))
    desk.sheets.keep(ready.id, activity, ready.code, "portrait", printed_rows(ready.data))
    desk.people.save(printed_rows(ready.data)[1][1], {"gacha": SECOND})
    (kept,) = desk.sheets.of(activity)
    assert printed_rows(sheet_again(desk, kept, SheetOptions()).data) == printed_rows(ready.data)


def test_a_gone_activity_has_no_papers(desk: Desk) -> None:
    activity = meeting(desk, [])
    desk.activities.delete(activity)
    for paper in (lambda: sheet_of(desk, activity, SheetOptions()), lambda: record_of(desk, activity)):
        with pytest.raises(KnownError, match="record_gone"):
            paper()


def test_the_record_says_how_many_came_and_how_many_were_guests(desk: Desk) -> None:
    people = [woman(desk, name) for name in ("甲", "乙")]
    activity = meeting(desk, people, start="2026-11-22", end=None, guests_unnamed=3, status="held")
    desk.activities.mark(activity, dict.fromkeys(people, "present"))
    desk.activities.mark_guest(activity, "其木格的嫂子")
    record = record_of(desk, activity)
    assert record.head_count == "6 人，其中来宾 4 人"
    assert (record.kind, record.time, record.unit) == ("会议", "2026年11月22日 周日", "乌兰毛都苏木妇联")


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"layout": 7, "order": "x", "columns": "unit", "blank_rows": "8"},
        {"columns": [], "free": 3, "blank_rows": 99, "people": ["pinyin"]},
    ],
)
def test_settings_that_make_no_sense_are_as_usual(kept: dict[str, object]) -> None:
    options = SheetOptions.from_settings(kept)
    assert (options.layout, options.order, options.blank_rows) == (Layout.PORTRAIT, NameOrder.MN_FIRST, None)


def test_settings_come_back() -> None:
    columns = SheetColumns(phone=True, free="车次")
    options = SheetOptions(Layout.BILINGUAL, NameOrder.ZH_FIRST, columns, 8, PeopleOrder.STROKES)
    assert SheetOptions.from_settings(options.to_settings()) == options

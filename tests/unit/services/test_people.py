"""The roster: what is found, what is refused, what one act does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FieldErrors
from desktop.services import roster
from desktop.services.desk import Desk
from desktop.services.newcomers import read_newcomer
from desktop.services.roster import Filter
from desktop.services.units import GroupKind
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id

SUMU = derived_id("org_unit", "152221201000")
SARINTAI = derived_id("org_unit", "152221201203")
CAOGENTAI = derived_id("org_unit", "152221201204")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    units: list[tuple[bytes, dict[str, Any]]] = [
        (SUMU, {"code": "152221201000", "level": "sumu", "name_zh": "乌兰毛都苏木", "short_name": "乌兰毛都苏木"}),
        (SARINTAI, {"code": "152221201203", "name_zh": "萨仁台嘎查委员会", "short_name": "萨仁台嘎查"}),
        (CAOGENTAI, {"code": "152221201204", "name_zh": "草根台嘎查委员会", "short_name": "草根台嘎查"}),
    ]
    desk.journal.write(
        [Edit("org_unit", id_, {"level": "gacha", "parent": SUMU if id_ != SUMU else None, **v}) for id_, v in units],
        Label("township.choose"),
    )
    yield desk
    desk.close()


def add(desk: Desk, name: str, /, aliases: list[str] | None = None, **values: object) -> bytes:
    return desk.people.save(None, {"name_zh": name, **values}, aliases).id


def found(desk: Desk, typed: str) -> list[str]:
    return [row.name for row in desk.people.search(typed)]


def test_a_woman_is_found_by_each_thing_one_may_type(desk: Desk) -> None:
    add(desk, "其木格", aliases=["琪木格", "Chimeg", "ᠴᠢᠮᠡᠭ"], phone="13800001234", gacha=SARINTAI)
    add(desk, "乌云其木格", phone="13900008870")
    add(desk, "王秀兰", nickname="兰姨")
    assert found(desk, "其木格") == ["其木格", "乌云其木格"]
    assert found(desk, "木格") == ["其木格", "乌云其木格"]
    assert found(desk, "qmg") == ["其木格", "乌云其木格"]
    assert found(desk, "q'm'g") == ["其木格", "乌云其木格"]  # as an input method composes it
    assert found(desk, "wuyun") == ["乌云其木格"]
    assert found(desk, "chim") == ["其木格"]
    assert found(desk, "琪木") == ["其木格"]
    assert found(desk, "ᠴᠢᠮ") == ["其木格"]
    assert found(desk, "8870") == ["乌云其木格"]
    assert found(desk, "1380") == ["其木格"]
    assert found(desk, "000") == ["其木格", "乌云其木格"]  # anywhere in a number
    assert found(desk, "00") == []
    assert found(desk, "兰姨") == ["王秀兰"]
    assert found(desk, "  ") == []


@given(st.lists(st.text(alphabet="qmgwuyn其木乌1380"), min_size=1, max_size=6))
def test_typing_on_finds_what_typing_at_once_finds(many: Desk, typed: list[str]) -> None:
    for text in (part[:end] for part in typed for end in range(len(part) + 1)):
        narrowed = many.people.ids(Filter(text=text))
        assert narrowed == [w.id for w in roster.select(many.people.snapshot(), Filter(text=text)).women]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk.open(tmp_path_factory.mktemp("desk"))
    for number, name in enumerate(("其木格", "乌云其木格", "乌日娜", "木其尔", "Uyanga", "萨仁高娃")):
        desk.people.save(None, {"name_zh": name, "phone": f"1380000{1038 * (number + 1) % 9999:04}"})
    yield desk
    desk.close()


def test_letters_are_read_from_the_start_of_a_reading(desk: Desk) -> None:
    add(desk, "王秀兰")
    add(desk, "萨仁高娃")
    assert found(desk, "xiul") == ["王秀兰"]
    assert found(desk, "angx") == []
    assert found(desk, "gaow") == ["萨仁高娃"]


def test_what_is_kept_in_memory_follows_every_write(desk: Desk) -> None:
    chimeg = add(desk, "其木格")
    assert found(desk, "qmg") == ["其木格"]
    desk.people.save(chimeg, {"name_zh": "萨仁高娃"})
    assert (found(desk, "qmg"), found(desk, "srgw")) == ([], ["萨仁高娃"])
    desk.people.save(chimeg, {}, ["Saran"])
    assert found(desk, "saran") == ["萨仁高娃"]
    desk.people.appoint(chimeg, {"org": SUMU, "post": "P4"})
    assert desk.people.rows([chimeg])[0].posts == (("P4", "乌兰毛都苏木"),)
    desk.people.delete(chimeg)
    assert found(desk, "saran") == []
    desk.bin.bring_back(desk.bin.ids())
    assert found(desk, "saran") == ["萨仁高娃"]
    act = desk.records.last_act()
    assert act is not None
    desk.records.undo(act.number)
    assert found(desk, "saran") == []


def test_filters_narrow_and_sorts_order(desk: Desk) -> None:
    a = add(desk, "乌日娜", gacha=CAOGENTAI, birth="1980", tags=["能人"])
    b = add(desk, "其木格", gacha=SARINTAI, birth="1975-03", residence="floating_out", phone="13800001234")
    c = add(desk, "白玉兰", status="moved")
    d = desk.people.quick_add("阿茹娜").id
    people = desk.people
    assert people.ids() == [d, b, a]
    assert people.ids(Filter(status="")) == [d, c, b, a]
    assert people.ids(Filter(status=""), "name", descending=True) == [a, b, c, d]
    assert people.ids(people.of_gacha(SARINTAI)) == [b]
    assert people.ids(Filter(tag="能人")) == [a]
    assert people.ids(Filter(residence="floating_out")) == [b]
    assert people.ids(Filter(to_complete=True)) == [d]
    assert people.ids(Filter(people=frozenset([a, c]))) == [a]
    assert people.ids(sort="gacha") == [b, a, d]
    assert people.ids(sort="birth") == [a, b, d]
    assert people.ids(sort="strokes") == [a, d, b]  # 乌 4, 阿 7, 其 8 strokes
    assert people.ids(sort="phone")[0] == b
    row = people.rows([b])[0]
    assert (row.gacha, row.age, row.phone) == ("萨仁台嘎查", 51, "13800001234")
    counts = people.counts()
    assert (counts.active, counts.all, counts.to_complete, counts.without_phone) == (3, 4, 1, 2)
    assert counts.gachas == {SARINTAI: 1, CAOGENTAI: 1}


def test_who_was_seen_last_stands_first(desk: Desk) -> None:
    a, b, c, d = (add(desk, name) for name in ("阿茹娜", "白玉兰", "陈晶", "丁香"))
    merged = add(desk, "陈晶晶")
    visits = [
        Edit("visit", new_id(), {"date": day, "person": person})
        for day, person in (("2026-03-01", a), ("2026-05-01", merged))
    ]
    desk.journal.write(visits, Label("test"))
    people = desk.people
    assert people.ids(sort="seen") == [merged, a, b, c, d]
    desk.journal.write([Edit("person", merged, {"merged_into": c})], Label("test"))
    assert people.ids(sort="seen") == [c, a, b, d], "of who was merged, by who stands for her"
    assert people.ids(sort="seen", descending=True) == [b, d, a, c]
    meeting = new_id()
    edits = [
        Edit("activity", meeting, {"title": "会", "kind": "A01", "start": "2026-04-01T09:00", "status": "held"}),
        Edit("attendance", new_id(), {"activity": meeting, "person": d, "state": "present"}),
        Edit("attendance", new_id(), {"activity": meeting, "person": b, "state": "absent"}),
    ]
    desk.journal.write(edits, Label("test"))
    assert people.ids(sort="seen") == [c, d, a, b]
    desk.journal.write([Edit("activity", meeting, {"deleted": 1})], Label("test"))
    assert people.ids(sort="seen") == [c, a, b, d]


def test_what_cannot_be_taken_is_said_at_its_field_and_nothing_is_written(desk: Desk) -> None:
    with pytest.raises(FieldErrors) as refused:
        desk.people.save(None, {"name_zh": " ", "phone": "123", "birth": "2030", "id_no": "1.10101E+17"})
    assert refused.value.fields == {
        "name_zh": "required",
        "phone": "phone_format",
        "birth": "date_future",
        "id_no": "id_no_damaged",
    }
    assert desk.people.ids() == []
    saved = desk.people.save(None, {"name_zh": " 其木格 ", "birth": "1975.3", "id_no": "11010519491231002x"})
    assert saved.warnings == {"id_no": "id_no_birth_differs"}
    person = desk.people.get(saved.id)
    assert person is not None
    assert (person.values["name_zh"], person.values["birth"]) == ("其木格", "1975-03")
    assert person.values["id_no"] == "11010519491231002X"
    with pytest.raises(FieldErrors) as refused:
        desk.people.save(saved.id, {"name_zh": ""})
    assert refused.value.fields == {"name_zh": "required"}


def test_a_save_is_one_act_with_its_aliases(desk: Desk) -> None:
    chimeg = add(desk, "其木格", aliases=["琪木格", "Chimeg"])
    before = len(desk.records.acts())
    desk.people.save(chimeg, {"phone": "13800001234"}, ["Chimeg", "其木嘎"])
    assert len(desk.records.acts()) == before + 1
    person = desk.people.get(chimeg)
    assert person is not None
    assert [(alias.text, alias.script) for alias in person.aliases] == [("Chimeg", "latin"), ("其木嘎", "zh")]


def test_namesakes_are_found_but_never_refused(desk: Desk) -> None:
    one = add(desk, "其木格", birth="1975-03-12")
    other = add(desk, "其木格", birth="1975-03-12")
    add(desk, "其木格", birth="1980")
    assert [(set(pair.key), pair.reasons) for pair in desk.doubles.pairs()] == [({one, other}, ("birth", "name"))]
    desk.people.save(one, {"id_no": "11010519491231002X"})
    desk.people.save(other, {"id_no": "11010519491231002X"})
    assert [pair.reasons[0] for pair in desk.doubles.of(one)] == ["id_no"]


def test_posts_begin_end_and_are_shown_while_held(desk: Desk) -> None:
    chimeg = add(desk, "其木格")
    with pytest.raises(FieldErrors) as refused:
        desk.people.appoint(chimeg, {"org": None, "post": "", "from_date": "x"})
    assert set(refused.value.fields) == {"org", "post", "from_date"}
    desk.people.appoint(chimeg, {"org": SARINTAI, "post": "P1", "from_date": "2021"})
    post = desk.people.appointments(chimeg)[0]
    assert desk.units.people_of(GroupKind.GACHA_CHAIRS) == [chimeg]
    with pytest.raises(FieldErrors):
        desk.people.end_appointment(post.id, "2020-01-01")
    desk.people.end_appointment(post.id, "2026-11-01", "换届")
    assert desk.units.people_of(GroupKind.GACHA_CHAIRS) == []
    ended = desk.people.appointments(chimeg)[0]
    assert (ended.to_date, ended.ended_why) == ("2026-11-01", "换届")


def test_a_household_has_its_places_for_all_its_members(desk: Desk) -> None:
    mother, daughter = add(desk, "其木格", gacha=SARINTAI), add(desk, "乌日娜")
    assert not desk.people.save_household(mother, {"summer_place": " "})
    desk.people.save_household(mother, {"summer_place": "敖包夏营地", "winter_place": "沟里"})
    desk.people.join_household(daughter, mother)
    page = desk.people.get(daughter)
    assert page is not None and page.household is not None
    assert (page.household["summer_place"], page.household["head"]) == ("敖包夏营地", mother)
    assert page.members == [(mother, "其木格")]
    desk.people.save_household(daughter, {"winter_place": "东沟"})
    assert desk.people.get(mother).household["winter_place"] == "东沟"  # type: ignore[union-attr, index]
    desk.people.leave_household(daughter)
    assert desk.people.get(daughter).household is None  # type: ignore[union-attr]


def test_activities_and_visits_of_a_woman(desk: Desk) -> None:
    chimeg = add(desk, "其木格")
    activity, other = new_id(), new_id()
    desk.people.save_household(chimeg, {"summer_place": "夏营地"})
    household = desk.people.get(chimeg).household["id"]  # type: ignore[union-attr, index]
    desk.journal.write(
        [
            Edit(
                "activity", activity, {"title": "团圆饭", "kind": "A07", "start": "2026-11-20T18:00", "place": "嘎查"}
            ),
            Edit("activity", other, {"title": "走访", "start": "2026-11-21T18:00", "deleted": 1}),
            *(
                Edit("attendance", derived_id("attendance", a, chimeg), {"activity": a, "person": chimeg, "state": s})
                for a, s in ((activity, "present"), (other, "present"))
            ),
            Edit("visit", new_id(), {"date": "2026-11-01", "person": chimeg, "situation": "还好"}),
            Edit("visit", new_id(), {"date": "2026-11-02", "household": household}),
        ],
        Label("test"),
    )
    assert [(a.title, a.state, a.place) for a in desk.people.activities_of(chimeg)] == [("团圆饭", "present", "嘎查")]
    assert desk.people.attended(chimeg) == 1
    assert [v.date for v in desk.people.visits_of(chimeg)] == ["2026-11-02", "2026-11-01"]


# --- a newcomer in one line ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "name", "phone", "gacha"),
    [
        ("乌日娜 13800001111 萨仁台", "乌日娜", "13800001111", SARINTAI),
        ("乌日娜13800001111萨仁台嘎查", "乌日娜", "13800001111", SARINTAI),
        ("萨仁台 乌日娜", "乌日娜", None, SARINTAI),
        ("乌日娜，草根台", "乌日娜", None, CAOGENTAI),
        ("乌日娜 １３８００００１１１１", "乌日娜", "13800001111", None),
        ("Sarnai Bat 138 0000 1111", "Sarnai Bat", "13800001111", None),
        ("萨仁台", "萨仁台", None, None),
        ("乌日娜", "乌日娜", None, None),
    ],
)
def test_a_newcomer_in_one_line(desk: Desk, line: str, name: str, phone: str | None, gacha: bytes | None) -> None:
    assert desk.people.newcomer(line) == (name, phone, gacha)


@pytest.mark.parametrize(
    ("line", "field", "code"),
    [("", "name", "required"), ("13800001111", "name", "required"), ("乌日娜 12345", "phone", "phone_format")],
)
def test_a_line_that_is_no_newcomer(desk: Desk, line: str, field: str, code: str) -> None:
    with pytest.raises(FieldErrors) as refused:
        desk.people.newcomer(line)
    assert refused.value.fields == {field: code}


@given(st.text())
def test_any_line_gives_a_newcomer_or_says_why_not(line: str) -> None:
    try:
        newcomer = read_newcomer(line, lambda _: None)
    except FieldErrors as error:
        assert set(error.fields) <= {"name", "phone"}
    else:
        assert newcomer.name.strip() and not any(ch.isdigit() for ch in newcomer.name)


def test_newcomers_are_marked_to_complete(desk: Desk) -> None:
    person, edits = desk.people.newcomer_edits(desk.people.newcomer("乌日娜 萨仁台"))
    desk.journal.write(edits, Label("activity.save"))
    row = desk.people.rows([person])[0]
    assert (row.name, row.gacha, row.to_complete, row.status) == ("乌日娜", "萨仁台嘎查", True, "active")

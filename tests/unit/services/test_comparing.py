"""One normal form in which names, titles and numbers are compared."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import FieldErrors
from desktop.services.activities import guest_edit
from desktop.services.comparing import alike, half_width, squeezed
from desktop.services.desk import Desk
from desktop.services.roster import Filter
from desktop.services.validation import check_phone, clean_line
from desktop.store.changes import Edit, Label
from desktop.table_files.sheets import pasted

#: Letters, blanks, dots and marks as they come together in names, and what Unicode has of everything else.
NAMES = (
    st.text(st.sampled_from("高娃古丽买提AaÀß ſK\u3000·•・.‧⼥女⻓长\u200b\u202d\u202c\u180b\u202f０1①ﬁµéé"))
    | st.text()
)


@given(NAMES)
def test_a_form_is_its_own_form(text: str) -> None:
    assert squeezed(squeezed(text)) == squeezed(text)
    assert half_width(half_width(text)) == half_width(text)


@given(NAMES, NAMES)
def test_equal_forms_compare_equal_and_only_they(one: str, other: str) -> None:
    assert alike(one, other) == (squeezed(one) == squeezed(other)) == alike(other, one)
    assert alike(one, squeezed(one))


@given(
    NAMES,
    st.integers(0, 30),
    st.sampled_from(list(" \u3000\u2003·•・.‧'’\u200b\u200f\u202a\u202e\u2066\u2069\ufeff\u180e")),
)
def test_blanks_dots_and_what_nobody_sees_make_no_other_name(text: str, at: int, more: str) -> None:
    assert alike(text[:at] + more + text[at:], text) or any(ord(ch) > 0x2FF for ch in text[at - 1 : at + 1])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("高  娃", "高娃"),
        ("高　娃", "高娃"),
        ("古丽•买买提", "古丽·买买提"),
        ("古丽・买买提", "古丽.买买提"),
        ("古丽‧买买提", "古丽买买提"),
        ("⼥", "女"),
        ("⻓江", "长江"),
        ("ＳＡＲＡＮ", "saran"),
        ("１３８４８２０１２３４", "13848201234"),
        ("\u202d13848201234\u202c", "13848201234"),
        ("高\ufeff\u200b娃", "高娃"),
        ("ᠰᠠᠷᠠᠨ\u202fᠤ", "ᠰᠠᠷᠠᠨᠤ"),
        ("ᠠᠯᠲᠠ\u180bᠨ", "ᠠᠯᠲᠠᠨ"),
    ],
)
def test_the_same_name_in_the_ways_people_write_it(one: str, other: str) -> None:
    assert alike(one, other)


def test_other_names_stay_other_names() -> None:
    assert not alike("高娃", "高蛙") and not alike("包玉兰", "玉兰") and not alike("乌云", "烏雲")


def test_what_is_stored_keeps_mongolian_s_own_marks() -> None:
    assert clean_line("ᠰᠠᠷᠠᠨ\u202fᠤᠨ ᠠᠯᠲᠠ\u180bᠨ\u180eᠠ") == "ᠰᠠᠷᠠᠨ\u202fᠤᠨ ᠠᠯᠲᠠ\u180bᠨ\u180eᠠ"
    assert clean_line("\u202e高娃\u202c") == "\u202e高娃\u202c"  # as she typed it; compared it is 高娃
    assert check_phone("\u202d１３８-4820-1234\u202c").value == "13848201234"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path)
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def test_search_doubles_and_pasting_compare_alike(desk: Desk) -> None:
    first = desk.people.save(None, {"name_zh": "古丽·买买提", "birth": "1975-03-02"}).id
    for typed in ("古丽•买", "古丽・买买提", "古 丽", "丽买"):
        assert desk.people.ids(Filter(text=typed)) == [first], typed
    second = desk.people.save(None, {"name_zh": "古丽 买买提", "birth": "1975-03-02"}).id
    assert [set(pair.key) for pair in desk.doubles.pairs()] == [{first, second}]
    like = desk.doubles.like({"name_zh": "古丽‧买买提", "birth": "1975-03-02"})
    assert {pair.reasons for pair in like} == {("birth", "name")} and {pair.other for pair in like} == {first, second}
    rules = desk.imports.rules()
    table = pasted("姓名\t出生\n古丽・买买提\t1975-03-02\n高  娃\t1980-01-02\n高娃\t1980-01-02")
    rows = desk.imports.plan(desk.imports.sources("", [table], rules), rules).plan.rows
    assert len(rows[0].candidates) == 2 and [row.state.value for row in rows[1:]] == ["new", "left"]


def test_a_guest_typed_a_little_differently_is_the_same_row_also_of_an_older_version(desk: Desk) -> None:
    activity, old = desk.activities.new_id(), desk.activities.new_id()
    desk.journal.write(
        [
            Edit("activity", activity, {"status": "held", "start": "2026-01-05T09:00"}),
            Edit("attendance", old, {"activity": activity, "guest": "古丽・买的嫂子", "state": "present"}),
        ],
        Label("test"),
    )
    assert guest_edit(desk.db, activity, "古丽·买的 嫂子").id == old
    desk.activities.mark_guest(activity, "古丽•买的嫂子", came=False)
    assert desk.activities.counts(activity).heads == 0


def test_a_list_or_a_unit_of_the_same_title_is_the_same(desk: Desk) -> None:
    first, _ = desk.units.save_list("妇女·代表", [desk.people.quick_add("高娃").id])
    assert desk.units.save_list("妇女 代表", [])[0] == first
    top = desk.activities.new_id()
    desk.journal.write([Edit("org_unit", top, {"name_zh": "乌兰毛都苏木", "level": "sumu"})], Label("test"))
    desk.units.add(top, "草根台嘎查", "gacha")
    with pytest.raises(FieldErrors):
        desk.units.add(top, "草根台 嘎查", "gacha")

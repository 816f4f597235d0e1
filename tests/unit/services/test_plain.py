"""Plain kinds, on the visits' table: lists by filter, order and name, what is written, and what is asked about."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ChangedMeanwhile, FieldErrors
from desktop.services.desk import Desk
from desktop.services.plain import OneOf, Plain, Rule, joined, parted
from desktop.services.plain_kinds import VISIT
from desktop.services.plain_records import PlainFilter, PlainRecords, paper_words
from desktop.services.seen import Seen
from desktop.services.validation import clean_line
from desktop.store.changes import Edit, Label
from protocol.ids import new_id

NOTES = Plain(
    "visit",
    named_by="place",
    newest="date",
    searched=("place", "situation"),
    about=OneOf(("person", "household")),
    rules={
        "place": Rule(needed=True, limit=10),
        "target": Rule(codes="visit_target"),
        "situation": Rule(long=True),
        "date": Rule(whole=True, today=True),
    },
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


@pytest.fixture
def notes(desk: Desk) -> PlainRecords:
    return PlainRecords(desk, NOTES)


@pytest.fixture
def her(desk: Desk) -> bytes:
    return desk.people.quick_add("其木格").id


def note(notes: PlainRecords, about: dict[str, bytes], **more: Any) -> bytes:
    return notes.save(None, {"about": about, "place": "营地", **more}).id


def test_a_record_says_what_is_missing_and_what_is_too_long(notes: PlainRecords, her: bytes) -> None:
    with pytest.raises(FieldErrors) as error:
        notes.save(None, {"place": "  ", "date": "2026-13-01"})
    assert error.value.fields == {"place": "required", "about": "required", "date": "date_impossible"}
    with pytest.raises(FieldErrors) as error:
        note(notes, {"person": her}, place="长" * 11, situation="长" * 4001, date="2026-11")
    assert error.value.fields == {"place": "text_too_long", "situation": "text_too_long", "date": "date_partial"}
    with pytest.raises(FieldErrors) as error:
        notes.save(None, {"place": "营地", "about": {"person": "其木"}})
    assert error.value.fields["about"] == "person_not_chosen"
    assert notes.count() == 0


def test_whom_it_is_about_is_one_field_and_moves_as_one(desk: Desk, notes: PlainRecords, her: bytes) -> None:
    home = new_id()
    desk.journal.write([Edit("household", home, {"head": her})], Label("test"))
    id_ = note(notes, {"person": her})
    sight = desk.records.sight()
    shown = notes.get(id_) or {}
    assert (shown["about"], shown["about_name"], shown["about_kind"]) == ({"person": her}, "其木格", "person")
    notes.save(id_, {"about": {"household": home}}, Seen(sight, shown))
    now = notes.get(id_) or {}
    assert (now["person"], now["household"], now["about"]) == (None, home, {"household": home})
    assert paper_words(NOTES, now, "about") == "其木格家庭"
    assert set(desk.records.history("visit", id_)[0].fields) == {"person", "household"}
    with pytest.raises(ChangedMeanwhile) as error:
        notes.save(id_, {"about": {"person": desk.people.quick_add("乌日娜").id}}, Seen(sight, shown))
    assert error.value.now == {"about": {"household": home}}


def test_of_two_that_two_laptops_left_the_next_change_clears_the_other(
    desk: Desk, notes: PlainRecords, her: bytes
) -> None:
    home = new_id()
    id_ = note(notes, {"person": her})
    desk.journal.write([Edit("household", home, {"head": her}), Edit("visit", id_, {"household": home})], Label("test"))
    shown = notes.get(id_) or {}
    assert shown["about"] == {"person": her}
    notes.save(id_, {"about": {"household": home}}, Seen(desk.records.sight(), shown))
    now = notes.get(id_) or {}
    assert (now["person"], now["household"], now["about"]) == (None, home, {"household": home})


def test_only_what_was_changed_is_written(desk: Desk, notes: PlainRecords, her: bytes) -> None:
    id_ = note(notes, {"person": her}, situation="好")
    seen = Seen(desk.records.sight(), notes.get(id_) or {})
    notes.save(id_, {"situation": "很好", "about": {"person": her}}, seen)
    assert set(desk.records.history("visit", id_)[0].fields) == {"situation"}


def test_lists_are_found_by_name_initials_words_codes_days_and_whom(
    desk: Desk, notes: PlainRecords, her: bytes
) -> None:
    other = desk.people.quick_add("乌日娜").id
    a = note(notes, {"person": her}, date="2026-11-01", target="T1", situation="缺水")
    b = note(notes, {"person": other}, date="2026-11-02", target="T3", place="夏营地")
    c = note(notes, {"person": other}, date="2026-10-02")
    assert notes.ids() == [b, a, c]
    assert notes.ids(PlainFilter("qmg")) == [a] and notes.ids(PlainFilter("夏营")) == [b]
    assert notes.ids(PlainFilter("缺水")) == [a] and notes.ids(PlainFilter("没有")) == []
    assert notes.ids(PlainFilter(codes={"target": ["T3", "T1"]})) == [b, a]
    assert notes.ids(PlainFilter(since="2026-11-01", until="2026-11-01")) == [a]
    assert notes.ids(PlainFilter(of={"person": other})) == [b, c]
    assert notes.ids(order="target") == [c, a, b] and notes.ids(order="target", descending=True) == [b, a, c]
    with pytest.raises(KeyError):
        notes.ids(order="id; DROP TABLE visit")


def test_a_woman_who_was_written_down_twice_has_all_that_is_hers(desk: Desk, notes: PlainRecords, her: bytes) -> None:
    twice = desk.people.quick_add("齐木格").id
    id_ = note(notes, {"person": twice})
    desk.journal.write([Edit("person", twice, {"merged_into": her})], Label("test"))
    assert notes.ids(PlainFilter(of={"person": her})) == [id_]


def test_nothing_is_written_about_a_woman_who_was_erased(desk: Desk, notes: PlainRecords, her: bytes) -> None:
    desk.erasure.ask(her, "her_wish")
    with pytest.raises(FieldErrors) as error:
        note(notes, {"person": her})
    assert error.value.fields == {"about": "woman_erased"}


def test_what_was_deleted_is_in_no_list_and_comes_back(desk: Desk, notes: PlainRecords, her: bytes) -> None:
    id_ = note(notes, {"person": her})
    act = notes.delete(id_).act
    assert notes.get(id_) is None and notes.ids() == [] and act is not None
    desk.records.undo(act)
    assert notes.ids() == [id_] and notes.proposal() == {"date": "2026-11-23"}


def test_papers_show_codes_and_days_in_words(notes: PlainRecords, her: bytes) -> None:
    id_ = note(notes, {"person": her}, date="2026-11-01", target="T1")
    record = notes.get(id_) or {}
    assert paper_words(NOTES, record, "date") == "2026年11月1日"
    assert paper_words(NOTES, record, "target") == "创业困难女性" and paper_words(NOTES, record, "measure") == ""


ROWS = st.binary(min_size=16, max_size=16)


@given(
    about=st.none() | st.tuples(st.sampled_from(["person", "household", "home", "org"]), ROWS),
    visitors=st.lists(ROWS, unique=True, max_size=4),
    others=st.lists(
        st.text("木格 a1", min_size=1).filter(lambda name: clean_line(name) == name), unique=True, max_size=4
    ),
)
def test_what_a_form_shows_as_one_is_stored_as_it_was(
    about: tuple[str, bytes] | None, visitors: list[bytes], others: list[str]
) -> None:
    record: dict[str, Any] = {"person": None, "household": None, "home": None, "org": None, "date": "2026-11-20"}
    record |= {"visitors": visitors or None, "visitors_text": others or None}
    if about:
        record[about[0]] = about[1]
    form = joined(VISIT, record)
    assert form.keys() == {"about", "visitors", "date"} and parted(VISIT, form) == record
    assert joined(VISIT, form) == form and form["visitors"] == ([*visitors, *others] or None)

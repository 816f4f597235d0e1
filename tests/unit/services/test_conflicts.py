"""Where two people disagree: both values are shown, one is taken, and that can be undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.services.conflicts import Choice
from desktop.services.desk import Desk
from desktop.store.changes import Edit, Label
from protocol.ids import new_id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def version(value: Any, author: bytes, **more: Any) -> dict[str, Any]:
    return {"value": value, "author": author.hex(), "stamp": 1 << 40, "device": "00", "number": 1, **more}


def disagree(desk: Desk, kind: str, row: bytes, field: str, *versions: dict[str, Any]) -> bytes:
    id_ = new_id()
    fields = {"kind": kind, "row": row, "field": field, "versions": list(versions), "state": "open"}
    desk.journal.write([Edit("conflict", id_, fields)], Label("test"))
    return id_


def test_the_other_phone_is_taken_and_the_choice_can_be_undone(desk: Desk) -> None:
    woman = desk.people.save(None, {"name_zh": "其木格", "phone": "13800001234"}).id
    other = new_id()
    id_ = disagree(
        desk, "person", woman, "phone", version("13800001234", desk.records.user), version("13900008870", other)
    )
    (conflict,) = desk.conflicts.open()
    assert (conflict.id, conflict.kind, conflict.field, conflict.subject) == (id_, "person", "phone", "其木格")
    assert [(v.value, v.own, v.author_name) for v in conflict.versions] == [
        ("13800001234", True, "乌云"),
        ("13900008870", False, ""),
    ]
    changes = desk.conflicts.decide([Choice(conflict, 1)])
    assert desk.people.rows([woman])[0].phone == "13900008870"
    assert desk.conflicts.open() == [] and desk.conflicts.count() == 0
    assert changes.act is not None
    desk.records.undo(changes.act)
    assert desk.people.rows([woman])[0].phone == "13800001234"
    assert desk.conflicts.count() == 1


def test_keeping_what_holds_writes_nothing_but_the_decision(desk: Desk) -> None:
    woman = desk.people.save(None, {"name_zh": "其木格", "phone": "13800001234"}).id
    disagree(desk, "person", woman, "phone", version("13800001234", new_id()), version("13900008870", new_id()))
    changes = desk.conflicts.decide([Choice(desk.conflicts.open()[0], 0)])
    assert not changes.touches("person") and desk.conflicts.count() == 0


def test_an_edit_of_a_deleted_record_brings_it_back_with_what_was_typed(desk: Desk) -> None:
    woman = desk.people.save(None, {"name_zh": "其木格"}).id
    desk.people.delete(woman)
    typed = version(None, new_id(), fields={"phone": "13900008870", "later": 1})
    disagree(desk, "person", woman, "deleted", version(1, new_id()), typed)
    desk.conflicts.decide([Choice(desk.conflicts.open()[0], 1)])
    assert desk.people.rows([woman])[0].phone == "13900008870"


def test_ids_in_versions_stand_as_bytes_and_a_newer_versions_field_waits(desk: Desk) -> None:
    here, there, home = new_id(), new_id(), desk.homes.save(None, {"name_zh": "家"})[0]
    disagree(desk, "person", new_id(), "merged_into", version(here.hex(), here), version(there.hex(), here))
    disagree(desk, "home", home, "colour", version("红", here), version("绿", here))
    (conflict,) = desk.conflicts.open()
    assert [v.value for v in conflict.versions] == [here, there]


def test_the_first_value_is_what_the_record_says_now(desk: Desk) -> None:
    woman = desk.people.save(None, {"name_zh": "其木格", "phone": "13800001234"}).id
    me, other = desk.records.user, new_id()
    disagree(desk, "person", woman, "phone", version("13700000000", me), version("13900008870", other))
    (conflict,) = desk.conflicts.open()  # somebody wrote a third number since
    assert [(v.value, v.holds) for v in conflict.versions] == [
        ("13800001234", True),
        ("13700000000", False),
        ("13900008870", False),
    ]
    desk.people.save(woman, {"phone": "13900008870"})
    stale = conflict
    (conflict,) = desk.conflicts.open()
    assert [(v.value, v.author) for v in conflict.versions] == [("13900008870", other), ("13700000000", me)]
    desk.conflicts.decide([Choice(stale, 0)])  # she saw the number of before, and that is what she wants
    assert desk.people.rows([woman])[0].phone == "13800001234"


def test_the_same_for_all_like_these_is_one_act(desk: Desk) -> None:
    me, other, third = desk.records.user, new_id(), new_id()
    women = [desk.people.save(None, {"name_zh": f"其木格{n}", "phone": "13800001234"}).id for n in range(4)]
    for woman in women[:3]:
        disagree(desk, "person", woman, "phone", version("13800001234", me), version("13900008870", other))
    disagree(desk, "person", women[3], "phone", version("13800001234", me), version("13900008871", third))
    disagree(desk, "person", women[0], "name_zh", version("其木格0", me), version("其其格", other))
    found = desk.conflicts.open()
    chosen = desk.conflicts.like(Choice(found[1], 1), found)
    assert chosen[0].conflict is found[1]
    assert {choice.conflict.row for choice in chosen} == set(women[:3])
    changes = desk.conflicts.decide(chosen)
    assert [desk.people.rows([woman])[0].phone for woman in women] == ["13900008870"] * 3 + ["13800001234"]
    assert desk.conflicts.count() == 2
    assert changes.act is not None
    desk.records.undo(changes.act)
    assert desk.conflicts.count() == 5
    assert {desk.people.rows([woman])[0].phone for woman in women} == {"13800001234"}


def test_a_deletion_against_an_edit_shows_what_is_so_now(desk: Desk) -> None:
    woman = desk.people.save(None, {"name_zh": "其木格", "phone": "13800001234"}).id
    disagree(
        desk, "person", woman, "deleted", version(0, new_id(), fields={"phone": "13800001234"}), version(1, new_id())
    )
    (conflict,) = desk.conflicts.open()
    assert [(bool(v.value), v.holds) for v in conflict.versions] == [(False, True), (True, False)]
    desk.conflicts.decide([Choice(conflict, 1)])
    assert (desk.journal.rows.get("person", woman) or {})["deleted"] == 1


def test_what_a_conflict_is_about_is_said_in_names(desk: Desk) -> None:
    woman = desk.people.save(None, {"name_zh": "其木格"}).id
    visit = new_id()
    desk.journal.write([Edit("visit", visit, {"person": woman, "date": "2026-11-20"})], Label("test"))
    disagree(desk, "visit", visit, "deleted", version(None, new_id()), version(1, new_id()))
    assert desk.conflicts.open()[0].subject == "其木格 · 2026-11-20"

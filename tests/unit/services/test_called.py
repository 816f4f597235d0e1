"""What people are called: one name everywhere, whatever script it stands in and whatever became of the record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.activity_draft import Attendee, Draft
from desktop.services.called import NoName, paper_names, person_name, record_name
from desktop.services.desk import Desk
from desktop.services.plain_records import PlainFilter
from desktop.store.changes import Edit, Label
from protocol.ids import new_id

MONGOLIAN = "ᠰᠠᠷᠠᠨ\u202fᠤᠨ"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path)
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def erase(desk: Desk, woman: bytes) -> None:
    """As the server's word of an erasure leaves her row: deleted, without a value."""
    record = desk.journal.rows.get("person", woman) or {}
    empty = {name: None for name in ("name_zh", "name_mn", "name_latin", "nickname", "phone", "sex") if record[name]}
    desk.journal.write([Edit("person", woman, {**empty, "deleted": 1})], Label("test"))


@pytest.mark.parametrize(
    ("record", "name"),
    [
        ({"name_zh": "其木格", "name_mn": MONGOLIAN, "nickname": "老三"}, "其木格"),
        ({"name_mn": MONGOLIAN, "name_latin": "Saran"}, MONGOLIAN),
        ({"name_latin": "Saran", "nickname": "老三"}, "Saran"),
        ({"nickname": "老三"}, "老三"),
        ({"phone": "13848200001"}, NoName.NAMELESS),
        ({"name_zh": "其木格", "deleted": 1}, "其木格"),
        ({"deleted": 1}, NoName.DELETED),
        (None, NoName.DELETED),
    ],
)
def test_the_first_name_she_bears_else_what_stands_for_it(record: dict[str, object] | None, name: str) -> None:
    assert person_name(record) == name
    assert any(paper_names(record))


def test_a_record_of_any_kind_is_named_by_what_it_holds() -> None:
    assert record_name("org_unit", {"name_zh": "草根台嘎查委员会", "short_name": "草根台嘎查"}) == "草根台嘎查"
    assert record_name("home", {"name_zh": None, "name_mn": MONGOLIAN}) == MONGOLIAN
    assert record_name("attendance", {"guest": "其木格的嫂子"}) == "其木格的嫂子"
    assert record_name("activity", {}) == ""


def test_a_woman_with_a_mongolian_name_only_is_named_wherever_she_stands(desk: Desk) -> None:
    woman = desk.people.save(None, {"name_mn": MONGOLIAN, "household": None}).id
    home, _ = desk.homes.save(None, {"name_zh": "流动之家", "keeper": woman})
    desk.homes.set_person(home, woman, "volunteer")
    visit, _ = desk.visits.save(None, {"person": woman, "date": "2026-01-05", "visitors": [woman]})
    activity = desk.activities.new_id()
    values = {"kind": "A11", "start": "2026-01-05T09:00", "end": "2026-01-05T11:00", "status": "held"}
    desk.activities.save(Draft(activity, values, (Attendee(woman),)))
    org = new_id()
    desk.journal.write([Edit("org_unit", org, {"name_zh": "苏木", "level": "sumu"})], Label("test"))
    desk.people.appoint(woman, {"org": org, "post": "P4"})
    kept, visited, found = desk.homes.get(home), desk.visits.get(visit), desk.activities.get(activity)
    assert kept and visited and found
    assert kept["names"]["keeper"] == MONGOLIAN and [name for _, _, name, _ in kept["people"]] == [MONGOLIAN]
    assert visited["about_name"] == MONGOLIAN and visited["names"]["visitors"] == [MONGOLIAN]
    assert [line.name for line in found.lines] == [MONGOLIAN]
    assert [holder.name for holder in desk.units.holders(org)] == [MONGOLIAN]
    assert [act.label.subject for act in desk.records.acts() if act.label.code == "visit.save"] == [MONGOLIAN]
    assert desk.visits.ids(PlainFilter(text=MONGOLIAN[:3])) == [visit]


def test_who_was_erased_stands_as_deleted_and_who_has_no_name_as_nameless(desk: Desk) -> None:
    erased, nameless = desk.people.quick_add("其木格").id, desk.people.quick_add("乌日娜").id
    visit, _ = desk.visits.save(
        None, {"person": erased, "date": "2026-01-05", "visitors": [erased, nameless, new_id()]}
    )
    home, _ = desk.homes.save(None, {"name_zh": "流动之家", "keeper": erased})
    erase(desk, erased)
    desk.journal.write([Edit("person", nameless, {"name_zh": None, "nickname": None})], Label("test"))
    visited, kept = desk.visits.get(visit), desk.homes.get(home)
    assert visited and kept
    assert visited["about_name"] == kept["names"]["keeper"] == NoName.DELETED
    assert visited["names"]["visitors"] == [NoName.DELETED, NoName.NAMELESS, NoName.DELETED]
    assert [row.name for row in desk.people.rows(desk.people.ids())] == [NoName.NAMELESS]
    record = desk.journal.rows.get("visit", visit) or {}
    assert desk.records.subject("visit", record).startswith(NoName.DELETED)


def test_visits_to_who_left_the_roster_are_found_by_her_name(desk: Desk) -> None:
    woman = desk.people.save(None, {"name_zh": "其木格"}).id
    visit, _ = desk.visits.save(None, {"person": woman, "date": "2026-01-05", "situation": "平安"})
    desk.people.delete(woman)
    assert desk.visits.ids(PlainFilter(text="其木")) == desk.visits.ids(PlainFilter(text="qmg")) == [visit]
    assert desk.visits.ids(PlainFilter(text="平安")) == [visit] and desk.visits.ids(PlainFilter(text="高娃")) == []

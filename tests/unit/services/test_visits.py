"""Visits: the thin form, the list by date, who went last time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import FieldErrors
from desktop.services.desk import Desk
from desktop.services.plain_records import UNSET, PlainFilter
from desktop.services.seen import Seen
from desktop.store.changes import Edit, Label


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def woman(desk: Desk, name: str) -> bytes:
    return desk.people.save(None, {"name_zh": name}).id


def visit(desk: Desk, date: str, person: bytes, **more: Any) -> bytes:
    return desk.visits.save(None, {"date": date, "person": person, **more})[0]


def test_the_list_by_date_and_its_filters(desk: Desk) -> None:
    her, other = woman(desk, "其木格"), woman(desk, "乌日娜")
    first = visit(desk, "2026-10-26", her, target="T3", situation="药常忘吃")
    second = visit(desk, "2026-11-20", other)
    assert desk.visits.ids() == [second, first] and desk.visits.ids(descending=False) == [first, second]
    assert desk.visits.ids(PlainFilter("药常")) == [first]
    assert desk.visits.ids(PlainFilter("其木")) == [first]
    assert desk.visits.ids(PlainFilter("wr")) == [second] == desk.visits.ids(PlainFilter("WRN"))
    assert desk.visits.ids(PlainFilter(codes={"target": ["T3"]})) == [first]
    assert desk.visits.ids(PlainFilter(codes={"target": [UNSET]})) == [second]  # none was chosen: not among the others
    assert desk.visits.ids(PlainFilter(codes={"target": ["T9"]})) == []
    assert desk.visits.ids(PlainFilter(since="2026-10-26", until="2026-10-26")) == [first]
    assert desk.visits.ids(PlainFilter(since="2026-10-27")) == [second]
    assert desk.visits.ids(PlainFilter(of={"person": her})) == [first]
    assert desk.visits.count() == 2 and desk.visits.count("2026-11-01", "2026-11-20") == 1


def test_a_new_visit_begins_today_with_who_went_last_time(desk: Desk) -> None:
    assert desk.visits.proposal() == {"date": "2026-11-23", "visitors": ["乌云"], "mode": "M1"}, (
        "the chair, at her home"
    )
    her, chair, deputy = woman(desk, "其木格"), woman(desk, "乌云"), woman(desk, "高娃")
    visit(desk, "2026-11-19", her, visitors=[deputy])
    visit(desk, "2026-11-20", her, visitors=[chair, deputy])
    assert desk.visits.proposal()["visitors"] == [chair, deputy]
    row = desk.visits.page(desk.visits.ids())[0]
    assert row is not None and row["names"]["visitors"] == ["乌云", "高娃"] and row["about_name"] == "其木格"


def test_who_went_and_is_not_on_the_roster_is_kept_by_name(desk: Desk) -> None:
    her, deputy = woman(desk, "其木格"), woman(desk, "高娃")
    id_ = visit(desk, "2026-11-20", her, visitors=["乌云", deputy, " 旗妇联  王主任 ", "乌云"])
    record = desk.visits.get(id_)
    assert record is not None
    assert (record["visitors"], record["visitors_text"]) == ([deputy], ["乌云", "旗妇联 王主任"])
    assert record["names"]["visitors"] == ["高娃", "乌云", "旗妇联 王主任"]
    assert (
        (desk.visits.form(id_) or {})["visitors"]
        == desk.visits.proposal()["visitors"]
        == [deputy, "乌云", "旗妇联 王主任"]
    )
    assert desk.visits.ids(PlainFilter("王主任")) == [id_]
    desk.visits.save(id_, {"visitors": [deputy]})
    record = desk.visits.get(id_)
    assert record is not None and record["names"]["visitors"] == ["高娃"]


def test_visitors_are_written_as_added_and_taken(desk: Desk) -> None:
    her, one, two = woman(desk, "其木格"), woman(desk, "高娃"), woman(desk, "娜仁")
    id_ = visit(desk, "2026-11-20", her, visitors=[one, "乌云"])
    seen = Seen(desk.records.sight(), {"visitors": [one, "乌云"]})
    desk.visits.save(id_, {"visitors": [one, two, "乌云", "萨仁"]}, seen)
    desk.visits.save(id_, {"visitors": ["乌云", "王主任"]}, seen)
    record = desk.visits.get(id_)
    assert record is not None
    assert (record["visitors"], set(record["visitors_text"])) == ([two], {"乌云", "萨仁", "王主任"})


def test_the_user_of_this_laptop_as_a_visitor(desk: Desk) -> None:
    assert desk.visits.myself() == "乌云"
    her = woman(desk, "乌云")
    assert desk.visits.myself() == her
    woman(desk, "乌云")
    assert desk.visits.myself() == "乌云", "two of her name: nobody guesses which"
    desk.journal.write([Edit("user", desk.records.user, {"person": her})], Label("user.person"))
    assert desk.visits.myself() == her


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"date": "2026-11-23"}, {"about": "required"}),
        ({"person": b"1" * 16}, {"date": "required"}),
        ({"person": b"1" * 16, "date": "2026-11-24"}, {"date": "date_future"}),
        ({"person": b"1" * 16, "date": "11月"}, {"date": "date_format"}),
    ],
)
def test_what_cannot_be_taken_is_named_by_field(desk: Desk, values: dict[str, Any], wrong: dict[str, str]) -> None:
    with pytest.raises(FieldErrors) as refused:
        desk.visits.save(None, values)
    assert refused.value.fields == wrong and desk.visits.count() == 0


def test_a_correction_needs_only_what_changed_and_a_deletion_can_be_undone(desk: Desk) -> None:
    id_ = visit(desk, "2026-11-20", woman(desk, "其木格"), situation="好")
    desk.visits.save(id_, {"measure": "送去冬衣"})
    record = desk.visits.get(id_)
    assert record is not None and (record["situation"], record["measure"]) == ("好", "送去冬衣")
    with pytest.raises(FieldErrors):
        desk.visits.save(id_, {"person": None})
    changes = desk.visits.delete(id_)
    assert desk.visits.ids() == [] and desk.visits.get(id_) is None
    assert changes.act is not None
    desk.records.undo(changes.act)
    assert desk.visits.ids() == [id_]

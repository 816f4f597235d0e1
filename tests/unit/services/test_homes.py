"""The register of women's homes: filters, facts that are counted, who belongs there."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import FieldErrors
from desktop.services.desk import Desk
from desktop.services.homes import HomeFilter
from desktop.store.changes import Edit, Label
from protocol.ids import new_id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    desk.records.add_user("乌云")
    yield desk
    desk.close()


def home(desk: Desk, name: str, **more: Any) -> bytes:
    return desk.homes.save(None, {"name_zh": name, **more})[0]


def held(desk: Desk, at: bytes, start: str, status: str = "held") -> bytes:
    id_ = new_id()
    desk.journal.write(
        [Edit("activity", id_, {"home": at, "start": start, "status": status, "title": "联欢"})], Label("activity.log")
    )
    return id_


def names(desk: Desk, wanted: HomeFilter | None = None, order: str = "name_zh", descending: bool = False) -> list[str]:
    rows = desk.homes.page(desk.homes.ids(wanted, order, descending))
    return [row["name_zh"] for row in rows if row]


def test_the_list_is_narrowed_by_kind_place_season_and_words(desk: Desk) -> None:
    home(desk, "甲", kind="H10")
    home(desk, "乙", kind="H40", summer_place="哈日图夏营地")
    home(desk, "丙", kind="H40", winter_place="毛敦艾里")
    assert set(names(desk)) == {"甲", "乙", "丙"} and desk.homes.count() == 3
    assert set(names(desk, HomeFilter(codes={"kind": ["H40"]}))) == {"乙", "丙"}
    assert names(desk, HomeFilter(present=frozenset({"summer_place"}))) == ["乙"]
    assert names(desk, HomeFilter(present=frozenset({"winter_place"}))) == ["丙"]
    assert names(desk, HomeFilter("哈日图")) == ["乙"]
    assert names(desk, descending=True) == names(desk)[::-1]


def test_a_home_is_quiet_when_nothing_was_held_for_sixty_days(desk: Desk) -> None:
    busy, quiet, never = home(desk, "常用"), home(desk, "久未用"), home(desk, "没用过")
    held(desk, busy, "2026-09-24T10:00")
    held(desk, quiet, "2026-09-23T10:00")
    held(desk, quiet, "2026-11-20T10:00", "cancelled")
    assert desk.homes.ids(HomeFilter(quiet=True), "last") == [never, quiet]
    row = desk.homes.page([quiet])[0]
    assert row is not None and (row["last_held"], row["held"]) == ("2026-09-23T10:00", 1)


def test_deleted_and_closed_homes_are_not_shown_and_undo_brings_one_back(desk: Desk) -> None:
    gone = home(desk, "撤销的")
    home(desk, "关了的", closed_on="2026-01")
    changes = desk.homes.delete(gone)
    assert names(desk) == [] and desk.homes.page([gone]) == [None] and desk.homes.get(gone) is None
    assert names(desk, HomeFilter(ended=True)) == ["关了的"]
    assert changes.act is not None
    desk.records.undo(changes.act)
    assert names(desk) == ["撤销的"]


def test_people_of_a_home(desk: Desk) -> None:
    place = home(desk, "流动妇女之家")
    woman = desk.people.save(None, {"name_zh": "其木格"}).id
    desk.homes.set_person(place, woman, "mobile")
    desk.homes.set_person(place, woman, "volunteer")
    shown = desk.homes.get(place)
    assert shown is not None and [(p, name, role) for _, p, name, role in shown["people"]] == [
        (woman, "其木格", "volunteer")
    ]
    desk.homes.set_person(place, woman, None)
    assert (desk.homes.get(place) or {})["people"] == []
    desk.homes.set_person(place, woman, "mobile")
    assert len((desk.homes.get(place) or {})["people"]) == 1


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"name_zh": "  "}, {"name_zh": "required"}),
        ({"name_zh": "家", "area": "很大"}, {"area": "number_format"}),
        ({"name_zh": "家", "women_covered": -1}, {"women_covered": "number_negative"}),
        ({"name_zh": "家", "phone": "123"}, {"phone": "phone_format"}),
        ({"name_zh": "家", "founded_on": "2027"}, {"founded_on": "date_future"}),
    ],
)
def test_what_cannot_be_taken_is_named_by_field(desk: Desk, values: dict[str, Any], wrong: dict[str, str]) -> None:
    with pytest.raises(FieldErrors) as refused:
        desk.homes.save(None, values)
    assert refused.value.fields == wrong and desk.homes.count() == 0

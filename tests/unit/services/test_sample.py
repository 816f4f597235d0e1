"""The sample township: deterministic, of the right size, and whole."""

from __future__ import annotations

import time
from collections import Counter
from datetime import date, timedelta

import pytest

from desktop.services.names import name_key
from desktop.services.sample import CHAIR_USER, SIZES, TODAY, Row, sample
from desktop.services.validation import check_date, check_phone
from protocol.records import BY_NAME, Type


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return list(sample())


def of(rows: list[Row], kind: str) -> list[Row]:
    return [row for row in rows if row.kind == kind]


def test_the_same_arguments_give_the_same_rows(rows: list[Row]) -> None:
    assert list(sample()) == rows
    assert list(sample(seed=2))[:2000] != rows[:2000]


def test_how_much_there_is(rows: list[Row]) -> None:
    women = [row for row in of(rows, "person") if row.fields["sex"] == "2" and row.fields["status"] == "active"]
    counts = Counter(row.kind for row in rows)
    assert len(women) == 1500
    assert (counts["activity"], counts["attendance"], counts["visit"], counts["home"]) == (420, 8000, 600, 18)
    assert counts["user"] == 1 and of(rows, "user")[0].id == CHAIR_USER


def test_the_large_township_is_there_in_seconds() -> None:
    start = time.perf_counter()
    counts = Counter(row.kind for row in sample("large"))
    assert time.perf_counter() - start < 20
    size = SIZES["large"]
    assert (counts["activity"], counts["attendance"], counts["visit"]) == (7200, 180_000, 20_000)
    assert counts["person"] > size.women == 5000
    assert counts["home"] == 70


def test_every_row_fits_its_kind_and_refers_to_rows_before_it(rows: list[Row]) -> None:
    seen: dict[bytes, str] = {}
    heads = {row.id: row.fields["head"] for row in of(rows, "household")}
    for row in rows:
        kind = BY_NAME[row.kind]
        assert row.id not in seen and len(row.id) == 16
        seen[row.id] = row.kind
        derived = kind.derived_id(row.fields)
        assert derived is None or derived == row.id
        for name, value in row.fields.items():
            field = kind.by_name[name]
            assert value is not None and value != [] and value != "", (row.kind, name)
            refs = value if field.type is Type.REFS else [value] if field.type is Type.REF else []
            for ref in refs:
                if (row.kind, name) != ("household", "head"):
                    assert seen[ref] == field.to, (row.kind, name)
            if field.type is Type.DATE:
                assert check_date(value, TODAY, future=True).value == value
            if name == "phone":
                assert check_phone(value).value == value
    assert all(seen[head] == "person" for head in heads.values())


def test_ids_without_a_natural_key_rise_with_the_story(rows: list[Row]) -> None:
    activities = [row.id for row in rows if row.kind in ("activity", "visit")]
    assert activities == sorted(activities)
    assert all(id[6] >> 4 == 7 and id[8] >> 6 == 0b10 for id in activities)


def test_people_are_as_mixed_as_in_life(rows: list[Row]) -> None:
    people = [row.fields for row in of(rows, "person")]
    assert any("phone" not in person for person in people)
    assert {len(person.get("birth", "")) for person in people} == {0, 4, 7, 10}
    assert any(person.get("to_complete") for person in people)
    assert {person.get("residence") for person in people} >= {"resident", "floating_in", "floating_out"}
    assert {person["sex"] for person in people} == {"1", "2"}
    assert any("name_mn" in person for person in people)
    assert {row.fields["script"] for row in of(rows, "person_alias")} == {"zh", "mn", "latin"}
    assert any(person["name_zh"].startswith(("包", "白")) for person in people)


def test_what_stories_rely_on(rows: list[Row]) -> None:
    units = {row.fields["short_name"]: row.id for row in of(rows, "org_unit")}
    people = of(rows, "person")
    sarentai = [row.fields for row in people if row.fields["gacha"] == units["萨仁台嘎查"]]
    assert len(sarentai) > 25
    assert any(person["name_zh"] == "其木格" and person["phone"].endswith("1234") for person in sarentai)
    namesake = [row.fields for row in people if row.fields["name_zh"] == "其木格"]
    assert {units["萨仁台嘎查"], units["草根台嘎查"]} <= {person["gacha"] for person in namesake}
    assert sum("qi mu ge" in name_key(row.fields["name_zh"]) for row in people) > 20
    posts = Counter(row.fields["post"] for row in of(rows, "appointment") if row.fields["org"] == units["乌兰毛都苏木"])
    assert posts["P1"] == 1 and posts["P2"] == 3 and posts["P4"] >= 25
    camp = [row for row in of(rows, "home") if row.fields["kind"] == "H40"]
    assert len(camp) == 7 and all(row.fields["summer_place"] and row.fields["winter_place"] for row in camp)
    assert len({row.fields["name_zh"] for row in of(rows, "home")}) == 18


def test_activities_and_who_came_agree(rows: list[Row]) -> None:
    activities = {row.id: row.fields for row in of(rows, "activity")}
    came: dict[bytes, list[dict[str, object]]] = {}
    for row in of(rows, "attendance"):
        came.setdefault(row.fields["activity"], []).append(row.fields)
    for id, activity in activities.items():
        lines = came.get(id, [])
        assert bool(lines) == (activity["status"] == "held")
        named = {line.get("person") for line in lines}
        if activity["status"] == "held":
            assert set(activity.get("expected", [])) <= named
        if "expected" not in activity:
            assert all(line["state"] == "present" for line in lines)
    statuses = Counter(activity["status"] for activity in activities.values())
    assert statuses["planned"] == 6 and statuses["cancelled"] > 0
    days = sorted(activity["start"][:10] for activity in activities.values() if activity["status"] != "planned")
    assert days[-1] <= (TODAY - timedelta(days=3)).isoformat()
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    assert any(activity["start"].startswith(tomorrow) for activity in activities.values())


def test_the_story_moves_with_the_day() -> None:
    plans = [row for row in sample(today=date(2027, 3, 1)) if row.fields.get("status") == "planned"]
    assert min(plan.fields["start"] for plan in plans) == "2027-03-02T10:00"

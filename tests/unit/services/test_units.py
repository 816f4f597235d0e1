"""The organisations: their tree, names and mergers, and groups of people picked as one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import FieldErrors
from desktop.services.desk import Desk
from desktop.services.divisions import units_for
from desktop.services.units import GroupKind
from desktop.store.changes import Edit, Label
from protocol.ids import derived_id, new_id


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 0))
    edits = []
    for unit in units_for("152221201"):
        fields = {name: value for name, value in unit.items() if name != "id"}
        edits.append(Edit("org_unit", unit["id"], fields))
    desk.journal.write(edits, Label("township.choose"))
    yield desk
    desk.close()


def add(desk: Desk, name: str, gacha: bytes | None = None) -> bytes:
    return desk.people.save(None, {"name_zh": name, "gacha": gacha}).id


def test_the_township_and_its_gachas_in_the_order_of_their_codes(desk: Desk) -> None:
    top = desk.units.township()
    assert top is not None and (top.level, top.short) == ("sumu", "乌兰毛都苏木")
    gachas = desk.units.gachas()
    assert "萨仁台嘎查" in [unit.short for unit in gachas]
    assert [unit.code for unit in gachas] == sorted(unit.code or "" for unit in gachas)
    nodes = desk.units.tree()
    assert (nodes[0].unit, nodes[0].depth) == (top, 0)
    assert {node.depth for node in nodes[1:]} == {1}
    assert len({node.unit.id for node in nodes}) == len(nodes)


def test_a_typed_gacha_is_found_by_the_beginning_of_its_name(desk: Desk) -> None:
    unit = desk.units.find("萨仁台")
    assert unit is not None and unit.short == "萨仁台嘎查"
    assert desk.units.find(unit.name) == unit
    assert desk.units.find("萨") is None
    assert desk.units.find("其木格") is None


def test_units_are_added_and_renamed_under_names_that_differ(desk: Desk) -> None:
    top = desk.units.township()
    assert top is not None
    with pytest.raises(FieldErrors) as refused:
        desk.units.add(top.id, "", "gacha")
    assert refused.value.fields == {"name_zh": "required"}
    with pytest.raises(FieldErrors) as refused:
        desk.units.add(top.id, "新的嘎查", "gacha", "萨仁台嘎查")
    assert refused.value.fields == {"short_name": "name_taken"}
    id_, _ = desk.units.add(top.id, "敖包嘎查委员会", "gacha", "敖包嘎查")
    assert desk.units.gachas()[-1].id == id_  # without a code: last
    desk.units.rename(id_, {"name_zh": "敖包图嘎查委员会", "short_name": "敖包图嘎查"})
    assert desk.units.name(id_) == "敖包图嘎查"


def test_a_merged_gachas_women_are_those_of_the_one_it_went_into(desk: Desk) -> None:
    one, other = desk.units.gachas()[:2]
    woman = add(desk, "其木格", one.id)
    desk.units.merge(one.id, other.id)
    assert desk.units.name(one.id) == other.short
    assert one.id not in [unit.id for unit in desk.units.gachas()]
    assert desk.people.ids(desk.people.of_gacha(other.id)) == [woman]
    assert desk.units.people_of(GroupKind.GACHA, other.id) == [woman]
    assert desk.people.counts().gachas == {other.id: 1}
    with pytest.raises(FieldErrors):
        desk.units.merge(other.id, one.id)
    desk.units.reopen(one.id)
    assert desk.units.name(one.id) == one.short


def test_mergers_that_two_laptops_made_against_each_other_still_have_names(desk: Desk) -> None:
    one, other = desk.units.gachas()[:2]
    edits = [Edit("org_unit", one.id, {"merged_into": other.id}), Edit("org_unit", other.id, {"merged_into": one.id})]
    desk.journal.write(edits, Label("test"))
    assert desk.units.name(one.id) and desk.units.name(other.id)
    assert len(desk.units.tree()) == len({node.unit.id for node in desk.units.tree()})


def test_a_closed_unit_is_not_offered_but_keeps_its_women(desk: Desk) -> None:
    unit = desk.units.gachas()[0]
    woman = add(desk, "其木格", unit.id)
    with pytest.raises(FieldErrors):
        desk.units.close(unit.id, "2030-01-01")
    desk.units.close(unit.id)
    assert unit.id not in [other.id for other in desk.units.gachas()]
    assert desk.people.rows([woman])[0].gacha == unit.short
    assert desk.units.get(unit.id).closed_on == "2026-11-23"  # type: ignore[union-attr]


def test_groups_are_picked_as_one(desk: Desk) -> None:
    top = desk.units.township()
    first, second = desk.units.gachas()[:2]
    assert top is not None
    chair, member, gacha_chair = (
        add(desk, "乌兰", first.id),
        add(desk, "白玉兰", second.id),
        add(desk, "其木格", first.id),
    )
    gone = desk.people.save(None, {"name_zh": "离开了", "status": "moved", "gacha": first.id}).id
    desk.people.appoint(chair, {"org": top.id, "post": "P1"})
    desk.people.appoint(member, {"org": top.id, "post": "P4"})
    desk.people.appoint(gacha_chair, {"org": first.id, "post": "P1"})
    desk.people.appoint(gone, {"org": top.id, "post": "P4"})
    units = desk.units
    assert units.people_of(GroupKind.EXECUTIVE) == [chair, member]  # in the order of gachas
    assert units.people_of(GroupKind.GACHA_CHAIRS) == [gacha_chair]
    assert units.people_of(GroupKind.GACHA, first.id) == [gacha_chair, chair]
    home = new_id()
    desk.journal.write(
        [
            Edit("home", home, {"name_zh": "流动妇女之家", "kind": "H40"}),
            Edit("home_person", derived_id("home_person", home, member), {"home": home, "person": member}),
        ],
        Label("test"),
    )
    assert units.people_of(GroupKind.HOME, home) == [member]
    saved, _ = units.save_list("巧手班", [member, gone, chair])
    assert units.people_of(GroupKind.SAVED, saved) == [chair, member]
    again, _ = units.save_list("巧手班", [member])
    assert (again, units.lists()) == (saved, [(saved, "巧手班", [member])])
    assert [(g.kind, g.ref, g.size) for g in units.groups()] == [
        (GroupKind.EXECUTIVE, None, 2),
        (GroupKind.GACHA_CHAIRS, None, 1),
        (GroupKind.SAVED, saved, 1),
        (GroupKind.GACHA, first.id, 2),
        (GroupKind.GACHA, second.id, 1),
        (GroupKind.HOME, home, 1),
    ]
    assert units.holders(top.id)[0].name == "乌兰"
    units.delete_list(saved)
    assert units.lists() == []

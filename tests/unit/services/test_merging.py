"""Two rows made one and two again: what is kept, what follows, what stays because somebody changed it since."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.giving_back import row_of
from desktop.store.changes import Edit, Label
from protocol.records import KINDS
from tests.replay import assert_replay_gives_rows

HERE, THERE = b"\x0a" * 16, b"\x0b" * 16


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path)
    desk.records.add_user("乌云")
    gachas = [Edit("org_unit", id_, {"name_zh": name, "level": "gacha"}) for id_, name in ((HERE, "甲"), (THERE, "乙"))]
    desk.journal.write(gachas, Label("test"))
    yield desk
    desk.close()


def add(desk: Desk, name: str, aliases: list[str] | None = None, **values: Any) -> bytes:
    return desk.people.save(None, {"name_zh": name, **values}, aliases).id


def live(desk: Desk) -> dict[str, list[tuple[Any, ...]]]:
    """All rows that stand, without the marks of who wrote them when."""
    found = {}
    for kind in KINDS:
        names = ", ".join(f'"{field.name}"' for field in kind.fields if field.name != "deleted")
        found[kind.name] = desk.db.rows(f"SELECT id, {names} FROM {kind.name} WHERE deleted IS NULL ORDER BY id")
    return found


def merged(desk: Desk, one: bytes, other: bytes, winner: bytes | None = None, **chosen: bytes) -> bytes:
    """Makes two one; gives who stands."""
    seen = desk.doubles.compare(one, other)
    assert seen is not None
    stands = winner or seen.winner
    desk.doubles.merge(seen, stands, chosen)
    return stands


def test_side_by_side_what_differs_is_proposed_and_what_is_equal_folded(desk: Desk) -> None:
    one = add(desk, "其木格", birth="1975-03", phone="13800000000", gacha=HERE, ethnic="02")
    other = add(desk, "琪木格", birth="1975-03-12", phone="13800000000", gacha=HERE, education="70")
    seen = desk.doubles.compare(one, other)
    assert seen is not None and seen.pair is not None
    assert seen.pair.reasons == ("phone", "spelling", "birth_partly", "gacha")
    assert seen.differ == ("name_zh", "birth") and seen.alone == ("ethnic", "education")
    assert seen.equal == ("sex", "phone", "gacha", "status")
    assert seen.proposed(one) == {"name_zh": one, "birth": other} and seen.proposed(other)["birth"] == other
    assert desk.doubles.compare(one, one) is None


def test_who_has_more_is_proposed_to_stay(desk: Desk) -> None:
    one, other = add(desk, "其木格", birth="1975-03-12"), add(desk, "其木格", birth="1975-03-12", phone="13800000000")
    seen = desk.doubles.compare(one, other)
    assert seen is not None and seen.winner == other
    desk.people.appoint(one, {"org": HERE, "post": "P4"})
    seen = desk.doubles.compare(one, other)
    assert seen is not None and seen.winner == one and seen.side(one).follows == {"appointment": 1}


def test_made_one_it_is_one_act_and_undone_it_is_what_it_was(desk: Desk) -> None:
    one = add(desk, "其木格", ["木格"], birth="1975-03", tags=["骨干"], note="会唱歌", to_complete=1)
    other = add(desk, "呼和", ["Huh"], birth="1975-03-12", tags=["骨干", "能人"], note="会裁缝", gacha=HERE)
    desk.people.appoint(other, {"org": HERE, "post": "P4"})
    before, acts = live(desk), len(desk.records.acts())
    merged(desk, one, other, one)
    assert len(desk.records.acts()) == acts + 1 and desk.records.acts()[0].label == Label("person.merge", "其木格")
    her = desk.people.get(other)
    assert her is not None and her.id == one and desk.people.ids() == [one]
    kept = {name: her.values[name] for name in ("name_zh", "birth", "tags", "note", "to_complete", "gacha")}
    assert kept == {
        "name_zh": "其木格",
        "birth": "1975-03-12",
        "tags": ["骨干", "能人"],
        "note": "会唱歌\n会裁缝",
        "to_complete": None,
        "gacha": HERE,
    }
    assert {alias.text for alias in her.aliases} == {"木格", "Huh", "呼和"} and len(her.appointments) == 1
    assert [row.id for row in desk.people.search("呼和")] == [one]
    desk.records.undo(desk.records.acts()[0].number)
    assert live(desk) == before and sorted(desk.people.ids()) == sorted([one, other])
    desk.records.redo(desk.records.acts()[0].number)
    assert desk.people.ids() == [one]
    assert_replay_gives_rows(desk.db)


def test_taken_apart_each_has_her_own_again(desk: Desk) -> None:
    one = add(desk, "其木格", ["木格"], birth="1975-03", tags=["骨干"], note="会唱歌")
    other = add(desk, "呼和", birth="1975-03-12", tags=["能人"], note="会裁缝", gacha=HERE, phone="13800000000")
    desk.people.appoint(other, {"org": HERE, "post": "P4"})
    before = live(desk)
    merged(desk, one, other, one, name_zh=other)
    assert [(row.id, row.name, row.disputed) for row in desk.doubles.merged_into(one)] == [(other, "呼和", False)]
    desk.people.appoint(one, {"org": THERE, "post": "P5"})  # written down for the one who stands: hers
    apart = desk.doubles.take_apart(other)
    assert apart.kept == ()
    after = live(desk)
    assert after["person"] == before["person"] and after["person_alias"] == before["person_alias"]
    assert [len(desk.people.appointments(id_)) for id_ in (one, other)] == [1, 1]
    assert desk.doubles.are_apart((other, one)) and desk.doubles.pairs() == []
    with pytest.raises(KnownError, match="pair_changed"):
        desk.doubles.take_apart(other)


def test_what_somebody_changed_since_stays_and_is_named(desk: Desk) -> None:
    one = add(desk, "其木格", birth="1975", tags=["骨干"])
    other = add(desk, "其木格", birth="1975-03-12", phone="13800000000", tags=["能人"], gacha=HERE)
    merged(desk, one, other, one)
    desk.people.save(one, {"phone": "13900000000", "tags": ["骨干", "能人", "先进典型"]})
    apart = desk.doubles.take_apart(other)
    assert apart.kept == ("phone",)
    her = desk.people.records([one])[one]
    kept = {name: her[name] for name in ("birth", "phone", "gacha", "tags")}
    assert kept == {"birth": "1975", "phone": "13900000000", "gacha": None, "tags": ["骨干", "先进典型"]}


def test_who_is_merged_is_merged_further_and_comes_out_of_the_chain(desk: Desk) -> None:
    one, two, three = (add(desk, name, birth="1975-03-12") for name in ("其木格", "琪木格", "Chimeg"))
    merged(desk, one, two, one)
    merged(desk, two, three, three)  # the one who stands for two is meant
    assert desk.people.ids() == [three] and desk.people.records([one])[one]["merged_into"] == three
    desk.doubles.take_apart(one)
    assert set(desk.people.ids()) == {one, three} and desk.people.standing([two]) == [one]
    desk.doubles.take_apart(two)
    assert set(desk.people.ids()) == {one, two, three}


def test_a_ring_is_opened_on_both_sides(desk: Desk) -> None:
    one = add(desk, "其木格", birth="1975-03-12", phone="13800000000")
    other = add(desk, "其木格", birth="1975-03-12", gacha=HERE)
    before = live(desk)["person"]
    seen = desk.doubles.compare(one, other)
    assert seen is not None
    desk.doubles.merge(seen, one, {})
    # what another laptop wrote that did not know of it
    took = {"phone": [None, "13800000000"]}
    edits = [
        Edit("person", one, {"merged_into": other}),
        Edit("person", other, {"phone": "13800000000"}),
        Edit("person_pair", row_of(*sorted((one, other))), {"other_took" if one < other else "one_took": took}),
    ]
    desk.journal.write(edits, Label("test"))
    [stands] = desk.people.ids()
    assert stands == min(one, other)
    desk.doubles.take_apart(max(one, other))
    assert set(desk.people.ids()) == {one, other} and live(desk)["person"] == before


def test_one_more_is_made_one_with_a_ring_and_comes_out_of_it_alone(desk: Desk) -> None:
    one, other, third = (add(desk, "其木格", birth="1975-03-12") for _ in range(3))
    desk.journal.write(
        [Edit("person", one, {"merged_into": other}), Edit("person", other, {"merged_into": one})], Label("test")
    )
    stands = min(one, other)
    merged(desk, one, third, stands)
    assert desk.people.ids() == [stands]
    desk.doubles.take_apart(third)
    assert set(desk.people.ids()) == {stands, third}
    rows = desk.people.records([one, other])
    assert [rows[id_]["merged_into"] for id_ in (one, other)] == [other, one]


def test_two_women_are_remembered_and_proposed_again(desk: Desk) -> None:
    one, other = (add(desk, "其木格", birth="1975-03-12", gacha=HERE) for _ in range(2))
    assert [pair.key for pair in desk.doubles.of(one)] == [pair.key for pair in desk.doubles.pairs()]
    before = live(desk)
    desk.doubles.keep_apart(other, one)
    assert desk.doubles.pairs() == desk.doubles.of(one) == [] and len(desk.doubles.told_apart()) == 1
    desk.doubles.propose_again(one, other)
    assert len(desk.doubles.pairs()) == 1 and desk.doubles.told_apart() == []
    for act in desk.records.acts()[:2]:
        desk.records.undo(act.number)
    assert live(desk) == before


def test_who_was_merged_or_deleted_meanwhile_is_not_merged_again(desk: Desk) -> None:
    one, other = (add(desk, "其木格", birth="1975-03-12") for _ in range(2))
    seen = desk.doubles.compare(one, other)
    assert seen is not None
    desk.people.delete(other)
    with pytest.raises(KnownError, match="pair_changed"):
        desk.doubles.merge(seen, one, {})
    assert desk.doubles.compare(one, other) is None


def test_as_one_types_and_in_an_import_the_same_rules_speak(desk: Desk) -> None:
    her = add(desk, "呂其木格", birth="1975-03-12", phone="13800000000")
    typed = {"name_zh": "吕其木格", "birth": "1975-03", "phone": "138-0000-0000", "aliases": []}
    [found] = desk.doubles.like(typed)
    assert found.key == (b"", her) and found.reasons == ("phone", "variant", "birth_partly")
    assert desk.doubles.like({"name_zh": "吕其木格"}) == []
    from desktop.table_files.sheets import pasted

    rules = desk.imports.rules()
    table = pasted("姓名\t出生年月\t电话\n吕其木格\t1975.3\t13800000000")
    [row] = desk.imports.plan(desk.imports.sources("", [table], rules), rules).plan.rows
    assert row.candidates == (her,) and [reason.code for reason in row.reasons] == ["other_name"]


def test_the_finder_follows_the_roster(desk: Desk) -> None:
    one = add(desk, "其木格", birth="1975-03-12", gacha=HERE)
    assert not desk.doubles.ready and desk.doubles.pairs() == [] and desk.doubles.ready
    other = add(desk, "琪木格", birth="1975-03-12", gacha=HERE)
    assert len(desk.doubles.pairs()) == 1
    desk.people.save(other, {"birth": "1980-01-02"})
    assert desk.doubles.pairs() == []
    desk.people.save(other, {"birth": "1975-03-12"})
    desk.people.delete(one)
    assert desk.doubles.pairs() == desk.doubles.of(other) == []


def of_pairs(desk: Desk) -> str:
    """All that pairs remember of what was taken over."""
    return str(desk.db.rows("SELECT one_took, other_took FROM person_pair"))


def test_what_is_typed_into_who_was_merged_is_written_to_who_stands(desk: Desk) -> None:
    one, other, third = (add(desk, name) for name in ("其木格", "琪木格", "娜仁"))
    merged(desk, one, other, one)
    saved = desk.people.save(other, {"phone": "13900000000"}, ["木格"], {"summer_place": "湖边"})
    assert saved.id == one
    her = desk.people.get(one)
    assert her is not None and her.values["phone"] == "13900000000" and "木格" in {a.text for a in her.aliases}
    assert her.household is not None and her.household["head"] == one
    assert desk.people.records([other])[other]["phone"] is None
    desk.people.save_household(other, {"winter_place": "山后"})
    desk.people.join_household(third, other)
    person = desk.people.get(third)
    assert person is not None and [id_ for id_, _ in person.members] == [one]
    desk.people.leave_household(other)
    assert desk.people.records([one])[one]["household"] is None
    desk.people.appoint(other, {"org": HERE, "post": "P4"})
    assert desk.db.rows("SELECT person FROM appointment") == [(one,)]
    desk.people.delete(other)
    assert desk.people.ids() == [third]


@pytest.mark.parametrize("chosen", [True, False])
def test_out_of_the_middle_of_a_chain_nothing_of_hers_stays_with_who_stands(desk: Desk, chosen: bool) -> None:
    a = add(desk, "其木格", birth="1975-03", tags=["骨干"], note="会唱歌")
    b = add(desk, "呼和", birth="1975-03-12", phone="13800000000", tags=["能人"], note="会裁缝", gacha=HERE)
    c = add(desk, "其其格", **({} if not chosen else {"birth": "1980-01-01", "phone": "13700000000"}))
    before = live(desk)
    merged(desk, a, b, a, name_zh=b)
    merged(desk, a, c, c, name_zh=a, **({"birth": a, "phone": a} if chosen else {}))
    assert desk.people.records([c])[c]["phone"] == "13800000000"
    assert desk.doubles.take_apart(b).kept == ()
    assert desk.people.records([b, a])[a]["phone"] is None
    her = desk.people.get(c)
    assert her is not None
    held = f"{her.values} {her.aliases} {of_pairs(desk)}"
    for hers in ("呼和", "1975-03-12", "13800000000", "能人", "会裁缝", HERE.hex(), repr(HERE)):
        assert hers not in held
    assert her.values["birth"] == "1975-03" and her.values["tags"] == ["骨干"] and her.values["note"] == "会唱歌"
    assert her.values["phone"] == ("13700000000" if chosen else None)
    assert desk.doubles.take_apart(a).kept == ()
    after = live(desk)
    assert after["person"] == before["person"] and after["person_alias"] == before["person_alias"]


def test_of_two_merged_into_one_either_comes_out_first(desk: Desk) -> None:
    a = add(desk, "其木格", tags=["骨干"], note="会唱歌")
    b = add(desk, "呼和", phone="13800000000", tags=["能人"], note="会裁缝")
    c = add(desk, "其其格", phone="13700000000", tags=["网格员"], note="会骑马")
    before = live(desk)
    for first, second in ((b, c), (c, b)):
        merged(desk, a, b, a, name_zh=b)
        merged(desk, a, c, a, name_zh=c, phone=c)
        assert desk.people.records([a])[a]["note"] == "会唱歌\n会裁缝\n会骑马"
        assert desk.doubles.take_apart(first).kept == ()
        her = desk.people.get(a)
        assert her is not None
        if first == b:
            assert her.values["phone"] == "13700000000" and her.values["note"] == "会唱歌\n会骑马"
            held = f"{her.values} {her.aliases} {of_pairs(desk)}"
            assert not any(hers in held for hers in ("呼和", "13800000000", "能人", "会裁缝"))
        assert desk.doubles.take_apart(second).kept == ()
        after = live(desk)
        assert after["person"] == before["person"] and after["person_alias"] == before["person_alias"]
        desk.doubles.propose_again(a, b), desk.doubles.propose_again(a, c)


def test_what_another_merged_row_has_too_stays_until_she_goes(desk: Desk) -> None:
    a = add(desk, "其木格")
    b = add(desk, "其木格", phone="13800000000", tags=["能人"], note="会裁缝")
    c = add(desk, "其木格", phone="13800000000", tags=["能人", "骨干"], note="会裁缝")
    before = live(desk)
    merged(desk, a, b, a)
    merged(desk, a, c, a)
    assert desk.doubles.take_apart(b).kept == ()
    her = desk.people.records([a])[a]
    assert [her["phone"], set(her["tags"]), her["note"]] == ["13800000000", {"能人", "骨干"}, "会裁缝"]
    assert desk.doubles.take_apart(c).kept == ()
    assert live(desk)["person"] == before["person"]


def test_a_disagreement_over_a_chain_is_settled_either_way(desk: Desk) -> None:
    x, y, z = (add(desk, "其木格", birth="1975-03-12") for _ in range(3))
    desk.doubles.keep_apart(x, y)
    desk.journal.write([Edit("person", x, {"merged_into": y}), Edit("person", y, {"merged_into": z})], Label("test"))
    assert desk.doubles.disputed() == [(x, z)]
    desk.doubles.propose_again(x, z)  # as the page has it: who was merged, and who stands
    assert desk.doubles.disputed() == [] and not desk.doubles.are_apart((x, y))
    assert [row.disputed for row in desk.doubles.merged_into(z)] == [False, False]
    desk.doubles.keep_apart(x, z)
    assert desk.doubles.disputed() == [(x, z)]
    desk.doubles.take_apart(x)
    assert desk.doubles.disputed() == [] and set(desk.people.ids()) == {x, z}
    assert desk.doubles.are_apart((x, y)) and desk.doubles.are_apart((x, z))


def test_a_merged_woman_stands_on_a_list_once(desk: Desk) -> None:
    one, other = (add(desk, "其木格") for _ in range(2))
    desk.bulk.to_list([other], "合唱队")
    merged(desk, one, other, one)
    desk.bulk.to_list([one], "合唱队")
    assert [people for _, _, people in desk.units.lists()] == [[other]]


def test_a_household_that_was_deleted_is_no_household(desk: Desk) -> None:
    one, other, third = (add(desk, name) for name in ("其木格", "琪木格", "娜仁"))
    desk.people.join_household(other, one)
    gone = desk.people.records([one])[one]["household"]
    desk.journal.write([Edit("household", gone, {"deleted": 1})], Label("test"))
    desk.bulk.same_household([third], one)
    her = desk.people.get(one)
    assert her is not None and her.household is not None and her.household["id"] != gone
    assert [id_ for id_, _ in her.members] == [third]
    desk.people.save_household(other, {"summer_place": "湖边"})
    her = desk.people.get(other)
    assert her is not None and her.household is not None and her.household["summer_place"] == "湖边"

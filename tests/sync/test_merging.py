"""Two laptops that make two women one, or say that they are two, without knowing of each other: one woman in the end,
the same on every laptop, and two again whoever takes them apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import Laptop, World
from tests.sync.test_recycle_bin import chair, desk_of, everybody_syncs

BORN = "1975-03-12"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def two_women(a: Laptop, b: Laptop) -> tuple[bytes, bytes]:
    """The same woman in two rows on both laptops, the smaller id first."""
    people = desk_of(a).people
    one = people.save(None, {"name_zh": "其木格", "birth": BORN, "phone": "13800000001"}).id
    other = people.save(None, {"name_zh": "琪木格", "birth": BORN, "ethnic": "02"}).id
    chair(a, "乌兰")
    everybody_syncs(a, b)
    return one, other


def merge(desk: Desk, winner: bytes, loser: bytes) -> None:
    seen = desk.doubles.compare(winner, loser)
    assert seen is not None
    desk.doubles.merge(seen, winner, {})


def rows(laptop: Laptop) -> list[tuple[object, ...]]:
    """What stands on the roster, with who stands for whom."""
    people = laptop.db.rows(
        "SELECT id, name_zh, birth, phone, ethnic, merged_into, survivor FROM person WHERE deleted IS NULL ORDER BY id"
    )
    return people + laptop.db.rows("SELECT person, text FROM person_alias WHERE deleted IS NULL ORDER BY id")


def same_everywhere(world: World, *laptops: Laptop) -> None:
    everybody_syncs(*laptops)
    assert len({laptop.digest for laptop in laptops} | {world.digest()}) == 1
    assert all(rows(laptop) == rows(laptops[0]) for laptop in laptops)
    for laptop in laptops:
        assert_replay_gives_rows(laptop.db)


def test_merged_in_opposite_directions_one_woman_is_left_and_two_when_taken_apart(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, other = two_women(a, b)
    before = rows(a)
    merge(desk_of(a), one, other)
    merge(desk_of(b), other, one)
    same_everywhere(world, a, b)
    assert desk_of(a).people.ids() == desk_of(b).people.ids() == [one]
    her = desk_of(b).people.get(other)
    assert her is not None and her.id == one and her.values["phone"] == "13800000001" and her.values["ethnic"] == "02"
    [merged] = desk_of(b).doubles.merged_into(one)
    assert merged.id == other and not merged.disputed
    assert desk_of(b).doubles.take_apart(other).kept == ()
    same_everywhere(world, a, b)
    assert rows(a) == before and len(desk_of(a).people.ids()) == 2


def test_into_one_who_is_merged_elsewhere_leads_to_who_stands(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, other = two_women(a, b)
    third = desk_of(a).people.save(None, {"name_zh": "Chimeg", "birth": BORN}).id
    everybody_syncs(a, b)
    merge(desk_of(a), one, other)
    merge(desk_of(b), other, third)
    same_everywhere(world, a, b)
    assert desk_of(a).people.ids() == desk_of(b).people.ids() == [one]
    assert desk_of(a).people.standing([third]) == [one]


def test_one_merges_and_another_says_two_women_both_are_shown_it(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, other = two_women(a, b)
    merge(desk_of(a), one, other)
    desk_of(b).doubles.keep_apart(one, other)
    same_everywhere(world, a, b)
    for laptop in (a, b):
        assert desk_of(laptop).people.ids() == [one] and desk_of(laptop).doubles.disputed() == [(other, one)]
        assert desk_of(laptop).doubles.merged_into(one)[0].disputed
    desk_of(b).doubles.propose_again(one, other)
    same_everywhere(world, a, b)
    assert desk_of(a).doubles.disputed() == [] and desk_of(a).people.ids() == [one]


def test_two_who_say_two_women_write_one_row(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, other = two_women(a, b)
    desk_of(a).doubles.keep_apart(one, other)
    desk_of(b).doubles.keep_apart(other, one)
    same_everywhere(world, a, b)
    assert a.db.value("SELECT count(*) FROM person_pair") == 1 and desk_of(a).doubles.pairs() == []
    desk_of(a).doubles.propose_again(one, other)
    same_everywhere(world, a, b)
    assert len(desk_of(b).doubles.pairs()) == 1


def test_a_laptop_that_joined_later_takes_apart_what_it_never_saw_merged(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, other = two_women(a, b)
    before = rows(a)
    merge(desk_of(a), other, one)
    everybody_syncs(a, b)
    new = world.laptop("c")
    everybody_syncs(new)
    desk_of(b).people.save(other, {"phone": "13900000000"})
    everybody_syncs(b, new)
    assert desk_of(new).doubles.take_apart(one).kept == ("phone",)
    same_everywhere(world, new, a, b)
    changed = [row for row in rows(a) if row not in before]
    assert [(row[0], row[3]) for row in changed] == [(other, "13900000000")]


def test_a_merge_is_undone_after_a_sync_and_after_others_wrote(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, other = two_women(a, b)
    merge(desk_of(a), one, other)
    everybody_syncs(a, b)
    desk_of(b).people.save(one, {"job": "27"})
    everybody_syncs(a, b)
    act = next(act for act in desk_of(a).records.acts() if act.label.code == "person.merge")
    desk_of(a).records.undo(act.number)
    same_everywhere(world, a, b)
    assert set(desk_of(b).people.ids()) == {one, other}
    assert desk_of(b).people.records([one])[one]["job"] == "27"


def test_an_erasure_takes_who_was_merged_and_what_was_decided_of_them(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, other = two_women(a, b)
    merge(desk_of(b), one, other)
    everybody_syncs(b, a)
    desk_of(a).erasure.ask(one, "her_wish")
    everybody_syncs(a, b, a)
    for laptop in (a, b):
        names = laptop.db.rows("SELECT name_zh, phone FROM person WHERE id IN (?, ?)", (one, other))
        assert names == [(None, None)] * 2
        assert laptop.db.rows("SELECT deleted, one, one_took, other_took FROM person_pair") == [(1, None, None, None)]
        assert laptop.db.value("SELECT count(*) FROM person_alias WHERE text IS NOT NULL") == 0
    same_everywhere(world, a, b)


def test_what_was_decided_of_two_goes_with_either(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    pairs = [two_women(a, b) for _ in range(2)]
    for one, other in pairs:
        desk_of(b).doubles.keep_apart(one, other)
    everybody_syncs(b, a)
    for gone in (pairs[0][0], pairs[1][1]):
        desk_of(a).erasure.ask(gone, "her_wish")
    everybody_syncs(a, b, a)
    for laptop in (a, b):
        assert laptop.db.rows("SELECT deleted, one, other, apart FROM person_pair") == [(1, None, None, None)] * 2


def test_two_who_merge_alike_and_choose_otherwise_leave_nothing_behind(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    people = desk_of(a).people
    one = people.save(None, {"name_zh": "其木格", "birth": "1975-03", "phone": "13700000000"}).id
    other = people.save(None, {"name_zh": "呼和", "name_latin": "Huh", "birth": "1980-05", "phone": "13800000000"}).id
    chair(a, "乌兰")
    everybody_syncs(a, b)
    before = rows(a)
    for laptop, chosen in ((a, "phone"), (b, "birth")):
        seen = desk_of(laptop).doubles.compare(one, other)
        assert seen is not None
        fields = {name: other if name == chosen else one for name in seen.differ}
        desk_of(laptop).doubles.merge(seen, one, {**fields, "name_zh": other if laptop is a else one})
    same_everywhere(world, a, b)
    her = people.get(one)
    assert her is not None and (her.values["phone"], her.values["birth"]) == ("13800000000", "1980-05")
    assert len({alias.text for alias in her.aliases}) == len(her.aliases)
    apart = desk_of(a).doubles.take_apart(other)
    assert apart.kept == () and "phone" in apart.given
    same_everywhere(world, a, b)
    assert rows(a) == before


def test_who_was_taken_out_of_a_chain_is_erased_from_every_pair(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    one, other = two_women(a, b)  # the one has a phone, the other an ethnic group
    third = desk_of(a).people.save(None, {"name_zh": "Chimeg", "birth": BORN}).id
    merge(desk_of(a), other, one)
    merge(desk_of(a), third, other)
    desk_of(a).doubles.take_apart(one)
    desk_of(a).erasure.ask(one, "her_wish")
    everybody_syncs(a, b, a)
    for laptop in (a, b):
        held = laptop.db.rows("SELECT one_took, other_took FROM person_pair") + rows(laptop)
        assert "13800000001" not in str(held) and "其木格" not in str(held)
    same_everywhere(world, a, b)

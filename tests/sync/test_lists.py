"""Lists that two people change: neither loses anything, on every laptop and in the record's history."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.store.changes import ListChange
from protocol.ids import new_id
from protocol.records import FIELD_LIMIT, KINDS, LISTS, Type
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import Laptop, World

LISTED = [(kind.name, field.name) for kind in KINDS for field in kind.fields if field.type in LISTS]


def members(kind: str, field: str, count: int) -> list[Any]:
    """So many ids or words, as the field takes them."""
    type_ = next(f.type for k in KINDS if k.name == kind for f in k.fields if f.name == field)
    return [new_id() if type_ is Type.REFS else f"词{n}" for n in range(count)]


def together(world: World, *laptops: Laptop) -> None:
    for laptop in (*laptops, *laptops):
        laptop.sync()
    for laptop in laptops:
        assert laptop.digest == world.digest()
        assert_replay_gives_rows(laptop.db)


@pytest.mark.parametrize(("kind", "field"), LISTED)
def test_two_laptops_that_each_add_one_lose_neither(world: World, kind: str, field: str) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    row, (first, hers, his) = new_id(), members(kind, field, 3)
    a.write(kind, row, **{field: [first]})
    together(world, a, b)
    a.write(kind, row, **{field: [first, hers]})
    b.write(kind, row, **{field: ListChange(added=(his,))})
    together(world, a, b)
    for laptop in (a, b):
        assert laptop.row(kind, row)[field] == [first, his, hers]
        assert laptop.row(kind, row)["extra"] is None


def test_what_was_taken_off_stays_off_and_the_first_host_stays_the_first(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    row, (first, gone, new, other) = new_id(), members("activity", "hosts", 4)
    a.write("activity", row, hosts=[first, gone])
    together(world, a, b)
    a.write("activity", row, hosts=ListChange.between([first, gone], [new, first]))
    b.write("activity", row, hosts=[first, gone, other])
    together(world, a, b)
    assert a.row("activity", row)["hosts"] == [new, first, other] == b.row("activity", row)["hosts"]


def test_the_history_tells_who_added_whom_and_what_was_put_together(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b")
    row, (first, hers, his) = new_id(), members("saved_list", "people", 3)
    a.write("saved_list", row, people=[first])
    together(world, a, b)
    a.write("saved_list", row, people=[first, hers])
    b.write("saved_list", row, people=[first, his])
    together(world, a, b)
    lines = a.journal.log.history("saved_list", row)
    assert [line.fields["people"] for line in lines if line.together] == [[first, his, hers]]
    mine = [line for line in lines if not line.together]
    assert [line.state_of("people") for line in mine] == ["taken"] * 3
    assert all(line.fields.keys() == {"people"} for line in lines)
    assert not a.journal.log.refused()


def test_a_field_of_changes_is_none_of_a_kind() -> None:
    assert all(number < FIELD_LIMIT for kind in KINDS for number in kind.by_number)

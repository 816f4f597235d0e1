"""After a server was put back: what its new log has again is nobody's dispute, and nothing lost stays lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from protocol.records import PERSON
from tests.simulation.chance import determined
from tests.simulation.closing import come_to_rest
from tests.simulation.world import TOWNSHIP, World

NOTE = PERSON.by_name["note"].number


@pytest.fixture
def world() -> Iterator[World]:
    with determined("restored") as dice:
        world = World(dice)
        yield world
        world.end()


def test_who_came_late_disputes_nothing_that_the_new_log_has_again(world: World) -> None:
    a, b = world.township_of(2)
    row = world.id()
    backup = world.back_up()
    a.set("person", row, name_zh="其木格")
    a.sync()
    late = world.laptop()
    late.sync()  # its log begins above what the backup has
    a.set("person", row, phone="1")
    for laptop in (a, late):
        laptop.sync()
    world.set_back(backup, declared=False)
    b.set("person", world.id(), name_zh="乌云")
    for laptop in (b, a, b):
        laptop.sync()
    b.set("person", row, phone="2")
    for laptop in (b, late):
        laptop.sync()
    assert (late.conflicts(), late.get("person", row)["phone"]) == ([], "2")
    come_to_rest(world)


@pytest.mark.parametrize("late_first", [True, False])
def test_a_field_that_was_emptied_stays_empty_and_keeps_its_history(world: World, late_first: bool) -> None:
    a, _ = world.township_of(2)
    row = world.id()
    a.sync()
    backup = world.back_up()
    late = world.laptop()
    a.set("person", row, name_zh="其木格")
    for laptop in (late, a, late):
        laptop.sync()
    late.set("person", row, note="旧")
    late.set("person", row, note=None)
    for laptop in (late, a):
        laptop.sync()
    world.set_back(backup, declared=False)
    for laptop in (late, a) if late_first else (a, late):
        laptop.sync()
    come_to_rest(world)
    assert a.get("person", row)["note"] is None
    said = [entry.operation.fields[NOTE] for entry in world.server.log(TOWNSHIP) if NOTE in entry.operation.fields]
    assert list(dict.fromkeys(said)) == ["旧", None]


def test_nobody_waits_for_a_laptop_that_does_not_come(world: World) -> None:
    """What others lost with the server's log is brought by whoever comes first; its author's laptop changes nothing."""
    a, b, c = world.township_of(3)
    row = world.id()
    backup = world.back_up()
    a.set("person", row, phone="1")
    for laptop in (a, b):
        laptop.sync()
    world.set_back(backup, declared=False)
    for laptop in (b, c):
        laptop.sync()
    assert c.get("person", row)["phone"] == "1"
    a.set("person", row, phone="2")
    for laptop in (a, b, c):
        laptop.sync()
    assert [laptop.get("person", row)["phone"] for laptop in (a, b, c)] == ["2"] * 3
    assert not a.conflicts()
    come_to_rest(world)

"""The log of identity numbers between laptops: in the order of the township's log, whatever their clocks say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.services.desk import Desk
from tests.sync.laptops import Laptop, World

#: A clock whose battery was empty, in milliseconds: it stands in 2009.
BEHIND = -17 * 365 * 86_400_000


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    made = World(tmp_path)
    yield made
    made.close()


def noted(laptop: Laptop, count: int) -> None:
    Desk(laptop.db, laptop.journal, laptop.world.folder / laptop.name).access_log.note("person", count, "benefit")


def counts(laptop: Laptop) -> list[int]:
    desk = Desk(laptop.db, laptop.journal, laptop.world.folder / laptop.name)
    return [line.count for line in desk.access_log.lines()]


def test_a_laptop_whose_clock_stands_in_2009_writes_the_newest_line(world: World) -> None:
    a, b = world.laptop("a"), world.laptop("b", ahead_ms=BEHIND)
    noted(a, 1)
    a.sync()
    noted(b, 2)
    b.sync()
    noted(b, 3)
    noted(b, 4)
    assert counts(b) == [4, 3, 2, 1]
    b.sync()
    a.sync()
    assert counts(a) == [4, 3, 2, 1]
    noted(b, 5)
    noted(a, 6)
    assert counts(b)[:2] == [5, 4] and counts(a)[:2] == [6, 4], "what waits is the newest"
    b.sync()
    a.sync()
    b.sync()
    late = world.laptop("late")
    late.sync()
    assert counts(a) == counts(b) == counts(late) == [6, 5, 4, 3, 2, 1]

"""Answers made wrong on purpose, to a real laptop: it says what happened in words it has, and syncs again afterwards.

One answer of an exchange is spoilt, whichever: of a pull, a first copy, a restored server, a cloned disk, rows that
differ. ``FAULTS=long`` spoils thousands; a failing one is spoilt again by its seed.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Generator
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.sync.engine import Engine
from desktop.ui.messages import WORDS
from protocol.ids import derived_id, new_id
from protocol.operations import NOBODY
from tests.faults.besieged import add_past, add_waiting
from tests.faults.mutations import spoilt
from tests.faults.processes import LONG, seeded
from tests.sync.laptops import FILE, Laptop, Line, World

EXCHANGES = 100 if LONG else 4


class Spoiling:
    """A line of which one answer is spoilt: that of this number, counted from 0."""

    def __init__(self, line: Line, dice: random.Random, number: int) -> None:
        self._line, self._dice, self._number = line, dice, number
        self.said = b""
        self.pace = line.pace

    def exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        """One request and its answer."""
        answer = b"".join(self._line.exchange(request))
        if self._number == 0:
            answer = self.said = spoilt(self._dice, answer, self._line.answers)
        self._number -= 1
        for start in range(0, len(answer), 1000):
            yield answer[start : start + 1000]


def pull(world: World, laptop: Laptop, other: Laptop) -> None:
    """Others wrote, and something waits here."""
    other.write("person", derived_id("person", "besieged 3"), note="东头", name_zh="娜仁")
    add_waiting(other, 3)
    other.sync()
    add_waiting(laptop, 2)


def restored(world: World, laptop: Laptop, other: Laptop) -> None:
    """The server is set back to before what this laptop knows."""
    kept = world.keep()
    other.write("person", new_id(), name_zh="后来")
    other.sync()
    laptop.sync()
    world.set_back(kept)


def cloned(world: World, laptop: Laptop, other: Laptop) -> None:
    """Another laptop went on under this one's id."""
    twin = world.copy_of(laptop, "twin")
    add_waiting(twin, 1)
    twin.sync()
    add_waiting(laptop, 1)


def differs(world: World, laptop: Laptop, other: Laptop) -> None:
    """A row is not what the log says."""
    with laptop.db.writing() as connection:
        connection.execute("UPDATE person SET note = 'x' WHERE id = ?", (derived_id("person", "besieged 5"),))
    laptop.db.put_meta(checked_at=0)


def fresh(world: World, laptop: Laptop, other: Laptop) -> None:
    """Nothing is here yet."""


Situation = Callable[[World, Laptop, Laptop], None]
SITUATIONS: list[Situation] = [pull, fresh, restored, cloned, differs]


class Kept:
    """A server and a laptop in a situation, as files that are copied back."""

    def __init__(self, folder: Path, situation: Situation) -> None:
        folder.mkdir()
        self.folder = folder
        world = World(folder)
        laptop, other = world.laptop("laptop"), world.laptop("other")
        if situation is fresh:
            add_past(other, world.laptop("third"))
        else:
            add_past(laptop, other)
        situation(world, laptop, other)
        self.device, self.key = laptop.journal.device, laptop.key
        laptop.db.checkpoint()
        world.close()

    def open(self, folder: Path) -> tuple[World, Laptop]:
        """Both once more."""
        folder.mkdir()
        (folder / "laptop").mkdir()
        for name in ("server.db", f"laptop/{FILE}"):
            for part in self.folder.glob(f"{name}*"):
                shutil.copyfile(part, folder / part.relative_to(self.folder))
        world = World(folder)
        laptop = Laptop(world, "laptop", self.device, self.key, 0)
        return world, laptop


def typed(laptop: Laptop) -> set[tuple[bytes, bytes]]:
    """What people ever wrote, here or elsewhere, as far as this laptop knows it. What the server wrote goes where the
    log is believed to be lost, and comes again with it."""
    return set(laptop.db.rows("SELECT row, fields FROM operation WHERE author <> ?", (NOBODY,)))


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda situation: situation.__name__)
def test_a_spoilt_answer_is_told_in_words_and_got_over(tmp_path: Path, situation: Situation) -> None:
    dice = seeded(situation.__name__)
    kept = Kept(tmp_path / "kept", situation)
    for number in range(EXCHANGES):
        world, laptop = kept.open(tmp_path / str(number))
        written = typed(laptop)
        line = Spoiling(laptop.line, dice, dice.choice((0, 0, 0, 1, 1, 2, 3)))
        try:
            Engine(laptop.journal, line, laptop.renew).exchange(check=True)
        except KnownError as error:
            assert error.code in WORDS, f"exchange {number}"
        except Exception as error:
            raise AssertionError(f"exchange {number}: {line.said.hex()}") from error
        assert written <= typed(laptop), f"exchange {number}: what was typed is gone"
        outcome = Engine(laptop.journal, laptop.line, laptop.renew).exchange(check=True)
        assert (outcome.whole, laptop.digest) == (True, world.digest()), f"exchange {number}"
        world.close()
        shutil.rmtree(world.folder)

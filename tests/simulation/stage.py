"""What histories are played upon, and the list of them. Each has a world of its own and its seed's dice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from tests.simulation.closing import come_to_rest
from tests.simulation.deeds import Township
from tests.simulation.noise import Noise
from tests.simulation.world import Laptop, World


class Stage(NamedTuple):
    """What a history is played upon."""

    world: World
    township: Township
    noise: Noise


class History(NamedTuple):
    """``number`` as in the design's list; ``play`` acts it out, ``come_to_rest`` judges it."""

    number: int
    name: str
    play: Callable[[Stage], None]


HISTORIES: Final[dict[str, History]] = {}


def history(number: int) -> Callable[[Callable[[Stage], None]], Callable[[Stage], None]]:
    """Puts a function on the list under its name."""

    def put(play: Callable[[Stage], None]) -> Callable[[Stage], None]:
        HISTORIES[play.__name__] = History(number, play.__name__, play)
        return play

    return put


def stage(world: World) -> Stage:
    """A world with people who know a few rows."""
    township = Township(world, rows=world.dice.randint(2, 6))
    return Stage(world, township, Noise(world, township))


def run(found: History, world: World) -> None:
    """Some noise, the history, some noise, and rest."""
    stage_ = stage(world)
    found.play(stage_)
    stage_.noise.happen(world.dice.randint(0, 12))
    come_to_rest(world)


def work(s: Stage, laptop: Laptop, acts: int = 0) -> None:
    """So many acts of one person; some, where it does not matter."""
    for _ in range(acts or s.world.dice.randint(2, 8)):
        s.township.act(laptop)


def shuffled(s: Stage, *laptops: Laptop) -> list[Laptop]:
    """Who comes first is chance."""
    return s.world.dice.sample(laptops, len(laptops))


def open_about(laptop: Laptop, row: bytes) -> list[dict[str, Any]]:
    """The open conflicts of a row, as the laptop shows them."""
    found = [laptop.get("conflict", id_) for id_ in laptop.conflicts()]
    return [conflict for conflict in found if conflict["row"] == row]

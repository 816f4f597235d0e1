"""Plays seeds: each names a history and everything that happens in it. The same seed always plays the same."""

from __future__ import annotations

import logging
import traceback
from time import perf_counter
from typing import NamedTuple

import pytest

from tests.simulation.chance import determined
from tests.simulation.fate import Killed
from tests.simulation.histories import HISTORIES, run
from tests.simulation.world import World

#: Lines of the story that a failure shows.
_LAST = 12


class Result(NamedTuple):
    """What became of a seed; ``failure`` is empty where all held."""

    seed: int
    history: str
    seconds: float
    failure: str = ""


def history_of(seed: int) -> str:
    """Histories take turns, so that a run of seeds has equally many of each."""
    names = sorted(HISTORIES, key=lambda name: (HISTORIES[name].number, name))
    return names[seed % len(names)]


def play(seed: int, name: str = "") -> Result:
    """Plays the seed's history, or the one that is asked for."""
    name = name or history_of(seed)
    started = perf_counter()
    failure = ""
    logging.getLogger("desktop").setLevel(logging.ERROR)
    with determined(f"{name} {seed}") as dice:
        world = World(dice)
        try:
            run(HISTORIES[name], world)
        except (Exception, Killed, pytest.fail.Exception):
            failure = "\n".join([*world.story[-_LAST:], traceback.format_exc()])
        finally:
            world.end()
    return Result(seed, name, perf_counter() - started, failure)

"""Plays seeds: each names a history and everything that happens in it. The same seed always plays the same."""

from __future__ import annotations

import logging
import multiprocessing
import os
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from time import perf_counter
from typing import Final, NamedTuple

import pytest

from tests.simulation.chance import determined
from tests.simulation.fate import Killed
from tests.simulation.histories import HISTORIES, run
from tests.simulation.world import World

#: Lines of the story that a failure shows.
_LAST: Final = 12
#: Seeds that a process is given at a time, and after how many a line says how far it is.
_CHUNK, _REPORT = 8, 200


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


def seeds_of(text: str) -> range:
    """The seeds that ``7`` or ``1-10000`` names."""
    first, _, last = text.partition("-")
    return range(int(first), int(last or first) + 1)


def play_all(seeds: Sequence[int], history: str, jobs: int) -> Iterator[Result]:
    """Plays seeds in so many processes, in order; prints what fails and how far it is."""
    # Sets of bytes are walked in the order of their hashes: without this a seed would not play the same twice.
    os.environ["PYTHONHASHSEED"] = "0"
    started = perf_counter()
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        results = pool.map(play, seeds, [history] * len(seeds), chunksize=_CHUNK)
        for count, result in enumerate(results, 1):
            if result.failure:
                print(f"\nFAILED  seed {result.seed}  {result.history}\n{result.failure}")
                print(
                    f"again:  python -m tests.simulation --seeds {result.seed} --history {result.history}\n", flush=True
                )
            if count % _REPORT == 0:
                minutes = (perf_counter() - started) / 60
                print(f"{count} of {len(seeds)} histories, {minutes:.1f} minutes", flush=True)
            yield result

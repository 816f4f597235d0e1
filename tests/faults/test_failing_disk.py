"""Every write, sync and truncation of a save, a first start, a pull and a server's commit fails once: disk full, I/O
error, read-only. What was acknowledged stays, the reason is told in the right words, and work goes on afterwards.

The power is cut after any of them too: what the disk had not been told to sync is lost, torn or kept as it comes.
"""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from desktop.store.changes import Journal
from desktop.store.database import check, open_database
from desktop.store.driver import connect
from tests.encrypted import key
from tests.faults.disk import Recording, compiled, preloaded
from tests.faults.failing_disk import SERVER_KEPT, assert_agreed, assert_served_whole
from tests.faults.nursery import assert_whole
from tests.faults.power_cuts import Came, Proof, cut_often
from tests.faults.processes import LONG, TIMES, seeded
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import World

MODULE = "tests.faults.failing_disk"
#: The quick set lets each so-many-th call fail, beginning elsewhere for each kind of fault.
STEP = 1 if LONG else 61
#: Power cuts of a laptop that saves, of one that syncs and of a server: 100,000 in the long set.
SAVING, SYNCING, SERVING = (45_000 * TIMES, 45_000 * TIMES, 10_000 * TIMES) if LONG else (12, 12, 3)
#: Cuts of one recording, those of one that must lose something, and the acts recorded.
CUTS, PROOF, ACTS = (2_500, 60, 60) if LONG else (12, 16, 12)
#: Pages after which a recording's log goes into the file: seldom, or within most acts.
PAGES = (8, 32, 100) if LONG else (32,)


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return compiled(tmp_path_factory.mktemp("shim"))


@pytest.mark.parametrize("scenario", ["saving", "making", "pulling", "serving"])
def test_every_call_that_writes_fails(shim: Path, tmp_path: Path, scenario: str) -> None:
    step = 3 if LONG and scenario == "making" else STEP  # a first start writes by far the most
    first = seeded(scenario).randrange(step)
    found = preloaded(shim, MODULE, scenario, folder=str(tmp_path), step=step, first=first)
    print(scenario, found)
    said = found["said"]
    if scenario == "serving":
        assert found["done"]
        assert set(said) == {f"{error} server_failed" for error in ("ENOSPC", "EIO", "EROFS")}
    else:
        assert found["done"] > found["cases"] / 3
        assert said["ENOSPC disk_full"] > said.get("ENOSPC disk_error", 0)
        assert {"EIO disk_error", "EROFS disk_error"} <= set(said)


def held_after_saving(folder: Path) -> set[int]:
    """Proves a township whole; gives the acts that it holds."""
    return {int(name.removeprefix("0-")) for name in assert_whole(folder, set())}


def held_after_syncing(folder: Path, kept: Path, device: bytes) -> set[int]:
    """Proves that the next exchange agrees with the server as it was; gives the acts that the laptop held before."""
    path, server = folder / "township.db", folder / "server.db"
    for leftover in folder.glob("server.db*"):
        leftover.unlink()
    shutil.copyfile(kept / "server.db", server)
    with ExitStack() as opened:
        world = World(folder)
        opened.callback(world.close)
        db = open_database(path)
        opened.callback(db.close_all)
        journal = Journal(db, now_ms=world.clock)
        if journal.device != device:
            return set()  # the power went before this laptop had joined: it acknowledged nothing yet
        noted = {int(note) for (note,) in db.rows("SELECT note FROM person WHERE note IS NOT NULL")}
        assert_agreed(world, journal, device)
    assert check(path) == "ok"
    return noted


def held_after_serving(folder: Path) -> range:
    """Proves that a new laptop gets all that the server has; gives the numbers of its log."""
    served = folder / "server.db"
    if not served.exists():
        return range(0)
    shutil.rmtree(folder / "fresh", ignore_errors=True)  # of a cut before whose proof failed
    world = World(folder)
    try:
        laptop = world.laptop("fresh")
        laptop.sync()
        assert_replay_gives_rows(laptop.db)
        reached = laptop.journal.cursor.seq
    finally:
        world.close()
    assert reached >= assert_served_whole(served)
    shutil.rmtree(folder / "fresh")
    return range(reached + 1)


class Recorded(NamedTuple):
    """What a process did to a file, where it was done, and what it said of it."""

    recording: Recording
    folder: Path
    found: dict[str, Any]


def recorded(shim: Path, folder: Path, scenario: str, synchronous: str, dice: random.Random) -> Recorded:
    folder.mkdir()
    (folder / "work").mkdir()
    options = {"acts": dice.randint(ACTS * 2 // 3, ACTS), "synchronous": synchronous, "pages": dice.choice(PAGES)}
    found = preloaded(shim, MODULE, scenario, folder=str(folder), **options)
    return Recorded(Recording(folder / "none", folder / "record"), folder, found)


def each_recording(
    shim: Path, folder: Path, scenario: str, synchronous: str, cuts: int, prove: Callable[[Recorded], Proof]
) -> Came:
    """Records a process as often as the cuts need and cuts the power of each; what came of all."""
    dice = seeded(f"power cuts, {scenario}")
    sums = Came(0, 0, 0)
    while sums.cuts < cuts:
        made = recorded(shim, folder / "one", scenario, synchronous, dice)
        # Where nothing need be lost, all counts; else what was acknowledged: before it there is nothing to lose, and
        # the making of the tables is most of all.
        whole = synchronous == "FULL"
        acknowledged = next(at for at, event in enumerate(made.recording.events) if event.type == "m")
        first = 1 if whole or scenario != "record_saving" else 1 + acknowledged
        came = cut_often(made.recording, min(CUTS, cuts - sums.cuts), dice, prove(made), first)
        sums = Came(*(a + b for a, b in zip(sums, came, strict=True)))
        shutil.rmtree(made.folder)
    print(scenario, synchronous, sums)
    return sums


@pytest.mark.timeout(4 * 3600 if LONG else 300)
@pytest.mark.parametrize("synchronous", ["FULL", "NORMAL", "OFF"])
def test_power_cuts_while_saving(
    shim: Path, memory: Path, synchronous: str, record_property: Callable[[str, object], None]
) -> None:
    """Only what is synced at each commit survives: the same proof turns red where the program would not sync."""

    def prove(made: Recorded) -> Proof:
        path = made.folder / "work" / "township.db"
        return Proof(path, lambda: connect(path, key()), lambda _: held_after_saving(path.parent))

    cuts = SAVING if synchronous == "FULL" else PROOF
    judge(each_recording(shim, memory, "record_saving", synchronous, cuts, prove), synchronous, record_property)


@pytest.mark.timeout(4 * 3600 if LONG else 300)
@pytest.mark.parametrize("synchronous", ["FULL", "OFF"])
def test_power_cuts_while_syncing(
    shim: Path, memory: Path, synchronous: str, record_property: Callable[[str, object], None]
) -> None:
    dice = seeded("the server that a cut finds")

    def prove(made: Recorded) -> Proof:
        path = made.folder / "work" / "township.db"
        copies, device = int(made.found["kept"]), bytes.fromhex(made.found["device"])

        def company(marks: frozenset[int]) -> int:
            # Odd copies were taken before an exchange, even ones after: from within one, only the latter fits all.
            last = max((number - SERVER_KEPT for number in marks if number >= SERVER_KEPT), default=0)
            return min(last + (1 if last % 2 else dice.randrange(2)), copies - 1)

        def held(number: int) -> set[int]:
            return held_after_syncing(path.parent, made.folder / f"kept-{number}", device)

        return Proof(path, lambda: connect(path, key()), held, company, lambda mark: mark < SERVER_KEPT)

    cuts = SYNCING if synchronous == "FULL" else PROOF
    judge(each_recording(shim, memory, "record_syncing", synchronous, cuts, prove), synchronous, record_property)


@pytest.mark.timeout(4 * 3600 if LONG else 300)
@pytest.mark.parametrize("synchronous", ["FULL", "OFF"])
def test_power_cuts_of_the_server(
    shim: Path, memory: Path, synchronous: str, record_property: Callable[[str, object], None]
) -> None:
    def prove(made: Recorded) -> Proof:
        path = made.folder / "work" / "server.db"
        return Proof(path, lambda: sqlite3.connect(path), lambda _: held_after_serving(path.parent))

    cuts = SERVING if synchronous == "FULL" else PROOF
    judge(each_recording(shim, memory, "record_serving", synchronous, cuts, prove), synchronous, record_property)


def judge(came: Came, synchronous: str, record_property: Callable[[str, object], None]) -> None:
    """Nothing may be lost with the program's own setting, and something must be with any other."""
    if synchronous == "FULL":
        record_property("power_cuts", came.cuts)
        record_property("power_cuts_lost", came.lost)
    assert (came.lost == 0) == (synchronous == "FULL")

"""Every write, sync and truncation of a save, a first start, a pull and a server's commit fails once: disk full, I/O
error, read-only. What was acknowledged stays, the reason is told in the right words, and work goes on afterwards.

The power is cut after any of them too: what the disk had not been told to sync is lost, torn or kept as it comes.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from desktop.store.changes import Journal
from desktop.store.database import check, open_database
from tests.faults.disk import Recording, compiled, preloaded
from tests.faults.failing_disk import SERVER_KEPT, assert_agreed, assert_served_whole
from tests.faults.nursery import assert_whole
from tests.faults.processes import LONG, TIMES, seeded
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import World

MODULE = "tests.faults.failing_disk"
#: The quick set lets each so-many-th call fail, beginning elsewhere for each kind of fault.
STEP = 1 if LONG else 61
#: Power cuts of each recording, those of one that must lose something, and the acts recorded.
CUTS, PROOF, ACTS = (1500 * TIMES, 60, 60) if LONG else (12, 16, 12)


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


def after_saving(folder: Path, marks: set[int]) -> None:
    """Every acknowledged act is there whole."""
    assert_whole(folder, {f"0-{act}" for act in marks})


def after_syncing(folder: Path, marks: set[int], kept: Path, device: bytes) -> None:
    """Every acknowledged act is there, and the next exchange agrees with the server as it was."""
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
        if not marks and journal.device != device:
            return  # the power went before this laptop had joined
        noted = {int(note) for (note,) in db.rows("SELECT note FROM person WHERE note IS NOT NULL")}
        assert marks <= noted
        assert_agreed(world, journal, device)
    assert check(path) == "ok"


def after_serving(folder: Path, marks: set[int]) -> None:
    """The server has all that it acknowledged; a new laptop gets it whole."""
    served = folder / "server.db"
    if not marks and not served.exists():
        return
    shutil.rmtree(folder / "fresh", ignore_errors=True)  # of a cut before whose proof failed
    world = World(folder)
    try:
        laptop = world.laptop("fresh")
        laptop.sync()
        assert laptop.journal.cursor.seq >= max(marks, default=0)
        assert_replay_gives_rows(laptop.db)
    finally:
        world.close()
    assert_served_whole(served)
    shutil.rmtree(folder / "fresh")


def cut_often(
    recording: Recording, path: Path, cuts: int, dice: random.Random, proof: Callable[[set[int]], None], first: int = 1
) -> int:
    """Cuts the power so often, after the event of the number ``first`` (from 1) at the soonest; how many of them lost
    something."""
    lost = 0
    for _ in range(cuts):
        marks = recording.cut(dice.randint(first, len(recording.events)), dice, path)
        try:
            proof(marks)
        except Exception as error:  # over a damaged file, anything may go wrong
            lost += 1
            print(f"lost: {error!r:.300}")  # pytest shows it where the test fails
    return lost


def recorded(shim: Path, folder: Path, scenario: str, synchronous: str) -> dict[str, Any]:
    return preloaded(shim, MODULE, scenario, folder=str(folder), acts=ACTS, synchronous=synchronous)


@pytest.mark.parametrize("synchronous", ["FULL", "NORMAL", "OFF"])
def test_power_cuts_while_saving(shim: Path, tmp_path: Path, synchronous: str) -> None:
    """Only what is synced at each commit survives: the same proof turns red where the program would not sync."""
    recorded(shim, tmp_path, "record_saving", synchronous)
    work = tmp_path / "work"
    work.mkdir()
    recording = Recording(tmp_path / "none", tmp_path / "record")
    whole = synchronous == "FULL"
    # Before the first act is acknowledged there is nothing to lose, and the making of the tables is most of all.
    acknowledged = 1 + next(at for at, event in enumerate(recording.events) if event.type == "m")
    lost = cut_often(
        recording,
        work / "township.db",
        CUTS if whole else PROOF,
        seeded("power cuts while saving"),
        lambda marks: after_saving(work, marks),
        1 if whole else acknowledged,
    )
    assert (lost == 0) == (synchronous == "FULL")


@pytest.mark.parametrize("synchronous", ["FULL", "OFF"])
def test_power_cuts_while_syncing(shim: Path, tmp_path: Path, synchronous: str) -> None:
    found = recorded(shim, tmp_path, "record_syncing", synchronous)
    work = tmp_path / "work"
    work.mkdir()
    dice = seeded("power cuts while syncing")

    def proof(marks: set[int]) -> None:
        # Odd copies were taken before an exchange, even ones after: from within one, only the latter fits all.
        last = max((number - SERVER_KEPT for number in marks if number >= SERVER_KEPT), default=0)
        number = min(last + (1 if last % 2 else dice.randrange(2)), int(found["kept"]) - 1)
        kept = tmp_path / f"kept-{number}"
        acts = {number for number in marks if number < SERVER_KEPT}
        after_syncing(work, acts, kept, bytes.fromhex(found["device"]))

    recording = Recording(tmp_path / "none", tmp_path / "record")
    lost = cut_often(recording, work / "township.db", CUTS if synchronous == "FULL" else PROOF, dice, proof)
    assert (lost == 0) == (synchronous == "FULL")


@pytest.mark.parametrize("synchronous", ["FULL", "OFF"])
def test_power_cuts_of_the_server(shim: Path, tmp_path: Path, synchronous: str) -> None:
    recorded(shim, tmp_path, "record_serving", synchronous)
    work = tmp_path / "work"
    work.mkdir()
    lost = cut_often(
        Recording(tmp_path / "none", tmp_path / "record"),
        work / "server.db",
        CUTS // 4 if synchronous == "FULL" else PROOF,
        seeded("power cuts of the server"),
        lambda marks: after_serving(work, marks),
    )
    assert (lost == 0) == (synchronous == "FULL")

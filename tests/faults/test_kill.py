"""kill -9 while the program saves: what was acknowledged is there whole, and the journal goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.store.changes import Journal, Label
from desktop.store.database import SCHEMA_VERSION, open_database
from tests.faults.nursery import Nursery, assert_whole, edits
from tests.faults.processes import LONG, TIMES, seeded
from tests.replay import assert_replay_gives_rows

KILLS = 10_000 * TIMES if LONG else 40
#: Every so many statements.
STEP = 1 if LONG else 3
#: A new file after so many kills: proving a long journal again and again would only prove patience.
KILLS_A_FILE = 25
#: Of so many files one lies on the machine's own disk, where a commit takes its time: a kill may fall into the wait. A
#: process that is killed leaves the same to a file in memory, for what it wrote is the system's.
FILES_A_DISK = 8


@pytest.fixture(scope="module")
def nursery() -> Iterator[Nursery]:
    with Nursery() as nursery:
        yield nursery


@pytest.mark.timeout(4 * 3600 if LONG else 300)
def test_killed_while_saving(
    nursery: Nursery, memory: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    chance = seeded("kills while saving")
    acknowledged: set[str] = set()
    kept, folder = 0, tmp_path
    for run in range(KILLS):
        number, within = divmod(run, KILLS_A_FILE)
        if not within:
            acknowledged = set()
            folder = (memory if number % FILES_A_DISK else tmp_path) / str(number)
            folder.mkdir()
        limit, wait = chance.choice([-1, 0, 0, 1, 2, 4, 8]), chance.uniform(0, 0.004)
        acts, end = nursery.run(
            lambda done, limit=limit, wait=wait: wait if done >= limit else None, folder=str(folder), run=run
        )
        assert end == "dead"
        acknowledged |= {f"{run}-{act}" for act in acts}
        kept += len(acts)
        try:
            acknowledged |= assert_whole(folder, acknowledged)
        except BaseException:
            record_property("kills_lost", 1)
            raise
        if within == KILLS_A_FILE - 1:
            shutil.rmtree(folder)
    record_property("kills", KILLS)
    record_property("kills_lost", 0)
    assert kept > KILLS


def test_killed_at_every_statement_of_the_first_start(nursery: Nursery, memory: Path) -> None:
    statement, end = 0, "dead"
    while end == "dead":
        statement += STEP
        folder = memory / str(statement)
        folder.mkdir()
        _, end = nursery.run(folder=str(folder), run=0, acts=0, die_at_opening=statement)
        db = open_database(folder / "township.db")
        assert db.value("PRAGMA user_version") == SCHEMA_VERSION
        Journal(db).write(edits(0, 0), Label("test", "0-0"))
        assert_replay_gives_rows(db)
        db.close_all()
        shutil.rmtree(folder)
    assert end == "ended 0"
    assert statement > 60


@pytest.mark.parametrize("act", [0, 4])
def test_killed_at_every_statement_of_a_save(nursery: Nursery, memory: Path, act: int) -> None:
    statement, end = 0, "dead"
    kept = lost = 0
    while end == "dead":
        statement += STEP
        folder = memory / str(statement)
        folder.mkdir()
        nursery.run(folder=str(folder), run=1, acts=act)
        acts, end = nursery.run(folder=str(folder), run=2, acts=act + 1, die_at=statement)
        before = {f"1-{i}" for i in range(act)}
        held = assert_whole(folder, before | {f"2-{i}" for i in acts})
        assert len(held - before) - len(acts) in (0, 1)
        kept, lost = kept + len(acts), lost + (len(acts) <= act)
        db = open_database(folder / "township.db")
        Journal(db).write(edits(3, 0), Label("test", "after"))
        assert_replay_gives_rows(db)
        db.close_all()
        shutil.rmtree(folder)
    assert end == "ended 0"
    assert statement > 20 and kept and lost

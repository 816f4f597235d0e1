"""What is done on a failing disk, or on one that is written down, with the shim of disk.py preloaded.

Every fault scenario begins from the same file, lets the n-th call fail for each n, and proves afterwards that what was
acknowledged is there whole and that work goes on.
"""

from __future__ import annotations

import errno
import json
import shutil
import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import peewee

from desktop.errors import KnownError
from desktop.store import driver
from desktop.store.changes import Journal, Label
from desktop.store.database import Database, check, open_database
from desktop.sync.engine import Engine
from protocol.ids import derived_id
from tests.encrypted import follow_the_run
from tests.faults.disk import Fault, fail, heal, mark, record, watch
from tests.faults.nursery import acts_in, assert_whole, edits
from tests.replay import assert_replay_gives_rows
from tests.sync.laptops import FILE, Line, World

#: (errno, whether it stays, whether a write is torn)
FAULTS = (
    (errno.ENOSPC, True, False),
    (errno.ENOSPC, False, True),
    (errno.EIO, True, True),
    (errno.EIO, False, False),
    (errno.EROFS, True, False),
    (errno.EROFS, False, False),
)
#: What may be said of each. SQLite itself calls a sync that fails an I/O error, whatever the reason, and tries a file
#: that it cannot open for writing as one to read.
AT_OPENING = {"disk_error", "database_unreadable", "disk_read_only"}
WORDS = {errno.ENOSPC: {"disk_full", *AT_OPENING}, errno.EIO: AT_OPENING, errno.EROFS: AT_OPENING}
#: Pages after which the log goes into the file: few, so that each scenario has checkpoints in it.
CHECKPOINT = 8


class Tally:
    """What the cases of a scenario came to."""

    def __init__(self) -> None:
        self.cases = self.done = 0
        self.struck = False  # whether the last case's fault was reached
        self.said: Counter[str] = Counter()

    def tried(self, fault: Fault, work: Callable[[], object]) -> bool:
        """Whether ``work`` went through; what it says otherwise must fit the fault."""
        try:
            work()
        except KnownError as error:
            assert error.code in WORDS[fault.error], (error.code, fault)
            self.said[f"{errno.errorcode[fault.error]} {error.code}"] += 1
            return False
        except (peewee.DatabaseError, sqlite3.Error, driver.Error):
            assert fault.of_server, fault  # the laptop hears of a server that failed
            self.said[f"{errno.errorcode[fault.error]} server_failed"] += 1
            return False
        self.done += 1
        return True

    def over(self) -> None:
        """The fault is over."""
        self.struck = heal()[1] > 0


def each_fault(step: int, first: int, case: Callable[[Fault, Tally], None]) -> dict[str, Any]:
    """Runs ``case`` for each fault at each ``step``-th call, until its calls are too few to reach it."""
    tally = Tally()
    for number, (error, stays, torn) in enumerate(FAULTS):
        at = 1 + (first + number) % step
        tally.struck = True
        while tally.struck:
            case(Fault(at, error, stays, torn), tally)
            tally.cases += 1
            at += step
    return {"cases": tally.cases, "done": tally.done, "said": tally.said}


def put_back(kept: Path, path: Path) -> None:
    for leftover in path.parent.glob(f"{path.name}*"):
        leftover.unlink()
    if kept.exists():
        shutil.copyfile(kept, path)


def saving(folder: Path, step: int, first: int, *, new: bool = False) -> dict[str, Any]:
    """Opens the file (or makes it), saves, closes."""
    kept, work = folder / "kept.db", folder / "work"
    work.mkdir()
    path = work / "township.db"
    if not new:
        db = open_database(kept)
        Journal(db).write(edits(0, 0), Label("test.act", "0-0"))
        db.close_all()
    watch(path)

    def case(fault: Fault, tally: Tally) -> None:
        put_back(kept, path)
        acknowledged = set() if new else {"0-0"}
        opened: list[Database] = []
        fail(fault)
        if tally.tried(fault, lambda: opened.append(open_database(path))):
            [db] = opened
            db.raw.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
            journal = Journal(db)
            for act in range(1, 5):
                label = Label("test.act", f"1-{act}")
                if tally.tried(fault, lambda act=act, label=label: journal.write(edits(1, act), label)):
                    acknowledged.add(label.subject)
            if not fault.stays:
                tally.over()
                journal.write(edits(1, 9), Label("test.act", "1-9"))
                acknowledged.add("1-9")
            assert acknowledged <= dict(acts_in(db)).keys()
            db.close_all()
        if fault.stays or not opened:
            tally.over()
        assert_whole(work, acknowledged)

    return each_fault(step, first, case)


def making(folder: Path, step: int, first: int) -> dict[str, Any]:
    """The same from no file at all."""
    return saving(folder, step, first, new=True)


def woman(n: int) -> bytes:
    return derived_id("person", str(n))


def shared_world(folder: Path) -> bytes:
    """A township with another's changes, and a laptop with some of its own, all closed; the laptop's device."""
    world = World(folder)
    mine, other = world.laptop("mine"), world.laptop("other")
    for i in range(6):
        mine.write("person", woman(i), name_zh="娜仁", phone="1")
    mine.sync()
    other.sync()
    for i in range(12):
        other.write("person", woman(i), name_zh="萨仁", phone="2", note="备注" * 40)
    other.sync()
    for i in range(4, 20):
        mine.write("person", woman(i), name_zh="其木格", phone="3")
    world.close()
    return mine.journal.device


def pulling(folder: Path, step: int, first: int) -> dict[str, Any]:
    """An exchange while the laptop's disk fails; then one that comes to its end."""
    device = shared_world(folder)
    kept, path = folder / "mine" / FILE, folder / "work.db"
    world = World(folder)
    watch(path)

    def case(fault: Fault, tally: Tally) -> None:
        put_back(kept, path)
        opened: list[Database] = []
        fail(fault)
        if tally.tried(fault, lambda: opened.append(open_database(path))):
            [db] = opened
            db.raw.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
            journal = Journal(db, now_ms=world.clock)
            tally.tried(fault, Engine(journal, Line(world, device)).exchange)
            if not fault.stays:
                tally.over()
                assert_agreed(world, journal, device)
            db.close_all()
        if fault.stays or not opened:
            tally.over()
        db = open_database(path)
        assert_agreed(world, Journal(db, now_ms=world.clock), device)
        db.close_all()
        assert check(path) == "ok"

    return each_fault(step, first, case)


def assert_agreed(world: World, journal: Journal, device: bytes) -> None:
    """The next exchange comes to its end, and both sides hold the same."""
    assert_replay_gives_rows(journal.db)
    assert Engine(journal, Line(world, device)).exchange().whole
    assert journal.digest.to_bytes(16, "little") == world.digest()
    assert journal.log.waiting() == (0, None)
    assert_replay_gives_rows(journal.db)


def serving(folder: Path, step: int, first: int) -> dict[str, Any]:
    """An exchange while the server's disk fails; then one that comes to its end."""
    device = shared_world(folder)
    kept, served = folder / "server.db", folder / "served"
    served.mkdir()
    watch(served / "server.db")

    def case(fault: Fault, tally: Tally) -> None:
        put_back(kept, served / "server.db")
        put_back(folder / "mine" / FILE, folder / "work.db")
        world = World(served)
        with world.db.reading():
            world.db.execute(f"PRAGMA wal_autocheckpoint = {CHECKPOINT}")
        db = open_database(folder / "work.db")
        journal = Journal(db, now_ms=world.clock)
        fail(fault)
        tally.tried(fault._replace(of_server=True), Engine(journal, Line(world, device)).exchange)
        tally.over()
        assert_agreed(world, journal, device)
        db.close_all()
        world.close()
        assert_served_whole(served / "server.db")

    return each_fault(step, first, case)


def assert_served_whole(path: Path) -> int:
    """A server's file is sound and its log has no gap; gives the log's length."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        [(head,)] = connection.execute("SELECT head FROM township").fetchall()
        log = connection.execute("SELECT seq FROM log ORDER BY seq").fetchall()
    assert log == [(seq,) for seq in range(1, head + 1)]
    return int(head)


# What is written down, for power cuts at any place; ``pages``: how many make the log go into the file ---------------


def record_saving(folder: Path, acts: int, synchronous: str, pages: int) -> dict[str, Any]:
    """Saves; each act is marked once it is acknowledged."""
    path = folder / "township.db"
    watch(path)
    record(folder / "record")
    db = open_database(path)
    db.raw.execute(f"PRAGMA synchronous = {synchronous}")
    db.raw.execute(f"PRAGMA wal_autocheckpoint = {pages}")
    journal = Journal(db)
    for act in range(acts):
        journal.write(edits(0, act), Label("test.act", f"0-{act}"))
        mark(act)
    return {}


#: Marks above this count the copies of the server that were kept.
SERVER_KEPT = 1_000_000


def record_syncing(folder: Path, acts: int, synchronous: str, pages: int) -> dict[str, Any]:
    """Saves and exchanges by turns with another laptop; each act is marked once it is acknowledged. The server is kept
    before and after each exchange, so that a power cut finds it as it was then."""
    world = World(folder)
    watch(folder / "mine" / FILE)
    record(folder / "record")
    mine, other = world.laptop("mine"), world.laptop("other")
    mine.db.raw.execute(f"PRAGMA synchronous = {synchronous}")
    mine.db.raw.execute(f"PRAGMA wal_autocheckpoint = {pages}")
    kept = count()

    def keep() -> None:
        number = next(kept)
        (folder / f"kept-{number}").mkdir()
        copy = sqlite3.connect(folder / f"kept-{number}" / "server.db")
        with closing(copy), closing(sqlite3.connect(folder / "server.db")) as server:
            server.backup(copy)
        mark(SERVER_KEPT + number)

    mine.sync()  # the first copy
    keep()
    for act in range(acts):
        mine.write("person", woman(act), name_zh="其木格", note=str(act))
        mark(act)
        if act % 3 == 2:
            other.write("person", woman(act - 1), name_zh="萨仁", phone="2")
            other.sync()
            keep()
            mine.sync()
            keep()
    return {"device": mine.journal.device.hex(), "kept": next(kept)}


def record_serving(folder: Path, acts: int, synchronous: str, pages: int) -> dict[str, Any]:
    """Serves a laptop; the log's length is marked once the laptop has the answer."""
    watch(folder / "server.db")
    record(folder / "record")
    world = World(folder)
    world.db._db.pragma("synchronous", synchronous, permanent=True)
    world.db._db.pragma("wal_autocheckpoint", pages, permanent=True)
    laptop = world.laptop("mine")
    for act in range(acts):
        laptop.write("person", woman(act), name_zh="其木格", note=str(act))
        laptop.write("person", woman(act // 2), phone=str(act))
        laptop.sync()
        mark(laptop.journal.cursor.seq)
    return {}


SCENARIOS = (saving, making, pulling, serving, record_saving, record_syncing, record_serving)


def main() -> None:
    """Prints what came out as one line of JSON."""
    follow_the_run()
    scenario, options = sys.argv[1], json.loads(sys.argv[2])
    chosen = {function.__name__: function for function in SCENARIOS}[scenario]
    print(json.dumps(chosen(Path(options.pop("folder")), **options)))


if __name__ == "__main__":
    main()

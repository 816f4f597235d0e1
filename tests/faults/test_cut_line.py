"""The line cut at every byte of a request and of its answer, between real processes: nothing is lost or doubled.

A kept laptop, whose file is copied back, meets a township of its own at each cut, so that every cut begins alike. The
quick set cuts at some bytes, ``FAULTS=long`` at every one, and at many of a push and a first copy of many frames.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import pytest

from desktop.errors import KnownError
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.client import Client
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment
from protocol.ids import derived_id
from tests.faults.processes import LONG, KilledServer, Proxy, seeded
from tests.replay import visible_rows
from tests.sync.conftest import TOWNSHIP

#: Cuts of each sweep of a small exchange and of a large one, and the women in the large one.
SMALL, LARGE, WOMEN = (1 << 30, 50, 1000) if LONG else (12, 3, 300)
#: What a cut line may say; anything else would be a guess about what happened.
CUT = ("offline", "line_cut")
#: MiB that the server may hold after all of them.
MOST_MEMORY = 160
#: Townships for one cut each; 152221201 is the one that they are copied from.
SPARE = (f"{code}" for code in count(300_000_001))


class Stage(NamedTuple):
    """The server, the proxy before it, and where kept laptops lie."""

    server: KilledServer
    proxy: Proxy
    folder: Path


class Kept(NamedTuple):
    """A laptop as a closed file, and what reaches its server through the proxy."""

    file: Path
    connection: Connection


class Whole(NamedTuple):
    """What an exchange came to: the rows, the log's length, the bytes each way."""

    rows: Any
    head: int
    up: int
    down: int


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    folder = tmp_path_factory.mktemp("cut")
    server = KilledServer(folder / "server")
    try:
        with Proxy(server.port) as proxy:
            yield Stage(server, proxy, folder)
            assert server.memory < MOST_MEMORY, "the server keeps what was cut"
    finally:
        server.kill()


def woman(n: int) -> bytes:
    return derived_id("person", str(n))


def first_half(n: int) -> list[Edit]:
    return [Edit("person", woman(i), {"name_zh": f"娜仁{i}", "phone": f"1390000{i:04}"}) for i in range(n)]


def second_half(n: int) -> list[Edit]:
    activity = derived_id("activity", "party")
    attendance = [
        Edit("attendance", derived_id("attendance", str(i)), {"activity": activity, "person": woman(i), "state": state})
        for i, state in enumerate(["present", "excused"] * (n // 4))
    ]
    return [
        Edit("activity", activity, {"title": "团圆饭", "expected": [woman(i) for i in range(n)]}),
        *attendance,
        *(Edit("person", woman(i), {"phone": f"1380000{i:04}", "note": "搬到旗里"}) for i in range(0, n, 5)),
        *(Edit("person", woman(n + i), {"name_zh": f"萨仁{i}"}) for i in range(n // 6)),
    ]


@contextmanager
def opened(file: Path, connection: Connection) -> Iterator[tuple[Journal, Engine]]:
    db = open_database(file)
    client = Client(connection, (5.0, 10.0))
    try:
        journal = Journal(db)
        yield journal, Engine(journal, client)
    finally:
        client.close()
        db.close_all()


def joined(stage: Stage, township: str, name: str) -> Kept:
    connection = Enrolment(stage.server.invite(township)).run()
    proxied = msgspec.structs.replace(connection, url=f"http://127.0.0.1:{stage.proxy.port}")
    file = stage.folder / f"{township}-{name}.db"
    with opened(file, proxied) as (journal, _):
        journal.sync.adopt_device(connection.device)
    return Kept(file, proxied)


def prepared(stage: Stage, township: str, women: int) -> tuple[Kept, Kept]:
    """A laptop with waiting changes, some against another's that it has not seen; and one before its first copy."""
    mine, others, new = (joined(stage, township, name) for name in ("mine", "others", "new"))
    for laptop, edits in ((mine, first_half(women)), (others, second_half(women))):
        with opened(*laptop) as (journal, engine):
            engine.exchange()
            journal.write_in_slices(edits, Label("test"))
            engine.exchange()
    with opened(*mine) as (journal, _):
        edits = [Edit("person", woman(i), {"phone": f"1370000{i:04}", "note": "回来了"}) for i in range(0, women, 5)]
        journal.write_in_slices(
            [*edits, *(Edit("person", woman(9000 + i), {"name_zh": f"斯琴{i}"}) for i in range(women // 4))],
            Label("test"),
        )
    return mine, new


def exchanged(stage: Stage, kept: Kept, town: str, cut: dict[str, int] | None) -> Whole:
    """Copies the laptop back, lets its exchange be cut, then lets it go through; everything must be there, once."""
    server, proxy, folder = stage
    file = folder / "cut.db"
    for leftover in folder.glob("cut.db*"):
        leftover.unlink()
    shutil.copyfile(kept.file, file)
    connection = msgspec.structs.replace(kept.connection, township=town)
    with opened(file, connection) as (journal, engine):
        known, head = visible_rows(journal.db), journal.head
        proxy.tell("reset")
        if cut is not None:
            proxy.tell("set", **cut)
            try:
                assert engine.exchange().whole
            except KnownError as error:
                assert error.code in CUT, error.code
            proxy.wait_for(cut)
            assert journal.head == head
            assert known.keys() <= visible_rows(journal.db).keys()
            proxy.tell("heal")
        assert engine.exchange().whole
        passed = proxy.tell("stats")
        assert journal.log.waiting() == (0, None)
        [(log_head, digest)] = server.rows("SELECT head, digest FROM township WHERE code = ?", (town,))
        assert journal.cursor.seq == log_head
        assert journal.digest.to_bytes(16, "little") == digest
        log = server.rows("SELECT seq FROM log WHERE township = ? ORDER BY seq", (town,))
        assert log == [(seq,) for seq in range(1, log_head + 1)]
        return Whole(
            {key: row.cells for key, row in visible_rows(journal.db).items()}, log_head, passed["up"], passed["down"]
        )


def places(total: int, name: str, wanted: int) -> list[int]:
    """Bytes to cut at: all, or a few anywhere, the first and the last among them."""
    if wanted >= total:
        return list(range(total + 1))
    return [0, *sorted(seeded(name).sample(range(1, total), wanted - 2)), total]


def sweep(stage: Stage, kept: Kept, direction: str, source: str, wanted: int) -> int:
    """Cuts at so many places of one direction; gives how many."""
    [town] = fresh(stage, source, 1)
    whole = exchanged(stage, kept, town, None)
    at = places(whole.up if direction == "up" else whole.down, f"{source} {direction}", wanted)
    for town, byte in zip(fresh(stage, source, len(at)), at, strict=True):
        again = exchanged(stage, kept, town, {f"cut_{direction}": byte})
        assert (again.head, again.rows) == (whole.head, whole.rows), f"cut at byte {byte} {direction}"
    return len(at)


def fresh(stage: Stage, source: str, number: int) -> list[str]:
    towns = [next(SPARE) for _ in range(number)]
    stage.server.copy_township(source, towns)
    return towns


@pytest.fixture(scope="module")
def small(stage: Stage) -> tuple[Kept, Kept]:
    return prepared(stage, TOWNSHIP, 12)


@pytest.mark.parametrize("laptop", ["push", "first copy"])
@pytest.mark.parametrize("direction", ["up", "down"])
def test_a_cut_at_every_byte(stage: Stage, small: tuple[Kept, Kept], laptop: str, direction: str) -> None:
    kept = small[laptop == "first copy"]
    print(sweep(stage, kept, direction, TOWNSHIP, SMALL), "cuts", laptop, direction)


@pytest.mark.parametrize("laptop", ["push", "first copy"])
def test_cuts_of_many_frames(stage: Stage, laptop: str) -> None:
    source = "152221202" if laptop == "push" else "152221203"
    kept = prepared(stage, source, WOMEN)[laptop == "first copy"]
    for direction in ("up", "down"):
        print(sweep(stage, kept, direction, source, LARGE), "cuts of a large", laptop, direction)

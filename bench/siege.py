"""A server under siege (``bench/besiegers.py``) while honest laptops write and sync: how long their exchanges take, and
whether all that they wrote came through and nothing got lost."""

from __future__ import annotations

import json
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from bench.figures import Figure, figure, process
from bench.reconnect import Office, peak_memory
from bench.sync import Laptop
from desktop.errors import KnownError
from desktop.store.changes import Edit, Label
from desktop.sync.connection import Connection
from protocol.ids import new_id

#: Honest laptops, each of a township of its own; what each writes before an exchange; seconds of rest after it.
LAPTOPS, WRITTEN, REST = 4, 20, 0.3
SECONDS: Final = 30.0
#: Townships whose tokens the besiegers hold, and devices of each.
HOSTILE: Final = (2, 4)


class Withstood(NamedTuple):
    """What came of a siege: seconds of each honest exchange, how many failed (``why``: how often by what), operations
    that honest laptops wrote and those of them that a new laptop of their township then has, the most bytes that the
    server held, and how often the besiegers struck by kind."""

    seconds: list[float]
    failed: int
    written: int
    arrived: int
    memory: int
    struck: dict[str, int]
    why: dict[str, int]

    @property
    def p95(self) -> float:
        """What 95 of 100 honest exchanges stay under (seconds)."""
        return sorted(self.seconds)[int(0.95 * len(self.seconds))]


class _Honest:
    """A laptop whose person works."""

    def __init__(self, path: Path, connection: Connection) -> None:
        self.laptop = Laptop(path, connection)
        self.seconds: list[float] = []
        self.written = 0
        self.why = Counter[str]()

    def work(self, until: threading.Event) -> None:
        """Writes and syncs until it is told to go home, then once more."""
        while not until.is_set():
            self._write()
            self._sync()
            until.wait(REST)
        self.laptop.engine.exchange()

    def _write(self) -> None:
        edits = [Edit("person", new_id(), {"name_zh": f"其木格{n}", "phone": "13800001234"}) for n in range(WRITTEN)]
        self.laptop.journal.write(edits, Label("bench"))
        self.written += len(edits)

    def _sync(self) -> None:
        started = time.perf_counter()
        try:
            self.laptop.engine.exchange()
        except KnownError as error:
            self.why[error.code] += 1
        self.seconds.append(time.perf_counter() - started)


def withstand(folder: Path, seconds: float = SECONDS, database: str = "") -> Withstood:
    """Lays siege to a new server for so long."""
    office = Office(folder / "server", database)
    with office.at_work() as pid:
        townships, devices = HOSTILE
        held = [office.join(f"15330000{town}") for town in range(townships) for _ in range(devices)]
        honest = [_Honest(folder / f"{n}.db", office.join(f"15220000{n}")) for n in range(LAPTOPS)]
        for each in honest:
            each.laptop.sync()
        home = threading.Event()
        threads = [threading.Thread(target=each.work, args=(home,)) for each in honest]
        tokens = ",".join(f"{each.township}.{each.secret}" for each in held)
        with _besieged(office.port, tokens) as struck:
            for thread in threads:
                thread.start()
            home.wait(seconds)
            home.set()
            for thread in threads:
                thread.join()
        memory = peak_memory(pid)
        arrived = sum(_women_of(folder, office, n) for n in range(LAPTOPS))
        for each in honest:
            each.laptop.close()
    return Withstood(
        [one for each in honest for one in each.seconds],
        sum(each.why.total() for each in honest),
        sum(each.written for each in honest),
        arrived,
        memory,
        struck,
        dict(sum((each.why for each in honest), Counter[str]())),
    )


def _women_of(folder: Path, office: Office, number: int) -> int:
    """How many a new laptop of the township gets."""
    new = Laptop(folder / f"new{number}.db", office.join(f"15220000{number}"))
    new.sync()
    count: int = new.db.value("SELECT count(*) FROM person")
    new.close()
    return count


@contextmanager
def _besieged(port: int, tokens: str) -> Iterator[dict[str, int]]:
    """While the block lasts; then it says how often who struck."""
    struck: dict[str, int] = {}
    with process("-m", "bench.besiegers", str(port), "1", tokens) as besiegers:
        assert besiegers.stdout is not None
        assert besiegers.stdin is not None
        besiegers.stdout.readline()
        yield struck
        besiegers.stdin.close()
        struck.update(json.loads(besiegers.stdout.readline()))
        besiegers.stdin = None  # closed: nobody is to flush it


def siege() -> list[Figure]:
    """Honest laptops' exchanges during it."""
    with TemporaryDirectory() as name:
        came = withstand(Path(name))
    return [
        figure("server.siege_p95", came.p95, "s", 0.5),
        figure("server.siege_failed", came.failed + came.written - came.arrived, "", 0),
    ]

"""Sync: a first push and a first pull of 20,000 records, one edit, nothing new. A real server process on loopback.

``bench/records.py`` maps the workload to the product's kinds with nothing left out. Bytes are counted by ``countproxy``
with HTTP headers, both directions; times are taken without it.
"""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import starmap
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import time_ns
from typing import Any

import msgspec
import zstandard

from bench import plain, workload
from bench.bare import BODY
from bench.figures import ROOT, Figure, figure, process, seconds
from bench.records import edit_of
from desktop.services.names import derive_person
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.client import Client, Line
from desktop.sync.connection import Connection
from desktop.sync.engine import Engine
from desktop.sync.enrolment import Enrolment

TOWNSHIP = "152221201"
TABLES = ["person", "activity", "visit"]
_ORDER = {"members": 0, "activities": 1, "visits": 2}
RUNS = 3
#: Small exchanges a run.
SMALL = 100


def edits() -> Iterator[Edit]:
    """The 20,000 records as edits, grouped by table, parents first."""
    return starmap(edit_of, _records())


def _records() -> list[Any]:
    return sorted(workload.sync20k(), key=lambda record: _ORDER[record[0]])


def _now_ms() -> int:
    return time_ns() // 1_000_000


class Server:
    """A real server process with its own SQLite file, or with the PostgreSQL database of a URL."""

    options: tuple[str, ...] = ("--plain",)

    def __init__(self, folder: Path, database: str = "") -> None:
        self.folder = folder
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]
        host = "--host", "127.0.0.1", "--port", str(self.port)
        self._command("init", *self.options, *host, "--database", database)

    def _command(self, *words: str) -> str:
        command = [sys.executable, "-m", "server", words[0], "--data", str(self.folder), *words[1:]]
        return subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout

    @contextmanager
    def running(self) -> Iterator[None]:
        """The process, ready to answer."""
        with process("-m", "server", "run", "--data", str(self.folder)):
            while True:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                        break
            yield

    def join(self, township: str = TOWNSHIP) -> Connection:
        """A laptop enrolled by an invitation."""
        lines = self._command("invite", "--township", township).split()
        return Enrolment(next(word for word in lines if "://" in word)).run()


class Laptop:
    """A journal on a real file with its line to the server, through ``port`` where one is given."""

    def __init__(
        self, path: Path, connection: Connection, port: int | None = None, now_ms: Callable[[], int] = _now_ms
    ) -> None:
        self.db = open_database(path)
        self.journal = Journal(self.db, derive={"person": derive_person}, now_ms=now_ms)
        self.journal.sync.adopt_device(connection.device)
        if port is not None:
            connection = msgspec.structs.replace(connection, url=f"http://127.0.0.1:{port}")
        self.client = Client(connection)
        self.engine = Engine(self.journal, self.client)

    def sync(self) -> None:
        """One exchange, which must bring this laptop to the head."""
        if not self.engine.exchange().whole:
            raise RuntimeError("the exchange did not reach the head")

    def close(self) -> None:
        """Closes file and line."""
        self.client.close()
        self.db.close_all()


@contextmanager
def counted(port: int, *options: str) -> Iterator[Counter]:
    """A proxy before the server that counts; ``options``: its own, to slow and cut from the start."""
    with process("-m", "bench.countproxy", "--target", f"127.0.0.1:{port}", *options) as child:
        assert child.stdout is not None
        yield Counter(json.loads(child.stdout.readline()))


class Counter:
    """Bytes both ways since the last look, and round trips."""

    def __init__(self, ports: dict[str, int]) -> None:
        self.port = ports["listen"]
        self._control = socket.create_connection(("127.0.0.1", ports["control"]))
        self._lines = self._control.makefile("rw")

    def taken(self) -> tuple[int, int]:
        """(bytes both ways, round trips) since the last call."""
        stats = self.stats(reset=True)
        return stats["up"] + stats["down"], stats["turns"]

    def stats(self, reset: bool = False) -> dict[str, int]:
        """All that the proxy counts, with its names."""
        self._lines.write(json.dumps({"cmd": "reset" if reset else "stats"}) + "\n")
        self._lines.flush()
        return json.loads(self._lines.readline())  # type: ignore[no-any-return]

    def shape(self, bytes_per_second: int, round_trip_ms: int) -> None:
        """From now on the line is this slow, each way."""
        words = {"cmd": "set", "bw_up": bytes_per_second, "bw_down": bytes_per_second, "rtt_ms": round_trip_ms}
        self._lines.write(json.dumps(words) + "\n")
        self._lines.flush()
        self._lines.readline()


def sizes_and_times() -> list[Figure]:
    """The figures of sync."""
    found: dict[str, list[float]] = {"push": [], "pull": [], "plain push": [], "plain pull": []}
    small: dict[str, list[float]] = {"nothing": [], "edit": [], "bare": []}
    with TemporaryDirectory() as name:
        folder = Path(name)
        filled = folder / "filled.db"
        _fill(filled)
        byte_figures = _bytes(folder, filled)
        for run in range(RUNS):
            own = folder / f"run{run}"
            own.mkdir()
            push, pull = _times(own, filled, small)
            found["push"].append(push)
            found["pull"].append(pull)
            plain_push, plain_pull = _plain_times(own, filled)
            found["plain push"].append(plain_push)
            found["plain pull"].append(plain_pull)
    middle = {key: median(values) for key, values in (found | small).items()}
    return [
        *byte_figures,
        figure("sync.first_push_time", middle["push"], "s", middle["plain push"]),
        figure("sync.first_pull_time", middle["pull"], "s", middle["plain pull"]),
        figure("sync.nothing_new_time", middle["nothing"], "s", middle["bare"]),
        figure("sync.one_edit_time", middle["edit"], "s", middle["bare"]),
    ]


def _fill(path: Path) -> None:
    db = open_database(path)
    journal = Journal(db, derive={"person": derive_person})
    journal.write_in_slices(edits(), Label("bench"))
    db.close_all()


def _bytes(folder: Path, filled: Path) -> list[Figure]:
    limit = len(zstandard.ZstdCompressor(level=3).compress(workload.raw_json(_records())))
    server = Server(folder / "server")
    shutil.copy(filled, folder / "a.db")
    with server.running(), counted(server.port) as counter:
        a = Laptop(folder / "a.db", server.join(), counter.port)
        counter.taken()
        a.sync()
        pushed, _ = counter.taken()
        b = Laptop(folder / "b.db", server.join(), counter.port)
        b.sync()
        pulled, _ = counter.taken()
        a.sync()
        counter.taken()
        woman = a.db.value("SELECT id FROM person ORDER BY id")
        a.journal.write([Edit("person", woman, {"phone": "13900001234"})], Label("bench"))
        a.sync()
        b.sync()
        edit, _ = counter.taken()
        a.sync()
        counter.taken()
        a.sync()
        nothing, trips = counter.taken()
        if trips != 1:
            raise RuntimeError(f"nothing new took {trips} round trips")
        a.close()
        b.close()
    return [
        figure("sync.first_push_bytes", pushed, "B", limit),
        figure("sync.first_pull_bytes", pulled, "B", limit),
        figure("sync.one_edit_bytes", edit, "B", 1500),
        figure("sync.nothing_new_bytes", nothing, "B", 600),
    ]


def _times(folder: Path, filled: Path, small: dict[str, list[float]]) -> tuple[float, float]:
    server = Server(folder / "server")
    shutil.copy(filled, folder / "a.db")
    with server.running():
        a = Laptop(folder / "a.db", server.join())
        b = Laptop(folder / "b.db", server.join())
        times = seconds(a.sync), seconds(b.sync)
        a.sync()
        _small_times(a, small)
        a.close()
        b.close()
    return times


def _small_times(laptop: Laptop, small: dict[str, list[float]]) -> None:
    """Exchanges on a kept connection, in turn with a bare request of their size: the laptop's own HTTP to the server's
    own, where a body of some 60 bytes meets a handler that does nothing with it."""
    woman = laptop.db.value("SELECT id FROM person ORDER BY id")
    with process("-m", "bench.bare") as child:
        assert child.stdout is not None
        bare = Line(f"http://127.0.0.1:{int(child.stdout.readline())}", "")
        body, token = bytes(BODY), {"Authorization": "Bearer " + "t" * 42}

        def ask() -> None:
            with bare.request("POST", "/bare", data=body, headers=token) as answer:
                answer.raw.read()

        ask()
        for n in range(SMALL):
            small["bare"].append(seconds(ask))
            small["nothing"].append(seconds(laptop.sync))
            laptop.journal.write([Edit("person", woman, {"phone": f"1390{n:07}"})], Label("bench"))
            small["edit"].append(seconds(laptop.sync))
        bare.close()


def _plain_times(folder: Path, filled: Path) -> tuple[float, float]:
    source = plain.open_tables(filled)
    target = plain.open_tables(folder / "plain_target.db")
    with process("-m", "bench.plain", str(folder / "plain_server.db"), ",".join(TABLES)) as child:
        assert child.stdout is not None
        url = f"http://127.0.0.1:{int(child.stdout.readline())}"
        push = seconds(lambda: plain.post(url, plain.read_rows(source, TABLES)))
        pull = seconds(lambda: plain.insert_rows(target, plain.get(url)))
    source.close()
    target.close()
    return push, pull

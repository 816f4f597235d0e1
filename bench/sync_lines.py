"""What changes cost on the wire: a township at work, on a good line and on a bad one, with a real server process.

The township that both sides share and the changes are those of ``bench/changes.py``; the limit of the bytes is what the
changed values need at least (``least_bytes``). Bytes of 1,000 changes are counted by ``countproxy`` with HTTP headers,
those of 20 are the body that carries them; that of its answer stands by itself.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.changes import START_MS, Act, Mix, least_bytes, mix
from bench.figures import Figure, figure, seconds
from bench.records import USER
from bench.sync import Counter, Laptop, Server, counted
from desktop.store.changes import Edit, Label
from desktop.sync.connection import Connection
from protocol.dictionary import DICTIONARY, dictionary_bytes

#: The slow line: bytes a second each way, and its round trip.
SLOW, ROUND_TRIP_MS = 800, 1_000
#: What an acknowledgement has to tell: a log hash (16 bytes), a digest (8), sequence, number and clock (4 each), a
#: checksum (4), and the head of a stream with a dictionary (10).
LEAST_ANSWER = 50


class _Clock:
    """The laptop's clock: each reading a fifth of a millisecond after the one before, as a save's rows follow."""

    def __init__(self) -> None:
        self.set(START_MS)

    def set(self, at: int) -> None:
        """Goes to an instant, ms UTC."""
        self._at, self._readings = at, count()

    def __call__(self) -> int:
        return self._at + next(self._readings) // 5


class _Township:
    """A server and one laptop that share a township; kept in a folder, so that each measurement begins alike."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = Server(folder / "server")
        self._connection: Connection | None = None
        self.clock = _Clock()

    def fill(self, edits: list[Edit]) -> None:
        """What both have already grows, the day before."""
        self.clock.set(START_MS - 86_400_000)
        with self.at_work() as (laptop, _):
            laptop.journal.write_in_slices(edits, Label("bench"))
            laptop.sync()

    @contextmanager
    def at_work(self) -> Iterator[tuple[Laptop, Counter]]:
        """The laptop with its line, the server running."""
        with self._server.running(), counted(self._server.port) as counter:
            self._connection = self._connection or self._server.join()
            laptop = Laptop(self._folder / "a.db", self._connection, counter.port, self.clock)
            laptop.journal.use_author(USER)
            yield laptop, counter
            laptop.close()

    @contextmanager
    def put_back(self) -> Iterator[None]:
        """What happens within is taken back."""
        kept = self._folder.with_name("kept")
        shutil.copytree(self._folder, kept)
        yield
        shutil.rmtree(self._folder)
        kept.rename(self._folder)


def _write(laptop: Laptop, clock: _Clock, acts: list[Act]) -> float:
    """Lets the laptop's person do what is to be done; the bytes that it needs at least."""
    known = dict(laptop.db.rows("SELECT row, seq FROM alias"))
    for at, edits in acts:
        clock.set(at)
        laptop.journal.write(edits, Label("bench"))
    return least_bytes(acts, known, dictionary_bytes(DICTIONARY))


def changes() -> list[Figure]:
    """The figures of 1,000 changes and of 20."""
    thousand, twenty = mix(1000), mix(20)
    with TemporaryDirectory() as name:
        township = _Township(Path(name) / "township")
        township.fill(thousand.base)
        with township.put_back():
            figures = _thousand(township, thousand)
        with township.put_back():
            figures.append(_slow(township, thousand))
        made = {edit.id for edit in thousand.base}
        township.fill([edit for edit in twenty.base if edit.id not in made])
        figures += _twenty(township, twenty)
    return figures


def _thousand(township: _Township, work: Mix) -> list[Figure]:
    with township.at_work() as (laptop, counter):
        laptop.sync()
        limit = _write(laptop, township.clock, work.acts)
        counter.taken()
        laptop.sync()
        taken, trips = counter.taken()
    return [
        figure("sync.1000_changes_bytes", taken, "B", limit),
        figure("sync.1000_changes_round_trips", trips, "", 1),
    ]


def _slow(township: _Township, work: Mix) -> Figure:
    with township.at_work() as (laptop, counter):
        laptop.sync()
        _write(laptop, township.clock, work.acts)
        counter.shape(SLOW, ROUND_TRIP_MS)
        laptop.client.close()  # what the proxy reads on a kept connection was asked for at the old speed
        return figure("sync.1000_changes_slow_time", seconds(laptop.sync), "s", 25)


def _twenty(township: _Township, work: Mix) -> list[Figure]:
    with township.at_work() as (laptop, _):
        laptop.sync()
        limit = _write(laptop, township.clock, work.acts)
        outcome = laptop.engine.exchange()
    return [
        figure("sync.20_changes_bytes", outcome.bytes_sent, "B", limit),
        figure("sync.20_changes_answer_bytes", outcome.bytes_received, "B", LEAST_ANSWER),
    ]

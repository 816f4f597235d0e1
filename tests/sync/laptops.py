"""Laptops and a server in one process: real journals, engines, exchange and databases; only the line is a call."""

from __future__ import annotations

import os
import shutil
from collections.abc import Generator
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.errors import KnownError
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.engine import Engine
from desktop.sync.frames import Outcome
from desktop.sync.gauge import Pace
from protocol.ids import new_id
from protocol.signing import new_key, public_of
from server.auth import add_township
from server.backups import back_up, restore
from server.database import Database
from server.devices import Newcomer, revoke
from server.exchange import Exchange
from tests.newcomers import let_in

TOWNSHIP = "152221201"
NOW_MS = 1_800_000_000_000
#: A laptop's file, in its own folder.
FILE = "township.db"


@cache
def _empty_file() -> bytes:
    """A laptop's file as the migrations make it, once a process: they take longer than what most tests do with it."""
    with TemporaryDirectory() as folder:
        db = open_database(Path(folder) / FILE)
        db.checkpoint()
        db.close_all()
        return (Path(folder) / FILE).read_bytes()


class Clock:
    """A wall clock that each reading moves on by a millisecond; ``ahead`` bends a laptop's own."""

    def __init__(self) -> None:
        self._ticks = count(NOW_MS)

    def __call__(self) -> int:
        return next(self._ticks)


class World:
    """A server with one township."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        self.folder = folder
        self.clock = Clock()
        self.db = Database(url or f"sqlite:///{folder / 'server.db'}")
        try:
            self.db.create_tables()
            add_township(self.db, TOWNSHIP)
        except BaseException:
            self.db.close()  # of a damaged file: Python 3.13 tells of each connection that nobody closed
            raise
        self.exchange = Exchange(self.db, self.clock)
        self.shut_out: set[bytes] = set()
        self.laptops: list[Laptop] = []  # all that were made: closed with it

    def laptop(self, name: str, *, role: str = "chair", ahead_ms: int = 0) -> Laptop:
        """A laptop that has just joined."""
        return Laptop(self, name, *self.admit(role), ahead_ms)

    def admit(self, role: str = "chair") -> tuple[bytes, bytes]:
        """A new device of the township, and its private key."""
        device, key = new_id(), new_key()
        newcomer = Newcomer(device, f"secret-of-{device.hex()}", public_of(key))
        let_in(self.db, TOWNSHIP, newcomer, role, self.clock())
        return device, key

    def copy_of(self, laptop: Laptop, name: str) -> Laptop:
        """A laptop whose disk is a copy of another's."""
        laptop.db.checkpoint()
        (self.folder / name).mkdir()
        shutil.copyfile(laptop.db.path, self.folder / name / "township.db")
        return Laptop(self, name, laptop.journal.device, laptop.key, 0)

    def keep(self) -> Path:
        """A backup of the server."""
        path = self.folder / f"server-{new_id().hex()}.sumu-server"
        back_up(self.db, path, self.clock())
        return path

    def set_back(self, path: Path, *, declared: bool = True) -> None:
        """The server as it was; ``declared``: by its own command, else as by copying files."""
        with self.db.reading():
            before = self.db.rows("SELECT epoch FROM township")
        restore(self.db, path, self.clock(), force=True)
        if not declared:
            self.db.run(lambda: self.db.execute("UPDATE township SET epoch = ?, refilling_until = 0", before[0]))

    def shut(self, laptop: Laptop) -> None:
        """The administrator shuts a laptop out."""
        device = laptop.journal.device
        assert revoke(self.db, TOWNSHIP, device, self.clock())
        self.shut_out.add(device)

    def digest(self) -> bytes:
        """The server's root digest."""
        with self.db.reading():
            return bytes(self.db.rows("SELECT digest FROM township WHERE code = ?", (TOWNSHIP,))[0][0])

    def close(self) -> None:
        """Closes every database."""
        for laptop in self.laptops:
            laptop.db.close_all()
        self.db.close()


class Line:
    """The transport: hands the bytes to the server's exchange. A cut after so many bytes, once, either way."""

    def __init__(self, world: World, device: bytes, township: str = TOWNSHIP) -> None:
        self._world, self._device, self._township = world, device, township
        self.cut_up: int | None = None
        self.cut_down: int | None = None
        self.pace = Pace()
        self.requests: list[bytes] = []
        self.answers: list[bytes] = []

    def exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        """One request and its answer."""
        cut_up, self.cut_up = self.cut_up, None
        cut_down, self.cut_down = self.cut_down, None
        data = b"".join(request)
        self.requests.append(data)
        revoked = self._device in self._world.shut_out
        session = self._world.exchange.session(self._township, self._device, revoked=revoked)
        for start in range(0, len(data[:cut_up]), 4096):
            session.feed(data[:cut_up][start : start + 4096])
        session.finish()
        if cut_up is not None and cut_up < len(data):
            raise KnownError("line_cut")
        answer = b"".join(session.answer())
        self.answers.append(answer)
        yield answer[:cut_down]
        if cut_down is not None and cut_down < len(answer):
            raise KnownError("line_cut")

    def replay(self, request: bytes) -> None:
        """An old request arrives once more; its answer is lost."""
        session = self._world.exchange.session(self._township, self._device)
        session.feed(request)
        session.finish()


class Laptop:
    """One laptop: a real township file, its journal and engine."""

    def __init__(self, world: World, name: str, device: bytes, key: bytes, ahead_ms: int) -> None:
        self.name, self.key, self.world = name, key, world
        folder = world.folder / name
        folder.mkdir(exist_ok=True)
        # A preloaded shim records what SQLite writes, from the first page on: there the migrations write it.
        if not (folder / FILE).exists() and "LD_PRELOAD" not in os.environ:
            (folder / FILE).write_bytes(_empty_file())
        self.db = open_database(folder / FILE)
        world.laptops.append(self)
        self.journal = Journal(self.db, now_ms=lambda: world.clock() + ahead_ms)
        self.journal.use_author(new_id())
        if self.journal.device != device:
            self.journal.sync.adopt_device(device)
        self.line = Line(world, device)
        self.engine = Engine(self.journal, self.line, self.renew)

    def renew(self, held: int) -> Line:
        """Goes on as a new device of the township."""
        device, self.key = self.world.admit()
        with self.db.writing():
            self.journal.sync.adopt_device(device, held=held)
            self.db.put_meta(restored=None)
        self.line = Line(self.world, device)
        return self.line

    def write(self, kind: str, id_: bytes, **fields: object) -> None:
        """One act on one row."""
        self.journal.write([Edit(kind, id_, fields)], Label("test"))

    def sync(self) -> Outcome:
        """One exchange that must come to its end."""
        outcome = self.engine.exchange()
        assert outcome.whole
        return outcome

    def row(self, kind: str, id_: bytes) -> dict[str, object]:
        """A row as the user sees it."""
        found = self.journal.rows.get(kind, id_)
        assert found is not None
        return dict(found)

    @property
    def digest(self) -> bytes:
        """This laptop's root digest."""
        return self.journal.digest.to_bytes(16, "little")

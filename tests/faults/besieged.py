"""A township that is attacked: a server with a past, laptops with changes that wait, and what they would send."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import Any, Final, NamedTuple

from desktop.errors import KnownError
from desktop.sync.gauge import Pace
from protocol.codec import FrameWriter, Payload, pack_run
from protocol.ids import derived_id, new_id
from protocol.operations import canonical, content_hash
from protocol.signing import new_key, public_of, sign_head
from protocol.wire import COPY, DIGESTS, END, HELD, MARKS, OPERATIONS, REPAIR, Problem
from server.database import Database
from server.devices import Newcomer
from server.exchange import Exchange
from server.schema import TABLES
from tests.faults.mutations import payloads_of
from tests.newcomers import let_in
from tests.sync.laptops import TOWNSHIP, Laptop, World

PROBLEMS: Final = frozenset(value for name, value in vars(Problem).items() if not name.startswith("_"))
#: Columns that move without anything having been taken.
_RESTLESS: Final = {"township": {"turn"}, "device": {"followed", "clock_ahead_at"}}


class Kept:
    """Takes a request and gives no answer."""

    def __init__(self) -> None:
        self.request = b""
        self.pace = Pace()

    def exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        """The line is down."""
        self.request = b"".join(request)
        raise KnownError("offline")
        yield b""


def add_past(a: Laptop, b: Laptop) -> None:
    """Some of everything, of which some is contested."""
    a.sync()
    b.sync()
    women = [derived_id("person", f"besieged {i}") for i in range(12)]
    party, sheet = new_id(), new_id()
    for i, woman in enumerate(women):
        a.write("person", woman, name_zh=f"其木格{i}", phone=f"1384791{i:04}", tags=["低保", "巾帼"])
    a.write("activity", party, title="团圆饭", start="2026-10-01T10:00", expected=women, guests_unnamed=4)
    for woman in women[:8]:
        row = derived_id("attendance", party, woman)
        a.write("attendance", row, activity=party, person=woman, state="present")
    a.write("sheet", sheet, activity=party, code="A1", rows={"1": [women[0].hex(), True], "2": [women[1].hex(), 0.5]})
    a.write("home", new_id(), name_zh="之家", lat=43.25, lon=-0.5, area=80)
    a.sync()
    b.sync()
    a.write("person", women[0], name_zh="乌云", note="东头")
    b.write("person", women[0], name_zh="萨仁")
    a.write("person", women[1], deleted=1)
    b.write("person", women[1], phone="13900000000", note="搬了")
    a.sync()
    b.sync()
    a.sync()


def add_waiting(laptop: Laptop, count: int = 6) -> None:
    """Changes that the server does not have yet."""
    for i in range(count):
        woman = new_id()
        laptop.write("person", woman, name_zh=f"娜仁{i}", tags=["新"], birth="1990")
        laptop.write("visit", new_id(), person=woman, date="2026-11-01", visitors=[woman], situation="愿意参加")
        laptop.write("person", derived_id("person", f"besieged {i}"), note=f"第{i}次")


def state_of(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """All that a server's file holds but for what moves with every request."""
    connection = sqlite3.connect(path)
    try:
        found = {}
        for table in TABLES:
            names = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})")]
            kept = ", ".join(name for name in names if name not in _RESTLESS.get(table, ()))
            found[table] = sorted(connection.execute(f"SELECT {kept} FROM {table}").fetchall(), key=repr)
        return found
    finally:
        connection.close()


class Told(NamedTuple):
    """What the server answered."""

    problem: str | None
    frames: list[Payload]


def ask(exchange: Exchange, device: bytes, request: bytes, township: str) -> Told:
    """A request in pieces, and its answer, which must be one that a laptop can read."""
    session = exchange.session(township, device)
    for start in range(0, len(request), 4096):
        session.feed(request[start : start + 4096])
    session.finish()
    return Told(session.problem, payloads_of(b"".join(session.answer())))


class Siege:
    """A server as a file, laid back to how it was whenever something of it changed."""

    def __init__(self, world: World) -> None:
        self.world = world
        a, b = self.a, self.b = world.laptop("a"), world.laptop("b")
        add_past(a, b)
        add_waiting(a)
        add_waiting(b, 2)
        self.requests = [*_requests(a, b)]
        self._template = world.folder / "template.db"
        self._number = 0
        self.path = world.folder / "server.db"
        self.take_template()
        self._open()

    def take_template(self) -> None:
        """What is there now is what is laid back to."""
        with closing(sqlite3.connect(self.path)) as live, closing(sqlite3.connect(self._template)) as copy:
            live.backup(copy)
        self.state = state_of(self.path)

    def _open(self) -> None:
        self._number += 1
        self.path = self.world.folder / f"besieged-{self._number}.db"
        shutil.copyfile(self._template, self.path)
        self.db = Database(f"sqlite:///{self.path}")
        self.exchange = Exchange(self.db, self.world.clock)
        self.state = state_of(self.path)

    def admit(self) -> tuple[bytes, bytes]:
        """A new device of the township, known from now on, and its private key."""
        device, key = new_id(), new_key()
        let_in(self.db, TOWNSHIP, Newcomer(device, device.hex(), public_of(key)), "chair", self.world.clock())
        self.state = state_of(self.path)
        return device, key

    def lay_back(self) -> None:
        """The server as it was."""
        self.close()
        self._open()

    def close(self) -> None:
        """Ends the present one."""
        self.db.close()


def request_of(laptop: Laptop) -> bytes:
    """What a laptop would send now."""
    kept = Kept()
    line, laptop.engine._transport = laptop.engine._transport, kept
    try:
        laptop.engine.exchange()
    except KnownError:
        pass
    finally:
        laptop.engine._transport = line
        laptop.engine._unsure = 0
    return kept.request


def _requests(a: Laptop, b: Laptop) -> Generator[bytes, None, None]:
    """Requests of ``a`` of every form; one carries what ``b`` has not sent."""
    push = request_of(a)
    yield push
    hello, *_ = payloads_of(push)
    number, chain = a.journal.acknowledged, a.journal.sync.chain_at(a.journal.acknowledged)
    seq, log_hash = a.journal.cursor[1:]
    first = a.journal.sync.pending(0, None)[0]
    for question in (
        [COPY, 0, b""],
        [COPY, 3, bytes(16)],
        [MARKS, [[seq, log_hash], [1, bytes(16)]]],
        [HELD, a.journal.device, [[number, chain]]],
        [HELD, a.journal.device, [[1, content_hash(first, canonical(first))]], 1],
        [DIGESTS, []],
        [DIGESTS, [3, 15, 900]],
        [REPAIR, [[3, list(range(256))], [8, [0, 1, 255]]]],
    ):
        writer = FrameWriter()
        yield writer.frame(hello) + writer.frame(question) + writer.frame([END]) + writer.close()
    waiting = b.journal.sync.pending()
    last = waiting[-1].number
    signature = sign_head(b.key, TOWNSHIP, b.journal.device, last, b.journal.head[1])
    writer = FrameWriter()
    run = pack_run(OPERATIONS, waiting[0].number, b.journal.head[1], waiting, writer.ids, b.journal.device, signature)
    yield writer.frame(hello) + writer.frame(run) + writer.frame([END]) + writer.close()

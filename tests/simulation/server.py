"""The central server of a simulated world: the real exchange and ledger over a real database, no HTTP."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, NamedTuple
from unittest.mock import patch

import msgspec
import peewee
import zstandard

import protocol.codec
import server.exchange
from desktop.errors import KnownError
from desktop.sync.connection import Connection
from protocol.dictionary import KNOWN
from protocol.merge import RowState
from protocol.operations import Entry, Operation, from_canonical, is_blank
from protocol.signing import certify, public_of
from server import devices
from server.auth import Refused
from server.devices import Newcomer, membership
from server.exchange import Exchange
from tests.newcomers import let_in
from tests.simulation.fate import Fate, FatedServerDatabase, Killed

_decode = msgspec.msgpack.Decoder().decode
_decode_state = msgspec.msgpack.Decoder(RowState).decode


#: The key that the server certifies devices with.
SEED: Final = bytes(range(32))


class Clock:
    """The true time; each reading moves it on by a millisecond, so that a seed always reads the same times."""

    def __init__(self, now_ms: int) -> None:
        self.now_ms = now_ms

    def __call__(self) -> int:
        self.now_ms += 1
        return self.now_ms

    def advance(self, ms: int) -> None:
        """Time passes."""
        self.now_ms += ms


def key_of(device: bytes) -> bytes:
    """A device's private key."""
    return 2 * device


class Archived(NamedTuple):
    """An operation in the archive, and when it came there (ms UTC)."""

    operation: Operation
    at: int


class Server:
    """One server. ``down``: nobody answers. ``dictionaries``: those that it has."""

    def __init__(self, url: str, clock: Clock) -> None:
        self._url, self.clock = url, clock
        self.fate, self.contention = Fate(), Fate()
        self.down = False
        self.dictionaries = KNOWN
        #: Whether it ever did, and whether it ever lost part of what it had: else all devices are in.
        self.shuts_out = self.was_set_back = False
        self._start()

    def _start(self) -> None:
        self.db = FatedServerDatabase(self._url, self.fate, self.contention)
        self.exchange = Exchange(self.db, self.clock)

    @property
    def file(self) -> Path:
        """Its SQLite file."""
        return Path(self._url.removeprefix("sqlite:///"))

    def reachable(self) -> None:
        """Raises KnownError where nobody answers."""
        if self.down:
            raise KnownError("offline")

    def restart(self) -> None:
        """The process is started anew over the same file."""
        self.spare()
        self.db.close()
        self._start()

    def impatient(self, so: bool) -> None:
        """Whether this thread's connection gives up at once where another one writes (SQLite)."""
        if self.db.is_sqlite:
            self.query(f"PRAGMA busy_timeout = {0 if so else 10_000}")

    def spare(self) -> None:
        """Nothing befalls it any more."""
        self.fate.spare()
        self.contention.spare()

    def enrol(self, township: str, device: bytes, role: str) -> None:
        """Lets a device in."""
        newcomer = Newcomer(device, device.hex(), public_of(key_of(device)))
        let_in(self.db, township, newcomer, role, self.clock())

    def renew(self, township: str, old: bytes, new: bytes, number: int) -> Connection:
        """A laptop goes on as a new device from a number of its old one."""
        self.reachable()
        if self.has_shut_out(township, old):
            raise KnownError("revoked")
        newcomer = Newcomer(new, new.hex(), public_of(key_of(new)))
        try:
            assert devices.renew(self.db, township, old, newcomer, number, "", self.clock()), "no new id is given"
            return self.connection(township, new)
        except Killed:
            self.restart()
            raise KnownError("line_cut") from None

    def connection(self, township: str, device: bytes) -> Connection:
        """What a laptop that has just asked knows of itself and its township."""
        with self._beside_fate():
            member = membership(self.db, township, device)
        certificate = certify(SEED, township, device, member.public_key, member.role, member.enrolled_at)
        return Connection(
            "http://127.0.0.1",
            township,
            member.name,
            member.role,
            device,
            device.hex(),
            key=key_of(device),
            certificate=certificate.packed,
            server_public=public_of(SEED),
            township_keys=tuple(member.keys),
            checked_at=self.clock.now_ms,
        )

    def serve(self, township: str, device: bytes, data: bytes, dice: random.Random) -> Iterator[bytes]:
        """One request's bytes, in pieces of any size; gives the answer's."""
        if not self.knows(township, device):
            raise KnownError("token_unknown")
        try:
            session = self.exchange.session(township, device, revoked=self.has_shut_out(township, device))
            step = dice.choice((7, 100, 4096, 1 << 20)) if len(data) < 4096 else 4096
            with self._its_dictionaries():
                for start in range(0, len(data), step):
                    session.feed(data[start : start + step])
                session.finish()
                yield from session.answer()
        except Refused as error:
            raise KnownError("revoked") from error
        except peewee.OperationalError as error:
            raise KnownError("server_failed") from error

    @contextmanager
    def _its_dictionaries(self) -> Iterator[None]:
        if self.dictionaries == KNOWN:
            yield
            return
        with (
            patch.object(protocol.codec, "KNOWN", self.dictionaries),
            patch.object(server.exchange, "KNOWN", self.dictionaries),
        ):
            yield

    def has_shut_out(self, township: str, device: bytes) -> bool:
        """Whether a device was revoked, as the web server finds when it recognises a token."""
        return self.shuts_out and self._revoked_at(township, device) not in (None, 0)

    def knows(self, township: str, device: bytes) -> bool:
        """Whether a device joined; where the server was set back, it may have been after that day."""
        return not self.was_set_back or self._revoked_at(township, device) is not None

    def _revoked_at(self, township: str, device: bytes) -> int | None:
        """When a device was revoked, 0 where it was not; None where there is none such."""
        with self._beside_fate():
            sql = "SELECT COALESCE(revoked_at, 0) FROM device WHERE township = ? AND id = ?"
            return next((at for (at,) in self.query(sql, township, device)), None)

    @contextmanager
    def _beside_fate(self) -> Iterator[None]:
        """What is looked up here is no statement of an exchange: no fate strikes."""
        fates = self.fate, self.contention
        for fate in fates:
            fate.pause()
        try:
            yield
        finally:
            for fate in fates:
                fate.go_on()

    # What a test looks at ---------------------------------------------------------------------------------------

    def digest(self, township: str) -> bytes:
        """The root digest."""
        return bytes(self.query("SELECT digest FROM township WHERE code = ?", township)[0][0])

    def log(self, township: str) -> list[Entry]:
        """The whole log; fails where it has a gap."""
        rows = self.query("SELECT seq, body, decided FROM log WHERE township = ? ORDER BY seq", township)
        assert [seq for seq, _, _ in rows] == list(range(1, len(rows) + 1)), "the log has a gap"
        return [
            Entry(seq, from_canonical(body), *(_decode(decided) if decided else ({}, "")))
            for seq, body, decided in rows
        ]

    def whole_log(self, township: str) -> list[Entry]:
        """The log with the values that went to the archive; what stays blank is nowhere any more."""
        archive = self.archive(township)
        return [
            msgspec.structs.replace(entry, operation=archive[entry.seq].operation)
            if is_blank(entry.operation) and entry.seq in archive
            else entry
            for entry in self.log(township)
        ]

    def archive(self, township: str) -> dict[int, Archived]:
        """What the archive holds, by sequence."""
        found: dict[int, Archived] = {}
        for at, packed in self.query("SELECT at, entries FROM archive WHERE township = ?", township):
            for seq, body, _ in _decode(zstandard.ZstdDecompressor().decompress(packed)):
                found[seq] = Archived(from_canonical(body), at)
        return found

    def aside(self, township: str) -> list[Operation]:
        """What was laid aside of devices that are shut out."""
        found = self.query("SELECT operation FROM quarantine WHERE township = ?", township)
        return [from_canonical(operation) for (operation,) in found]

    def rows(self, township: str) -> dict[tuple[int, bytes], dict[int, Any]]:
        """Cells by kind and row."""
        found = self.query("SELECT kind, id, state FROM record WHERE township = ?", township)
        return {(kind, id_): _decode_state(state).cells for kind, id_, state in found}

    def query(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """A look at its tables."""
        with self.db.reading():
            return self.db.rows(sql, values)

    def close(self) -> None:
        """No more."""
        self.spare()
        self.db.close()

"""Where this copy of the township stands: its device, the head of its chain, its cursor, and what it has seen.

The journal writes from here and sync moves it; both change it within the transaction that changes the file.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from desktop.store.acts import Changes
from desktop.store.database import Database
from desktop.store.driver import Connection
from desktop.store.rows import Derive, Rows
from desktop.store.sights import Cursor, Known, Sight, known_today
from protocol.clock import HybridClock
from protocol.operations import NOBODY, chain_start
from protocol.roles import CHAIR, role_of


class _Stand(NamedTuple):
    """Device, head of its chain, what is acknowledged, and what new operations say that they had before their eyes."""

    device: bytes
    number: int
    chain: bytes
    acknowledged: int
    seq: int
    seen: tuple[tuple[bytes, int], ...]


class Standing:
    """Threads may share it: the database's write lock orders them."""

    def __init__(
        self,
        db: Database,
        *,
        derive: Mapping[str, Derive] | None = None,
        now_ms: Callable[[], int] = lambda: time.time_ns() // 1_000_000,
    ) -> None:
        self.db = db
        self.rows = Rows(db, derive or {})
        #: Called with what was written or applied, after its commit, on the thread that did it. Set by the wiring.
        self.announce: Callable[[Changes], object] = _silently
        self.author: bytes = db.get_meta("author") or NOBODY
        self._stand(self._read())
        # This device's stamps rise, so its last one stands for all; what it saw of others stands in meta.
        last = (
            db.value("SELECT stamp FROM operation WHERE device = ? AND number = ?", (self._device, self._number)) or 0
        )
        self.clock = HybridClock(now_ms, max(last, db.get_meta("clock") or 0))

    def _read(self) -> _Stand:
        """Where this copy stands, from its file."""
        device = self.db.get_meta("device") or bytes(16)
        base_number = self.db.get_meta("base_number") or 0
        head = self.db.rows(
            "SELECT number, chain FROM operation WHERE device = ? ORDER BY number DESC LIMIT 1", (device,)
        )
        number, chain = head[0] if head else (base_number, self.db.get_meta("base_chain") or chain_start(device))
        acknowledged = self._last_acknowledged(device, base_number, number)
        return _Stand(device, number, chain, acknowledged, *self.read_knowledge())

    def _stand(self, stand: _Stand) -> None:
        self._device, self._number, self._chain, self._acknowledged, self._seq, self._seen = stand

    @contextmanager
    def put_right(self) -> Iterator[Connection]:
        """A transaction that changes where this copy stands; the journal goes on from there. For sync only."""
        with self.db.write_lock:
            with self.db.writing() as connection:
                yield connection
                # Within: a read that fails after the COMMIT would leave the journal behind its file.
                stand = self._read()
            self._stand(stand)

    def read_knowledge(self) -> tuple[int, tuple[tuple[bytes, int], ...]]:
        """What new operations will say that they had before their eyes. Read within the transaction that changes it:
        a read that fails after the COMMIT would leave the journal behind its file."""
        carried = self.db.rows("SELECT device, MAX(number) FROM operation WHERE carried IS NOT NULL GROUP BY device")
        return self.db.get_meta("seq") or 0, tuple(carried)

    def _last_acknowledged(self, device: bytes, low: int, high: int) -> int:
        """The server takes a device's numbers in order, so the border is found by halving, however much waits."""
        while low < high:
            middle = (low + high + 1) // 2
            waits = self.db.value(
                "SELECT seq IS NULL FROM operation WHERE device = ? AND number >= ? ORDER BY number LIMIT 1",
                (device, middle),
            )
            low, high = (low, middle - 1) if waits else (middle, high)
        return low

    @property
    def device(self) -> bytes:
        """This device's id, 16 bytes; zeros before it joined a server."""
        return self._device

    @property
    def cursor(self) -> Cursor:
        """The cursor, as stored with what it covers."""
        return Cursor(self.db.get_meta("epoch") or bytes(16), self._seq, self.db.get_meta("log_hash") or bytes(16))

    @property
    def digest(self) -> int:
        """The root digest of the confirmed cells."""
        return int.from_bytes(self.db.get_meta("digest") or b"", "little")

    @property
    def head(self) -> tuple[int, bytes]:
        """Number and chain hash of this device's last operation."""
        return self._number, self._chain

    @property
    def acknowledged(self) -> int:
        """The last of this device's numbers that the server has."""
        return self._acknowledged

    @property
    def knowledge(self) -> tuple[int, tuple[tuple[bytes, int], ...]]:
        """What an operation written now has before its eyes: the cursor's sequence, and the last number of each
        device whose operations wait here."""
        return self._seq, self._seen

    def sight(self) -> Sight:
        """What somebody has before her eyes now. A form asks before it reads what it shows."""
        with self.db.write_lock:
            return Sight(self.db.get_meta("epoch") or bytes(16), self._device, self._number, self._seq, self._seen)

    def known_today(self, sight: Sight) -> Known:
        """What a sight of earlier says where this copy stands now."""
        return known_today(self.db, sight, self.sight())

    @property
    def role(self) -> str:
        """The author's (``protocol.roles``): what her ``user`` row says, at most what this device is certified for."""
        stated = self.db.value("SELECT role FROM user WHERE id = ? AND deleted IS NULL", (self.author,))
        return role_of(self.db.get_meta("role") or CHAIR, stated)

    def use_author(self, author: bytes) -> None:
        """Sets who uses this laptop; later acts are hers."""
        self.db.put_meta(author=author)
        self.author = author

    def wrote_up_to(self, number: int, chain: bytes) -> None:
        """This device's chain grew; told by the writer of an act after its commit."""
        self._number, self._chain = number, chain

    def acknowledged_up_to(self, number: int) -> None:
        """The server has this device's operations up to ``number``; told after the commit that says so."""
        self._acknowledged = max(self._acknowledged, number)

    def learned(self, knowledge: tuple[int, tuple[tuple[bytes, int], ...]]) -> None:
        """What new operations have before their eyes from now on; told after the commit that says so."""
        self._seq, self._seen = knowledge


def _silently(_: Changes) -> None:
    """What a journal that nobody watches does with its changes."""

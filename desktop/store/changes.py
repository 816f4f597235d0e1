"""THE write path: rows and their operations, one act, one transaction.

A visible row is the confirmed row at the cursor plus the operations that wait: this laptop's pending ones and carried
ones of other devices. While any waits for a row, ``shadow`` keeps the confirmed values of the fields they touch; the
server's outcomes are applied in sequence and never decided here. A row's digest counts its confirmed cells only.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import groupby, islice
from sqlite3 import Connection
from typing import Any, NamedTuple

import msgspec

from desktop.store import undoing
from desktop.store.act_writer import ActWriter
from desktop.store.acts import Act, Cell, Changes, Edit, HistoryLine, Label, ListChange, Undone
from desktop.store.carried import CarriedRun
from desktop.store.database import Database, put_meta
from desktop.store.history import line_of
from desktop.store.log_batch import FirstRow, LogBatch, Misfit
from desktop.store.operations import (
    COLUMNS,
    INSERT_CARRIED,
    INSERT_OWN,
    carried_row,
    decode,
    encode,
    operation_of,
    own_row,
)
from desktop.store.rows import Derive, Rows
from desktop.store.sights import Cursor, Known, Sight, keep_device_left, known_today, move_cursor
from desktop.store.undoing import UNDO
from desktop.store.values import Value
from protocol.clock import HybridClock, milliseconds_of
from protocol.lists import without_changes
from protocol.operations import NOBODY, Acknowledged, Entry, Operation, chain_next, chain_start, is_blank
from protocol.records import BY_NAME, BY_NUMBER
from protocol.roles import CHAIR, role_of

__all__ = [
    "Acknowledged",
    "Act",
    "CarriedRun",
    "Cell",
    "Changes",
    "Cursor",
    "Edit",
    "FirstRow",
    "HistoryLine",
    "Journal",
    "Label",
    "ListChange",
    "Misfit",
    "Sight",
    "Undone",
]

#: A transaction of an import or a pull ends after this long, so that a save never waits (seconds).
SLICE_SECONDS = 0.04
#: The clock is looked at after so many rows.
SLICE_ROWS = 50


class _Stand(NamedTuple):
    """Where a copy stands: its device, the head of its chain, what is acknowledged, and what new operations say that
    they had before their eyes."""

    device: bytes
    number: int
    chain: bytes
    acknowledged: int
    seq: int
    seen: tuple[tuple[bytes, int], ...]


class Journal:
    """The one writer of synced tables. Threads may share it: the database's write lock orders them."""

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
        return _Stand(device, number, chain, acknowledged, *self._read_knowledge())

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

    def _read_knowledge(self) -> tuple[int, tuple[tuple[bytes, int], ...]]:
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

    # What this copy is ------------------------------------------------------------------------------------------

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

    def wrote_up_to(self, number: int, chain: bytes) -> None:
        """This device's chain grew; told by the writer of an act after its commit."""
        self._number, self._chain = number, chain

    @property
    def role(self) -> str:
        """The author's (``protocol.roles``): what her ``user`` row says, at most what this device is certified for."""
        stated = self.db.value("SELECT role FROM user WHERE id = ? AND deleted IS NULL", (self.author,))
        return role_of(self.db.get_meta("role") or CHAIR, stated)

    def use_author(self, author: bytes) -> None:
        """Sets who uses this laptop; later acts are hers."""
        self.db.put_meta(author=author)
        self.author = author

    def adopt_device(
        self, device: bytes, *, number: int = 0, chain: bytes | None = None, held: int | None = None
    ) -> None:
        """Goes on under a new device id: pending operations are written anew under it, in order; nothing is lost.

        ``number`` and ``chain``: how far the server already holds a chain of that device. ``held``: up to which number
        the server has the old device's (None: as far as it was acknowledged); those wait for the log as carried ones.
        """
        with self.put_right() as connection:
            held = self._acknowledged if held is None else max(held, self._acknowledged)
            connection.execute(
                "UPDATE operation SET carried = ? WHERE device = ? AND seq IS NULL AND number <= ?",
                (b"", self._device, held),
            )
            keep_device_left(connection, self._device, held, number)
            self._move_pending(connection, device, number, chain or chain_start(device), held)

    def _move_pending(self, connection: Any, device: bytes, start: int, chain: bytes, held: int) -> None:
        waiting = self.pending(held, limit=None)
        # What the old device wrote last was before her eyes, though another device's by now.
        known = ((self._device, held),) if held else ()
        extras = {
            n: (before, label, subject)
            for n, before, label, subject in connection.execute(
                "SELECT number, before, label, subject FROM operation WHERE device = ? AND seq IS NULL",
                (self._device,),
            )
        }
        connection.execute(
            "DELETE FROM operation WHERE device = ? AND seq IS NULL AND carried IS NULL", (self._device,)
        )
        put_meta(connection, {"device": device, "base_number": start, "base_chain": chain, "clock": self.clock.last})
        renumbered = {op.number: start + i for i, op in enumerate(waiting, 1)}
        acts: dict[int, int] = {}
        for op in waiting:
            before, label, subject = extras[op.number]
            if label == UNDO:
                subject = str(renumbered.get(int(subject), 0))
            number = renumbered[op.number]
            # Of an act that the server has in part, what is left becomes one act.
            act = acts.setdefault(op.act, number)
            moved = msgspec.structs.replace(op, device=device, number=number, act=act, seen=(*op.seen, *known))
            chain = chain_next(chain, moved)
            connection.execute(INSERT_OWN, own_row(moved, chain, before, label, subject))

    # Writing ----------------------------------------------------------------------------------------------------

    def write(self, edits: Iterable[Edit], label: Label) -> Changes:
        """One act in one transaction. Fields that hold the value already are dropped; empty acts leave no trace.

        Raises KnownError where the disk refuses, or role_may_not where the author may not write this; then nothing of
        the act is stored.
        """
        with self.db.write_lock:
            writer = ActWriter(self, label)
            with self.db.writing():
                writer.add(edits)
            writer.committed()
        changes = writer.changes()
        self.announce(changes)
        return changes

    def write_in_slices(
        self,
        edits: Iterable[Edit],
        label: Label,
        *,
        progress: Callable[[int], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> Changes:
        """One act of many rows in short transactions, between which others may save. ``progress`` gets the rows done.

        When ``cancelled`` says so, or the program is killed, what is written stays one act that can be undone.
        """
        source = iter(edits)
        writer = ActWriter(self, label)
        done = 0
        pushed: list[Edit] = []
        while True:
            if cancelled is not None and cancelled():
                break
            with self.db.write_lock:
                writer.resume()
                with self.db.writing():
                    started = time.monotonic()
                    while pushed := list(islice(source, SLICE_ROWS)):
                        writer.add(pushed)
                        done += len(pushed)
                        if time.monotonic() - started >= SLICE_SECONDS:
                            break
                writer.committed()
            if progress is not None:
                progress(done)
            if not pushed:
                break
        changes = writer.changes()
        self.announce(changes)
        return changes

    def undo(self, act: int) -> Undone:
        """Takes an act back by a new act: only cells that still hold what the act wrote."""
        return undoing.undo(self, act)

    def redo(self, act: int) -> Undone:
        """Does an act again that was taken back, by taking its undoing back; empty where it stands."""
        return undoing.redo(self, act)

    def next_to_redo(self) -> int | None:
        """The act that was taken back last; None once something else was done since, or there is none."""
        return undoing.next_to_redo(self)

    def size_of(self, act: int) -> int:
        """How many operations an act of this device is."""
        return undoing.size_of(self, act)

    # Reading the journal ----------------------------------------------------------------------------------------

    def acts(self, limit: int = 50, before: int | None = None) -> list[Act]:
        """This laptop's acts, newest first; undoing ones are left out, undone ones say so."""
        found = self.db.rows(
            "SELECT number, label, subject, stamp, author FROM operation"
            " WHERE device = ? AND number < ? AND label IS NOT NULL AND label <> ? ORDER BY number DESC LIMIT ?",
            (self._device, before if before is not None else self._number + 1, UNDO, limit),
        )
        undone = undoing.undone_since(self, found[-1][0]) if found else set()
        return [
            Act(number, Label(label, subject or ""), milliseconds_of(stamp), author, number in undone)
            for number, label, subject, stamp, author in found
        ]

    def history(self, kind: str, id: bytes) -> list[HistoryLine]:
        """What was written to a record, newest first by the township's log, as far as this laptop has seen it."""
        known = BY_NAME[kind]
        lines = []
        # What waits stands above what has its place in the log; no clock is asked, for one may have been wrong.
        for row in self.db.rows(
            f"SELECT {COLUMNS}, seq, outcomes, refused, label,"
            " (SELECT a.label FROM operation AS a WHERE a.device = operation.device AND a.number = operation.act)"
            " FROM operation WHERE row = ? ORDER BY seq IS NOT NULL, seq DESC, device = ? DESC, number DESC",
            (id, self._device),
        ):
            op = operation_of(row)
            seq, outcomes, refused, label, act_label = row[-5:]
            if op.kind != known.number or is_blank(op):
                continue
            decided = decode(outcomes) if outcomes else {}
            line = line_of(op, decided, refused or "", self._device, label or act_label or "", pending=seq is None)
            lines.append(line)
        return lines

    def written(self, device: bytes, number: int) -> dict[str, Value]:
        """What an operation wrote, by name; empty where this laptop has not seen it."""
        found = self.db.rows(f"SELECT {COLUMNS} FROM operation WHERE device = ? AND number = ?", (device, number))
        ops = [op for op in map(operation_of, found) if op.kind in BY_NUMBER and not is_blank(op)]
        return {
            BY_NUMBER[op.kind].by_number[n].name: value
            for op in ops
            for n, value in op.fields.items()
            if n in BY_NUMBER[op.kind].by_number
        }

    def waiting(self) -> tuple[int, int | None]:
        """How many own operations the server does not have yet, and since when (ms UTC)."""
        count = self._number - self._acknowledged
        if count <= 0:
            return 0, None
        oldest = self.db.value(
            "SELECT stamp FROM operation WHERE device = ? AND number > ? ORDER BY number LIMIT 1",
            (self._device, self._acknowledged),
        )
        return count, None if oldest is None else milliseconds_of(oldest)

    def known_number(self, device: bytes) -> int:
        """The last number of a device that this copy has: in its first copy, in the log or carried; 0 where none."""
        copied = self.db.get_meta("first_copy_heads")
        read = self.db.value("SELECT MAX(number) FROM operation WHERE device = ?", (device,)) or 0
        return max(read, decode(copied).get(device, 0) if copied else 0)

    def waiting_kinds(self) -> list[tuple[int, int]]:
        """(kind, how many) of the own operations that the server does not have yet, the most first."""
        return self.db.rows(
            "SELECT kind, count(*) FROM operation WHERE device = ? AND number > ? GROUP BY kind ORDER BY 2 DESC, 1",
            (self._device, self._acknowledged),
        )

    def carried(self) -> int:
        """How many of other laptops' operations came by stick and wait here for the log."""
        count: int = self.db.value("SELECT count(*) FROM operation WHERE carried IS NOT NULL")
        return count

    def refused(self, limit: int = 200) -> list[tuple[Operation, dict[int, int], str]]:
        """Operations that changed nothing or not all they wanted, newest first: with outcomes and reason."""
        found: list[tuple[Operation, dict[int, int], str]] = []
        for row in self.db.raw.execute(
            f"SELECT {COLUMNS}, outcomes, refused FROM operation"
            " WHERE (refused IS NOT NULL OR outcomes IS NOT NULL)"
            " ORDER BY seq IS NOT NULL, seq DESC, number DESC"
        ):
            op = operation_of(row)
            outcomes = without_changes(op.kind, decode(row[-2]) if row[-2] else {})
            if outcomes or row[-1]:
                found.append((op, outcomes, row[-1] or ""))
            if len(found) == limit:
                break
        return found

    # For sync only ----------------------------------------------------------------------------------------------

    def pending(self, after: int | None = None, limit: int | None = 1000) -> list[Operation]:
        """Own operations above number ``after`` (None: above the last acknowledged one), in order."""
        start = self._acknowledged if after is None else after
        found = self.db.rows(
            f"SELECT {COLUMNS} FROM operation WHERE device = ? AND number > ? ORDER BY number LIMIT ?",
            (self._device, start, -1 if limit is None else limit),
        )
        return [operation_of(row) for row in found]

    def chain_at(self, number: int) -> bytes | None:
        """The chain hash at one of this device's numbers; None where it is not kept."""
        if number == (self.db.get_meta("base_number") or 0):
            return self.db.get_meta("base_chain") or chain_start(self._device)
        found: bytes | None = self.db.value(
            "SELECT chain FROM operation WHERE device = ? AND number = ?", (self._device, number)
        )
        return found

    def carry(self, operations: Sequence[Operation], before: bytes) -> Changes:
        """Takes in another device's operations that came by another road than the log: they show, and wait for it.

        ``operations``: of one device, in number order without gaps; ``before``: its chain hash before the first. What
        is known already, and what this device wrote itself, is passed over.
        """
        with self.db.write_lock:
            with self.db.writing() as connection:
                batch = LogBatch(self.rows, connection, self._device, self.head)
                for op in operations:
                    chain = chain_next(before, op)
                    if op.device != self._device:
                        new = connection.execute(INSERT_CARRIED, carried_row(op, before, chain)).rowcount
                        if new:
                            batch.restate(op.kind, op.row)
                    before = chain
                touched, _ = batch.finish(self.digest)
                knowledge = self._read_knowledge()
            self._seq, self._seen = knowledge
        if batch.forgot:
            self.db.forget()
        changes = Changes(touched, remote=True)
        self.announce(changes)
        return changes

    def carried_runs(self) -> list[CarriedRun]:
        """Other devices' operations that came with their chain and wait here, by device in number order."""
        found = self.db.rows(
            f"SELECT {COLUMNS}, carried, chain FROM operation WHERE carried IS NOT NULL AND length(carried) > 0"
            " ORDER BY device, number"
        )
        runs: list[CarriedRun] = []
        # Numbers without a gap differ from their place by a constant.
        for _, group in groupby(enumerate(found), lambda item: (item[1][0], item[1][1] - item[0])):
            rows = [row for _, row in group]
            runs.append(CarriedRun(rows[0][-2], tuple(map(operation_of, rows)), tuple(row[-1] for row in rows)))
        return runs

    def apply(self, items: Sequence[Entry | Acknowledged], cursor: Cursor) -> Changes:
        """Applies a run of the township's log and moves the cursor, in one transaction."""
        with self.db.write_lock:
            with self.db.writing() as connection:
                batch = LogBatch(self.rows, connection, self._device, self.head)
                for item in items:
                    if isinstance(item, Acknowledged):
                        batch.acknowledge(item)
                    else:
                        batch.enter(item)
                touched, digest = batch.finish(self.digest)
                move_cursor(connection, cursor)
                put_meta(connection, {"digest": digest.to_bytes(16, "little"), "clock": self.clock.last})
                if items:
                    connection.execute(
                        "INSERT OR REPLACE INTO mark (seq, log_hash) VALUES (?, ?)", (cursor.seq, cursor.log_hash)
                    )
                knowledge = self._read_knowledge()
            self._number, self._chain = batch.head
            self._acknowledged = max(self._acknowledged, batch.acknowledged)
            self._seq, self._seen = knowledge
        if batch.forgot:
            self.db.forget()
        changes = Changes(touched, remote=True)
        self.announce(changes)
        return changes

    def begin_first_copy(self, cursor: Cursor, heads: Mapping[bytes, int] | None = None) -> None:
        """Marks the copy as unfinished: until ``end_first_copy`` it is not whole and says so. ``heads``: device → the
        number up to which its operations are in the rows or in the log from there; what waits here of these comes with
        the rows, for the log may be past it."""
        with self.put_right() as connection:
            batch = LogBatch(self.rows, connection, self._device, self.head)
            for device, number in (heads or {}).items():
                waits = "FROM operation WHERE device = ? AND seq IS NULL AND number <= ?"
                for kind, row in connection.execute(f"SELECT DISTINCT kind, row {waits}", (device, number)):
                    batch.restate(kind, row)
                connection.execute(
                    "UPDATE operation SET seq = 0, carried = NULL WHERE device = ? AND seq IS NULL AND number <= ?",
                    (device, number),
                )
            batch.finish(self.digest)
            move_cursor(connection, cursor)
            put_meta(
                connection,
                {"first_copy": "running", "first_copy_key": None, "first_copy_heads": encode(heads or {})},
            )
            connection.execute(
                "INSERT OR REPLACE INTO mark (seq, log_hash) VALUES (?, ?)", (cursor.seq, cursor.log_hash)
            )

    def apply_rows(self, rows: Sequence[FirstRow], key: bytes) -> Changes:
        """Stores a chunk of a first copy; ``key`` says where to go on. Pending operations stay on top of their rows."""
        with self.db.writing() as connection:
            batch = LogBatch(self.rows, connection, self._device, self.head)
            for row in rows:
                batch.place(row)
            touched, digest = batch.finish(self.digest)
            put_meta(connection, {"first_copy_key": key, "digest": digest.to_bytes(16, "little")})
        if batch.forgot:
            self.db.forget()
        changes = Changes(touched, remote=True)
        self.announce(changes)
        return changes

    def end_first_copy(self) -> None:
        """The copy is whole."""
        self.db.put_meta(first_copy="whole", first_copy_key=None)

    @property
    def first_copy_key(self) -> bytes | None:
        """Where an unfinished first copy goes on; None where none is under way or none has come yet."""
        key: bytes | None = self.db.get_meta("first_copy_key")
        return key

    @property
    def first_copy_phase(self) -> str | None:
        """None before any copy, "running" while one is unfinished, "whole" after."""
        phase: str | None = self.db.get_meta("first_copy")
        return phase


def _silently(_: Changes) -> None:
    """What a journal that nobody watches does with its changes."""

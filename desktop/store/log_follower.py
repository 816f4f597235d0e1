"""Follows the township's log: applies what came, hands out what waits. For sync and recovery only.

The server decides; outcomes are applied in the order of the log. What waits, own and carried, stays on top of the
confirmed rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import msgspec

from desktop.store.acts import Changes
from desktop.store.carried import CarriedRun
from desktop.store.database import put_meta
from desktop.store.driver import Connection
from desktop.store.log_batch import FirstRow, LogBatch
from desktop.store.operations import COLUMNS, INSERT_CARRIED, INSERT_OWN, carried_row, encode, operation_of, own_row
from desktop.store.sights import Cursor, keep_device_left, move_cursor
from desktop.store.standing import Standing
from desktop.store.undoing import UNDO
from protocol.operations import Acknowledged, Entry, Operation, chain_next, chain_start


class LogFollower:
    """Moves a copy along the log. Threads may share it: the database's write lock orders them."""

    def __init__(self, standing: Standing) -> None:
        self._db = standing.db
        self._at = standing

    # What waits here ------------------------------------------------------------------------------------------------

    def pending(self, after: int | None = None, limit: int | None = 1000) -> list[Operation]:
        """Own operations above number ``after`` (None: above the last acknowledged one), in order."""
        start = self._at.acknowledged if after is None else after
        found = self._db.rows(
            f"SELECT {COLUMNS} FROM operation WHERE device = ? AND number > ? ORDER BY number LIMIT ?",
            (self._at.device, start, -1 if limit is None else limit),
        )
        return [operation_of(row) for row in found]

    def chain_at(self, number: int) -> bytes | None:
        """The chain hash at one of this device's numbers; None where it is not kept."""
        if number == (self._db.get_meta("base_number") or 0):
            return self._db.get_meta("base_chain") or chain_start(self._at.device)
        found: bytes | None = self._db.value(
            "SELECT chain FROM operation WHERE device = ? AND number = ?", (self._at.device, number)
        )
        return found

    def adopt_device(
        self, device: bytes, *, number: int = 0, chain: bytes | None = None, held: int | None = None
    ) -> None:
        """Goes on under a new device id: pending operations are written anew under it, in order; nothing is lost.

        ``number`` and ``chain``: how far the server already holds a chain of that device. ``held``: up to which number
        the server has the old device's (None: as far as it was acknowledged); those wait for the log as carried ones.
        """
        with self._at.put_right() as connection:
            held = self._at.acknowledged if held is None else max(held, self._at.acknowledged)
            connection.execute(
                "UPDATE operation SET carried = ? WHERE device = ? AND seq IS NULL AND number <= ?",
                (b"", self._at.device, held),
            )
            keep_device_left(connection, self._at.device, held, number)
            self._move_pending(connection, device, number, chain or chain_start(device), held)

    def _move_pending(self, connection: Any, device: bytes, start: int, chain: bytes, held: int) -> None:
        waiting = self.pending(held, limit=None)
        # What the old device wrote last was before her eyes, though another device's by now.
        known = ((self._at.device, held),) if held else ()
        extras = {
            n: (before, label, subject)
            for n, before, label, subject in connection.execute(
                "SELECT number, before, label, subject FROM operation WHERE device = ? AND seq IS NULL",
                (self._at.device,),
            )
        }
        connection.execute(
            "DELETE FROM operation WHERE device = ? AND seq IS NULL AND carried IS NULL", (self._at.device,)
        )
        put_meta(
            connection, {"device": device, "base_number": start, "base_chain": chain, "clock": self._at.clock.last}
        )
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

    def carry(self, operations: Sequence[Operation], before: bytes) -> Changes:
        """Takes in operations of another device that came by stick: carried ones, which show and wait for the log.

        ``operations``: of one device, in number order without gaps. ``before``: its chain hash before the first. What
        this copy has already, and what this device wrote itself, is passed over.
        """
        with self._db.write_lock:
            with self._db.writing() as connection:
                batch = self._batch(connection)
                for op in operations:
                    chain = chain_next(before, op)
                    if op.device != self._at.device:
                        new = connection.execute(INSERT_CARRIED, carried_row(op, before, chain)).rowcount
                        if new:
                            batch.restate(op.kind, op.row)
                    before = chain
                touched, _ = batch.finish(self._at.digest)
                knowledge = self._at.read_knowledge()
            self._at.learned(knowledge)
        return self._tell(batch, touched)

    def carried_runs(self) -> list[CarriedRun]:
        """Other devices' operations that came with their chain and wait here, by device in number order."""
        found = self._db.rows(
            f"SELECT {COLUMNS}, carried, chain FROM operation WHERE carried IS NOT NULL AND length(carried) > 0"
            " ORDER BY device, number"
        )
        runs: list[CarriedRun] = []
        # Numbers without a gap differ from their place by a constant.
        for _, group in groupby(enumerate(found), lambda item: (item[1][0], item[1][1] - item[0])):
            rows = [row for _, row in group]
            runs.append(CarriedRun(rows[0][-2], tuple(map(operation_of, rows)), tuple(row[-1] for row in rows)))
        return runs

    # What came --------------------------------------------------------------------------------------------------------

    def apply(self, items: Sequence[Entry | Acknowledged], cursor: Cursor) -> Changes:
        """Applies a run of the township's log and moves the cursor, in one transaction."""
        with self._db.write_lock:
            with self._db.writing() as connection:
                batch = self._batch(connection)
                for item in items:
                    if isinstance(item, Acknowledged):
                        batch.acknowledge(item)
                    else:
                        batch.enter(item)
                touched, digest = batch.finish(self._at.digest)
                move_cursor(connection, cursor)
                put_meta(connection, {"digest": digest.to_bytes(16, "little"), "clock": self._at.clock.last})
                if items:
                    connection.execute(
                        "INSERT OR REPLACE INTO mark (seq, log_hash) VALUES (?, ?)", (cursor.seq, cursor.log_hash)
                    )
                knowledge = self._at.read_knowledge()
            self._at.wrote_up_to(*batch.head)
            self._at.acknowledged_up_to(batch.acknowledged)
            self._at.learned(knowledge)
        return self._tell(batch, touched)

    def begin_first_copy(self, cursor: Cursor, heads: Mapping[bytes, int] | None = None) -> None:
        """Marks the copy as unfinished until ``end_first_copy``.

        ``heads``: device → up to which number its operations are in the rows, or in the log above ``cursor``. Pending
        and carried operations up to there wait no more: they come with the rows, and the log may be past them.
        """
        with self._at.put_right() as connection:
            batch = self._batch(connection)
            for device, number in (heads or {}).items():
                waits = "FROM operation WHERE device = ? AND seq IS NULL AND number <= ?"
                for kind, row in connection.execute(f"SELECT DISTINCT kind, row {waits}", (device, number)):
                    batch.restate(kind, row)
                connection.execute(
                    "UPDATE operation SET seq = 0, carried = NULL WHERE device = ? AND seq IS NULL AND number <= ?",
                    (device, number),
                )
            batch.finish(self._at.digest)
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
        with self._db.writing() as connection:
            batch = self._batch(connection)
            for row in rows:
                batch.place(row)
            touched, digest = batch.finish(self._at.digest)
            put_meta(connection, {"first_copy_key": key, "digest": digest.to_bytes(16, "little")})
        return self._tell(batch, touched)

    def end_first_copy(self) -> None:
        """The copy is whole."""
        self._db.put_meta(first_copy="whole", first_copy_key=None)

    @property
    def first_copy_key(self) -> bytes | None:
        """Where an unfinished first copy goes on; None where none is under way or none has come yet."""
        key: bytes | None = self._db.get_meta("first_copy_key")
        return key

    @property
    def first_copy_phase(self) -> str | None:
        """None before any copy, "running" while one is unfinished, "whole" after."""
        phase: str | None = self._db.get_meta("first_copy")
        return phase

    def _batch(self, connection: Connection) -> LogBatch:
        return LogBatch(self._at.rows, connection, self._at.device, self._at.head)

    def _tell(self, batch: LogBatch, touched: Mapping[str, frozenset[bytes]]) -> Changes:
        """After the commit: what was forgotten leaves the file too, and whoever watches learns what changed."""
        if batch.forgot:
            self._db.forget()
        changes = Changes(touched, remote=True)
        self._at.announce(changes)
        return changes

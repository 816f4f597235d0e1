"""Carried operations of a laptop that was shut out: the server lays them aside until a person answers for them.

Nobody can tell by the file when it was written: whoever has the laptop has its key, and its clock. Whoever held the
stick can tell. She says so here; then the operations go up as this laptop's own, with their authors and stamps
(docs/decisions/0031).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop.store.acts import Changes
from desktop.store.changes import Journal
from desktop.store.database import Database
from desktop.store.driver import Connection
from desktop.store.log_batch import LogBatch
from desktop.store.operations import COLUMNS, decode, encode, operation_of
from desktop.store.recovery import Anew, write_anew
from protocol.clock import milliseconds_of
from protocol.operations import Operation, is_blank
from protocol.records import BY_NUMBER

#: Label of the act by which somebody answers for it.
RELEASED = "stick.release"
_META = "laid_aside"


class LaidAside(NamedTuple):
    """What waits of one device: who wrote last there, how many operations on which kind of record, and when the first
    and the last of them were written (ms UTC, by that laptop's clock)."""

    device: bytes
    author: bytes
    kinds: Mapping[str, int]
    since: int
    until: int

    @property
    def number(self) -> int:
        """How many operations."""
        return sum(self.kinds.values())


def note_aside(db: Database, devices: Iterable[tuple[bytes, int]]) -> None:
    """The server told of devices that are shut out, and up to which number it laid their operations aside."""
    known: dict[bytes, int] = _noted(db)
    told = known | dict(devices)
    if told != known:
        db.put_meta(**{_META: encode(told)})


def laid_aside(db: Database) -> list[LaidAside]:
    """What waits here and is laid aside at the server, by device."""
    found = []
    for device, number in _noted(db).items():
        operations = _of(db.raw, device, number)
        if operations:
            kinds = Counter(BY_NUMBER[op.kind].name if op.kind in BY_NUMBER else "" for op in operations)
            times = [milliseconds_of(op.stamp) for op in operations]
            found.append(LaidAside(device, operations[-1].author, dict(kinds), min(times), max(times)))
    return found


def release(journal: Journal, device: bytes) -> Changes:
    """Somebody answers for what a device wrote: it goes on as this laptop's, with its authors and times, in one act."""
    with journal.put_right() as connection:
        operations = _of(connection, device, _noted(journal.db).get(device, 0))
        anew = [
            # Whoever brings the operation itself later changes nothing by it: this write knew it.
            Anew(op.kind, op.row, op.fields, op.stamp, op.author, op.base, (*op.seen, (op.device, op.number)))
            for op in operations
            if not is_blank(op)
        ]
        act = journal.head[0] + 1
        write_anew(journal, connection, anew, RELEASED)
        connection.executemany(
            "UPDATE operation SET seq = 0, carried = NULL WHERE device = ? AND number = ?",
            [(op.device, op.number) for op in operations],
        )
        touched = _restated(journal, connection, operations)
    return _announced(journal, Changes(touched, act if anew else None))


def let_go(journal: Journal, device: bytes) -> Changes:
    """Nobody answers for it: it is not shown here any more. The server keeps what it laid aside."""
    with journal.put_right() as connection:
        operations = _of(connection, device, _noted(journal.db).get(device, 0))
        connection.executemany(
            "DELETE FROM operation WHERE device = ? AND number = ?", [(op.device, op.number) for op in operations]
        )
        touched = _restated(journal, connection, operations)
    return _announced(journal, Changes(touched))


def _restated(
    journal: Journal, connection: Connection, operations: Sequence[Operation]
) -> Mapping[str, frozenset[bytes]]:
    batch = LogBatch(journal.rows, connection, journal.device, journal.head)
    for op in operations:
        batch.restate(op.kind, op.row)
    touched, _ = batch.finish(journal.digest)
    return touched


def _announced(journal: Journal, changes: Changes) -> Changes:
    journal.announce(changes)
    return changes


def _noted(db: Database) -> dict[bytes, int]:
    kept = db.get_meta(_META)
    return decode(kept) if kept else {}


def _of(connection: Connection, device: bytes, number: int) -> list[Operation]:
    found = connection.execute(
        f"SELECT {COLUMNS} FROM operation WHERE device = ? AND carried IS NOT NULL AND number <= ? ORDER BY number",
        (device, number),
    )
    return [operation_of(row) for row in found]

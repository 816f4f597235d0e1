"""A township's log without a server: tests decide what becomes of each operation and cut the log where they like."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.store.changes import Acknowledged, Changes, Cursor, Journal
from protocol.operations import Entry, Operation

EPOCH = bytes([9]) * 16


def cursor(seq: int) -> Cursor:
    """A cursor at ``seq``; its log hash is told by nothing else."""
    return Cursor(EPOCH, seq, seq.to_bytes(16, "big"))


class TownshipLog:
    """Entries in sequence from 1 on."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def add(self, op: Operation, outcomes: Mapping[int, int] | None = None, refused: str = "") -> Entry:
        """Takes one operation in."""
        entry = Entry(len(self.entries) + 1, op, dict(outcomes or {}), refused)
        self.entries.append(entry)
        return entry

    def add_all(self, operations: Sequence[Operation]) -> None:
        """Takes operations in, all applied."""
        for op in operations:
            self.add(op)

    def items(self, device: bytes, after: int, until: int) -> list[Entry | Acknowledged]:
        """What a laptop gets: its own operations as runs of acknowledgements, the others' in full."""
        items: list[Entry | Acknowledged] = []
        for entry in self.entries[after:until]:
            op = entry.operation
            if op.device != device:
                items.append(entry)
                continue
            decided = {op.number: (entry.outcomes, entry.refused)} if entry.outcomes or entry.refused else {}
            last = items[-1] if items else None
            if isinstance(last, Acknowledged) and last.number + last.numbers == op.number:
                items[-1] = last._replace(numbers=last.numbers + 1, decided={**last.decided, **decided})
            else:
                items.append(Acknowledged(entry.seq, op.number, 1, decided))
        return items

    def pull(self, journal: Journal, entries: int | None = None) -> Changes:
        """Lets a laptop apply the next ``entries`` of the log (None: all), in one transaction."""
        after = journal.cursor.seq
        until = len(self.entries) if entries is None else min(len(self.entries), after + entries)
        return journal.sync.apply(self.items(journal.device, after, until), cursor(until))

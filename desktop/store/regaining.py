"""Regains own operations that a copy lacks because it was set back: from the stick that its device wrote last, or from
the damaged file that the copy takes the place of.

Only sync uses it. Such a copy is marked ``restored``: it writes no stick, and its next exchange begins with a new
device id. So nothing else goes on from the old chain, and what is regained is that chain itself.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from desktop.store.acts import Changes
from desktop.store.bundles import operations_between
from desktop.store.changes import Journal
from desktop.store.copying import looking_at
from desktop.store.database import put_meta
from desktop.store.driver import DatabaseError, Key
from desktop.store.log_batch import LogBatch
from desktop.store.operations import COLUMNS, INSERT_OWN, encode, operation_of, own_row
from protocol.operations import Operation, chain_next


class Regained(NamedTuple):
    """Own operations that were missing here: what they changed, their ``number``."""

    changes: Changes
    number: int


def regain(journal: Journal, operations: Sequence[Operation], before: bytes | None) -> Regained | None:
    """Takes in those of this device's own operations that this copy lacks: they wait for the log like all own ones.

    ``operations``: in number order without gaps. ``before``: the chain hash before the first; None for entries of the
    log, whose chain the acknowledged numbers tell. None where they do not go on from this copy's last operation: then
    something was written here since it was set back, and only the server can tell the two apart.
    """
    with journal.db.write_lock:
        number, chain = journal.head
        held = operations_between(journal.db, journal.device, operations[0].number, operations[-1].number)
        known = [op for op in operations if op.number <= number]
        if any(op.number in held and _content(held[op.number]) != _content(op) for op in known):
            return None
        new = operations[len(known) :]
        if not new:
            return Regained(Changes(), 0)
        if before is not None:
            for op in known:
                before = chain_next(before, op)
        if new[0].number != number + 1 or before not in (None, chain):
            return None
        return Regained(_take_in(journal, new, chain), len(new))


def salvage(path: Path, key: Key | None, journal: Journal) -> Regained | None:
    """Regains what only the damaged file at ``path`` has, of which the journal's copy was made: this device's own
    operations that follow the copy's last, as many as can still be read in a row. None where there is none."""
    number, chain = journal.head
    found: list[Operation] = []
    with contextlib.suppress(DatabaseError, ValueError, msgspec.MsgspecError), looking_at(path, key) as connection:
        own = f"SELECT {COLUMNS}, chain FROM operation WHERE device = ? AND number = ?"
        if number:
            row = connection.execute(own, (journal.device, number)).fetchone()
            if row is None or bytes(row[-1] or b"") != chain:
                return None
        while (row := connection.execute(own, (journal.device, number + len(found) + 1)).fetchone()) is not None:
            op = operation_of(row[:-1])
            chain = chain_next(chain, op)
            if bytes(row[-1] or b"") != chain:
                break  # damaged within, where nothing proves a page
            found.append(op)
    return regain(journal, found, journal.head[1]) if found else None


def _take_in(journal: Journal, operations: Sequence[Operation], chain: bytes) -> Changes:
    with journal.put_right() as connection:
        batch = LogBatch(journal.rows, connection, journal.device, journal.head)
        for op in operations:
            chain = chain_next(chain, op)
            # Without a label: it is no act of this copy, and nobody takes it back here.
            connection.execute(INSERT_OWN, own_row(op, chain, encode({}), None, None))
            batch.restate(op.kind, op.row)
        touched, _ = batch.finish(journal.digest)
        # Whoever wrote them may go on: this copy must not, declared as restored or not.
        put_meta(connection, {"restored": 1})
    changes = Changes(touched, remote=True)
    journal.announce(changes)
    return changes


def _content(op: Operation) -> bytes:
    return chain_next(b"", op)

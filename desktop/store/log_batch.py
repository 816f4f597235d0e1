"""A run of the township's log, or a chunk of a first copy, applied to the rows it touches. Only the journal uses it.

Outcomes are the server's and never decided here. The confirmed state of a row changes as the log says; pending
operations, own and carried, stay on top of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from desktop.store.aliases import INSERT_ALIAS
from desktop.store.carried import in_order
from desktop.store.driver import Connection
from desktop.store.forgetting import SHOWING, forget_operations, forget_photos, forget_rows
from desktop.store.operations import COLUMNS, INSERT_RECEIVED, decode, encode, operation_of, received_row
from desktop.store.rows import Rows, chunks
from desktop.store.values import Value
from protocol.clock import milliseconds_of
from protocol.digest import MODULUS, row_digest
from protocol.lists import LIST_FIELDS, without_changes
from protocol.operations import ERASED, GONE, Acknowledged, Entry, Operation, chain_next, is_blank, states_all
from protocol.records import BY_NUMBER, Kind
from protocol.wire import Refusal


class Misfit(ValueError):
    """A log that cannot be of the township that this journal follows."""


class FirstRow(NamedTuple):
    """One confirmed row of a first copy, with wire numbers; marks in milliseconds and user ids."""

    kind: int
    id: bytes
    cells: Mapping[int, Value]
    created_at: int | None
    created_by: bytes | None
    updated_at: int | None
    updated_by: bytes | None
    made: int = 0  # the sequence that made it; 0 where that was not told


_Step = tuple[bytes, Operation | FirstRow, Mapping[int, Value] | None, int]


class LogBatch:
    """Loads the touched rows once, writes what differs, keeps the digest.

    ``device`` is this laptop's, ``head`` the number and chain hash of its last operation. Afterwards ``head`` and
    ``acknowledged`` (the last own number that the run covers) say where it stands.
    """

    def __init__(self, rows: Rows, connection: Connection, device: bytes, head: tuple[int, bytes]) -> None:
        self._rows = rows
        self._connection = connection
        self._device = device
        self.head = head
        self.acknowledged = 0
        self._acks: list[tuple[int, bytes | None, str | None, bytes, int]] = []
        self._received: list[tuple[object, ...]] = []
        #: By kind in order: a row's id, what happens to it, what applies of that (None: all was refused), its sequence.
        self._steps: dict[int, list[_Step]] = {}
        self._made: list[tuple[int, bytes]] = []
        #: Rows by kind that anything but own operations which applied as they are touches.
        self._decided: dict[int, set[bytes]] = {}
        self._restated: dict[int, set[bytes]] = {}
        #: Operations whose values the server would not keep either.
        self._refused_for_good: list[Operation] = []
        #: Whether values went that are not to be found any more.
        self.forgot = False
        self._dropped: dict[int, set[bytes]] = {}

    def acknowledge(self, ack: Acknowledged) -> None:
        """Own operations that the server took in; their rows become confirmed as far as applied."""
        device = self._device
        last = ack.number + ack.numbers - 1
        found = self._connection.execute(
            f"SELECT {COLUMNS} FROM operation WHERE device = ? AND number BETWEEN ? AND ? ORDER BY number",
            (device, ack.number, last),
        ).fetchall()
        if len(found) != ack.numbers:
            raise Misfit("acknowledged numbers are not in this journal")
        if not ack.decided:
            self._connection.execute(
                "UPDATE operation SET seq = number + ? WHERE device = ? AND number BETWEEN ? AND ?",
                (ack.seq - ack.number, device, ack.number, last),
            )
        for seq, op in enumerate(map(operation_of, found), ack.seq):
            outcomes, refused = ack.decided.get(op.number, ({}, ""))
            if ack.decided:
                self._acks.append((seq, encode(outcomes) if outcomes else None, refused or None, device, op.number))
            if outcomes or refused or is_blank(op):
                self._step(Entry(seq, op, outcomes, refused))
                continue
            # Thousands of these come after a first push.
            self._steps.setdefault(op.kind, []).append((op.row, op, op.fields, seq))
            if not _shows_itself(op):
                self._decided.setdefault(op.kind, set()).add(op.row)
        self.acknowledged = max(self.acknowledged, last)

    def enter(self, entry: Entry) -> None:
        """Another device's operation, or one of this device's from before it was restored."""
        op = entry.operation
        chain: bytes | None = None
        if op.device == self._device:
            self.acknowledged = max(self.acknowledged, op.number)
            number, before = self.head
            if op.number > number + 1:
                raise Misfit("own operations come back with a gap")
            if op.number == number + 1:
                chain = chain_next(before, op)
                self.head = op.number, chain
        self._received.append(received_row(entry, chain))
        self._step(entry)

    def _step(self, entry: Entry) -> None:
        op = entry.operation
        applied = None if entry.refused else entry.applied
        self._steps.setdefault(op.kind, []).append((op.row, op, applied, entry.seq))
        self._decided.setdefault(op.kind, set()).add(op.row)
        if entry.refused == Refusal.ERASED:
            self._refused_for_good.append(entry.operation)

    def place(self, row: FirstRow) -> None:
        """A confirmed row of a first copy."""
        self._steps.setdefault(row.kind, []).append((row.id, row, row.cells, row.made))
        self._decided.setdefault(row.kind, set()).add(row.id)

    def drop(self, kind: int, row: bytes) -> None:
        """The server has no such row."""
        self._dropped.setdefault(kind, set()).add(row)

    def restate(self, kind: int, row: bytes) -> None:
        """What waits for this row changed; its confirmed state stands."""
        if kind in BY_NUMBER:
            self._restated.setdefault(kind, set()).add(row)

    def finish(self, digest: int) -> tuple[dict[str, frozenset[bytes]], int]:
        """Writes everything; gives the ids touched by kind and the new root digest."""
        if self._acks:
            self._connection.executemany(
                "UPDATE operation SET seq = ?, outcomes = ?, refused = ? WHERE device = ? AND number = ?", self._acks
            )
        if self._received:
            self._connection.executemany(INSERT_RECEIVED, self._received)
        if self._refused_for_good:
            forget_operations(self._connection, self._device, self._refused_for_good)
            self.forgot = True
        by_kind = {kind: set(rows) for kind, rows in self._restated.items()}
        for number, dropped in self._dropped.items():
            by_kind.setdefault(number, set()).update(dropped)
        for number, steps in self._steps.items():
            by_kind.setdefault(number, set()).update(step[0] for step in steps)
        touched: dict[str, frozenset[bytes]] = {}
        for number, ids in by_kind.items():
            kind = BY_NUMBER.get(number)
            if kind is None:
                digest = self._finish_unknown(number, ids, digest)
            else:
                digest, changed = self._finish_kind(kind, ids, digest)
                if changed:
                    touched[kind.name] = frozenset(changed)
        self._connection.executemany(INSERT_ALIAS, self._made)
        return touched, digest

    def _settle_new(self, kind: Kind, ids: set[bytes]) -> tuple[set[bytes], int]:
        """New rows of one's own that the server took as they are, with nothing more that waits for them: they show what
        they showed, so they need not be read. Gives them and how the digest changes."""
        number = kind.number
        plain = list(
            ids.difference(*(found.get(number, ()) for found in (self._decided, self._restated, self._dropped)))
        )
        unconfirmed, waiting = set[bytes](), set[bytes]()
        for part in chunks(plain):
            marks = ",".join("?" * len(part))
            for found, table, condition in (
                (unconfirmed, "shadow", "NOT confirmed"),
                (waiting, "operation", "seq IS NULL"),
            ):
                sql = f"SELECT row FROM {table} WHERE row IN ({marks}) AND kind = ? AND {condition}"
                found.update(row for (row,) in self._connection.execute(sql, (*part, number)))
        settled = {row: dict[int, Value]() for row in unconfirmed - waiting}
        made: dict[bytes, int] = {}
        for row, _, cells, seq in self._steps.get(number, ()):
            if cells is not None and row in settled:
                settled[row].update(cells)
                made.setdefault(row, seq)
        self._made += [(seq, row) for row, seq in made.items()]
        for part in chunks(list(settled)):
            marks = ",".join("?" * len(part))
            self._connection.execute(f"DELETE FROM shadow WHERE row IN ({marks}) AND kind = ?", (*part, number))
        return set(settled), sum(row_digest(number, row, cells) for row, cells in settled.items())

    def _finish_kind(self, kind: Kind, ids: set[bytes], digest: int) -> tuple[int, set[bytes]]:
        settled, change = self._settle_new(kind, ids)
        ids, digest = ids - settled, digest + change
        states = self._rows.load_states(kind, ids)
        for row, step, cells, seq in self._steps.get(kind.number, ()):
            if cells is None or row in settled:
                continue
            state = states[row]
            if isinstance(step, FirstRow):
                state.confirmed = dict(cells)
                state.fresh = True
                state.marks = [step.created_at, step.created_by, step.updated_at, step.updated_by]
                if seq:
                    self._made.append((seq, step.id))
            elif cells or not (_has_values(step) or state.was_confirmed or state.fresh):
                # What was superseded whole makes no row and leaves no mark; a row may be made without values.
                at = milliseconds_of(step.stamp)
                if not (state.was_confirmed or state.fresh):
                    state.marks[0:2] = [at, step.author]
                    self._made.append((seq, step.row))
                state.marks[2:4] = [at, step.author]
                state.fresh = True
                state.confirmed = {**({} if states_all(step) else state.confirmed), **cells}
        if gone := [id_ for id_ in ids if states[id_].confirmed.get(GONE) == ERASED]:
            forget_rows(self._connection, self._device, kind.number, gone)
            self.forgot = True
        if kind.number in SHOWING:
            refused = {op.row for op in self._refused_for_good if op.kind == kind.number}
            never = {row for row in refused if not (states[row].was_confirmed or states[row].fresh)}
            forget_photos(self._connection, kind.number, never.union(gone))
        for id_ in self._dropped.get(kind.number, ()):
            states[id_].gone = True
        restated = self._restated.get(kind.number, ())
        pending = self._waiting_by_row(kind, [id_ for id_ in ids if states[id_].shaded or id_ in restated])
        change, changed = self._rows.store_states(kind, states, pending)
        return (digest + change) % MODULUS, changed

    def _waiting_by_row(self, kind: Kind, ids: list[bytes]) -> dict[bytes, list[Operation]]:
        found: dict[bytes, list[Operation]] = {}
        for part in chunks(ids):
            marks = ",".join("?" * len(part))
            for row in self._connection.execute(
                f"SELECT {COLUMNS} FROM operation WHERE row IN ({marks}) AND seq IS NULL AND kind = ?"
                " ORDER BY device, number",
                (*part, kind.number),
            ):
                op = operation_of(row)
                if not is_blank(op):
                    found.setdefault(op.row, []).append(op)
        return {id_: in_order(operations) for id_, operations in found.items()}

    def _finish_unknown(self, number: int, ids: set[bytes], digest: int) -> int:
        for id_ in ids:
            found = self._connection.execute(
                "SELECT cells FROM unknown_row WHERE row = ? AND kind = ?", (id_, number)
            ).fetchone()
            cells: dict[int, Value] = decode(found[0]) if found else {}
            if found:
                digest -= row_digest(number, id_, cells)
            made = found is not None
            for row, step, values, _ in self._steps.get(number, ()):
                if row != id_ or values is None:
                    continue
                if isinstance(step, FirstRow):
                    cells, made = dict(values), True
                elif values or not _has_values(step):
                    cells, made = {**({} if states_all(step) else cells), **values}, True
            if id_ in self._dropped.get(number, ()):
                self._connection.execute("DELETE FROM unknown_row WHERE row = ? AND kind = ?", (id_, number))
            elif made:
                digest += row_digest(number, id_, cells)
                self._connection.execute(
                    "INSERT INTO unknown_row (kind, row, cells) VALUES (?, ?, ?)"
                    " ON CONFLICT (row, kind) DO UPDATE SET cells = excluded.cells",
                    (number, id_, encode(cells)),
                )
        return digest % MODULUS


def _shows_itself(op: Operation) -> bool:
    """Whether cells hold just what the operation says: no change of a list, none that would be put in order."""
    if GONE in op.fields or without_changes(op.kind, op.fields) is not op.fields:
        return False
    for field in LIST_FIELDS[op.kind] & op.fields.keys() if op.kind in LIST_FIELDS else ():
        value = op.fields[field]
        if value is not None and not (value and len(set(value)) == len(value)):
            return False
    return True


def _has_values(op: Operation) -> bool:
    return bool(op.fields) and not is_blank(op)

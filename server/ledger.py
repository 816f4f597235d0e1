"""One township's head, log and rows within one write transaction: takes runs of operations, decides, stores."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from protocol.clock import MAX_AHEAD_MS, milliseconds_of, stamp_of
from protocol.digest import MODULUS, row_digest
from protocol.erasure import ROW as ERASED_ROW
from protocol.erasure import is_erasure, left_of, owners_of
from protocol.limits import refusal_of
from protocol.lists import ListChange, put_together
from protocol.merge import Contest, Merged, RowState, conflict_fields, conflict_ids, left_over, merge
from protocol.operations import (
    ERASED,
    GONE,
    NOBODY,
    PURGED,
    REVIEW,
    SUPERSEDED,
    Operation,
    Value,
    blank,
    canonical,
    chain_over,
    chain_start,
    log_next,
)
from protocol.records import CONFLICT, DELETED, ERASURE, USER
from protocol.roles import may_write, role_of
from protocol.wire import Problem, Refusal
from server.database import Database
from server.erasure import Belongings, blank_log, blanked_body, photos_of
from server.lists import changed_meanwhile, told_whole
from server.room import ENTRY_BYTES
from server.states import TooMuch, states_of
from server.told import told_before

#: Operations of one device that was shut out which are kept until a person decides.
MOST_ASIDE: Final = 20_000
#: Bytes of them.
MOST_ASIDE_BYTES: Final = 64 * 1024 * 1024
#: Entries of the log that the operations of one transaction are compared with, one by one.
MOST_LOOKED_BACK: Final = 200_000
#: Bytes of a row with all that is known of its fields; and of rows that one transaction may hold. A row that has grown
#: by very many writes would be read with each of them.
MOST_OF_ROW, MOST_OF_ROWS = 1024 * 1024, 64 * 1024 * 1024
#: Writes up to so many bytes into rows of up to so many fields cannot make one that fat.
_SLIM, _FEW = 2048, 400
#: So many of the present transaction are passed over in the time that one takes to be read.
_IN_PASSING: Final = 64
_ROLE = USER.by_name["role"].number

_encode = msgspec.msgpack.Encoder().encode
Key = tuple[int, bytes]


class Run(NamedTuple):
    """Operations of one device in number order from ``first``; ``chain`` is the chain hash after the last, or as
    much of its beginning as HELLO tells. ``refills``: they stood in a log that the server lost; nobody knows their
    chain, and where they do not fit they are passed over."""

    device: bytes
    first: int
    chain: bytes
    operations: Sequence[Operation]
    aliased: bool = False  # some rows were named by aliases: another chain hash may be theirs
    refills: bool = False


class Rejected(Exception):
    """A run that does not fit what the server holds; ``problem`` is a ``Problem`` code."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class _Step(NamedTuple):
    """An operation, its canonical bytes, and its device's chain hash at it."""

    operation: Operation
    body: bytes
    chain: bytes


class _Device:
    """A device's chain as it grows. ``aside``: it was shut out; its operations are laid aside, whoever brings them."""

    def __init__(
        self,
        role: str,
        number: int,
        chain: bytes,
        enrolled_at: int,
        aside: bool = False,
        kept: int = 0,
        kept_bytes: int = 0,
    ) -> None:
        self.role = role
        self.enrolled_at = enrolled_at  # ms UTC
        self.number = number
        self.chain = chain
        self.aside = aside
        self.kept, self.kept_bytes = kept, kept_bytes  # how many of its operations are laid aside
        self.moved = False
        self.clock_ahead = False


def server_device(township: str, epoch: bytes) -> bytes:
    """The id under which the server itself writes conflict rows of a township, in one epoch."""
    return hashlib.sha256(b"sumu server" + township.encode() + epoch).digest()[:16]


def laid_aside(db: Database, township: str, device: bytes) -> tuple[int, bytes] | None:
    """Number and chain hash of the last operation of a device that was laid aside; None where there is none."""
    sql = "SELECT number, chain FROM quarantine WHERE township = ? AND device = ? ORDER BY number DESC LIMIT 1"
    found = db.row(sql, (township, device))
    return None if found is None else (int(found[0]), bytes(found[1]))


def aside_of(db: Database, township: str, devices: Iterable[bytes]) -> dict[bytes, int]:
    """Of devices that are shut out, up to which number what they wrote is laid aside; those of which nothing is are
    left out."""
    found: dict[bytes, int] = {}
    for device in devices:
        row = db.row("SELECT revoked_at FROM device WHERE township = ? AND id = ?", (township, device))
        if row is not None and row[0] is not None and (last := laid_aside(db, township, device)) is not None:
            found[device] = last[0]
    return found


class Ledger:
    """Opened first thing in a transaction: its first statement takes the township's turn, so that commit order is
    sequence order. ``close`` writes what was taken."""

    def __init__(
        self, db: Database, township: str, server_ms: int, accepted: bytes = b"", room: int | None = None
    ) -> None:
        """``accepted``: a device that was shut out, of which what was laid aside is taken now. ``room``: bytes of
        records that the township may hold; None: any."""
        self._db, self._township, self._server_ms = db, township, server_ms
        self._accepted, self._room = accepted, room
        self._aside: list[tuple[Any, ...]] = []
        found = db.row(
            "UPDATE township SET turn = turn + 1 WHERE code = ?"
            " RETURNING epoch, head, log_hash, digest, server_number, server_chain, bytes",
            (township,),
        )
        if found is None:
            raise Rejected(Problem.DEVICE)
        epoch, self._head, self._log_hash, digest, self._server_number, self._server_chain, self._bytes = found
        self._digest = int.from_bytes(digest, "little")
        self._server_device = server_device(township, epoch)
        self._devices: dict[bytes, _Device] = {}
        self._rows: dict[Key, RowState | None] = {}
        self._before: dict[Key, Mapping[int, Value] | None] = {}
        self._log: list[tuple[Any, ...]] = []
        self._written: dict[bytes, int] = {}  # how many entries the log has of a row
        self._looked_back = 0
        self._may_write: dict[tuple[str, bytes, int], bool] = {}  # by the device's role, author and kind
        self._contests: list[Contest] = []  # not stated yet
        #: Photos that an erasure left without any record that shows them.
        self.photos: list[bytes] = []
        self.erased = False

    def take(self, runs: Iterable[Run], asking: bytes | None = None) -> None:
        """Takes runs in order; what the server has already is dropped. Raises Rejected at the first that does not fit:
        what came before it stays taken. Those that ``asking`` carries for other devices are passed over instead."""
        new: list[tuple[_Device, list[_Step]]] = []
        rejected: Rejected | None = None
        heads: dict[bytes, tuple[int, bytes]] = {}
        for run in runs:
            try:
                device = self._device(run.device)
                steps = self._beyond(run, device, *heads.get(run.device, (device.number, device.chain)))
                if device.aside:
                    device.kept += len(steps)
                    device.kept_bytes += sum(len(step.body) for step in steps)
                    if device.kept > MOST_ASIDE or device.kept_bytes > MOST_ASIDE_BYTES:
                        raise Rejected(Problem.REVOKED)
                self._make_room(steps, device)
            except Rejected as error:
                if run.refills or asking not in (None, run.device):
                    continue
                rejected = error
                break
            if steps:
                new.append((device, steps))
                heads[run.device] = steps[-1].operation.number, steps[-1].chain
        self._prefetch([step.operation for _, steps in new for step in steps])
        for device, steps in new:
            for step in steps:
                self._take(step, device)
        self._state_contests()
        if rejected is not None:
            raise rejected

    def _make_room(self, steps: Sequence[_Step], device: _Device) -> None:
        # Its values stand in the log and in a row, whose writers are told as well: rather too much.
        weight = sum(3 * len(step.body) + ENTRY_BYTES for step in steps)
        if steps and self._room is not None and self._bytes + weight > self._room:
            raise Rejected(Problem.REVOKED if device.aside else Problem.FULL)
        self._bytes += weight

    def close(self) -> None:
        """Writes rows, log, chains and the head."""
        for key, before in self._before.items():
            kind, id_ = key
            row = self._rows[key]
            if before is not None:
                self._digest -= row_digest(kind, id_, before)
            if row is not None:
                self._digest += row_digest(kind, id_, row.cells)
        states = {key: _encode(self._rows[key]) for key in sorted(self._before)}
        self._db.execute_many(
            "INSERT INTO record (township, kind, id, state) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (township, kind, id) DO UPDATE SET state = excluded.state",
            [(self._township, *key, state) for key, state in states.items()],
        )
        self._db.execute_many(
            "INSERT INTO log (township, seq, device, number, chain, log_hash, row_id, body, decided)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            self._log,
        )
        self._db.execute_many(
            "INSERT INTO quarantine (township, device, number, chain, operation, received_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            self._aside,
        )
        for id_, device in self._devices.items():
            if device.moved and not device.aside:
                self._db.execute(
                    "UPDATE device SET number = ?, chain = ?, clock_ahead_at = COALESCE(?, clock_ahead_at)"
                    " WHERE township = ? AND id = ?",
                    (
                        device.number,
                        device.chain,
                        self._server_ms if device.clock_ahead else None,
                        self._township,
                        id_,
                    ),
                )
        # What a row grew by is counted by ``server.room.recount``.
        added = sum(len(state) for key, state in states.items() if self._before[key] is None)
        added += sum(ENTRY_BYTES + len(entry[-2]) + len(entry[-1] or b"") for entry in self._log)
        added += sum(ENTRY_BYTES + len(entry[-2]) for entry in self._aside)
        if added:
            self._db.execute(
                "UPDATE township SET head = ?, log_hash = ?, digest = ?, server_number = ?, server_chain = ?,"
                " bytes = bytes + ? WHERE code = ?",
                (
                    self._head,
                    self._log_hash,
                    (self._digest % MODULUS).to_bytes(16, "little"),
                    self._server_number,
                    self._server_chain,
                    added,
                    self._township,
                ),
            )

    def _device(self, id_: bytes) -> _Device:
        if id_ not in self._devices:
            found = self._db.row(
                "SELECT role, number, chain, enrolled_at, revoked_at FROM device WHERE township = ? AND id = ?",
                (self._township, id_),
            )
            if found is None:
                raise Rejected(Problem.DEVICE)
            role, number, chain, enrolled_at, revoked_at = found
            aside, kept, kept_bytes = revoked_at is not None and id_ != self._accepted, 0, 0
            if aside:
                number, chain = laid_aside(self._db, self._township, id_) or (number, chain)
                count = "SELECT COUNT(*), COALESCE(SUM(LENGTH(operation)), 0) FROM quarantine"
                ((kept, kept_bytes),) = self._db.rows(
                    f"{count} WHERE township = ? AND device = ?", (self._township, id_)
                )
            self._devices[id_] = _Device(role, number, chain, enrolled_at, aside, kept, int(kept_bytes))
        return self._devices[id_]

    def _beyond(self, run: Run, device: _Device, known: int, chain: bytes) -> list[_Step]:
        """The part of ``run`` above number ``known``, at which the chain hash is ``chain``. Nothing of a run is taken
        before its last chain hash was compared; what the server has already must have the same hashes."""
        before = run.first - 1
        if before > known or before < known != device.number:
            raise Rejected(Problem.GAP)
        if run.refills:
            # Only what is missing counts, and goes on from the hash that the server has.
            run, before = run._replace(operations=run.operations[known - before :], chain=b""), known
        at = chain if before == known else self._chain_at(run.device, device, before)
        if at is None:
            raise Rejected(Problem.GAP)
        steps: list[_Step] = []
        for op in run.operations:
            body = canonical(op)
            at = chain_over(at, op, body)
            steps.append(_Step(op, body, at))
        if not at.startswith(run.chain):
            raise Rejected(Problem.ALIAS if run.aliased else Problem.FORK)
        overlap = steps[: known - before]
        if overlap and overlap[-1].chain != self._chain_at(run.device, device, overlap[-1].operation.number):
            raise Rejected(Problem.FORK)
        return steps[len(overlap) :]

    def _chain_at(self, id_: bytes, device: _Device, number: int) -> bytes | None:
        if number == device.number:
            return device.chain
        if number == 0:
            return chain_start(id_)
        for table in ("log", "quarantine"):
            found = self._db.row(
                f"SELECT chain FROM {table} WHERE township = ? AND device = ? AND number = ?",
                (self._township, id_, number),
            )
            if found is not None:
                return bytes(found[0])
        return None

    def _prefetch(self, operations: Sequence[Operation]) -> None:
        """Reads in few queries what deciding on these operations takes."""
        wanted: dict[int, set[bytes]] = {}
        for op in operations:
            if (op.kind, op.row) not in self._rows:
                wanted.setdefault(op.kind, set()).add(op.row)
            if (USER.number, op.author) not in self._rows:
                wanted.setdefault(USER.number, set()).add(op.author)
            for kind, owner in owners_of(op):
                if (kind, owner) not in self._rows:
                    wanted.setdefault(kind, set()).add(owner)
        for kind, ids in wanted.items():
            self._fetch(kind, ids)
        disputes: set[bytes] = set()
        for op in operations:
            if (row := self._rows[op.kind, op.row]) is not None:
                disputes.update(conflict_ids(op, row))
        self._fetch(CONFLICT.number, [id_ for id_ in disputes if (CONFLICT.number, id_) not in self._rows])

    def _fetch(self, kind: int, ids: Collection[bytes]) -> None:
        most = MOST_OF_ROWS if len(ids) * MOST_OF_ROW > MOST_OF_ROWS else None
        try:
            found = states_of(self._db, self._township, kind, ids, most)
        except TooMuch as error:
            raise Rejected(Problem.SIZE) from error
        self._rows.update(((kind, id_), found.get(id_)) for id_ in ids)

    def _take(self, step: _Step, device: _Device) -> None:
        op, body, chain = step
        device.number = op.number
        device.chain = chain
        device.moved = True
        if device.aside:
            self._aside.append((self._township, op.device, op.number, chain, body, self._server_ms))
            return
        if op.kind == CONFLICT.number:
            self._state_contests()  # what she decides about is known first
        key = (op.kind, op.row)
        row = self._rows[key]
        refused = refusal_of(op) or self._role_refusal(op, row, device) or self._refusal(op, row)
        if refused:
            if refused == Refusal.ERASED:
                op = blank(op)
                body = canonical(op)
            self._append(op, body, device.chain, {}, refused)
            return
        if milliseconds_of(op.stamp) > self._server_ms + MAX_AHEAD_MS:
            device.clock_ahead = True
        merged = merge(op, row, self._head + 1, self._server_ms, self._meanwhile(op, row))
        if merged.contests and (op.device == self._accepted or milliseconds_of(op.stamp) < device.enrolled_at):
            merged = self._without_told(op, row, merged)
        if merged.row is not None and _is_fat(merged.row, len(body)):
            self._append(op, body, device.chain, {}, Refusal.TEXT)
            return
        self._append(op, body, device.chain, merged.outcomes, "")
        self._put(key, row, merged.row)
        self._contests += merged.contests
        if merged.lists:
            # As late as the later of those whose changes it holds.
            self._state(key, put_together(merged.lists), max(op.stamp, 0 if row is None else row.updated_stamp))
        if op.kind == ERASURE.number and merged.row is not None:
            self._erase(merged.row.cells[ERASED_ROW])

    def _without_told(self, op: Operation, row: RowState | None, merged: Merged) -> Merged:
        """Nobody is asked about a write that the log has already under another device's id: as when records of before a
        laptop joined, or of an old backup, join once more. It is older than its device, which tells where to look; or
        it was laid aside, and somebody who read its stick answered for it."""
        told = told_before(self._db, self._township, op, self._log) if self._may_look_back(op.row) else {}
        again = {n for n, outcome in merged.outcomes.items() if outcome == REVIEW and told.get(n, ...) == op.fields[n]}
        if not again:
            return merged
        rest = msgspec.structs.replace(op, fields={n: v for n, v in op.fields.items() if n not in again})
        left = merge(rest, row, self._head + 1, self._server_ms, self._meanwhile(rest, row))
        return msgspec.structs.replace(left, outcomes={**left.outcomes, **dict.fromkeys(again, SUPERSEDED)})

    def _may_look_back(self, row: bytes) -> bool:
        """Whether what was done to a row may be read through once more: whoever makes very many entries of one row, and
        has each of very many operations compared with them, would hold the database for hours."""
        if row not in self._written:
            sql = "SELECT COUNT(*) FROM log BY log_row WHERE township = ? AND row_id = ?"
            self._written[row] = self._db.rows(sql, (self._township, row))[0][0]
        self._looked_back += self._written[row] + len(self._log) // _IN_PASSING
        return self._looked_back <= MOST_LOOKED_BACK

    def _role_refusal(self, op: Operation, row: RowState | None, device: _Device) -> str:
        """What the author may write counts, whoever brings it, as the log states it at this place."""
        asked = (device.role, op.author, op.kind)
        allowed = self._may_write.get(asked)
        if allowed is None:
            user = self._rows[USER.number, op.author]
            role = role_of(device.role, None if user is None else user.cells.get(_ROLE))
            allowed = may_write(role, op.author, op.kind, op.row, op.fields, new=row is None)
            if op.kind != USER.number:  # of users it matters which, and what is said of them
                self._may_write[asked] = allowed
        return "" if allowed else Refusal.ROLE

    def _refusal(self, op: Operation, row: RowState | None) -> str:
        """Why what the township holds stands against ``op``: a ``Refusal`` code, or ""."""
        if row is not None and (mark := row.cells.get(GONE)):
            return Refusal.ERASED if mark == ERASED else Refusal.PURGED
        for key in owners_of(op):
            if (owner := self._rows[key]) is not None and owner.cells.get(GONE) == ERASED:
                return Refusal.ERASED
        if op.kind == CONFLICT.number and row is None:
            return Refusal.SERVER_ONLY
        if op.kind == ERASURE.number and not is_erasure(op, None if row is None else row.cells):
            return Refusal.VALUE
        return ""

    def _erase(self, woman: bytes) -> None:
        """Leaves of a woman what an erasure leaves; her values go out of log, archive and disputes."""
        self._state_contests()
        belongings = Belongings(self._db, self._township, woman, self._rows)
        if not belongings.rows:
            return
        blank_log(self._db, self._township, belongings.rows)
        for i, entry in enumerate(self._log):
            *start, body, decided = entry
            if (blanked := blanked_body(body, decided, belongings.rows)) is not None:
                self._log[i] = (*start, blanked, decided)
        for key, row in belongings.rows.items():
            self._leave(key, row, left_of(key[0], {} if row is None else row.cells, belongings.how[key]))
        self.photos += belongings.photos
        self.erased = True

    def purge(self, rows: Sequence[Key]) -> None:
        """Empties tombstones: their ids stay, so that no late edit brings them back."""
        self.photos += photos_of(self._db, self._township, rows, self._rows)
        for kind, id_ in rows:
            if (kind, id_) not in self._rows:
                self._fetch(kind, [id_])
            self._leave((kind, id_), self._rows[kind, id_], {GONE: PURGED, DELETED.number: 1})

    def _leave(self, key: Key, row: RowState | None, fields: dict[int, Value]) -> None:
        """The server's own operation that states all that is left of a row."""
        op, body = self._own(key, fields)
        self._append(op, body, self._server_chain, {}, "")
        self._rows.setdefault(key, row)
        self._put(key, row, left_over(row, op, self._head))

    def _own(self, key: Key, fields: dict[int, Value], stamp: int = 0) -> tuple[Operation, bytes]:
        """The next operation in the server's own chain, and its canonical form; of now where no stamp is told."""
        number = self._server_number = self._server_number + 1
        stamp = stamp or stamp_of(self._server_ms)
        op = Operation(self._server_device, number, *key, fields, stamp, number, NOBODY, self._head)
        body = canonical(op)
        self._server_chain = chain_over(self._server_chain, op, body)
        return op, body

    def _state_contests(self) -> None:
        """The server's own operations that make or widen conflict rows. They follow a run together: one by one between
        a laptop's operations they would tear apart what it is told of them."""
        contests, self._contests = self._contests, []
        for contest in contests:
            key = (CONFLICT.number, contest.conflict_id)
            if key not in self._rows:
                self._fetch(key[0], [key[1]])
            row = self._rows[key]
            fields = conflict_fields(contest, None if row is None else row.cells)
            if fields:
                self._state(key, fields)

    def _meanwhile(self, op: Operation, row: RowState | None) -> Mapping[int, Sequence[ListChange]]:
        """What others did to lists that ``op`` states whole, since its author looked."""
        whole = told_whole(op, row)
        if not whole or not self._may_look_back(op.row):
            return {}
        stored = self._db.rows(
            "SELECT body, decided, seq FROM log BY log_row WHERE township = ? AND seq > ? AND row_id = ?",
            (self._township, op.base, op.row),
        )
        stored = [entry[:2] for entry in sorted(stored, key=lambda entry: entry[2])]
        taken = [entry[-2:] for entry in self._log if entry[1] > op.base and entry[6] == op.row]
        return changed_meanwhile(op, whole, [*stored, *taken])

    def _state(self, key: Key, fields: dict[int, Value], stamp: int = 0) -> None:
        """The server's own operation on a row at hand."""
        row = self._rows[key]
        op, body = self._own(key, fields, stamp)
        merged = merge(op, row, self._head + 1, self._server_ms)
        self._append(op, body, self._server_chain, merged.outcomes, "")
        self._put(key, row, merged.row)

    def _append(self, op: Operation, body: bytes, chain: bytes, outcomes: dict[int, int], refused: str) -> None:
        self._head += 1
        self._log_hash = log_next(self._log_hash, chain, outcomes, refused)
        decided = _encode([outcomes, refused]) if outcomes or refused else None
        entry = (self._township, self._head, op.device, op.number, chain, self._log_hash, op.row, body, decided)
        self._log.append(entry)

    def _put(self, key: Key, old: RowState | None, new: RowState | None) -> None:
        if new is not old:
            if key not in self._before:
                self._before[key] = None if old is None else old.cells
            self._rows[key] = new
            if key[0] == USER.number:
                self._may_write.clear()


def _is_fat(row: RowState, written: int) -> bool:
    """Whether a row has become too large; ``written``: bytes of the operation that was the last."""
    return (written > _SLIM or len(row.cells) > _FEW) and len(_encode(row)) > MOST_OF_ROW

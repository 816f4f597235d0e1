"""Once a day: superseded values out of the log into an archive, old tombstones emptied, what is too old dropped.

The invariant: **a replay of the compacted log from its beginning gives the same rows, and so the same root digest, as a
replay of the log before**; and so does a replay of its rest over the rows at any cursor. An entry loses its values (it
becomes blank, ``protocol.operations``) only when a later entry has written each field that it applied: then whatever
replays past it meets the later value. Number, chain hash, log hash, outcomes and place stay, so that cursors, marks,
runs and signed heads go on fitting. Nothing is touched that an open conflict is about.

A tombstone is emptied by an operation of the server, which travels like any other: every replica drops the same cells
at the same sequence. Its id stays, so that a late edit is refused and never brings the row back.

What is young stays whole: an entry's turn comes ``RECENT_MS`` after the server had it, once every device that is not
shut out has it, or ``HORIZON_MS`` after, whoever lacks it then. How old an entry is, is told by the heads that the
daily sweeps noted. A township's turn is held for one slice at a time, so a push waits for a slice at most.
"""

from __future__ import annotations

import heapq
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Final, NamedTuple

import msgspec
import zstandard

from protocol.merge import RowState
from protocol.operations import GONE, Entry, blank, canonical, from_canonical, is_blank
from protocol.records import CONFLICT, DELETED, ERASURE, USER
from server.database import Database
from server.ledger import Ledger
from server.pages import fitting
from server.room import recount
from server.states import states_of

logger = logging.getLogger("sumu.server")

DAY_MS: Final = 24 * 3600 * 1000
RECENT_MS: Final = 90 * DAY_MS
HORIZON_MS: Final = 400 * DAY_MS
ARCHIVE_MS: Final = 400 * DAY_MS
#: Entries of one transaction, and how long pushes have the database for themselves after one took so long.
SLICE: Final = 200
_REST: Final = 1.0
_HISTORY_PAGE: Final = 20
#: Bytes of bodies that one question about a record gets; the newest first.
MAX_HISTORY: Final = 256 * 1024

Key = tuple[int, bytes]
_DELETED = DELETED.number
_STATE, _ROW = (CONFLICT.by_name[name].number for name in ("state", "row"))
#: Their tombstones tell who wrote what, and who is to stay forgotten.
_NEVER_PURGED = frozenset((CONFLICT.number, ERASURE.number, USER.number))
_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode
_decode_state = msgspec.msgpack.Decoder(RowState).decode


@dataclass
class Compacted:
    """What a sweep did: entries whose values went to the archive, tombstones emptied, archived values dropped; photos
    that no record shows any more, by township."""

    archived: int = 0
    purged: int = 0
    dropped: int = 0
    photos: dict[str, list[bytes]] = field(default_factory=dict)

    def add(self, other: Compacted) -> None:
        """Counts another one with it."""
        self.archived += other.archived
        self.purged += other.purged
        self.dropped += other.dropped
        for township, photos in other.photos.items():
            self.photos.setdefault(township, []).extend(photos)


class _Archived(NamedTuple):
    """An entry as it was before it lost its values."""

    seq: int
    body: bytes
    decided: bytes | None


def compact(
    db: Database,
    now_ms: int,
    before_ms: int | None = None,
    stopped: Callable[[], bool] = lambda: False,
    rest: Callable[[float], object] = lambda _: None,
) -> Compacted:
    """Sweeps every township. ``before_ms``: what the server had by then counts as no longer young (ms UTC).

    ``stopped`` is asked between two slices; what is left is done the next time. ``rest`` is given the seconds that are
    to pass between them, in which pushes come first.
    """
    with db.reading():
        townships = [code for (code,) in db.rows("SELECT code FROM township ORDER BY code")]
    total = Compacted()
    for township in townships:
        total.add(_compact_township(db, township, now_ms, before_ms, stopped, rest))
    return total


def _compact_township(
    db: Database,
    township: str,
    now_ms: int,
    before_ms: int | None,
    stopped: Callable[[], bool],
    rest: Callable[[float], object],
) -> Compacted:
    """Sweeps one township, slice by slice; may be broken off anywhere and begun again."""
    if stopped():
        return Compacted()
    young = now_ms - RECENT_MS if before_ms is None else min(before_ms, now_ms)
    until, old, done = db.run(lambda: _note(db, township, now_ms, young))
    total = Compacted(dropped=db.run(lambda: _drop(db, township, now_ms - ARCHIVE_MS)))
    if until > done:
        after = 0
        while after < until and not stopped():
            began = time.monotonic()
            after, slice_ = db.run(partial(_slice, db, township, after, until, now_ms))
            total.add(slice_)
            if after < until:
                rest(_REST * (time.monotonic() - began))
        if after >= until:
            db.run(partial(_finish, db, township, until, old))
    if total.archived or total.purged:
        db.forget()
        logger.info("compacted township=%s archived=%d purged=%d", township, total.archived, total.purged)
    if not stopped():
        recount(db, township)
    return total


def history(db: Database, township: str, kind: int, row: bytes) -> list[_Archived]:
    """What log and archive hold of a record, the newest first, up to ``MAX_HISTORY`` bytes. Read only as far as that:
    somebody may have made very many."""
    out: list[_Archived] = []
    size = 0
    both = _logged(db, township, kind, row), _archived(db, township, kind, row)
    for entry in heapq.merge(*both, key=lambda entry: -entry.seq):
        size += len(entry.body)
        if out and size > MAX_HISTORY:
            break
        out.append(entry)
    return out


def _logged(db: Database, township: str, kind: int, row: bytes) -> Iterator[_Archived]:
    """A record's entries in the log, the newest first."""
    sql = "SELECT seq, body, decided FROM log BY log_row WHERE township = ? AND row_id = ? AND seq < ?"
    below = 1 << 62
    while True:
        with db.reading():
            page = db.rows(f"{sql} ORDER BY seq DESC LIMIT {_HISTORY_PAGE}", (township, row, below))
        for line in page:
            op = from_canonical(line[1])
            if op.kind == kind and op.fields and GONE not in op.fields:
                yield _Archived(*line)
        if len(page) < _HISTORY_PAGE:
            return
        below = page[-1][0]


def _archived(db: Database, township: str, kind: int, row: bytes) -> list[_Archived]:
    """A record's entries in the newest portions of the archive, the newest first."""
    sql = "SELECT seq, entries FROM archive WHERE township = ? AND kind = ? AND id = ? AND seq < ?"
    found: list[_Archived] = []
    below, size = 1 << 62, 0
    while size <= MAX_HISTORY:
        with db.reading():
            portion = db.row(f"{sql} ORDER BY seq DESC LIMIT 1", (township, kind, row, below))
        if portion is None:
            break
        below = portion[0]
        entries = _unpack(portion[1])
        size += sum(len(entry.body) for entry in entries)
        found += entries
    return sorted(found, key=lambda entry: -entry.seq)


def _note(db: Database, township: str, now_ms: int, young_ms: int) -> tuple[int, int, int]:
    """Notes how far the log goes today. Gives the sequence up to which entries may lose their values, up to which they
    may whoever lacks them, and up to which the last sweep came."""
    ((head,),) = db.rows("SELECT head FROM township WHERE code = ?", (township,))
    last = db.row("SELECT MAX(head), MAX(done), MAX(at) FROM sweep WHERE township = ?", (township,))
    noted, done, at = last if last is not None and last[0] is not None else (-1, 0, -1)
    if head > noted and now_ms > at:
        db.execute("INSERT INTO sweep (township, at, head, done) VALUES (?, ?, ?, ?)", (township, now_ms, head, done))
    ((everywhere,),) = db.rows(
        "SELECT MIN(followed) FROM device WHERE township = ? AND revoked_at IS NULL", (township,)
    )
    old = _head_at(db, township, now_ms - HORIZON_MS)
    db.execute("DELETE FROM sweep WHERE township = ? AND head < ?", (township, old))
    ripe = _head_at(db, township, young_ms)
    return max(old, ripe if everywhere is None else min(ripe, everywhere)), old, done


def _finish(db: Database, township: str, until: int, old: int) -> None:
    db.execute(
        "UPDATE sweep SET done = ? WHERE township = ? AND at = (SELECT MAX(at) FROM sweep WHERE township = ?)",
        (until, township, township),
    )
    db.execute("UPDATE township SET compacted_to = ? WHERE code = ?", (old, township))


def _head_at(db: Database, township: str, at_ms: int) -> int:
    """The last sequence that the server is known to have had then."""
    ((head,),) = db.rows("SELECT MAX(head) FROM sweep WHERE township = ? AND at <= ?", (township, at_ms))
    return head or 0


def _drop(db: Database, township: str, before_ms: int) -> int:
    return db.execute("DELETE FROM archive WHERE township = ? AND at < ?", (township, before_ms))


def _slice(db: Database, township: str, after: int, until: int, now_ms: int) -> tuple[int, Compacted]:
    """One slice of the log, under the township's turn; the sequence that it came to."""
    ledger = Ledger(db, township, now_ms)
    lengths = "SELECT LENGTH(body) AS size FROM log WHERE township = ? AND seq > ? ORDER BY seq"
    page = db.rows(
        "SELECT seq, body, decided FROM log WHERE township = ? AND seq > ? AND seq <= ? ORDER BY seq LIMIT ?",
        (township, after, until, fitting(db, lengths, (township, after), SLICE)),
    )
    if not page:
        return until, Compacted()
    entries = [_Archived(*line) for line in page]
    decoded = [_entry_of(line) for line in entries]
    disputed = _disputed(db, township)
    states = _states(db, township, {(e.operation.kind, e.operation.row) for e in decoded})
    gone: dict[Key, list[_Archived]] = {}
    tombstones: list[Key] = []
    for line, entry in zip(entries, decoded, strict=True):
        key = (entry.operation.kind, entry.operation.row)
        state = states.get(key)
        if state is None or entry.operation.row in disputed:
            continue
        if _superseded(entry, state):
            gone.setdefault(key, []).append(line)
        elif _buried(entry, state):
            tombstones.append(key)
    for key, lines in gone.items():
        _archive(db, township, key, lines, now_ms)
    ledger.purge(tombstones)
    ledger.close()
    photos = {township: ledger.photos} if ledger.photos else {}
    return entries[-1].seq, Compacted(sum(map(len, gone.values())), len(tombstones), photos=photos)


def _entry_of(line: _Archived) -> Entry:
    outcomes, refused = ({}, "") if line.decided is None else _decode(line.decided)
    return Entry(line.seq, from_canonical(line.body), outcomes, refused)


def _superseded(entry: Entry, state: RowState) -> bool:
    """Whether none of the values that ``entry`` applied stands any more. What was refused stays in its list."""
    if entry.refused or not entry.operation.fields or is_blank(entry.operation):
        return False
    writers = map(state.writer, entry.applied)
    return all(writer is None or writer.seq > entry.seq for writer in writers)


def _buried(entry: Entry, state: RowState) -> bool:
    """Whether ``entry`` is the deletion that made the row the tombstone that it is."""
    if entry.operation.kind in _NEVER_PURGED or GONE in state.cells or not state.cells.get(_DELETED):
        return False
    writer = state.writer(_DELETED)
    return writer is not None and writer.seq == entry.seq


def _disputed(db: Database, township: str) -> set[bytes]:
    """Rows that an open conflict is about, and the open conflicts themselves."""
    found: set[bytes] = set()
    for id_, state in db.rows(
        "SELECT id, state FROM record WHERE township = ? AND kind = ?", (township, CONFLICT.number)
    ):
        cells = _decode_state(state).cells
        if cells.get(_STATE) == "open":
            found |= {id_, cells[_ROW]}
    return found


def _states(db: Database, township: str, keys: Iterable[Key]) -> dict[Key, RowState]:
    by_kind: dict[int, list[bytes]] = {}
    for kind, id_ in keys:
        by_kind.setdefault(kind, []).append(id_)
    found: dict[Key, RowState] = {}
    for kind, ids in by_kind.items():
        found |= {(kind, id_): state for id_, state in states_of(db, township, kind, ids).items()}
    return found


def _archive(db: Database, township: str, key: Key, lines: Sequence[_Archived], now_ms: int) -> None:
    packed = zstandard.ZstdCompressor(level=9).compress(_encode(lines))
    db.execute(
        "INSERT INTO archive (township, kind, id, seq, at, entries) VALUES (?, ?, ?, ?, ?, ?)",
        (township, *key, lines[-1].seq, now_ms, packed),
    )
    db.execute_many(
        "UPDATE log SET body = ? WHERE township = ? AND seq = ?",
        [(canonical(blank(from_canonical(line.body))), township, line.seq) for line in lines],
    )


def _unpack(packed: bytes) -> list[_Archived]:
    return [_Archived(*line) for line in _decode(zstandard.ZstdDecompressor().decompress(packed))]

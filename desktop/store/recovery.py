"""The journal put right: a log that the server lost taken back, rows compared and repaired. Only sync uses it.

Nothing that a person typed is given up here. What the server lost waits again as it did before; the confirmed rows are
replaced by the server's only bucket by bucket, and what it lost and nobody can send again this laptop writes anew.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from desktop.store.acts import Changes
from desktop.store.bundles import one_sight
from desktop.store.carried import in_order
from desktop.store.changes import Journal
from desktop.store.database import put_meta
from desktop.store.driver import Connection
from desktop.store.log_batch import FirstRow, LogBatch
from desktop.store.operations import COLUMNS, INSERT_OWN, decode, encode, operation_of, own_row
from desktop.store.rows import columns
from desktop.store.sights import Cursor, move_cursor
from desktop.store.values import Value, from_columns, to_wire
from protocol.clock import stamp_of
from protocol.digest import BUCKETS, MODULUS, row_digest
from protocol.lists import is_put_together, list_of, without_changes
from protocol.merge import reviewed_fields
from protocol.operations import GONE, NOBODY, Operation, chain_next, is_blank
from protocol.records import BY_NUMBER, CONFLICT, KINDS

#: Label of the act by which a laptop writes anew what only it still had.
ANEW = "sync.anew"
#: Marks are named one by one so far back, then ever more sparsely.
_CLOSE = 200

#: (kind number, bucket) → digest; what is not there is 0.
Sums = dict[int, list[int]]


def marks(journal: Journal) -> list[tuple[int, bytes]]:
    """Sequences that this copy reached, with the log's hash there, the newest first: each of the newest, then fewer."""
    found = journal.db.rows("SELECT seq, log_hash FROM mark ORDER BY seq DESC")
    place, step, kept = 0, 1, []
    while place < len(found):
        kept.append(found[place])
        if len(kept) >= _CLOSE:
            step *= 2
        place += step
    return kept


def take_back(journal: Journal, common: Cursor) -> Changes:
    """The server lost the log above ``common``: those operations wait again, own ones as pending, others' as carried,
    each with the sight of its author. The server's own are dropped, for it decides anew.

    Confirmed rows stay as they are until they are compared. Where this copy began above ``common``, all is taken back.
    """
    with journal.put_right() as connection:
        first = journal.db.value("SELECT MIN(seq) FROM mark")
        above = common.seq if first is not None and common.seq >= first else -1
        batch = LogBatch(journal.rows, connection, journal.device, journal.head)
        _take_back(connection, journal.device, above, common.seq, batch)
        touched, _ = batch.finish(journal.digest)
        connection.execute("DELETE FROM mark WHERE seq > ?", (common.seq,))
        connection.execute("DELETE FROM alias WHERE seq > ?", (common.seq,))
        move_cursor(connection, common, common.seq)
    changes = Changes(touched, remote=True)
    journal.announce(changes)
    return changes


def _take_back(connection: Connection, device: bytes, above: int, common: int, batch: LogBatch) -> None:
    known: dict[bytes, int] = {}
    sights: list[tuple[int, dict[bytes, int]]] = []  # what stood in the log above ``common`` at a sequence
    updates: list[tuple[Any, ...]] = []
    dropped: list[tuple[bytes, int]] = []
    rows = connection.execute(
        f"SELECT {COLUMNS}, seq, outcomes, refused FROM operation WHERE seq > ? ORDER BY seq, number", (above,)
    ).fetchall()
    # Behind an operation of a list that somebody else had changed meanwhile the server states the list itself.
    apart = {row[-3] - 1 for row in rows if is_put_together(operation_of(row))}
    for row in rows:
        op, (seq, outcomes, refused) = operation_of(row), row[-3:]
        batch.restate(op.kind, op.row)
        if (
            op.author == NOBODY
            and op.device != device
            and (op.kind == CONFLICT.number or op.fields.get(GONE) in (1, 2) or is_put_together(op))
        ):
            dropped.append((op.device, op.number))
            continue
        if op.device == device:
            base, seen = _sight(op, common, sights)
            updates.append((None, base, seen, op.device, op.number))
        elif refused or seq in apart or (outcomes and without_changes(op.kind, decode(outcomes))):
            # Not all of it applied: it did not know what stood there, and is decided again.
            updates.append((b"", 0, None, op.device, op.number))
        else:
            others = tuple(item for item in known.items() if item[0] != op.device)
            updates.append((b"", common, encode(others) if others else None, op.device, op.number))
        known[op.device] = op.number
        sights.append((seq, dict(known)))
    waiting = connection.execute(f"SELECT {COLUMNS}, carried FROM operation WHERE seq IS NULL AND base > ?", (common,))
    for row in waiting.fetchall():
        op = operation_of(row)
        base, seen = _sight(op, common, sights)
        updates.append((row[-1], base, seen, op.device, op.number))
    connection.executemany("DELETE FROM operation WHERE device = ? AND number = ?", dropped)
    connection.executemany(
        "UPDATE operation SET seq = NULL, outcomes = NULL, refused = NULL, carried = ?, base = ?, seen = ?"
        " WHERE device = ? AND number = ?",
        updates,
    )


def _sight(op: Operation, common: int, sights: Sequence[tuple[int, dict[bytes, int]]]) -> tuple[int, bytes | None]:
    """Base and seen of an operation, said without the log above ``common``."""
    low, high = 0, len(sights)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if sights[middle][0] <= op.base else (low, middle)
    saw = dict(sights[low - 1][1]) if low else {}
    for device, number in op.seen:
        saw[device] = max(number, saw.get(device, 0))
    saw.pop(op.device, None)
    return min(op.base, common), encode(tuple(saw.items())) if saw else None


def taken_back(journal: Journal) -> list[Operation]:
    """Others' operations that stood in a lost log and wait for the new one, by device and number."""
    found = journal.db.rows(
        f"SELECT {COLUMNS} FROM operation WHERE seq IS NULL AND length(carried) = 0 ORDER BY device, number"
    )
    return [operation_of(row) for row in found]


class Repaired(NamedTuple):
    """What the repair of a bucket did: ``rows`` whose confirmed values changed, ``anew``: cells written anew."""

    changes: Changes
    rows: int
    anew: int


def settle(journal: Journal) -> Repaired:
    """Writes anew the values of operations that were taken back and found no place in the new log.

    It does not wait for their author's laptop, which may bring them too: the same value with the same stamp changes
    nothing where it comes twice.
    """
    if not taken_back(journal):
        return Repaired(Changes(), 0, 0)
    with journal.put_right() as connection:
        batch = LogBatch(journal.rows, connection, journal.device, journal.head)
        left = taken_back(journal)
        anew = _left_over(connection, in_order(left))
        write_anew(journal, connection, anew)
        for op in left:
            batch.restate(op.kind, op.row)
        connection.executemany(
            "UPDATE operation SET seq = 0, carried = NULL WHERE device = ? AND number = ?",
            [(op.device, op.number) for op in left],
        )
        touched, _ = batch.finish(journal.digest)
    changes = Changes(touched, remote=True)
    journal.announce(changes)
    return Repaired(changes, 0, len(anew))


class Anew(NamedTuple):
    """Cells to write anew, with the stamp, the author and the sight (``base``, ``seen``) that they had."""

    kind: int
    row: bytes
    cells: dict[int, Value]
    stamp: int
    author: bytes
    base: int = 0
    seen: tuple[tuple[bytes, int], ...] = ()


def _left_over(connection: Connection, left: Sequence[Operation]) -> list[Anew]:
    """Of operations without a place, the values that neither the log nor the rows have, in the order of ``left``.

    The later of two wins by its stamp, as it did. Of a field under review a value that somebody replaced who had it in
    sight is left out, unless the value that replaced it is lost too: so nobody is asked about it.
    """
    buckets = {place: _confirmed(connection, *place) for place in {(op.kind, op.row[-1]) for op in left}}
    candidates: list[tuple[Operation, dict[int, Value], dict[int, Value]]] = []
    lost: set[tuple[int, bytes, int]] = set()
    for op in reversed(left):
        if op.kind == CONFLICT.number or is_blank(op):
            continue
        shown = buckets[op.kind, op.row[-1]].get(op.row, {})
        told, replaced = _told(connection, op)
        replaced &= reviewed_fields(op.kind)
        cells = {
            field: value
            for field, value in without_changes(op.kind, op.fields).items()
            if field not in told and (field not in replaced or (op.kind, op.row, field) in lost)
        }
        lost.update((op.kind, op.row, field) for field, value in cells.items() if shown.get(field) != value)
        candidates.append((op, cells, shown))
    found: list[Anew] = []
    written: set[tuple[int, bytes, int]] = set()
    for op, cells, shown in reversed(candidates):
        # What the row shows already must be said again once something older was.
        anew = {n: v for n, v in cells.items() if shown.get(n) != v or (op.kind, op.row, n) in written}
        if anew:
            # Whoever brings the operation itself later changes nothing by it: this write knew it.
            seen = (*op.seen, (op.device, op.number))
            changes = {n: op.fields[n] for n in op.fields if list_of(op.kind, n) in anew}
            found.append(Anew(op.kind, op.row, anew | changes, op.stamp, op.author, op.base, seen))
            written.update((op.kind, op.row, field) for field in anew)
    return found


def _told(connection: Connection, op: Operation) -> tuple[set[int], set[int]]:
    """Fields of an operation that the log has under another device's id, and those that somebody replaced who had
    them in sight."""
    told, replaced = set[int](), set[int]()
    for row in connection.execute(
        f"SELECT {COLUMNS}, seq FROM operation WHERE row = ? AND kind = ? AND NOT (device = ? AND number = ?)",
        (op.row, op.kind, op.device, op.number),
    ):
        other, seq = operation_of(row), row[-1]
        if (other.stamp, other.author) == (op.stamp, op.author) and seq:
            told.update(field for field, value in other.fields.items() if op.fields.get(field) == value)
        elif any(
            who == op.device and number >= op.number for who, number in ((other.device, other.number), *other.seen)
        ):
            replaced.update(other.fields)
    return told, replaced


def recount(journal: Journal) -> Sums:
    """The digests of all confirmed rows by kind and bucket, counted from the rows; the root digest follows them."""
    while True:
        connection = journal.db.raw
        with one_sight(journal.db):
            before = journal.cursor, journal.digest
            sums = {kind: buckets for kind in _kinds(connection) if any(buckets := _sums(connection, kind))}
        root = sum(map(sum, sums.values())) % MODULUS
        with journal.db.writing():
            # Another road may have brought a part of the log meanwhile.
            if (journal.cursor, journal.digest) == before:
                if root != before[1]:
                    journal.db.put_meta(digest=root.to_bytes(16, "little"))
                return sums


def _kinds(connection: Connection) -> list[int]:
    unknown = connection.execute("SELECT DISTINCT kind FROM unknown_row").fetchall()
    return [kind.number for kind in KINDS] + [number for (number,) in unknown]


def _sums(connection: Connection, kind: int) -> list[int]:
    buckets = [0] * BUCKETS
    for id_, cells in _confirmed(connection, kind).items():
        buckets[id_[-1]] += row_digest(kind, id_, cells)
    return buckets


def _confirmed(connection: Connection, number: int, place: int | None = None) -> dict[bytes, dict[int, Value]]:
    """The confirmed cells of a kind's rows, or of one bucket of them."""
    where, values = ("", ()) if place is None else (" AND substr({}, 16, 1) = ?", (bytes([place]),))
    kind = BY_NUMBER.get(number)
    if kind is None:
        found = connection.execute(
            f"SELECT row, cells FROM unknown_row WHERE kind = ?{where.format('row')}", (number, *values)
        )
        return {id_: decode(cells) for id_, cells in found}
    shadows = {
        row: decode(cells) if confirmed else None
        for row, confirmed, cells in connection.execute(
            f"SELECT row, confirmed, cells FROM shadow WHERE kind = ?{where.format('row')}", (number, *values)
        )
    }
    names, rows = columns(kind.name), {}
    for columns_of in connection.execute(
        f"SELECT {', '.join(names)} FROM {kind.name} WHERE 1 = 1{where.format('id')}", values
    ):
        id_ = columns_of[0]
        shadow = shadows.get(id_, {})
        if shadow is None:
            continue  # the server does not know the row
        record = from_columns(kind.name, dict(zip(names, columns_of, strict=True)))
        rows[id_] = to_wire(kind, record) | (decode(record["extra"]) if record["extra"] else {}) | shadow
    return rows


def repair(journal: Journal, kind: int, place: int, rows: Sequence[FirstRow], *, keep: bool) -> Repaired:
    """Replaces the confirmed rows of a bucket by the server's. What waits stays on top of them.

    ``keep``: the server lost part of its log; values that it no longer has and nothing here can send again are written
    anew by this laptop, with the stamp that they had, so that the server decides about them as about any edit.
    """
    with journal.put_right() as connection:
        before = _confirmed(connection, kind, place)
        marks_of = _marks(connection, kind, before) if keep else {}
        there = {row.id: row for row in rows}
        batch = LogBatch(journal.rows, connection, journal.device, journal.head)
        for row in rows:
            batch.place(row)
        for id_ in before.keys() - there.keys():
            batch.drop(kind, id_)
        lost = {}
        if keep and kind != CONFLICT.number:
            for id_, cells in before.items():
                held = there[id_].cells if id_ in there else {}
                missing = {n: v for n, v in cells.items() if n != GONE and v is not None and held.get(n) != v}
                for number in _waiting_fields(connection, kind, id_) if missing else ():
                    missing.pop(number, None)
                if missing:
                    lost[id_] = missing
        anew = [(row, cells, *marks_of.get(row, (0, NOBODY))) for row, cells in lost.items()]
        write_anew(journal, connection, [Anew(kind, row, cells, stamp_of(at), by) for row, cells, at, by in anew])
        for id_ in lost:
            batch.restate(kind, id_)
        touched, digest = batch.finish(journal.digest)
        put_meta(connection, {"digest": digest.to_bytes(16, "little"), "clock": journal.clock.last})
    differ = sum(1 for id_ in before.keys() | there.keys() if not _same(before.get(id_), there.get(id_)))
    changes = Changes(touched, remote=True)
    journal.announce(changes)
    return Repaired(changes, differ, sum(map(len, lost.values())))


def _same(mine: Mapping[int, Value] | None, theirs: FirstRow | None) -> bool:
    if mine is None or theirs is None:
        return False
    return {n: v for n, v in mine.items() if v is not None} == {n: v for n, v in theirs.cells.items() if v is not None}


def _marks(connection: Connection, number: int, ids: Mapping[bytes, object]) -> dict[bytes, tuple[int, bytes]]:
    """When and by whom rows were last changed (ms UTC, user id)."""
    kind = BY_NUMBER.get(number)
    if kind is None:
        return {}
    found = {}
    for id_ in ids:
        at, by = connection.execute(f"SELECT updated_at, updated_by FROM {kind.name} WHERE id = ?", (id_,)).fetchone()
        found[id_] = (at or 0, by or NOBODY)
    return found


def _waiting_fields(connection: Connection, kind: int, row: bytes) -> set[int]:
    found = connection.execute("SELECT fields FROM operation WHERE row = ? AND kind = ? AND seq IS NULL", (row, kind))
    return {number for (fields,) in found for number in decode(fields)}


def write_anew(journal: Journal, connection: Connection, anew: Sequence[Anew], act_label: str = ANEW) -> None:
    """One act of this device, whose operations are as old as their values are, within a transaction."""
    number, chain = journal.head
    act = number + 1
    for kind, row, cells, stamp, author, base, seen in anew:
        number += 1
        op = Operation(journal.device, number, kind, row, cells, stamp, act, author, base, seen)
        chain = chain_next(chain, op)
        label = (act_label, "") if number == act else (None, None)
        connection.execute(INSERT_OWN, own_row(op, chain, encode({}), *label))


def go_on_from(journal: Journal, cursor: Cursor, held: Mapping[bytes, int]) -> None:
    """All rows were compared: the log is followed from ``cursor``. ``held``: device → up to which number the server has
    its operations, at places of the log that this copy never reads."""
    with journal.put_right() as connection:
        batch = LogBatch(journal.rows, connection, journal.device, journal.head)
        for device, number in held.items():
            for kind, row in connection.execute(
                "SELECT DISTINCT kind, row FROM operation WHERE device = ? AND seq IS NULL AND number <= ?",
                (device, number),
            ):
                batch.restate(kind, row)
            connection.execute(
                "UPDATE operation SET seq = 0, carried = NULL WHERE device = ? AND seq IS NULL AND number <= ?",
                (device, number),
            )
        batch.finish(journal.digest)
        # Marks below tell nothing any more of what this copy holds.
        connection.execute("DELETE FROM mark")
        connection.execute("INSERT INTO mark (seq, log_hash) VALUES (?, ?)", (cursor.seq, cursor.log_hash))
        move_cursor(connection, cursor)


class Lost(msgspec.Struct, frozen=True, array_like=True):
    """Kept while a restored server is being put right: what was lost may be handed to it (``refilling``), and whether
    this copy and it have no point of the log in common."""

    refilling: bool
    apart: bool


def lost_log(journal: Journal) -> Lost | None:
    """Whether the recovery from a server's restore is under way; None where it is not."""
    kept = journal.db.get_meta("lost_log")
    return None if kept is None else msgspec.msgpack.decode(kept, type=Lost)


def keep_lost_log(journal: Journal, lost: Lost | None) -> None:
    """Writes down that it is, or that it is over."""
    journal.db.put_meta(lost_log=None if lost is None else encode(lost))

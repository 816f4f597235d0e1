"""The proof that every test of a story may ask for: what stands in the tables is what the journal says.

``assert_replay_gives_rows(db)`` replays the log that a laptop has, then what waits, own and carried, over what its
first copy gave, and compares rows, marks, shadows, chain and digest with the file.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from desktop.store.carried import in_order
from desktop.store.database import Database
from desktop.store.gathered import GATHERED
from desktop.store.operations import COLUMNS, operation_of
from desktop.store.rows import columns
from desktop.store.values import MARKS, from_columns, to_wire
from protocol.clock import milliseconds_of
from protocol.digest import MODULUS, row_digest
from protocol.lists import upon, without_changes
from protocol.operations import Entry, Operation, Value, chain_next, chain_start, is_blank, states_all
from protocol.records import BY_NUMBER, KINDS

_decode = msgspec.msgpack.Decoder().decode

#: (kind number, row id)
Key = tuple[int, bytes]


class Row(NamedTuple):
    """A row's cells by wire number, none of them empty, and its marks (created at, by, updated at, by)."""

    cells: dict[int, Value]
    marks: tuple[Any, ...]


def visible_rows(db: Database) -> dict[Key, Row]:
    """Every row as the tables hold it. Kinds of a newer version have no marks."""
    found: dict[Key, Row] = {}
    for kind in KINDS:
        names = ("id", *kind.names, *MARKS, "extra")
        for values in db.rows(f"SELECT {', '.join(names)} FROM {kind.name}"):
            record = from_columns(kind.name, dict(zip(names, values, strict=True)))
            cells = to_wire(kind, record) | (_decode(record["extra"]) if record["extra"] else {})
            found[kind.number, record["id"]] = Row(_filled(cells), tuple(record[name] for name in MARKS))
    for number, id_, cells in db.rows("SELECT kind, row, cells FROM unknown_row"):
        found[number, id_] = Row(_filled(_decode(cells)), (None,) * 4)
    return found


def confirmed_rows(db: Database) -> dict[Key, Row]:
    """Every row as the server has it at this copy's cursor: the visible one with its shadow laid over it."""
    found = visible_rows(db)
    for number, id_, confirmed, cells, marks in db.rows("SELECT kind, row, confirmed, cells, marks FROM shadow"):
        row = found.pop((number, id_))
        if confirmed:
            found[number, id_] = Row(_filled(row.cells | _decode(cells)), tuple(_decode(marks)))
    return found


def digest_of(rows: Mapping[Key, Row]) -> int:
    """The root digest, worked out from nothing."""
    return sum(row_digest(number, id_, row.cells) for (number, id_), row in rows.items()) % MODULUS


def assert_replay_gives_rows(db: Database, base: Mapping[Key, Row] | None = None) -> None:
    """Fails where the tables, the shadows, the chain or the digest are not what the journal says.

    ``base``: ``confirmed_rows`` right after the first copy. A copy that began with one and has no ``base`` here is
    compared in the cells that the journal knows of; one that began empty is compared whole.
    """
    log, pending = _log(db), _pending(db)
    _assert_chain(db)
    visible, confirmed = visible_rows(db), confirmed_rows(db)
    assert digest_of(confirmed) == int.from_bytes(db.get_meta("digest") or b"", "little"), "the digest is not the rows'"
    _assert_shadows(db, pending)
    assert_gathered(db)
    expected = dict(base or {})
    for entry in log:
        made = (entry.operation.kind, entry.operation.row) in expected
        op = entry.operation
        if entry.applied or not (made or entry.refused or (op.fields and not is_blank(op))):
            _lay(expected, entry.operation, entry.applied)
    if base is not None or db.get_meta("first_copy") is None:
        assert _cut(expected) == _cut(confirmed), "the confirmed rows are not the log's"
    # What a row shows depends on what waits for it alone: a device whose clock fell back orders only its own rows.
    by_row: dict[Key, list[Operation]] = {}
    for op in pending:
        by_row.setdefault((op.kind, op.row), []).append(op)
    if base is None and db.get_meta("first_copy") is not None:
        # What is added to a list lies upon all of it, which the log alone does not tell.
        expected |= {key: confirmed[key] for key in by_row if key in confirmed}
    for key, waiting in by_row.items():
        ordered, row = in_order(waiting), expected.get(key)
        if key[0] in BY_NUMBER:
            for op, shown in zip(ordered, upon({} if row is None else row.cells, ordered), strict=True):
                _lay(expected, op, shown)
    if base is not None or db.get_meta("first_copy") is None:
        assert _cut(expected) == _cut(visible), "the visible rows are not log and pending operations"
        return
    for op in (*(entry.operation for entry in log), *pending):
        for field in op.fields.keys() & expected.get((op.kind, op.row), Row({}, ())).cells.keys():
            key = op.kind, op.row
            assert _filled(expected[key].cells).get(field) == visible[key].cells.get(field), (op.kind, field)


def assert_gathered(db: Database) -> None:
    """What follows from the rows that a row owns is what these rows say now, however they came."""
    for owner, found in GATHERED.items():
        rows = [dict(zip(columns(found.rows), row, strict=True)) for row in db.rows(_all_of(found.rows))]
        own: dict[bytes, list[Any]] = {}
        for row in rows:
            if not row["deleted"]:
                own.setdefault(row[found.by], []).append(row)
        for id_, *held in db.rows(f"SELECT id, {', '.join(found.columns)} FROM {owner}"):
            assert tuple(held) == found.of(own.get(id_, [])), f"{owner} does not show what follows from its rows"


def _all_of(kind: str) -> str:
    return f"SELECT {', '.join(columns(kind))} FROM {kind}"


def _lay(rows: dict[Key, Row], op: Operation, cells: Mapping[int, Value]) -> None:
    mark = (milliseconds_of(op.stamp), op.author)
    old = rows.get((op.kind, op.row))
    made = old.marks[:2] if old is not None else mark
    kept = {} if old is None or states_all(op) else old.cells
    rows[op.kind, op.row] = Row({**kept, **cells}, (*made, *mark))


def _cut(rows: Mapping[Key, Row]) -> dict[Key, Row]:
    return {
        key: Row(_filled(row.cells), row.marks if key[0] in BY_NUMBER else (None,) * 4) for key, row in rows.items()
    }


def _filled(cells: Mapping[int, Value]) -> dict[int, Value]:
    return {number: value for number, value in cells.items() if value is not None}


def _device(db: Database) -> bytes:
    device: bytes = db.get_meta("device") or bytes(16)
    return device


def _log(db: Database) -> list[Entry]:
    """The unbroken run of entries that ends at the cursor; what lies before a gap is covered by a first copy. What was
    settled outside the log (sequence 0) is not of it."""
    entries = [
        Entry(row[-3], operation_of(row), _decode(row[-2]) if row[-2] else {}, row[-1] or "")
        for row in db.rows(f"SELECT {COLUMNS}, seq, outcomes, refused FROM operation WHERE seq > 0 ORDER BY seq DESC")
    ]
    cursor = db.get_meta("seq") or 0
    run: list[Entry] = []
    for entry in entries:
        if entry.seq != cursor - len(run):
            assert entry.seq < cursor, "an entry beyond the cursor, or two of one sequence number"
            break
        run.append(entry)
    if db.get_meta("first_copy") is None:
        assert len(run) == len(entries) == cursor, "the log has a gap"
    return run[::-1]


def _pending(db: Database) -> list[Operation]:
    found = db.rows(f"SELECT {COLUMNS}, carried FROM operation WHERE seq IS NULL ORDER BY device, number")
    device = _device(db)
    for row in found:
        assert (row[-1] is not None) == (row[0] != device), "other devices' operations wait as carried ones only"
    assert not db.rows("SELECT 1 FROM operation WHERE carried IS NOT NULL AND seq IS NOT NULL"), "decided and waiting"
    return [op for op in map(operation_of, found) if not is_blank(op)]


def _assert_chain(db: Database) -> None:
    device = _device(db)
    number = db.get_meta("base_number") or 0
    chain = db.get_meta("base_chain") or chain_start(device)
    for row in db.rows(
        f"SELECT {COLUMNS}, chain FROM operation WHERE device = ? AND number > ? ORDER BY number", (device, number)
    ):
        op = operation_of(row)
        assert op.number == number + 1, "own numbers have a gap"
        chain = chain_next(chain, op)
        assert row[-1] == chain, "the chain does not fit the operations"
        number = op.number


def _assert_shadows(db: Database, pending: list[Operation]) -> None:
    fields: dict[Key, set[int]] = {}
    for op in pending:
        if op.kind not in BY_NUMBER:
            continue
        fields.setdefault((op.kind, op.row), set()).update(without_changes(op.kind, op.fields))
    shadows = {
        (kind, row): (confirmed, set(_decode(cells)), marks)
        for kind, row, confirmed, cells, marks in db.rows("SELECT kind, row, confirmed, cells, marks FROM shadow")
    }
    assert shadows.keys() == fields.keys(), "shadows stand exactly for rows with pending operations"
    for key, (confirmed, kept, marks) in shadows.items():
        assert kept == (fields[key] if confirmed else set()), "a shadow keeps exactly the fields that wait"
        assert (marks is not None) == bool(confirmed)

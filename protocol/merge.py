"""What becomes of an operation, field by field: decided once, by the server, in the township's order. Pure functions.

An operation's base covers a field's last writer (or that writer is its own device, or among what it had seen) → it
applies. That writer had seen the operation, which came by a longer way → it is superseded. The same value → nothing
changes. Else the field's policy of ``protocol.records``: the later stamp wins, or the
confirmed value stays and a conflict row holds both until a person decides. Deleting against editing is always hers.
Of a list what was added and taken off is applied to the list as it stands (``protocol.lists``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache, reduce
from typing import Any

import msgspec

from protocol.clock import MAX_AHEAD_MS, stamp_of
from protocol.ids import derived_id
from protocol.lists import ListChange, changes_in, without_changes
from protocol.operations import APPLIED, GONE, REVIEW, SUPERSEDED, Operation, RowCopy, Value, states_all
from protocol.records import BY_NUMBER, CONFLICT, DELETED, Policy

_DELETED = DELETED.number
_C = {field.name: field.number for field in CONFLICT.fields}
_VERSIONS, _STATE, _DECIDED_BY = _C["versions"], _C["state"], _C["decided_by"]
_OPEN = "open"
_REVIEWED: Mapping[int, frozenset[int]] = {
    kind.number: frozenset(f.number for f in kind.fields if f.policy is Policy.REVIEW) for kind in BY_NUMBER.values()
}
_ALWAYS_REVIEWED = frozenset((_DELETED,))


class Writer(msgspec.Struct, frozen=True, array_like=True):
    """Who wrote a cell last. ``stamp`` is clamped to what the server could believe when it came; ``seen``: what the
    operation said to have seen of other devices."""

    seq: int
    device: bytes
    number: int
    stamp: int
    author: bytes
    seen: tuple[tuple[bytes, int], ...] = ()

    def covered_by(self, op: Operation) -> bool:
        """Whether the author of ``op`` had this write before her eyes. A device's stamps rise: what is no later than
        its last one it writes anew for somebody else."""
        if self.seq <= op.base or (self.device == op.device and self.stamp < op.stamp):
            return True
        return bool(op.seen) and any(self.device == device and self.number <= number for device, number in op.seen)

    def knew(self, op: Operation) -> bool:
        """Whether this write had ``op`` before its eyes, though it came first."""
        return bool(self.seen) and any(op.device == device and op.number <= number for device, number in self.seen)


class RowState(msgspec.Struct, array_like=True):
    """One confirmed row: cells by wire number; ``first`` wrote those that ``later`` does not name. Never changed in
    place. Created and updated stamps are the operations' own."""

    cells: dict[int, Value]
    first: Writer
    later: dict[int, Writer]
    created_stamp: int
    updated_stamp: int
    updated_by: bytes

    def writer(self, field: int) -> Writer | None:
        """Who wrote the field last, None where nobody did."""
        return self.later.get(field) or (self.first if field in self.cells else None)

    def copy_of(self, kind: int, row: bytes) -> RowCopy:
        """The row as a first copy carries it."""
        first = self.first
        return RowCopy(
            kind, row, self.cells, self.created_stamp, first.author, self.updated_stamp, self.updated_by, first.seq
        )


class Version(msgspec.Struct, frozen=True):
    """One side of a conflict. ``fields`` are the edits that a deletion stands against (value 0: not deleted)."""

    value: Value
    author: bytes
    stamp: int
    device: bytes
    number: int
    fields: dict[int, Value] = {}


class Contest(msgspec.Struct, frozen=True):
    """A field on which a person must decide: what stands, and what came."""

    kind: int
    row: bytes
    field: int
    confirmed: Version
    proposed: Version

    @property
    def conflict_id(self) -> bytes:
        """The id of the conflict row of this field."""
        return _conflict_id(self.kind, self.row, self.field)


class Merged(msgspec.Struct, frozen=True):
    """``row`` after the operation (the same object where nothing changed); outcomes that are not APPLIED; contests.

    ``lists``: by field those that hold more or less than the operation says, as somebody else changed them meanwhile;
    the server states them next.
    """

    row: RowState | None
    outcomes: dict[int, int]
    contests: list[Contest]
    lists: dict[int, Value] = {}


def reviewed_fields(kind: int) -> frozenset[int]:
    """Fields of a kind about which only a person decides where two did not know of each other."""
    return _REVIEWED.get(kind, _ALWAYS_REVIEWED)


def merge(
    op: Operation,
    row: RowState | None,
    seq: int,
    server_ms: int,
    meanwhile: Mapping[int, Sequence[ListChange]] | None = None,
) -> Merged:
    """Decide ``op`` at township sequence ``seq`` upon its row (None: there is none yet). ``server_ms``: the server's
    time in ms UTC; a stamp too far ahead of it counts as the latest believable. ``meanwhile``: by list
    that she states whole what others did to it of whom she had not heard, as far as it is known."""
    writer = Writer(seq, op.device, op.number, min(op.stamp, stamp_of(server_ms + MAX_AHEAD_MS)), op.author, op.seen)
    cells = without_changes(op.kind, op.fields)
    outcomes = {} if cells is op.fields else dict.fromkeys(op.fields.keys() - cells.keys(), SUPERSEDED)
    if row is None:
        return Merged(RowState(cells, writer, {}, op.stamp, op.stamp, op.author), outcomes, [])
    if op.kind == CONFLICT.number:
        return _settle(op, row, writer)
    changes = changes_in(op.kind, op.fields)
    lists: dict[int, Value] = {}
    contests: list[Contest] = []
    applied: dict[int, Value] = {}
    later = dict(row.later)
    deletion = row.writer(_DELETED) if row.cells.get(_DELETED) else None
    against_deletion: dict[int, Value] = {}
    reviewed = reviewed_fields(op.kind)
    for field, value in cells.items():
        last = row.writer(field)
        same = last is not None and row.cells[field] == value
        if (
            deletion is not None
            and field != _DELETED
            and not same
            and not (deletion.covered_by(op) or deletion.knew(op))
        ):
            outcomes[field] = REVIEW
            against_deletion[field] = value
        elif field == _DELETED and value and not row.cells.get(field) and (edit := _uncovered(row, op)) is not None:
            outcomes[field] = REVIEW
            contests.append(_contest(op, field, _version(edit, 0), _version(writer, value)))
        elif field in changes and (last is None or same or last.covered_by(op) or not last.knew(op)):
            applied[field], later[field] = value, writer
            together = changes[field].applied(row.cells.get(field)) or None
            if together != value:
                lists[field] = together
        elif last is None or (not same and last.covered_by(op)):
            applied[field], later[field] = value, writer
        elif same:
            applied[field] = value
            # A third write meets the latest of the two, whichever came first. The same write again, under another
            # device's id as after a server's restore: who goes on from it wrote it with this one.
            if (field not in reviewed and _order(last) < _order(writer)) or _is_again(last, writer):
                later[field] = writer
        elif last.knew(op):
            outcomes[field] = SUPERSEDED
        elif meanwhile and field in meanwhile:
            applied[field], later[field] = value, writer
            together = reduce(lambda standing, change: change.applied(standing), meanwhile[field], value) or None
            if together != value:
                lists[field] = together
        elif field in reviewed:
            outcomes[field] = REVIEW
            contests.append(_contest(op, field, _version(last, row.cells[field]), _version(writer, value)))
        elif _order(last) < _order(writer):
            applied[field], later[field] = value, writer
        else:
            outcomes[field] = SUPERSEDED
    if deletion is not None and against_deletion:
        contests.append(_contest(op, _DELETED, _version(deletion, 1), _version(writer, 0, against_deletion)))
    return Merged(_written(row, applied, later, op), outcomes, contests, lists)


def conflict_ids(op: Operation, row: RowState) -> list[bytes]:
    """The ids of the conflict rows of which ``merge`` may speak, for whoever reads them beforehand."""
    if op.kind == CONFLICT.number:
        return []
    if row.first.covered_by(op) and all(writer.covered_by(op) for writer in row.later.values()):
        return []
    reviewed = reviewed_fields(op.kind)
    fields = {field for field, value in op.fields.items() if field in reviewed and row.cells.get(field) != value}
    if row.cells.get(_DELETED):
        fields.add(_DELETED)
    return [_conflict_id(op.kind, op.row, field) for field in fields]


def replay(row: RowState | None, op: Operation, outcomes: Mapping[int, int], seq: int) -> RowState | None:
    """The row after an entry of the log, by its recorded outcomes: decides nothing anew."""
    if GONE in op.fields:
        if states_all(op):
            return left_over(row, op, seq)
        return row or RowState(
            {}, Writer(seq, op.device, op.number, op.stamp, op.author), {}, op.stamp, op.stamp, op.author
        )
    applied = {n: v for n, v in op.fields.items() if outcomes.get(n, APPLIED) == APPLIED}
    writer = Writer(seq, op.device, op.number, op.stamp, op.author)
    if row is None:
        return RowState(applied, writer, {}, op.stamp, op.stamp, op.author) if applied or not op.fields else None
    return _written(row, applied, {**row.later, **dict.fromkeys(applied, writer)}, op)


def left_over(row: RowState | None, op: Operation, seq: int) -> RowState:
    """The row after an operation of the server that states all that is left of it; who made it, and when, stays."""
    writer = Writer(seq, op.device, op.number, op.stamp, op.author)
    if row is None:
        return RowState(op.fields, writer, {}, op.stamp, op.stamp, op.author)
    return RowState(op.fields, row.first, dict.fromkeys(op.fields, writer), row.created_stamp, op.stamp, op.author)


#: Versions that one conflict lays before a person, and their bytes: what is beyond is in the record's history.
MOST_VERSIONS, MOST_VERSION_BYTES = 100, 256 * 1024
_encode = msgspec.msgpack.Encoder().encode


def conflict_fields(contest: Contest, cells: Mapping[int, Value] | None) -> dict[int, Value]:
    """What the server writes into the conflict row (``cells``: what it holds, None where there is none): all of a new
    one; a further version joins an open one, in place of an earlier one of the same device and author, or of the same
    write under another device's id; a decided one is opened again. Empty where nothing changes."""
    confirmed, proposed = _as_json(contest.kind, contest.confirmed), _as_json(contest.kind, contest.proposed)
    if cells is None:
        return {
            _C["kind"]: _kind_name(contest.kind),
            _C["row"]: contest.row,
            _C["field"]: _field_name(contest.kind, contest.field),
            _VERSIONS: [confirmed, proposed],
            _STATE: _OPEN,
        }
    if cells.get(_STATE) != _OPEN:
        return {_VERSIONS: [confirmed, proposed], _STATE: _OPEN, _DECIDED_BY: None}
    others = []
    for version in cells.get(_VERSIONS, [])[1:]:
        if all(version[key] == proposed[key] for key in ("author", "device")) or all(
            version[key] == proposed[key] for key in ("author", "stamp", "value")
        ):
            # Edits of several fields of a deleted row come as several operations: all stay on the table.
            if "fields" in version or "fields" in proposed:
                proposed["fields"] = {**version.get("fields", {}), **proposed.get("fields", {})}
        else:
            others.append(version)
    versions = [confirmed, *others, proposed]
    if len(versions) > MOST_VERSIONS or (len(versions) > 2 and len(_encode(versions)) > MOST_VERSION_BYTES):
        return {}  # in review all the same, and in the record's history
    return {} if versions == cells.get(_VERSIONS) else {_VERSIONS: versions}


def _settle(op: Operation, row: RowState, writer: Writer) -> Merged:
    """A person's word on a conflict counts only if she saw all its versions; the server's own always does."""
    versions = row.writer(_VERSIONS)
    seen_all = versions is None or versions.covered_by(op)
    outcomes: dict[int, int] = {}
    applied: dict[int, Value] = {}
    later = dict(row.later)
    for field, value in op.fields.items():
        last = row.writer(field)
        if seen_all and (last is None or last.covered_by(op)):
            applied[field], later[field] = value, writer
        elif last is not None and row.cells[field] == value:
            applied[field] = value
        else:
            outcomes[field] = SUPERSEDED
    return Merged(_written(row, applied, later, op), outcomes, [])


def _written(row: RowState, applied: dict[int, Value], later: dict[int, Writer], op: Operation) -> RowState:
    if not applied:
        return row
    return RowState({**row.cells, **applied}, row.first, later, row.created_stamp, op.stamp, op.author)


def _uncovered(row: RowState, op: Operation) -> Writer | None:
    """The latest write of the row that the author of ``op`` had not seen."""
    unseen = [w for w in (row.first, *row.later.values()) if not (w.covered_by(op) or w.knew(op))]
    return max(unseen, key=lambda w: w.seq, default=None)


def _order(writer: Writer) -> tuple[int, bytes, int]:
    return writer.stamp, writer.device, writer.number


def _is_again(last: Writer, writer: Writer) -> bool:
    return (last.stamp, last.author) == (writer.stamp, writer.author)


@lru_cache(4096)  # asked for when rows are read, and once more when one is written
def _conflict_id(kind: int, row: bytes, field: int) -> bytes:
    return derived_id(CONFLICT.name, _kind_name(kind), row, _field_name(kind, field))


def _contest(op: Operation, field: int, confirmed: Version, proposed: Version) -> Contest:
    return Contest(op.kind, op.row, field, confirmed, proposed)


def _version(writer: Writer, value: Value, fields: dict[int, Value] | None = None) -> Version:
    return Version(value, writer.author, writer.stamp, writer.device, writer.number, fields or {})


def _as_json(kind: int, version: Version) -> dict[str, Any]:
    out = {
        "value": _plain(version.value),
        "author": version.author.hex(),
        "stamp": version.stamp,
        "device": version.device.hex(),
        "number": version.number,
    }
    if version.fields:
        out["fields"] = {_field_name(kind, n): _plain(v) for n, v in version.fields.items()}
    return out


def _plain(value: Value) -> Value:
    """A value as it may stand in a JSON field: ids as hex."""
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value


def _kind_name(number: int) -> str:
    kind = BY_NUMBER.get(number)
    return kind.name if kind is not None else str(number)


def _field_name(kind: int, number: int) -> str:
    known = BY_NUMBER.get(kind)
    field = known.by_number.get(number) if known is not None else None
    if field is not None:
        return field.name
    return DELETED.name if number == _DELETED else str(number)

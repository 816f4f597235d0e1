"""Operations: what a device did, in its own gapless numbering, and what the server decided about it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

#: What a cell may hold: None, int, float, str, bytes, and nested lists and dicts of these.
Value = Any

#: Outcomes of a field, decided once by the server.
APPLIED = 0
SUPERSEDED = 1
REVIEW = 2
REFUSED = 3

#: Author of operations that no person made (the server's conflict rows and what it clears away).
NOBODY = bytes(16)

#: Number of no field: it marks what is gone. In an operation whose values are gone it is the only field and holds the
#: hash of the canonical form that the operation had: such a *blank* operation changes nothing, and its chain hash stays
#: what it was. In an operation of the server it is one of the two below: the operation states all that is left of its
#: row, and the row keeps the mark.
GONE = 0
#: A tombstone whose time was over; what is left of a woman who asked to be forgotten.
PURGED, ERASED = 1, 2


class Operation(msgspec.Struct, frozen=True):
    """One device's edit of one row; (device, number) is its identity and ``number`` is gapless from 1.

    ``kind`` and the keys of ``fields`` are wire numbers (protocol.records), so that kinds and fields of a newer
    version pass through an older one. ``act`` is the number of the first operation of the same act.
    ``base`` is the township sequence that the device had applied when it wrote; ``seen`` names (device, number)
    of carried operations above it. Neither is part of the identity.
    """

    device: bytes
    number: int
    kind: int
    row: bytes
    fields: dict[int, Value]
    stamp: int
    act: int
    author: bytes
    base: int = 0
    seen: tuple[tuple[bytes, int], ...] = ()


class Entry(msgspec.Struct, frozen=True):
    """One line of a township's log: an operation with what became of it.

    ``outcomes`` maps a field to its outcome where that is not APPLIED. ``refused`` is the reason code of an
    operation that was taken in but changed nothing, else "".
    """

    seq: int
    operation: Operation
    outcomes: dict[int, int] = {}
    refused: str = ""

    @property
    def applied(self) -> dict[int, Value]:
        """The fields that this entry changes."""
        if self.refused or is_blank(self.operation):
            return {}
        if not self.outcomes:
            return self.operation.fields
        return {n: v for n, v in self.operation.fields.items() if self.outcomes.get(n, APPLIED) == APPLIED}


class Acknowledged(NamedTuple):
    """A run of a device's own operations in the log, from ``seq`` and ``number`` on; to that device the operations
    themselves do not travel back. ``decided`` maps a number to outcomes and refusal where it was not simply applied."""

    seq: int
    number: int
    numbers: int
    decided: Mapping[int, tuple[dict[int, int], str]] = {}


class RowCopy(msgspec.Struct, frozen=True):
    """One confirmed row as a first copy gets it: its cells by wire number, who made and last changed it (stamps), and
    the sequence that made it."""

    kind: int
    id: bytes
    cells: dict[int, Value]
    created_stamp: int
    created_by: bytes
    updated_stamp: int
    updated_by: bytes
    made: int


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder().decode


def canonical(op: Operation) -> bytes:
    """The bytes whose hash the chain covers: identity, row, values, stamp, act, author; nothing of the wire's."""
    # A pair is an array of two; no two numbers are the same, so values are never compared.
    fields = sorted(op.fields.items())
    return _encode((op.device, op.number, op.kind, op.row, fields, op.stamp, op.act, op.author))


def chain_start(device: bytes) -> bytes:
    """The chain hash before a device's first operation (16 bytes)."""
    return hashlib.sha256(b"sumu chain" + device).digest()[:16]


def from_canonical(body: bytes) -> Operation:
    """The operation that ``canonical`` encoded; base and seen are not in it."""
    device, number, kind, row, fields, stamp, act, author = _decode(body)
    return Operation(device, number, kind, row, dict(fields), stamp, act, author)


def is_blank(op: Operation) -> bool:
    """Whether the operation's values are gone and only their hash is left."""
    fields = op.fields
    return GONE in fields and len(fields) == 1 and type(fields[GONE]) is bytes and len(fields[GONE]) == 16


def states_all(op: Operation) -> bool:
    """Whether the operation states all that is left of its row."""
    return GONE in op.fields and not is_blank(op)


def blank(op: Operation) -> Operation:
    """The operation without its values; its chain hash stays what it was."""
    if is_blank(op):
        return op
    return msgspec.structs.replace(op, fields={GONE: content_hash(op, canonical(op))})


def content_hash(op: Operation, body: bytes) -> bytes:
    """The hash of what an operation says (16 bytes), also once its values are gone. ``body``: its canonical bytes."""
    kept: bytes = op.fields[GONE] if is_blank(op) else hashlib.sha256(body).digest()[:16]
    return kept


def chain_next(previous: bytes, op: Operation) -> bytes:
    """The chain hash at ``op`` (16 bytes): same number with another hash is a fork."""
    return chain_over(previous, op, canonical(op))


def chain_over(previous: bytes, op: Operation, body: bytes) -> bytes:
    """``chain_next`` where the canonical bytes of ``op`` are at hand."""
    return hashlib.sha256(previous + content_hash(op, body)).digest()[:16]


def log_start(township: str, epoch: bytes) -> bytes:
    """The log hash at sequence 0 (16 bytes)."""
    return hashlib.sha256(b"sumu log" + township.encode() + epoch).digest()[:16]


def log_next(previous: bytes, chain: bytes, outcomes: Mapping[int, int], refused: str) -> bytes:
    """The log hash after an entry (16 bytes); ``chain`` is the chain hash at its operation."""
    if not outcomes and not refused:
        return hashlib.sha256(previous + chain).digest()[:16]
    decided = _encode([sorted(outcomes.items()), refused])
    return hashlib.sha256(previous + chain + decided).digest()[:16]


def cursor_proof(epoch: bytes, log_hash: bytes) -> bytes:
    """What proves that a laptop follows this log up to here, in this epoch (16 bytes; HELLO tells the first ones)."""
    return hashlib.sha256(b"sumu cursor" + epoch + log_hash).digest()[:16]

"""Operations as rows of the table ``operation``: the statements, and both ways between a row and an ``Operation``."""

from __future__ import annotations

from typing import Any

import msgspec

from protocol.operations import Entry, Operation

encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder().decode

#: What ``operation_of`` reads, in its order.
COLUMNS = "device, number, kind, row, fields, stamp, act, author, base, seen"
INSERT_OWN = (
    "INSERT INTO operation (device, number, kind, row, fields, stamp, act, author, base, seen, chain, before, label,"
    " subject) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_CARRIED = (
    "INSERT OR IGNORE INTO operation (device, number, kind, row, fields, stamp, act, author, base, seen, chain,"
    " carried) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
INSERT_RECEIVED = (
    "INSERT INTO operation"
    " (device, number, kind, row, fields, stamp, act, author, base, seen, chain, seq, outcomes, refused)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (device, number) DO UPDATE SET seq = excluded.seq,"
    " outcomes = excluded.outcomes, refused = excluded.refused, carried = NULL"
)


def _identity(op: Operation) -> tuple[Any, ...]:
    seen = encode(op.seen) if op.seen else None
    return (op.device, op.number, op.kind, op.row, encode(op.fields), op.stamp, op.act, op.author, op.base, seen)


def own_row(
    op: Operation, chain: bytes, before: bytes | None, label: str | None, subject: str | None
) -> tuple[Any, ...]:
    """Parameters of ``INSERT_OWN``; ``before`` is what the fields held (msgpack), None where the row was made."""
    return (*_identity(op), chain, before, label, subject)


def received_row(entry: Entry, chain: bytes | None) -> tuple[Any, ...]:
    """Parameters of ``INSERT_RECEIVED``; ``chain`` only for this device's own operations that come back."""
    return (
        *_identity(entry.operation),
        chain,
        entry.seq,
        encode(entry.outcomes) if entry.outcomes else None,
        entry.refused or None,
    )


def carried_row(op: Operation, before: bytes, chain: bytes) -> tuple[Any, ...]:
    """Parameters of ``INSERT_CARRIED``: the chain hashes before and at the operation."""
    return (*_identity(op), chain, before)


def operation_of(row: tuple[Any, ...]) -> Operation:
    """The operation of a row that was read with ``COLUMNS`` first."""
    device, number, kind, id_, fields, stamp, act, author, base, seen = row[:10]
    carried = tuple((d, n) for d, n in decode(seen)) if seen else ()
    return Operation(device, number, kind, id_, decode(fields), stamp, act, author, base, carried)

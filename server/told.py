"""What the log or its archive says of a row already, whichever device's id it came under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
import zstandard

from protocol.operations import GONE, Operation, Value, from_canonical
from server.database import Database

_decode = msgspec.msgpack.Decoder().decode


def told_before(db: Database, township: str, op: Operation, coming: Sequence[tuple[Any, ...]]) -> dict[int, Value]:
    """The fields that the same author wrote into the row of ``op`` at the very same time, as far as the log took them
    in. ``coming``: entries of this transaction, as the ledger writes them."""
    told: dict[int, Value] = {}
    for body, decided in _written(db, township, op, coming):
        other = from_canonical(body)
        same = (other.kind, other.row, other.stamp, other.author) == (op.kind, op.row, op.stamp, op.author)
        if same and GONE not in other.fields and not (decided is not None and _decode(decided)[1]):
            told |= other.fields
    return told


def _written(
    db: Database, township: str, op: Operation, coming: Sequence[tuple[Any, ...]]
) -> Iterable[tuple[bytes, bytes | None]]:
    yield from ((entry[-2], entry[-1]) for entry in coming if entry[6] == op.row)
    yield from db.rows("SELECT body, decided FROM log BY log_row WHERE township = ? AND row_id = ?", (township, op.row))
    for (packed,) in db.rows(
        "SELECT entries FROM archive WHERE township = ? AND kind = ? AND id = ?", (township, op.kind, op.row)
    ):
        yield from ((body, decided) for _, body, decided in _decode(zstandard.ZstdDecompressor().decompress(packed)))

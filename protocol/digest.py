"""One number for a whole township: the sum of its rows' hashes, so that it can be kept up row by row."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import msgspec

from protocol.operations import Value

MODULUS = 1 << 128
#: Rows of a kind are compared in parts, by the last byte of their ids.
BUCKETS = 256
_encode = msgspec.msgpack.Encoder().encode


def row_digest(kind: int, row: bytes, cells: Mapping[int, Value]) -> int:
    """The hash of one confirmed row, tombstones included; empty cells do not count (an integer below 2**128)."""
    body = _encode([kind, row, [cell for cell in sorted(cells.items()) if cell[1] is not None]])
    return int.from_bytes(hashlib.blake2b(body, digest_size=16).digest(), "little")

"""Row ids: 16 bytes everywhere (in memory, in the tables, on the wire).

New rows get a UUIDv7 (RFC 9562). Rows with a natural key get a UUIDv5, so that two laptops that never met
agree on them; the key parts of each kind stand in ``protocol.records``.
"""

from __future__ import annotations

import hashlib

import uuid_utils

#: Namespace of every derived id of this program; never change it.
NAMESPACE = bytes.fromhex("6f1d0c0a5b2e5d8e9a4f4e1b7c3d2a10")


def new_id() -> bytes:
    """A fresh UUIDv7 as 16 bytes."""
    return uuid_utils.uuid7().bytes


def derived_id(kind: str, *parts: bytes | str | int) -> bytes:
    """The UUIDv5 of a natural key: same kind and parts, same 16 bytes, on every machine."""
    text = [kind]
    for part in parts:
        text.append(part.hex() if isinstance(part, bytes) else str(part))
    digest = bytearray(hashlib.sha1(NAMESPACE + "\x1f".join(text).encode(), usedforsecurity=False).digest()[:16])
    digest[6] = (digest[6] & 0x0F) | 0x50
    digest[8] = (digest[8] & 0x3F) | 0x80
    return bytes(digest)

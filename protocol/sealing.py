"""Sealed words: what stands in a field of type SEALED, and who can read it (decision 94).

A **seal key** is 64 random bytes of one township, for AES-256-SIV (RFC 5297): equal words in one field of one record
give equal bytes on every laptop, so that the merge sees that two people wrote the same, and nothing is told of others.
Where the words stand is proved along: carried to another record or field, they open no more.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

SEAL_KEY_BYTES: Final = 64
KEY_ID_BYTES: Final = 8
#: What sealed words begin with: how they were sealed.
_FORMAT: Final = b"\x01"
_HEAD: Final = len(_FORMAT) + KEY_ID_BYTES
#: Words are filled up to a multiple of so many bytes, so that their length tells little.
_STEP: Final = 64


class Place(NamedTuple):
    """Where words stand: the numbers of kind and field, and the record's id."""

    kind: int
    field: int
    row: bytes

    def _proved(self) -> list[bytes]:
        return [b"sumu sealed words", self.kind.to_bytes(2), self.field.to_bytes(2), self.row]


def new_seal_key() -> bytes:
    """One that nobody had before."""
    return secrets.token_bytes(SEAL_KEY_BYTES)


def key_id(key: bytes) -> bytes:
    """Eight bytes that tell a seal key from others, and nothing of it."""
    return hashlib.sha256(b"sumu id of a seal key\0" + key).digest()[:KEY_ID_BYTES]


def by_id(keys: Iterable[bytes]) -> dict[bytes, bytes]:
    """Seal keys by their ids."""
    return {key_id(key): key for key in keys}


def seal(key: bytes, place: Place, words: str) -> bytes:
    """Words as a field holds them."""
    text = words.encode() + b"\x80"
    return _FORMAT + key_id(key) + _aes(key).encrypt(text + bytes(-len(text) % _STEP), place._proved())


def sealed_under(value: bytes) -> bytes | None:
    """The id of the key that words were sealed under; None of bytes that are none."""
    return value[len(_FORMAT) : _HEAD] if value.startswith(_FORMAT) and len(value) > _HEAD else None


def unseal(keys: Mapping[bytes, bytes], place: Place, value: bytes) -> str | None:
    """The words; ``keys`` by id. None where their key is not among these, or they were not sealed for this place."""
    from cryptography.exceptions import InvalidTag

    key = keys.get(sealed_under(value) or b"")
    if key is None:
        return None
    try:
        text, mark, filling = _aes(key).decrypt(value[_HEAD:], place._proved()).rpartition(b"\x80")
        return text.decode() if mark and not filling.strip(b"\0") else None
    except (InvalidTag, UnicodeDecodeError):
        return None


def _aes(key: bytes) -> AESSIV:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    return AESSIV(key)

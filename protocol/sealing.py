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
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM, AESSIV

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


# --- from the server to one laptop ------------------------------------------------------------------------------------


def new_exchange_key() -> bytes:
    """A private key (32 bytes) to be sent boxes to."""
    return secrets.token_bytes(32)


def exchange_public(private: bytes) -> bytes:
    """The public key (32 bytes) of a private one."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def box(public: bytes, about: bytes, content: bytes) -> bytes:
    """Content that only the private key of ``public`` opens (X25519, HKDF-SHA256, AES-256-GCM), proved with what it is
    ``about``. Raises ValueError for what is no public key."""
    own = new_exchange_key()
    return exchange_public(own) + _shared(own, public, exchange_public(own), about).encrypt(bytes(12), content, about)


def open_box(private: bytes, about: bytes, boxed: bytes) -> bytes | None:
    """What a box holds; None where it is none for this key and this purpose."""
    from cryptography.exceptions import InvalidTag

    sender, sealed = boxed[:32], boxed[32:]
    try:
        return _shared(private, sender, sender, about).decrypt(bytes(12), sealed, about)
    except (InvalidTag, ValueError):
        return None


def _shared(private: bytes, public: bytes, sender: bytes, about: bytes) -> AESGCM:
    """The key that both sides come to; each box has a sender of its own, so one nonce does."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    agreed = X25519PrivateKey.from_private_bytes(private).exchange(X25519PublicKey.from_public_bytes(public))
    return AESGCM(HKDF(SHA256(), 32, sender, b"sumu box\0" + about).derive(agreed))


def _aes(key: bytes) -> AESSIV:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

    return AESSIV(key)

"""Who wrote it: Ed25519 keys of devices, the server's certificates over them, signed chain heads, eight digits.

What is signed is msgpack of a list that begins with a word of its own, so that no signature stands for another thing.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, Any, Final

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

KEY_BYTES: Final = 32
SIGNATURE_BYTES: Final = 64

Key = Annotated[bytes, msgspec.Meta(min_length=KEY_BYTES, max_length=KEY_BYTES)]
Signature = Annotated[bytes, msgspec.Meta(min_length=SIGNATURE_BYTES, max_length=SIGNATURE_BYTES)]
_Device = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]

_encode = msgspec.msgpack.Encoder().encode


class Certificate(msgspec.Struct, array_like=True, frozen=True):
    """The server's word that a public key is a device's of a township. ``issued_ms``: ms since 1970 UTC."""

    township: str
    device: _Device
    public_key: Key
    role: str
    issued_ms: int
    signature: Signature

    @property
    def packed(self) -> bytes:
        """As it travels and is kept."""
        return _encode(self)

    def signed_by(self, server_public: bytes) -> bool:
        """Whether the server with this public key issued it."""
        words = _certified(self.township, self.device, self.public_key, self.role, self.issued_ms)
        return check(server_public, words, self.signature)


def read_certificate(packed: bytes) -> Certificate | None:
    """A certificate as it travels; None where these bytes are none. Whether to believe it is for ``signed_by``."""
    try:
        return msgspec.msgpack.decode(packed, type=Certificate)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None


def new_key() -> bytes:
    """A fresh private key: its 32-byte seed."""
    return Ed25519PrivateKey.generate().private_bytes_raw()


def public_of(seed: bytes) -> bytes:
    """The public key (32 bytes) of a private one."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def sign(seed: bytes, data: bytes) -> bytes:
    """The signature (64 bytes) over some bytes."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(data)


def check(public_key: bytes, data: bytes, signature: bytes) -> bool:
    """Whether the signature over some bytes is right; False for whatever is no key or no signature."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


def certify(
    server_seed: bytes, township: str, device: bytes, public_key: bytes, role: str, issued_ms: int
) -> Certificate:
    """The server's certificate for a device; the same words give the same signature."""
    signature = sign(server_seed, _certified(township, device, public_key, role, issued_ms))
    return Certificate(township, device, public_key, role, issued_ms, signature)


def sign_head(seed: bytes, township: str, device: bytes, number: int, chain: bytes) -> bytes:
    """A device's signature over its chain at ``number``, and so over all its operations up to there."""
    return sign(seed, _head(township, device, number, chain))


def check_head(public_key: bytes, township: str, device: bytes, number: int, chain: bytes, signature: bytes) -> bool:
    """Whether the device with this public key signed its chain at ``number``."""
    return check(public_key, _head(township, device, number, chain), signature)


def sign_secret(seed: bytes, township: str, device: bytes, secret: str) -> bytes:
    """A device's signature over the secret that it wants to be known by from now on."""
    return sign(seed, _secret(township, device, secret))


def check_secret(public_key: bytes, township: str, device: bytes, secret: str, signature: bytes) -> bool:
    """Whether the device with this public key asked to be known by the secret."""
    return check(public_key, _secret(township, device, secret), signature)


def sign_exchange(seed: bytes, township: str, public_key: bytes) -> bytes:
    """The server's signature over the key by which seal keys are sent to it."""
    return sign(seed, _words("sumu exchange", township, public_key))


def check_exchange(server_public: bytes, township: str, public_key: bytes, signature: bytes) -> bool:
    """Whether the server says that seal keys may be sent to this key."""
    return check(server_public, _words("sumu exchange", township, public_key), signature)


def sign_order(seed: bytes, township: str, device: bytes, order: str) -> bytes:
    """The server's signature over what a laptop is to do with its keys (``server.sealing``)."""
    return sign(seed, _words("sumu order", township, device, order))


def check_order(server_public: bytes, township: str, device: bytes, order: str, signature: bytes) -> bool:
    """Whether the server told this device to do so."""
    return check(server_public, _words("sumu order", township, device, order), signature)


def eight_digits(township: str, device: bytes, public_key: bytes, fingerprint: str) -> str:
    """What laptop and server both show when a laptop joins, like "1234 5678": they differ where somebody in the middle
    put in a key or an authority (``fingerprint``, as invitations carry it) of their own.

    A slow hash: 27 bits must not be met by trying keys while the laptop waits.
    """
    words = _encode(["sumu digits", township, device, public_key, fingerprint])
    hashed = hashlib.scrypt(words, salt=b"sumu digits", n=1 << 14, r=8, p=1, dklen=8)
    digits = f"{int.from_bytes(hashed, 'big') % 10**8:08}"
    return f"{digits[:4]} {digits[4:]}"


def _certified(township: str, device: bytes, public_key: bytes, role: str, issued_ms: int) -> bytes:
    return _words("sumu certificate", township, device, public_key, role, issued_ms)


def _head(township: str, device: bytes, number: int, chain: bytes) -> bytes:
    return _words("sumu head", township, device, number, chain)


def _secret(township: str, device: bytes, secret: str) -> bytes:
    return _words("sumu secret", township, device, hashlib.sha256(secret.encode()).digest())


def _words(*words: Any) -> bytes:
    return _encode(words)

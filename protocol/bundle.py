"""A bundle: frames of one township in one file (``.sumu``), for the road over a stick.

A file is the magic, its version, a short head in the clear, the body in encrypted chunks, and a signature over all that
stands before it. Nobody decrypts or parses a body before the signature was checked; nothing is held in memory but one
chunk and one frame.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from typing import Annotated, BinaryIO, Final, TypeVar

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from protocol.codec import FrameReader, FrameWriter, Ids, Payload
from protocol.signing import SIGNATURE_BYTES, Certificate, check, sign
from protocol.wire import END, MAX_NUMBER, FrameError

BUNDLE_VERSION: Final = 1
#: Bytes of a file; and of its body, inflated.
MAX_BUNDLE: Final = 128 * 1024 * 1024
MAX_BUNDLE_INFLATED: Final = 1024 * 1024 * 1024
#: The device of a bundle that the server itself wrote.
SERVER: Final = bytes(16)

_MAGIC, _ENDING = b"SUMU", b"UMUS"
_PREFIX = struct.Struct("<4sHH")  # magic, version, bytes of the head
_MAX_HEAD = 4096
_CHUNK = 64 * 1024
_TAG = 16
_TAIL = SIGNATURE_BYTES + len(_ENDING)
_READ = 1024 * 1024

_Id = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_Number = Annotated[int, msgspec.Meta(ge=0, lt=MAX_NUMBER)]
#: Milliseconds until the year 10000, beyond which there are no dates.
_Time = Annotated[int, msgspec.Meta(ge=0, lt=253_402_300_800_000)]


class Flaw:
    """Why a file is not taken as a bundle."""

    FOREIGN: Final = "no-bundle"
    NEWER: Final = "newer"
    LARGE: Final = "too-large"
    TRUNCATED: Final = "truncated"
    TAMPERED: Final = "tampered"
    TOWNSHIP: Final = "other-township"
    STRANGER: Final = "stranger"
    KEY: Final = "unknown-key"


class BundleError(Exception):
    """A file that is not taken; ``code`` is a ``Flaw``."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Head(msgspec.Struct, array_like=True, frozen=True):
    """What a bundle tells in the clear: whose it is, which key opens it, how far its writer followed the log.

    ``certificate`` is that of the exporting ``device``, empty where the server wrote it; ``made_ms`` is in UTC, and
    ``salt`` is new for each file, so that no two bodies are encrypted under one key.
    """

    township: Annotated[str, msgspec.Meta(max_length=32)]
    device: _Id
    certificate: Annotated[bytes, msgspec.Meta(max_length=2048)]
    key_id: Annotated[bytes, msgspec.Meta(min_length=8, max_length=8)]
    salt: _Id
    made_ms: _Time
    epoch: _Id
    seq: _Number


class BundleWriter:
    """Writes one bundle into an open file, frame by frame; ``close`` signs it.

    ``key``: the township's 32 bytes that ``head.key_id`` names; ``seed``: the exporter's Ed25519 seed, 32 bytes.
    """

    def __init__(self, file: BinaryIO, head: Head, key: bytes, seed: bytes) -> None:
        self._file = file
        self._seed = seed
        self._hash = hashlib.sha256()
        body = _encode(head)
        self._write(_PREFIX.pack(_MAGIC, BUNDLE_VERSION, len(body)) + body)
        self._cipher = _cipher(key, head.salt, body)
        self._buffer = bytearray()
        self._chunks = 0
        self._frames = FrameWriter(small=False)

    @property
    def ids(self) -> Ids:
        """The ids that this bundle's frames have named so far."""
        return self._frames.ids

    def frame(self, payload: Payload) -> None:
        """Adds one frame."""
        self._take(self._frames.frame(payload))

    def close(self) -> None:
        """Ends the body and signs the file; the caller closes and settles it."""
        self._take(self._frames.frame([END]) + self._frames.close())
        self._write(self._cipher.encrypt(_nonce(self._chunks, last=True), bytes(self._buffer), None))
        self._file.write(sign(self._seed, _signed(self._hash)) + _ENDING)

    def _take(self, data: bytes) -> None:
        self._buffer += data
        while len(self._buffer) > _CHUNK:
            chunk = bytes(self._buffer[:_CHUNK])
            del self._buffer[:_CHUNK]
            self._write(self._cipher.encrypt(_nonce(self._chunks, last=False), chunk, None))
            self._chunks += 1

    def _write(self, data: bytes) -> None:
        self._hash.update(data)
        self._file.write(data)


class BundleReader:
    """A file of this township (None: of any), signed by a device that the server certified, or by the server. Raises
    BundleError for any other.

    Nobody may change the file between here and ``frames``: readers work on a copy of their own.
    """

    def __init__(self, file: BinaryIO, township: str | None, server_public: bytes) -> None:
        self._file = file
        size = file.seek(0, 2)
        file.seek(0)
        prefix = file.read(_PREFIX.size)
        if prefix[: len(_MAGIC)] != _MAGIC[: len(prefix)]:
            raise BundleError(Flaw.FOREIGN)
        if len(prefix) < _PREFIX.size:
            raise BundleError(Flaw.TRUNCATED)
        _, version, head_size = _PREFIX.unpack(prefix)
        if version > BUNDLE_VERSION:
            raise BundleError(Flaw.NEWER)
        if size > MAX_BUNDLE:
            raise BundleError(Flaw.LARGE)
        self._start, self._end = _PREFIX.size + head_size, size - _TAIL
        if self._end < self._start + _TAG:
            raise BundleError(Flaw.TRUNCATED)
        file.seek(-len(_ENDING), 2)
        if file.read(len(_ENDING)) != _ENDING:
            raise BundleError(Flaw.TRUNCATED)
        if version != BUNDLE_VERSION or head_size > _MAX_HEAD:
            raise BundleError(Flaw.TAMPERED)
        file.seek(_PREFIX.size)
        self._head_bytes = file.read(head_size)
        try:
            self.head: Head = _decode_head(self._head_bytes)
        except (msgspec.MsgspecError, RecursionError, ValueError) as error:
            raise BundleError(Flaw.TAMPERED) from error
        self._check(_writer_of(self.head, township or self.head.township, server_public))

    def _check(self, public: bytes) -> None:
        self._file.seek(0)
        hashed, left = hashlib.sha256(), self._end
        while left:
            piece = self._file.read(min(left, _READ))
            if not piece:
                raise BundleError(Flaw.TRUNCATED)
            hashed.update(piece)
            left -= len(piece)
        if not check(public, _signed(hashed), self._file.read(SIGNATURE_BYTES)):
            raise BundleError(Flaw.TAMPERED)

    def frames(self, key: bytes) -> Iterator[tuple[Payload, Ids]]:
        """The frames of the body without END, each with the ids named so far. ``key`` is what the head's id names."""
        reader = FrameReader(MAX_BUNDLE, MAX_BUNDLE_INFLATED)
        ended = False
        try:
            for plain in self._plain(key):
                for payload in reader.feed(plain):
                    if ended:
                        raise BundleError(Flaw.TAMPERED)
                    ended = payload[0] == END
                    if not ended:
                        yield payload, reader.ids
        except FrameError as error:
            raise BundleError(Flaw.TAMPERED) from error
        if not ended:
            raise BundleError(Flaw.TAMPERED)

    def _plain(self, key: bytes) -> Iterator[bytes]:
        cipher = _cipher(key, self.head.salt, self._head_bytes)
        at, chunks = self._start, 0
        while at < self._end:
            size = min(_CHUNK + _TAG, self._end - at)
            self._file.seek(at)
            at += size
            try:
                yield cipher.decrypt(_nonce(chunks, last=at == self._end), self._file.read(size), None)
            except InvalidTag as error:
                raise BundleError(Flaw.TAMPERED) from error
            chunks += 1


_encode = msgspec.msgpack.Encoder().encode
_decode_head = msgspec.msgpack.Decoder(Head).decode
_decode_certificate = msgspec.msgpack.Decoder(Certificate).decode


class Author(msgspec.Struct, array_like=True, frozen=True):
    """A device whose operations wait in a bundle: its certificate (msgpack), and number and chain hash before them."""

    certificate: bytes
    number: _Number
    chain: _Id


class _Since(msgspec.Struct, array_like=True, frozen=True):
    tag: int
    seq: _Number
    log_hash: _Id


class _Authors(msgspec.Struct, array_like=True, frozen=True):
    tag: int
    authors: list[Author]


def since_of(payload: Payload) -> tuple[int, bytes]:
    """(sequence, log hash) of a SINCE frame."""
    since = _convert(payload, _Since)
    return since.seq, since.log_hash


def authors_of(payload: Payload) -> list[Author]:
    """The devices of an AUTHORS frame."""
    return _convert(payload, _Authors).authors


_S = TypeVar("_S", bound=msgspec.Struct)


def _convert(payload: Payload, to: type[_S]) -> _S:
    try:
        return msgspec.convert(payload, to)
    except msgspec.ValidationError as error:
        raise BundleError(Flaw.TAMPERED) from error


def certified(certificate: bytes, township: str, server_public: bytes) -> Certificate:
    """A device's certificate as it travels (msgpack), checked. Raises BundleError for other servers' and townships'."""
    try:
        found = _decode_certificate(certificate)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise BundleError(Flaw.STRANGER) from error
    if found.township != township or not found.signed_by(server_public):
        raise BundleError(Flaw.STRANGER)
    return found


def _writer_of(head: Head, township: str, server_public: bytes) -> bytes:
    """The public key of the one who wrote a bundle."""
    if head.township != township:
        raise BundleError(Flaw.TOWNSHIP)
    if head.device == SERVER:
        return server_public
    certificate = certified(head.certificate, township, server_public)
    if certificate.device != head.device:
        raise BundleError(Flaw.STRANGER)
    return certificate.public_key


def _cipher(key: bytes, salt: bytes, head: bytes) -> ChaCha20Poly1305:
    """Bound to the head: a body opens only behind the head it was written with."""
    info = b"sumu bundle" + hashlib.sha256(head).digest()
    return ChaCha20Poly1305(HKDF(algorithm=hashes.SHA256(), length=32, salt=salt, info=info).derive(key))


def _nonce(chunk: int, *, last: bool) -> bytes:
    # The last chunk is marked: a body that ends early, or goes on, does not open.
    return struct.pack("<QI", chunk, last)


def _signed(hashed: hashlib._Hash) -> bytes:
    return b"sumu bundle" + hashed.digest()

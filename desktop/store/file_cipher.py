"""Files beside an encrypted database: pictures, thumbnails, files of records, and those that are on their way here.

A file is whole or refused: AES-256-GCM under a key of its own that follows from the township's, with the file's name
proved along with it, so that no file can be put in another's place. It lies under a name that follows from its content
and the key: whoever holds a picture cannot prove by the names that it is here. Under no key files lie as they are, by
the SHA-256 of what they hold, by which they travel everywhere.
"""

from __future__ import annotations

import hashlib
import hmac
import os
from collections.abc import Iterator
from io import BufferedRandom
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from desktop.store.driver import Key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

#: The folder of a township in which they lie.
PHOTOS: Final = "photos"
_MAGIC: Final = b"SUMUFL1\0"
_NONCE, _TAG = 12, 16
#: How much longer a file is when it is encrypted (bytes).
OVERHEAD: Final = len(_MAGIC) + _NONCE + _TAG
#: What stands before each piece of a file on its way: the length of what follows, in four bytes.
_LENGTH: Final = 4
_MOST_PIECE: Final = 16 << 20
#: What the program keeps of a file that is none of its own ends so; it is read and written in pieces of so many bytes.
SEALED: Final = ".sealed"
_PIECE: Final = 1 << 20


class FileCipher:
    """Encrypts and decrypts the files of one township; with None for a key it leaves them as they are. Threads may
    share it."""

    def __init__(self, key: Key | None) -> None:
        self._aes: AESGCM | None = None
        self._names = b""
        if key is not None:
            # Late: most of a start's time is loading, and the sample has no key.
            from cryptography.hazmat.primitives.ciphers.aead import AESGCM
            from cryptography.hazmat.primitives.hashes import SHA256
            from cryptography.hazmat.primitives.kdf.hkdf import HKDF

            self._aes = AESGCM(HKDF(SHA256(), 32, salt=None, info=b"sumu files").derive(key.raw))
            self._names = HKDF(SHA256(), 32, salt=None, info=b"sumu names of files").derive(key.raw)

    @property
    def is_plain(self) -> bool:
        """Whether files lie as they are."""
        return self._aes is None

    def name(self, sha256: bytes) -> str:
        """What a file with this content is called here, without an ending: 64 characters."""
        return sha256.hex() if self._aes is None else hmac.new(self._names, sha256, hashlib.sha256).hexdigest()

    def encrypted(self, name: str, body: bytes) -> bytes:
        """What is to lie on the disk under ``name``."""
        if self._aes is None:
            return body
        nonce = os.urandom(_NONCE)
        return _MAGIC + nonce + self._aes.encrypt(nonce, body, _MAGIC + name.encode())

    def decrypted(self, name: str, lying: bytes) -> bytes | None:
        """What a file that lies there under ``name`` holds; None where it was changed, cut, renamed, or was written
        under another key or none."""
        if self._aes is None:
            return lying
        from cryptography.exceptions import InvalidTag

        if len(lying) < OVERHEAD or not lying.startswith(_MAGIC):
            return None
        nonce, sealed = lying[len(_MAGIC) : len(_MAGIC) + _NONCE], lying[len(_MAGIC) + _NONCE :]
        try:
            return self._aes.decrypt(nonce, sealed, _MAGIC + name.encode())
        except InvalidTag:
            return None

    def length(self, lying: int) -> int:
        """How long what is in a file is that takes ``lying`` bytes."""
        return lying if self._aes is None else max(lying - OVERHEAD, 0)


def is_encrypted(path: Path) -> bool:
    """Whether a file says of itself that it was encrypted here, whole or piece by piece."""
    with path.open("rb") as stream:
        head = stream.read(_LENGTH + len(_MAGIC))
    return head.startswith(_MAGIC) or head[_LENGTH:] == _MAGIC


def seal(source: Path, target: Path, name: str, cipher: FileCipher) -> None:
    """Writes a file of any length, and what it was called, encrypted to ``target``: ``sealed_pieces`` gives both."""
    with source.open("rb") as stream, target.open("wb") as out:
        number, piece = 0, name.encode(errors="surrogateescape")
        while True:
            following = stream.read(_PIECE)
            # The last one says so: nothing can be cut off.
            lying = cipher.encrypted(f"sealed {number} {not following}", piece)
            out.write(len(lying).to_bytes(_LENGTH, "big") + lying)
            if not following:
                break
            number, piece = number + 1, following
        out.flush()
        os.fsync(out.fileno())


def sealed_pieces(path: Path, cipher: FileCipher) -> Iterator[bytes]:
    """What it was called, then what it holds, in pieces. Raises ValueError where it was changed, cut or is of another
    key, perhaps after some pieces."""
    with path.open("rb") as stream:
        number, lying = 0, _sealed_piece(stream)
        while True:
            following = _sealed_piece(stream)
            piece = cipher.decrypted(f"sealed {number} {not following}", lying)
            if piece is None:
                raise ValueError("damaged")
            yield piece
            if not following:
                return
            number, lying = number + 1, following


def _sealed_piece(stream: BinaryIO) -> bytes:
    """The next one as it lies; b"" at the end."""
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if head and (len(head) < _LENGTH or not 0 < length <= _PIECE + OVERHEAD):
        raise ValueError("damaged")
    return stream.read(length)


class Arriving:
    """A file that comes piece by piece, perhaps over several days; what came stays when the program ends.

    Encrypted, each piece stands for itself, with its number proved; one that was torn as it was written does not count.
    """

    def __init__(self, path: Path, cipher: FileCipher) -> None:
        self._path, self._cipher = path, cipher
        self._file: BufferedRandom | None = None
        self._pieces = 0
        self.size = 0  # bytes that came

    def __enter__(self) -> Arriving:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._path.touch()
        self._file = self._path.open("r+b")
        self.size = self._file.seek(0, os.SEEK_END) if self._cipher.is_plain else sum(map(len, self._came()))
        return self

    def __exit__(self, *_: object) -> None:
        assert self._file is not None
        self._file.close()
        self._file = None

    def add(self, piece: bytes) -> None:
        """One more piece came. Within ``with``."""
        assert self._file is not None
        lying = piece
        if not self._cipher.is_plain:
            lying = self._cipher.encrypted(f"{self._path.name} {self._pieces}", piece)
            lying = len(lying).to_bytes(_LENGTH, "big") + lying
        self._file.write(lying)
        self._file.flush()
        self._pieces += 1
        self.size += len(piece)

    def body(self) -> bytes:
        """All that came. Within ``with``."""
        return b"".join(self._came())

    def drop(self) -> None:
        """It begins anew."""
        self._path.unlink(missing_ok=True)

    def _came(self) -> list[bytes]:
        """The pieces, up to the first that does not fit; the next is written after them."""
        assert self._file is not None
        self._file.seek(0)
        if self._cipher.is_plain:
            return [self._file.read()]
        pieces: list[bytes] = []
        end = 0
        while len(head := self._file.read(_LENGTH)) == _LENGTH:
            length = int.from_bytes(head, "big")
            lying = self._file.read(length) if length <= _MOST_PIECE + OVERHEAD else b""
            piece = self._cipher.decrypted(f"{self._path.name} {len(pieces)}", lying)
            if piece is None:
                break
            pieces.append(piece)
            end += _LENGTH + length
        self._file.truncate(end)
        self._file.seek(end)
        self._pieces = len(pieces)
        return pieces

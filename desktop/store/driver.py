"""The one SQLite library of a laptop's process, and what a township's files are encrypted with.

Every file is opened through SQLCipher's library, plain ones too: two libraries in one process that have the same file
open drop each other's locks (https://www.sqlite.org/howtocorrupt.html, 2.2.1). Where the library cannot be loaded, an
old system's, the stdlib's opens plain files, and whoever has a key is told (decision 70). The server's files are opened
by the stdlib's; no process opens a file by both.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import KnownError

if TYPE_CHECKING:
    import sqlite3 as library
    from sqlite3 import Connection, Cursor
else:
    # The library brings an OpenSSL of its own, which would read the system's settings as it is loaded: those that
    # switch its usual ciphers off (an office's own providers) would switch the library off.
    _settings = os.environ.get("OPENSSL_CONF")
    os.environ["OPENSSL_CONF"] = os.devnull
    try:
        from sqlcipher3 import dbapi2 as library
    except ImportError as error:
        import sqlite3 as library

        logging.getLogger(__name__).warning("files are opened by the system's SQLite, nothing encrypts: %s", error)
    finally:
        if _settings is None:
            del os.environ["OPENSSL_CONF"]
        else:
            os.environ["OPENSSL_CONF"] = _settings
    Connection, Cursor = library.Connection, library.Cursor

__all__ = [
    "DATABASE",
    "ENCRYPTS",
    "KEY_BYTES",
    "KEY_FILE",
    "KEY_SPARE",
    "Connection",
    "Cursor",
    "DatabaseError",
    "Error",
    "Key",
    "connect",
    "is_plain",
    "key_error",
    "library",
    "look",
    "mark_in",
    "place_for_copy",
]

DatabaseError, Error = library.DatabaseError, library.Error
#: Whether this process can open encrypted files.
ENCRYPTS: Final = library.__name__.startswith("sqlcipher3")
KEY_BYTES: Final = 32
#: What an encrypted file begins with: these bytes, the head of its key's mark, and as many random ones of its own.
_MAGIC: Final = b"SUMU"
_MARK_BYTES: Final = 6
_LEAD_BYTES: Final = len(_MAGIC) + _MARK_BYTES
#: The file of a township's records, in its folder.
DATABASE: Final = "township.db"
#: Beside an encrypted file lie its keys, wrapped (``desktop.store.keys``), and their spare.
KEY_FILE: Final = "keys.json"
KEY_SPARE: Final = "keys.spare.json"
#: What a plain file of SQLite begins with.
_HEAD: Final = b"SQLite format 3\0"


class Key:
    """The data key of one township: 32 random bytes. Neither ``repr`` nor a traceback shows them."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != KEY_BYTES:
            raise ValueError(f"a key has {KEY_BYTES} bytes")
        self.raw = raw

    @classmethod
    def new(cls) -> Key:
        """A key that nobody had before."""
        return cls(secrets.token_bytes(KEY_BYTES))

    @property
    def mark(self) -> bytes:
        """Eight bytes that tell this key from others, and nothing of it."""
        return hashlib.sha256(b"sumu mark of a key\0" + self.raw).digest()[:8]

    @property
    def lead(self) -> bytes:
        """What the salt of each file under this key begins with. The rest is random, so that no page of one file passes
        for a page of another: SQLCipher derives from the salt the key by which it proves a page."""
        return _MAGIC + self.mark[:_MARK_BYTES]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Key) and hmac.compare_digest(self.raw, other.raw)

    def __hash__(self) -> int:
        return hash(self.raw)

    def __repr__(self) -> str:
        return "Key(…)"


def connect(path: Path, key: Key | None, *, uri: str = "", **options: Any) -> Connection:
    """A connection to the file at ``path``: an encrypted one under ``key``, a plain one under None.

    ``uri``: parameters of SQLite's own, like ``mode=ro``; ``options``: of the library's ``connect``. Whether the key
    fits is told by the first statement that reads, see ``key_error``. Raises KnownError ``encryption_missing``.
    """
    if key is not None and not ENCRYPTS:
        raise KnownError("encryption_missing")
    place = f"{path.absolute().as_uri()}?{uri}" if uri else str(path)
    connection: Connection = library.connect(place, uri=bool(uri), **options)
    if ENCRYPTS:
        # Else the library writes on the standard error what it could not decrypt.
        connection.execute("PRAGMA cipher_log_level = NONE").close()
    if key is not None:
        _take_key(connection, key)
    return connection


def _take_key(connection: Connection, key: Key) -> None:
    # SQLCipher reads the salt by its own descriptor: closing another one would drop the locks of the whole process.
    connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}'\"").close()
    (salt,) = connection.execute("PRAGMA cipher_salt").fetchone()
    if not salt.startswith(key.lead.hex()):  # a new file's is random; a damaged head's begins as it should
        connection.execute(f"PRAGMA cipher_salt = \"x'{key.lead.hex()}{salt[2 * _LEAD_BYTES :]}'\"").close()


def place_for_copy(path: Path, key: Key | None) -> str:
    """How VACUUM INTO is told to write a file at ``path`` under ``key`` with a salt of its own; it would take over that
    of the file that is copied. For connections that take URIs."""
    if key is None:
        return path.absolute().as_uri()
    salt = key.lead + secrets.token_bytes(len(_HEAD) - _LEAD_BYTES)
    return f"{path.absolute().as_uri()}?key=x%27{key.raw.hex()}{salt.hex()}%27"


def look(path: Path, key: Key | None, **options: Any) -> Connection:
    """A connection that only reads, and changes nothing beside the file either."""
    # Reading a file in WAL mode makes files beside it, unless SQLite may take it for one that nobody writes.
    still = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
    return connect(path, key, uri=f"mode=ro{still}", **options)


def is_plain(path: Path) -> bool:
    """Whether a file says of itself that it is a plain one of SQLite's."""
    with path.open("rb") as stream:
        return stream.read(len(_HEAD)) == _HEAD


def mark_in(path: Path) -> bytes | None:
    """The head of the mark of the key that a file is encrypted under, as the file says; None where it says nothing: a
    plain one, a damaged one, none."""
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_HEAD))
    except OSError:
        return None
    return head[len(_MAGIC) : _LEAD_BYTES] if len(head) == len(_HEAD) and head.startswith(_MAGIC) else None


def key_error(path: Path, key: Key | None) -> KnownError:
    """Why a file that is there is no database under ``key`` (None: under no key), which SQLite calls by one name.

    ``key_needed``: no key, and the file says that it is encrypted, or keys lie beside it. ``file_not_encrypted``: a
    key, and it is plain. ``key_wrong``: it says that it is of another key, and nothing in it was written under this
    one. ``database_damaged``: all else.
    """
    mark = mark_in(path)
    plain = is_plain(path)
    if key is None:
        keys = any(path.with_name(name).exists() for name in (KEY_FILE, KEY_SPARE))
        return KnownError("key_needed" if mark is not None or (keys and not plain) else "database_damaged")
    if plain:
        return KnownError("file_not_encrypted")
    other = mark is not None and _MAGIC + mark != key.lead
    return KnownError("key_wrong" if other and not _any_page_fits(path, key) else "database_damaged")


def _any_page_fits(path: Path, key: Key) -> bool:
    """Whether any page of a file was written under the key."""
    connection = look(path, key)
    try:
        unfit = len(connection.execute("PRAGMA cipher_integrity_check").fetchall())
        (size,) = connection.execute("PRAGMA cipher_page_size").fetchone()
    except DatabaseError:
        return False
    finally:
        connection.close()
    return unfit < path.stat().st_size // int(size)

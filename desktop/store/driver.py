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
]

DatabaseError, Error = library.DatabaseError, library.Error
#: Whether this process can open encrypted files.
ENCRYPTS: Final = library.__name__.startswith("sqlcipher3")
KEY_BYTES: Final = 32
_SALT_BYTES: Final = 16
#: Beside an encrypted file lie its keys, wrapped (``desktop.store.keys``), and their spare.
KEY_FILE: Final = "keys.json"
KEY_SPARE: Final = "keys.spare.json"
#: What a plain file of SQLite begins with; an encrypted one begins with its key's salt.
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
    def salt(self) -> bytes:
        """What each file under this key begins with: 16 bytes that tell the key, and nothing of it. SQLCipher derives
        from them the key by which it proves a page; of our own making, they need not be read to prove one."""
        return hashlib.sha256(b"sumu salt of a database\0" + self.raw).digest()[:_SALT_BYTES]

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
        connection.execute(f"PRAGMA key = \"x'{key.raw.hex()}{key.salt.hex()}'\"").close()
    return connection


def look(path: Path, key: Key | None, **options: Any) -> Connection:
    """A connection that only reads, and changes nothing beside the file either."""
    # Reading a file in WAL mode makes files beside it, unless SQLite may take it for one that nobody writes.
    still = "" if path.with_name(f"{path.name}-wal").exists() else "&immutable=1"
    return connect(path, key, uri=f"mode=ro{still}", **options)


def is_plain(path: Path) -> bool:
    """Whether a file says of itself that it is a plain one of SQLite's."""
    with path.open("rb") as stream:
        return stream.read(len(_HEAD)) == _HEAD


def key_error(path: Path, key: Key | None) -> KnownError:
    """Why a file that is there is no database under ``key`` (None: under no key), which SQLite calls by one name.

    ``key_needed``: no key, and keys lie beside it. ``file_not_encrypted``: a key, and it is plain. ``key_wrong``:
    nothing in it was written under that key. ``database_damaged``: all else.
    """
    with path.open("rb") as stream:
        head = stream.read(len(_HEAD))
    if key is None:
        keys = any(path.with_name(name).exists() for name in (KEY_FILE, KEY_SPARE))
        return KnownError("key_needed" if keys and head != _HEAD else "database_damaged")
    if head == _HEAD:
        return KnownError("file_not_encrypted")
    return KnownError("database_damaged" if head == key.salt or _any_page_fits(path, key) else "key_wrong")


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

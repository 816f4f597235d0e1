"""The whole server in one file, and back: the same file for SQLite and PostgreSQL, so that it also moves between them.

One zstd stream of msgpack messages: a header, then for each table its name and columns and its rows in portions, and at
last how many rows there were. Photos lie in a folder of their own and are copied as files.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec
import zstandard

from protocol.operations import chain_start
from server.database import Database, NewerSchema
from server.ledger import server_device
from server.schema import SCHEMA_VERSION, TABLES

_MAGIC: Final = "sumu-server backup"
_FORMAT: Final = 1
_AT_ONCE: Final = 500
_CHUNK: Final = 1 << 16
#: How long laptops may hand back what the server lost.
REFILL_MS: Final = 90 * 24 * 3600 * 1000

_encode = msgspec.msgpack.Encoder().encode


class Unreadable(Exception):
    """A file that is no whole backup of this program."""


class NotEmpty(Exception):
    """The database holds townships already."""


def back_up(db: Database, path: Path, now_ms: int) -> int:
    """Writes everything into a new file, read from one moment; gives the number of rows. The file is read again before
    it gets its name."""
    part = path.with_name(path.name + ".part")
    try:
        part.unlink(missing_ok=True)
        # It holds the townships' keys.
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
            count = _write(db, out, now_ms)
            out.flush()
            os.fsync(out.fileno())
        with part.open("rb") as stream:
            for _ in _messages(stream):
                pass
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
    return count


def _write(db: Database, out: BinaryIO, now_ms: int) -> int:
    count = 0
    with zstandard.ZstdCompressor(level=9, write_checksum=True).stream_writer(out, closefd=False) as writer:

        def put(message: Any) -> None:
            body = _encode(message)
            writer.write(len(body).to_bytes(4, "little") + body)

        put([_MAGIC, _FORMAT, SCHEMA_VERSION, now_ms])
        with db.snapshot():
            for table in TABLES:
                columns = db.columns(table)
                put([table, columns])
                for rows in db.stream(f"SELECT {', '.join(columns)} FROM {table}", _AT_ONCE):
                    put([tuple(row) for row in rows])
                    count += len(rows)
        put(count)
    return count


def restore(db: Database, path: Path, now_ms: int, *, force: bool = False) -> int:
    """Puts a backup in the place of what ``db`` holds, in one transaction; gives the number of rows.

    Every township begins a new epoch, so that laptops notice and hand back what the backup does not have; what they
    carry for others is taken too for 90 days. Raises Unreadable, NewerSchema, NotEmpty (unless ``force``).
    """
    db.create_tables()

    def work() -> int:
        if db.row("SELECT 1 FROM township") is not None and not force:
            raise NotEmpty
        for table in TABLES:
            db.execute(f"DELETE FROM {table}")
        with path.open("rb") as stream:
            count = _read(db, stream)
        # The tables are those of this version, whichever wrote the backup.
        db.execute("UPDATE meta SET value = ? WHERE name = 'schema'", (str(SCHEMA_VERSION),))
        for (code,) in db.rows("SELECT code FROM township"):
            epoch = secrets.token_bytes(16)
            db.execute(
                "UPDATE township SET epoch = ?, server_number = 0, server_chain = ?, refilling_until = ?"
                " WHERE code = ?",
                (epoch, chain_start(server_device(code, epoch)), now_ms + REFILL_MS, code),
            )
        return count

    return db.run(work)


def _read(db: Database, stream: BinaryIO) -> int:
    count, statement = 0, ""
    for message in _messages(stream):
        if isinstance(message, int):
            continue
        if message and isinstance(message[0], str):
            table, columns = message
            if table not in TABLES or not set(columns) <= set(db.columns(table)):
                raise Unreadable(f"an unknown table or column: {table}")
            statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})"
        else:
            db.execute_many(statement, message)
            count += len(message)
    return count


def _messages(stream: BinaryIO) -> Iterator[Any]:
    """What follows the header; the last is the number of rows. Raises Unreadable, NewerSchema."""
    try:
        plain = _Plain(stream)
        header = plain.message()
        if not isinstance(header, list) or header[:1] != [_MAGIC] or len(header) != 4:
            raise Unreadable("not a backup of this program")
        if header[1] > _FORMAT or header[2] > SCHEMA_VERSION:
            raise NewerSchema(f"{header[1]}.{header[2]}")
        count = 0
        while not isinstance(message := plain.message(), int):
            count += 0 if message and isinstance(message[0], str) else len(message)
            yield message
        if message != count or not plain.at_end():
            raise Unreadable("rows are missing")
        yield message
    except (zstandard.ZstdError, msgspec.DecodeError, EOFError) as error:
        raise Unreadable("truncated or damaged") from error


class _Plain:
    """The messages of a zstd stream. A reader of the library takes a stream without its end for a whole one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._inflate = zstandard.ZstdDecompressor().decompressobj()
        self._data = bytearray()

    def message(self) -> Any:
        """The next one. Raises EOFError, ZstdError, DecodeError."""
        size = int.from_bytes(self._exactly(4), "little")
        return msgspec.msgpack.decode(self._exactly(size))

    def at_end(self) -> bool:
        """Whether nothing follows. Raises EOFError, ZstdError where the stream's own end or checksum fails."""
        while not self._inflate.eof:
            self._more()
        return not self._data and not self._inflate.unused_data and not self._stream.read(1)

    def _exactly(self, size: int) -> bytes:
        while len(self._data) < size:
            self._more()
        piece = bytes(self._data[:size])
        del self._data[:size]
        return piece

    def _more(self) -> None:
        chunk = self._stream.read(_CHUNK)
        if not chunk:
            raise EOFError
        self._data += self._inflate.decompress(chunk)

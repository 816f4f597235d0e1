"""A whole copy of a township's file, and what such a copy holds: looked at without changing a byte of it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from desktop.errors import KnownError
from desktop.store.database import APPLICATION_ID, SCHEMA_VERSION, check
from desktop.store.driver import Connection, DatabaseError, Key, connect, key_error, look, mark_in, place_for_copy
from desktop.store.files import sync


class Stopped(Exception):
    """The person called it off."""


class Counts(NamedTuple):
    """What a file holds, for the person who chooses. ``women``: everybody on the roster but men."""

    women: int
    activities: int
    visits: int


def copy_database(
    path: Path,
    target: Path,
    tell: Callable[[int], object] | None = None,
    stopped: Callable[[], bool] = lambda: False,
    *,
    key: Key | None,
) -> None:
    """A whole copy of the file at ``path``, which may be in use, that is on the disk, under the same ``key``. ``tell``
    gets the bytes that are there. Raises what SQLite says, or Stopped."""
    target.unlink(missing_ok=True)
    place = place_for_copy(target, key)
    # Each look at the clock of the one who waits costs the copying a little: 10,000 steps are some milliseconds.
    connection = connect(path, key, uri="mode=rw", isolation_level=None)
    with contextlib.closing(connection):
        if tell is not None:

            def look() -> int:
                tell(target.stat().st_size if target.exists() else 0)
                return int(stopped())

            connection.set_progress_handler(look, 10_000)
        try:
            connection.execute("VACUUM INTO ?", (place,))
        except DatabaseError as error:
            if stopped():
                target.unlink(missing_ok=True)
                raise Stopped from None
            # SQLite may blame the copy, which it could not begin, for what is wrong with the file.
            if check(path, key) != "ok":
                raise KnownError("database_damaged") from None
            # SQLite names what it could not open, and the name has the key.
            raise type(error)(str(error).replace(place, target.name)) from None
    check_database(target, key)
    sync(target)


def put_mark(path: Path, name: str, value: int, key: Key | None) -> None:
    """Writes a value of the meta table into a file that nobody has open."""
    with contextlib.closing(connect(path, key, isolation_level=None)) as connection:
        connection.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (name, value))
    sync(path)


def check_database(path: Path, key: Key | None) -> None:
    """Raises KnownError where a file is not whole, not this program's, or newer than it: in words of backups; or
    ``key_needed``, ``key_wrong``, ``file_not_encrypted``."""
    if key is None:
        with path.open("rb") as stream:
            check_head(stream.read(100))
    else:
        _check_encrypted(path, key)
    if check(path, key) != "ok":
        raise KnownError("backup_damaged")


def _check_encrypted(path: Path, key: Key) -> None:
    try:
        with looking_at(path, key) as connection:
            ((application,),) = connection.execute("PRAGMA application_id").fetchall()
            ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    except DatabaseError as error:
        code = key_error(path, key).code
        if code == "database_damaged":
            code = "backup_damaged" if mark_in(path) is not None else "backup_foreign"
        raise KnownError(code) from error
    if application != APPLICATION_ID:
        raise KnownError("backup_foreign")
    if version > SCHEMA_VERSION:
        raise KnownError("backup_newer")


def check_head(head: bytes) -> None:
    """``check_database`` for a plain file's first 100 bytes."""
    if head and not head.startswith(b"SQLite format 3\0"):
        raise KnownError("backup_foreign")
    if len(head) < 100:
        raise KnownError("backup_damaged")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise KnownError("backup_foreign")
    if int.from_bytes(head[60:64], "big") > SCHEMA_VERSION:
        raise KnownError("backup_newer")


@contextlib.contextmanager
def looking_at(path: Path, key: Key | None) -> Iterator[Connection]:
    """A connection that only reads. Raises what SQLite says."""
    with contextlib.closing(look(path, key)) as connection:
        yield connection


def counts_of(path: Path, key: Key | None) -> Counts:
    """How many women, activities and visits a file holds."""
    with looking_at(path, key) as connection:
        found = connection.execute(
            "SELECT (SELECT count(*) FROM person WHERE deleted IS NULL AND merged_into IS NULL AND sex IS NOT '1'),"
            " (SELECT count(*) FROM activity WHERE deleted IS NULL), (SELECT count(*) FROM visit WHERE deleted IS NULL)"
        ).fetchone()
    return Counts(*found)


def users_of(path: Path, key: Key | None) -> list[tuple[bytes, str]]:
    """Who a file knows as users (id, name), by name."""
    with looking_at(path, key) as connection:
        found = connection.execute("SELECT id, ifnull(name, '') FROM user WHERE deleted IS NULL ORDER BY name")
        return [(bytes(id_), name) for id_, name in found.fetchall()]


def township_of(path: Path, key: Key | None) -> str:
    """The name of the township whose records a file holds; "" before one was chosen."""
    with looking_at(path, key) as connection:
        row = connection.execute(
            "SELECT name_zh FROM org_unit WHERE level = 'sumu' AND deleted IS NULL ORDER BY created_at LIMIT 1"
        ).fetchone()
    return row[0] or "" if row else ""

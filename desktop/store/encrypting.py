"""A plain file of records written anew as an encrypted one, and proved to hold the same."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path
from typing import Any

from desktop.errors import KnownError
from desktop.store.copying import check_database
from desktop.store.driver import Connection, Key, connect
from desktop.store.files import sync


def encrypted_copy(path: Path, target: Path, key: Key) -> None:
    """Writes the plain file at ``path``, which nobody has open, to ``target`` under ``key``, and reads it again row by
    row; then it is on the disk. Raises what SQLite says, or KnownError ``database_damaged``."""
    target.unlink(missing_ok=True)
    with contextlib.closing(connect(target, key, isolation_level=None)) as made:
        made.execute("PRAGMA synchronous = OFF")  # it is synced as a whole
        made.execute("PRAGMA secure_delete = ON")
        # An empty key is a plain file.
        made.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
        made.execute("SELECT sqlcipher_export('main', 'plain')").fetchall()
        for pragma in ("application_id", "user_version"):
            made.execute(f"PRAGMA main.{pragma} = {made.execute(f'PRAGMA plain.{pragma}').fetchone()[0]}")
        _compare(made)
        made.execute("DETACH DATABASE plain")
    check_database(target, key)
    sync(target)


def _compare(made: Connection) -> None:
    """Raises KnownError ``database_damaged`` where the two that are open differ in a table, an index or a row."""
    schema = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY type, name"
    names = [name for kind, name, *_ in made.execute(schema.format("plain")) if kind == "table"]
    queries = [schema, *(f'SELECT * FROM {{}}."{name}"' for name in names)]
    for query in queries:
        plain, encrypted = (made.execute(query.format(which)) for which in ("plain", "main"))
        if any(one != other for one, other in zip_longest(_rows(plain), _rows(encrypted))):
            raise KnownError("database_damaged")


def _rows(cursor: Any) -> Iterator[tuple[Any, ...]]:
    yield from cursor

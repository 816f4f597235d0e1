"""A new township's file is a copy of one that the migrations made: once a process, not for each of thousands of tests.

All of them in a row take 65 ms, and every second test opens a new file. What migrates an older file, or one in a
process of its own, runs them as ever; so does whoever asks for ``made_by_migrations``.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.store import database
from desktop.store.database import Database
from desktop.store.driver import Key, connect

_migrate: Final = database._migrate
#: Folder of the migrations, and key → a file that they made.
_made: Final[dict[tuple[str, Key | None], Path]] = {}


def copy_ready_files() -> None:
    """From now on, in this process."""
    database._migrate = _copied


def _copied(db: Database) -> None:
    if db.value("SELECT count(*) FROM sqlite_master"):
        _migrate(db)
        return
    asked = str(database.MIGRATIONS), db.key
    if asked not in _made:
        path = Path(tempfile.mkdtemp(prefix="ready-")) / "township.db"
        with closing(Database(path, db.key)) as ready:
            _migrate(ready)
        _made[asked] = path
    with closing(connect(_made[asked], db.key)) as source, db.write_lock:
        target: Any = db.raw
        source.backup(target)


@pytest.fixture
def made_by_migrations(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Each new file is made as the program makes it."""
    monkeypatch.setattr(database, "_migrate", _migrate)
    yield

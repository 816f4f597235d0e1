"""A real file for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.changes import Journal
from desktop.store.database import Database, open_database

#: 2026-11-23 08:00 in China, in milliseconds.
NOW_MS = 1_795_392_000_000


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An open, empty township file."""
    database = open_database(tmp_path / "township.db")
    yield database
    database.close_all()


@pytest.fixture
def journal(db: Database) -> Journal:
    """The journal of ``db``; its wall clock stands still."""
    return Journal(db, now_ms=lambda: NOW_MS)

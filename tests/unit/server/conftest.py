"""Every test of the server's data runs on SQLite and on a real PostgreSQL that the tests start."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.postgresql import running_postgresql
from server.database import Database


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of a PostgreSQL server's own database."""
    with running_postgresql(durable=False) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database of either kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'server.db'}"
        return
    admin = Database(request.getfixturevalue("postgres"))
    with admin.reading():
        admin.execute("DROP DATABASE IF EXISTS township WITH (FORCE)")
        admin.execute("CREATE DATABASE township")
    admin.close()
    yield request.getfixturevalue("postgres").replace("/postgres?", "/township?")


@pytest.fixture
def db(url: str) -> Iterator[Database]:
    """A database with its tables."""
    database = Database(url)
    database.create_tables()
    yield database
    database.close()

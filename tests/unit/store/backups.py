"""A township's folder to back up, and what is asked of its copies."""

from __future__ import annotations

import resource
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.store.file_cipher import FileCipher
from protocol.ids import new_id
from tests.encrypted import key
from tests.replay import assert_replay_gives_rows

NOW = datetime(2026, 11, 23, 9, 30)
PICTURE = b"a picture" * 40_000
ENCRYPTED = key() is not None


def put(path: Path, body: bytes) -> None:
    """A picture as it lies in a township of this run."""
    path.write_bytes(FileCipher(key()).encrypted(path.name, body))


def women(path: Path) -> list[str]:
    db = open_database(path)
    names = [row[0] for row in db.rows("SELECT name_zh FROM person ORDER BY name_zh")]
    assert_replay_gives_rows(db)
    db.close_all()
    return names


def add_woman(path: Path, name: str) -> None:
    db = open_database(path)
    Journal(db).write([Edit("person", new_id(), {"name_zh": name})], Label("test"))
    db.close_all()


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as caught:
        work()
    return caught.value.code


@contextmanager
def files_at_most(size: int) -> Iterator[None]:
    """The system refuses to let a file of this process grow beyond ``size`` bytes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

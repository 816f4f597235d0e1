"""A real file for each test, and a folder to back up."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.backup import back_up_to
from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import Database, open_database
from protocol.ids import new_id
from tests.encrypted import called
from tests.unit.store.backups import NOW, PICTURE, put

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


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A township's folder: a file with three women, an activity, and a picture with its small one."""
    folder = tmp_path / "desk"
    db = open_database(folder / "township.db")
    journal = Journal(db)
    journal.write(
        [Edit("org_unit", new_id(), {"name_zh": "乌兰毛都苏木", "level": "sumu"})]
        + [Edit("person", new_id(), {"name_zh": f"妇女{i}"}) for i in range(3)]
        + [Edit("activity", new_id(), {"title": "团圆饭"})],
        Label("test"),
    )
    db.close_all()
    name = called(PICTURE)
    place = folder / "photos" / name[:2]
    place.mkdir(parents=True)
    put(place / f"{name}.jpg", PICTURE)
    put(place / f"{name}.small.jpg", b"small")
    (folder / "photos" / "Thumbs.db").write_bytes(b"none of ours")
    return folder


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "stick"
    place.mkdir()
    return place


@pytest.fixture
def carried(folder: Path, stick: Path) -> Path:
    """A backup on a stick."""
    path = back_up_to(folder / "township.db", stick, "乌兰毛都苏木", "妇联-1", now=NOW)
    assert path is not None
    return path

"""The whole server in one file and back, on either database and from one to the other; damaged files change nothing."""

from __future__ import annotations

import socket
import stat
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import zstandard

from protocol.ids import new_id
from protocol.signing import new_key, public_of
from server.__main__ import main
from server.auth import add_township
from server.backups import REFILL_MS, NotEmpty, Unreadable, back_up, restore
from server.database import Database
from server.devices import Newcomer
from server.schema import TABLES
from tests.newcomers import let_in
from tests.sync.conftest import free_port

TOWNSHIP, NOW_MS = "152221201", 1_800_000_000_000


@pytest.fixture
def full(db: Database) -> Database:
    """A township with two laptops and rows of every size."""
    add_township(db, TOWNSHIP, "乌兰毛都苏木", NOW_MS)
    for _ in range(2):
        newcomer = Newcomer(new_id(), new_id().hex(), public_of(new_key()))
        let_in(db, TOWNSHIP, newcomer, "chair", NOW_MS)
    db.run(
        lambda: db.execute_many(
            "INSERT INTO record (township, kind, id, state) VALUES (?, ?, ?, ?)",
            [(TOWNSHIP, 7, i.to_bytes(16, "big"), bytes([i % 256]) * (i % 900)) for i in range(1203)],
        )
    )
    return db


def content(db: Database) -> dict[str, list[tuple[Any, ...]]]:
    with db.reading():
        return {table: sorted(map(tuple, db.rows(f"SELECT * FROM {table}")), key=repr) for table in TABLES}


def settled(rows: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Without what a restore changes on purpose."""
    return {table: found for table, found in rows.items() if table != "township"}


def test_a_backup_gives_every_row_back_in_another_database(full: Database, tmp_path: Path) -> None:
    before = content(full)
    assert len(before["record"]) == 1203 and len(before["device"]) == 2
    path = tmp_path / "server.backup"
    assert back_up(full, path, NOW_MS) == sum(map(len, before.values()))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [file.name for file in tmp_path.glob("*.part")] == []
    with closing(Database(f"sqlite:///{tmp_path / 'other.db'}")) as other:
        assert restore(other, path, NOW_MS) == sum(map(len, before.values()))
        assert settled(content(other)) == settled(before)


def test_a_file_of_sqlite_is_restored_on_either(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "first.backup"
    back_up(full, path, NOW_MS)
    with closing(Database(f"sqlite:///{tmp_path / 'other.db'}")) as other:
        restore(other, path, NOW_MS)
        back_up(other, tmp_path / "second.backup", NOW_MS)
        before = content(other)
    restore(full, tmp_path / "second.backup", NOW_MS, force=True)
    assert settled(content(full)) == settled(before)


def test_a_restored_township_begins_a_new_epoch_and_takes_back_for_a_while(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "server.backup"
    back_up(full, path, NOW_MS)
    sql = "SELECT epoch, refilling_until FROM township"
    with full.reading():
        ((epoch, refilling_until),) = full.rows(sql)
    assert refilling_until == 0
    restore(full, path, NOW_MS + 5, force=True)
    with full.reading():
        ((now, refilling_until),) = full.rows(sql)
    assert now != epoch and refilling_until == NOW_MS + 5 + REFILL_MS


def test_a_database_with_townships_is_not_overwritten_unasked(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "server.backup"
    back_up(full, path, NOW_MS)
    before = content(full)
    with pytest.raises(NotEmpty):
        restore(full, path, NOW_MS)
    assert content(full) == before


def test_a_damaged_file_changes_nothing(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "server.backup"
    back_up(full, path, NOW_MS)
    data, before = path.read_bytes(), content(full)
    other = zstandard.ZstdCompressor().compress(b"\x04\x00\x00\x00none")
    middle = len(data) // 2
    flipped = data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :]
    for broken in (b"", b"not a backup", other, data[:-1], data[:middle], flipped):
        path.write_bytes(broken)
        with pytest.raises(Unreadable):
            restore(full, path, NOW_MS, force=True)
        assert content(full) == before


def test_the_commands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = str(free_port())
    folder, path = ["--data", str(tmp_path / "data")], str(tmp_path / "server.backup")
    assert main(["init", *folder, "--plain", "--port", port]) == 0
    assert main(["invite", *folder, "--township", TOWNSHIP]) == 0
    assert main(["backup", *folder, path]) == 0
    assert "photos" in capsys.readouterr().out
    assert main(["restore", *folder, path]) == 2
    assert "--force" in capsys.readouterr().err
    assert main(["restore", *folder, "--force", path]) == 0
    with closing(socket.create_server(("127.0.0.1", int(port)))):
        assert main(["restore", *folder, "--force", path]) == 2
    assert "stop it first" in capsys.readouterr().err
    Path(path).write_bytes(b"")
    assert main(["restore", *folder, "--force", path]) == 2
    assert "nothing was changed" in capsys.readouterr().err
    assert main(["restore", *folder, "--force", str(tmp_path / "none")]) == 2
    assert main(["backup", *folder, str(tmp_path / "no" / "where")]) == 2

"""Laptop → stick → server → stick → laptop, with the server's own commands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.store.changes import Edit, Journal, Label
from desktop.store.database import open_database
from desktop.sync.connection import Connection
from desktop.sync.enrolment import Enrolment
from desktop.sync.stick_reading import import_bundle
from desktop.sync.sticks import export_bundle
from protocol.bundle import BundleWriter, Head
from protocol.ids import new_id
from protocol.wire import LOG, OPERATIONS
from tests.sync.conftest import ServerProcess, run_server
from tests.sync.test_server_process import laptop

TOWNSHIP = "152221205"
NOW = datetime(2026, 11, 24, 10, 30)
NOW_MS = round(NOW.timestamp() * 1000)


@pytest.fixture
def joined(server: ServerProcess) -> tuple[Connection, Connection]:
    """Two laptops of a township."""
    first, second = (Enrolment(server.invite(TOWNSHIP)).run() for _ in range(2))
    return first, second


def add(journal: Journal, name: str) -> bytes:
    """One act."""
    woman = new_id()
    journal.write([Edit("person", woman, {"name_zh": name})], Label("test"))
    return woman


def stick(folder: Path, name: str) -> Path:
    """An empty stick."""
    made = folder / name
    made.mkdir()
    return made


def test_a_stick_goes_to_the_server_and_the_answer_comes_back(
    server: ServerProcess, joined: tuple[Connection, Connection], tmp_path: Path
) -> None:
    data = ["--data", str(server.data)]
    first, second = joined
    with laptop(first, tmp_path / "a.db") as (a, sync_a, _), laptop(second, tmp_path / "b.db") as (b, sync_b, _):
        assert sync_a.exchange().whole and sync_b.exchange().whole
        cursor = a.cursor.seq
        woman = add(a, "其木格")
        early = export_bundle(a, first, stick(tmp_path, "early"), NOW).path
        add(a, "娜仁")
        late = export_bundle(a, first, stick(tmp_path, "late"), NOW).path
        # The later file first, both twice: what the server has already counts once.
        assert f"{TOWNSHIP}, 2 new operations of 2" in run_server("import", *data, str(late))
        assert "0 new operations of 1" in run_server("import", *data, str(early))
        assert "0 new operations of 2" in run_server("import", *data, str(late))

        answer = tmp_path / "answer.sumu"
        told = run_server("export", *data, "--township", TOWNSHIP, "--since", str(cursor), str(answer))
        assert f"the log from {cursor} to {cursor + 2}" in told
        assert a.log.waiting()[0] == 2
        found = import_bundle(a, first, answer, NOW_MS)
        assert (found.acknowledged, found.waits) == (2, "")
        assert a.log.waiting() == (0, None)
        assert import_bundle(b, second, answer, NOW_MS).received == 2
        assert b.rows.get("person", woman) is not None
        for exchange in (sync_a.exchange(), sync_b.exchange()):
            assert (exchange.received, exchange.sent, exchange.checked) == (0, 0, "same")


@pytest.fixture
def written(joined: tuple[Connection, Connection], tmp_path: Path) -> Iterator[bytes]:
    """A file that waits for the server."""
    db = open_database(tmp_path / "a.db")
    journal = Journal(db)
    journal.sync.adopt_device(joined[0].device)
    add(journal, "其木格")
    yield export_bundle(journal, joined[0], stick(tmp_path, "stick"), NOW).path.read_bytes()
    db.close_all()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda whole: whole[: len(whole) // 2], "is cut off"),
        (lambda whole: whole[:-40] + bytes([whole[-40] ^ 1]) + whole[-39:], "is damaged or was changed"),
        (lambda _: b"PK\x03\x04 a table of somebody", "is no file of changes"),
        (lambda _: b"", "is cut off"),
    ],
    ids=["half of it", "a flipped bit", "another file", "an empty file"],
)
def test_a_broken_file_changes_nothing_at_the_server(
    server: ServerProcess, written: bytes, tmp_path: Path, change: object, said: str
) -> None:
    assert callable(change)
    path = tmp_path / "broken.sumu"
    path.write_bytes(change(written))
    assert f"{said}; nothing was taken" in run_server("import", "--data", str(server.data), str(path), check=False)
    path.write_bytes(written)
    assert "1 new operations of 1" in run_server("import", "--data", str(server.data), str(path))


@pytest.mark.parametrize("frame", [[OPERATIONS], [LOG, 1, [[5]], b""], [OPERATIONS, b"x", -1, {}, None, 7, 8]])
def test_what_a_laptop_signed_and_is_malformed_is_refused_in_words(
    server: ServerProcess, joined: tuple[Connection, Connection], tmp_path: Path, frame: list[object]
) -> None:
    mine = joined[0]
    key_id, key = mine.township_keys[0]
    path = tmp_path / "odd.sumu"
    with path.open("wb") as file:
        head = Head(mine.township, mine.device, mine.certificate, key_id, bytes(16), NOW_MS, bytes(16), 0)
        writer = BundleWriter(file, head, key, mine.key)
        writer.frame(frame)
        writer.close()
    told = run_server("import", "--data", str(server.data), str(path), check=False)
    assert told == f"{path}: this file is damaged or was changed; nothing was taken\n"


def test_what_cannot_be_carried_is_said(server: ServerProcess, tmp_path: Path) -> None:
    data = ["--data", str(server.data)]
    target = tmp_path / "none.sumu"
    assert "no such township" in run_server("export", *data, "--township", "999999999", str(target), check=False)
    assert not target.exists()
    assert "No such file" in run_server("import", *data, str(target), check=False)


def test_a_stick_of_a_laptop_that_was_shut_out_is_told_with_what_to_do(
    server: ServerProcess, joined: tuple[Connection, Connection], written: bytes, tmp_path: Path
) -> None:
    """E5: neither reading it nor shutting the laptop out goes by without a word."""
    data, device = ["--data", str(server.data)], joined[0].device.hex()
    told = run_server("revoke", *data, "--township", TOWNSHIP, "--device", device)
    assert "laid aside" in told and "quarantine" in told
    path = tmp_path / "last.sumu"
    path.write_bytes(written)
    told = run_server("import", *data, str(path))
    assert f"1 operations of {device} are laid aside, for it was shut out" in told
    accept = f"sumu-server quarantine --township {TOWNSHIP} --accept {device}"
    assert accept in told and accept in run_server("quarantine", *data)
    told = run_server("quarantine", *data, "--township", TOWNSHIP, "--accept", device)
    assert "1 changes taken" in told

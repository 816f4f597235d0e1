"""Making an update ready: the records backed up, today's program kept, nothing changed where something is wrong."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.services.updates import Updates, here, maker_keys
from desktop.update_file import Here, write_update
from protocol.signing import public_of
from protocol.update_label import Label

SEED, STRANGER = bytes(range(32)), bytes(range(1, 33))  # fixed: parameters of tests are named by them
INSTALLER = b"installer" * 1000
HERE = Here("0.1.0", "linux-amd64", "2.31")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path / "root" / "township")
    start_township(made, "152221201")
    made.records.add_user("王兰")
    yield made
    made.close()


@pytest.fixture
def program(tmp_path: Path) -> Path:
    folder = tmp_path / "opt"
    (folder / "_internal").mkdir(parents=True)
    (folder / "sumu").write_text("of today")
    (folder / "sumu").chmod(0o755)
    (folder / "_internal" / "lib.so").write_bytes(b"library")
    return folder


def update(folder: Path, seed: bytes = SEED, **changed: object) -> Path:
    said: dict[str, object] = {
        "format": 1,
        "version": "0.2.0",
        "system": "linux-amd64",
        "needs": "2.28",
        "name": "sumu-home_0.2.0_amd64.deb",
        "size": len(INSTALLER),
        "sha256": hashlib.sha256(INSTALLER).hexdigest(),
    }
    path = folder / "新版.sumuup"
    write_update(path, Label(**(said | changed)), INSTALLER, seed)  # type: ignore[arg-type]
    return path


def updates(desk: Desk, program: Path | None, version: str = "0.1.0") -> Updates:
    return Updates(desk, HERE._replace(version=version), [public_of(SEED)], program)


def test_ready_means_backed_up_kept_and_taken_out(desk: Desk, program: Path, tmp_path: Path) -> None:
    note = updates(desk, program).make_ready(update(tmp_path))
    assert [kept.reason for kept in desk.backups.list()] == ["migration"]
    assert Path(note.installer).read_bytes() == INSTALLER
    assert Path(note.installer).name == "sumu-home_0.2.0_amd64.deb"
    kept = Path(note.kept)
    assert (kept / "sumu").read_text() == "of today" and os.access(kept / "sumu", os.X_OK)
    assert (kept / "_internal" / "lib.so").read_bytes() == b"library"
    assert (note.former, note.version) == ("0.1.0", "0.2.0")
    assert not list(kept.parent.glob(".*"))


@pytest.mark.parametrize(
    ("changed", "seed", "code"),
    [
        ({}, STRANGER, "update_stranger"),
        ({"system": "windows-amd64"}, SEED, "update_other_system"),
        ({"needs": "2.36"}, SEED, "update_needs"),
        ({"version": "0.0.9"}, SEED, "update_older"),
        ({"sha256": "0" * 64}, SEED, "update_tampered"),
    ],
)
def test_a_wrong_file_changes_nothing(
    desk: Desk, program: Path, tmp_path: Path, changed: dict[str, object], seed: bytes, code: str
) -> None:
    made = updates(desk, program)
    with pytest.raises(KnownError) as caught:
        made.make_ready(update(tmp_path, seed, **changed))
    assert caught.value.code == code
    assert made.last() is None
    assert not made.folder.exists() or not list(made.folder.iterdir())


def test_too_little_room_is_told_before_anything_is_written(
    desk: Desk, program: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: _Usage)
    made = updates(desk, program)
    with pytest.raises(KnownError) as caught:
        made.make_ready(update(tmp_path))
    assert caught.value.code == "disk_full"
    assert desk.backups.list() == [] and not list(made.folder.iterdir())


class _Usage:
    free = 100 << 20


def test_from_its_sources_nothing_is_replaced(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        updates(desk, None).make_ready(update(tmp_path))
    assert caught.value.code == "update_not_packaged"


def test_it_is_told_once_that_it_was_carried_out(desk: Desk, program: Path, tmp_path: Path) -> None:
    before = updates(desk, program)
    assert before.left_undone() is None
    note = before.make_ready(update(tmp_path))
    assert before.take_outcome() is None and before.left_undone() == note
    after = updates(desk, program, "0.2.0")
    assert after.left_undone() is None
    assert after.take_outcome() == note
    assert after.take_outcome() is None


def test_the_next_update_lets_the_one_before_go(desk: Desk, program: Path, tmp_path: Path) -> None:
    first = updates(desk, program).make_ready(update(tmp_path))
    (program / "sumu").write_text("the next")
    second = updates(desk, program, "0.2.0").make_ready(update(tmp_path, version="0.3.0", name="next.deb"))
    assert not Path(first.installer).exists() and not Path(first.kept).exists()
    assert (Path(second.kept) / "sumu").read_text() == "the next"


@pytest.mark.parametrize("content", [b"", b"{", b'{"version": 1}', b"\xff" * 10, b"[" * 100_000])
def test_a_note_that_nobody_can_read_is_none(desk: Desk, program: Path, content: bytes) -> None:
    made = updates(desk, program)
    made.folder.mkdir()
    (made.folder / "update.json").write_bytes(content)
    assert made.last() is None and made.take_outcome() is None


def test_keys_are_lines_of_hex(tmp_path: Path) -> None:
    path = tmp_path / "keys"
    path.write_text(f"# whose\n{'ab' * 32} # the maker\nab\nnot hex\n\n{'CD' * 32}\n")
    assert maker_keys(path) == [b"\xab" * 32, b"\xcd" * 32]
    assert isinstance(maker_keys(), list)


def test_this_laptop_is_said_in_numbers() -> None:
    at = here("0.1.0")
    assert at.system.startswith(("linux-", "windows-")) and at.system_version.split(".")[0].isdecimal()

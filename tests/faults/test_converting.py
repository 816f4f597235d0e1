"""kill -9 while a plain township is encrypted: at each step it is whole, the plain one or the encrypted one."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.store.changes import Edit, Journal, Label
from desktop.store.converting import finish
from desktop.store.copies import back_up_file, copies
from desktop.store.database import check, open_database
from desktop.store.driver import KEY_FILE, Key, is_plain
from desktop.store.file_cipher import FileCipher
from protocol.ids import derived_id
from tests.faults.converting import KEY
from tests.faults.processes import LONG
from tests.replay import assert_replay_gives_rows

#: Every so many steps.
STEP = 1 if LONG else 29
NAME, PICTURE = "萨仁高娃", b"a picture of her" * 500
PHOTO = hashlib.sha256(PICTURE).hexdigest()


class Killed:
    """Runs one conversion after another."""

    def __enter__(self) -> Killed:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.converting"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, folder: Path, step: int, *, finish: bool = False) -> str:
        """How it ended: ``dead`` or ``ended 0``."""
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps({"folder": str(folder), "step": step, "finish": finish}) + "\n")
        self._process.stdin.flush()
        said = self._process.stdout.readline().strip()
        return self._process.stdout.readline().strip() if said.startswith("steps") else said


@pytest.fixture(scope="module")
def killed() -> Iterator[Killed]:
    with Killed() as made:
        yield made


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plain township with a woman, her picture, a copy and what is open in another program."""
    folder = tmp_path_factory.mktemp("plain") / "township"
    db = open_database(folder / "township.db", None)
    journal = Journal(db)
    for act in range(3):
        journal.write([Edit("person", derived_id("person", act), {"name_zh": f"{NAME}{act}"})], Label("test", NAME))
    db.close_all()
    back_up_file(folder / "township.db", folder / "backups", "hand", key=None)
    for place, body in ((f"photos/{PHOTO[:2]}/{PHOTO}.jpg", PICTURE), ("opened/ab/cd/paper.txt", NAME.encode())):
        (folder / place).parent.mkdir(parents=True)
        (folder / place).write_bytes(body)
    (folder / "opened/ab/cd/paper.txt").chmod(0o400)
    return folder


def assert_whole(folder: Path, key: Key | None) -> None:
    """Each act, the copy and the picture are there."""
    db = open_database(folder / "township.db", key)
    assert db.value("SELECT count(*) FROM person WHERE name_zh LIKE ?", (f"{NAME}%",)) == 3
    assert_replay_gives_rows(db)
    db.close_all()
    assert check(folder / "township.db", key) == "ok"
    [kept] = copies(folder / "backups", key)
    assert kept.operations == 3
    name = FileCipher(key).name(bytes.fromhex(PHOTO))
    place = folder / "photos" / name[:2] / f"{name}.jpg"
    assert FileCipher(key).decrypted(place.name, place.read_bytes()) == PICTURE


def assert_nothing_plain(root: Path) -> None:
    """In no file's bytes, and no file of the plain one is left."""
    for path in root.rglob("*"):
        if path.is_file():
            body = path.read_bytes()
            assert NAME.encode() not in body and b"a picture of her" not in body, path
            assert not body.startswith(b"SQLite"), path


def settled(root: Path) -> Key | None:
    """After a start: one whole township and nothing beside it; gives its key."""
    folder = root / "township"
    finish(folder)
    for empty in root.glob("township.between"):
        empty.rmdir()
    assert [path.name for path in root.iterdir()] == ["township"]
    key = None if is_plain(folder / "township.db") else KEY
    assert (folder / KEY_FILE).exists() == (key is not None)
    assert_whole(folder, key)
    if key is not None:
        assert_nothing_plain(root)
    return key


def test_killed_at_each_step_it_is_whole(killed: Killed, plain: Path, tmp_path: Path) -> None:
    step, end, found = 0, "dead", list[bool]()
    while end == "dead":
        step += STEP
        root = tmp_path / str(step)
        shutil.copytree(plain, root / "township")
        end = killed.run(root / "township", step)
        key = settled(root)
        found.append(key is not None)
        if key is None and step % (4 * STEP) == STEP:  # and it can be done once more
            assert killed.run(root / "township", 0) == "ended 0"
            assert settled(root) == KEY
        shutil.rmtree(root)
    assert end == "ended 0" and found[-1]
    assert found == sorted(found) and not found[0]  # once it is encrypted it never is plain again
    assert step > 200


def test_killed_at_each_step_of_what_a_start_ends(killed: Killed, plain: Path, tmp_path: Path) -> None:
    """Between the renames, and at each file that is wiped."""
    done = tmp_path / "done" / "township"
    shutil.copytree(plain, done)
    assert killed.run(done, 0) == "ended 0"
    whole = tmp_path / "whole" / "township"  # with the list by which it is proved
    shutil.copytree(done, whole)
    held = {
        path.relative_to(whole).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in whole.rglob("*")
        if path.is_file()
    }
    (whole / "whole.json").write_text(json.dumps(held))
    for before in ("between", "wiping", "another"):
        step, end = 0, "dead"
        while end == "dead":
            step += 1 if LONG else 11
            root = tmp_path / f"{before}{step}"
            shutil.copytree(whole, root / ("township" if before == "wiping" else "township.encrypting"))
            shutil.copytree(plain, root / "township.plain")
            if before == "another":  # made by an older version between the renames; as empty as it makes it
                (root / "township").mkdir()
            end = killed.run(root / "township", step, finish=True)
            assert settled(root) == KEY
            shutil.rmtree(root)
        assert end == "ended 0"

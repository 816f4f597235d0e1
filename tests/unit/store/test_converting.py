"""A plain township becomes an encrypted one, or stays as it was."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.starting import make_sample
from desktop.store import converting, keys, whole_folder
from desktop.store.converting import encrypt_township, finish
from desktop.store.copies import back_up_file, copies
from desktop.store.copying import Stopped
from desktop.store.driver import KEY_FILE, KEY_SPARE, Key
from desktop.store.file_cipher import FileCipher, sealed_pieces
from desktop.store.keys import Keys
from desktop.store.recovery_code import new_code

KEY = Key(bytes(range(32)))
CODE = new_code()
NOW = datetime(2026, 11, 23, 9, 30)
MARK = "乌仁其木格标记"


@pytest.fixture
def slots(monkeypatch: pytest.MonkeyPatch) -> Keys:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    return Keys.new(KEY).with_slot(KEY, "recovery", b"", CODE)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with a marked woman, a file and a copy, closed."""
    place = tmp_path_factory.mktemp("made") / "township"
    make_sample(place, "normal")
    desk = Desk.open(place)
    desk.people.save(None, {"name_zh": MARK, "phone": "13847000001", "note": f"{MARK}的记事"})
    desk.photos.keep_file(MARK.encode() * 100)
    desk.close()
    back_up_file(place / "township.db", place / "backups", "hand", NOW, key=None)
    return place


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it for each test."""
    return Path(shutil.copytree(made, tmp_path / "township"))


def listed(root: Path) -> dict[str, bytes]:
    """Each file by its place, with what lies in it; not what SQLite leaves beside one that it only read."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.name.endswith(("-shm", "-wal"))
    }


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as error:
        work()
    return error.value.code


def test_everything_is_there_and_nothing_shows(folder: Path, slots: Keys) -> None:
    before = Desk.open(folder)
    women, acts = before.people.ids(), before.journal.head
    before.close()
    told: list[tuple[int, int]] = []
    assert encrypt_township(folder, KEY, slots, lambda done, total: told.append((done, total))) == 0
    assert told == sorted(told) and told[-1][0] == told[-1][1]
    assert [path.name for path in folder.parent.iterdir()] == ["township"]
    for name, body in listed(folder.parent).items():
        assert MARK.encode() not in body and b"13847000001" not in body and not body.startswith(b"SQLite"), name
    assert {KEY_FILE, KEY_SPARE, "township.db", "photos", "backups"} == {path.name for path in folder.iterdir()}
    found = Keys.load(folder)
    desk = Desk.open(folder, key=found.open(found.slots[0], CODE))
    assert desk.people.ids() == women and desk.journal.head == acts
    assert desk.photos.body(hashlib.sha256(MARK.encode() * 100).digest()) == MARK.encode() * 100
    [kept] = desk.backups.list()
    assert kept.operations == acts[0]
    desk.people.save(None, {"name_zh": "新来的"})
    desk.close()


def test_a_second_time_is_refused(folder: Path, slots: Keys) -> None:
    encrypt_township(folder, KEY, slots)
    before = listed(folder)
    assert code_of(lambda: encrypt_township(folder, Key.new(), Keys.new(KEY))) == "already_encrypted"
    assert listed(folder) == before


@pytest.mark.parametrize("at", [1, 2, 3])
def test_called_off_it_stays_as_it_was(folder: Path, slots: Keys, at: int) -> None:
    before = listed(folder)
    asked: list[None] = []

    def stopped() -> bool:
        asked.append(None)
        return len(asked) == at

    with pytest.raises(Stopped):
        encrypt_township(folder, KEY, slots, stopped=stopped)
    assert listed(folder.parent) == {f"township/{name}": body for name, body in before.items()}


def test_damaged_records_are_left_as_they_are(folder: Path, slots: Keys) -> None:
    path = folder / "township.db"
    body = bytearray(path.read_bytes())
    body[4096 * 5 : 4096 * 9] = os.urandom(4096 * 4)
    path.write_bytes(body)
    before = listed(folder)
    assert code_of(lambda: encrypt_township(folder, KEY, slots)) == "database_damaged"
    assert listed(folder.parent) == {f"township/{name}": body for name, body in before.items()}


def test_a_damaged_copy_is_counted_and_not_carried_over(folder: Path, slots: Keys) -> None:
    broken = back_up_file(folder / "township.db", folder / "backups", "auto", NOW, key=None)
    broken.write_bytes(broken.read_bytes()[:30_000])
    assert encrypt_township(folder, KEY, slots) == 1
    assert [kept.reason for kept in copies(folder / "backups", KEY)] == ["hand"]


def test_what_is_none_of_ours_goes_along_as_it_is(folder: Path, slots: Keys, tmp_path: Path) -> None:
    """A file that has another name elsewhere is not written over, and a link is not followed."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("hers.txt", "linked.txt"):
        (elsewhere / name).write_text("hers")
    (folder / "notes.txt").write_text("hers")
    os.link(elsewhere / "hers.txt", folder / "also hers.txt")
    (folder / "link.txt").symlink_to(elsewhere / "linked.txt")
    encrypt_township(folder, KEY, slots)
    assert {path.read_text() for path in elsewhere.iterdir()} == {"hers"}
    assert {(folder / name).read_text() for name in ("notes.txt", "also hers.txt", "link.txt")} == {"hers"}
    assert (folder / "link.txt").is_symlink()


def test_a_disk_that_is_full_changes_nothing(folder: Path, slots: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    before = listed(folder)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(converting, "write_synced", full)
    assert code_of(lambda: encrypt_township(folder, KEY, slots)) == "disk_full"
    assert listed(folder.parent) == {f"township/{name}": body for name, body in before.items()}


def test_a_folder_that_cannot_be_moved_changes_nothing(
    folder: Path, slots: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where a program of Windows looks into it: at the first renaming, and at the second."""
    before = listed(folder)
    rename = os.rename
    for refused in ("township", "township.encrypting"):

        def move(source: Path, target: Path, refused: str = refused) -> None:
            if Path(source).name == refused:
                raise PermissionError(13, "Permission denied")
            rename(source, target)

        monkeypatch.setattr(os, "rename", move)
        assert code_of(lambda: encrypt_township(folder, KEY, slots)) == "disk_read_only"
        monkeypatch.setattr(os, "rename", rename)
        assert listed(folder.parent) == {f"township/{name}": body for name, body in before.items()}


def test_what_is_written_over_is_gone(folder: Path, slots: Keys, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each file of the plain township holds nothing but zeros as it is taken away."""
    seen: list[bytes] = []
    unlink = Path.unlink

    def look(path: Path, missing_ok: bool = False) -> None:
        if "township.wiping" in path.parts:
            seen.append(path.read_bytes())
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", look)
    encrypt_township(folder, KEY, slots)
    assert len(seen) >= 3 and not any(any(body) for body in seen)


def test_nothing_plain_goes_unless_the_encrypted_one_stands(folder: Path) -> None:
    """Whoever renamed folders by hand keeps her records."""
    os.rename(folder, folder.with_name("township.plain"))
    finish(folder)
    assert (folder / "township.db").exists()
    before = listed(folder)
    (folder.parent / "township.plain").mkdir()
    (folder.parent / "township.plain" / "hers.txt").write_text("hers")
    finish(folder)
    assert listed(folder) == before and (folder.parent / "township.plain" / "hers.txt").read_text() == "hers"


def test_what_the_program_did_not_name_is_counted_and_encrypted(folder: Path, slots: Keys, tmp_path: Path) -> None:
    """Among the copies and the pictures, where somebody copied a file; a long one too."""
    long = os.urandom(3 << 20) + MARK.encode()
    hers = ((f"backups/{MARK}.txt", MARK.encode()), ("backups/hers.db-wal", b"hers"), ("backups/hers.part", b"hers"))
    for name, body in (*hers, ("backups/old/x.sumubak", long), ("photos/Thumbs.db", b"")):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(body)
    (folder / "hers.part").write_bytes(b"hers")
    shutil.copy(folder / "township.db", folder / "backups" / "20261123-093000-hand - copy.db")
    told: list[str] = []
    assert encrypt_township(folder, KEY, slots, sealed=told.append) == 0
    names = ["20261123-093000-hand - copy.db", "Thumbs.db", "hers.db-wal", "hers.part", "x.sumubak", f"{MARK}.txt"]
    assert sorted(told) == sorted(names) and (folder / "hers.part").read_bytes() == b"hers"
    for path, body in listed(folder).items():
        assert MARK.encode() not in body and MARK not in path and not body.startswith(b"SQLite"), path
    given = {}
    for path in folder.rglob("*.sealed"):
        name, *pieces = sealed_pieces(path, FileCipher(KEY))
        given[name.decode()] = b"".join(pieces)
        body = path.read_bytes()
        for damaged in (body[:-1], body[: len(body) // 2], body[:30] + b"?" + body[31:], body + b"more"):
            path.write_bytes(damaged)
            with pytest.raises(ValueError, match="damaged"):
                list(sealed_pieces(path, FileCipher(KEY)))
    assert set(given) == set(told) and given["x.sumubak"] == long and given["Thumbs.db"] == b""


def test_what_stands_beside_a_copy_may_go_while_it_is_carried_over(
    folder: Path, slots: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite takes it away as it closes the copy."""
    [copy] = (folder / "backups").glob("*.db")
    sides = [copy.with_name(f"{copy.name}{side}") for side in ("-shm", "-wal")]
    for side in sides:
        side.touch()
    carried = converting.encrypted_copy

    def take_away(*arguments: Any) -> None:
        carried(*arguments)
        for side in sides:
            side.unlink(missing_ok=True)

    monkeypatch.setattr(converting, "encrypted_copy", take_away)
    assert encrypt_township(folder, KEY, slots) == 0
    assert [path.name for path in (folder / "backups").iterdir()] == [copy.name]


def test_keys_of_another_township_are_carried_over_as_they_are(folder: Path, slots: Keys) -> None:
    foreign = Keys.new(Key(bytes(32))).to_bytes()
    (folder / KEY_FILE).write_bytes(foreign)
    encrypt_township(folder, KEY, slots)
    assert Keys.load(folder).mark == KEY.mark and (folder / "keys.former.json").read_bytes() == foreign


@pytest.fixture
def encrypted(folder: Path, slots: Keys, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The complete new folder as it was before the renames, beside the plain township."""

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(whole_folder, "drop", lambda _: None)
        patched.setattr(os, "rename", killed)
        with pytest.raises(KeyboardInterrupt):
            encrypt_township(folder, KEY, slots)
    return folder.with_name("township.encrypting")


def test_an_empty_file_beside_any_keys_is_not_believed(folder: Path, encrypted: Path) -> None:
    """Nor one byte less than was proved: the plain township is not wiped."""
    os.rename(folder, folder.with_name("township.plain"))
    shutil.copytree(encrypted, folder)
    shutil.rmtree(encrypted)
    list_ = (folder / "whole.json").read_bytes()
    for path in sorted(each for each in folder.rglob("*") if each.is_file()):
        body = path.read_bytes()
        path.write_bytes(b"" if path.name == "township.db" else body[:-1] + bytes([body[-1] ^ 1]))
        if path.name not in (KEY_FILE, KEY_SPARE):  # one of them may be damaged, it is put right
            finish(folder)
            assert (folder.with_name("township.plain") / "township.db").exists(), path
        path.write_bytes(body)
    (folder / "whole.json").write_bytes(list_)
    finish(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["township"] and not (folder / "whole.json").exists()


def test_the_complete_new_folder_is_never_dropped(folder: Path, encrypted: Path) -> None:
    """An older version that was started between the two renames made an empty township, perhaps with some records."""
    os.rename(folder, folder.with_name("township.plain"))
    desk = Desk.open(folder)
    desk.people.save(None, {"name_zh": "中间写的"})
    desk.close()
    between = finish(folder)
    assert between is not None and {path.name for path in folder.parent.iterdir()} == {"township", between.name}
    desk = Desk.open(folder, key=KEY)
    assert len(desk.people.ids()) > 100
    desk.close()
    desk = Desk.open(between)
    assert len(desk.people.ids()) == 1
    desk.close()


def test_a_wiping_that_was_put_off_goes_on_after_work(
    folder: Path, encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where another program looks into the plain folder: it was proved, whatever was written since."""
    os.rename(folder, folder.with_name("township.plain"))
    os.rename(encrypted, folder)

    def refused(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(os, "rename", refused)
        finish(folder)
    assert folder.with_name("township.plain").exists()
    desk = Desk.open(folder, key=KEY)
    desk.people.save(None, {"name_zh": "后来的"})
    desk.close()
    finish(folder)
    assert [path.name for path in folder.parent.iterdir()] == ["township"] and not (folder / "proved.json").exists()


def test_a_start_with_nothing_to_end_touches_nothing(folder: Path) -> None:
    before = listed(folder.parent)
    finish(folder)
    finish(folder.parent / "never")
    assert listed(folder.parent) == before

"""Backups of an encrypted township, plain backups put into one, and what belongs to another key."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.store import backup, keys
from desktop.store.backup import back_up_to, keys_in, read_backup, restore_backup
from desktop.store.changes import Edit, Journal, Label
from desktop.store.copies import back_up_file, copies, delete, holding, newest_good
from desktop.store.database import check, open_database
from desktop.store.driver import KEY_FILE, KEY_SPARE, Key
from desktop.store.encrypting import encrypted_copy
from desktop.store.file_cipher import FileCipher
from desktop.store.keys import Keys, has_keys
from desktop.store.recovery_code import new_code
from desktop.store.whole_folder import finish
from protocol.ids import new_id

KEY, OTHER = Key(bytes(range(32))), Key(bytes(range(1, 33)))
NOW = datetime(2026, 11, 23, 9, 30)
NAME, PICTURE = "萨仁高娃", b"a picture of her" * 5000
CODE = new_code()


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id at its least."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)


def slots(key: Key) -> Keys:
    """The recovery code's, and a passphrase's."""
    made = Keys.new(key).with_slot(key, "recovery", b"", CODE)
    return made.with_slot(key, "passphrase", bytes(16), "草原上的白色蒙古包 Ulaan")


def place_of(folder: Path, key: Key | None, ending: str = ".jpg") -> Path:
    """Where her picture lies."""
    name = FileCipher(key).name(hashlib.sha256(PICTURE).digest())
    return folder / "photos" / name[:2] / f"{name}{ending}"


def township(folder: Path, key: Key | None) -> Path:
    """A folder with a woman and her picture; gives the file."""
    path = folder / "township.db"
    db = open_database(path, key)
    Journal(db).write([Edit("person", new_id(), {"name_zh": NAME})], Label("test"))
    db.close_all()
    for ending, body in ((".jpg", PICTURE), (".small.jpg", b"a small picture")):
        place = place_of(folder, key, ending)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(FileCipher(key).encrypted(place.name, body))
    if key is not None:
        slots(key).save(folder)
    return path


def names(path: Path, key: Key | None) -> list[str]:
    db = open_database(path, key)
    found = [name for (name,) in db.rows("SELECT name_zh FROM person ORDER BY name_zh")]
    db.close_all()
    return found


def picture(folder: Path, key: Key | None) -> bytes | None:
    path = place_of(folder, key)
    return FileCipher(key).decrypted(path.name, path.read_bytes()) if path.exists() else None


def assert_nothing_shows(folder: Path) -> None:
    """No file tells her name or shows her picture."""
    for path in folder.rglob("*"):
        if path.is_file():
            body = path.read_bytes()
            if zipfile.is_zipfile(io.BytesIO(body)):
                body += b"".join(zipfile.ZipFile(path).read(name) for name in zipfile.ZipFile(path).namelist())
            assert NAME.encode() not in body and b"a picture of her" not in body, path


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as error:
        work()
    return error.value.code


def test_copies_here_are_encrypted_and_told_by_the_key(tmp_path: Path) -> None:
    path = township(tmp_path, KEY)
    place = tmp_path / "backups"
    made = back_up_file(path, place, "auto", NOW, key=KEY)
    later = back_up_file(path, place, "hand", NOW + timedelta(hours=1), key=KEY)
    assert [kept.turn for kept in copies(place, KEY)] == [2, 1]
    found = newest_good(place, KEY)
    assert found is not None and found.path == later
    held = holding(made, (), KEY)
    assert held is not None and held.counts.women == 1
    assert newest_good(place, OTHER) is None and holding(made, (), None) is None
    delete(place, made, KEY)
    assert [kept.path for kept in copies(place, KEY)] == [later]
    assert_nothing_shows(tmp_path)


def test_a_stick_shows_how_much_and_nothing_of_whom(tmp_path: Path) -> None:
    folder, stick = tmp_path / "township", tmp_path / "stick"
    stick.mkdir()
    path = back_up_to(township(folder, KEY), stick, "乌兰毛都苏木", "妇联-1", now=NOW, key=KEY)
    assert path is not None
    assert_nothing_shows(tmp_path)
    for key in (None, KEY):
        summary = read_backup(path, key)
        assert (summary.women, summary.photos, summary.left_out, summary.encrypted) == (1, 1, 0, True)
    carried = keys_in(path)
    assert carried is not None and [slot.way for slot in Keys.from_bytes(carried).slots] == ["recovery"]


def test_an_encrypted_backup_comes_back_by_its_key_alone(tmp_path: Path) -> None:
    folder, new = tmp_path / "township", tmp_path / "new"
    path = back_up_to(township(folder, KEY), tmp_path, "", "", now=NOW, key=KEY)
    assert path is not None
    for key, code in ((None, "key_needed"), (OTHER, "key_wrong")):
        assert code_of(lambda key=key: restore_backup(path, new, NOW, key)) == code
        assert not list(new.rglob("*.db"))
    restore_backup(path, new, NOW, KEY)
    assert names(new / "township.db", KEY) == [NAME] and picture(new, KEY) == PICTURE
    found = Keys.load(new)
    assert found.open(found.slots[0], CODE) == KEY and len(found.slots) == 1
    assert (new / KEY_FILE).read_bytes() == (new / KEY_SPARE).read_bytes()
    newer = Keys.load(folder).with_slot(KEY, "passphrase", bytes(16), "六只灰雁在湖边走着看着天空").save(folder)
    assert restore_backup(path, folder, NOW, KEY) is not None
    assert Keys.load(folder).slots == newer.slots  # a passphrase that was changed since stays changed
    assert_nothing_shows(tmp_path)


def test_lost_keys_come_back_with_a_backup_and_another_township_s_stay(tmp_path: Path) -> None:
    folder = tmp_path / "township"
    path = back_up_to(township(folder, KEY), tmp_path, "", "", now=NOW, key=KEY)
    assert path is not None
    for name in (KEY_FILE, KEY_SPARE):
        (folder / name).write_bytes(b"damaged")
    restore_backup(path, folder, NOW, KEY)
    assert Keys.load(folder).mark == KEY.mark and names(folder / "township.db", KEY) == [NAME]
    other = tmp_path / "other"
    township(other, OTHER)
    before = {each.name: each.read_bytes() for each in other.iterdir() if each.is_file()}
    assert code_of(lambda: restore_backup(path, other, NOW, KEY)) == "key_wrong"
    assert {each.name: each.read_bytes() for each in other.iterdir() if each.is_file()} == before


@pytest.mark.parametrize("damaged", [False, True])
def test_an_encrypted_backup_over_a_plain_township_leaves_nothing_plain(tmp_path: Path, damaged: bool) -> None:
    """Its records, copies, pictures and what is none of the program's are kept, encrypted."""
    made = back_up_to(township(tmp_path / "from", KEY), tmp_path, "", "", now=NOW, key=KEY)
    assert made is not None
    folder = tmp_path / "here" / "township"
    path = township(folder, None)
    another = b"a picture of her too" * 50
    for name, body in ((f"{hashlib.sha256(another).hexdigest()}.jpg", another), ("Thumbs.db", PICTURE)):
        (folder / "photos" / "ab").mkdir(exist_ok=True)
        (folder / "photos" / "ab" / name).write_bytes(body)
    back_up_file(path, folder / "backups", "hand", NOW, key=None)
    (folder / "backups" / f"{NAME}.txt").write_text(NAME)
    if damaged:
        path.write_bytes(path.read_bytes()[:20_000])
    kept = restore_backup(made, folder, NOW + timedelta(days=1), KEY)
    assert [each.name for each in folder.parent.iterdir()] == ["township"]
    assert_nothing_shows(folder)
    assert not any(NAME in each.name for each in folder.rglob("*"))
    assert names(folder / "township.db", KEY) == [NAME] and picture(folder, KEY) == PICTURE
    reasons = {each.reason for each in copies(folder / "backups", KEY)}
    assert reasons == ({"hand"} if damaged else {"hand", "before-restore"})
    found = FileCipher(KEY).name(hashlib.sha256(another).digest())
    assert FileCipher(KEY).decrypted(f"{found}.jpg", (folder / "photos" / found[:2] / f"{found}.jpg").read_bytes())
    assert len(list(folder.rglob("*.sealed"))) == 2 + damaged
    assert kept is not None and kept.exists() and (damaged or names(kept, KEY) == [NAME])
    assert Keys.load(folder).mark == KEY.mark


@pytest.mark.parametrize("at", ["put_in_place", "_move_pictures"])
def test_killed_as_an_encrypted_backup_takes_its_place_a_township_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    """On a laptop that has none, keys and records come together or not at all."""

    def fail(*_: object) -> None:
        raise KeyboardInterrupt

    made = back_up_to(township(tmp_path / "from", KEY), tmp_path, "", "", now=NOW, key=KEY)
    assert made is not None
    for place, key in (("plain", None), ("new", KEY)):
        folder = tmp_path / place / "township"
        folder.mkdir(parents=True)
        if key is None:
            township(folder, None)
        with monkeypatch.context() as patched:
            patched.setattr(backup, at, fail)
            with pytest.raises(KeyboardInterrupt):
                restore_backup(made, folder, NOW, KEY)
        finish(folder)
        assert [each.name for each in folder.parent.iterdir()] == ["township"]
        assert not has_keys(folder)
        assert (folder / "township.db").exists() == (key is None)
        restore_backup(made, folder, NOW, KEY)
        assert has_keys(folder) and names(folder / "township.db", KEY) == [NAME]


def test_a_plain_backup_s_records_are_wiped_as_they_are_encrypted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = back_up_to(township(tmp_path / "before", None), tmp_path, "", "", now=NOW)
    assert made is not None
    township(tmp_path / "after", KEY)
    seen: list[bytes] = []
    unlink = Path.unlink

    def look(path: Path, missing_ok: bool = False) -> None:
        if "restoring" in path.parts and path.exists():
            seen.append(path.read_bytes())
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", look)
    restore_backup(made, tmp_path / "after", NOW, KEY)
    assert seen and not any(any(body) for body in seen)
    left = tmp_path / "after" / "restoring"  # of a program that was killed
    left.mkdir()
    (left / "township.db").write_bytes(made.read_bytes())
    seen.clear()
    finish(tmp_path / "after")
    assert not left.exists() and [any(body) for body in seen] == [False]


@pytest.mark.parametrize("carried", [True, False])
def test_a_plain_backup_is_encrypted_as_it_is_put_into_an_encrypted_township(tmp_path: Path, carried: bool) -> None:
    plain, folder = township(tmp_path / "before" / "township", None), tmp_path / "after"
    made = back_up_to(plain, tmp_path, "", "", now=NOW) if carried else back_up_file(plain, tmp_path, "hand", NOW)
    assert made is not None
    township(folder, KEY)
    assert not read_backup(made, KEY).encrypted
    kept = restore_backup(made, folder, NOW, KEY)
    assert kept is not None and names(kept, KEY) == [NAME]
    assert names(folder / "township.db", KEY) == [NAME] and picture(folder, KEY) == PICTURE
    assert_nothing_shows(folder)


def test_a_picture_that_somebody_swapped_is_left_out(tmp_path: Path) -> None:
    folder, new = tmp_path / "township", tmp_path / "new"
    path = township(folder, KEY)
    place = place_of(folder, KEY)
    place.write_bytes(FileCipher(KEY).encrypted("another.jpg", PICTURE))
    made = back_up_to(path, tmp_path, "", "", now=NOW, key=KEY)
    assert made is not None
    assert (read_backup(made, KEY).photos, read_backup(made, KEY).left_out) == (0, 1)
    restore_backup(made, new, NOW, KEY)
    assert picture(new, KEY) is None and names(new / "township.db", KEY) == [NAME]


def test_a_bare_copy_of_another_key_is_refused(tmp_path: Path) -> None:
    made = back_up_file(township(tmp_path / "other", OTHER), tmp_path, "hand", NOW, key=OTHER)
    assert code_of(lambda: read_backup(made, KEY)) == "key_wrong"
    assert code_of(lambda: restore_backup(made, tmp_path / "here", NOW, KEY)) == "key_wrong"


# --- a plain file anew ------------------------------------------------------------------------------------------------


def test_an_encrypted_copy_holds_the_same_row_by_row(tmp_path: Path) -> None:
    path, made = township(tmp_path, None), tmp_path / "made.db"
    encrypted_copy(path, made, KEY)
    assert check(made, KEY) == "ok"
    one, other = open_database(path), open_database(made, KEY)
    assert one.value("PRAGMA user_version") == other.value("PRAGMA user_version")
    for (table,) in one.rows("SELECT name FROM sqlite_master WHERE type = 'table'"):
        assert one.rows(f"SELECT * FROM {table}") == other.rows(f"SELECT * FROM {table}")
    one.close_all()
    other.close_all()
    assert NAME.encode() not in made.read_bytes()


def test_a_copy_that_is_not_the_same_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where the disk gave other bytes the second time."""
    from desktop.store import encrypting

    rows = encrypting._rows
    seen: list[int] = []

    def other(cursor: object) -> object:
        for row in rows(cursor):
            seen.append(1)
            yield row if len(seen) != 20 else (*row[:-1], "something else")

    monkeypatch.setattr(encrypting, "_rows", other)
    assert code_of(lambda: encrypted_copy(township(tmp_path, None), tmp_path / "made.db", KEY)) == "database_damaged"

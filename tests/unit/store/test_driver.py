"""Encrypted files and plain ones: neither stands in for the other, and what keeps one from opening has its own code."""

from __future__ import annotations

import os
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.store import driver
from desktop.store.copying import copy_database
from desktop.store.database import check, open_database
from desktop.store.driver import KEY_BYTES, KEY_FILE, DatabaseError, Key

NAME = "其木格"


def township(path: Path, key: Key | None) -> bytes:
    """A closed township's file; gives its bytes."""
    db = open_database(path, key)
    db.put_meta(name=NAME)
    db.close_all()
    return path.read_bytes()


def refused(path: Path, key: Key | None) -> str:
    """The code by which a file is refused, which is left as it was."""
    before = path.read_bytes()
    with pytest.raises(KnownError) as error:
        open_database(path, key)
    assert path.read_bytes() == before
    return error.value.code


def test_an_encrypted_file_opens_by_its_key_and_shows_nothing(tmp_path: Path) -> None:
    key = Key.new()
    body = township(tmp_path / "township.db", key)
    assert NAME.encode() not in body and b"SQLite" not in body and b"person" not in body
    db = open_database(tmp_path / "township.db", key)
    assert db.get_meta("name") == NAME
    db.put_meta(name="乌云")
    assert (tmp_path / "township.db-wal").stat().st_size > 0
    for path in tmp_path.iterdir():
        assert "乌云".encode() not in path.read_bytes()
    db.close_all()
    assert check(tmp_path / "township.db", key) == "ok"


def test_a_wrong_key_no_key_and_a_key_for_a_plain_file_are_told_apart(tmp_path: Path) -> None:
    key, path, plain = Key.new(), tmp_path / "township.db", tmp_path / "plain.db"
    township(path, key)
    township(plain, None)
    assert refused(path, Key.new()) == "key_wrong"
    assert refused(plain, key) == "file_not_encrypted"
    assert refused(path, None) == "key_needed"  # the file says so itself
    assert open_database(plain, None).get_meta("name") == NAME


@pytest.mark.parametrize("at", [0, 20, 3000, 4096 * 3 + 100])
def test_a_damaged_page_is_damage_and_no_wrong_key(tmp_path: Path, at: int) -> None:
    """Of the first sector too, by which a key is told."""
    key, path = Key.new(), tmp_path / "township.db"
    body = bytearray(township(path, key))
    body[at : at + 512] = os.urandom(512)
    path.write_bytes(body)
    assert check(path, key) != "ok"
    if at < 4096:
        assert refused(path, key) == "database_damaged"


def test_of_the_salt_only_what_is_the_file_s_own_is_needed(tmp_path: Path) -> None:
    """The rest follows from the key."""
    key, path = Key.new(), tmp_path / "township.db"
    body = township(path, key)
    assert body.startswith(key.lead)
    path.write_bytes(bytes(len(key.lead)) + body[len(key.lead) :])
    db = open_database(path, key)
    assert db.get_meta("name") == NAME
    db.close_all()


@pytest.mark.parametrize("size", [0, 512, 4096, 10**6])
def test_zeros_in_the_place_of_the_records_are_damage(tmp_path: Path, size: int) -> None:
    """And no other laptop's: a backup is to be offered. Whole, or from the head on."""
    key, path = Key.new(), tmp_path / "township.db"
    body = township(path, key)
    (tmp_path / KEY_FILE).write_text("{}")
    path.write_bytes(bytes(size or len(body)) + body[size or len(body) :])
    assert refused(path, key) == "database_damaged"
    assert refused(path, None) == "key_needed"


def test_no_page_of_a_copy_passes_for_a_page_of_the_file(tmp_path: Path) -> None:
    """Whoever can write the disk and knows no key cannot take back what was written since."""
    key, path = Key.new(), tmp_path / "township.db"
    township(path, key)
    copy_database(path, tmp_path / "copy.db", key=key)
    copy = (tmp_path / "copy.db").read_bytes()
    body = bytearray(path.read_bytes())
    assert body[: len(key.lead)] == copy[: len(key.lead)] and body[:16] != copy[:16]
    assert check(tmp_path / "copy.db", key) == check(path, key) == "ok"
    body[2 * 4096 : 3 * 4096] = copy[2 * 4096 : 3 * 4096]
    path.write_bytes(body)
    assert check(path, key).startswith("HMAC verification failed")


@pytest.mark.parametrize("size", [2, 15, 16, 100, 4095, 4096])
def test_a_stump_is_refused_under_any_key(tmp_path: Path, size: int) -> None:
    key, path = Key.new(), tmp_path / "township.db"
    path.write_bytes(township(path, key)[:size])
    assert refused(path, key) == "database_damaged"
    assert refused(path, Key.new()) == ("key_wrong" if size >= 16 else "database_damaged")


def test_an_empty_file_becomes_an_encrypted_one(tmp_path: Path) -> None:
    key, path = Key.new(), tmp_path / "township.db"
    path.touch()
    open_database(path, key).close_all()
    assert path.read_bytes().startswith(key.lead)


def test_a_key_shows_itself_nowhere() -> None:
    key = Key(b"0123456789abcdef" * 2)

    def fail(held: Key) -> None:
        raise RuntimeError(held)

    try:
        fail(key)
    except RuntimeError as error:
        told = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    for shown in (repr(key), str(key), f"{key!r}", told):
        assert "0123" not in shown and key.raw.hex() not in shown
    assert key == Key(key.raw) and key != Key.new() and len({key, Key(key.raw)}) == 1


@pytest.mark.parametrize("size", [0, 16, KEY_BYTES - 1, KEY_BYTES + 1])
def test_a_key_has_its_length(size: int) -> None:
    with pytest.raises(ValueError, match="32"):
        Key(bytes(size))


def test_no_error_of_a_copy_tells_the_key(tmp_path: Path) -> None:
    """SQLite names what it could not open, with all that it was told."""
    key, path = Key.new(), tmp_path / "township.db"
    township(path, key)
    with pytest.raises(DatabaseError, match="unable to open") as error:
        copy_database(path, tmp_path / "nowhere" / "copy.db", key=key)
    assert key.raw.hex() not in "".join(traceback.format_exception(error.value))


def test_nothing_is_written_on_the_standard_error(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """SQLCipher's library tells there of pages that it could not decrypt."""
    path = tmp_path / "township.db"
    township(path, Key.new())
    refused(path, Key.new())
    assert capfd.readouterr().err == ""


WITHOUT = """
import sys
sys.modules["sqlcipher3"] = None  # as where its library does not load
from pathlib import Path
from desktop.errors import KnownError
from desktop.store import driver
from desktop.store.database import open_database
path = Path(sys.argv[1])
assert not driver.ENCRYPTS and driver.library.__name__ == "sqlite3"
open_database(path / "plain.db", None).close_all()
for key, name in ((driver.Key.new(), "new.db"), (driver.Key.new(), "township.db"), (None, "township.db")):
    try:
        open_database(path / name, key)
    except KnownError as error:
        print(error.code)
assert not (path / "new.db").exists()
"""


def test_without_the_library_plain_files_open_and_a_key_is_told(tmp_path: Path) -> None:
    """Never a silent fall-back: no file is made, and none is taken for a plain one."""
    before = township(tmp_path / "township.db", Key.new())
    done = subprocess.run([sys.executable, "-c", WITHOUT, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["encryption_missing", "encryption_missing", "key_needed"]
    assert (tmp_path / "township.db").read_bytes() == before


def test_the_library_has_what_the_program_needs() -> None:
    """3.51.3 mends a write-ahead log that is reset while another connection copies it into the file."""
    assert driver.ENCRYPTS and driver.library.sqlite_version_info >= (3, 51, 3)
    threads = driver.library.connect(":memory:").execute("PRAGMA compile_options").fetchall()
    assert ("THREADSAFE=1",) in threads and ("TEMP_STORE=2",) in threads  # what does not fit stays in memory


def flipped(body: bytes, place: int) -> bytes:
    changed = bytearray(body)
    changed[place // 8] ^= 1 << place % 8
    return bytes(changed)


def test_each_flipped_bit_is_seen(tmp_path: Path) -> None:
    """But in what follows from the key, which is not read."""
    key, path = Key.new(), tmp_path / "township.db"
    body = township(path, key)
    step = len(body) * 8 // 100
    for place in range(len(key.lead) * 8, len(body) * 8, step + 1):
        path.write_bytes(flipped(body, place))
        assert check(path, key) != "ok", place


def test_the_systems_settings_of_openssl_do_not_switch_it_off(tmp_path: Path) -> None:
    """An office's own providers, without the usual one: the library could not make a random number as it was loaded."""
    settings = tmp_path / "openssl.cnf"
    settings.write_text(
        "openssl_conf = init\n[init]\nproviders = those\n[those]\nbase = on\n[on]\nactivate = 1\n", encoding="ascii"
    )
    words = "import os; from desktop.store import driver; print(driver.ENCRYPTS, os.environ['OPENSSL_CONF'])"
    done = subprocess.run(
        [sys.executable, "-c", words],
        env=os.environ | {"OPENSSL_CONF": str(settings)},
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.split() == ["True", str(settings)], done.stderr

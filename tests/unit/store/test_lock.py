"""The lock: right words open, wrong ones cost, and nothing that is not a try does."""

from __future__ import annotations

import errno
from pathlib import Path
from time import process_time

import pytest

from desktop.errors import KnownError
from desktop.store import keys, tries
from desktop.store.driver import Key
from desktop.store.keys import Keys, Way
from desktop.store.lock import Lock
from desktop.store.recovery_code import new_code
from desktop.store.tries import Tries

KEY = Key(bytes(range(32)))
CHAIR, MIXED = bytes([1] * 16), bytes(range(32))
PIN, PASSPHRASE, CODE = "583920", "草原上的白色蒙古包 Ulaan", new_code()


class Clock:
    """Of one running program."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A township whose chair has a PIN and a passphrase, with a recovery code; slots at their cheapest."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    made = Keys.new(KEY).with_slot(KEY, "pin", CHAIR, PIN, MIXED).with_slot(KEY, "passphrase", CHAIR, PASSPHRASE)
    made.with_slot(KEY, "recovery", b"", CODE).save(tmp_path)
    return tmp_path


def code_of(lock: Lock, way: Way, secret: str, user: bytes = CHAIR) -> str:
    with pytest.raises(KnownError) as error:
        lock.open(way, user, secret)
    return error.value.code


def test_each_way_opens(folder: Path) -> None:
    lock = Lock(folder, lambda: MIXED)
    assert lock.open("pin", CHAIR, PIN) == lock.open("passphrase", CHAIR, PASSPHRASE) == KEY
    assert lock.open("recovery", b"", CODE.lower()) == KEY
    assert lock.wait() == 0 and Tries(folder).wrong == 0


def test_without_the_keyring_the_passphrase_and_the_code_open(folder: Path) -> None:
    lock = Lock(folder, lambda: None)
    assert code_of(lock, "pin", PIN) == "keyring_missing"
    assert Tries(folder).wrong == 0
    assert lock.open("passphrase", CHAIR, PASSPHRASE) == lock.open("recovery", b"", CODE) == KEY


def test_another_keyring_s_secret_is_told_and_is_no_try(folder: Path) -> None:
    lock = Lock(folder, lambda: bytes(32))
    for _ in range(10):
        assert code_of(lock, "pin", PIN) == "keyring_other"
    assert Tries(folder).wrong == 0
    assert lock.open("passphrase", CHAIR, PASSPHRASE) == KEY


def test_a_disk_that_takes_nothing_keeps_nobody_out_who_knows_her_pin(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tries, "write_synced", read_only)
    monkeypatch.setattr(Tries, "_write_over", lambda *_: False)
    lock = Lock(folder, lambda: MIXED)
    assert code_of(lock, "pin", "804417") == "secret_wrong" and lock.wait() > 0
    assert Lock(folder, lambda: MIXED).open("pin", CHAIR, PIN) == KEY


def test_what_cannot_be_right_is_no_try(folder: Path) -> None:
    lock = Lock(folder, lambda: MIXED)
    for _ in range(10):
        assert code_of(lock, "recovery", CODE[:-1], b"") == "recovery_code_length"
        assert code_of(lock, "pin", PIN, bytes(16)) == "no_such_way"
    assert Tries(folder).wrong == 0


def test_guessing_on_and_on_across_starts_is_slow(folder: Path) -> None:
    """A child with the laptop: each guess at a new start, each as early as it may be."""
    waited, guesses = 0.0, 0
    while waited < 24 * 3600:
        clock = Clock()
        lock = Lock(folder, lambda: MIXED, Tries(folder, clock))
        waited, clock.now = waited + lock.wait(), clock.now + lock.wait()
        assert code_of(lock, "pin", f"{guesses:06}") == "secret_wrong"
        assert guesses < 4 or code_of(lock, "pin", PIN) == "try_later"
        guesses += 1
    assert guesses < 120  # of a million
    clock.now += 900
    assert lock.open("pin", CHAIR, PIN) == KEY
    assert Tries(folder).wrong == 0


def test_a_right_one_costs_less_than_a_second(tmp_path: Path) -> None:
    """As the program makes slots; of four lanes, so in processor's time."""
    Keys.new(KEY).with_slot(KEY, "passphrase", CHAIR, PASSPHRASE).save(tmp_path)
    lock = Lock(tmp_path, lambda: None)
    before = process_time()
    assert lock.open("passphrase", CHAIR, PASSPHRASE) == KEY
    taken = process_time() - before
    assert 0.05 < taken < 2.0, taken

"""Key slots: what opens them, what is seen when they are damaged, and that there is a spare."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.store import keys as module
from desktop.store.database import open_database
from desktop.store.driver import DATABASE, KEY_FILE, KEY_SPARE, Key
from desktop.store.keys import Keys, Slot, check_secret, has_keys, new_mixed
from desktop.store.recovery_code import new_code

KEY = Key(bytes(range(32)))
CHAIR, DEPUTY = bytes([1] * 16), bytes([2] * 16)
MIXED = bytes(range(100, 132))
PIN, PASSPHRASE, CODE = "583920", "草原上的白色蒙古包 Ulaan", new_code()


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id at its least; ``test_a_try_costs_what_it_should`` has the true one."""
    monkeypatch.setattr(module, "MEMORY_KIB", 64)
    monkeypatch.setattr(module, "PASSES", 1)


@pytest.fixture
def keys() -> Keys:
    """The chair's PIN and passphrase, and the recovery code."""
    return (
        Keys.new(KEY)
        .with_slot(KEY, "pin", CHAIR, PIN, MIXED)
        .with_slot(KEY, "passphrase", CHAIR, PASSPHRASE)
        .with_slot(KEY, "recovery", b"", CODE)
    )


def slot_of(keys: Keys, way: str, user: bytes = CHAIR) -> Slot:
    [slot] = [
        each for each in keys.slots if each.way == way and each.user == (b"" if way == "recovery" else user).hex()
    ]
    return slot


def code_of(work: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as error:
        work()
    return error.value.code


# --- what opens -------------------------------------------------------------------------------------------------------


def test_each_way_opens_the_same_key(keys: Keys) -> None:
    assert keys.open(slot_of(keys, "pin"), PIN, MIXED) == KEY
    assert keys.open(slot_of(keys, "passphrase"), PASSPHRASE) == KEY
    assert keys.open(slot_of(keys, "recovery"), CODE) == KEY


def test_typed_in_full_width_or_with_a_space_it_is_the_same(keys: Keys) -> None:
    assert keys.open(slot_of(keys, "pin"), " ５８３９２０", MIXED) == KEY
    assert keys.open(slot_of(keys, "recovery"), CODE.lower().replace("-", " ")) == KEY


def test_what_is_wrong_opens_nothing(keys: Keys) -> None:
    assert code_of(lambda: keys.open(slot_of(keys, "pin"), "583921", MIXED)) == "secret_wrong"
    assert code_of(lambda: keys.open(slot_of(keys, "pin"), "", MIXED)) == "secret_wrong"
    assert code_of(lambda: keys.open(slot_of(keys, "pin"), "9" * 10_000, MIXED)) == "secret_wrong"
    assert code_of(lambda: keys.open(slot_of(keys, "passphrase"), PIN)) == "secret_wrong"
    assert code_of(lambda: keys.open(slot_of(keys, "recovery"), new_code())) == "secret_wrong"
    assert code_of(lambda: keys.open(slot_of(keys, "recovery"), CODE[:-1])) == "recovery_code_length"


def test_a_pin_needs_the_keyring_s_secret(keys: Keys) -> None:
    """A disk without its laptop's keyring lets nobody guess six digits."""
    assert code_of(lambda: keys.open(slot_of(keys, "pin"), PIN, None)) == "keyring_missing"
    assert code_of(lambda: keys.open(slot_of(keys, "pin"), PIN, new_mixed())) == "keyring_other"
    forged = msgspec.structs.replace(slot_of(keys, "pin"), keyring=module._keyring_mark(bytes(32)))
    assert code_of(lambda: keys.open(forged, PIN, bytes(32))) == "secret_wrong"
    assert not slot_of(keys, "passphrase").mixed and not slot_of(keys, "recovery").mixed
    with pytest.raises(ValueError, match="keyring"):
        keys.with_slot(KEY, "pin", CHAIR, PIN)
    with pytest.raises(ValueError, match="keyring"):
        keys.with_slot(KEY, "passphrase", CHAIR, PASSPHRASE, MIXED)


def test_another_pin_replaces_the_former_and_nothing_else(keys: Keys) -> None:
    changed = keys.with_slot(KEY, "pin", CHAIR, "804417", MIXED).with_slot(KEY, "pin", DEPUTY, "615243", MIXED)
    assert len(changed.slots) == 4
    assert changed.open(slot_of(changed, "pin"), "804417", MIXED) == KEY
    assert changed.open(slot_of(changed, "pin", DEPUTY), "615243", MIXED) == KEY
    assert code_of(lambda: changed.open(slot_of(changed, "pin"), PIN, MIXED)) == "secret_wrong"
    for way in ("passphrase", "recovery"):
        assert slot_of(changed, way) == slot_of(keys, way)


def test_a_user_who_goes_takes_her_ways_along(keys: Keys) -> None:
    assert [slot.way for slot in keys.without_user(CHAIR).slots] == ["recovery"]
    assert keys.without_user(b"").slots == keys.slots


def test_slots_of_another_key_take_none_of_this(keys: Keys) -> None:
    with pytest.raises(ValueError, match="another"):
        keys.with_slot(Key.new(), "passphrase", CHAIR, PASSPHRASE)


@pytest.mark.parametrize(
    ("way", "secret", "code"),
    [
        ("pin", "１１２２３３", "pin_sequence"),
        ("passphrase", "1234567890123", "passphrase_digits"),
        ("recovery", "A1B2C", "recovery_code_length"),
    ],
)
def test_what_is_too_easy_is_not_taken(keys: Keys, way: module.Way, secret: str, code: str) -> None:
    assert code_of(lambda: check_secret(way, secret)) == code
    mixed = MIXED if way == "pin" else None
    assert code_of(lambda: keys.with_slot(KEY, way, CHAIR, secret, mixed)) == code


def test_a_try_costs_what_it_should() -> None:
    """RFC 9106's second choice, whatever the tests above use; a slot says what it took."""
    said = "from desktop.store import keys; print(keys.MEMORY_KIB, keys.PASSES, keys.LANES)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["65536", "3", "4"]


def test_a_stick_carries_the_recovery_code_s_slot_alone(keys: Keys) -> None:
    """A stick gets lost, and what somebody thought up may be searched for."""
    carried = Keys.from_bytes(keys.for_stick().to_bytes())
    assert [slot.way for slot in carried.slots] == ["recovery"] and carried.mark == KEY.mark
    assert carried.open(slot_of(carried, "recovery"), CODE) == KEY


def test_nothing_of_the_key_or_the_secrets_stands_in_the_file(keys: Keys) -> None:
    content = keys.to_bytes()
    for secret in (KEY.raw, MIXED, PIN.encode(), PASSPHRASE.encode(), CODE.encode(), CODE.replace("-", "").encode()):
        assert secret not in content and secret.hex().encode() not in content


# --- the file ---------------------------------------------------------------------------------------------------------


def test_what_is_saved_is_loaded(tmp_path: Path, keys: Keys) -> None:
    assert not has_keys(tmp_path) and code_of(lambda: Keys.load(tmp_path)) == "keys_missing"
    keys.save(tmp_path)
    assert has_keys(tmp_path)
    found = Keys.load(tmp_path)
    assert found.slots == keys.slots and found.open(slot_of(found, "pin"), PIN, MIXED) == KEY
    assert (tmp_path / KEY_FILE).read_bytes() == (tmp_path / KEY_SPARE).read_bytes()
    assert {path.name for path in tmp_path.iterdir()} == {KEY_FILE, KEY_SPARE}


def _damaged(content: bytes, data: st.DataObject) -> bytes:
    changed = bytearray(content)
    match data.draw(st.sampled_from(["flip", "cut", "zero", "grow"])):
        case "flip":
            changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
        case "cut":
            del changed[data.draw(st.integers(0, len(changed) - 1)) :]
        case "zero":
            start = data.draw(st.integers(0, len(changed) - 1))
            changed[start : start + 512] = bytes(len(changed[start : start + 512]))
        case _:
            changed += data.draw(st.binary(min_size=1, max_size=20))
    return bytes(changed)


@given(st.data(), st.sampled_from([KEY_FILE, KEY_SPARE]))
def test_any_damage_is_seen_and_the_other_file_serves(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, name: str
) -> None:
    folder = tmp_path_factory.mktemp("keys")
    saved = Keys.new(KEY).with_slot(KEY, "recovery", b"", CODE).save(folder)
    content = (folder / name).read_bytes()
    damaged = _damaged(content, data)
    assert code_of(lambda: Keys.from_bytes(damaged)) == "keys_damaged"
    (folder / name).write_bytes(damaged)
    found = Keys.load(folder)
    assert found.slots == saved.slots
    assert (folder / name).read_bytes() == content  # put right
    for each in (KEY_FILE, KEY_SPARE):
        (folder / each).write_bytes(damaged)
    assert code_of(lambda: Keys.load(folder)) == "keys_damaged"


@given(st.binary(max_size=300))
def test_any_bytes_are_keys_or_refused(content: bytes) -> None:
    assert code_of(lambda: Keys.from_bytes(content)) == "keys_damaged"


OTHER = Key(bytes(range(1, 33)))


@pytest.mark.parametrize("name", [KEY_FILE, KEY_SPARE])
@pytest.mark.parametrize("told", [True, False])
def test_keys_of_another_data_key_do_not_count_and_stay(tmp_path: Path, keys: Keys, name: str, told: bool) -> None:
    """However new they are; the records tell whose count, and where they cannot, the file before its spare."""
    saved = keys.save(tmp_path)
    other = Keys.new(OTHER).with_slot(OTHER, "recovery", b"", new_code())
    for turn in range(3):
        other = other.save(tmp_path / "other") if turn else other
        (tmp_path / "other").mkdir(exist_ok=True)
    foreign = other.to_bytes()
    (tmp_path / name).write_bytes(foreign)
    if told:
        open_database(tmp_path / DATABASE, KEY).close_all()
    found = Keys.load(tmp_path)
    assert found.slots == (saved.slots if told or name == KEY_SPARE else other.slots)
    assert (tmp_path / name).read_bytes() == foreign
    if told:  # a change of the PIN puts them aside
        found.with_slot(KEY, "pin", CHAIR, "804417", MIXED).save(tmp_path)
        aside = tmp_path / f"{Path(name).stem}.{OTHER.mark.hex()}.json"
        assert aside.read_bytes() == foreign
        assert Keys.load(tmp_path).mark == KEY.mark
        assert (tmp_path / KEY_FILE).read_bytes() == (tmp_path / KEY_SPARE).read_bytes()


def test_a_newer_version_s_are_left_alone(tmp_path: Path, keys: Keys) -> None:
    keys.save(tmp_path)
    body = b'{"format":2,"lock":"another"}'
    newer = hashlib.sha256(body).hexdigest().encode() + b"\n" + body
    (tmp_path / KEY_FILE).write_bytes(newer)
    assert code_of(lambda: Keys.load(tmp_path)) == "keys_newer"
    assert code_of(lambda: keys.save(tmp_path)) == "keys_newer"
    assert (tmp_path / KEY_FILE).read_bytes() == newer


@pytest.mark.parametrize("field", ["way", "user", "salt", "memory", "passes", "lanes", "nonce", "wrapped"])
def test_a_slot_that_somebody_changed_and_summed_anew_opens_nothing(keys: Keys, field: str) -> None:
    slot = slot_of(keys, "passphrase")
    value = getattr(slot, field)
    if field == "way":
        other: object = "recovery"
    elif isinstance(value, int):
        other = value * 2
    else:
        other = ("00" if not value.startswith("00") else "11") + value[2:]
    changed = msgspec.structs.replace(slot, **{field: other})
    secret = CODE if field == "way" else PASSPHRASE
    assert code_of(lambda: keys.open(changed, secret)) == "secret_wrong"


# --- killed -----------------------------------------------------------------------------------------------------------


class Power(BaseException):
    """It went."""


@pytest.mark.parametrize("at", range(1, 13))
def test_a_change_that_is_killed_anywhere_leaves_the_old_pin_or_the_new(
    tmp_path: Path, keys: Keys, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """At each call that touches the disk; a write in progress is torn in half."""
    old = keys.save(tmp_path)
    new = old.with_slot(KEY, "pin", CHAIR, "804417", MIXED)
    calls = 0

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object) -> object:
            nonlocal calls
            calls += 1
            if calls == at:
                for path in tmp_path.glob(".*.new"):
                    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
                raise Power
            return real(*arguments)

        return call

    for name in ("fsync", "replace", "open"):
        monkeypatch.setattr(os, name, counted(getattr(os, name)))
    try:
        new.save(tmp_path)
        ended = True
    except Power:
        ended = False
    monkeypatch.undo()
    monkeypatch.setattr(module, "MEMORY_KIB", 64)
    found = Keys.load(tmp_path)
    pin = "804417" if found.slots == new.slots else PIN
    assert found.open(slot_of(found, "pin"), pin, MIXED) == KEY
    assert found.open(slot_of(found, "recovery"), CODE) == KEY
    assert not ended or pin == "804417"
    assert ended == (calls < at)
    again = Keys.load(tmp_path)  # and both files say the same from then on
    assert (tmp_path / KEY_FILE).read_bytes() == (tmp_path / KEY_SPARE).read_bytes()
    assert again.slots == found.slots


def test_several_derivations_at_once_wait_for_each_other() -> None:
    key, secret = Key.new(), "a pasture without fences"
    keys = Keys.new(key).with_slot(key, "passphrase", bytes(16), secret)
    opened: list[Key] = []
    threads = [
        threading.Thread(target=lambda: opened.append(keys.open(keys.slots[0], secret)), daemon=True) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert opened == [key] * 4, "together they stood still, or were refused for want of memory"

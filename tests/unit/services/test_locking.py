"""Who may open a township on a laptop: before its file is open, and while it is."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.locking import WHOEVER, Secret, TownshipLock, new_code, new_key, same_group
from desktop.services.system_keyring import SystemKeyring, loads
from desktop.store import keys
from tests.ui.locked import PASSPHRASE, PIN, Ring

USER, OTHER = bytes([1] * 16), bytes([2] * 16)


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots at their cheapest."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


@pytest.fixture
def lock(tmp_path: Path) -> TownshipLock:
    return TownshipLock(tmp_path / "township", Ring())


def test_what_opens_it_goes_from_nobody_to_who_she_is(lock: TownshipLock) -> None:
    key, code = new_key(), new_code()
    assert not lock.stands and lock.may_begin
    lock.begin(key, Secret("pin", PIN), code)
    assert lock.stands and [(user.id, user.name) for user in lock.users()] == [(WHOEVER, "")]
    lock.note(key, USER, [(USER, "王兰", "chair"), (OTHER, "娜仁", "viewer")], Secret("pin", PIN))
    assert [(user.id, user.name, user.ways) for user in lock.users()] == [(USER, "王兰", ("pin",))]
    assert lock.open(USER, Secret("pin", PIN)) == lock.open(b"", Secret("recovery", code)) == key


def test_another_code_takes_the_place_of_the_first(lock: TownshipLock) -> None:
    key, code, other = new_key(), new_code(), new_code()
    lock.begin(key, Secret("passphrase", PASSPHRASE), code, USER)
    lock.set_code(key, other)
    assert lock.open(b"", Secret("recovery", other)) == key
    with pytest.raises(KnownError, match="secret_wrong"):
        lock.open(b"", Secret("recovery", code))


def test_keys_that_open_something_are_never_written_over(lock: TownshipLock) -> None:
    key = new_key()
    lock.begin(key, Secret("pin", PIN), new_code(), USER)
    with closing(Desk.open(lock.folder, key=key)) as desk:
        desk.records.add_user("王兰")
        desk.backups.back_up_now()
    for name in ("township.db", None):
        with pytest.raises(KnownError, match="already_encrypted"):
            lock.begin(new_key(), Secret("pin", PIN), new_code())
        if name:
            (lock.folder / name).unlink()  # the copies are left
    assert lock.open(USER, Secret("pin", PIN)) == key


def test_whom_the_records_do_not_know_works_as_nobody(lock: TownshipLock) -> None:
    """A user whose row a restore took away would be a chair: no role is stated of her."""
    key, code = new_key(), new_code()
    lock.begin(key, Secret("pin", PIN), code, USER)
    with closing(Desk.open(lock.folder, key=key)) as desk:
        desk.records.add_user("王兰")
    with pytest.raises(KnownError, match="user_gone"):
        lock.open(USER, Secret("pin", PIN))
    assert lock.open(b"", Secret("recovery", code)) == key


def test_names_that_cannot_be_read_cost_only_the_names(lock: TownshipLock) -> None:
    key = new_key()
    lock.begin(key, Secret("pin", PIN), new_code(), USER)
    for body in (b"\xff", b"{", b"[1]"):
        (lock.folder / "users.json").write_bytes(body)
        assert [user.name for user in lock.users()] == [""]
    lock.note(key, USER, [(USER, "王兰", "chair")])
    assert [user.name for user in lock.users()] == ["王兰"]


def test_a_group_is_read_as_the_code_is() -> None:
    code = new_code()
    groups = code.split("-")
    assert all(same_group(group.lower(), code, number) for number, group in enumerate(groups))
    assert not same_group(groups[1], code, 0) and not same_group("", code, 0) and not same_group(groups[0][:4], code, 0)


def test_where_no_keyring_answers_nothing_is_asked_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert loads()
    ring = SystemKeyring()
    assert not ring.answers() and ring.secret() is None
    with pytest.raises(KnownError, match="keyring_missing"):
        ring.made()

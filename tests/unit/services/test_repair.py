"""送修: carried and proved, the keys destroyed, back by one code."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from desktop.errors import KnownError
from desktop.services import repair
from desktop.services.desk import Desk
from desktop.services.repair import Away, Proof, Repair
from desktop.store import keys
from desktop.store.driver import KEY_FILE, KEY_SPARE, Key
from desktop.store.keys import Keys, has_keys, new_mixed
from desktop.store.recovery_code import new_code

KEY, NOW = Key(bytes(range(32))), datetime(2026, 11, 23, 9, 30)
PIN = "583920"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    monkeypatch.setattr(keys, "PASSES", 1)


@pytest.fixture
def code() -> str:
    return new_code()


@pytest.fixture
def desk(tmp_path: Path, code: str) -> Iterator[Desk]:
    """An encrypted township with two women and a file, its chair with a PIN."""
    folder = tmp_path / "township"
    folder.mkdir()
    made = Keys.new(KEY).with_slot(KEY, "recovery", b"", code)
    made.with_slot(KEY, "pin", bytes(16), PIN, new_mixed()).save(folder)
    desk = Desk.open(folder, lambda: NOW, KEY)
    for name in ("乌云", "其木格"):
        desk.people.save(None, {"name_zh": name})
    desk.photos.keep_file(b"a paper")
    (tmp_path / "stick").mkdir()
    yield desk
    desk.close()


@pytest.fixture
def proof(desk: Desk, tmp_path: Path, code: str) -> Proof:
    found = Repair(desk).carry(tmp_path / "stick", code)
    assert found is not None
    return found


def women(folder: Path, key: Key) -> int:
    desk = Desk.open(folder, lambda: NOW, key)
    found = len(desk.people.ids())
    desk.close()
    return found


def sent_away(desk: Desk, proof: Proof) -> list[str]:
    """Closed, its keys destroyed; gives what was taken out of the keyring."""
    forgotten: list[str] = []
    desk.close()
    Repair.destroy_keys(desk.folder, proof, KEY, lambda: forgotten.append("secret"), NOW)
    return forgotten


def test_away_nothing_here_opens_it_and_back_one_code_does(desk: Desk, proof: Proof, code: str) -> None:
    folder, before = desk.folder, {each: (desk.folder / each).read_bytes() for each in (KEY_FILE, KEY_SPARE)}
    assert Repair(desk).waiting() == (False, 2, Repair(desk).waiting().since, 0)
    assert Repair.away(folder) is None
    assert sent_away(desk, proof) == ["secret"]
    assert Repair.away(folder) == Away(NOW, proof.path.name) and not has_keys(folder)
    for path in (each for each in folder.rglob("*") if each.is_file()):
        body = path.read_bytes()
        assert all(keys_ not in body for keys_ in before.values()) and KEY.raw not in body
    with pytest.raises(KnownError, match="key_needed"):
        Desk.open(folder)
    with pytest.raises(KnownError, match="secret_wrong"):
        Repair.back(folder, proof.path, new_code())
    assert Repair.away(folder) is not None
    assert Repair.back(folder, proof.path, code) == KEY
    assert Repair.away(folder) is None and women(folder, KEY) == 2
    assert [slot.way for slot in Keys.load(folder).slots] == ["recovery"]


@pytest.mark.parametrize("what", ["gone", "damaged"])
def test_a_disk_that_was_changed_is_filled_from_the_stick(desk: Desk, proof: Proof, code: str, what: str) -> None:
    sent_away(desk, proof)
    if what == "gone":
        shutil.rmtree(desk.folder)
    else:
        path = desk.folder / "township.db"
        path.write_bytes(bytes(path.stat().st_size))
    assert Repair.back(desk.folder, proof.path, code, NOW) == KEY
    assert women(desk.folder, KEY) == 2 and has_keys(desk.folder)


def test_a_wrong_code_carries_nothing(desk: Desk, tmp_path: Path, code: str) -> None:
    with pytest.raises(KnownError, match="secret_wrong"):
        Repair(desk).carry(tmp_path / "stick", new_code())
    assert not list((tmp_path / "stick").iterdir())


def test_a_stick_that_gives_something_else_back_is_no_proof(
    desk: Desk, tmp_path: Path, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(repair, "_state_of", lambda *_: (1, 0, 0))
    with pytest.raises(KnownError, match="stick_failed"):
        Repair(desk).carry(tmp_path / "stick", code)
    assert not (desk.folder / "trying").exists()


def test_without_the_proof_as_it_was_no_key_is_destroyed(desk: Desk, proof: Proof, tmp_path: Path) -> None:
    """Something was written since, another stick is in, or none."""
    desk.people.save(None, {"name_zh": "后来的"})
    with pytest.raises(KnownError, match="repair_since"):
        sent_away(desk, proof)
    moved = proof.path.rename(tmp_path / "elsewhere.sumubak")
    with pytest.raises(KnownError, match="stick_gone"):
        sent_away(desk, proof)
    proof.path.write_bytes(moved.read_bytes()[:-1])
    with pytest.raises(KnownError, match="backup_damaged"):
        sent_away(desk, proof)
    assert Repair.away(desk.folder) is None and has_keys(desk.folder)
    assert women(desk.folder, KEY) == 3


def test_called_off_or_plain_there_is_no_proof(desk: Desk, tmp_path: Path, code: str) -> None:
    assert Repair(desk).carry(tmp_path / "stick", code, cancelled=lambda: True) is None
    plain = Desk.open(tmp_path / "plain")
    if plain.key is None:
        with pytest.raises(KnownError, match="key_needed"):
            Repair(plain).carry(tmp_path / "stick", code)
    plain.close()

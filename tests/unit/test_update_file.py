"""An update's file: believed only as the maker signed it, for this laptop, newer, and byte for byte."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.update_file import Here, check_fits, read_label, take_out, write_update
from protocol.signing import new_key, public_of
from protocol.update_label import MOST_BYTES, Label, as_numbers

INSTALLER = bytes(range(256)) * 40
SEED = new_key()
KEYS = (public_of(new_key()), public_of(SEED))
HERE = Here("0.1.0", "linux-amd64", "2.31")


def label(**changed: object) -> Label:
    said: dict[str, object] = {
        "format": 1,
        "version": "0.2.0",
        "system": "linux-amd64",
        "needs": "2.28",
        "name": "sumu-home_0.2.0_amd64.deb",
        "size": len(INSTALLER),
        "sha256": hashlib.sha256(INSTALLER).hexdigest(),
        "made_on": date(2026, 11, 30).isoformat(),
        "told": {"zh_CN": "签到表更快"},
    }
    return Label(**(said | changed))  # type: ignore[arg-type]


def written(folder: Path, seed: bytes = SEED, installer: bytes = INSTALLER, **changed: object) -> Path:
    path = folder / "新版.sumuup"
    write_update(path, label(**changed), installer, seed)
    return path


def refused(path: Path, keys: tuple[bytes, ...] = KEYS) -> str:
    """Why the installer is not taken out; nothing of it may stand there then."""
    target = path.parent / "out"
    with pytest.raises(KnownError) as caught:
        take_out(path, keys, target)
    assert not target.exists()
    return caught.value.code


def test_what_the_maker_signed_is_taken_out(tmp_path: Path) -> None:
    path, told = written(tmp_path), list[tuple[int, int]]()
    assert read_label(path, KEYS) == label()
    assert take_out(path, KEYS, tmp_path / "out", lambda *at: told.append(at)) == label()
    assert (tmp_path / "out").read_bytes() == INSTALLER
    assert told[-1] == (len(INSTALLER), len(INSTALLER))


def test_somebody_elses_signature(tmp_path: Path) -> None:
    assert refused(written(tmp_path, new_key())) == "update_stranger"


def test_a_program_that_knows_no_maker_believes_nobody(tmp_path: Path) -> None:
    assert refused(written(tmp_path), ()) == "update_no_key"


def test_another_installer_of_the_same_length(tmp_path: Path) -> None:
    assert refused(written(tmp_path, installer=INSTALLER[::-1])) == "update_tampered"


def test_something_behind_the_installer(tmp_path: Path) -> None:
    assert refused(written(tmp_path, installer=INSTALLER + b"x")) == "update_tampered"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a backup", b"\x7fELF", "苏木".encode() * 100])
def test_another_programs_file(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.sumuup"
    path.write_bytes(content)
    assert refused(path) == "update_foreign"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        read_label(tmp_path / "x.sumuup", KEYS)
    assert caught.value.code == "file_unreadable"


def test_a_label_for_later_programs(tmp_path: Path) -> None:
    assert refused(written(tmp_path, format=2)) == "update_format"


@pytest.mark.parametrize(
    "changed",
    [
        {"name": "../../.bashrc"},
        {"name": "a/b.deb"},
        {"name": ".deb"},
        {"version": "1.0; rm"},
        {"needs": ""},
        {"size": MOST_BYTES + 1},
        {"size": 0},
        {"sha256": "00"},
        {"version": "1.0\n"},
    ],
)
def test_a_label_with_what_no_maker_writes(tmp_path: Path, changed: dict[str, object]) -> None:
    assert refused(written(tmp_path, **changed)) == "update_format"


@given(st.data())
def test_a_file_cut_anywhere_is_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = written(tmp_path_factory.mktemp("cut"))
    whole = path.read_bytes()
    path.write_bytes(whole[: data.draw(st.integers(1, len(whole) - 1))])
    assert refused(path) == "update_truncated"


@given(st.data())
def test_a_byte_changed_anywhere_is_refused(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    path = written(tmp_path_factory.mktemp("flip"))
    whole = bytearray(path.read_bytes())
    at = data.draw(st.integers(0, len(whole) - 1) | st.integers(0, 600))
    whole[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)
    assert refused(path).startswith("update_")


def test_a_label_as_long_as_the_disk_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path)
    whole = bytearray(path.read_bytes())
    whole[14:18] = b"\xff\xff\xff\xff"
    path.write_bytes(whole)
    assert refused(path) == "update_stranger"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({}, ""),
        ({"system": "windows-amd64"}, "update_other_system"),
        ({"system": "linux-arm64"}, "update_other_system"),
        ({"needs": "2.31"}, ""),
        ({"needs": "2.4"}, ""),  # earlier than 2.31, though the text is later
        ({"needs": "2.36"}, "update_needs"),
        ({"needs": "2.36", "version": "0.0.9"}, "update_needs"),
        ({"version": "0.1"}, "update_same"),
        ({"version": "0.0.9"}, "update_older"),
        ({"version": "0.10.0"}, ""),
    ],
)
def test_whether_it_is_for_this_laptop(changed: dict[str, object], code: str) -> None:
    found = ""
    try:
        check_fits(label(**changed), HERE)
    except KnownError as error:
        found = error.code
    assert found == code


@given(st.lists(st.integers(0, 999), min_size=1, max_size=4), st.lists(st.integers(0, 999), min_size=1, max_size=4))
def test_versions_compare_by_numbers(one: list[int], two: list[int]) -> None:
    longer = max(len(one), len(two))
    padded = [numbers + [0] * (longer - len(numbers)) for numbers in (one, two)]
    first, second = (as_numbers(".".join(map(str, numbers))) for numbers in (one, two))
    assert (first < second, first == second) == (padded[0] < padded[1], padded[0] == padded[1])


def test_an_installer_that_stands_there_is_not_written_over(tmp_path: Path) -> None:
    path = written(tmp_path)
    (tmp_path / "out").write_bytes(b"hers")
    with pytest.raises(FileExistsError):
        take_out(path, KEYS, tmp_path / "out")
    assert (tmp_path / "out").read_bytes() == b"hers"

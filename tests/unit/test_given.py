"""What an argument of the command line is, and how one program hands it to another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given as each
from hypothesis import strategies as st

from desktop.given import MOST, MOST_BYTES, Given, given, packed, unpacked


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("苏木_2026-11-30.sumu", "changes"),
        ("U盘.SUMU", "changes"),
        ("苏木之家备份-1.sumubak", "backup"),
        ("邀请.sumuinv", "invitation"),
        ("新版.sumuup", "update"),
        ("a.sumu.exe", ""),
        ("sumu", ""),
        (".sumu", ""),
    ],
)
def test_a_file_is_known_by_its_ending(tmp_path: Path, name: str, kind: str) -> None:
    assert given(str(tmp_path / name)) == Given(kind, str(tmp_path / name))
    assert given((tmp_path / name).as_uri()) == Given(kind, str(tmp_path / name))


def test_a_path_is_made_whole_for_a_program_that_stands_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert given("a.sumu").value == str(tmp_path / "a.sumu")


def test_a_link_is_the_invitation_itself() -> None:
    line = "sumu://example.org:8443/#152221201.abcdefghij." + "a" * 43
    assert given(line) == Given("invitation", line)
    assert given(line).is_line and not given("/x.sumuinv").is_line


@each(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1), max_size=20))
def test_what_is_handed_over_arrives(names: list[str]) -> None:
    things = [given(name) for name in names]
    assert unpacked(packed(things)) == things


def test_too_much_is_cut_and_the_first_arrive() -> None:
    things = [given("/" + "x" * 4000 + f"{number}.sumu") for number in range(MOST * 2)]
    arrived = unpacked(packed(things))
    assert arrived == things[: len(arrived)] and 10 < len(arrived) <= MOST


@each(st.binary(max_size=200))
def test_no_message_breaks_it(message: bytes) -> None:
    assert isinstance(unpacked(message), list)


@pytest.mark.parametrize("message", [b"", b"{}", b"[1]", b'["a\\u0000b"]', b"[" * 60_000, b'"' + b"x" * MOST_BYTES])
def test_a_message_that_is_none_is_nothing(message: bytes) -> None:
    assert unpacked(message) == []

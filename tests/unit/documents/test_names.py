from __future__ import annotations

from datetime import datetime

import pytest

from desktop.documents.names import is_menksoft, spaced_name, time_text


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("王兰", "王\u3000兰"),
        (" 王兰 ", "王\u3000兰"),
        ("王秀兰", "王秀兰"),
        ("Li", "Li"),
        ("", ""),
        ("𬸣兰", "𬸣\u3000兰"),
    ],
)
def test_only_names_of_two_characters_are_spaced(name: str, printed: str) -> None:
    assert spaced_name(name) == printed


def test_menksoft_codes_are_told_from_unicode() -> None:
    assert is_menksoft("\ue234\ue2b5")
    assert not is_menksoft("ᠴᠡᠴᠡᠭ\u180e\u202f王兰")


def test_times_are_written_once_where_one_day_is_enough() -> None:
    start = datetime(2026, 11, 24, 18)
    assert time_text(start) == "2026年11月24日 周二 18:00"
    assert time_text(start, datetime(2026, 11, 24, 20, 30)) == "2026年11月24日 周二 18:00–20:30"
    assert time_text(start, datetime(2026, 11, 25, 9)) == "2026年11月24日 周二 18:00 – 2026年11月25日 周三 09:00"

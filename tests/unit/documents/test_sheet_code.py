from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.sheet_code import parse_qr, parse_sheet_code, qr_text, sheet_code, shown_code
from desktop.errors import KnownError

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
codes = st.binary(min_size=16, max_size=16).map(sheet_code)


def test_the_code_of_an_id_never_changes() -> None:
    assert sheet_code(bytes(16)) == "YH9CCXC"


@given(codes)
def test_a_code_is_read_back_however_it_is_typed(code: str) -> None:
    tolerant = code.lower().replace("0", "o").replace("1", "l")
    wide = "".join(chr(ord(one) + 0xFEE0) for one in code)
    for text in (code, shown_code(code), f" {tolerant} ", wide, " ".join(code), qr_text(code, 12)):
        assert parse_sheet_code(text) == code
    assert parse_qr(qr_text(code, 12)) == (code, 12)


@given(codes, st.integers(0, 6), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_always_found(code: str, place: int, other: str) -> None:
    wrong = code[:place] + other + code[place + 1 :]
    if wrong != code:
        with pytest.raises(KnownError):
            parse_sheet_code(wrong)


@given(codes, st.integers(0, 5))
def test_two_neighbours_that_changed_places_are_always_found(code: str, place: int) -> None:
    wrong = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    if wrong != code:
        with pytest.raises(KnownError):
            parse_sheet_code(wrong)


@given(st.text(max_size=12))
def test_anything_else_is_refused(text: str) -> None:
    try:
        code = parse_sheet_code(text)
    except KnownError as error:
        assert error.code == "sheet_code_wrong"
    else:
        assert len(code) == 7 and set(code) <= set(ALPHABET)

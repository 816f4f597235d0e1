"""The recovery code: what is typed wrong is seen, and where."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from desktop.errors import KnownError
from desktop.store.recovery_code import ALPHABET, GROUP, GROUPS, new_code, read_code

CODES = st.builds(new_code)


def refused(typed: str) -> KnownError:
    with pytest.raises(KnownError) as error:
        read_code(typed)
    return error.value


def test_codes_are_six_groups_and_never_the_same() -> None:
    codes = {new_code() for _ in range(500)}
    assert len(codes) == 500
    assert all(
        re.fullmatch(rf"([{ALPHABET}]{{{GROUP}}}-){{{GROUPS - 1}}}[{ALPHABET}]{{{GROUP}}}", code) for code in codes
    )
    assert all(read_code(code) == code for code in codes)


@given(CODES, st.sampled_from(["", " ", "-", "－", "—", " - ", "\n"]), st.booleans(), st.booleans())
def test_it_may_be_typed_in_many_ways(code: str, between: str, small: bool, wide: bool) -> None:
    typed = code.replace("-", between).replace("0", "O").replace("1", "l")
    typed = typed.lower() if small else typed
    if wide:
        typed = "".join(chr(ord(character) + 0xFEE0) if character.isalnum() else character for character in typed)
    assert read_code(typed) == code


@given(CODES, st.integers(0, GROUPS * GROUP - 1), st.sampled_from(ALPHABET))
def test_one_wrong_character_is_seen_with_its_group(code: str, place: int, other: str) -> None:
    plain = code.replace("-", "")
    assume(plain[place] != other)
    error = refused(plain[:place] + other + plain[place + 1 :])
    assert (error.code, error.details) == ("recovery_code_group", {"group": place // GROUP + 1})


@given(CODES, st.integers(0, GROUPS - 1), st.integers(0, GROUP - 1), st.integers(0, GROUP - 1))
def test_two_characters_that_changed_places_are_seen(code: str, group: int, one: int, other: int) -> None:
    groups = [list(each) for each in code.split("-")]
    assume(groups[group][one] != groups[group][other])
    groups[group][one], groups[group][other] = groups[group][other], groups[group][one]
    assert refused("-".join(map("".join, groups))).details == {"group": group + 1}


@given(CODES, st.integers(0, GROUPS - 1), st.integers(0, GROUPS - 1))
def test_two_groups_that_changed_places_are_seen(code: str, one: int, other: int) -> None:
    groups = code.split("-")
    assume(one != other)
    groups[one], groups[other] = groups[other], groups[one]
    assert refused("-".join(groups)).code == "recovery_code_group"


@given(CODES, st.integers(0, GROUPS * GROUP - 1))
def test_one_that_is_too_short_is_told_by_its_length(code: str, length: int) -> None:
    error = refused(code.replace("-", "")[:length])
    assert (error.code, error.details["number"]) == ("recovery_code_length", length)


@given(st.text(max_size=60))
def test_any_text_is_a_code_or_refused(typed: str) -> None:
    try:
        assert read_code(read_code(typed)) == read_code(typed)
    except KnownError as error:
        assert error.code in ("recovery_code_group", "recovery_code_length")

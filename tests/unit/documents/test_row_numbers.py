from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.row_numbers import RowNumbersError, parse_row_numbers, row_numbers_text

rows = st.sets(st.integers(1, 400))


@given(rows)
def test_rows_written_and_read_are_the_same(numbers: set[int]) -> None:
    assert parse_row_numbers(row_numbers_text(numbers), 400) == tuple(sorted(numbers))


@given(
    st.lists(st.tuples(st.integers(1, 300), st.integers(0, 40)), max_size=12),
    st.sampled_from([" ", ",", "，", "、", "；", " 、 ", "\n"]),
    st.sampled_from(["-", "–", "—", "——", "~", "～", "至", "到", " - "]),
    st.booleans(),
)
def test_any_way_to_type_it_means_the_same(pieces: list[tuple[int, int]], gap: str, to: str, wide: bool) -> None:
    wanted = sorted({row for first, more in pieces for row in range(first, first + more + 1)})
    text = gap.join(f"{first}{to}{first + more}" if more else str(first) for first, more in pieces)
    if wide:
        text = text.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)})
    assert parse_row_numbers(text, 400) == tuple(wanted)


@given(st.text(max_size=30))
def test_anything_typed_is_read_or_refused_with_its_place(text: str) -> None:
    try:
        found = parse_row_numbers(text, 50)
    except RowNumbersError as error:
        assert 0 <= error.position < len(text)
        assert 1 <= error.length <= len(text) - error.position
    else:
        assert list(found) == sorted(set(found))
        assert all(1 <= row <= 50 for row in found)


def test_the_example_of_the_paper_loop() -> None:
    assert parse_row_numbers("1-17 19 22-40") == (*range(1, 18), 19, *range(22, 41))


@pytest.mark.parametrize(
    ("text", "code", "position", "length"),
    [
        ("1-17 19 王兰 22", "rows_unreadable", 8, 2),
        ("1-", "rows_unreadable", 0, 2),
        ("1 17-3", "rows_reversed", 2, 4),
        ("0", "rows_outside", 0, 1),
        ("3，41", "rows_outside", 2, 2),
        ("1-" + "9" * 5000, "rows_outside", 0, 5002),
    ],
)
def test_what_is_wrong_is_named_with_its_place(text: str, code: str, position: int, length: int) -> None:
    with pytest.raises(RowNumbersError) as caught:
        parse_row_numbers(text, 40)
    assert (caught.value.code, caught.value.position, caught.value.length) == (code, position, length)
    assert caught.value.details == {"position": position + 1, "last": 40}


def test_nothing_typed_is_no_row() -> None:
    assert parse_row_numbers(" 、 ") == ()

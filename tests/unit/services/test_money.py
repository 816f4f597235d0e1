"""Amounts as people type them, as papers write them, and shared out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.money import LARGEST, amount_words, in_characters, read_amount, shares


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("1200", 120_000),
        ("1,200元", 120_000),
        ("￥1,200.50", 120_050),
        ("１２００元", 120_000),
        ("1.2万", 1_200_000),
        ("3百", 30_000),
        ("三百", 30_000),
        ("三百元整", 30_000),
        ("一万二千", 1_200_000),
        ("一千零五", 100_500),
        ("两千块钱", 200_000),
        ("十五", 1_500),
        ("叁佰元伍角", 30_050),
        ("五分", 5),
        ("三百二十元五角六分", 32_056),
        ("0", 0),
        ("", None),
    ],
)
def test_amounts_are_understood_as_they_are_typed(typed: str, fen: int | None) -> None:
    assert read_amount(typed) == (fen, None)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-50", "amount_negative"),
        ("负三百", "amount_negative"),
        ("约300", "amount_rough"),
        ("300多元", "amount_rough"),
        ("1.234", "amount_parts"),
        ("三百五", "amount_format"),  # 305 or 350
        ("一万二", "amount_format"),
        ("1,20", "amount_format"),
        ("不少", "amount_format"),
        ("99999999999", "number_too_large"),
    ],
)
def test_what_may_mean_two_things_is_refused_by_its_reason(typed: str, code: str) -> None:
    assert read_amount(typed) == (None, code)


def test_only_what_may_be_below_zero_is_read_so() -> None:
    assert read_amount("-1,200元", signed=True).fen == -120_000
    assert read_amount("-三百五", signed=True) == (None, "amount_format")


@given(st.integers(min_value=0, max_value=LARGEST))
def test_what_is_written_is_read_again(fen: int) -> None:
    assert read_amount(amount_words(fen)).fen == fen == read_amount(amount_words(fen, grouped=False)).fen
    assert read_amount(in_characters(fen)).fen == fen


@given(st.integers(0, 10**9), st.lists(st.integers(0, 5000), min_size=1, max_size=20).filter(any))
def test_shares_are_exact_and_nobody_gets_more_than_a_fen_beyond_hers(total: int, weights: list[int]) -> None:
    given_out = shares(total, weights)
    assert sum(given_out) == total
    assert all(abs(got * sum(weights) - total * of) < sum(weights) for got, of in zip(given_out, weights, strict=True))


def test_the_extra_fen_goes_to_the_largest_rest_then_to_the_first() -> None:
    """Example 30."""
    assert shares(100_000, [333, 333, 334]) == [33_300, 33_300, 33_400]
    assert shares(10_000, [1, 1, 1]) == [3_334, 3_333, 3_333]

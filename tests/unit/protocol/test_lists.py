"""Lists that several people change."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocol.lists import ListChange

_LISTS = st.lists(st.sampled_from("abcdefgh"), unique=True)


@given(_LISTS, _LISTS)
def test_the_change_between_two_lists_makes_the_one_of_the_other(before: list[str], after: list[str]) -> None:
    assert ListChange.between(before, after).applied(before) == after


@given(_LISTS, _LISTS, _LISTS)
def test_nobody_loses_what_was_added_and_what_was_taken_off_stays_off(
    before: list[str], hers: list[str], his: list[str]
) -> None:
    one, other = ListChange.between(before, hers), ListChange.between(before, his)
    for first, second in ((one, other), (other, one)):
        merged = second.applied(first.applied(before))
        assert set(merged) == (set(before) | set(hers) | set(his)) - (set(before) - set(hers)) - (
            set(before) - set(his)
        )
        assert len(merged) == len(set(merged))
        assert second.applied(merged) == merged or set(second.added) & set(second.taken)  # again changes nothing


@pytest.mark.parametrize(
    ("before", "hers", "standing", "merged"),
    [
        ("ab", "cb", "abx", "cbx"),  # the first host was replaced: who replaces her is first
        ("ab", "ba", "abx", "bax"),  # moved to the front
        ("ab", "ba", "a", "a"),  # moved, and taken off by somebody meanwhile
        ("ab", "abc", "xab", "xabc"),  # somebody else's new first host stays first
        ("ab", "abc", "abc", "abc"),  # both added the same
        ("", "a", "b", "ab"),
        ("a", "ab", "c", "cb"),  # somebody replaced the first host: who was added behind her is not the first
        ("ax", "abx", "cx", "cbx"),
        ("abc", "", "abcd", "d"),
    ],
)
def test_order_is_kept(before: str, hers: str, standing: str, merged: str) -> None:
    assert "".join(ListChange.between(before, hers).applied(standing)) == merged


def test_without_an_order_the_added_go_to_the_end() -> None:
    assert ListChange(added=("c", "a"), taken=("b",)).applied(["a", "b"]) == ["a", "c"]
    assert ListChange(added=("c",)).applied(None) == ["c"]
    assert not ListChange(order=("a",))

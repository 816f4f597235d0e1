"""Which row stands for a merged person: the same one on every laptop, whatever was merged into what."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from protocol.survivors import survivor, survivors

IDS = st.integers(0, 12).map(lambda number: number.to_bytes(16, "big"))
MERGED = st.dictionaries(IDS, st.none() | IDS, max_size=12)


def at(number: int) -> bytes:
    return number.to_bytes(16, "big")


@given(MERGED)
def test_who_stands_for_others_stands_for_herself(merged: dict[bytes, bytes | None]) -> None:
    for id_ in merged:
        stands = survivor(id_, merged)
        assert stands in merged and survivor(stands, merged) == stands


@given(MERGED)
def test_who_was_merged_into_somebody_here_is_the_same_woman(merged: dict[bytes, bytes | None]) -> None:
    for id_, into in merged.items():
        if into in merged:
            assert survivor(id_, merged) == survivor(into, merged)  # type: ignore[arg-type]  # it is a key
        else:
            assert survivor(id_, merged) == id_


@given(MERGED)
def test_the_order_in_which_rows_arrived_says_nothing(merged: dict[bytes, bytes | None]) -> None:
    turned = dict(reversed(merged.items()))
    assert survivors(turned) == survivors(merged)
    assert all(stands != id_ for id_, stands in survivors(merged).items())


def test_of_a_ring_the_smallest_id_stands_for_all_and_for_who_leads_into_it() -> None:
    merged: dict[bytes, bytes | None] = {at(3): at(2), at(2): at(5), at(5): at(3), at(1): at(5), at(4): at(4)}
    assert {survivor(id_, merged) for id_ in (at(3), at(2), at(5), at(1))} == {at(2)}
    assert survivor(at(4), merged) == at(4)


def test_a_row_that_is_not_here_is_followed_no_further() -> None:
    merged: dict[bytes, bytes | None] = {at(1): at(2), at(2): at(9)}
    assert survivors(merged) == {at(1): at(2)}
    assert survivors({**merged, at(9): None}) == {at(1): at(9), at(2): at(9)}

"""How a need stands, by its steps alone."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from protocol.needs import ACTS, OPEN, OVER, Step, due_on, followed_by, is_sealed, rounds


def step(number: int, on: str, act: str, **more: str) -> Step:
    return Step(bytes([number]), on, number, act, **more)


def test_a_term_is_of_natural_days_and_moves_only_where_the_place_says_so() -> None:
    """Example 19."""
    opened = date(2026, 11, 19)
    assert due_on(opened, 15) == date(2026, 12, 4) and due_on(opened, 7) == date(2026, 11, 26)
    assert due_on(opened, 30) == date(2026, 12, 19), "a Saturday, shown as it is"
    assert due_on(opened, 30, shift=True) == date(2026, 12, 21)
    assert due_on(opened, 30, {date(2026, 12, 21)}, {date(2026, 12, 19)}, shift=True) == date(2026, 12, 19)
    assert due_on(opened, 15, {date(2026, 12, 4)}, shift=True) == date(2026, 12, 7)


def test_story_13_from_the_referral_to_the_closing() -> None:
    steps = [
        step(1, "2026-11-19", "refer", new_due="2026-12-04", old_due="2026-12-04", to="民政办"),
        step(2, "2026-11-21", "signed"),
        step(3, "2026-12-03", "answer"),
        step(4, "2026-12-04", "tell", satisfied="yes"),
        step(5, "2026-12-04", "close", outcome="O1"),
    ]
    states = [rounds(steps[:n])[-1].state for n in range(6)]
    assert states == ["registered", "referred", "referred", "answered", "answered", "closed"]
    (now,) = rounds(steps)
    assert (now.closed, now.told, now.signed, now.outcome, now.satisfied) == (
        *("2026-12-04", "2026-12-04", "2026-11-21", "O1", "yes"),
    )
    (november,) = rounds(steps, "2026-11-25")
    assert november.state == "referred" and november.due == "2026-12-04" and not november.closed


def test_an_extension_counts_only_if_it_was_written_in_time() -> None:
    """Example 21, its last sentence; a return begins a new term however late it is."""
    late = step(1, "2026-11-27", "extend", new_due="2026-12-26", old_due="2026-11-26")
    assert rounds([late])[-1].due == ""
    assert rounds([late._replace(on="2026-11-26")])[-1].due == "2026-12-26"
    assert rounds([late._replace(act="returned")])[-1].due == "2026-12-26"


def test_two_laptops_that_close_and_reopen_one_need_come_to_the_same() -> None:
    """On one day both closed it and both took it up again, neither knowing of the other: one round more, not two."""
    ours = [step(1, "2026-11-20", "close", outcome="O3"), step(3, "2026-11-20", "reopen", new_due="2026-11-27")]
    theirs = [step(2, "2026-11-20", "close", outcome="O1"), step(4, "2026-11-20", "reopen", new_due="2026-11-28")]
    found = rounds([*ours, *theirs])
    assert found == rounds([*theirs, *ours]) and len(found) == 2
    assert found[0].outcome == "O3" and found[1].state == "working" and found[1].due == "2026-11-27"
    closed = rounds([*ours, *theirs, step(5, "2026-11-21", "close", outcome="O2")])
    assert [each.state for each in closed] == ["closed", "closed"] and closed[1].opened == "2026-11-20"


STEPS = st.lists(
    st.tuples(st.sampled_from(ACTS), st.integers(1, 28), st.integers(0, 5)),
    max_size=12,
    unique_by=lambda each: each[1:],
)


@given(STEPS, st.randoms())
def test_no_order_in_which_steps_come_matters(given_steps: list[tuple[str, int, int]], random: Random) -> None:
    steps = [Step(bytes([on, stamp]), f"2026-11-{on:02}", stamp, act) for act, on, stamp in given_steps]
    other = list(steps)
    random.shuffle(other)
    found = rounds(steps)
    assert found == rounds(other)
    assert all(each.state in OVER and each.closed for each in found[:-1])
    assert found[-1].state in (*OPEN, *OVER) and set(followed_by(found[-1].state)) <= set(ACTS)


def test_what_is_sealed_whatever_anybody_ticks() -> None:
    assert all(is_sealed(kind, rights) for kind, rights in (("N3", None), ("N4", "R9"), ("N1", "R11"), (None, "R31")))
    assert not any(
        is_sealed(kind, rights) for kind, rights in (("N1", None), ("N6", "R1"), ("N5", "R41"), (None, None))
    )

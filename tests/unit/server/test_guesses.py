"""Who guesses invitation codes too often has to wait, and nobody else."""

from __future__ import annotations

from server.guesses import MOST_ADDRESSES, MOST_WRONG, WITHIN_SECONDS, Guesses


def test_one_address_has_to_wait_and_then_may_go_on() -> None:
    now = [1000.0]
    guesses = Guesses(lambda: now[0])
    for _ in range(MOST_WRONG):
        assert not guesses.too_many("192.0.2.1")
        guesses.wrong("192.0.2.1")
    assert guesses.too_many("192.0.2.1") and not guesses.too_many("192.0.2.2")
    now[0] += WITHIN_SECONDS
    assert not guesses.too_many("192.0.2.1")
    guesses.wrong("192.0.2.1")
    assert not guesses.too_many("192.0.2.1")


def test_no_more_addresses_are_remembered_than_there_is_room_for() -> None:
    guesses = Guesses()
    for number in range(2 * MOST_ADDRESSES):
        guesses.wrong(str(number))
    assert len(guesses._wrong) == MOST_ADDRESSES

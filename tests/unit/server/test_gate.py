"""Whose requests the server works at, and whose have to wait."""

from __future__ import annotations

from contextlib import suppress

import anyio
import pytest
from anyio import CancelScope

from server.auth import Caller, Refused
from server.gate import AT_WORK, OF_DEVICE, OF_REVOKED, OF_TOWNSHIP, Gate, Slot

HERE, THERE = "152221201", "152221202"


def caller(number: int, township: str = HERE, *, revoked: bool = False) -> Caller:
    return Caller(township, bytes([number]) * 16, "chair", revoked)


def entered(gate: Gate, *callers: Caller) -> list[Slot]:
    """The slots of those that are let in."""
    slots = []
    for each in callers:
        with suppress(Refused):
            slots.append(gate.enter(each))
    return slots


def test_a_townships_requests_keep_no_other_township_out() -> None:
    gate = Gate()
    slots = entered(gate, *(caller(number) for number in range(OF_TOWNSHIP + 9)))
    assert len(slots) == OF_TOWNSHIP
    assert len(entered(gate, caller(1, THERE))) == 1
    slots[0].leave()
    slots[0].leave()
    assert len(entered(gate, caller(99), caller(98))) == 1


def test_a_device_whose_lines_died_goes_on_and_the_oldest_body_ends() -> None:
    gate = Gate()
    slots = entered(gate, *[caller(1)] * OF_DEVICE)
    with pytest.raises(Refused, match="busy"):  # they are all being answered
        gate.enter(caller(1))

    async def one_more() -> None:
        with CancelScope() as slots[0].waiting, CancelScope() as slots[1].waiting:
            gate.enter(caller(1))

    anyio.run(one_more)
    assert [slot.ended for slot in slots] == [True] + [False] * (OF_DEVICE - 1)


def test_those_that_were_shut_out_take_no_others_place() -> None:
    gate = Gate()
    revoked = [caller(number, revoked=True) for number in range(OF_REVOKED + 5)]
    assert len(entered(gate, *revoked)) == OF_REVOKED
    others = [caller(number, f"{code:09}") for code in range(AT_WORK // 4 + 1) for number in range(4)]
    assert len(entered(gate, *others)) == AT_WORK

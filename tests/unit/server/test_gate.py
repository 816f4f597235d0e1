"""Whose requests the server works at, and whose have to wait."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import Any

import anyio
import pytest
from anyio import CancelScope

from server.auth import Caller, Refused
from server.gate import AT_WORK, OF_DEVICE, OF_REVOKED, OF_TOWNSHIP, SLOW_SECONDS, Gate, Slot, Timed, take_slot

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


def test_slow_ones_of_a_township_make_room_for_its_other_laptops(monkeypatch: pytest.MonkeyPatch) -> None:
    """One laptop that renewed itself again and again has many ids: its slow bodies, and answers that it does not read,
    are not to take all places of its township."""
    gate = Gate()
    slots = entered(gate, *(caller(number // 3) for number in range(OF_TOWNSHIP)), caller(1, THERE))
    held = slots[:OF_TOWNSHIP]

    async def comes() -> None:
        for slot in slots:
            slot.waiting = CancelScope() if slot is not held[0] else None
        with pytest.raises(Refused, match="busy"):  # none of them takes long
            gate.enter(caller(100))
        monkeypatch.setattr("server.gate.SLOW_SECONDS", -1)
        with pytest.raises(Refused, match="busy"):  # has a place already
            gate.enter(caller(5))
        assert gate.enter(caller(100)).turn.is_set()

    anyio.run(comes)
    assert [slot for slot in slots if slot.ended] == [held[1]]


def test_those_that_were_shut_out_take_no_others_place() -> None:
    gate = Gate()
    revoked = [caller(number, revoked=True) for number in range(OF_REVOKED + 5)]
    assert len(entered(gate, *revoked)) == OF_REVOKED
    others = [caller(number, f"{code:09}") for code in range(AT_WORK // 4 + 1) for number in range(4)]
    slots = entered(gate, *others)
    assert [slot.turn.is_set() for slot in slots] == [True] * AT_WORK + [False] * 4


def full(gate: Gate) -> list[Slot]:
    """Slots of as many devices as may be at work; the first township has four of them."""
    return entered(gate, *[caller(n, f"{n // 4 if n < 8 else n:09}") for n in range(AT_WORK)])


def test_where_all_places_are_taken_the_next_ones_wait_in_order() -> None:
    gate = Gate()
    slots = full(gate)
    first, second = entered(gate, caller(1, THERE), caller(2, THERE))
    slots[9].leave()
    assert (first.turn.is_set(), second.turn.is_set()) == (True, False)
    first.leave()
    assert second.turn.is_set()


def test_who_waits_in_vain_is_told_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.gate.TURN_SECONDS", 0.05)
    monkeypatch.setattr("server.gate._LOOK_SECONDS", 0.02)
    gate = Gate()
    slots = full(gate)
    (late,) = entered(gate, caller(1, THERE))

    async def waits() -> None:
        with CancelScope() as slots[5].waiting:  # a body that only just began makes no room
            await gate.take_turn(late)

    with pytest.raises(Refused, match="busy"):
        anyio.run(waits)
    assert not any(slot.ended for slot in slots)
    (another,) = entered(gate, caller(2, THERE))
    assert not another.turn.is_set()  # who gave up had no place that is free now
    another.leave()
    slots[0].leave()
    assert len(entered(gate, *[caller(number, THERE) for number in range(OF_TOWNSHIP)])) == OF_TOWNSHIP


def test_bodies_that_take_for_ever_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("server.gate.SLOW_SECONDS", -1)
    monkeypatch.setattr("server.gate._LOOK_SECONDS", 0.02)
    gate = Gate()
    (shut_out,) = entered(gate, caller(99, f"{0:09}", revoked=True))  # holds no place that another could have
    slots = full(gate)
    (late,) = entered(gate, caller(1, THERE))

    async def waits() -> None:
        with CancelScope() as slots[20].waiting, CancelScope() as slots[2].waiting, CancelScope() as slots[3].waiting:
            shut_out.waiting = CancelScope()
            await gate.take_turn(late)

    anyio.run(waits)
    assert [slot for slot in (shut_out, *slots) if slot.ended] == [slots[2]]
    assert late.turn.is_set()


def test_who_waited_long_for_its_turn_has_not_been_sending_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    """An honest laptop behind a long queue lost its place as soon as it got it."""
    clock = [1000.0]
    monkeypatch.setattr("server.gate.time.monotonic", lambda: clock[0])
    gate = Gate()
    slots = full(gate)
    (late,) = entered(gate, caller(1, THERE))
    clock[0] += SLOW_SECONDS * 3
    slots[9].leave()
    entered(gate, *[caller(number, THERE) for number in range(2, OF_TOWNSHIP + 1)])

    async def comes() -> None:
        with CancelScope() as late.waiting, pytest.raises(Refused, match="busy"):
            gate.enter(caller(99, THERE))

    anyio.run(comes)
    assert late.turn.is_set() and not late.ended


def test_a_thousand_that_wait_do_not_keep_the_server_busy_with_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each looked at all once a second: 2,450 laptops took three quarters of the processor so."""
    looked: list[int] = []

    def looks(slots: Iterable[Slot]) -> list[Slot]:
        looked.append(len(list(slots)))
        return []

    monkeypatch.setattr("server.gate.TURN_SECONDS", 0.5)
    monkeypatch.setattr("server.gate._LOOK_SECONDS", 0.02)
    monkeypatch.setattr("server.gate._slow", looks)
    gate = Gate()
    full(gate)
    late = entered(gate, *[caller(number % 8, f"{number:09}") for number in range(1000, 2000)])

    async def wait() -> None:
        async with anyio.create_task_group() as all_of_them:
            for slot in late:
                all_of_them.start_soon(_told_busy, gate, slot)

    anyio.run(wait)
    assert max(looked) <= AT_WORK
    assert len(looked) <= 2 * len(late)


async def _told_busy(gate: Gate, slot: Slot) -> None:
    with pytest.raises(Refused, match="busy"):
        await gate.take_turn(slot)


class Line:
    """A connection that is hung up on at some time, and whose other end reads nothing."""

    def __init__(self) -> None:
        self.ended = False

    def hang_up(self) -> None:
        """As a connection's."""
        self.ended = True

    def belongs_to(self, _owner: object) -> None:
        """As a connection's."""

    async def send(self, _message: object) -> None:
        """Waits for a reader."""
        await anyio.sleep_forever()


@pytest.mark.parametrize("wanted", [False, True])
def test_an_answer_that_nobody_reads_ends(monkeypatch: pytest.MonkeyPatch, wanted: bool) -> None:
    """After its time, or where another laptop of its township wants the place (``wanted``)."""
    monkeypatch.setattr("server.gate.UNREAD_SECONDS", 60 if wanted else 0.01)
    monkeypatch.setattr("server.gate.SLOW_SECONDS", -1)
    gate, line = Gate(), Line()
    scope: Any = {"type": "http", "headers": [(b"authorization", b"")], "state": {"connection": line}}

    async def answers(scope: Any, _receive: Any, send: Any) -> None:
        await take_slot(scope, gate, caller(0))
        if wanted:
            slots = entered(gate, *(caller(number) for number in range(1, OF_TOWNSHIP)))
            assert len(slots) == OF_TOWNSHIP - 1
            tasks.start_soon(comes)
        await send({"type": "http.response.body", "body": b"x"})

    async def comes() -> None:
        gate.enter(caller(100))

    async def asked() -> None:
        nonlocal tasks
        with anyio.fail_after(30):
            async with anyio.create_task_group() as tasks:
                await Timed().handle(scope, scope, line.send, answers)

    tasks: Any = None
    anyio.run(asked)
    assert line.ended

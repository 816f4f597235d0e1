"""How much one may have the server do at once, and for how long: nobody's requests keep others from theirs.

A laptop does one thing at a time. Where a device has more requests than ``OF_DEVICE``, the oldest is one whose line
died without a word: its body ends there, as by a cut, and what came of it counts. An answer that nobody reads ends with
its connection.
"""

from __future__ import annotations

import time
from collections import Counter, OrderedDict, defaultdict
from collections.abc import Iterable
from typing import Final

from anyio import CancelScope, Event, move_on_after
from anyio.lowlevel import checkpoint
from litestar.enums import ScopeType
from litestar.middleware import ASGIMiddleware
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from server.auth import Caller, Refused

#: Requests at work at once: all, a township's, a device's, those of all that were shut out.
AT_WORK: Final = 64
OF_TOWNSHIP: Final = 16
OF_DEVICE: Final = 4
OF_REVOKED: Final = 4
#: Seconds for a body, and for a request with its answer; without a token for all of it.
BODY_SECONDS: Final = 900.0
REQUEST_SECONDS: Final = 1200.0
STRANGER_SECONDS: Final = 20.0
#: A piece of an answer, some 100 kB, may take so long to go out (seconds): the slowest lines need two minutes.
UNREAD_SECONDS: Final = 600.0
#: A request waits so long for its turn (a laptop waits 40 seconds for a byte); a body that takes longer than the other
#: may be ended for it (seconds).
TURN_SECONDS: Final = 35.0
SLOW_SECONDS: Final = 10.0
_LOOK_SECONDS: Final = 1.0

_SLOT: Final = "slot"
_CONNECTION: Final = "connection"


class Slot:
    """One request at work, or one that waits for its turn."""

    def __init__(self, gate: Gate, caller: Caller) -> None:
        self._gate, self.caller = gate, caller
        self.ended = False
        #: When its turn came.
        self.since = time.monotonic()
        #: Set once it is at work.
        self.turn = Event()
        #: The wait for the next bytes of its body, or for its answer to be read.
        self.waiting: CancelScope | None = None

    def end(self) -> None:
        """Its sender is not waited for any more."""
        self.ended = True
        if self.waiting is not None:
            self.waiting.cancel()

    def leave(self) -> None:
        """It is done; again is no harm."""
        self._gate.leave(self)


class Gate:
    """Counts the requests at work. Where all places are taken the next ones wait in order, each counting among those of
    its device and township; and whoever has been sending one body for long, of the township that has the most of them,
    makes room, as by a cut."""

    def __init__(self) -> None:
        self._of: defaultdict[Caller, list[Slot]] = defaultdict(list)  # the oldest first
        self._at_work: dict[Slot, None] = {}  # in turn
        self._queue = OrderedDict[Slot, None]()
        self._townships = Counter[str]()  # without those that were shut out
        self._shut_out = 0

    def enter(self, caller: Caller) -> Slot:
        """One more request, at work or in the queue. Raises Refused busy."""
        full = self._shut_out >= OF_REVOKED if caller.revoked else self._townships[caller.township] >= OF_TOWNSHIP
        mine = self._of.get(caller, [])
        if len(mine) >= OF_DEVICE:
            waiting = next((slot for slot in mine if slot.waiting is not None), None)
            if waiting is None:
                raise Refused("busy")
            waiting.end()
            self.leave(waiting)  # its place is the new one's
        elif full:
            self._make_room_for(caller)
        slot = Slot(self, caller)
        self._of[caller].append(slot)
        if caller.revoked:
            self._shut_out += 1
            slot.turn.set()
            return slot
        self._townships[caller.township] += 1
        self._queue[slot] = None
        self._call_in()
        return slot

    async def take_turn(self, slot: Slot) -> None:
        """Waits until ``slot`` is at work. Raises Refused busy after ``TURN_SECONDS``."""
        until = time.monotonic() + TURN_SECONDS
        # All who wait look some 64 times a second together: where 2,000 looked each second they did nothing else.
        pause = _LOOK_SECONDS * (1 + len(self._queue) // AT_WORK)
        while not slot.turn.is_set():
            with move_on_after(min(pause, max(until - time.monotonic(), 0))):
                await slot.turn.wait()
            if not slot.turn.is_set():
                if time.monotonic() >= until:
                    self.leave(slot)
                    raise Refused("busy")
                self._make_room()

    def leave(self, slot: Slot) -> None:
        """It is done; again is no harm."""
        mine = self._of.get(slot.caller, [])
        if slot not in mine:
            return
        mine.remove(slot)
        if not mine:
            del self._of[slot.caller]
        if slot.caller.revoked:
            self._shut_out -= 1
            return
        self._townships[slot.caller.township] -= 1
        if not self._townships[slot.caller.township]:
            del self._townships[slot.caller.township]
        self._at_work.pop(slot, None)
        self._queue.pop(slot, None)
        self._call_in()

    def _call_in(self) -> None:
        while self._queue and len(self._at_work) < AT_WORK:
            slot, _ = self._queue.popitem(last=False)
            self._at_work[slot] = None
            slot.since = time.monotonic()
            slot.turn.set()

    def _make_room(self) -> None:
        slow = _slow(self._at_work)
        if slow:
            crowded = max(slow, key=lambda slot: self._townships[slot.caller.township])  # of several the oldest
            crowded.end()
            self.leave(crowded)

    def _make_room_for(self, caller: Caller) -> None:
        """One of its township's places for a laptop that has none, of the device that has the most. Raises Refused
        busy."""
        slots = [slot for slot in self._at_work if slot.caller.township == caller.township]
        taken = Counter(slot.caller.device for slot in slots)
        slow = [] if caller.revoked or caller in self._of else _slow(slots)
        if not slow:
            raise Refused("busy")
        crowded = max(slow, key=lambda slot: taken[slot.caller.device])
        crowded.end()
        self.leave(crowded)


def _slow(slots: Iterable[Slot]) -> list[Slot]:
    """Those that have been waiting for their senders, on and off, for long."""
    long_ago = time.monotonic() - SLOW_SECONDS
    return [slot for slot in slots if slot.waiting and slot.since < long_ago]


def slot_of(scope: Scope) -> Slot | None:
    """The slot of a request whose sender is known."""
    slot: Slot | None = scope["state"].get(_SLOT)
    return slot


async def take_slot(scope: Scope, gate: Gate, caller: Caller) -> None:
    """A request whose sender is known begins to be worked at, once it is its turn; ``Timed`` ends it. Raises Refused
    busy."""
    slot = slot_of(scope)
    if slot is None:
        slot = scope["state"][_SLOT] = gate.enter(caller)
    connection = scope["state"].get(_CONNECTION)
    if connection is not None and not caller.revoked:
        connection.belongs_to((caller.township, caller.device))
    await gate.take_turn(slot)


class Timed(ASGIMiddleware):
    """Ends requests that take too long, and gives their slots back."""

    scopes = (ScopeType.HTTP,)

    async def handle(self, scope: Scope, receive: Receive, send: Send, next_app: ASGIApp) -> None:
        named = any(name == b"authorization" for name, _ in scope["headers"])
        try:
            with move_on_after(REQUEST_SECONDS if named else STRANGER_SECONDS) as time_left:
                await next_app(scope, receive, _read_in_time(scope, send, time_left))
        finally:
            slot = slot_of(scope)
            if slot is not None:
                slot.leave()
        connection = scope["state"].get(_CONNECTION)
        if time_left.cancelled_caught and connection is not None:
            connection.hang_up()


def _read_in_time(scope: Scope, send: Send, time_left: CancelScope) -> Send:
    """``send``, which ends the request where nobody reads its answer, or where its place is wanted meanwhile."""

    async def sent(message: Message) -> None:
        slot = slot_of(scope)
        if slot is None:
            await send(message)
            return
        slot.waiting = time_left
        try:
            with move_on_after(UNREAD_SECONDS) as waited:
                await send(message)
        finally:
            slot.waiting = None
        if waited.cancelled_caught:
            time_left.cancel()
            await checkpoint()

    return sent

"""The line between a laptop and the server: a call in this process, with weather.

Whatever a network does to bytes happens here, one request at a time: cuts at any byte, lost and damaged answers,
requests that arrive late, twice or again after hours, log-in pages instead of answers, and lines of 1 kB/s.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from desktop.errors import KnownError
from desktop.sync.gauge import Pace
from tests.simulation.fate import Killed
from tests.simulation.versions import NEWEST, running

if TYPE_CHECKING:
    from tests.simulation.server import Server

Trouble = Literal[
    "cut up", "cut down", "no answer", "truncated", "damaged up", "damaged down", "late", "twice", "portal", "garbage"
]
TROUBLES: Final[tuple[Trouble, ...]] = (
    "cut up", "cut down", "no answer", "truncated", "damaged up", "damaged down", "late", "twice", "portal", "garbage"
)  # fmt: skip
#: Sizes that a laptop may think right for its line: a good one, a slow one, one that it does not know, a very slow one.
_PACES: Final = (Pace(), Pace(1800, 32 * 1024), Pace(1800, 128 * 1024), Pace(300, 600))
#: Requests that are kept to be played again.
_KEPT: Final = 24
_LOGIN_PAGE: Final = b"<!DOCTYPE html><html><body>\xe8\xaf\xb7\xe5\x85\x88\xe7\x99\xbb\xe5\xbd\x95 Wi-Fi</body></html>"


@dataclass(frozen=True)
class Weather:
    """What befalls the next request; ``at`` is a byte of it or of its answer, counted round where it is shorter."""

    trouble: Trouble
    at: int = 0


@dataclass
class Slow:
    """So many bytes a second; each connection lives ``cut_after`` ms, a request waits ``round_trip`` ms."""

    rate: float
    round_trip: int
    cut_after: int
    left: int = 0

    def may(self, size: int) -> int | None:
        """How many of ``size`` bytes pass before the cut; None: all of them."""
        passes = max(0, int(self.left * self.rate / 1000))
        if passes < size:
            return passes
        self.left -= int(size * 1000 / self.rate)
        return None


class Line:
    """The transport of one laptop. ``weather`` holds for one request and is gone."""

    def __init__(self, server: Server, township: str, device: bytes, dice: random.Random) -> None:
        self.server, self.township, self.device = server, township, device
        self.weather: Weather | None = None
        self.slow: Slow | None = None
        #: Requests as they were sent, and those that are still on their way.
        self.requests: list[bytes] = []
        self.late: list[bytes] = []
        self.exchanges = self.bytes = 0
        #: Called when the server has taken the request and before its answer begins.
        self.between: Callable[[], object] | None = None
        #: Called between two pieces of the answer, as long as it wants to be.
        self.during: Callable[[], object] | None = None
        self._dice = dice

    @property
    def pace(self) -> Pace:
        """Another at each request."""
        return _PACES[self.exchanges % len(_PACES)]

    def exchange(self, request: Generator[bytes, None, None]) -> Generator[bytes, None, None]:
        """One request and its answer."""
        self.server.reachable()
        weather, self.weather = self.weather, None
        data = b"".join(request)
        self.requests = [*self.requests[1 - _KEPT :], data]
        self.exchanges += 1
        if weather is None:
            cut = self._slow_cut(len(data), new=True)
            answer = self._served(data, cut)
            cut = self._slow_cut(len(answer))
            yield from self._given(answer[:cut])
            if cut is not None:
                raise KnownError("line_cut")
            return
        yield from self._troubled(weather, data)

    def _troubled(self, weather: Weather, data: bytes) -> Generator[bytes, None, None]:
        trouble = weather.trouble
        if trouble == "portal":
            raise KnownError("captive_portal")
        if trouble == "garbage":
            yield _LOGIN_PAGE
            return
        if trouble == "late":
            self.late.append(data)
            raise KnownError("server_slow")
        if trouble == "cut up":
            self._served(data, weather.at % len(data))
        elif trouble == "damaged up":
            data = _damaged(data, weather.at)
        answer = self._served(data, None)
        if trouble == "twice":
            self.arrive(data)
        at = weather.at % len(answer)
        if trouble == "no answer":
            raise KnownError("line_cut")
        if trouble == "damaged down":
            answer = _damaged(answer, weather.at)
        if trouble in ("cut down", "truncated"):
            answer = answer[:at]
        yield from self._given(answer)
        if trouble == "cut down":
            raise KnownError("line_cut")

    def arrive(self, data: bytes) -> None:
        """A request reaches the server though nobody waits for its answer any more."""
        try:
            for _ in self.server.serve(self.township, self.device, data, self._dice):
                pass
        except (KnownError, Killed):
            self.server.restart()

    def _served(self, data: bytes, cut: int | None) -> bytes:
        self.bytes += len(data[:cut])
        try:
            answer = b""
            with running(NEWEST):
                for piece in self.server.serve(self.township, self.device, data[:cut], self._dice):
                    answer += piece
                    if self.during is not None:
                        self.during()
        except Killed:
            self.server.restart()
            raise KnownError("line_cut") from None
        if cut is not None and cut < len(data):
            raise KnownError("line_cut")
        if self.between is not None:
            between, self.between = self.between, None
            between()
        return answer

    def _given(self, answer: bytes) -> Generator[bytes, None, None]:
        self.bytes += len(answer)
        step = self._dice.choice((64, 1000, 4096, 1 << 20))
        for start in range(0, len(answer), step):
            yield answer[start : start + step]

    def _slow_cut(self, size: int, *, new: bool = False) -> int | None:
        slow = self.slow
        if slow is None:
            return None
        if new:
            slow.left = slow.cut_after - slow.round_trip
        self.server.clock.advance(slow.round_trip + min(slow.left, int(size * 1000 / slow.rate)))
        return slow.may(size)


def _damaged(data: bytes, at: int) -> bytes:
    at %= len(data)
    return data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :]

"""Hybrid logical clock: one integer, milliseconds since 1970 UTC in the high bits, a counter in the low 16.

Saving never depends on the wall clock: a stamp is always later than every stamp this device gave or saw,
whatever the clock says.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

COUNTER_BITS = 16
#: A laptop's own stamps begin whole seconds: no two people's clocks agree better, and a second travels in one byte.
GRAIN_MS = 1000
#: A stamp further ahead of the server's time than this is clamped by the server and flagged.
MAX_AHEAD_MS = 5 * 60 * 1000


def stamp_of(milliseconds: int, counter: int = 0) -> int:
    """The stamp of an instant."""
    return (max(0, milliseconds) << COUNTER_BITS) | counter


def milliseconds_of(stamp: int) -> int:
    """Milliseconds since 1970 UTC of a stamp."""
    return stamp >> COUNTER_BITS


class HybridClock:
    """Gives rising stamps. ``now_ms`` is the wall clock (may jump); ``last`` the latest stamp known."""

    def __init__(self, now_ms: Callable[[], int], last: int = 0) -> None:
        self._now_ms = now_ms
        self._last = last
        self._lock = threading.Lock()

    @property
    def last(self) -> int:
        """The latest stamp given or seen."""
        return self._last

    def tick(self) -> int:
        """A stamp later than all before."""
        with self._lock:
            now = self._now_ms()
            self._last = max(self._last + 1, stamp_of(now - now % GRAIN_MS))
            return self._last

    def observe(self, stamp: int, server_ms: int) -> None:
        """Learn a stamp from elsewhere; one that is ahead of the server's time is not believed."""
        if milliseconds_of(stamp) <= server_ms + MAX_AHEAD_MS:
            with self._lock:
                self._last = max(self._last, stamp)

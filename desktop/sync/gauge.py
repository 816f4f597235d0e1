"""What a line bears: bytes that went either way, the wait for an answer, and the rate that was measured."""

from __future__ import annotations

import time
from collections.abc import Callable

#: Fewer bytes than this say nothing about a rate.
LEAST_BYTES = 8 * 1024
#: A rate measured so long ago says nothing about the line as it is now (seconds).
FORGET_SECONDS = 1800.0
_SHORTEST = 0.001


class Gauge:
    """One line's measure. ``sent`` and ``received`` count the bytes of bodies since the start."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.sent = self.received = 0
        self._now = now
        self._wait: float | None = None
        self._rate: float | None = None
        self._at = 0.0

    @property
    def rate(self) -> float | None:
        """Bytes a second as last measured; None where that is long ago or never was."""
        return self._rate if self._rate is not None and self._now() - self._at < FORGET_SECONDS else None

    def waited(self, seconds: float) -> None:
        """A small request's answer took so long to begin."""
        self._wait = seconds

    def without_wait(self, seconds: float) -> float:
        """How much of a request's time its bytes took, the wait for the answer left out."""
        return seconds - (self._wait or 0.0)

    def moved(self, size: int, seconds: float) -> None:
        """So many bytes took so long; half of what was measured before still counts."""
        if size < LEAST_BYTES:
            return
        measured = size / max(seconds, _SHORTEST)
        before = self.rate
        self._rate = measured if before is None else (before + measured) / 2
        self._at = self._now()

"""What a line bears: bytes that went either way, the wait for an answer, the rate that was measured, and what sizes of
requests, answers and frames suit it (docs/decisions/0021-batches-and-frames-by-rate.md)."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final, NamedTuple

from protocol.wire import MAX_REQUEST

#: Fewer bytes than this say nothing about a rate, unless they took so many seconds.
LEAST_BYTES, LEAST_SECONDS = 8 * 1024, 1.0
#: A rate measured so long ago says nothing about the line as it is now (seconds).
FORGET_SECONDS = 1800.0
_SHORTEST = 0.001
#: A request up to this size is small: its answer's wait is all that it costs.
_SMALL: Final = 1024
#: A line need not be faster than this; so slow a line as the other is worth no waiting (bytes a second).
_SLOW, _CRAWL = 1000.0, 100.0
#: What HTTP's heads of a request and its answer come to, about.
_HEADS: Final = 400
#: Whoever answers a small request so soon (seconds) is at the end of a good line, as long as no rate says otherwise:
#: where the bytes of that alone would take half of it, nothing answers so soon.
_GOOD_WAIT: Final = 0.3
#: A small answer that took so many times as long as the last one, and so many seconds, came over another line.
_ANOTHER_TIMES, _ANOTHER_SECONDS = 3.0, 0.5

#: A request or an answer is for so many seconds at least, and for so many times what one more round trip costs.
BATCH_SECONDS, BATCH_TRIPS = 10.0, 25.0
#: The smallest batch (bytes), and the first over a connection.
LEAST_BATCH: Final = 32 * 1024
#: A line of so many bytes a second takes the largest batch: what the server needs for it counts as the line's time.
_FREE: Final = 50_000
#: A frame is for so many seconds; one on the slowest line has so many bytes; from so many on it may have any size.
FRAME_SECONDS, LEAST_FRAME, ANY_FRAME = 2.0, 1750, 32 * 1024
#: About how many bytes an entry of the log has on the wire, and a row of a first copy.
_ENTRY, _ROW = 16, 60
#: Entries or rows asked for in one answer.
LEAST_WANTED, MOST_WANTED = 500, 50_000


class Pace(NamedTuple):
    """What suits a line. ``frame``: bytes of one frame, 0: any. ``batch``: bytes of one request or answer."""

    frame: int = 0
    batch: int = MAX_REQUEST

    @property
    def entries(self) -> int:
        """Entries of the log that are asked for in one answer."""
        return max(LEAST_WANTED, min(MOST_WANTED, self.batch // _ENTRY))

    @property
    def rows(self) -> int:
        """Rows that are asked for in one answer."""
        return max(LEAST_WANTED, min(MOST_WANTED, self.batch // _ROW))


class Gauge:
    """One line's measure. ``sent`` and ``received`` count the bytes of bodies since the start."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self.sent = self.received = 0
        self._now = now
        self._wait: float | None = None
        self._rate: float | None = None
        self._at = 0.0
        self._likely: float | None = None
        self._likely_at = 0.0
        self._measured = False

    @property
    def rate(self) -> float | None:
        """Bytes a second as last measured by many; None where that is long ago or never was."""
        return self._rate if self._rate is not None and self._now() - self._at < FORGET_SECONDS else None

    @property
    def likely(self) -> float | None:
        """Bytes a second as few bytes let one guess, at least; None where that is long ago or never was."""
        fresh = self._likely is not None and self._now() - self._likely_at < FORGET_SECONDS
        return self._likely if fresh else None

    @property
    def slowest(self) -> float:
        """Bytes a second that one must reckon with: half of what was measured, and no good line is trusted."""
        return max(_CRAWL, min(_SLOW, (self.likely or _SLOW) / 2))

    def pace(self, kept: bool) -> Pace:
        """What suits the line; ``kept``: the connection over which it was measured still stands. Else it may be another
        line by now, and a small batch of small frames finds out: what a cut costs is decided by the line as it is."""
        rate = self.likely if kept else None
        if rate is None:
            return Pace(LEAST_FRAME, LEAST_BATCH)
        wait = self._wait or 0.0
        soon = not self._measured and wait < _GOOD_WAIT
        if soon or rate >= _FREE:
            return Pace()
        frame = max(LEAST_FRAME, int(FRAME_SECONDS * rate))
        batch = max(LEAST_BATCH, min(MAX_REQUEST, int(rate * max(BATCH_SECONDS, BATCH_TRIPS * wait))))
        return Pace(0 if frame >= ANY_FRAME else frame, batch)

    def waited(self, seconds: float) -> None:
        """A small request's answer took so long to begin."""
        self._wait = seconds

    def without_wait(self, seconds: float) -> float:
        """How much of a request's time its bytes took, the wait for the answer left out."""
        return seconds - (self._wait or 0.0)

    def answered(self, size: int, seconds: float) -> None:
        """A request with so many bytes was answered after so long, all in all."""
        before = self._wait
        if size < _SMALL:
            self.waited(seconds)
        else:
            self.moved(size, self.without_wait(seconds))
        # The line has carried that much in that time: it is no slower than this.
        least = (size + _HEADS) / max(seconds, _SHORTEST)
        likely = self.likely
        another = before is not None and size < _SMALL and seconds > max(_ANOTHER_SECONDS, _ANOTHER_TIMES * before)
        if likely is None or another or likely < least:
            self._guess(least, measured=self._measured and likely is not None and not another)

    def moved(self, size: int, seconds: float) -> None:
        """So many bytes took so long; half of what was measured before still counts."""
        if size < LEAST_BYTES and seconds < LEAST_SECONDS:
            return
        measured = size / max(seconds, _SHORTEST)
        # A line that got worse is believed at once, one that got better by and by.
        likely = self.likely if self._measured else None
        better = likely is not None and likely < measured
        self._guess(_mean(likely, measured) if better else measured, measured=True)
        if size >= LEAST_BYTES:
            self._rate = _mean(self.rate, measured)
            self._at = self._now()

    def _guess(self, rate: float, *, measured: bool) -> None:
        self._likely, self._likely_at, self._measured = rate, self._now(), measured


def _mean(before: float | None, measured: float) -> float:
    return measured if before is None else (before + measured) / 2

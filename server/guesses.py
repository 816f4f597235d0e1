"""Wrong invitation codes by address: who guesses too often has to wait."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Final

#: Wrong codes from one address within so many seconds, and addresses that are remembered.
MOST_WRONG: Final = 100
WITHIN_SECONDS: Final = 600.0
MOST_ADDRESSES: Final = 4096


class Guesses:
    """What is remembered of wrong codes. Threads may share it; ``clock``: seconds that never go back."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._wrong: OrderedDict[str, tuple[float, int]] = OrderedDict()  # since when, how many
        self._lock = threading.Lock()

    def too_many(self, address: str) -> bool:
        """Whether this address has to wait."""
        with self._lock:
            since, count = self._wrong.get(address, (0.0, 0))
            return count >= MOST_WRONG and self._clock() < since + WITHIN_SECONDS

    def wrong(self, address: str) -> None:
        """One more wrong code from there."""
        with self._lock:
            since, count = self._wrong.pop(address, (self._clock(), 0))
            if self._clock() >= since + WITHIN_SECONDS:
                since, count = self._clock(), 0
            self._wrong[address] = since, count + 1
            if len(self._wrong) > MOST_ADDRESSES:
                self._wrong.popitem(last=False)

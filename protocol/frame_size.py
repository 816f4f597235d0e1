"""How much goes into one frame. On a slow line little: a cut costs what was not whole, and no more."""

from __future__ import annotations

from typing import Final

from protocol.wire import TARGET_FRAME

#: How much of its weight content of a kind is first thought to have on the wire; what came of it tells better.
_UNKNOWN: Final = 0.35
#: No frame changes what is thought of its kinds by more than so many times.
_MOST_CHANGE: Final = 8.0


class FrameSize:
    """Fills frames of one stream. ``aim``: about how many bytes a frame may have on the wire, 0: as many as is usual.

    ``add`` what a frame holds, and tell with ``made`` how many bytes came of it.
    """

    def __init__(self, aim: int = 0) -> None:
        self.aim = aim
        self._weight = 0
        self._expected = 0.0
        self._shares: dict[int, float] = {}
        self._kinds: set[int] = set()

    def has_room(self, kind: int, weight: int) -> bool:
        """Whether so much more of a kind fits. An empty frame takes whatever it is."""
        if not self._weight:
            return True
        if self._weight + weight > TARGET_FRAME:
            return False
        return not self.aim or self._expected + weight * self._shares.get(kind, _UNKNOWN) <= self.aim

    def add(self, kind: int, weight: int) -> None:
        """A frame gets something of a kind that weighs so many bytes as it is."""
        self._weight += weight
        self._expected += weight * self._shares.get(kind, _UNKNOWN)
        self._kinds.add(kind)

    def made(self, size: int) -> None:
        """The frame is ``size`` bytes on the wire; the next one begins."""
        if self._expected:
            change = max(1 / _MOST_CHANGE, min(_MOST_CHANGE, size / self._expected))
            for kind in self._kinds:
                self._shares[kind] = self._shares.get(kind, _UNKNOWN) * change
        self._weight, self._expected = 0, 0.0
        self._kinds.clear()

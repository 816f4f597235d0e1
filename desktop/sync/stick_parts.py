"""What the window and the work on sticks both speak of; apart, so that the window need not load the latter."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple

from desktop.store.changes import Changes

SUFFIX: Final = ".sumu"


class Written(NamedTuple):
    """What a bundle holds: own waiting operations, carried ones, entries of the log; ``until`` is the last one's time
    (ms UTC)."""

    path: Path
    own: int
    carried: int
    entries: int
    until: int | None


class Wait:
    """Why a bundle waits."""

    GAP: Final = "gap"
    LOG: Final = "other-log"
    COPY: Final = "first-copy"
    KEY: Final = "unknown-key"
    RENEW: Final = "renew"


@dataclass
class Imported:
    """What a bundle brought. ``device``: who wrote it (zeros: the server), at ``made_at`` (ms UTC); ``own``: that is
    this laptop. ``received``: others' entries of the log; ``acknowledged``: own operations that the server took in;
    ``carried``: others' operations that wait for the server, new here. ``regained``: own ones that this copy lacked,
    for it was set back. ``waits``: a ``Wait``, or ""."""

    device: bytes
    made_at: int
    own: bool = False
    received: int = 0
    acknowledged: int = 0
    carried: int = 0
    regained: int = 0
    waits: str = ""
    changes: Changes = field(default_factory=Changes)

    @property
    def new(self) -> bool:
        """Whether it brought anything."""
        return bool(self.received or self.acknowledged or self.carried or self.regained)


def find_bundles(folder: Path) -> list[Path]:
    """The bundles right on a stick, by name; nothing where it is gone."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == SUFFIX and path.is_file())
    except OSError:
        return []

"""What the window and the work on sticks both speak of; apart, so that the window need not load the latter."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from desktop.store.changes import Changes

SUFFIX: Final = ".sumu"
#: How deep in folders a stick is looked through, and how many entries of it.
DEPTH: Final = 3
MOST_LOOKED_AT: Final = 5000


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


def find_bundles(folder: Path, ending: str = SUFFIX) -> list[Path]:
    """The bundles on a stick, or its files with another ending, by place: right there or in folders, down to DEPTH.
    Nothing where it is gone; of a large stick MOST_LOOKED_AT entries are looked at."""
    found: list[Path] = []
    level, left = [folder], MOST_LOOKED_AT
    for _ in range(DEPTH + 1):
        below: list[Path] = []
        for place in level:
            entries = _entries(place, left)
            left -= len(entries)
            seen = [entry for entry in entries if not _is_hidden(entry.name)]
            below += [Path(entry.path) for entry in seen if entry.is_dir(follow_symlinks=False)]
            bundles = (entry for entry in seen if entry.name.lower().endswith(ending))
            found += [Path(entry.path) for entry in bundles if entry.is_file()]
        level = sorted(below)
    return sorted(found)


def _entries(place: Path, most: int) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(place) as entries:
            return list(islice(entries, most))
    except OSError:
        return []


def _is_hidden(name: str) -> bool:
    """What systems put on a stick for themselves: ``._name`` of a Mac beside each file, bins, indexes."""
    return name.startswith((".", "$")) or name == "System Volume Information"

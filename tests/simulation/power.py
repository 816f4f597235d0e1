"""A disk with a cache: what a power cut leaves of a laptop's file and its write-ahead log.

What SQLite had synced is there. What was written since reached the disk, or did not, or some of its sectors did: so a
transaction may be torn anywhere. When SQLite syncs is told by its own setting (``synchronous``); that it then does is
shown by a recorder of its calls (``tests/faults/test_failing_disk.py``).
"""

from __future__ import annotations

import random
from pathlib import Path
from typing import Final

from desktop.store.driver import Connection

SECTOR: Final = 512
_FILE, _LOG = "", "-wal"
#: ``PRAGMA synchronous``: the log is synced at each COMMIT.
_FULL: Final = 2


class CachedDisk:
    """The disk under one file."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._safe = self._written()
        self._careful = True

    def synced(self, connection: Connection) -> None:
        """A COMMIT, or a checkpoint, returned: where SQLite takes care, all that it wrote is on the disk."""
        ((level,),) = Connection.execute(connection, "PRAGMA synchronous").fetchall()
        self._careful = level >= _FULL
        if self._careful:
            self._safe = self._written()

    def lose(self, dice: random.Random) -> None:
        """The power goes. Nothing of the program may run any more; its connections are closed before this or after,
        and what they write then counts for nothing: ``restore`` puts back what is left."""
        written, left = self._written(), dict(self._safe)
        # The log is synced before a checkpoint copies any of it into the file.
        if self._careful and written[_FILE] != self._safe[_FILE]:
            left[_LOG] = written[_LOG]
        else:
            left[_LOG] = _torn(self._safe[_LOG], written[_LOG], dice)
        left[_FILE] = _torn(self._safe[_FILE], written[_FILE], dice)
        self._safe = left

    def restore(self) -> None:
        """Puts back what the power cut left."""
        for suffix, body in self._safe.items():
            self._path.with_name(self._path.name + suffix).write_bytes(body)
        self._path.with_name(self._path.name + "-shm").unlink(missing_ok=True)

    def _written(self) -> dict[str, bytes]:
        files = {suffix: self._path.with_name(self._path.name + suffix) for suffix in (_FILE, _LOG)}
        return {suffix: file.read_bytes() if file.exists() else b"" for suffix, file in files.items()}


def _torn(safe: bytes, written: bytes, dice: random.Random) -> bytes:
    """Each sector that differs is the old one or the new one."""
    if safe == written:
        return safe
    body, chance = bytearray(safe), dice.choice((0.0, 0.5, 0.9, 1.0))
    for start in range(0, len(written), SECTOR):
        sector = written[start : start + SECTOR]
        if safe[start : start + SECTOR] != sector and dice.random() < chance:
            body.extend(bytes(max(0, start - len(body))))
            body[start : start + len(sector)] = sector
    return bytes(body)

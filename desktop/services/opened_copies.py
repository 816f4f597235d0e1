"""Copies of files under the names that they are shown by, for the system's programs to open.

They lie in a folder of their own beside the database and can only be read, so that nobody's corrections go into a copy
that is thrown away. They go with the next start, and when what they show is erased.
"""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from desktop.store.database import translated

#: Enough of a SHA-256 to tell copies apart, in paths that some systems keep short.
_MARK = 8


class OpenedCopies:
    """The copies of one township, in its folder ``opened``."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "opened"

    def make(self, sha256: bytes, name: str, body: bytes) -> Path:
        """A new copy called ``name``, which is good on every system. Raises KnownError ``disk_full``."""
        with translated():
            place = self._folder / sha256[:_MARK].hex()
            place.mkdir(parents=True, exist_ok=True)
            path = Path(tempfile.mkdtemp(prefix="", dir=place)) / name
            path.write_bytes(body)
            path.chmod(stat.S_IREAD)
        return path

    def drop(self, sha256: bytes | None = None) -> None:
        """Takes copies away, those of one file or all; one that a program holds open goes another time."""
        place = self._folder if sha256 is None else self._folder / sha256[:_MARK].hex()
        for folder, _, names in os.walk(place):
            for name in names:
                with suppress(OSError):
                    os.chmod(os.path.join(folder, name), stat.S_IREAD | stat.S_IWRITE)
        shutil.rmtree(place, ignore_errors=True)

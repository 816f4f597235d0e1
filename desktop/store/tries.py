"""Wrong tries at a locked township: each costs a longer wait, counted in a file beside the database.

A try is written down before it is made, so that a program that is killed while it looks has used it up. Waiting goes by
the running program's own clock: setting the laptop's clock, or starting anew, shortens nothing; a start anew waits the
whole time again. Whoever takes the disk out is not held up by this, but by what a try costs (``desktop.store.keys``).

The file stays once it is there, so that a try is counted in its place where the disk is full. Where nothing can be
written at all, whoever knows her PIN is not kept out: tries are counted by the running program, and each waits.
"""

from __future__ import annotations

import contextlib
import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.errors import KnownError
from desktop.store.files import sync, write_synced

log = logging.getLogger(__name__)

_FILE: Final = "tries"
#: Seconds to wait after so many wrong tries; after more the last.
WAITS: Final = (0, 0, 0, 0, 10, 30, 60, 120, 300, 600, 900)
#: What a file counts as that cannot be read.
_UNREADABLE: Final = 5
_MOST_BYTES: Final = 20
#: Digits in the file: a larger number takes no more room.
_DIGITS: Final = 9
#: Seconds to wait before another try where the last one could not be written down.
UNWRITTEN: Final = 30


class Tries:
    """The tries at the township in one folder. ``clock``: seconds, never set back while the program runs."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path, self._clock = folder / _FILE, clock
        self._wrong, self._written = self._read(), True
        self._since = clock()

    @property
    def wrong(self) -> int:
        """How many there were since the last right one."""
        return self._wrong

    def wait(self) -> float:
        """Seconds until the next one may be made."""
        wait = WAITS[min(self._wrong, len(WAITS) - 1)]
        return max(0.0, self._since + max(wait, 0 if self._written else UNWRITTEN) - self._clock())

    def begin(self) -> None:
        """One is about to be made. Raises KnownError ``try_later``; then it must not be."""
        wait = self.wait()
        if wait > 0:
            raise KnownError("try_later", seconds=int(wait) + 1)
        self._wrong += 1
        self._written = self._write()
        self._since = self._clock()

    def right(self) -> None:
        """It was right: counting begins anew."""
        self._wrong, self._written = 0, True
        self._write()

    def _write(self) -> bool:
        """Whether the disk has the number now."""
        body = f"{min(self._wrong, 10**_DIGITS - 1):0{_DIGITS}}".encode()
        try:
            write_synced(self._path, body)
            sync(self._path.parent)
        except OSError as error:
            log.warning("a try is counted in its place: %s", type(error).__name__)
            return self._write_over(body)
        return True

    def _write_over(self, body: bytes) -> bool:
        """In the place of the former number, which a full disk allows."""
        with contextlib.suppress(OSError), self._path.open("r+b", buffering=0) as file:
            file.write(body)
            os.fsync(file.fileno())
            return True
        return False

    def _read(self) -> int:
        try:
            with self._path.open("rb") as stream:
                return max(0, int(stream.read(_MOST_BYTES)))
        except FileNotFoundError:
            return 0
        except (OSError, ValueError):
            return _UNREADABLE

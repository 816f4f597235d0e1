"""Wrong tries at a locked township: each costs a longer wait, counted in a file beside the database.

A try is written down before it is made, so that a program that is killed while it looks has used it up. Waiting goes by
the running program's own clock: setting the laptop's clock, or starting anew, shortens nothing; a start anew waits the
whole time again. Whoever takes the disk out is not held up by this, but by what a try costs (``desktop.store.keys``).
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.errors import KnownError
from desktop.store.database import translated
from desktop.store.files import sync, write_synced

_FILE: Final = "tries"
#: Seconds to wait after so many wrong tries; after more the last.
WAITS: Final = (0, 0, 0, 0, 10, 30, 60, 120, 300, 600, 900)
#: What a file counts as that cannot be read.
_UNREADABLE: Final = 5
_MOST_BYTES: Final = 20


class Tries:
    """The tries at the township in one folder. ``clock``: seconds, never set back while the program runs."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path, self._clock = folder / _FILE, clock
        self._wrong = self._read()
        self._since = clock()

    @property
    def wrong(self) -> int:
        """How many there were since the last right one."""
        return self._wrong

    def wait(self) -> float:
        """Seconds until the next one may be made."""
        wait = WAITS[min(self._wrong, len(WAITS) - 1)]
        return max(0.0, self._since + wait - self._clock())

    def begin(self) -> None:
        """One is about to be made. Raises KnownError ``try_later``, or for what the disk does; then it must not be."""
        wait = self.wait()
        if wait > 0:
            raise KnownError("try_later", seconds=int(wait) + 1)
        with translated():
            write_synced(self._path, str(self._wrong + 1).encode())
            sync(self._path.parent)
        self._wrong += 1
        self._since = self._clock()

    def right(self) -> None:
        """It was right: counting begins anew."""
        self._wrong = 0
        with contextlib.suppress(OSError):  # a disk that fails now keeps nobody out who knows her PIN
            self._path.unlink(missing_ok=True)

    def _read(self) -> int:
        try:
            with self._path.open("rb") as stream:
                return max(0, int(stream.read(_MOST_BYTES)))
        except FileNotFoundError:
            return 0
        except (OSError, ValueError):
            return _UNREADABLE

"""None, True and False live for ever, on Python 3.11 too."""

from __future__ import annotations

import ctypes
import sys


def keep_alive() -> None:
    """Call before the first call into Qt; once more does no harm.

    PySide6 6.12 takes these constants for immortal, as they are from Python 3.12 on: each of its calls that returns
    None, and some that return True, gives back a reference that it never took. On 3.11 the count reaches zero after
    some thousand calls, and Python aborts.
    """
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False):
        count = ctypes.c_ssize_t.from_address(id(constant))  # the count is an object's first field
        count.value = max(count.value, 1 << (8 * ctypes.sizeof(count) - 3))

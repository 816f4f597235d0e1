"""The memory of a serving process: how seldom rubbish is looked for, and what goes back to the system."""

from __future__ import annotations

import ctypes
import gc
from typing import Final

#: New objects before rubbish is looked for, and how seldom the older ones are gone through.
_RUBBISH: Final = (20_000, 5, 5)
#: Blocks from this size on (bytes) are the system's own, and so much free memory may lie at the heap's end.
_OWN_BLOCK, _KEPT = 256 * 1024, 1024 * 1024
#: Numbers of glibc's ``mallopt`` (malloc.h).
_M_TRIM_THRESHOLD, _M_MMAP_THRESHOLD = -1, -3


def set_for_serving() -> None:
    """Sets this process up to serve; call when everything is imported.

    A request makes tens of thousands of objects, hardly one in a circle: looking through them took a sixth of it. And
    glibc keeps larger blocks to itself the larger those were that it got back: a server whose requests were cut again
    and again held three times what it used.
    """
    gc.freeze()
    gc.set_threshold(*_RUBBISH)
    try:
        mallopt = ctypes.CDLL(None).mallopt
    except (AttributeError, OSError, TypeError):
        return  # another C library: it has ways of its own
    mallopt(_M_MMAP_THRESHOLD, _OWN_BLOCK)
    mallopt(_M_TRIM_THRESHOLD, _KEPT)

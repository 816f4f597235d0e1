"""How much is read at once of what townships wrote: by bytes, for a single entry may have megabytes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from server.database import Database

#: Bytes that are read at once, about; and entries or rows, whatever they weigh.
PAGE_BYTES: Final = 8 * 1024 * 1024
_ANYWAY: Final = 8
_SHRINK: Final = 4


def fitting(db: Database, sql: str, values: Sequence[Any], most: int) -> int:
    """How many of the first ``most`` lines of a query are to be read at once, at least a few. ``sql`` gives of each its
    ``size`` in bytes, in the order in which they will be read."""
    while most > _ANYWAY:
        ((size,),) = db.rows(f"SELECT COALESCE(SUM(size), 0) FROM ({sql} LIMIT ?) AS page", (*values, most))
        if size <= PAGE_BYTES:
            break
        most = max(_ANYWAY, most // _SHRINK)
    return most

"""Merged persons: which row stands for a woman who was written down twice.

A row says by ``merged_into`` that it was merged into another; that one may be merged further. Two laptops may merge in
opposite directions, which makes a ring: then the smallest id stands for all of it, on every laptop the same.
"""

from __future__ import annotations

from collections.abc import Mapping


def survivor(id: bytes, merged_into: Mapping[bytes, bytes | None]) -> bytes:
    """The row that stands for ``id``. ``merged_into``: row → what it was merged into, of the rows that are here; a row
    that is not here is followed no further: the last one that is here stands."""
    seen: list[bytes] = []
    while id not in seen:
        seen.append(id)
        following = merged_into.get(id)
        if following is None or following not in merged_into:
            return id
        id = following
    return min(seen[seen.index(id) :])


def survivors(merged_into: Mapping[bytes, bytes | None]) -> dict[bytes, bytes]:
    """``survivor`` of each row that does not stand for itself."""
    found = {id: survivor(id, merged_into) for id in merged_into}
    return {id: stands for id, stands in found.items() if stands != id}

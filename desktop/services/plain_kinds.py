"""The plain kinds, each stated once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.services.plain import Plain

#: In the order in which they are offered.
PLAIN: Final[tuple[Plain, ...]] = ()
PLAIN_BY_KIND: Final[Mapping[str, Plain]] = {plain.kind: plain for plain in PLAIN}


def kinds_about(*kinds: str) -> frozenset[str]:
    """The plain kinds whose records may be about rows of these kinds."""
    return frozenset(plain.kind for plain in PLAIN if set(plain.subjects.values()) & set(kinds))

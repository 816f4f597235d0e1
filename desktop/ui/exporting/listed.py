"""What a list page says of the list that is to go out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Listed:
    """A list as it is shown. ``kind``: of its records; ``name``: of the page, for what is remembered; ``heads``: field
    → words of all that may go out, in order; ``first``: what is chosen until she chooses; ``ids``: all rows in their
    order, ``chosen``: those marked; ``narrowed``: what narrows it, in words."""

    kind: str
    name: str
    title: str
    heads: Mapping[str, str]
    first: frozenset[str]
    ids: Sequence[bytes]
    chosen: Sequence[bytes]
    narrowed: str = ""

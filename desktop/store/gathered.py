"""Columns of a row that follow from the rows it owns: where a home stands today. Lists sort and filter by them in SQL.

They are each laptop's own and do not travel. The store computes them anew in the transaction that changes the owner or
one of its rows, whoever writes: a form, an undo, a pull, a first copy, a stick. So they are stated here, below whatever
opens a journal, and no journal can be without them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop.store.values import Record


@dataclass(frozen=True)
class Gathered:
    """``rows``: the kind of the rows, ``by``: their field that names the owner; ``of``: the rows that stand, in no
    order → the values of ``columns`` (text), in theirs. It asks neither clock nor table."""

    rows: str
    by: str
    columns: tuple[str, ...]
    of: Callable[[Sequence[Record]], tuple[Any, ...]]


def last_by(field: str, rows: Sequence[Record]) -> Record | None:
    """Of rows that follow each other the one that counts: the last by a date, then by when it was written, then by id
    (``Append-only`` of the design: the same on every laptop)."""
    return max(rows, key=lambda row: (row[field] or "", row["created_at"] or 0, row["id"]), default=None)


def _where_it_stands(rows: Sequence[Record]) -> tuple[Any, ...]:
    last = last_by("since", rows) or {}
    return last.get("since"), last.get("kind"), last.get("place")


#: Kind of the owner → what follows from its rows.
GATHERED: Final[Mapping[str, Gathered]] = {
    "home": Gathered("home_place", "home", ("stands_since", "stands_kind", "stands_place"), _where_it_stands),
}
#: Kind of the rows → the kind of their owner.
OWNER_OF: Final[Mapping[str, str]] = {each.rows: owner for owner, each in GATHERED.items()}

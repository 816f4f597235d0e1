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
from protocol.needs import Step, rounds


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


def step_of(row: Record) -> Step:
    """A step of a need as ``protocol.needs`` reads it."""
    return Step(
        row["id"],
        row["done_on"] or "",
        row["created_at"] or 0,
        row["act"] or "",
        row["new_due"],
        row["old_due"],
        row["outcome"],
        row["satisfied"],
        row["to_text"],
    )


def _how_it_stands(rows: Sequence[Record]) -> tuple[Any, ...]:
    found = rounds(step_of(row) for row in rows if not row["void"])
    now = found[-1]
    texts = (now.state, now.due, now.closed, now.outcome, now.satisfied, now.told, now.referred, now.to, now.signed)
    return (*(text or None for text in texts), now.last or None, str(len(found)))


def _how_bad_it_is(rows: Sequence[Record]) -> tuple[Any, ...]:
    last = last_by("looked_on", rows) or {}
    return last.get("grade"), last.get("next_check"), last.get("looked_on")


#: Kind of the owner → what follows from its rows.
GATHERED: Final[Mapping[str, Gathered]] = {
    "home": Gathered("home_place", "home", ("stands_since", "stands_kind", "stands_place"), _where_it_stands),
    "need": Gathered(
        "need_step",
        "need",
        (
            *("state", "step_due", "closed_on", "outcome", "satisfied", "told_on", "referred_on", "referred_to"),
            *("signed_on", "last_on", "round"),
        ),
        _how_it_stands,
    ),
    "dispute": Gathered("dispute_look", "dispute", ("grade", "next_check", "looked_on"), _how_bad_it_is),
}
#: Kind of the rows → the kind of their owner.
OWNER_OF: Final[Mapping[str, str]] = {each.rows: owner for owner, each in GATHERED.items()}

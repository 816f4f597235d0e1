"""What there is to look at after a congress, computed from its rows on a day: pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from desktop.services.findings.finding import Found

#: So many days after a congress its minutes are asked for.
MINUTES_WITHIN: Final = 7
#: What a congress longer ago left open is told no more.
TOLD_WITHIN: Final = 365


class CongressRow(NamedTuple):
    """A congress on which something was voted or a roll was called. ``day``: ISO; ``written``: whether anything is
    written down of what was done at one of its sittings; ``missing``: how many of the elected have no post yet;
    ``others``: who holds such a post since that day, as elected, whom no locked result names."""

    id: bytes
    org: bytes | None
    day: str
    written: bool
    missing: int
    others: tuple[bytes, ...]


def congress_findings(rows: Sequence[CongressRow], day: date) -> Iterator[Found]:
    """C3 to C5; C1 and C2 stand beside the roll call itself."""
    for row in rows:
        days = (day - date.fromisoformat(row.day)).days
        if not 0 <= days <= TOLD_WITHIN:
            continue
        if days > MINUTES_WITHIN and not row.written:
            yield Found("C3", row.id, days, where=row.org)
        if row.missing:
            yield Found("C4", row.id, row.missing, where=row.org)
        if row.others:
            yield Found("C5", row.id, len(row.others), where=row.org, who=row.others)

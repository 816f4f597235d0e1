"""封存 What a number may not open: women of whom a sealed need alone says that they were there, needs and disputes that
are sealed. The number counts them all the same; who may not open them is told how many they are, and none of them.
"""

from __future__ import annotations

from collections.abc import Collection, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.services.reporting.basis import Basis
from desktop.services.reporting.contact_rows import SERVED
from desktop.services.reporting.differences import Difference, Differences, RowChange
from desktop.store.queries import needs as queries
from protocol.figures import FIGURES
from protocol.periods import Period

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def kept_back(desk: Desk, figure: str, rows: Collection[bytes], period: Period, openly: Set[bytes]) -> set[bytes]:
    """Which of the rows behind a figure are not for who uses this laptop. ``openly``: women of whom visits, activities
    or help say that they were served in the period; to leave them out would tell more than to name them."""
    kind, opens = FIGURES[figure].opens, desk.sealing.may
    if figure == SERVED:
        days = period.first.isoformat(), period.last.isoformat()
        return set(rows) & queries.in_confidence(desk.db, desk.records.user, *days, opens=opens) - openly
    if kind == "need":
        return set(rows) & queries.secret(desk.db, desk.records.user, opens=opens)
    return set(rows) if kind == "dispute" and not opens else set()


def told(desk: Desk, found: Differences, then: Basis | None, now: Basis) -> Differences:
    """Differences without the rows that are not for who uses this laptop: each line says how many these are."""
    opens, user = desk.sealing.may, desk.records.user
    women = queries.ever_in_confidence(desk.db, user, opens=opens)
    needs = queries.secret(desk.db, user, opens=opens)
    before, after = set() if then is None else then.openly_served(), now.openly_served()

    def is_told(figure: str, row: RowChange) -> bool:
        if figure == SERVED:
            moved = (row.id in after) - (row.id in before) == row.now - row.was
            return row.id not in women or moved
        return row.id not in needs if row.kind == "need" else opens or row.kind != "dispute"

    def line_told(line: Difference) -> Difference:
        rows = tuple(row for row in line.rows if is_told(line.figure, row))
        return replace(line, rows=rows, sealed=len(line.rows) - len(rows))

    return replace(found, lines=tuple(map(line_told, found.lines)))

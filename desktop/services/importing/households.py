"""Households out of a roster's columns: who heads hers (户主), the household's number, how she is related to its head.

Women of one number, or of one head in one gacha, are one household. Its head is whoever the table says heads it, where
she or he is in it or on the roster, else the first woman of it; the name that nobody bears stays in its note. Who has a
household already keeps it, and the others come to it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.services.called import written_name
from desktop.services.comparing import squeezed
from desktop.services.importing.understanding import HeadedBy
from desktop.store.changes import Edit
from desktop.store.values import Record
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.importing.plan import Plan, Row

Key = tuple[str, str, bytes | None]


@dataclass
class _Household:
    """One household of a plan. ``id``: its row, which stands where ``new`` is not set; ``head``: a person's id;
    ``waits``: whether its head is still to be written."""

    id: bytes
    new: bool
    head: bytes | None = None
    gacha: bytes | None = None
    named: str = ""
    waits: bool = False


def key_of(told: HeadedBy, gacha: bytes | None) -> Key | None:
    """What the rows of one household share; None where a row says nothing of it."""
    if told.number:
        return "number", squeezed(told.number), gacha
    return ("head", squeezed(told.head), gacha) if told.head else None


class Households:
    """The households of a plan's rows that are written. ``ids``: of each row, the woman's id."""

    def __init__(self, plan: Plan, ids: dict[int, bytes]) -> None:
        self._of: dict[int, _Household] = {}
        self._coming = frozenset(ids.values())
        groups: dict[Key, list[Row]] = {}
        for row in plan.rows:
            key = key_of(row.person.household, row.person.values.get("gacha"))
            comes = row.at in ids or (row.who is not None and "household" not in row.decision.old)
            if key is not None and comes:
                groups.setdefault(key, []).append(row)
        for rows in groups.values():
            self._make(plan, rows, ids)

    def _make(self, plan: Plan, rows: list[Row], ids: dict[int, bytes]) -> None:
        hers = {row.at: ids.get(row.at) or row.who or b"" for row in rows}
        named = next((row.person.household.head for row in rows if row.person.household.head), "")
        head = next((hers[row.at] for row in rows if row.person.household.is_head), None)
        if head is None and named:
            same = [row for row in rows if squeezed(written_name(row.person.values)) == squeezed(named)]
            head = hers[same[0].at] if len(same) == 1 else plan.called(named, rows[0].person.values.get("gacha"))
        stands = next(
            (home for her in (*([head] if head else ()), *hers.values()) if (home := plan.household(her))), None
        )
        found = _Household(stands or new_id(), stands is None, head or hers[rows[0].at])
        found.gacha = rows[0].person.values.get("gacha")
        found.named = named if head is None else ""
        for row in rows:
            self._of[row.at] = found

    def edits(self, row: Row, her: bytes) -> Iterator[Edit]:
        """The household of a row's woman, where it is to be made: with the first of it who is written, whoever that is.
        An import may be stopped before its head, who takes it over when she comes."""
        home = self._of.get(row.at)
        if home is None:
            return
        if home.new:
            home.new = False
            home.waits = her != home.head and home.head in self._coming
            note = f"户主：{home.named}" if home.named else None
            values: Record = {"head": her if home.waits else home.head, "gacha": home.gacha, "note": note}
            yield Edit("household", home.id, {name: value for name, value in values.items() if value})
        elif home.waits and her == home.head:
            home.waits = False
            yield Edit("household", home.id, {"head": her})

    def of(self, row: Row) -> bytes | None:
        """The household that a row's woman comes to."""
        home = self._of.get(row.at)
        return home.id if home is not None else None

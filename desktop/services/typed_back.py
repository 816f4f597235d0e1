"""A printed sheet that is typed back: its rows in the order of the paper, and what is known of each by now."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.services.activities import Activity
from desktop.store.queries import activities as queries
from desktop.store.queries.people import survivors

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.sheets import Sheet


class TypedRow(NamedTuple):
    """A line of the paper. ``row``: its number, 0 for somebody noted who stands on no row of it.

    ``person`` is who stands there (by who stands for her since she was merged), None for a blank row nobody was written
    down for, and for a labelled guest; ``blank``: it was printed without a name. ``state``: a code of attendance.
    """

    row: int
    person: bytes | None
    name: str
    unit: str
    state: str
    blank: bool = False
    newcomer: bool = False
    guest: bool = False

    @property
    def free(self) -> bool:
        """A blank row nobody was written down for yet."""
        return self.blank and self.person is None


def typed_rows(desk: Desk, found: Activity, sheet: Sheet) -> list[TypedRow]:
    """The rows of a sheet from 1 on, then who was noted besides."""
    stands = survivors(desk.db)
    printed = {row: stands.get(person, person) for row, person in sheet.rows.items() if person is not None}
    lines = {line.person: line for line in found.lines if line.person is not None}
    of_sheet = set(printed.values())
    written: dict[int, bytes] = {}
    for _, person, _, _, of, row, _ in queries.lines(desk.db, found.id):
        her = stands.get(person, person)
        if her in lines and her not in of_sheet and of == sheet.id and row in sheet.rows and row not in printed:
            written.setdefault(row, her)
    placed = {**printed, **written}
    besides = [person for person, line in lines.items() if person not in placed.values() and line.state != "unknown"]
    called = desk.people.whose([*placed.values(), *besides])

    def line_of(row: int, person: bytes) -> TypedRow:
        name, gacha = called[person]
        line = lines.get(person)
        state, newcomer = (line.state, line.newcomer) if line else ("unknown", False)
        return TypedRow(
            row, person, name, desk.units.name(gacha), state, row in sheet.rows and row not in printed, newcomer
        )

    rows = [
        line_of(row, placed[row]) if row in placed else TypedRow(row, None, "", "", "unknown", blank=True)
        for row in sorted(sheet.rows)
    ]
    rows += [line_of(0, person) for person in besides]
    rows += [TypedRow(0, None, line.name, "", line.state, guest=True) for line in found.lines if line.person is None]
    return rows

"""A record and the rows that it owns, written and deleted as one (``services.owned_rows`` has the rows of a kind)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final

from desktop.errors import ChangedMeanwhile
from desktop.services.plain_kinds import rows_of
from desktop.services.seen import Seen
from desktop.store.changes import Edit
from desktop.store.values import Value

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The name under which a form holds a row's id.
ID: Final = "id"
#: Between the columns and between the rows of a cell of a table; in words they stand behind a backslash.
COLUMN, ROW, MARK = "｜", "；", "\\"
_MARKED: Final = re.compile(f"[{re.escape(MARK)}{COLUMN}{ROW}]")
#: More rows of one record are not read from a cell.
MOST_ROWS: Final = 500


def rows_apart(kind: str, values: Mapping[str, Value]) -> tuple[dict[str, Value], dict[str, Value]]:
    """Values of a form of a kind: its own fields, and the rows that it owns."""
    own = {rows.kind for rows in rows_of(kind)}
    return {n: v for n, v in values.items() if n not in own}, {n: v for n, v in values.items() if n in own}


def edits_of(desk: Desk, owner: bytes, rows: Mapping[str, Value], seen: Seen | None) -> list[Edit]:
    """What a form changed in the rows of a record (``rows_apart``). Raises FieldErrors."""
    return [edit for kind, now in rows.items() for edit in desk.rows[kind].edits(owner, now or (), seen)]


def taken_with(desk: Desk, kind: str, id: bytes) -> list[Edit]:
    """What goes with a record that is deleted, in the same act."""
    return [edit for rows in rows_of(kind) for edit in desk.rows[rows.kind].taken(id)]


def held_by(desk: Desk, kind: str, id: bytes) -> dict[str, Value]:
    """The rows of a record as its form holds them, by their kind."""
    return {rows.kind: desk.rows[rows.kind].of(id) for rows in rows_of(kind)}


def all_changed_meanwhile(desk: Desk, kind: str, id: bytes, error: ChangedMeanwhile, seen: Seen) -> ChangedMeanwhile:
    """What this laptop wrote since a form was opened, as the form shows it: also the rows, where they changed. The
    sight of the answer is past all of it, so all of it is told."""
    own = {} if error.kind in desk.rows else dict(error.now)
    own |= {name: now for name, now in held_by(desk, kind, id).items() if now != seen.values.get(name, now)}
    return ChangedMeanwhile(own or dict(error.now), error.sight, error.kind)


def as_cell(rows: Iterable[Iterable[str]]) -> str:
    """Rows of words as one cell of a table, which ``of_cell`` reads again."""
    return ROW.join(COLUMN.join(_MARKED.sub(lambda sign: MARK + sign[0], words) for words in row) for row in rows)


def of_cell(cell: str) -> list[list[str]]:
    """The words of each row that a cell tells of, at most MOST_ROWS rows; [] of an empty cell."""
    rows: list[list[str]] = [[""]]
    marked = False
    for sign in cell:
        if marked or sign not in (COLUMN, ROW, MARK):
            rows[-1][-1] += sign
            marked = False
        elif sign == MARK:
            marked = True
        elif sign == COLUMN:
            rows[-1].append("")
        else:
            rows.append([""])
    return rows[:MOST_ROWS] if cell else []

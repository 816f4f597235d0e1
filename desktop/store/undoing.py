"""Taking an act back and doing it again: a new act each time, which leaves alone what was changed since.

An undoing is an act with the label ``UNDO`` whose subject is the number of the act that it takes back. Doing again is
the undoing of an undoing, so that each stands in the log like any other act and converges like one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from desktop.store.acts import Cell, Changes, Edit, Label, ListChange, Undone
from desktop.store.operations import COLUMNS, decode, operation_of
from desktop.store.queries.deleted import is_gone
from desktop.store.values import Value
from protocol.records import BY_NUMBER, DELETED, LISTS, Kind

if TYPE_CHECKING:
    from desktop.store.changes import Journal
    from desktop.store.standing import Standing

#: Label of the acts that take another act back; their subject is its number.
UNDO = "undo"
#: An act of more operations than this is taken back in slices; of less it is one transaction, whole or not at all.
MOST_AT_ONCE = 200


class _Wrote(NamedTuple):
    """What an act did to one row: the values that it left, and those that it found, by name."""

    kind: Kind
    id: bytes
    made: bool
    last: dict[str, Value]
    before: dict[str, Value]


def undo(journal: Journal, act: int) -> Undone:
    """See ``Journal.undo``."""
    kept: list[Cell] = []
    label = Label(UNDO, str(act))
    if size_of(journal, act) > MOST_AT_ONCE:
        # An import of thousands: others save between the slices, and what they change before its turn is kept.
        changes = journal.write_in_slices(_edits_back(journal, act, kept), label)
    else:
        changes = journal.write(_edits_back(journal, act, kept), label)
    return Undone(changes, tuple(reversed(kept)))


def _edits_back(journal: Journal, act: int, kept: list[Cell]) -> Iterator[Edit]:
    """What takes an act back, its last row first: each row as it stands when its turn comes. ``kept`` gets the cells
    that are left alone, in the same order."""
    for wrote in reversed(_wrote(journal, act)):
        row = journal.rows.get(wrote.kind.name, wrote.id)
        if row is None or is_gone(journal.db, wrote.kind.name, wrote.id, row["extra"]):
            continue
        held = {name for name, value in wrote.last.items() if row[name] == value}
        back: dict[str, Value | ListChange] = {name: wrote.before.get(name) for name in held}
        if not wrote.made:
            back |= _lists_back(wrote, held)
        # What holds its former value already, as after an undoing that was cut off, has nothing to be told of.
        lost = {n for n in wrote.last.keys() - back.keys() if wrote.made or row[n] != wrote.before.get(n)}
        if wrote.made and not row[DELETED.name]:
            # What others filled in since belongs to them: then the row stays.
            lost |= {name for name in wrote.kind.names if row[name] is not None and name not in wrote.last}
            if not lost:
                yield Edit(wrote.kind.name, wrote.id, {DELETED.name: 1})
        elif not wrote.made and back:
            yield Edit(wrote.kind.name, wrote.id, back)
        kept.extend(Cell(wrote.kind.name, wrote.id, name) for name in sorted(lost, reverse=True))


def _lists_back(wrote: _Wrote, held: set[str]) -> dict[str, ListChange]:
    """Of lists that somebody changed since, what the act added and took off, the other way round."""
    lists = [name for name in wrote.last if wrote.kind.by_name[name].type in LISTS and name not in held]
    return {name: ListChange.between(wrote.last[name], wrote.before[name]) for name in lists}


def redo(journal: Journal, act: int) -> Undone:
    """See ``Journal.redo``."""
    with journal.db.write_lock:
        undoing = _standing_undoing(journal, act)
        if undoing is None:
            return Undone(Changes(), ())
        if size_of(journal, undoing) <= MOST_AT_ONCE:
            return undo(journal, undoing)
    return undo(journal, undoing)


def undone_since(standing: Standing, since: int) -> set[int]:
    """Numbers of the acts from ``since`` on that are taken back, where the taking back itself still stands."""
    undone: set[int] = set()
    for number, subject in _undoings(standing, since):
        if number not in undone:
            undone.add(subject)
    return undone


def next_to_redo(standing: Standing) -> int | None:
    """The number of the act that was taken back last; None once something else was done since, or there is none."""
    newest: int | None = standing.db.value(
        "SELECT MAX(number) FROM operation WHERE device = ? AND label IS NOT NULL AND label <> ?",
        (standing.device, UNDO),
    )
    redone: set[int] = set()
    for number, subject in _undoings(standing, newest or 0):
        if number in redone:
            continue
        label = standing.db.value(
            "SELECT label FROM operation WHERE device = ? AND number = ?", (standing.device, subject)
        )
        if label != UNDO:
            return subject
        redone.add(subject)
    return None


def _standing_undoing(standing: Standing, act: int) -> int | None:
    """The number of the act that took this one back and still stands."""
    undone: set[int] = set()
    for number, subject in _undoings(standing, act):
        if number in undone:
            continue
        if subject == act:
            return number
        undone.add(subject)
    return None


def _undoings(standing: Standing, since: int) -> list[tuple[int, int]]:
    """(number, the act that it takes back) of the undoings after ``since``, newest first."""
    found = standing.db.rows(
        "SELECT number, subject FROM operation INDEXED BY operation_named"
        " WHERE device = ? AND number > ? AND label = ? ORDER BY number DESC",
        (standing.device, since, UNDO),
    )
    return [(number, int(subject)) for number, subject in found]


def size_of(standing: Standing, act: int) -> int:
    """How many operations an act of this device is."""
    count: int = standing.db.value(
        "SELECT count(*) FROM operation WHERE device = ? AND act = ? AND number >= ?", (standing.device, act, act)
    )
    return count


def _wrote(standing: Standing, act: int) -> list[_Wrote]:
    """What an act of this device did to each row, in order of first touch; newer versions' kinds left out."""
    found: dict[bytes, _Wrote] = {}
    for columns in standing.db.rows(
        f"SELECT {COLUMNS}, before FROM operation WHERE device = ? AND act = ? AND number >= ? ORDER BY number",
        (standing.device, act, act),
    ):
        op = operation_of(columns)
        kind = BY_NUMBER.get(op.kind)
        if kind is None:
            continue
        before: dict[int, Value] | None = None if columns[-1] is None else decode(columns[-1])
        wrote = found.setdefault(op.row, _Wrote(kind, op.row, before is None, {}, {}))
        for number, value in op.fields.items():
            if number in kind.by_number:
                name = kind.by_number[number].name
                wrote.last[name] = value
                wrote.before.setdefault(name, None if before is None else before.get(number))
    return list(found.values())

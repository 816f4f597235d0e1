"""What the journal takes and gives: edits, acts, changes, lines of a history."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from desktop.store.sights import Sight
from desktop.store.values import Value
from protocol.lists import ListChange
from protocol.operations import APPLIED, SUPERSEDED

__all__ = ["Act", "Cell", "Changes", "Edit", "HistoryLine", "Label", "ListChange", "Undone"]


class Edit(NamedTuple):
    """Values for some fields of one row; where the id is new, the row is made. In place of a whole list stands what is
    to be added to it and taken off: it is applied to the row as it stands when the act is written. ``sight``: what the
    author had before her eyes, where that was not this moment (a form that stood open)."""

    kind: str
    id: bytes
    fields: Mapping[str, Value | ListChange]
    sight: Sight | None = None


class Label(NamedTuple):
    """What an act is called in the list of acts: a code (``activity.save``) and what it was about; stays here."""

    code: str
    subject: str = ""


@dataclass(frozen=True)
class Changes:
    """Which rows changed, by kind; the same value announces a local edit and one from another laptop."""

    ids: Mapping[str, frozenset[bytes]] = field(default_factory=dict)
    act: int | None = None
    remote: bool = False

    def touches(self, *kinds: str) -> bool:
        """Whether a row of one of the kinds changed."""
        return any(self.ids.get(kind) for kind in kinds)

    def merged(self, other: Changes) -> Changes:
        """Both together."""
        kinds = {*self.ids, *other.ids}
        ids = {kind: self.ids.get(kind, frozenset()) | other.ids.get(kind, frozenset()) for kind in kinds}
        return Changes(ids, self.act or other.act, self.remote or other.remote)

    def __bool__(self) -> bool:
        return any(self.ids.values())


class Cell(NamedTuple):
    """One field of one row."""

    kind: str
    id: bytes
    field: str


@dataclass(frozen=True)
class Undone:
    """What an undo did; ``kept`` are the cells that someone changed since, which were left as they are."""

    changes: Changes
    kept: tuple[Cell, ...]


@dataclass(frozen=True)
class Act:
    """One act of this laptop, newest first in lists. ``at`` is in milliseconds since 1970 UTC."""

    number: int
    label: Label
    at: int
    author: bytes
    undone: bool


@dataclass(frozen=True)
class HistoryLine:
    """One operation on a record: who wrote what and when, from which device, and what the server made of it.

    ``together``: nobody's own, but a list with what several people did to it. ``kind`` and ``row``: what it was written
    to, the record or a row that it owns.
    """

    at: int
    author: bytes
    device: bytes
    own: bool
    label: str
    fields: Mapping[str, Value]
    outcomes: Mapping[str, int]
    refused: str
    pending: bool
    together: bool = False
    kind: str = ""
    row: bytes = b""

    def state_of(self, name: str) -> Literal["taken", "superseded", "differed"]:
        """What the server made of a field: taken; overtaken by a later value that this author had not seen; or put up
        for a choice beside what somebody else wrote. A refused line took nothing."""
        outcome = self.outcomes.get(name, APPLIED)
        if outcome == APPLIED:
            return "taken"
        return "superseded" if outcome == SUPERSEDED else "differed"

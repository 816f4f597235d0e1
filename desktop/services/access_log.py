"""Who took whole identity numbers out, when, and why: written before they go out, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from desktop.errors import FieldErrors
from desktop.services import codes
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import leaving as queries
from protocol.ids import new_id
from protocol.roles import CHAIR

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The field that goes out whole only with a reason.
IDENTITY: Final = "id_no"


@dataclass(frozen=True)
class Noted:
    """It was written down that ``count`` records of the kind ``listed`` go out whole: whoever makes a table asks for
    this."""

    changes: Changes
    listed: str
    count: int


@dataclass(frozen=True)
class Line:
    """One time. ``at`` (ms UTC), ``author``: a user."""

    id: bytes
    listed: str
    count: int
    reason: str
    at: int
    author: bytes


class AccessLog:
    """The log of one desk. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def may_note(self) -> bool:
        """Whether who uses this laptop may take whole numbers out at all: who may write women down, where the server
        keeps the log."""
        records = self._desk.records
        return records.sees_private and records.may_change("access_log") and records.is_offered("access_log")

    @property
    def may_note_of_illness(self) -> bool:
        """The same where it is of help for an illness: a chair alone."""
        return self.may_note and self._desk.records.role == CHAIR

    def note(self, listed: str, count: int, reason: str) -> Noted:
        """Writes down that whole identity numbers go out. ``reason``: a code of ``codes.ACCESS_REASON``. Raises
        FieldErrors (reason), KnownError role_may_not."""
        if reason not in codes.ACCESS_REASON:
            raise FieldErrors({"reason": "required"})
        fields = {"listed": listed, "count": count, "reason": reason, "shown": IDENTITY}
        changes = self._desk.journal.write(
            [Edit("access_log", new_id(), fields)], Label("access_log.write", str(count))
        )
        return Noted(changes, listed, count)

    def lines(self, limit: int = 20) -> list[Line]:
        """The last times, on whatever laptop, the newest first by the township's log, as far as this laptop has seen
        it."""
        rows = queries.noted(self._desk.db, self._desk.journal.device, limit)
        return [Line(i, listed or "", n or 0, why or "", at or 0, by or b"") for i, listed, n, why, at, by in rows]

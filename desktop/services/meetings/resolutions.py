"""议定事项 What meetings resolved: a plain kind; one that is open returns to each later meeting of its body."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from desktop.services.meeting_kinds import RESOLUTION
from desktop.services.plain_records import PlainRecords
from desktop.store.queries import meetings as queries
from desktop.store.values import Record, Value

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: States in which nothing is to be done any more: the meeting closed it, or gave it up.
OVER: Final = ("closed", "stopped")
#: States in which whoever answers for it has done it.
FINISHED: Final = ("done", *OVER)


class Carried(NamedTuple):
    """A resolution as it is counted. ``due``, ``done_on``, ``closed_on``: ISO days or None; ``state``: a code."""

    id: bytes
    meeting: bytes | None
    text: str
    owner: bytes | None
    due: str | None
    state: str
    done_on: str | None
    closed_on: str | None

    @property
    def is_open(self) -> bool:
        """Whether meetings still have it on their agenda."""
        return self.state not in OVER

    def overdue(self, day: str) -> bool:
        """Whether its day is past and nobody did it."""
        return self.due is not None and self.due < day and self.state not in FINISHED

    def on_time(self) -> bool | None:
        """Whether it was done by its day; None where it is not done, or has no day."""
        done = self.done_on or self.closed_on
        return None if self.due is None or done is None or self.state == "stopped" else done <= self.due


class OfBody(Protocol):
    """A meeting, as far as this asks."""

    @property
    def id(self) -> bytes:
        """Its row."""

    @property
    def org(self) -> bytes | None:
        """Whose."""

    @property
    def body(self) -> str:
        """M1 to M8."""

    @property
    def day(self) -> str:
        """ISO."""


def carried(meeting: OfBody, meetings: Iterable[OfBody], resolutions: Iterable[Carried]) -> list[Carried]:
    """上次议定事项落实, the first item of a meeting: what earlier meetings of its body resolved and nobody had closed
    before its day, in the order in which it was resolved."""
    at = (meeting.day, meeting.id)
    earlier = {
        each.id: (each.day, each.id)
        for each in meetings
        if (each.org, each.body) == (meeting.org, meeting.body) and (each.day, each.id) < at
    }
    found = [
        each
        for each in resolutions
        if each.meeting in earlier and (each.is_open or (each.closed_on or "") >= meeting.day)
    ]
    return sorted(found, key=lambda each: earlier[each.meeting or b""])


class Resolutions(PlainRecords):
    """What the meetings of one desk resolved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, RESOLUTION)

    def rows(self) -> list[Carried]:
        """Every one, as they were written."""
        return [
            Carried(id_, meeting, text, owner, due, state or "open", done, closed)
            for id_, meeting, text, owner, due, state, done, closed in queries.resolutions(self._desk.db)
        ]

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with ``last_note``: how far it was last said to be."""
        records = super().page(ids)
        for record in records:
            if record is not None:
                notes = record["resolution_note"]
                record["last_note"] = notes[-1]["text"] if notes else ""
        return records

    def proposal(self) -> dict[str, Value]:
        """Of the latest meeting that was held."""
        held = self._desk.meetings.board().held()
        return {**super().proposal(), "state": "open", **({"meeting": held[-1].id} if held else {})}

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """The days follow the state where nobody wrote them: done today, closed today; open again takes them off."""
        filled: dict[str, Any] = dict(values)
        was = present or {}
        if "state" in filled and filled["state"] != was.get("state"):
            state, today = filled["state"], self._desk.today().isoformat()
            for name, those in (("done_on", ("done", "closed")), ("closed_on", OVER)):
                if state in those and not filled.get(name, was.get(name)):
                    filled[name] = today
                elif state not in those and was.get(name) and (name not in filled or filled[name] == was[name]):
                    filled[name] = None
        return super().checked(filled, present)

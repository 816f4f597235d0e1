"""会议 The meetings of a township: a plain kind, each with its name, how it stands and what it takes up again.

A meeting is one activity at most (who came is marked there, its sign-in sheet and photos are the activity's); a
congress and the plenary after it may share one. Where the sign-in is on paper alone it has two figures. Its day is the
activity's, so moving the one moves the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Final

from desktop.errors import KnownError
from desktop.services.codes import label
from desktop.services.meeting_kinds import MEETING
from desktop.services.meetings import attending
from desktop.services.meetings.attending import Rate, members, quorum_of, rates
from desktop.services.meetings.naming import Begun, Met, numbered, title
from desktop.services.meetings.plans import MeetingPlans
from desktop.services.meetings.resolutions import Resolutions, carried
from desktop.services.plain_records import PlainRecords
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import meetings as queries
from desktop.store.values import Record, Value
from protocol.election_rules import Quorum
from protocol.ids import derived_id
from protocol.records import ACTIVITY
from protocol.terms import Held, first_day

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: A meeting in the log, and when one begins that nobody gave an hour.
IN_THE_LOG: Final = "A11"
HOUR: Final = "09:00"


@dataclass(frozen=True)
class Row:
    """A meeting as it is counted. ``day``: ISO; ``status``: of its activity, None without one."""

    id: bytes
    org: bytes | None
    body: str
    day: str
    number: int | None
    activity: bytes | None
    status: str | None
    quorum: str | None
    due: int | None
    present: int | None
    has_minutes: int

    def state(self, today: str) -> str:
        """planned, held or called_off by its day and its activity."""
        if self.status == "cancelled":
            return "called_off"
        return "held" if self.status == "held" or (self.status is None and "" < self.day <= today) else "planned"


@dataclass(frozen=True)
class Call:
    """The roll of a meeting. ``members``: who sits in its body on its day; ``states``: person → as she was marked;
    ``due``, ``present``: None where nobody knows; ``quorum``: None where no number is asked for."""

    members: frozenset[bytes]
    states: Mapping[bytes, str]
    due: int | None
    present: int | None
    quorum: Quorum | None

    def who(self, *states: str) -> list[bytes]:
        """Members who were marked so, in the order of their ids; nothing marked is ``unknown``."""
        return [her for her in sorted(self.members) if self.states.get(her, "unknown") in states]

    @property
    def others(self) -> list[bytes]:
        """列席: who came without a seat."""
        return [her for her, state in self.states.items() if her not in self.members and state in attending.CAME]


@dataclass(frozen=True)
class Board:
    """All meetings as they stand on a day, from one read of all."""

    day: date
    rows: tuple[Row, ...]
    terms: Mapping[bytes, Sequence[Begun]]
    posts: tuple[Held, ...]
    marked: Mapping[bytes, Mapping[bytes, str]]

    @cached_property
    def by_id(self) -> Mapping[bytes, Row]:
        """Meeting → its row."""
        return {row.id: row for row in self.rows}

    @cached_property
    def names(self) -> Mapping[bytes, str]:
        """Meeting → 二届三次执委会全体会议, without whose. One that was called off takes no number."""
        taking = [self.met(row) for row in self.rows if row.status != "cancelled"]
        numbers = numbered(taking, self.terms)
        found = {}
        for row in self.rows:
            words = label("meeting_body", row.body)
            found[row.id] = title(row.body, words, numbers[row.id]) if row.id in numbers else words
        return found

    @staticmethod
    def met(row: Row) -> Met:
        """What its name follows from."""
        return Met(row.id, row.org, row.body, row.day, row.number)

    def call(self, row: Row) -> Call:
        """Who was due and came. Typed figures count where no activity says who came."""
        day = first_day(row.day) or self.day
        seated = frozenset(members(row.body, row.org, self.posts, day))
        states = self.marked.get(row.activity or b"", {})
        if not states:
            due = row.due if row.due is not None else len(seated) or None
            present = row.present
        else:
            came = sum(states.get(her) in attending.CAME for her in seated)
            due = len(seated) or None
            present = came if seated else sum(state in attending.CAME for state in states.values())
        asked = None if due is None or present is None else quorum_of(row.body, row.quorum, due, present)
        return Call(seated, states, due, present, asked)

    def held(self, org: bytes | None = None, body: str = "", year: int | None = None) -> list[Row]:
        """Those that were held by the day, the earliest first."""
        today = self.day.isoformat()
        wanted = [
            row
            for row in self.rows
            if row.state(today) == "held"
            and row.day <= today
            and (org is None or row.org == org)
            and body in ("", row.body)
            and (year is None or row.day[:4] == str(year))
        ]
        return sorted(wanted, key=lambda row: (row.day, row.id))

    def rates(self, org: bytes, year: int | None = None) -> list[Rate]:
        """出席率 of an organisation's executive members at its plenaries, of a year or of all."""
        rows = self.held(org, "M2", year)
        meetings = [
            attending.Meeting(row.id, first_day(row.day) or self.day, self.marked.get(row.activity or b"") or None)
            for row in rows
        ]
        return rates(org, self.posts, meetings, self.day)


class Meetings(PlainRecords):
    """The meetings of one desk."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, MEETING)

    @cached_property
    def resolutions(self) -> Resolutions:
        """What meetings resolved."""
        return Resolutions(self._desk)

    @cached_property
    def plans(self) -> MeetingPlans:
        """What a year is to have of them."""
        return MeetingPlans(self._desk)

    def board(self) -> Board:
        """All meetings as they stand today."""
        desk, today = self._desk, self._desk.today()
        rows = tuple(Row(*line) for line in queries.meetings(desk.db))
        activities = [row.activity for row in rows if row.activity is not None]
        marked: dict[bytes, dict[bytes, str]] = {}
        for activity, her, state in queries.states(desk.db, activities):
            there = marked.setdefault(activity, {})
            there[her] = min(there.get(her, state), state, key=attending.rank)  # two rows of one who was merged
        terms = {
            org: [Begun(term.ordinal, term.days.start or "") for term in held]
            for org, held in desk.terms.all(today).items()
        }
        return Board(today, rows, terms, tuple(desk.federation.posts()), marked)

    def names(self) -> list[tuple[bytes, str]]:
        """Every meeting by whose and which it is, the latest first."""
        board = self.board()
        rows = sorted(board.rows, key=lambda row: (row.day, row.id), reverse=True)
        return [(row.id, self._whole(board, row)) for row in rows]

    def name(self, id: bytes) -> str:
        """苏木二届三次执委会全体会议; "" of one that is not known."""
        board = self.board()
        row = board.by_id.get(id)
        return self._whole(board, row) if row is not None else ""

    def _whole(self, board: Board, row: Row) -> str:
        return f"{self._desk.units.name(row.org)}{board.names[row.id]}"

    # --- lists and forms ----------------------------------------------------------------------------------------------

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with ``name`` (without whose), ``state`` (meeting_state), ``came`` (present/due),
        ``call``, and ``carried``: what it takes up again, as its first item."""
        records = super().page(ids)
        if not any(records):
            return records
        board, resolutions = self.board(), self.resolutions.rows()
        today = board.day.isoformat()
        for record in records:
            row = board.by_id.get(record["id"]) if record is not None else None
            if record is None or row is None:
                continue
            call = board.call(row)
            state = row.state(today)
            short = state == "held" and call.quorum is not None and not call.quorum.met
            record |= {
                "day": row.day or None,
                "name": board.names[row.id],
                "state": "short" if short else state,
                "call": call,
                "came": "" if call.present is None else f"{call.present}/{call.due or '–'}",
                "carried": carried(row, board.rows, resolutions),
            }
        return records

    def proposal(self) -> dict[str, Value]:
        """A plenary, today."""
        return {**super().proposal(), "body": "M2"}

    # --- its activity -------------------------------------------------------------------------------------------------

    def convene(self, id: bytes) -> tuple[bytes, Changes]:
        """Makes the meeting's activity, with its members as those who are expected, and gives its id: there stand the
        notice, the sign-in sheet and the photos. Raises KnownError record_gone."""
        board = self.board()
        row = board.by_id.get(id)
        if row is None:
            raise KnownError("record_gone")
        if row.activity is not None:
            return row.activity, Changes()
        # Two laptops that call one meeting make one activity.
        made, name = derived_id("activity", id), self._whole(board, row)
        held = "" < row.day < board.day.isoformat()
        again = (
            self._desk.journal.rows.get("activity", made) is not None
        )  # it was deleted, and stands as if it were new
        fields: dict[str, Value] = {
            **(dict.fromkeys(ACTIVITY.names) if again else {}),
            "kind": IN_THE_LOG,
            "title": name,
            "start": f"{row.day}T{HOUR}" if row.day else None,
            "hosts": [row.org] if row.org is not None else None,
            "expected": sorted(board.call(row).members) or None,
            "status": "held" if held else "planned",
            "deleted": None,
        }
        edits = [Edit("activity", made, fields), Edit("meeting", id, {"activity": made})]
        return made, self._desk.journal.write(edits, Label("meeting.save", name))

"""What there is to look at in meetings (M), computed from their rows on a day: pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from desktop.services.findings.finding import Found
from desktop.services.meetings.attending import IN_A_ROW
from desktop.services.meetings.naming import repeated
from desktop.services.meetings.records import Board, Row
from desktop.services.meetings.resolutions import FINISHED, Carried
from desktop.services.rota.projects import FIRST
from desktop.services.rota.projects import Row as Project
from desktop.services.rota.records import Roster
from protocol.terms import first_day

#: From this month on a year without a plenary is told.
TOLD_FROM: Final = 7
#: Days that minutes may take; those of meetings longer ago are not asked for any more.
MINUTES_DAYS: Final = 7
ASKED_DAYS: Final = 365
#: So many further meetings may leave something open.
MEETINGS_OPEN: Final = 2
#: Days after which a proposal that nobody answered is told.
ANSWER_DAYS: Final = 30


class MeetingRows(NamedTuple):
    """``board``: all meetings; ``gone``: who moved away or died; ``working``: organisations that work;
    ``roster``: who is on duty when; ``projects``: what was proposed."""

    board: Board | None = None
    resolutions: Sequence[Carried] = ()
    gone: Collection[bytes] = ()
    working: Collection[bytes] = ()
    roster: Roster | None = None
    projects: Sequence[Project] = ()


def meeting_findings(rows: MeetingRows, day: date) -> Iterator[Found]:
    """M1 to M11. Of an organisation that wrote down no plenary none is missed."""
    yield from _turns(rows.roster, day)
    yield from _proposals(rows.projects, day)
    board = rows.board
    if board is None or not (board.rows or rows.resolutions):
        return
    held = board.held()
    yield from _plenaries(rows, board, held, day)
    resolved = {each.meeting for each in rows.resolutions}
    for row in held:
        call = board.call(row)
        if row.id in resolved and call.quorum is not None and not call.quorum.met:
            yield Found("M2", row.id, call.present or 0, call.quorum.needed, where=row.org)
        ago = (day - (first_day(row.day) or day)).days
        if MINUTES_DAYS < ago <= ASKED_DAYS and not row.has_minutes:
            yield Found("M7", row.id, ago, where=row.org)
    for later, earlier in repeated([board.met(row) for row in board.rows if row.status != "cancelled"], board.terms):
        yield Found("M10", later, rows=(earlier,), where=board.by_id[later].org)
    yield from _resolutions(rows, board, held, day)


def _turns(roster: Roster | None, day: date) -> Iterator[Found]:
    for turn in roster.turns if roster is not None else ():
        assert roster is not None
        where = roster.duties[turn.rota].org
        if turn.state(day) == "bare" and (day - turn.ends).days <= ASKED_DAYS:
            yield Found("M4", turn.id, where=where)
        if roster.out_of_hands(turn):
            yield Found("M5", turn.id, where=where)


def _proposals(projects: Sequence[Project], day: date) -> Iterator[Found]:
    for each in projects:
        since = first_day(each.proposed_on)
        if each.stage == FIRST and since is not None and (day - since).days > ANSWER_DAYS:
            yield Found("M8", each.id, (day - since).days, where=each.org)


def _plenaries(rows: MeetingRows, board: Board, held: Sequence[Row], day: date) -> Iterator[Found]:
    for org in sorted(
        {row.org for row in held if row.body == "M2" and row.org in rows.working and row.org is not None}
    ):
        if day.month >= TOLD_FROM and not board.held(org, "M2", day.year):
            yield Found("M1", org, where=org, part=str(day.year))
        for rate in board.rates(org):
            if rate.row >= IN_A_ROW:
                yield Found("M6", rate.person, rate.row, where=org)


def _resolutions(rows: MeetingRows, board: Board, held: Sequence[Row], day: date) -> Iterator[Found]:
    for each in rows.resolutions:
        met = board.by_id.get(each.meeting or b"")
        where = met.org if met is not None else None
        due = first_day(each.due)
        if each.overdue(day.isoformat()) and due is not None and due < day:
            yield Found("M3", each.id, (day - due).days, where=where)
        if each.state not in FINISHED and (each.owner is None or each.owner in rows.gone):
            yield Found("M11", each.id, where=where)
        if met is not None and each.is_open:
            own = (met.day, met.id)
            later = sum((r.org, r.body) == (met.org, met.body) and (r.day, r.id) > own for r in held)
            if later > MEETINGS_OPEN:
                yield Found("M9", each.id, later, where=where)

"""What meetings, resolutions, turns on duty and projects give to the figures ``meet.*``, ``res.*``, ``rota.*`` and
``project.*``: row by row, as ``service_rows`` has it. A township without a row of these gives nothing."""

from __future__ import annotations

from typing import Final

from desktop.services.federation import every_post
from desktop.services.meetings.attending import CAME, members
from desktop.services.meetings.planning import Held, Plan, outcomes
from desktop.services.meetings.records import Row
from desktop.services.meetings.resolutions import FINISHED, OVER
from desktop.services.reporting.reading import Reading
from desktop.services.reporting.service_rows import Given, Key, months_of
from desktop.services.rota.records import is_met
from desktop.store.database import Database
from desktop.store.queries import meetings as queries
from desktop.store.queries import rota as rota_queries
from protocol.periods import Period
from protocol.terms import Held as Post
from protocol.terms import first_day, last_day

#: The figures, in the order of their declaration.
FIGURES: Final = (
    *("meet.held", "meet.planned", "meet.kept", "meet.due", "meet.attendance"),
    *("res.passed", "res.closed", "res.done", "res.on_time", "res.overdue"),
    *("rota.planned", "rota.kept", "project.claimed", "project.done", "project.served"),
)
#: The executive committee's plenary: of this body it is counted who came.
PLENARY: Final = "M2"


def meeting_rows(reading: Reading, period: Period) -> Given:
    """Figure → row → what it gives of a period now; every figure of ``FIGURES``, in their order."""
    found: Given = {id_: {} for id_ in FIGURES}
    first, last = period.first.isoformat(), period.last.isoformat()
    rows = reading.once(_meetings)
    held = [row for row in rows if row.state(last) == "held" and row.day and row.day <= last]
    inside = [row for row in held if row.day >= first]
    found["meet.held"] = {("meeting", row.id): 1 for row in inside}
    _plans(reading, period, held, found)
    _attendance(reading, inside, found)
    _resolutions(reading, rows, period, found)
    _turns(reading, held, period, found)
    for project in reading.once(rota_queries.projects):
        id_, done, served = project[0], project[7], project[9]
        if done and first <= done <= last:
            found["project.done"]["project", id_] = 1
            if served:
                found["project.served"]["project", id_] = served
    for id_ in rota_queries.claimed(reading.db, first, last):
        found["project.claimed"]["project", id_] = 1
    return found


def _meetings(db: Database) -> list[Row]:
    return [Row(*line) for line in queries.meetings(db)]


def _posts(db: Database) -> tuple[Post, ...]:
    return tuple(every_post(db))


def _plans(reading: Reading, period: Period, held: list[Row], found: Given) -> None:
    """Planned for the months of the period, and of these those that a meeting filled by its last day."""
    plans = [Plan(id_, org, body, month) for id_, org, body, month, _ in reading.once(queries.plans)]
    filled = outcomes(plans, [Held(row.id, row.org, row.body, row.day) for row in held], period.last.isoformat())
    since, until = months_of(period)
    for plan in plans:
        if since <= plan.month <= until:
            key: Key = ("meeting_plan", plan.id)
            found["meet.planned"][key] = 1
            if filled[plan.id].state == "done":
                found["meet.kept"][key] = 1


def _attendance(reading: Reading, inside: list[Row], found: Given) -> None:
    """How many executives were due and came at plenaries whose roll was called; due since their own post began."""
    plenaries = [row for row in inside if row.body == PLENARY and row.activity is not None]
    marked: dict[bytes, dict[bytes, str]] = {}
    called = [row.activity for row in plenaries if row.activity is not None]
    for activity, her, state in queries.states(reading.db, called):
        marked.setdefault(activity, {})[her] = state
    posts = reading.once(_posts) if marked else ()
    for row in plenaries:
        states, day = marked.get(row.activity or b""), first_day(row.day)
        seated = members(PLENARY, row.org, posts, day) if day is not None else set()
        if states and seated:
            found["meet.due"]["meeting", row.id] = len(seated)
            if came := sum(states.get(her) in CAME for her in seated):
                found["meet.attendance"]["meeting", row.id] = came


def _resolutions(reading: Reading, rows: list[Row], period: Period, found: Given) -> None:
    """Resolved by the day of the meeting; done, closed and over their day as was written for the days of the period."""
    first, last = period.first.isoformat(), period.last.isoformat()
    days = {row.id: row.day for row in rows}
    for id_, meeting, _, _, due, state, done_on, closed_on in reading.once(queries.resolutions):
        key: Key = ("resolution", id_)
        passed, done = days.get(meeting, ""), (done_on or closed_on) if state in FINISHED else None
        if first <= passed <= last:
            found["res.passed"][key] = 1
        if state in OVER and closed_on and first <= closed_on <= last:
            found["res.closed"][key] = 1
        if done and state != "stopped" and first <= done <= last:
            found["res.done"][key] = 1
            if not due or done <= due:
                found["res.on_time"][key] = 1
        if passed <= last and due and due < last and (done is None or done > last):
            found["res.overdue"][key] = 1


def _turns(reading: Reading, held: list[Row], period: Period, found: Given) -> None:
    """Turns whose last day lies in the period; kept: with a line in the log, or with a meeting."""
    whose = {id_: org for id_, org, *_ in reading.once(rota_queries.rotas)}
    for id_, rota, starts, ends, _, _, _, meeting, logged in reading.once(rota_queries.turns):
        begins, over = first_day(starts), last_day(ends)
        if begins is None or over is None or not period.first <= over <= period.last:
            continue
        found["rota.planned"]["rota_turn", id_] = 1
        org = whose.get(rota)
        if logged or (org is not None and is_met(held, org, meeting, begins, over)):
            found["rota.kept"]["rota_turn", id_] = 1

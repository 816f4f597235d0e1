"""What other records show of executives' years: links, visits, needs, meetings, activities, courses, honours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from desktop.services.meetings.attending import CAME, MEMBERS
from desktop.services.meetings.records import Board
from desktop.services.reporting.contact_rows import OWN
from desktop.services.training import Course
from desktop.store.queries import contact
from desktop.store.queries import duty as queries
from desktop.store.queries.contact import LinkRow
from desktop.store.queries.people import survivors
from protocol.figures import Cell

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The kinds of which the facts are made.
SHOWN_BY: Final = (
    *("link", "visit", "need", "need_step", "meeting", "activity", "attendance", "training", "training_day"),
    *("training_person", "award", "project", "project_step", "appointment", "person", "org_unit"),
)


@dataclass(frozen=True)
class Facts:
    """Of one executive in one organisation and year. ``links``: women; ``households``: those to whom she is linked;
    ``days``: on which she visited; ``due``, ``came``, ``leave``: meetings of bodies in which she sat on their day."""

    links: int = 0
    households: int = 0
    visits: int = 0
    days: int = 0
    needs: int = 0
    due: int = 0
    came: int = 0
    leave: int = 0
    activities: int = 0
    courses: int = 0
    honours: int = 0
    projects: int = 0

    @property
    def attendance(self) -> Cell:
        """Meetings to which she came, of those at which she was due."""
        return Cell(self.came, self.due)

    def counts(self) -> dict[str, int]:
        """Item of a table of points → how many of it these show."""
        return {
            "meeting": self.came,
            "group": self.activities,
            "links": self.links,
            "poor": self.households,
            "real": self.needs,
            "honour": self.honours,
            "project": self.projects,
            "no_meeting": int(self.due > 0 and not self.came),
            "point_day": self.days,
            "visit": self.visits,
        }


@dataclass
class Shown:
    """What the records of a year show, from one reading of each; ask it of as many executives as there are."""

    year: int
    links: list[LinkRow]
    board: Board
    courses: list[Course]
    visits: Mapping[bytes, tuple[int, int]]
    needs: Mapping[bytes, int]
    activities: Mapping[bytes, int]
    honours: Mapping[bytes, int]
    projects: Mapping[bytes, int]
    _calls: dict[bytes, list[tuple[frozenset[bytes], Mapping[bytes, str]]]] = field(default_factory=dict)

    def of(self, org: bytes, her: bytes) -> Facts:
        """Of her in an organisation."""
        own = [link for link in self.links if link.linker == her]
        calls = [states.get(her, "absent") for members, states in self._meetings(org) if her in members]
        visits, days = self.visits.get(her, (0, 0))
        return Facts(
            links=len({link.person for link in own if link.person is not None}),
            households=len({link.household for link in own if link.household is not None}),
            visits=visits,
            days=days,
            needs=self.needs.get(her, 0),
            due=len(calls),
            came=sum(state in CAME for state in calls),
            leave=sum(state == "leave" for state in calls),
            activities=self.activities.get(her, 0),
            courses=sum(her in course.finished for course in self.courses),
            honours=self.honours.get(her, 0),
            projects=self.projects.get(her, 0),
        )

    def _meetings(self, org: bytes) -> list[tuple[frozenset[bytes], Mapping[bytes, str]]]:
        """Who sat in it and how they were marked, of each meeting whose sign-in is known."""
        if org not in self._calls:
            calls = [self.board.call(row) for row in self.board.held(org, year=self.year) if row.body in MEMBERS]
            self._calls[org] = [(call.members, call.states) for call in calls if call.states]
        return self._calls[org]


def shown(desk: Desk, year: int) -> Shown:
    """Reads a calendar year; a link counts in each year in which it was kept for a day."""
    since, until = f"{year}-01-01", f"{year}-12-31"
    links = [
        link
        for link in contact.links(desk.db)
        if link.kind in OWN and link.since <= until and (link.until is None or link.until > since)
    ]
    return Shown(
        year,
        links,
        desk.meetings.board(),
        [course for course in desk.training.courses() if since <= course.ended <= until],
        _visits(queries.visits(desk.db, survivors(desk.db), since, until)),
        queries.closed_needs(desk.db, since, until),
        queries.came(desk.db, since, until),
        queries.honours(desk.db, since, until),
        Counter(p.owner for p in desk.projects.rows() if p.owner and p.done_on and since <= p.done_on <= until),
    )


def _visits(rows: Iterable[tuple[str, frozenset[bytes]]]) -> dict[bytes, tuple[int, int]]:
    """Who went → how often, on how many days."""
    found: dict[bytes, list[str]] = {}
    for day, who in rows:
        for her in who:
            found.setdefault(her, []).append(day)
    return {her: (len(days), len(set(days))) for her, days in found.items()}

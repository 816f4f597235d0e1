"""今日 What is due: the next days' meetings, what waits to be typed in, homes where nothing was held for long."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.services.homes import HomeFilter
from desktop.services.terms import DueTerm
from desktop.store.queries import people as people_queries
from desktop.store.queries import today as queries
from desktop.store.values import from_column

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Planned activities of so many days ahead are shown.
DAYS_AHEAD = 7


@dataclass(frozen=True)
class Coming:
    """A planned activity; ``start`` is local ISO time."""

    id: bytes
    title: str
    start: str
    place: str
    expected: int
    sheet_printed: bool


@dataclass(frozen=True)
class Unfinished:
    """A past activity that still needs a hand: ``why`` is ``planned`` (held or not?) or ``unaccounted`` (who came?)."""

    id: bytes
    title: str
    start: str
    why: str
    missing: int


class Begun(NamedTuple):
    """Which of the first things there are: somebody on the roster, a home, an activity."""

    women: bool
    homes: bool
    activities: bool

    @property
    def done(self) -> bool:
        """Whether a township has left its first days: what they show is work, not what to do first."""
        return self.women and self.activities


@dataclass(frozen=True)
class Overview:
    """The page Today. ``waiting``: changes not sent, and since when (ms UTC); ``due_tags``: dated tags that
    somebody was to look at by today; ``due_terms``: terms that are overdue or due within half a year, the most urgent
    first."""

    coming: tuple[Coming, ...]
    unfinished: tuple[Unfinished, ...]
    quiet_homes: tuple[bytes, ...]
    to_complete: int
    open_conflicts: int
    waiting: tuple[int, int | None]
    latest: tuple[tuple[bytes, str, str, int], ...]
    begun: Begun
    due_tags: int = 0
    due_terms: tuple[DueTerm, ...] = ()


class Today:
    """What is due at one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def _waited_for(self, expected: str | None) -> int:
        """How many of those who are expected are still on the roster. ``expected``: as it stands in its column."""
        people = from_column("activity", "expected", expected) or []
        return len(people) - len(people_queries.gone(self._desk.db, people))

    def overview(self) -> Overview:
        """Everything that the page Today shows, in a few short reads."""
        desk = self._desk
        now = desk.now()
        until = (now.date() + timedelta(days=DAYS_AHEAD)).isoformat()
        here = now.isoformat(timespec="minutes")
        since = (now.date() - timedelta(days=60)).isoformat()
        return Overview(
            tuple(
                Coming(id_, title or "", start, place or "", self._waited_for(expected), bool(sheets))
                for id_, title, start, place, expected, sheets in queries.coming(desk.db, now.date().isoformat(), until)
            ),
            tuple(
                Unfinished(id_, title or "", start, "planned" if status == "planned" else "unaccounted", missing)
                for id_, title, start, status, missing in queries.unfinished(desk.db, since, here)
            ),
            tuple(desk.homes.ids(HomeFilter(quiet=True), "last")),
            queries.to_complete(desk.db),
            queries.open_conflicts(desk.db),
            desk.journal.log.waiting(),
            tuple(queries.latest(desk.db, now.date().isoformat(), 6)),
            Begun(*queries.begun(desk.db)),
            len(desk.tags.due()),
            tuple(desk.terms.due(now.date())),
        )

"""今日 What the page Today shows: the next days' meetings, what is to be done (``day_work``), what was done last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.services.day_work import ToDo, Unfinished, to_do, unfinished, waited_for
from desktop.store.queries import today as queries

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
    """The page Today. ``to_do``: what is due, the most pressing first; ``waiting``: changes not sent, and since when
    (ms UTC)."""

    coming: tuple[Coming, ...]
    to_do: Sequence[ToDo]
    waiting: tuple[int, int | None]
    latest: tuple[tuple[bytes, str, str, int], ...]
    begun: Begun


class Today:
    """What is due at one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def unfinished(self) -> list[Unfinished]:
        """Past activities that were not closed."""
        return unfinished(self._desk)

    def coming(self) -> tuple[Coming, ...]:
        """What is planned for the next days."""
        today = self._desk.today()
        until = (today + timedelta(days=DAYS_AHEAD)).isoformat()
        return tuple(
            Coming(id_, title or "", start, place or "", waited_for(self._desk, expected), bool(sheets))
            for id_, title, start, place, expected, sheets in queries.coming(self._desk.db, today.isoformat(), until)
        )

    def overview(self, own: int) -> Overview:
        """Everything that the page Today shows, in a few short reads. ``own``: this laptop's closing day, see
        ``TownshipSettings``."""
        desk = self._desk
        return Overview(
            self.coming(),
            to_do(desk, own),
            desk.journal.log.waiting(),
            tuple(queries.latest(desk.db, desk.today().isoformat(), 6)),
            Begun(*queries.begun(desk.db)),
        )

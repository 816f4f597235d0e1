"""簿册 The books that are kept through a year: a plain kind, begun with five books and five registers, and what fills
them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, NamedTuple

from desktop.services.plain_records import PlainRecords
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import activities as activity_queries
from desktop.store.queries import volunteers as volunteer_queries
from desktop.store.queries import work_books as queries
from desktop.store.values import from_column
from protocol.ids import derived_id

#: Ids in one statement.
_MOST: Final = 500


class Held(NamedTuple):
    """An activity as a book tells it; ``hosts``: by name, the first one held it."""

    day: str
    place: str
    title: str
    hosts: tuple[str, ...]
    came: int
    content: str
    effect: str
    recorder: str


def year_of(year: int) -> tuple[str, str]:
    """The first and the last day (ISO) of a year of books, which is the calendar's."""
    return f"{year}-01-01", f"{year}-12-31"


class WorkBooks(PlainRecords):
    """The books of one desk's township."""

    def begin(self, books: Sequence[tuple[str, str]]) -> Changes:
        """Makes these (name, source) in their order, as one act. Two laptops that begin make the same ones; one that
        was deleted stands again."""
        edits = [
            Edit(
                "work_book",
                derived_id("work_book", source),
                {"title": title, "source": source, "place": place, "deleted": None},
            )
            for place, (title, source) in enumerate(books, 1)
        ]
        return self._desk.journal.write(edits, Label("work_book.begin", str(len(edits))))

    def held(self, year: int) -> list[Held]:
        """The activities held in a year, the first first."""
        db, units = self._desk.db, self._desk.units.names()
        rows = queries.held(db, *year_of(year))
        ids = [row[0] for row in rows]
        came: dict[bytes, int] = {}
        for part in (ids[start : start + _MOST] for start in range(0, len(ids), _MOST)):
            came |= {id_: sum(heads) for id_, heads in activity_queries.heads(db, part).items()}
        homes = activity_queries.home_names(db, list({row[3] for row in rows if row[3]}))
        found = []
        for id_, day, place, home, title, hosts, others, first, guests, *words in rows:
            ours = [units.get(unit, "") for unit in from_column("activity", "hosts", hosts) or ()]
            theirs = from_column("activity", "hosts_text", others) or []
            named = [*theirs[:1], *ours, *theirs[1:]] if first else [*ours, *theirs]
            where = place or homes.get(home, "")
            heads = came.get(id_, 0) + guests
            content, effect, recorder = (text or "" for text in words)
            found.append(Held(day, where, title or "", tuple(filter(None, named)), heads, content, effect, recorder))
        return found

    def dated(self, kind: str, field: str, year: int) -> list[bytes]:
        """Ids of the rows of a kind that a date of theirs puts into a year, by it."""
        return queries.ids_dated(self._desk.db, kind, field, *year_of(year))

    def served(self, year: int) -> dict[bytes, tuple[int, int]]:
        """Volunteer (who stands for her) → how often she served in a year, and tenths of an hour."""
        times: dict[bytes, int] = defaultdict(int)
        tenths: dict[bytes, int] = defaultdict(int)
        for served in volunteer_queries.services(self._desk.db, *year_of(year)):
            times[served.person] += 1
            tenths[served.person] += served.tenths
        return {her: (number, tenths[her]) for her, number in times.items()}

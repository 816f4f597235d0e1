"""What Ctrl+K finds: records of each kind that has a source here, and what the window adds (its pages).

A source tells what fits a query, the likeliest first. What stands in tables is kept in memory and follows the rows by
itself (see ``freshness``), so that a keystroke asks no table.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from heapq import nsmallest
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from desktop.services import roster
from desktop.services.called import home_name
from desktop.services.freshness import Freshness
from desktop.services.matching import WITHIN, By, Index, Query, Spelt, spelt
from desktop.services.plain import ABOUT, Plain
from desktop.services.plain_kinds import PLAIN
from desktop.store.queries import finding as queries
from protocol.records import BY_NUMBER

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.people import Apart
    from desktop.services.roster import Woman

#: Answers of one group, and in all; no group gives way to others below ``LEAST``.
MOST_OF_GROUP, MOST, LEAST = 8, 12, 2
#: So much is typed before what is there by thousands is looked through.
ENOUGH = 2
#: Of those, so many are weighed, the latest first.
WEIGHED = 200


#: Plain kinds that are found otherwise than by a name of their own.
_OF_THEIR_OWN = ("visit", "home")


class Hit(NamedTuple):
    """One answer. ``group``: a kind of record, or what the window calls its own; ``title`` as services give names, ""
    where the record bears none; ``about``: where or whose; ``on``: an ISO date or time; ``code``: its kind among its
    kind; ``fit`` as in ``matching``."""

    group: str
    id: bytes
    title: str
    about: str = ""
    on: str = ""
    phone: str = ""
    code: str = ""
    apart: Apart | None = None
    fit: int = WITHIN


class Source(Protocol):
    """Where the answers of one group come from. Threads may share it."""

    def find(self, query: Query, limit: int) -> Sequence[Hit]:
        """What fits a query that is not empty, the likeliest first."""

    def hit(self, id: bytes) -> Hit | None:
        """The answer that this one is, None where it is gone."""


class Finding:
    """Looks through its sources."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = dict(sources)

    def with_own(self, own: Mapping[str, Source]) -> Finding:
        """The same, with what the window adds; it stands before the records where it fits as well."""
        return Finding({**own, **self._sources})

    def find(self, typed: str) -> list[Hit]:
        """At most MOST answers, those of a group together: the group whose best fits best first, else in their order.
        [] where nothing was typed."""
        query = Query(typed)
        if query.by is By.ALL:
            return []
        found = [list(source.find(query, MOST_OF_GROUP)) for source in self._sources.values()]
        found = [hits for hits in found if hits]
        while sum(map(len, found)) > MOST and (longest := max(found, key=len)) and len(longest) > LEAST:
            longest.pop()
        return [hit for hits in sorted(found, key=lambda hits: min(hit.fit for hit in hits)) for hit in hits]

    def prepare(self) -> None:
        """Reads what is not read yet, so that the first keystroke need not."""
        for source in self._sources.values():
            source.hit(b"")

    def hits(self, chosen: Iterable[tuple[str, bytes]]) -> list[Hit]:
        """The answers that were chosen before, by group and id, as far as they are still there."""
        found = [source.hit(id_) for group, id_ in chosen if (source := self._sources.get(group)) is not None]
        return [hit for hit in found if hit is not None]


# --- sources ----------------------------------------------------------------------------------------------------------


class People:
    """The roster: also who moved away or died, after the others."""

    def __init__(self, desk: Desk) -> None:
        self._people, self._units = desk.people, desk.units

    def find(self, query: Query, limit: int) -> list[Hit]:
        return [self._hit(woman, fit) for fit, woman in roster.search(self._people.snapshot(), query, limit)]

    def hit(self, id: bytes) -> Hit | None:
        snapshot = self._people.snapshot()
        woman = snapshot.women.get(snapshot.survivors.get(id, id))
        return self._hit(woman) if woman else None

    def _hit(self, woman: Woman, fit: int = WITHIN) -> Hit:
        apart = self._people.apart([woman.id]).get(woman.id)
        gacha = self._units.name(woman.gacha)
        return Hit("person", woman.id, woman.name, gacha, phone=woman.phone, apart=apart, fit=fit)


#: An answer and the names that find it.
Named = tuple[Hit, tuple[str | None, ...]]


class Listed:
    """Whatever can be listed: ``read`` gives all answers with the names that find each, in the order in which those are
    offered that fit as well; it is read again when a row of the kinds ``watched`` changed. ``enough`` characters are
    typed before it is looked through."""

    def __init__(
        self, desk: Desk, watched: Sequence[str], read: Callable[[], Iterable[Named]], enough: int = 1
    ) -> None:
        self._read, self._enough = read, enough
        self._freshness = Freshness(desk, *watched)
        self._lock = threading.Lock()
        self._spelt: dict[tuple[str | None, ...], Spelt] = {}
        self._hits: dict[bytes, Hit] = {}
        self._index = Index([])

    def _now(self) -> tuple[Sequence[Hit], Index]:
        with self._lock:
            rows = self._freshness.changed()
            if rows is None or rows:
                before, self._spelt = self._spelt, {}
                hits: dict[bytes, Hit] = {}
                things = []
                for hit, names in self._read():
                    hits[hit.id] = hit
                    if names not in self._spelt:
                        self._spelt[names] = before.get(names) or spelt(names)
                    things.append(self._spelt[names])
                self._hits, self._index = hits, Index(things)
            return list(self._hits.values()), self._index

    def find(self, query: Query, limit: int) -> list[Hit]:
        if len(query.text) < self._enough:
            return []
        hits, index = self._now()
        places = list(islice(query.hits(index), WEIGHED if self._enough > 1 else None))
        fits = {at: query.fit(index.things[at]) or 0 for at in places}
        return [hits[at]._replace(fit=fits[at]) for at in nsmallest(limit, places, key=lambda at: (fits[at], at))]

    def hit(self, id: bytes) -> Hit | None:
        self._now()
        return self._hits.get(id)


class Visited:
    """Visits, by whom they were to; the latest first."""

    def __init__(self, desk: Desk) -> None:
        self._db, self._people = desk.db, desk.people
        self._freshness = Freshness(desk, "visit", "household")
        self._lock = threading.Lock()
        self._visits: dict[bytes, tuple[bytes, str, str]] = {}

    def _now(self) -> dict[bytes, tuple[bytes, str, str]]:
        with self._lock:
            rows = self._freshness.changed()
            if rows is None or rows:
                found = queries.visits(self._db)
                self._visits = {id_: (whom, on or "", place or "") for id_, whom, on, place in found}
            return self._visits

    def find(self, query: Query, limit: int) -> list[Hit]:
        if len(query.text) < ENOUGH:
            return []
        snapshot = self._people.snapshot()
        meant = {woman.id for woman in roster.meant(snapshot, query)}
        if not meant:
            return []
        meant.update(merged for merged, into in snapshot.survivors.items() if into in meant)
        found = (id_ for id_, (whom, _, _) in self._now().items() if whom in meant)
        return [hit for id_ in islice(found, min(limit, 4)) if (hit := self.hit(id_, query)) is not None]

    def hit(self, id: bytes, query: Query | None = None) -> Hit | None:
        visit = self._now().get(id)
        if visit is None:
            return None
        whom, on, place = visit
        snapshot = self._people.snapshot()
        woman = snapshot.women.get(snapshot.survivors.get(whom, whom))
        fit = query.fit(woman.spelt) if query is not None and woman is not None else None
        apart = self._people.apart([whom]).get(whom)
        name = woman.name if woman else self._people.name(whom)
        return Hit("visit", id, name, place, on, apart=apart, fit=WITHIN if fit is None else fit)


class Deleted:
    """What was deleted, the last first: after all that is there."""

    def __init__(self, desk: Desk) -> None:
        self._bin = desk.bin

    def find(self, query: Query, limit: int) -> list[Hit]:
        if len(query.text) < ENOUGH:
            return []
        keys = self._bin.ids(text=query.text, limit=min(limit, 3))
        return [hit for key in keys if (hit := self.hit(key)) is not None]

    def hit(self, id: bytes) -> Hit | None:
        [gone] = self._bin.page([id]) if len(id) > 1 and id[0] in BY_NUMBER else [None]
        return Hit("deleted", id, gone.subject, code=gone.kind, fit=WITHIN + 2) if gone else None


def sources(desk: Desk) -> dict[str, Source]:
    """A desk's sources, by kind, in the order of their groups."""

    def units() -> Iterator[Named]:
        for unit in sorted(desk.units.all(), key=lambda unit: not unit.works):
            if unit.level != "banner":  # it stands above the township
                yield Hit("org_unit", unit.id, unit.short, code=unit.level), (unit.short, unit.name, unit.name_mn)

    def homes() -> Iterator[Named]:
        for id_, zh, mn, org, *places in queries.homes(desk.db):
            name = home_name({"name_zh": zh, "name_mn": mn})
            yield Hit("home", id_, name, desk.units.name(org)), (zh, mn, *places)

    def activities() -> Iterator[Named]:
        for id_, title, kind, start, place, home in queries.activities(desk.db):
            where = home or place or ""
            yield Hit("activity", id_, title or "", where, start or "", code=kind or ""), (title, where)

    def plain(kind: Plain) -> Iterator[Named]:
        service = desk.plain[kind.kind]
        for record in service.page(service.to_find()):
            if record is not None:
                title, about = record["about_name"] or "", ""
                if kind.named_by != ABOUT:
                    title, about = record[kind.named_by] or "", title
                own = [row[name] for rows in kind.rows for row in record[rows.kind] for name in rows.searched]
                on = record[kind.newest] or "" if kind.newest else ""
                yield Hit(kind.kind, record["id"], title, about, on), (title, about, *own)

    def lists() -> Iterator[Named]:
        for each in desk.named_lists.all():
            yield Hit("named_list", each.id, each.name, code="named_list" if each.live else "saved_list"), (each.name,)

    return {
        "person": People(desk),
        "named_list": Listed(desk, ("named_list", "saved_list"), lists),
        "org_unit": Listed(desk, ("org_unit",), units),
        "home": Listed(desk, ("home", "home_place", "home_keeper", "org_unit"), homes),
        "activity": Listed(desk, ("activity", "home"), activities, ENOUGH),
        "visit": Visited(desk),
        **{
            kind.kind: Listed(
                desk,
                (kind.kind, *kind.subjects.values(), *(rows.kind for rows in kind.rows)),
                partial(plain, kind),
                ENOUGH,
            )
            for kind in PLAIN
            if kind.kind not in _OF_THEIR_OWN
        },
        "deleted": Deleted(desk),
    }

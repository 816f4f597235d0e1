"""妇联组织 Who is in office where on a day, what is planned and vacant, what stands overdue: worked out, never stored.

One read of all posts, terms and seats answers for every organisation; ``protocol.terms`` has the rules. A woman who was
merged counts as who stands for her; an organisation that was merged keeps its rows, and its past.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from desktop.services.terms import Term
from desktop.store.database import Database
from desktop.store.queries import federation as queries
from desktop.store.queries import online
from protocol.terms import (
    CHAIR,
    DELEGATE,
    EXECUTIVE,
    Filled,
    Heads,
    Held,
    Planned,
    Stage,
    executives,
    filled,
    first_day,
    heads,
    highest,
    in_office,
    last_day,
    works_on,
)

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What papers ask of terms and posts they ask here.
__all__ = ["CHAIR", "DELEGATE", "EXECUTIVE", "Federation", "Founded", "Held", "Hosted", "Standing", "highest"]


@dataclass(frozen=True)
class Standing:
    """The federation on a ``day``: every post that was ever written down, who holds one now, terms, and the lines of
    the establishment that count on the day."""

    day: date
    written: tuple[Held, ...]
    now: tuple[Held, ...]
    terms: dict[bytes, Term]
    lines: tuple[Planned, ...]

    @cached_property
    def filled(self) -> tuple[Filled, ...]:
        """The lines with who sits there."""
        return tuple(filled(self.lines, self.now))

    def of(self, orgs: Collection[bytes]) -> list[Held]:
        """Who holds a post in some organisations."""
        return [each for each in self.now if each.org in orgs]

    def executives(self, org: bytes | None = None) -> set[bytes]:
        """执委 of one organisation, or of any: different persons with a live post P1 to P4."""
        return executives(self.now, org)

    def heads(self, orgs: Collection[bytes] | None = None, posts: Collection[str] = EXECUTIVE) -> Heads:
        """人数 and 职数 in some organisations, or in all."""
        return heads(self.now if orgs is None else self.of(orgs), posts)

    def vacant(self, orgs: Collection[bytes] | None = None) -> int:
        """How many planned seats nobody holds."""
        return sum(each.vacant for each in self.filled if orgs is None or each.line.org in orgs)

    def carried_over(self, held: Held) -> bool:
        """Whether who is in office stays on after her organisation's term was over (超期留任)."""
        term = self.terms.get(held.org)
        return held.how == "carried_over" or (term is not None and term.stage is Stage.OVERDUE)

    def is_new(self, held: Held) -> bool:
        """新任: whether she held no post of the executive committee in this organisation before the present term; where
        no term is written, before she came into this one."""
        term = self.terms.get(held.org)
        began = (first_day(term.days.start) if term else None) or first_day(held.since)
        earlier = (each for each in self.written if each.org == held.org and each.person == held.person)
        return began is not None and not any(
            each.post in EXECUTIVE and (first_day(each.since) or date.min) < began for each in earlier
        )


class Founded(NamedTuple):
    """What rosters say of an organisation besides its names: its party organisation, since when it is there, and since
    when it is a federation."""

    party_org: str | None
    established_on: str | None
    reformed_on: str | None


class Hosted(NamedTuple):
    """An activity of an organisation; ``first``: it is the host (主办), else one of those that held it with the host
    (联办)."""

    id: bytes
    start: str
    title: str
    status: str
    first: bool


def held_on(db: Database, day: date) -> list[Held]:
    """Who is in office on a day, in all organisations that there are then."""
    gone = {id_ for id_, *_, closed, into, _ in queries.facts(db) if not works_on(closed, into, day)}
    return [each for each in in_office(every_post(db), day) if each.org not in gone]


def executives_on(db: Database, day: date) -> set[bytes]:
    """执委 of all organisations that there are on a day."""
    return executives(held_on(db, day))


def social_workers_on(db: Database, day: date) -> set[bytes]:
    """社会工作者: who holds a post with the engagement E4 on a day."""
    return {each.person for each in held_on(db, day) if each.engagement == "E4"}


def cadres_on(db: Database, day: date) -> set[bytes]:
    """妇联干部: the 执委 of a day, and who keeps a home that is open then."""
    return executives_on(db, day) | online.keepers(db, day.isoformat())


def every_post(db: Database) -> Iterable[Held]:
    """Every post that was written down, whenever it is or was held."""
    return (Held(*row) for row in queries.posts(db))


class Federation:
    """The organisations, officers and seats of one desk as they stand on a day."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on(self, day: date) -> Standing:
        """The federation on a day, from one read of all."""
        written = tuple(self.posts())
        terms = self._desk.terms.current(day)
        return Standing(day, written, tuple(in_office(written, day)), terms, tuple(self.lines(day, terms)))

    def today(self) -> Standing:
        """As it stands now."""
        return self.on(self._desk.today())

    def homes(self, org: bytes) -> list[tuple[bytes, str, str]]:
        """(id, name, kind) of an organisation's homes that are not closed, mergers counted in."""
        return queries.homes_of(self._desk.db, sorted(self._desk.units.counts_as(org)))

    def hosted(self, org: bytes, limit: int) -> list[Hosted]:
        """What an organisation hosted, the latest first."""
        return [
            Hosted(id_, start or "", title or "", status or "", bool(first))
            for id_, start, title, status, first in queries.activities(self._desk.db, org, limit)
        ]

    def founded(self) -> dict[bytes, Founded]:
        """Organisation → what rosters say of it."""
        return {id_: Founded(*rest) for id_, *rest in queries.paper_facts(self._desk.db)}

    def liaisons(self) -> dict[bytes, bytes]:
        """Organisation → who its liaison is."""
        return queries.liaisons(self._desk.db)

    def posts(self) -> Iterable[Held]:
        """Every post that was written down."""
        return every_post(self._desk.db)

    def lines(self, day: date, terms: dict[bytes, Term]) -> Iterable[Planned]:
        """The lines that count on a day: from the day since which they are planned, in the term that they are for."""
        for id_, org, post, planned, engagement, kind, unit, field, term, since, until in queries.seats(self._desk.db):
            begun, over = first_day(since), last_day(until)
            other_term = term is not None and org in terms and terms[org].id != term
            if not other_term and (begun is None or begun <= day) and (over is None or day <= over):
                number = max(0, 1 if planned is None else planned)
                yield Planned(id_, org, post, number, engagement, kind, unit, field)

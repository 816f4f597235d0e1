"""Links, what visits met, help and screening. Days are ISO text; people are who stands for them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

from desktop.store.database import Database
from desktop.store.queries.people import standing
from desktop.store.values import from_column
from protocol.records import VISIT

#: An id in a list of them, as a column has it.
_ID: Final = re.compile("[0-9a-f]{32}")


class LinkRow(NamedTuple):
    """A link; ``every_days`` None: as its kind has it. ``household_of``: the household of the person that it is to."""

    id: bytes
    kind: str
    linker: bytes | None
    linker_org: bytes | None
    linker_text: str | None
    level: str | None
    person: bytes | None
    household: bytes | None
    home: bytes | None
    org: bytes | None
    since: str
    until: str | None
    every_days: int | None
    household_of: bytes | None

    @property
    def target(self) -> tuple[str, bytes] | None:
        """Kind and id of whom or what it is to; None where a newer version knows."""
        found = (("person", self.person), ("household", self.household), ("home", self.home), ("org_unit", self.org))
        return next(((kind, id_) for kind, id_ in found if id_ is not None), None)

    def on(self, day: str) -> bool:
        """Whether it is kept on a day: from its first day to the one before its last."""
        return self.since <= day and (self.until is None or self.until > day)


_LINKS = (
    f"SELECT l.id, ifnull(l.kind, ''), {standing('l.linker')}, l.linker_org, l.linker_text, l.level, p.id,"
    " l.household, l.home, l.org, ifnull(l.since, ''), l.until, l.every_days, p.household"
    f" FROM link AS l LEFT JOIN person AS p ON p.id = {standing('l.person')} WHERE l.deleted IS NULL"
)


def links(db: Database, day: str | None = None) -> list[LinkRow]:
    """Every link, or those kept on a day; the earliest first."""
    found = [LinkRow(*row) for row in db.rows(f"{_LINKS} ORDER BY l.since, l.id")]
    return found if day is None else [link for link in found if link.on(day)]


class Met(NamedTuple):
    """A visit: who went (ids, and words of others), whom it met. ``reached``: women spoken to besides ``person``;
    ``is_met``: not one that found nobody."""

    day: str
    visitors: frozenset[bytes]
    others: tuple[str, ...]
    person: bytes | None
    household: bytes | None
    home: bytes | None
    org: bytes | None
    reached: frozenset[bytes]
    is_met: bool


def met(
    db: Database,
    stands: Mapping[bytes, bytes],
    links: Iterable[LinkRow],
    officers: Mapping[bytes, Collection[bytes]],
    last: str,
    first: str = "",
) -> list[Met]:
    """The visits from a day to a day, both counted, on which somebody went who keeps one of some links (for an
    organisation: one of its ``officers``) and which may have met whom one is to; of a woman's own visit her household
    too. Others are passed over before they are read: a township has tens of thousands."""
    going, called = set[bytes](), False
    people, households, others = set[bytes](), set[bytes](), set[bytes]()
    for link in links:
        going.update(filter(None, (link.linker,)))
        going.update(officers.get(link.linker_org or b"", ()))
        called = called or bool(link.linker_text)
        people.update(filter(None, (link.person,)))
        households.update(filter(None, (link.household, link.household_of)))
        others.update(filter(None, (link.home, link.org)))
    people |= _living_in(db, households)
    people |= {row for row, her in stands.items() if her in people}
    hexes = {each.hex() for each in going} | {row.hex() for row, her in stands.items() if her in going}
    found: dict[bytes, tuple[Any, ...]] = {}
    for name, ids in (("person", people), ("household", households)):  # each by its own index
        found |= _met_by(db, f"v.{name} IN ({','.join('?' * len(ids))})", first, last, list(ids))
    marks = ",".join("?" * len(others))
    rest = f"(v.reached IS NOT NULL OR v.home IN ({marks}) OR v.org IN ({marks}))"
    found |= _met_by(db, rest, first, last, [*others, *others])
    kept = [
        row for row in found.values() if (called and row[2]) or (row[1] and not hexes.isdisjoint(_ID.findall(row[1])))
    ]

    def ids_in(raw: str | None) -> frozenset[bytes]:
        return frozenset(stands.get(each, each) for each in map(bytes.fromhex, _ID.findall(raw or "")))

    return [
        Met(
            day,
            ids_in(visitors),
            tuple(from_column(VISIT.name, "visitors_text", words) or ()),
            person and stands.get(person, person),
            household,
            home,
            org,
            ids_in(reached),
            bool(is_met),
        )
        for day, visitors, words, person, household, home, org, reached, is_met in kept
    ]


def _met_by(db: Database, where: str, first: str, last: str, ids: Sequence[bytes]) -> dict[bytes, tuple[Any, ...]]:
    """Id → (day, visitors, words of others, person, household, home, org, reached, whether it met anybody) of visits
    from a day to a day, those for which a condition on ``v`` holds that takes ``ids``."""
    rows = db.rows(
        "SELECT v.id, v.date, v.visitors, v.visitors_text, v.person, ifnull(v.household, p.household), v.home, v.org,"
        " v.reached, ifnull(v.mode, '') <> 'M6' FROM visit AS v"
        f" LEFT JOIN person AS p ON v.household IS NULL AND p.id = {standing('v.person')}"
        f" WHERE {where} AND v.deleted IS NULL AND v.date <= ? AND v.date >= ?",
        [*ids, last, first],
    )
    return {row[0]: row[1:] for row in rows}


def _living_in(db: Database, households: Collection[bytes]) -> set[bytes]:
    """Everybody who was written down as of one of some households."""
    marks = ",".join("?" * len(households))
    return {id_ for (id_,) in db.rows(f"SELECT id FROM person WHERE household IN ({marks})", list(households))}


def officers(db: Database) -> dict[bytes, set[bytes]]:
    """Organisation → everybody who ever held a post there: who goes for it when it links."""
    found: dict[bytes, set[bytes]] = {}
    for org, person in db.rows(
        f"SELECT a.org, {standing('a.person')} FROM appointment AS a"
        " WHERE a.deleted IS NULL AND a.org IS NOT NULL AND a.person IS NOT NULL"
    ):
        found.setdefault(org, set()).add(person)
    return found


def not_here(db: Database) -> dict[bytes, str]:
    """Person → moved or died, of who is no longer here; "erased" of who is not among the records. Who was merged is
    asked for by who stands for her."""
    return dict(
        db.rows(
            "SELECT p.id, CASE WHEN s.deleted IS NOT NULL THEN 'erased' ELSE s.status END FROM person AS p"
            " JOIN person AS s ON s.id = ifnull(p.survivor, p.id)"
            " WHERE s.deleted IS NOT NULL OR s.status IN ('moved', 'died')"
        )
    )


class AidRow(NamedTuple):
    """An application: of which programme (its name, kind, year, whether once only), by whom, and what came of it."""

    id: bytes
    programme: bytes | None
    kind: str
    year: int | None
    once: int
    person: bytes | None
    household: bytes | None
    applied_on: str | None
    decided: str | None
    amount_fen: int
    paid_on: str | None

    @property
    def helped(self) -> bool:
        """Whether she was helped: it was granted, or paid."""
        return self.decided == "approved" or self.paid_on is not None


def aid(db: Database) -> list[AidRow]:
    """Every application, the earliest first."""
    rows = db.rows(
        "SELECT a.id, a.programme, ifnull(g.kind, ''), ifnull(g.year, CAST(substr(a.applied_on, 1, 4) AS INTEGER)),"
        " ifnull(g.once, 0), p.id, p.household, a.applied_on, a.decided, ifnull(a.amount_fen, 0), a.paid_on"
        f" FROM aid AS a LEFT JOIN person AS p ON p.id = {standing('a.person')}"
        " LEFT JOIN programme AS g ON g.id = a.programme AND g.deleted IS NULL"
        " WHERE a.deleted IS NULL ORDER BY ifnull(a.applied_on, ''), a.id"
    )
    return [AidRow._make(row) for row in rows]


def screened(db: Database, year: int, last: str) -> tuple[set[bytes], bool]:
    """Who went to a screening of a year by a day, and whether anybody was asked to one that year."""
    rows = db.rows(
        f"SELECT {standing('person')}, done_on FROM screening"
        " WHERE deleted IS NULL AND year = ? AND person IS NOT NULL",
        (year,),
    )
    return {person for person, done in rows if done and done <= last}, bool(rows)


def of_age(db: Database, born_from: str, born_to: str) -> set[bytes]:
    """Women on the roster who live here, born from one year (``YYYY``) to another, both counted."""
    rows = db.rows(
        "SELECT id FROM person WHERE deleted IS NULL AND survivor IS NULL AND ifnull(sex, '2') <> '1'"
        " AND ifnull(status, 'active') = 'active' AND ifnull(residence, '') <> 'floating_out'"
        " AND substr(birth, 1, 4) >= ? AND substr(birth, 1, 4) <= ?",
        (born_from, born_to),
    )
    return {person for (person,) in rows}


def older_contact_points(db: Database) -> dict[bytes, object]:
    """Organisation → what an earlier version wrote of whose contact point it is, of those without a row of a leader's
    contact point: that value is the oldest, and counts until there is a row."""
    rows = db.rows(
        "SELECT id, contact_point_of FROM org_unit AS o WHERE deleted IS NULL AND contact_point_of IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM link AS l WHERE l.org = o.id AND l.kind = 'L3' AND l.deleted IS NULL)"
    )
    return {id_: from_column("org_unit", "contact_point_of", raw) for id_, raw in rows}

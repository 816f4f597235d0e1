"""The figures of each gacha: the same counting (``reporting.basis``) over the rows that are a gacha's.

An activity stands with each gacha that hosts it (联办: with each, so the column's sum may be above the township's
number); one without a host that is a gacha stands with that of its home. A visit stands with the gacha of the
household, else of its head, else of the woman; a home with that of its unit; an executive with the unit of her post.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop.services.reporting.basis import Basis
from desktop.services.reporting.service_rows import rows_by_gacha
from desktop.store.queries import by_gacha as queries
from protocol.figures import Cell
from protocol.terms import EXECUTIVE

if TYPE_CHECKING:
    from desktop.services.desk import Desk


def counted_by_gacha(desk: Desk, basis: Basis, last: str, wanted: Collection[bytes]) -> dict[bytes, dict[str, Cell]]:
    """Gacha → its figures, for the gachas ``wanted``. ``last``: the period's last day (ISO)."""
    parts = parts_by_gacha(desk, basis, last, wanted)
    return {gacha: part.told() for gacha, part in parts.items() if gacha is not None}


def parts_by_gacha(desk: Desk, basis: Basis, last: str, wanted: Collection[bytes]) -> dict[bytes | None, Basis]:
    """Gacha → the rows that are its own; None → activities and visits that are no gacha's (the township's own)."""
    known = set(wanted)
    resolved = standing_units(desk)
    activities: dict[bytes, set[bytes]] = {}
    for activity, units in gachas_of_activities(desk, list(basis.activities), known).items():
        for unit in units:
            activities.setdefault(unit, set()).add(activity)
    homes: dict[bytes, set[bytes]] = {}
    for home, unit in queries.units_of_homes(desk.db).items():
        homes.setdefault(resolved.get(unit, unit), set()).add(home)
    officers: dict[bytes, set[bytes]] = {}
    for held in desk.federation.on(date.fromisoformat(last)).now:
        if held.post in EXECUTIVE:
            officers.setdefault(resolved.get(held.org, held.org), set()).add(held.person)
    visits = _visits(desk, basis, resolved)
    more = rows_by_gacha(desk, basis.more, resolved, known)
    found: dict[bytes | None, Basis] = {}
    for gacha in known:
        own_activities, own_homes = activities.get(gacha, set()), homes.get(gacha, set())
        found[gacha] = replace(
            basis,
            activities={id_: held for id_, held in basis.activities.items() if id_ in own_activities},
            visits={id_: seen for id_, seen in basis.visits.items() if visits.get(id_) == gacha},
            homes={id_: facts for id_, facts in basis.homes.items() if id_ in own_homes},
            gachas={unit: has for unit, has in basis.gachas.items() if resolved.get(unit, unit) == gacha},
            officers=basis.officers & officers.get(gacha, set()),
            population={id_: each for id_, each in basis.population.items() if resolved.get(each[0], each[0]) == gacha},
            more=more[gacha],
            courses={id_: each for id_, each in basis.courses.items() if id_ in own_activities},
        )
    theirs = set().union(*activities.values())
    found[None] = replace(
        basis,
        activities={id_: held for id_, held in basis.activities.items() if id_ not in theirs},
        visits={id_: seen for id_, seen in basis.visits.items() if visits.get(id_) not in known},
        homes={},
        gachas={},
        officers=frozenset(),
        population={},
        more=more[None],
        courses={id_: each for id_, each in basis.courses.items() if id_ not in theirs},
    )
    return found


def standing_units(desk: Desk) -> dict[bytes, bytes]:
    """Unit → the one that stands for it now, where it was merged into another."""
    return {unit.id: standing.id for unit in desk.units.all() if (standing := desk.units.resolve(unit.id))}


def gachas_of_activities(desk: Desk, activities: Sequence[bytes], known: set[bytes]) -> dict[bytes, set[bytes]]:
    """Activity → the gachas (of those ``known``) that it stands with: its hosts, else that of its home; none of most of
    the township's own."""
    resolved, found = standing_units(desk), {}
    for activity, (hosts, home_unit) in queries.hosts(desk.db, activities).items():
        own = {resolved.get(host, host) for host in hosts} & known
        if not own and home_unit is not None:
            own = {resolved.get(home_unit, home_unit)} & known
        found[activity] = own
    return found


def _visits(desk: Desk, basis: Basis, resolved: Mapping[bytes, bytes]) -> dict[bytes, bytes]:
    """Visit → gacha."""
    households = {seen.household for seen in basis.visits.values() if seen.household}
    people = {seen.person for seen in basis.visits.values() if seen.person}
    heads = queries.heads_of(desk.db, list(households))
    of_household = queries.gachas_of(desk.db, "household", list(households))
    of_head = queries.gachas_of(desk.db, "person", list(set(heads.values())))
    of_household = {house: of_head[head] for house, head in heads.items() if head in of_head} | of_household
    of_person = queries.gachas_of(desk.db, "person", list(people))
    units = queries.units_visited(desk.db, [id_ for id_, seen in basis.visits.items() if not seen.person])
    found = {}
    for id_, seen in basis.visits.items():
        unit = (
            units.get(id_)
            or (seen.household and of_household.get(seen.household))
            or (seen.person and of_person.get(seen.person))
        )
        if unit:
            found[id_] = resolved.get(unit, unit)
    return found

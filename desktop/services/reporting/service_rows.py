"""What groups, accounts and volunteers give to the figures ``grp.*``, ``media.*`` and ``vol.*``: row by row.

Each is a sum over these rows, for a report's basis and for a gacha alike; what a share is of stands elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from desktop.services.federation import cadres_on, social_workers_on
from desktop.services.roster import MAN
from desktop.store.database import Database
from desktop.store.queries import by_gacha as gacha_queries
from desktop.store.queries import contact, online, volunteers
from desktop.store.queries import month as month_queries
from desktop.store.queries import people as people_queries
from protocol.periods import Period

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: A row behind a figure: its kind and id.
Key = tuple[str, bytes]
Given = dict[str, dict[Key, int]]
#: Titles of the award that is a star, the first one for one star.
STAR_TITLES: Final = ("一星级志愿者", "二星级志愿者", "三星级志愿者", "四星级志愿者", "五星级志愿者")
#: A count of members that is older (days) says nothing any more.
STALE: Final = 100


def _each(kind: str, ids: Iterable[bytes]) -> dict[Key, int]:
    return {(kind, id_): 1 for id_ in ids}


def group_rows(db: Database, day: date) -> Given:
    """What groups give on a day."""
    last = day.isoformat()
    officers = cadres_on(db, day)
    ours = [group for group in online.groups(db, last) if group.owner in officers]
    contact = [group for group in ours if group.kind == "G2"]
    counted = online.members(db, (day - timedelta(days=STALE)).isoformat(), last)
    stands = online.standing_units(db)
    served = {stands.get(unit, unit) for group in contact for unit in served_units(group)}
    return {
        "grp.work": _each("chat_group", [group.id for group in ours if group.kind == "G1"]),
        "grp.contact": _each("chat_group", [group.id for group in contact]),
        "grp.seats": {("chat_group", g.id): counted[g.id][1] for g in contact if g.id in counted},
        "grp.coverage_gacha": _each("org_unit", [unit for unit in gachas_on(db, day) if unit in served]),
    }


def gachas_on(db: Database, day: date) -> list[bytes]:
    """The gachas and communities that there are on a day."""
    return [unit for unit, _ in month_queries.gachas(db, day.isoformat())]


def served_units(group: online.Group) -> tuple[bytes, ...]:
    """For whose women a group is: the units that it names, else whose group it is."""
    return group.gachas or ((group.org,) if group.org is not None else ())


def months_of(period: Period) -> tuple[str, str]:
    """The first and the last month (``YYYY-MM``) that close in a period."""
    first = period.first if period.first.day == 1 else (period.first.replace(day=1) + timedelta(days=32))
    return first.isoformat()[:7], period.last.isoformat()[:7]


def media_rows(db: Database, period: Period) -> Given:
    """What accounts give to a period."""
    since, until = months_of(period)
    standing: dict[bytes, int] = {}
    open_accounts = online.accounts(db, period.last.isoformat())
    rows: dict[tuple[bytes, str], online.MonthRow] = {}
    for row in online.media_months(db, "", until):
        if row.followers is not None and row.account in open_accounts:
            standing[row.account] = row.followers
        if row.month >= since:
            rows[row.account, row.month] = row  # of two rows of one month the one with the later id
    counts = {name: {("media_count", r.id): getattr(r, name) or 0 for r in rows.values()} for name in _OF_MONTH}
    return {
        "media.followers": {("media_account", account): number for account, number in standing.items()},
        **{f"media.{name}": given for name, given in counts.items()},
    }


_OF_MONTH: Final = ("posts", "reads", "adopted")


def volunteer_rows(db: Database, period: Period) -> Given:
    """What volunteers give to a period."""
    first, last = period.first.isoformat(), period.last.isoformat()
    registered, sexes = volunteers.volunteers(db, last), people_queries.not_women(db)
    active = {served.person for served in volunteers.services(db, *year_of(period.last))}
    starred = {her for her, _ in volunteers.awarded(db, list(STAR_TITLES), last)}
    services = volunteers.services(db, first, last)
    occasions: dict[str, bytes] = {}
    for served in services:
        occasions.setdefault(served.occasion, served.id)
    homes = [home for home, *_ in month_queries.homes(db, first, last)]
    helped = volunteers.homes_with_volunteers(db)
    return {
        "vol.teams": _each("volunteer_team", volunteers.teams(db, last)),
        "vol.registered": _each("person", registered),
        "vol.women": _each("person", {her for her in registered if sexes.get(her) != MAN}),
        "vol.active": _each("person", registered & active),
        "vol.starred": _each("person", registered & starred),
        "vol.services": _each("volunteer_service", occasions.values()),
        "vol.heads": _each("volunteer_service", [served.id for served in services]),
        "vol.hours": {("volunteer_service", served.id): served.tenths for served in services},
        "vol.served": {served.whom: 1 for served in services if served.whom is not None},
        "vol.homes": _each("home", [home for home in homes if home in helped]),
        "vol.social_workers": _each("person", social_workers_on(db, period.last)),
    }


def year_of(day: date) -> tuple[str, str]:
    """The first and the last day (ISO) of the twelve months up to a day."""
    leap = (day.month, day.day) == (2, 29)
    before = date(day.year - 1, 2, 28) if leap else day.replace(year=day.year - 1)
    return (before + timedelta(days=1)).isoformat(), day.isoformat()


def rows_by_gacha(
    desk: Desk, given: Mapping[str, Mapping[Key, int]], resolved: Mapping[bytes, bytes], known: set[bytes]
) -> dict[bytes | None, Given]:
    """Gacha → what is its own of ``given``; None → what is no gacha's. A group for two gachas stands with both.
    ``resolved``: unit → the one that stands for it."""
    units = _units(desk, {key for rows in given.values() for key in rows})
    found: dict[bytes | None, Given] = {place: {id_: {} for id_ in given} for place in (*known, None)}
    for id_, rows in given.items():
        for key, number in rows.items():
            own = {resolved.get(unit, unit) for unit in units.get(key, ())} & known
            for place in own or (None,):
                found[place][id_][key] = number
    return found


#: Kinds whose rows are a unit's by a field.
_OF_ORG: Final = (
    *(("media_account", "org"), ("volunteer_team", "org"), ("home", "org")),
    *(("meeting", "org"), ("meeting_plan", "org"), ("project", "org")),
)


def _units(desk: Desk, keys: set[Key]) -> dict[Key, tuple[bytes, ...]]:
    """Row → the units whose it is."""
    db, rows = desk.db, desk.journal.rows
    ids: dict[str, list[bytes]] = {}
    for kind, id_ in keys:
        ids.setdefault(kind, []).append(id_)
    found: dict[Key, tuple[bytes, ...]] = {("org_unit", id_): (id_,) for id_ in ids.get("org_unit", ())}
    for kind, field in _OF_ORG:
        found |= {
            (kind, id_): (row[field],) for id_, row in rows.get_many(kind, ids.get(kind, [])).items() if row[field]
        }
    for id_, row in rows.get_many("chat_group", ids.get("chat_group", [])).items():
        found["chat_group", id_] = tuple(row["gachas"] or ()) or ((row["org"],) if row["org"] else ())
    counts = rows.get_many("media_count", ids.get("media_count", []))
    owners = rows.get_many("media_account", list({row["account"] for row in counts.values()}))
    found |= {
        ("media_count", id_): (owners[row["account"]]["org"],)
        for id_, row in counts.items()
        if row["account"] in owners and owners[row["account"]]["org"]
    }
    services = rows.get_many("volunteer_service", ids.get("volunteer_service", []))
    people = {*ids.get("person", ()), *(row["person"] for row in services.values())}
    stands = people_queries.survivors(db)
    places = gacha_queries.gachas_of(db, "person", [stands.get(her, her) for her in people])
    found |= {("person", her): (places[her],) for her in ids.get("person", ()) if her in places}
    for id_, row in services.items():
        her = stands.get(row["person"], row["person"])
        if her in places:
            found["volunteer_service", id_] = (places[her],)
    links = {link.id: link for link in contact.links(db)} if ids.get("link") else {}
    applied = rows.get_many("aid", ids.get("aid", []))
    whose = {("aid", id_): stands.get(row["person"], row["person"]) for id_, row in applied.items()}
    whose |= {("link", id_): links[id_].person for id_ in ids.get("link", ()) if id_ in links}
    placed = gacha_queries.gachas_of(db, "person", list({her for her in whose.values() if her}))
    found |= {key: (placed[her],) for key, her in whose.items() if her in placed}
    found |= {("link", id_): (org,) for id_ in ids.get("link", ()) if id_ in links and (org := links[id_].org)}
    to = {id_: links[id_].household for id_ in ids.get("link", ()) if id_ in links}
    ours = gacha_queries.gachas_of(db, "household", list({house for house in to.values() if house}))
    found |= {("link", id_): (ours[house],) for id_, house in to.items() if house in ours}
    houses = gacha_queries.gachas_of(db, "household", ids.get("household", []))
    found |= {("household", id_): (unit,) for id_, unit in houses.items()}
    for kind, by in (("resolution", "meeting"), ("rota_turn", "rota")):
        own = rows.get_many(kind, ids.get(kind, []))
        of = rows.get_many(by, list({row[by] for row in own.values() if row[by]}))
        found |= {(kind, id_): (of[row[by]]["org"],) for id_, row in own.items() if of.get(row[by], {}).get("org")}
    return found | _of_needs(desk, ids, stands)


def _of_needs(
    desk: Desk, ids: Mapping[str, list[bytes]], stands: Mapping[bytes, bytes]
) -> dict[Key, tuple[bytes, ...]]:
    """A need stands with the gacha of whom it is about, a dispute with its own."""
    db, rows = desk.db, desk.journal.rows
    disputes = rows.get_many("dispute", ids.get("dispute", []))
    found: dict[Key, tuple[bytes, ...]]
    found = {("dispute", id_): (row["gacha"],) for id_, row in disputes.items() if row["gacha"]}
    needs = rows.get_many("need", ids.get("need", []))
    people = {id_: stands.get(row["person"], row["person"]) for id_, row in needs.items() if row["person"]}
    homes = {id_: row["household"] for id_, row in needs.items() if row["household"]}
    for kind, of in (("person", people), ("household", homes)):
        places = gacha_queries.gachas_of(db, kind, list(set(of.values())))
        found |= {("need", id_): (places[whom],) for id_, whom in of.items() if whom in places}
    return found

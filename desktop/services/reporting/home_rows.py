"""What homes give to the figures ``home.model_complete``, ``home.items`` …: who belongs to them, their last check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from desktop.services.forms_packs import home_rules_on
from desktop.services.reporting.service_rows import Given, gachas_on, year_of
from desktop.store.database import Database
from desktop.store.queries import homes as queries
from desktop.store.queries import month as month_queries
from desktop.store.queries import online
from protocol.periods import Period

#: Homes of a place: a gacha has one that is neither on the move, nor online, nor somebody's own room.
FIXED: Final = ("H10", "H20", "H30")


def home_rows(db: Database, period: Period) -> Given:
    """What homes that are open on the last day give on it. Of a home its last check of the twelve months before counts;
    items that do not apply or are not judged are none."""
    last = period.last.isoformat()
    homes = {id_ for id_, *_ in month_queries.homes(db, period.first.isoformat(), last)}
    rules = home_rules_on(db, period.last)
    roles: dict[bytes, dict[str, int]] = defaultdict(dict)
    for home, role, number in queries.members(db):
        roles[home][role] = number
    with_org = queries.with_org(db)
    complete = (
        home
        for home in homes & with_org
        if roles[home].get("mobile") and roles[home].get("volunteer", 0) >= rules["volunteers"]
    )
    checks = _last_checks(db, homes, period.last)
    judged = {home: (yes, no, open_) for home, (_, yes, no, open_) in checks.items()}
    return {
        "home.model_complete": {("home", home): 1 for home in complete},
        "home.checked": _some((home, 1) for home in checks),
        "home.items": _some((home, yes + no) for home, (yes, no, _) in judged.items()),
        "home.items_ok": _some((home, yes) for home, (yes, *_) in judged.items()),
        "home.met": _some((home, int(bool(yes) and not no and not open_)) for home, (yes, no, open_) in judged.items()),
        "home.books_ok": _some((home, int((books or 0) >= rules["books"])) for home, (books, *_) in checks.items()),
        **_reach(db, homes, period.last, rules),
    }


def _reach(db: Database, homes: set[bytes], day: date, rules: Mapping[str, int]) -> Given:
    """Whom homes that are open on a day reach, and where nothing was held of late."""
    facts = [fact for fact in queries.reach(db) if fact.id in homes]
    stands = online.standing_units(db)
    served = {stands.get(fact.org, fact.org) for fact in facts if fact.kind in FIXED and fact.org is not None}
    since = (day - timedelta(days=rules["quiet"])).isoformat()
    used = queries.held_between(db, since, day.isoformat())
    owing = (fact for fact in facts if rules.get(fact.kind, 0) and rules["quiet"] and fact.founded_on <= since)
    return {
        "home.per_gacha": {("org_unit", gacha): 1 for gacha in gachas_on(db, day) if gacha in served},
        "home.women_covered": _some((fact.id, fact.women) for fact in facts),
        "home.women_named": {("person", her): 1 for home, her in queries.written_down(db) if home in homes},
        "home.quiet": {("home", fact.id): 1 for fact in owing if fact.id not in used},
    }


def _some(given: Iterable[tuple[bytes, int]]) -> dict[tuple[str, bytes], int]:
    return {("home", home): number for home, number in given if number}


def _last_checks(db: Database, homes: set[bytes], day: date) -> dict[bytes, tuple[int | None, int, int, int]]:
    """Home → books, items there, missing and not judged of its last check of the twelve months up to a day."""
    found: dict[bytes, tuple[int | None, int, int, int]] = {}
    for home, books, yes, no, open_ in queries.judged(db, *year_of(day)):
        if home in homes:
            found[home] = (books, yes, no, open_)  # they follow each other by day
    return found

"""What homes give to the figures ``home.model_complete``, ``home.items`` …: who belongs to them, their last check."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from desktop.services.forms_packs import home_rules_on
from desktop.services.reporting.reading import Reading
from desktop.services.reporting.service_rows import Given, year_of
from desktop.store.database import Database
from desktop.store.queries import homes as queries
from desktop.store.queries import month as month_queries
from protocol.periods import Period


def home_rows(reading: Reading, period: Period) -> Given:
    """What homes that are open on the last day give on it. Of a home its last check of the twelve months before counts;
    items that do not apply or are not judged are none."""
    homes = {id_ for id_, *_ in reading.once(month_queries.homes, period.first.isoformat(), period.last.isoformat())}
    rules = reading.once(home_rules_on, period.last)
    roles: dict[bytes, dict[str, int]] = defaultdict(dict)
    for home, role, number in reading.once(queries.members):
        roles[home][role] = number
    with_org = reading.once(queries.with_org)
    complete = (
        home
        for home in homes & with_org
        if roles[home].get("mobile") and roles[home].get("volunteer", 0) >= rules["volunteers"]
    )
    checks = _last_checks(reading.db, homes, period.last)
    judged = {home: (yes, no, open_) for home, (_, yes, no, open_) in checks.items()}
    return {
        "home.model_complete": {("home", home): 1 for home in complete},
        "home.checked": _some((home, 1) for home in checks),
        "home.items": _some((home, yes + no) for home, (yes, no, _) in judged.items()),
        "home.items_ok": _some((home, yes) for home, (yes, *_) in judged.items()),
        "home.met": _some((home, int(bool(yes) and not no and not open_)) for home, (yes, no, open_) in judged.items()),
        "home.books_ok": _some((home, int((books or 0) >= rules["books"])) for home, (books, *_) in checks.items()),
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

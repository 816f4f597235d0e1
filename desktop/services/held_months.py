"""每月场次 Twelve months of ``act.count`` of the township, a home or a unit, each with the activities that it opens.

Counted by the same rows as a report (``desktop.store.queries.month``), so that a month here and its report agree; a
gacha's as its column in an office's form is (``office_forms.by_gacha``).
"""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, NamedTuple

from desktop.services.office_forms.by_gacha import gachas_of_activities, standing_units
from desktop.store.queries import month as queries
from protocol.periods import Period, Span, Term, month_of

if TYPE_CHECKING:
    from desktop.services.desk import Desk


class HeldMonth(NamedTuple):
    """A month's activities, and those of the same month a year before; None where nothing was written down yet."""

    term: Term
    period: Period
    now: tuple[bytes, ...]
    before: tuple[bytes, ...] | None


def held_months(desk: Desk, own: int, *, home: bytes | None = None, unit: bytes | None = None) -> list[HeldMonth]:
    """The twelve months up to the running one: all that was held, or what was held at a home, or by a unit. ``own``:
    this laptop's closing day, see ``TownshipSettings``."""
    closing = desk.township_settings.closing(own)
    last = month_of(desk.today(), closing).as_long_as(Span.MONTH)
    terms = [last.step(by) for by in range(-23, 1)]
    periods = [term.period(closing) for term in terms]
    since, until = periods[0].first.isoformat(), periods[-1].last.isoformat()
    rows = queries.held_days(desk.db, since, until, home)
    if unit is not None:
        wanted = _of_unit(desk, since, until, unit)
        rows = [row for row in rows if row[0] in wanted]
    firsts = [period.first.isoformat() for period in periods]
    held: list[list[bytes]] = [[] for _ in periods]
    for id_, day, _ in rows:
        held[bisect_right(firsts, day) - 1].append(id_)
    begins = queries.begins(desk.db)
    known = [begins is not None and begins <= period.last.isoformat() for period in periods]
    return [
        HeldMonth(terms[at], periods[at], tuple(held[at]), tuple(held[at - 12]) if known[at - 12] else None)
        for at in range(12, 24)
    ]


def _of_unit(desk: Desk, since: str, until: str, unit: bytes) -> set[bytes]:
    """Those of a gacha as reports take them; of another unit those that it hosts."""
    known = {gacha.id for gacha in desk.units.gachas()}
    standing = standing_units(desk)
    wanted = standing.get(unit, unit)
    merged = [other for other, stands in standing.items() if stands == wanted and other != wanted]
    maybe = queries.maybe_of_units(desk.db, since, until, [wanted, *merged])
    found = gachas_of_activities(desk, list(maybe), known if wanted in known else {wanted})
    return {activity for activity, units in found.items() if wanted in units}

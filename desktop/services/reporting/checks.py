"""What is looked at before a report is frozen. Each is told with its mark, none holds anybody up.

Source of the list: the domain's validations before freezing (service.md 7d), as far as their records exist.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from desktop.services.figures import Report, Span, month_of
from desktop.services.reporting.basis import Basis
from desktop.store.queries import month as month_queries
from desktop.store.queries import reports as queries
from protocol.figures import FIGURES, Cell
from protocol.forms_pack import span_name
from protocol.periods import Period

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: So many months back a figure is looked for that was never 0.
MONTHS_BACK = 6
#: A figure so far from the year before is to be explained: by more than these tenths of a per cent, and by so many.
#: Source: the domain's forms (service.md 7c).
SWING_TENTHS, SWING_LEAST = 300, 5
#: Figures of which a 0 after months without one is worth a question.
_ASKED = ("act.count", "act.heads", "act.women_heads", "visit.count", "visit.household_days", "visit.women")
#: Kinds whose rows say how things stand on the last day: a question about any of them touches every report.
_STANDING = frozenset({"home", "org_unit", "appointment"})


class Check(NamedTuple):
    """One line of the list. ``code`` says what was looked at; ``ok``: nothing was found. ``number``: how many were;
    ``rows`` of ``kind`` open them. ``figure``: which one it is about."""

    code: str
    ok: bool
    number: int = 0
    kind: str = ""
    rows: tuple[bytes, ...] = ()
    figure: str = ""


def checks(desk: Desk, report: Report, basis: Basis, own: int, undecided: int) -> tuple[Check, ...]:
    """The list for a report. ``own``: this laptop's closing day; ``undecided``: earlier reports whose differences
    nobody decided about."""
    db, period, today = desk.db, report.period, desk.today()
    since, until = period.first.isoformat(), period.last.isoformat()
    planned = queries.planned(db, since, until, today.isoformat())
    unchecked, unknown = queries.unchecked(db, since, until)
    open_questions = _open(desk, period, basis)
    found = [
        Check("clock", today >= period.first),
        Check("running", today > period.last),
        Check("planned", not planned, len(planned), "activity", tuple(planned)),
        Check("unknown", not unknown, unknown, "activity", tuple(unchecked)),
        Check("conflicts", not open_questions, open_questions),
        *_synced(desk, period),
        Check("undecided", not undecided, undecided),
        *_begun(desk, period),
        *_short_month(desk, report, own),
        *_zeros(desk, report, basis, own),
    ]
    cells = basis.counted()
    kinds = basis.kinds()
    sums = [sum(numbers[place] for numbers in kinds.values()) for place in range(3)]
    totals = [cells[id_].num for id_ in ("act.count", "act.heads", "act.women_heads")]
    found.append(Check("kinds", sums == totals and sum(basis.targets().values()) == cells["visit.count"].num))
    found.append(Check("heads", cells["act.heads"].num >= cells["act.people"].num, figure="act.heads"))
    found += [*_shares(basis.told()), *_swings(report)]
    return tuple(check for check in found if not check.figure or check.figure in report.asked)


def _swings(report: Report) -> list[Check]:
    """Figures that are far from the year before. ``number``: by how many tenths of a per cent."""
    compared = [line for line in report.lines if line.before is not None and line.now.cell.den is None]
    found = []
    for line in compared:
        assert line.before is not None
        growth, delta = line.growth, line.now.cell.num - line.before.cell.num
        if growth is not None and abs(growth) > SWING_TENTHS and abs(delta) >= SWING_LEAST:
            found.append(Check("swing", False, growth, figure=line.figure.id))
    return found or ([Check("swing", True)] if compared else [])


def _shares(cells: dict[str, Cell]) -> list[Check]:
    """Shares of nothing, and those of more than all."""
    shares = {id_: cell for id_, cell in cells.items() if cell.den is not None and not FIGURES[id_].each}
    empty = {
        FIGURES[id_].opens: id_ for id_, cell in reversed(shares.items()) if not cell.den
    }  # told once of each kind
    nothing = [Check("nothing", False, figure=id_) for id_ in reversed(empty.values())]
    over = [
        Check("over", False, cell.num, figure=id_) for id_, cell in shares.items() if cell.den and cell.num > cell.den
    ]
    return nothing + (over or [Check("over", True)])


def _open(desk: Desk, period: Period, basis: Basis) -> int:
    """Undecided fields of what is counted here."""

    def touches(kind: str, row: bytes, day: object) -> bool:
        if kind == "attendance":
            return queries.activity_of(desk.db, row) in basis.activities
        if kind in ("person", "household"):
            return (
                row in basis.people or row in basis.officers or any(row == v.household for v in basis.visits.values())
            )
        within = isinstance(day, str) and period.first.isoformat() <= day[:10] <= period.last.isoformat()
        return within or row in basis.activities or row in basis.visits or kind in _STANDING

    return sum(
        touches(each.kind, each.row, each.record.get("start") or each.record.get("date"))
        for each in desk.conflicts.open()
    )


def _synced(desk: Desk, period: Period) -> list[Check]:
    """Whether this laptop has heard of the others since the period ended. Of the others it is not known when they
    synced."""
    if not desk.records.joined:
        return []
    kept = desk.db.get_meta("last_sync")
    moment = None if kept is None else msgspec.msgpack.decode(kept)[0]  # ms UTC: ``desktop.sync.joined.LastSync``
    heard = moment is not None and datetime.fromtimestamp(moment / 1000).date() > period.last
    waiting = desk.records.waiting()[0]
    return [Check("synced", heard), Check("waiting", not waiting, waiting)]


def _begun(desk: Desk, period: Period) -> list[Check]:
    begins = month_queries.begins(desk.db)
    return [] if begins is not None and begins <= period.last.isoformat() else [Check("before_first", False)]


def _short_month(desk: Desk, report: Report, own: int) -> list[Check]:
    """A closing day that its month does not have: told, as somebody counts the days."""
    last = report.period.last
    day = desk.township_settings.closing_day(last, own, span_name(report.term.span))
    return [Check("short_month", True, day)] if day > last.day else []


def _zeros(desk: Desk, report: Report, basis: Basis, own: int) -> list[Check]:
    if report.term.span is not Span.MONTH:
        return []
    now = basis.counted()
    zero = [id_ for id_ in _ASKED if not now[id_].num]
    if not zero:
        return [Check("zeros", True)]
    closing = desk.township_settings.closing(own)
    last = month_of(report.period.first, closing)
    before = [last.step(-back).period(closing) for back in range(1, MONTHS_BACK + 1)]
    begins = month_queries.begins(desk.db)
    if begins is None or begins > before[-1].last.isoformat():
        return [Check("zeros", True)]  # six months are not written down yet
    counted = [desk.figures.counted(desk.month.together([period])) for period in before]
    found = [Check("zeros", False, figure=id_) for id_ in zero if all(each[id_].cell.num for each in counted)]
    return found or [Check("zeros", True)]

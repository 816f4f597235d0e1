"""What needs, disputes and checks give to the figures ``need.*``, ``dispute.*`` and ``check.*``: row by row.

Each is a sum over these rows, for a report's basis and for a gacha alike. A past day is counted by the steps that were
written for it: what was closed later was open then.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Final, NamedTuple

from desktop.services.needs.rules import colours_of
from desktop.services.reporting.service_rows import Given, Key, gachas_on, months_of
from desktop.store.database import Database
from desktop.store.queries import needs as queries
from protocol.needs import AGAIN, OVER, Step, rounds
from protocol.periods import Period

#: The figures, in the order of their declaration.
FIGURES: Final = (
    *("need.opened", "need.closed", "need.on_time", "need.due", "need.close_rate", "need.stock"),
    *("dispute.new", "dispute.open", "dispute.handled", "dispute.resolved", "check.complete"),
    *("need.days", "need.days_longest"),
    *("dispute.graded", "dispute.open_red", "dispute.open_yellow", "dispute.open_green"),
)


class Handled(NamedTuple):
    """One 受理 of a need: from its opening (again) to its closing, each "" where it did not come; its term."""

    need: bytes
    opened: str
    due: str
    closed: str
    over: bool
    last: bool


def handled(db: Database, until: str) -> Iterator[Handled]:
    """Every round of every need as it stood on a day."""
    steps: dict[bytes, list[Step]] = {}
    for need, step in queries.steps(db, until):
        steps.setdefault(need, []).append(step)
    for row in queries.needs(db, until):
        found = rounds(steps.get(row.id, ()), until)
        for number, each in enumerate(found, 1):
            opened, due = each.opened or row.opened, each.due or (row.term if number == 1 else "")
            yield Handled(row.id, opened, due, each.closed, each.state in OVER, number == len(found))


def need_rows(db: Database, period: Period) -> Given:
    """Figure → row → what it gives of a period now; every figure of ``FIGURES``, in their order."""
    first, last = period.first.isoformat(), period.last.isoformat()
    found: Given = {id_: {} for id_ in FIGURES}

    def add(figure: str, kind: str, id_: bytes) -> None:
        key: Key = (kind, id_)
        found[figure][key] = found[figure].get(key, 0) + 1

    for each in handled(db, last):
        if first <= each.opened <= last:
            add("need.opened", "need", each.need)
        if each.closed and first <= each.closed <= last:
            add("need.closed", "need", each.need)
            took = (date.fromisoformat(each.closed) - date.fromisoformat(each.opened)).days
            for figure in ("need.days", "need.days_longest"):  # of one that was closed twice the longer time
                key = ("need", each.need)
                found[figure][key] = max(took, found[figure].get(key, 0))
            if not each.due or each.closed <= each.due:
                add("need.on_time", "need", each.need)
        if first <= each.due <= last:
            add("need.due", "need", each.need)
            if each.over:
                add("need.close_rate", "need", each.need)
        if each.last and not each.over:
            add("need.stock", "need", each.need)
    colours = _colours(db, last)
    for id_, _, found_on, resolved_on, *_ in queries.disputes(db, last):
        if not found_on:
            continue
        if found_on >= first:
            add("dispute.new", "dispute", id_)
        if not resolved_on or resolved_on > last:
            add("dispute.open", "dispute", id_)
            if f"dispute.open_{colours.get(id_)}" in found:
                add(f"dispute.open_{colours[id_]}", "dispute", id_)
        if not resolved_on or resolved_on >= first:
            add("dispute.handled", "dispute", id_)
            if id_ in colours:
                add("dispute.graded", "dispute", id_)
        if resolved_on and first <= resolved_on <= last:
            add("dispute.resolved", "dispute", id_)
    since, until = months_of(period)
    checked = queries.checked(db, since, until)
    for gacha in gachas_on(db, period.last):
        if gacha in checked:
            add("check.complete", "org_unit", gacha)
    return found


def _colours(db: Database, last: str) -> dict[bytes, str]:
    """Dispute → its colour by the looks at it up to a day; {} where the township has none."""
    if not colours_of(db).on:
        return {}
    return {dispute: grade for dispute, _, _, grade, *_ in queries.looks(db, last) if grade}


class Petitions(NamedTuple):
    """How a channel and a class of rights stand: the needs (件), and how often somebody came (件次)."""

    needs: tuple[bytes, ...]
    times: int


def petitions(db: Database, period: Period) -> dict[tuple[str, str], Petitions]:
    """``petition.items`` and ``petition.times`` by channel and main class of rights (R1 … R9, "" for none)."""
    first, last = period.first.isoformat(), period.last.isoformat()
    needs: dict[tuple[str, str], list[bytes]] = {}
    times: dict[tuple[str, str], int] = {}
    of: dict[bytes, tuple[str, str]] = {}
    for row in queries.needs(db, last):
        of[row.id] = row.channel, row.rights[:2]
        if row.opened >= first:
            needs.setdefault(of[row.id], []).append(row.id)
            times[of[row.id]] = times.get(of[row.id], 0) + 1
    for need, step in queries.steps(db, last):
        if step.act == AGAIN and step.on >= first and need in of:
            times[of[need]] = times.get(of[need], 0) + 1
    return {key: Petitions(tuple(needs.get(key, ())), n) for key, n in sorted(times.items())}

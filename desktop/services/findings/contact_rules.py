"""What there is to look at in links, care and help, on a day: pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from desktop.services.contact.care import of_one_household, twice
from desktop.services.contact.meeting import every, is_kept_up, is_owed, rests_on_nothing
from desktop.services.contact.rules import MOST_TARGET, USUAL_DAYS, USUAL_TARGET
from desktop.services.findings.finding import Found
from desktop.services.reporting.contact_rows import OWN
from desktop.store.queries.contact import AidRow, LinkRow
from protocol.terms import Held, executives, first_day


@dataclass(frozen=True)
class ContactRows:
    """``links``: those kept on the day; ``met``: link → days on which it was kept up; ``now``: the posts of the day;
    ``gone``: person → moved, died, erased; ``cared``: women with a tag of difficulty; ``due``: (tag's row, its day) of
    those that were to be looked at by the day; ``target``: how many links an executive is to have;
    ``days``: kind of link → within how many it wants a visit."""

    links: Sequence[LinkRow] = ()
    met: Mapping[bytes, Collection[str]] = field(default_factory=dict)
    now: Sequence[Held] = ()
    gone: Mapping[bytes, str] = field(default_factory=dict)
    cared: Collection[bytes] = ()
    due: Sequence[tuple[bytes, str]] = ()
    aid: Sequence[AidRow] = ()
    target: int = USUAL_TARGET
    days: Mapping[str, int] = field(default_factory=lambda: USUAL_DAYS)


def contact_findings(rows: ContactRows, day: date) -> Iterator[Found]:
    """F1.3 to F1.7, F1.11 to F1.13. Of a township that keeps no links nobody is missed."""
    if rows.links:
        yield from _linkers(rows)
        yield from _links(rows, day)
    for later, earlier in twice(rows.aid):
        yield Found("F1.11", later.id, on=earlier.paid_on or earlier.applied_on or str(earlier.year or ""))
    for later, earlier in of_one_household(rows.aid):
        yield Found("F1.12", later.id, who=(earlier.person,) if earlier.person else ())
    for tag, on in rows.due:
        yield Found("F1.13", tag, on=on)


def _linkers(rows: ContactRows) -> Iterator[Found]:
    left: dict[bytes, list[bytes]] = {}
    for link in rows.links:
        if link.linker is not None and rests_on_nothing(link, rows.now):
            left.setdefault(link.linker, []).append(link.id)
    for linker, ids in left.items():
        yield Found("F1.3", linker, len(ids), rows=tuple(ids))
    many = Counter(link.linker for link in rows.links if link.kind in OWN)
    for her in executives(rows.now):
        if not rows.target <= many[her] <= MOST_TARGET:
            yield Found("F1.5", her, many[her], rows.target if many[her] < rows.target else MOST_TARGET)


def _links(rows: ContactRows, day: date) -> Iterator[Found]:
    linked = {link.person for link in rows.links if link.kind in OWN}
    for link in rows.links:
        if link.person in rows.gone:
            yield Found("F1.4", link.id, rows=(link.id,), on=day.isoformat())
        elif is_owed(link, day, rows.days) and not is_kept_up(link, rows.met.get(link.id, ()), day, rows.days):
            last = first_day(max(rows.met.get(link.id, ()), default=link.since)) or day
            yield Found("F1.7", link.id, (day - last).days, every(link, rows.days))
    for her in set(rows.cared) - linked:
        yield Found("F1.6", her)

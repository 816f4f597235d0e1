"""What is to be looked at beside a group or an account. Pure: records come with their counts, as services give them.

Nothing here keeps anything from being saved. Rules: the domain's section on women's work online.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple

from desktop.services.reporting.service_rows import STALE
from protocol.terms import last_day

#: An account that published nothing for so many days is silent.
SILENT = 30
#: WeChat lets no more into a group; a code to join it by fails long before.
MOST_MEMBERS: Final = 500
#: Members that went since the count before: more than this share (per cent) is told.
FELL: Final = 20
#: A month that is more than all before it together may be their sum; of fewer months before it that is no sign.
MONTHS_BEFORE: Final = 3
#: What is counted in a month, not on a day, and so may be typed as a sum since the beginning.
_OF_MONTH: Final = ("reads", "likes", "posts")


class Finding(NamedTuple):
    """``code``: owner_none, owner_gone (moved, died), owner_no_officer, over_limit, fell, stale, same_name, same_day,
    women_over, silent, cumulative; ``numbers``: what its words tell; ``field``: of a count, which; ``on``: of which
    day or month (ISO)."""

    code: str
    numbers: tuple[int, ...] = ()
    field: str = ""
    on: str = ""


@dataclass(frozen=True)
class GroupFacts:
    """What groups are held against: ``officers``: 妇联干部 on the day; ``status``: owner → active, moved, died, "" of
    one who is not here; ``stands``: who stands for somebody; ``names``: how many groups have a name and owner."""

    today: date
    officers: Collection[bytes]
    status: Mapping[bytes, str]
    stands: Mapping[bytes, bytes]
    names: Mapping[tuple[str, bytes | None], int]


def of_group(record: Mapping[str, Any], facts: GroupFacts) -> list[Finding]:
    """What is to be looked at of an open group, its owner first."""
    found: list[Finding] = []
    owner = record["owner"]
    if owner is None:
        found.append(Finding("owner_none"))
    elif facts.status.get(owner) != "active":
        found.append(Finding("owner_gone"))
    elif facts.stands.get(owner, owner) not in facts.officers:
        found.append(Finding("owner_no_officer"))
    if facts.names.get((record["name"], owner), 0) > 1:
        found.append(Finding("same_name"))
    rows = [row for row in record["group_count"] if row["members"] is not None and last_day(row["counted_on"])]
    if rows:
        last = rows[-1]
        members, age = last["members"], (facts.today - (last_day(last["counted_on"]) or facts.today)).days
        if members > MOST_MEMBERS:
            found.append(Finding("over_limit", (members, MOST_MEMBERS)))
        if len(rows) > 1 and members * 100 < rows[-2]["members"] * (100 - FELL):
            found.append(Finding("fell", (rows[-2]["members"], members), on=last["counted_on"]))
        if age > STALE:
            found.append(Finding("stale", (age,), on=last["counted_on"]))
        if (last["women"] or 0) > members:
            found.append(Finding("women_over", (last["women"], members), on=last["counted_on"]))
    else:
        found.append(Finding("stale"))
    return [*found, *_same(record["group_count"], "counted_on")]


def of_account(record: Mapping[str, Any], today: date) -> list[Finding]:
    """What is to be looked at of an open account: whether it is silent, and counts that are perhaps sums."""
    rows = [row for row in record["media_count"] if last_day(row["month"])]
    found = [*_cumulative(rows), *_same(rows, "month")]
    spoke = [day for row in rows if row["posts"] and (day := last_day(row["month"])) is not None]
    # Of one without a count nothing is known before it was written down here.
    written = datetime.fromtimestamp(record["created_at"] / 1000).date()
    since = spoke[-1] if spoke else max(written, last_day(record["opened_on"]) or written)
    if (today - since).days > SILENT:
        found.append(Finding("silent", ((today - since).days,)))
    return found


def _cumulative(rows: list[Mapping[str, Any]]) -> list[Finding]:
    """Months in which one number is more than all months before it together: then it is perhaps their sum, and the
    month's own is what is left. Of each field the latest."""
    found = []
    for name in _OF_MONTH:
        known = [(row["month"], row[name]) for row in rows if row[name] is not None]
        if not known:
            continue
        on, now = known[-1]
        before = [number for month, number in known[:-1] if month != on]
        if len(before) >= MONTHS_BEFORE and 0 < sum(before) < now:
            found.append(Finding("cumulative", (now, sum(before), now - sum(before)), name, on))
    return found


def _same(rows: list[Mapping[str, Any]], day: str) -> list[Finding]:
    """Days of which two counts stand."""
    days = [row[day] for row in rows]
    return [Finding("same_day", on=on) for on in dict.fromkeys(days) if days.count(on) > 1]

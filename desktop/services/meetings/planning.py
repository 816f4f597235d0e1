"""A year's plan of meetings beside those that were held: planned, held, missed; pure.

A meeting fills a plan of its body in its own month; one that was moved (a blizzard) fills the latest plan of an earlier
month that is still empty. Further meetings fill none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple


class Plan(NamedTuple):
    """``month``: ISO, YYYY-MM."""

    id: bytes
    org: bytes | None
    body: str
    month: str


class Held(NamedTuple):
    """A meeting that was held on ``day`` (ISO)."""

    id: bytes
    org: bytes | None
    body: str
    day: str


class Outcome(NamedTuple):
    """``state``: planned done missed; ``meeting``: what filled it."""

    state: str
    meeting: bytes | None = None


def outcomes(plans: Iterable[Plan], held: Iterable[Held], today: str) -> dict[bytes, Outcome]:
    """Plan → how it came out by a day (ISO). A plan of this month or later that nothing fills is still planned."""
    waiting: dict[tuple[bytes | None, str, str], list[Plan]] = defaultdict(list)
    for plan in sorted(plans, key=lambda each: (each.month, each.id)):
        waiting[(plan.org, plan.body, plan.month[:4])].append(plan)
    found: dict[bytes, Outcome] = {}
    meetings = sorted(held, key=lambda each: (each.day, each.id))
    left = []
    for meeting in meetings:
        own = waiting.get((meeting.org, meeting.body, meeting.day[:4]), [])
        due = [each for each in own if each.month == meeting.day[:7] and each.id not in found]
        if due:
            found[due[0].id] = Outcome("done", meeting.id)
        else:
            left.append(meeting)
    for meeting in left:
        own = waiting.get((meeting.org, meeting.body, meeting.day[:4]), [])
        earlier = [each for each in own if each.month < meeting.day[:7] and each.id not in found]
        if earlier:
            found[earlier[-1].id] = Outcome("done", meeting.id)
    for those in waiting.values():
        for plan in those:
            found.setdefault(plan.id, Outcome("missed" if plan.month < today[:7] else "planned"))
    return found


def copied(plans: Iterable[Plan], year: int) -> list[tuple[bytes, str]]:
    """(plan of the year before, its month in ``year``), those that stand in ``year`` already left out."""
    given = list(plans)
    stand: dict[tuple[bytes | None, str, str], int] = defaultdict(int)
    for plan in given:
        if plan.month[:4] == str(year):
            stand[(plan.org, plan.body, plan.month)] += 1
    found = []
    for plan in sorted(given, key=lambda each: (each.month, each.id)):
        if plan.month[:4] != str(year - 1):
            continue
        key = (plan.org, plan.body, f"{year}{plan.month[4:]}")
        if stand[key]:
            stand[key] -= 1
        else:
            found.append((plan.id, key[2]))
    return found

"""Which links were kept up: when who links last met whom she is linked to. Pure.

A visit counts for a link where one of its visitors is the linker, and it met whom the link is to: the woman herself, by
name or among those reached, or her household as a whole where no woman of it was named. One that found nobody at home
is a day on which somebody went, and met nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Final

from desktop.store.queries.contact import LinkRow, Met
from protocol.terms import DELEGATE, EXECUTIVE, Held, first_day

_OTHER: Final = 90
#: The kinds of link whose place ends with a post, and the posts that each rests on: a leader's on any.
POSTS: Final[Mapping[str, tuple[str, ...]]] = {"L1": EXECUTIVE, "L3": (), "L4": (DELEGATE,)}


def every(link: LinkRow, days: Mapping[str, int]) -> int:
    """Within how many days it wants a visit: its own, else what the township's rules (``days``) have for its kind."""
    return link.every_days if link.every_days and link.every_days > 0 else days.get(link.kind, _OTHER)


def meetings(
    links: Iterable[LinkRow], visits: Iterable[Met], officers: Mapping[bytes, Collection[bytes]]
) -> dict[bytes, set[str]]:
    """Link → the days (ISO) on which its own linker met whom it is to; only of links with one. ``officers``: who goes
    for an organisation."""
    by_linker: dict[bytes | str, list[LinkRow]] = defaultdict(list)
    for link in links:
        if link.linker is not None:
            by_linker[link.linker].append(link)
        elif link.linker_text:
            by_linker[link.linker_text].append(link)
        if link.linker_org is not None:
            for officer in officers.get(link.linker_org, ()):
                by_linker[officer].append(link)
    found: dict[bytes, set[str]] = defaultdict(set)
    if not by_linker:
        return found
    for visit in visits:
        if not visit.is_met:
            continue
        visitors: list[bytes | str] = [*visit.visitors, *visit.others]
        for visitor in visitors:
            for link in by_linker.get(visitor, ()):
                if _meets(visit, link):
                    found[link.id].add(visit.day)
    return found


def _meets(visit: Met, link: LinkRow) -> bool:
    if link.person is not None:
        if link.person == visit.person or link.person in visit.reached:
            return True
        named = visit.person is not None or visit.reached
        return not named and link.household_of is not None and link.household_of == visit.household
    if link.household is not None:
        return link.household == visit.household
    if link.home is not None:
        return link.home == visit.home
    return link.org is not None and link.org == visit.org


def is_owed(link: LinkRow, day: date, days: Mapping[str, int]) -> bool:
    """Whether it is older than the days within which it wants a visit: only of such it is said that none was paid."""
    since = first_day(link.since)
    return since is None or (day - since).days > every(link, days)


def is_kept_up(link: LinkRow, met: Collection[str], day: date, days: Mapping[str, int]) -> bool:
    """Whether the last of the days on which it was ``met`` is no longer ago than that; never met is not."""
    last = first_day(max(met, default=None))
    return last is not None and last >= day - timedelta(days=every(link, days))


def rests_on_nothing(link: LinkRow, now: Iterable[Held]) -> bool:
    """Whether a link rests on a post of its linker, and she holds none such. ``now``: the posts of the day."""
    posts = POSTS.get(link.kind)
    if posts is None or link.linker is None:
        return False
    return not any(held.person == link.linker and (not posts or held.post in posts) for held in now)

"""What links, visits by them, help and screening give to the figures ``link.*``, ``aid.*`` …: row by row, as
``service_rows`` has it. A township without a row of these gives nothing."""

from __future__ import annotations

from collections import Counter
from typing import Final

from desktop.services.contact.meeting import is_kept_up, is_owed, meetings
from desktop.services.contact.rules import contact_rules, link_target
from desktop.services.federation import executives_on
from desktop.services.reporting.service_rows import Given
from desktop.store.database import Database
from desktop.store.queries import contact, needs
from desktop.store.queries import people as people_queries
from protocol.periods import Period

#: Women who were helped or asked for something, besides those who were visited and came: more of the figure ``served``.
SERVED: Final = "served"
#: Activities at which whoever comes is served: volunteering, rights, visiting, health.
SERVING: Final = ("A04", "A05", "A06", "A10")
#: Links that are an executive's own, of women and households.
OWN: Final = ("L1", "L2")


def help_rows(db: Database, period: Period) -> Given:
    """``aid.*``, ``screening.*`` and what ``SERVED`` has of help."""
    names = ("aid.people", "aid.amount", "screening.eligible", "screening.rate", SERVED)
    found: Given = {id_: {} for id_ in names}
    first, last = period.first.isoformat(), period.last.isoformat()
    for row in contact.aid(db):
        if row.person is not None and row.paid_on and first <= row.paid_on <= last:
            found["aid.people"]["person", row.person] = 1
            found["aid.amount"]["aid", row.id] = row.amount_fen
            found[SERVED]["person", row.person] = 1
    found[SERVED] |= {("person", her): 1 for her in needs.asked(db, first, last)}
    year = period.last.year
    went, is_asked = contact.screened(db, year, last)
    if is_asked:
        youngest, oldest = contact_rules(db).ages  # by the last day of the year
        eligible = contact.of_age(db, str(year - oldest), str(year - youngest))
        found["screening.eligible"] = {("person", her): 1 for her in eligible}
        found["screening.rate"] = {("person", her): 1 for her in went & eligible}
    return found


def link_rows(db: Database, period: Period) -> Given:
    """``link.*`` and ``visit.linked_on_time``, as they stand on the last day."""
    names = ("link.count", "link.women", "link.households", "link.coverage", "link.per_exec", "link.owed")
    found: Given = {id_: {} for id_ in (*names, "visit.linked_on_time")}
    day = period.last
    links = contact.links(db, day.isoformat())
    if not links:
        return found
    own = [link for link in links if link.kind in OWN]
    found["link.count"] = {("link", link.id): 1 for link in own}
    found["link.women"] = {("person", link.person): 1 for link in own if link.person is not None}
    found["link.households"] = {("household", link.household): 1 for link in own if link.household is not None}
    found["link.coverage"] = found["link.women"]
    many = Counter(link.linker for link in own if link.linker is not None)
    target = link_target(db)
    executives = executives_on(db, day)
    found["link.per_exec"] = {("person", her): 1 for her in executives if many[her] >= target}
    days = contact_rules(db).days
    owed = [link for link in links if is_owed(link, day, days)]
    officers = contact.officers(db)
    visits = contact.met(db, people_queries.survivors(db), owed, officers, day.isoformat()) if owed else []
    met = meetings(owed, visits, officers)
    found["link.owed"] = {("link", link.id): 1 for link in owed}
    found["visit.linked_on_time"] = {
        ("link", link.id): 1 for link in owed if is_kept_up(link, met.get(link.id, ()), day, days)
    }
    return found

"""网上妇女工作 Groups and accounts as they stand on a day, and what is to be looked at beside each of them.

People behind seats cannot be known: seats are the members of the contact groups put together, and who is in two groups
sits on two. Rules: the domain's section on women's work online.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from desktop.services.federation import Offices
from desktop.services.online_findings import Finding, GroupFacts, of_account, of_group
from desktop.services.plain_records import PlainRecords
from desktop.services.reporting.reading import Reading
from desktop.services.reporting.service_rows import STALE, gachas_on, group_rows
from desktop.store.queries import online as queries
from desktop.store.queries.people import survivors
from desktop.store.values import Record, Value
from protocol.figures import Cell

if TYPE_CHECKING:
    from desktop.services.desk import Desk

CONTACT = "G2"


@dataclass(frozen=True)
class Standing:
    """The groups on a day. ``contact``, ``work``: those whose owner is of the federation; ``apart``: whose owner is
    not; ``unowned``: without an owner; ``members``: group → its latest count, not older than STALE days; ``stale``:
    contact groups without one."""

    contact: tuple[bytes, ...]
    work: tuple[bytes, ...]
    apart: tuple[bytes, ...]
    unowned: tuple[bytes, ...]
    members: Mapping[bytes, int]
    stale: tuple[bytes, ...]
    covered: tuple[bytes, ...]
    gachas: tuple[bytes, ...]

    @property
    def seats(self) -> int:
        """Members of the contact groups put together: seats, not people."""
        return sum(self.members.get(group, 0) for group in self.contact)

    @property
    def people(self) -> tuple[int, int]:
        """At least and at most so many people sit there: all of the smaller groups may be in the largest."""
        return max((self.members.get(group, 0) for group in self.contact), default=0), self.seats

    @property
    def average(self) -> int | None:
        """Members of a contact group that was counted, in tenths, half rounded up; None without one."""
        counted = sum(group in self.members for group in self.contact)
        return (self.seats * 20 + counted) // (2 * counted) if counted else None

    @property
    def coverage(self) -> Cell:
        """Gachas with a contact group, of all."""
        return Cell(len(self.covered), len(self.gachas))

    @property
    def missing(self) -> tuple[bytes, ...]:
        """Gachas without a contact group."""
        return tuple(gacha for gacha in self.gachas if gacha not in self.covered)


class Groups(PlainRecords):
    """The groups of a township. Each record has in ``names`` its latest ``members`` and when these were counted, ""
    without a count."""

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        records = super().page(ids)
        for record in records:
            if record is not None:
                counted = [row for row in record["group_count"] if row["members"] is not None]
                record["names"]["members"] = f"{counted[-1]['members']:,}" if counted else ""
                record["names"]["counted_on"] = (counted[-1]["counted_on"] or "") if counted else ""
        return records

    def proposal(self) -> dict[str, Value]:
        """A contact group on WeChat, as most are."""
        return {**super().proposal(), "kind": CONTACT, "platform": "wechat"}


class Accounts(PlainRecords):
    """The public accounts of a township. Each record has in ``names`` its latest ``followers`` and their ``month``."""

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        records = super().page(ids)
        for record in records:
            if record is not None:
                counted = [row for row in record["media_count"] if row["followers"] is not None]
                record["names"]["followers"] = f"{counted[-1]['followers']:,}" if counted else ""
                record["names"]["month"] = (counted[-1]["month"] or "") if counted else ""
        return records


class Online:
    """Groups and accounts of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def standing(self, day: date) -> Standing:
        """The groups that are open on a day, as figures count them."""
        db, last = self._desk.db, day.isoformat()
        reading = Reading(db)
        given = group_rows(reading, day)
        contact, work = ([id_ for _, id_ in given[f"grp.{name}"]] for name in ("contact", "work"))
        counted = queries.members(db, (day - timedelta(days=STALE)).isoformat(), last)
        apart = [group for group in queries.groups(db, last) if group.id not in {*contact, *work}]
        return Standing(
            tuple(contact),
            tuple(work),
            tuple(group.id for group in apart if group.owner is not None),
            tuple(group.id for group in apart if group.owner is None),
            {group: number for group, (_, number) in counted.items()},
            tuple(group for group in contact if group not in counted),
            tuple(id_ for _, id_ in given["grp.coverage_gacha"]),
            tuple(gachas_on(reading, day)),
        )

    def findings(self, kind: str) -> dict[bytes, list[Finding]]:
        """Group or account (``chat_group``, ``media_account``) that is open today → what is to be looked at, where
        there is anything."""
        service, today = self._desk.plain[kind], self._desk.today()
        records = [record for record in service.page(service.ids()) if record is not None]
        if kind == "chat_group":
            owners = [record["owner"] for record in records if record["owner"]]
            people = self._desk.people.records(self._desk.people.standing(owners), {"status"})
            stands = survivors(self._desk.db)
            facts = GroupFacts(
                today,
                frozenset(Offices(self._desk.db).cadres(today)),
                {owner: (people.get(stands.get(owner, owner)) or {}).get("status") or "" for owner in owners},
                stands,
                Counter((record["name"], record["owner"]) for record in records),
            )
            found = {record["id"]: of_group(record, facts) for record in records}
        else:
            found = {record["id"]: of_account(record, today) for record in records}
        return {id_: told for id_, told in found.items() if told}

"""巾帼志愿者 Volunteers, their teams and what they did: hours, stars, what an activity gives them, what to look at.

Hours are tenths, of the service itself, never of the way there. A star is awarded by people (kind ``award``); the
program only says who has reached one. Rules: the domain's section on volunteers.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple

from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.reporting.service_rows import STAR_TITLES
from desktop.services.validation import age, tenths_words
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import volunteers as queries
from desktop.store.queries.people import survivors
from desktop.store.values import Record, Value
from protocol.ids import derived_id, new_id
from protocol.records import AWARD, VOLUNTEER_SERVICE

#: Hours for each star, as the national platform has them, and as small places do.
NATIONAL, SMALL = (100, 300, 600, 1000, 1500), (10, 20, 30, 40, 50)
#: An activity's hours are proposed in steps of so many tenths, for so many days after it.
STEP, PROPOSED_DAYS = 5, 60
VOLUNTEERING: Final = "A04"
#: More of one day is looked at (tenths). Younger than the one nobody serves, younger than the other with a guardian.
MOST_A_DAY, YOUNGEST, OF_AGE = 120, 14, 18
_EVER, _EVERMORE = "0000", "9999"


class Finding(NamedTuple):
    """What is to be looked at; ``words``: what its sentence tells. Of a volunteer: gone, minor, too_young, twice,
    star; of a team: leader_none, leader_no_member; of a service: no_hours, not_held, twice, overlap, long_day,
    no_volunteer."""

    code: str
    words: str = ""


class Proposal(NamedTuple):
    """Hours that an activity gives somebody who was there; ``tenths`` None where it says not how long it took."""

    activity: bytes
    person: bytes
    name: str
    title: str
    day: str
    kind: str
    tenths: int | None


def duration(start: str, end: str | None) -> int | None:
    """How long from one moment to another, in tenths of an hour, to the next STEP, at least one; None where that is not
    known."""
    if not end or "T" not in start or "T" not in end:
        return None
    minutes = (datetime.fromisoformat(end) - datetime.fromisoformat(start)).total_seconds() / 60
    if minutes <= 0:
        return None
    return max(STEP, int(minutes / 6 / STEP + 0.5) * STEP)


class Volunteers(PlainRecords):
    """Who is a volunteer. Each record has in ``names`` what its list and its register show of her: ``sex``, ``gacha``,
    ``phone``, ``hours`` (in all, with those proven elsewhere) and ``stars``."""

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        records = super().page(ids)
        there = [record for record in records if record is not None]
        if not there:
            return records
        desk, stands = self._desk, survivors(self._desk.db)
        people = desk.people.records([_stood(stands, r["person"]) for r in there], {"sex", "gacha", "phone"})
        hours, stars, sees = self.hours(), self.stars(), desk.records.sees_private
        for record in there:
            her = _stood(stands, record["person"])
            own = people.get(her) or {}
            record["hours"], record["stars"] = hours.get(her, 0), stars.get(her, 0)
            record["names"] |= {
                "sex": {"1": "男", "2": "女"}.get(own.get("sex") or "", ""),
                "gacha": desk.units.name(own.get("gacha")),
                "phone": private if (private := own.get("phone") or "") == "" or sees else f"…{private[-4:]}",
                "hours": tenths_words(record["hours"]),
                "stars": "★" * record["stars"],
            }
        return records

    def hours(self) -> dict[bytes, int]:
        """Person → tenths of an hour since she is a volunteer, those proven elsewhere among them."""
        found = queries.carried(self._desk.db)
        for served in queries.services(self._desk.db, _EVER, _EVERMORE):
            found[served.person] = found.get(served.person, 0) + served.tenths
        return found

    # --- stars ------------------------------------------------------------------------------------------------------

    def stars(self) -> dict[bytes, int]:
        """Person → the most stars that she was awarded."""
        found: dict[bytes, int] = {}
        for person, title in queries.awarded(self._desk.db, list(STAR_TITLES), self._desk.today().isoformat()):
            found[person] = max(found.get(person, 0), STAR_TITLES.index(title) + 1)
        return found

    def reached(self) -> dict[bytes, int]:
        """Person → the stars that her hours have reached and that she was not awarded; {} while stars are off."""
        steps = self._desk.township_settings.volunteer_stars()
        if not steps:
            return {}
        has, today = self.stars(), self._desk.today().isoformat()
        on = queries.volunteers(self._desk.db, today)
        worth = {her: sum(tenths >= 10 * step for step in steps) for her, tenths in self.hours().items() if her in on}
        return {her: stars for her, stars in worth.items() if stars > has.get(her, 0)}

    def award(self, people: Collection[bytes]) -> Changes:
        """Writes down the stars that these have reached as awards of the township, today. One act."""
        reached, day = self.reached(), self._desk.today().isoformat()
        giver = f"{self._desk.records.township_name()}妇联"
        edits = [
            Edit(
                AWARD.name,
                new_id(),
                {
                    "title": STAR_TITLES[reached[her] - 1],
                    "person": her,
                    "giver": giver,
                    "level": "sumu",
                    "given_on": day,
                },
            )
            for her in sorted(people)
            if her in reached
        ]
        return self._desk.journal.write(edits, Label("volunteer.stars", str(len(edits)))) if edits else Changes()

    # --- what is to be looked at --------------------------------------------------------------------------------------

    def findings(self) -> dict[bytes, list[Finding]]:
        """Volunteer (row) → what is to be looked at, of those who are volunteers still."""
        desk, today = self._desk, self._desk.today()
        records = [record for record in PlainRecords.page(self, self.ids()) if record is not None]
        stands = survivors(desk.db)
        hers = {record["id"]: _stood(stands, record["person"]) for record in records}
        people = desk.people.records(list(set(hers.values())), {"status", "birth"})
        count: dict[bytes, int] = {}
        for her in hers.values():
            count[her] = count.get(her, 0) + 1
        reached = self.reached()
        found: dict[bytes, list[Finding]] = {}
        for record in records:
            her = hers[record["id"]]
            own = people.get(her) or {}
            told = []
            if own.get("status") != "active":
                told.append(Finding("gone"))
            years = age(own.get("birth"), today)
            if years is not None and years < YOUNGEST:
                told.append(Finding("too_young", str(years)))
            elif years is not None and years < OF_AGE and not record["guardian"]:
                told.append(Finding("minor", str(years)))
            if count[her] > 1:
                told.append(Finding("twice"))
            if her in reached:
                told.append(Finding("star", str(reached[her])))
            if told:
                found[record["id"]] = told
        return found


class Teams(PlainRecords):
    """Teams of volunteers. Each record has ``members`` (how many are in it today) and their number in ``names``."""

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        records = super().page(ids)
        members = self.members()
        for record in records:
            if record is not None:
                record["members"] = len(members.get(record["id"], ()))
                record["names"]["members"] = str(record["members"])
        return records

    def members(self) -> dict[bytes, set[bytes]]:
        """Team → who is in it today, as who stands for them."""
        own, stands = self._desk.plain["volunteer"], survivors(self._desk.db)
        found: dict[bytes, set[bytes]] = {}
        for record in self._desk.journal.rows.get_many("volunteer", own.ids()).values():
            for team in record["teams"] or ():
                found.setdefault(team, set()).add(_stood(stands, record["person"]))
        return found

    def findings(self) -> dict[bytes, list[Finding]]:
        """Team → what is to be looked at, of those that go on."""
        members, stands = self.members(), survivors(self._desk.db)
        found: dict[bytes, list[Finding]] = {}
        for id_, record in self._desk.journal.rows.get_many("volunteer_team", self.ids()).items():
            leader = record["leader"]
            if leader is None:
                found[id_] = [Finding("leader_none")]
            elif _stood(stands, leader) not in members.get(id_, ()):
                found[id_] = [Finding("leader_no_member")]
        return found


class Services(PlainRecords):
    """What volunteers did, day by day."""

    def checked(self, values: Mapping[str, Value], present: Mapping[str, Value] | None = None) -> dict[str, Value]:
        """As of any plain kind; the day of an activity is that on which it began. A second row of one activity is
        taken, told and not counted. Raises FieldErrors."""
        given = dict(values)
        whole = {**(present or {}), **given}
        activity = whole.get("activity")
        if isinstance(activity, bytes) and "activity" in given:
            start = str((self._desk.journal.rows.get("activity", activity) or {}).get("start") or "")
            if start:
                given["date"] = start[:10]
        return super().checked(given, present)

    # --- what activities give -----------------------------------------------------------------------------------------

    def proposals(self, kinds: Collection[str] = (VOLUNTEERING,)) -> list[Proposal]:
        """Hours of activities of the last PROPOSED_DAYS days for the volunteers who were there, the latest first;
        ``kinds`` of activity, none for all. A day that began before midnight is the day of its start."""
        today = self._desk.today()
        since = (today - timedelta(days=PROPOSED_DAYS)).isoformat()
        found = queries.came(self._desk.db, since, today.isoformat(), kinds)
        names = self._desk.people.names({present.person for present in found})
        return [
            Proposal(p.activity, p.person, names[p.person], p.title, p.start[:10], p.kind, duration(p.start, p.end))
            for p in found
        ]

    def take(self, hours: Mapping[tuple[bytes, bytes], int]) -> Changes:
        """Writes hours (tenths) of (activity, person) as one act; what was written meanwhile is left as it is. The id
        is made of both: two laptops that take the same hours write the same row."""
        db, edits = self._desk.db, []
        rows = self._desk.journal.rows.get_many("activity", list({activity for activity, _ in hours}))
        for (activity, person), tenths in hours.items():
            row = rows.get(activity)
            if row is None or queries.rows_of(db, activity, person):
                continue
            fields: dict[str, Value] = {
                "person": person,
                "activity": activity,
                "date": str(row["start"])[:10],
                "tenths": tenths,
            }
            if "T" in str(row["start"]):
                fields["began"] = str(row["start"])[11:16]
            if row["place"]:
                fields["place"] = row["place"]
            if row["title"]:
                fields["what"] = row["title"]
            edits.append(Edit(VOLUNTEER_SERVICE.name, derived_id(VOLUNTEER_SERVICE.name, activity, person), fields))
        return self._desk.journal.write(edits, Label("volunteer_service.take", str(len(edits)))) if edits else Changes()

    # --- what is to be looked at --------------------------------------------------------------------------------------

    def findings(self, ids: Sequence[bytes] | None = None) -> dict[bytes, list[Finding]]:
        """Service → what is to be looked at; of ``ids`` or all."""
        desk, stands = self._desk, survivors(self._desk.db)
        wanted = None if ids is None else set(ids)
        records = desk.journal.rows.get_many("volunteer_service", self.ids(PlainFilter()))
        activities = desk.journal.rows.get_many("activity", list({r["activity"] for r in records.values()} - {None}))
        days: dict[tuple[bytes, str], list[bytes]] = {}
        for id_, record in records.items():
            days.setdefault((_stood(stands, record["person"]), record["date"] or ""), []).append(id_)
        registered = queries.spans(desk.db)
        found: dict[bytes, list[Finding]] = {}
        for (her, day), same in days.items():
            if wanted is not None and not wanted & set(same):
                continue
            total = sum(records[id_]["tenths"] or 0 for id_ in same)
            for id_ in same:
                told = self._alone(records[id_], activities)
                others = [records[other] for other in same if other != id_]
                if records[id_]["activity"] and any(o["activity"] == records[id_]["activity"] for o in others):
                    told.append(Finding("twice"))
                elif any(_overlap(_span(records[id_], activities), _span(other, activities)) for other in others):
                    told.append(Finding("overlap"))
                if total > MOST_A_DAY:
                    told.append(Finding("long_day", tenths_words(total)))
                if not any(since <= day and (until is None or day < until) for since, until in registered.get(her, ())):
                    told.append(Finding("no_volunteer"))
                if told:
                    found[id_] = told
        return found if wanted is None else {id_: told for id_, told in found.items() if id_ in wanted}

    @staticmethod
    def _alone(record: Record, activities: Mapping[bytes, Record]) -> list[Finding]:
        told = []
        if not record["tenths"]:
            told.append(Finding("no_hours"))
        if record["activity"]:
            held = activities.get(record["activity"])
            if held is None or held["deleted"] or held["status"] != "held":
                told.append(Finding("not_held"))
        return told


def _stood(stands: Mapping[bytes, bytes], person: bytes) -> bytes:
    """Who stands for somebody."""
    return stands.get(person, person)


def _span(record: Record, activities: Mapping[bytes, Record]) -> tuple[datetime, datetime] | None:
    """From when to when somebody served: by what she wrote, else as the activity was; None where that is not known."""
    activity = activities.get(record["activity"] or b"") or {}
    start = str(activity.get("start") or "")
    if record["date"] and record["began"]:
        start = f"{record['date']}T{record['began']}"
    if "T" not in start:
        return None
    begins = datetime.fromisoformat(start)
    if record["tenths"]:
        return begins, begins + timedelta(minutes=6 * record["tenths"])
    end = str(activity.get("end") or "")
    return (begins, datetime.fromisoformat(end)) if "T" in end else None


def _overlap(one: tuple[datetime, datetime] | None, other: tuple[datetime, datetime] | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]

"""What there is to look at, computed from the rows of a township on a day: pure."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Final, NamedTuple

from desktop.services.federation import Standing
from desktop.services.federation_rules import FederationRules
from desktop.services.findings.congress_rules import CongressRow, congress_findings
from desktop.services.findings.contact_rules import ContactRows, contact_findings
from desktop.services.findings.finding import Found
from desktop.services.findings.meeting_rules import MeetingRows, meeting_findings
from desktop.services.findings.need_rules import NeedRows, need_findings
from desktop.services.findings.work_rules import WorkRows, work_findings
from desktop.services.process.progress import Progress, Rules
from desktop.services.terms import Term
from protocol.terms import CHAIR, EX_OFFICIO, EXECUTIVE, Held, first_day, last_day, warned

#: Levels that have a chair and a committee of their own.
_GACHAS: Final = ("gacha", "community")
_NONE: Final = (None, "F0", "F7")
#: From so many committees on, sitting on them is told of.
SEATS: Final = 3
YEAR: Final = timedelta(days=365)
#: So long an ex-officio seat may stand empty.
TO_SUCCEED: Final = 90


class Org(NamedTuple):
    """An organisation as ``queries.findings.units`` reads it."""

    id: bytes
    level: str
    parent: bytes | None
    form: str | None
    field: str | None
    link: str | None
    name: str | None
    merged_into: bytes | None
    closed_on: str | None
    reformed_on: str | None
    joined_on: str | None
    left_on: str | None
    registration_no: str | None

    @property
    def works(self) -> bool:
        return self.merged_into is None and self.closed_on is None


class Officer(NamedTuple):
    """Who holds a post: birth, sex, status (None where nothing is written)."""

    birth: str | None
    sex: str | None
    status: str | None


@dataclass(frozen=True)
class Rows:
    """All that findings are computed from. ``details``: post → (end of a secondment, sits in a committee); ``women``:
    organisation → (day of the last count, women); ``together``: organisation → when it last hosted something in a
    year."""

    standing: Standing
    orgs: Mapping[bytes, Org]
    terms: Mapping[bytes, list[Term]]
    details: Mapping[bytes, tuple[str | None, bool]]
    people: Mapping[bytes, Officer]
    women: Mapping[bytes, tuple[str, int | None]]
    together: Mapping[bytes, str]
    joint_meeting: bool
    processes: Mapping[bytes, Progress]
    rules: Rules = field(default_factory=Rules)
    decided: FederationRules = field(default_factory=FederationRules)
    contact: ContactRows = field(default_factory=ContactRows)
    asked: NeedRows = field(default_factory=NeedRows)
    work: WorkRows = field(default_factory=WorkRows)
    congresses: Sequence[CongressRow] = ()
    meetings: MeetingRows = field(default_factory=MeetingRows)

    @property
    def day(self) -> date:
        return self.standing.day

    @cached_property
    def working(self) -> list[Org]:
        """The organisations that work, the banner's left out."""
        return [org for org in self.orgs.values() if org.works and org.level != "banner"]

    @cached_property
    def sumu(self) -> Org | None:
        return next((org for org in self.working if org.level == "sumu"), None)

    @cached_property
    def held(self) -> Mapping[bytes, list[Held]]:
        """Organisation → who holds a post there."""
        found = defaultdict(list)
        for each in self.standing.now:
            found[each.org].append(each)
        return found

    def executives(self, org: bytes) -> set[bytes]:
        """执委 of an organisation: different persons."""
        return {each.person for each in self.held.get(org, ()) if each.post in EXECUTIVE}


def all_of(rows: Rows) -> list[Found]:
    """Everything that there is to look at, code by code in the order of ``_RULES``."""
    found = [each for rule in _RULES for each in rule(rows)]
    found += contact_findings(rows.contact, rows.day)
    found += congress_findings(rows.congresses, rows.day)
    found += meeting_findings(rows.meetings, rows.day)
    return [*found, *need_findings(rows.asked, rows.day), *work_findings(rows.work, rows.day)]


# --- organisations ----------------------------------------------------------------------------------------------------


def _leaders(rows: Rows) -> Iterator[Found]:
    """O1, O2, O5, P7."""
    for org in rows.working:
        held = rows.held.get(org.id, [])
        federated = org.level == "sumu" or (org.level in _GACHAS and org.reformed_on is not None)
        leaders = [each for each in held if each.post in (CHAIR, "P6")]
        if org.level == "sumu":
            full = [each for each in held if each.post in (CHAIR, "P2") and each.engagement == "E1"]
            if held and not full:
                yield Found("O1", org.id, where=org.id)
        if (org.level in ("sumu", *_GACHAS) or org.form not in _NONE) and not leaders:
            yield Found("O5", org.id, where=org.id)
        members = len(rows.executives(org.id))
        if not federated or not members:
            continue
        planned = sum(line.planned for line in rows.standing.lines if line.org == org.id and line.post in EXECUTIVE)
        target = planned or (25 if org.level == "sumu" else rows.rules.executives)
        fewest = rows.rules.fewest if org.level in _GACHAS else 0
        if members < fewest:
            yield Found("P7", org.id, members, fewest, where=org.id)
        elif members < target:
            yield Found("O2", org.id, members, target, where=org.id)


def _represented(rows: Rows) -> Iterator[Found]:
    """O3, once it is written where executive members come from."""
    sumu = rows.sumu
    seated = {each.unit for each in rows.held.get(sumu.id, ()) if each.post in EXECUTIVE} - {None} if sumu else set()
    if seated:
        others = (org for org in rows.working if org.level in _GACHAS and org.id not in seated)
        yield from (Found("O3", org.id, where=org.id) for org in others)


def _bodies(rows: Rows) -> Iterator[Found]:
    """O4, O6, O10, O11, O12."""
    same: dict[str, list[Org]] = defaultdict(list)
    year_ago = (rows.day - YEAR).isoformat()
    for org in rows.working:
        counted, women = rows.women.get(org.id, ("", None))
        if org.form in _NONE and women and org.level not in ("sumu", *_GACHAS, "group"):
            yield Found("O4", org.id, women, where=org.id)
        joined = first_day(org.joined_on)
        settled = joined is None or joined <= rows.day - YEAR
        if org.link == "L2" and settled and org.left_on is None and org.id not in rows.together:
            yield Found("O6", org.id, where=org.id)
        if counted and counted < year_ago:
            yield Found("O11", org.id, where=org.id)
        if org.registration_no:
            same[org.registration_no].append(org)
    for twins in same.values():
        for one, other in itertools.pairwise(twins):
            yield Found("O10", one.id, rows=(other.id,), where=one.id, who=(other.id,))
    members = any(org.link == "L3" for org in rows.working)
    if rows.sumu is not None and members and not rows.joint_meeting:
        yield Found("O12", rows.sumu.id, where=rows.sumu.id, part=f"{rows.day.year}Q{(rows.day.month + 2) // 3}")


def _tree(rows: Rows) -> Iterator[Found]:
    """O13: every organisation of a circle once, at the smallest id of it; O14."""
    told: set[bytes] = set()
    for org in rows.orgs.values():
        way: list[bytes] = []
        at: bytes | None = org.id
        while at is not None and at in rows.orgs and at not in way:
            way.append(at)
            at = rows.orgs[at].parent
        if at == org.id and org.id not in told:
            told.update(way)
            yield Found("O13", org.id, where=org.id, rows=(org.id,))
        day = org.closed_on or rows.day.isoformat()
        end = last_day(day) or rows.day
        held = [each for each in rows.held.get(org.id, ()) if (last_day(each.until) or date.max) > end]
        if held and not org.works:
            yield Found("O14", org.id, len(held), rows=tuple(each.id for each in held), on=day, where=org.id)


def _chairs(rows: Rows) -> Iterator[Found]:
    """O9: the later chair stays, the others end on the day on which she began."""
    for org, held in rows.held.items():
        chairs = sorted((each for each in held if each.post == CHAIR), key=lambda each: (each.since or "", each.id))
        if len({each.person for each in chairs}) > 1 and org in rows.orgs and rows.orgs[org].works:
            others = tuple(each.id for each in chairs if each.person != chairs[-1].person)
            day = chairs[-1].since or rows.day.isoformat()
            people = tuple(each.person for each in chairs)
            yield Found("O9", org, len(chairs), rows=others, on=day, where=org, who=people)


# --- terms and re-elections -------------------------------------------------------------------------------------------


def _due(rows: Rows) -> Iterator[Found]:
    """R1, R2, R8, R9, R12."""
    for org in rows.working:
        term, held = rows.standing.terms.get(org.id), rows.held.get(org.id, [])
        if term is not None and term.left is not None and warned(term.left, rows.decided.warnings) is not None:
            code, days = ("R1", -term.left) if term.left < 0 else ("R2", term.left)
            yield Found(code, org.id, days, where=org.id)
        reformed = first_day(org.reformed_on)
        if reformed is not None and reformed > rows.day:
            yield Found("R12", org.id, on=org.reformed_on or "", rows=(org.id,), where=org.id)
        elif reformed is not None and term is None and not any(each.post in EXECUTIVE for each in held):
            yield Found("R8", org.id, where=org.id)
        chairs = [each for each in held if each.post == CHAIR]
        if chairs and org.level in _GACHAS and not any(rows.details.get(c.id, (None, False))[1] for c in chairs):
            yield Found("R9", org.id, where=org.id)


def _overlapping(rows: Rows) -> Iterator[Found]:
    """R11: a term that was said to end after the next one's congress, or two congresses on one day."""
    for org, terms in rows.terms.items():
        dated = [term for term in terms if first_day(term.days.start)]
        for one, other in itertools.pairwise(dated):
            if one.days.start == other.days.start or (one.said_to_end or "") > (other.days.start or ""):
                yield Found("R11", org, rows=(one.id,), on=other.days.start or "", where=org)


def _steps(rows: Rows) -> Iterator[Found]:
    """R3–R7, R10 of every process."""
    for id_, progress in rows.processes.items():
        for each in progress.findings():
            org = progress.process.get("org")
            yield Found(each.code, id_, each.number, each.wanted, where=org, part=each.step)


# --- people in office -------------------------------------------------------------------------------------------------


def _doubled(rows: Rows) -> Iterator[Found]:
    """P2: whoever holds the same post of an organisation by two rows on one day, now or once."""
    posts: dict[tuple[bytes, bytes, str], list[Held]] = defaultdict(list)
    for each in rows.standing.written:
        posts[each.person, each.org, each.post].append(each)
    for (_, org, _), held in posts.items():
        held.sort(key=lambda each: (each.since or "", each.id))
        for one, other in itertools.pairwise(held):
            end, begin = last_day(one.until), first_day(other.since)
            if end is None or (begin is not None and end > begin):
                yield Found("P2", one.id, rows=(one.id,), on=other.since or rows.day.isoformat(), where=org)


def _days(rows: Rows) -> Iterator[Found]:
    """P13, P3: days of a post that cannot be, or that lie outside its term."""
    terms = {term.id: term for each in rows.terms.values() for term in each}
    for each in rows.standing.written:
        begin, end = first_day(each.since), last_day(each.until)
        if begin is not None and end is not None and end < begin:
            yield Found("P13", each.id, rows=(each.id,), where=each.org)
            continue
        term = terms.get(each.term or b"")
        if term is None or each.how in ("acting", "carried_over"):
            continue
        starts, ended = first_day(term.days.start), first_day(term.days.ended_on)
        early = begin is not None and starts is not None and begin < starts
        late = ended is not None and ((end is None and ended < rows.day) or (end is not None and end > ended))
        if term.org != each.org or early or late:
            yield Found("P3", each.id, where=each.org)


def _holders(rows: Rows) -> Iterator[Found]:
    """O7, O8, P4, P5: of those who are in office."""
    lines = {line.id: line for line in rows.standing.lines}
    day = rows.day.isoformat()
    for each in rows.standing.now:
        org = rows.orgs.get(each.org)
        if org is None or not org.works:
            continue
        until = last_day(rows.details.get(each.id, (None, False))[0])
        if until is not None and until < rows.day:
            yield Found("O7", each.id, rows=(each.id,), on=until.isoformat(), where=each.org)
        line = lines.get(each.seat or b"")
        if line is not None and line.seat_kind == EX_OFFICIO and line.unit is not None and line.unit != each.unit:
            yield Found("O8", each.id, where=each.org, who=(line.unit,))
        gone = rows.people.get(each.person, _UNKNOWN).status in ("moved", "died")
        if gone and (last_day(each.until) or date.max) > rows.day:
            yield Found("P4", each.id, rows=(each.id,), on=day, where=each.org)
        if each.post == CHAIR and each.how in ("appointed", "recommended") and org.level in ("sumu", *_GACHAS):
            yield Found("P5", each.id, where=each.org)


_UNKNOWN: Final = Officer(None, None, None)


def _seats(rows: Rows) -> Iterator[Found]:
    """P6, P9."""
    last: dict[bytes, date] = {}
    for post in rows.standing.written:
        until = last_day(post.until)
        if post.seat is not None and until is not None and until < rows.day:
            last[post.seat] = max(until, last.get(post.seat, until))
    for each in rows.standing.filled:
        if each.over:
            yield Found("P6", each.line.id, len(each.holders), each.line.planned, where=each.line.org)
        left = last.get(each.line.id)
        if each.line.seat_kind == EX_OFFICIO and each.vacant and left is not None:
            days = (rows.day - left).days
            if days > TO_SUCCEED:
                yield Found("P9", each.line.id, days, where=each.line.org)


def _persons(rows: Rows) -> Iterator[Found]:
    """P10, P11, P14."""
    seats: dict[bytes, set[bytes]] = defaultdict(set)
    for each in rows.standing.now:
        if each.post in EXECUTIVE:
            seats[each.person].add(each.org)
    for person, orgs in seats.items():
        birth, sex, _ = rows.people.get(person, _UNKNOWN)
        where = min(orgs)
        if first_day(birth) is None:
            yield Found("P10", person, where=where)
        if sex == "1":
            yield Found("P11", person, where=where)
        if len(orgs) >= SEATS:
            yield Found("P14", person, len(orgs), where=where)


def _co_opted(rows: Rows) -> Iterator[Found]:
    """P12, where the township set a limit."""
    share = rows.decided.co_opt_share
    if share is None:
        return
    for org in rows.working:
        held = [each for each in rows.held.get(org.id, ()) if each.post in EXECUTIVE]
        many = {each.person for each in held if each.how == "co_opted"}
        if len(many) * 100 > share * len({each.person for each in held}):
            yield Found("P12", org.id, len(many), share, where=org.id)


_RULES: Final[tuple[Callable[[Rows], Iterator[Found]], ...]] = (
    *(_chairs, _tree, _overlapping, _due, _steps, _holders, _days, _doubled, _seats, _leaders, _bodies),
    *(_represented, _co_opted, _persons),
)

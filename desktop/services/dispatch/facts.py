"""What the township's records say of each item of a month's dispatch, gacha by gacha, with the rows it rests on."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop.services.dispatch.items import NOT_BEGUN, UNDER_WAY, YES, yuan
from desktop.services.dispatch.work_facts import money, trained, volunteers_of, work_groups
from desktop.services.process.steps import APPROVED, CONGRESS, FILED, PLAQUE, PLENARY
from desktop.store.queries import dispatch as queries
from protocol.periods import Period
from protocol.terms import EXECUTIVE, Held, in_office

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Fen that one woman stands for in a year (妇女人均一元钱).
RATE: Final = 100
#: What hangs on the wall, in the words of both languages (a home's checklist holds words).
_PLAQUE: Final = frozenset({"牌子", "牌匾", "Plaque"})
_RULES: Final = frozenset({"制度", "Rules"})
_BOOKS: Final = frozenset({"五簿五册", "Five books, five registers"})
#: Levels of units that count as women's groups, and as organisations in new fields.
_GROUP: Final = "group"
_NEW_FIELDS: Final = frozenset({"new_field", "enterprise"})


@dataclass(frozen=True)
class Reason:
    """A row that a fact rests on: its kind, its id, and what to call it."""

    kind: str
    id: bytes
    words: str


@dataclass(frozen=True)
class Fact:
    """What records say of an item; ``value`` "" where they say nothing. ``state``: where the value alone does not give
    it."""

    value: str = ""
    reasons: tuple[Reason, ...] = ()
    state: str | None = None


NOTHING: Final = Fact()


def read(desk: Desk, period: Period) -> dict[bytes, dict[str, Fact]]:
    """Gacha → item → what is known on the period's last day, in the order of the gachas: those that there are on that
    day."""
    last = period.last.isoformat()
    live = {unit for unit, _ in desk.figures.federations(last)}
    ranks = desk.units.ranks()
    found: dict[bytes, dict[str, Fact]] = {
        unit: {} for unit in sorted(live, key=lambda unit: (ranks.get(unit, len(ranks)), unit))
    }
    stands = _standing(desk, live)
    _organisations(desk, last, stands, found)
    _people(desk, last, stands, found)
    _places(desk, period, stands, found)
    counts: dict[bytes, list[tuple[bytes, int]]] = defaultdict(list)
    for id_, (unit, women, _) in desk.figures.population(f"{period.last.year - 1}-12-31").items():
        if women and unit in stands:
            counts[stands[unit]].append((id_, women))
    rate = queries.rate(desk.db, period.last.year) or RATE
    for unit, rows in counts.items():
        reasons = tuple(Reason("population", id_, str(women)) for id_, women in rows)
        found[unit]["D1"] = Fact(yuan(sum(women for _, women in rows) * rate), reasons)
    for unit, both in money(desk, period.last.year, last, stands).items():
        for item, paid in zip(("D2", "D4"), both, strict=True):
            if paid.fen > 0:
                found[unit][item] = Fact(yuan(paid.fen), tuple(Reason("fund_entry", *line) for line in paid.lines))
    return found


def _standing(desk: Desk, live: set[bytes]) -> Mapping[bytes, bytes]:
    """Unit → the gacha that stands for its homes, women and activities on the day: itself where there still is one,
    else what it was merged into. Nobody comes into office by a merger: posts and steps are a unit's own."""
    found = {}
    units = {unit.id: unit for unit in desk.units.all()}
    for id_ in units:
        seen, at = {id_}, id_
        while at not in live and (into := units[at].merged_into) in units and into not in seen:
            at = into
            seen.add(at)
        if at in live:
            found[id_] = at
    return found


def _organisations(
    desk: Desk, last: str, stands: Mapping[bytes, bytes], found: Mapping[bytes, dict[str, Fact]]
) -> None:
    units, terms = queries.facts(desk.db), queries.terms(desk.db, last)
    steps: dict[bytes, dict[str, list[queries.Done]]] = defaultdict(lambda: defaultdict(list))
    left_out = queries.left_out(desk.db)
    for done in queries.done_steps(desk.db, last):
        steps[done.org][done.code].append(done)
    below: dict[bytes, list[tuple[bytes, str, str]]] = defaultdict(list)
    for parent, id_, level, name in queries.units_below(desk.db, last):
        below[stands.get(parent, parent)].append((id_, level, name))
    for unit, facts in found.items():
        (day, plaque), own = units.get(unit, (None, None)), steps[unit]
        if day is not None and day <= last:
            facts["A1"] = Fact(day, (Reason("org_unit", unit, day), *_steps(own[CONGRESS][:1])))
        for item, code in (("A2", PLENARY), ("A4", PLAQUE)):
            if own[code]:
                facts[item] = Fact(own[code][0].day, _steps(own[code][:1]))
        if "A4" not in facts and plaque is not None and plaque <= last:
            facts["A4"] = Fact(plaque, (Reason("org_unit", unit, plaque),))
        facts["A3"] = _approved(own, left_out)
        if not facts["A3"].value and "A1" in facts and unit in terms:
            facts["A3"] = _of_term(*terms[unit])
        groups = [Reason("org_unit", id_, name) for id_, level, name in below[unit] if level == _GROUP]
        new = [Reason("org_unit", id_, name) for id_, level, name in below[unit] if level in _NEW_FIELDS]
        facts["A5"], facts["A6"] = _number(groups), _number(new)


def _steps(done: Sequence[queries.Done]) -> tuple[Reason, ...]:
    return tuple(
        Reason("process", each.process, f"{each.code} {each.day} {each.document_no or ''}".strip()) for each in done
    )


def _approved(steps: Mapping[str, Sequence[queries.Done]], left_out: Collection[tuple[bytes, str]]) -> Fact:
    """批复和备案: of the process in which most of both was done; what does not apply there is not waited for."""
    approved = {each.process: each for each in reversed(steps[APPROVED])}
    filed = {each.process: each for each in reversed(steps[FILED])}
    processes = sorted(approved.keys() | filed.keys(), key=lambda id_: (id_ in approved) + (id_ in filed))
    if not processes:
        return NOTHING
    both = [each for each in (approved.get(processes[-1]), filed.get(processes[-1])) if each is not None]
    asked = [code for code in (APPROVED, FILED) if (processes[-1], code) not in left_out]
    state = None if len(both) >= len(asked) else UNDER_WAY
    return Fact("、".join(each.day for each in both), _steps(both), state)


def _of_term(term: bytes, approved: str | None, filed: str | None) -> Fact:
    """批复和备案, as the term itself has it."""
    both = [day for day in (approved, filed) if day]
    if not both:
        return NOTHING
    return Fact("、".join(both), (Reason("term", term, " ".join(both)),), None if len(both) == 2 else UNDER_WAY)


def _people(desk: Desk, last: str, stands: Mapping[bytes, bytes], found: Mapping[bytes, dict[str, Fact]]) -> None:
    posts: dict[bytes, list[Held]] = defaultdict(list)
    standings = queries.standings(desk.db)
    day = date.fromisoformat(last)
    for post in in_office(desk.federation.posts(), day):
        posts[post.org].append(post)
    helping: dict[bytes, dict[bytes, None]] = defaultdict(dict)
    for unit, person in (*queries.volunteers(desk.db, last), *volunteers_of(desk, last, stands)):
        helping[stands.get(unit, unit)][person] = None
    people = {post.person for unit in found for post in posts[unit]} | {her for unit in found for her in helping[unit]}
    names = desk.people.names(people)
    taught = trained(desk, {post.person for unit in found for post in posts[unit] if post.post == "P1"}, last)

    def women(held: Sequence[Held]) -> Fact:
        each = {post.person: post for post in held}  # a woman with several posts counts once
        return _number([Reason("person", person, names.get(person, "")) for person in each])

    for unit, facts in found.items():
        own = posts[unit]
        chairs = [post for post in own if post.post == "P1"]
        if chairs:
            chair = max(chairs, key=lambda post: (post.since or "", post.id))  # of two the later one
            name = names.get(chair.person, "")
            reason = Reason("person", chair.person, name)
            facts["B1"] = Fact(name or YES, (reason,))
            told = standings.get(chair.id)
            facts["B2"] = Fact(YES, (reason,)) if told and told.leads else Fact("", (reason,), NOT_BEGUN)
            if told and told.paid:
                facts["D3"] = Fact(YES, (reason,))
            if (course := taught.get(chair.person)) is not None:
                facts["B7"] = Fact(YES, (Reason(course.kind, course.id, course.name),))
        facts["B3"] = women([post for post in own if post.post == "P2" and post.engagement == "E2"])
        facts["B4"] = women([post for post in own if post.post in EXECUTIVE])
        facts["B5"] = women([post for post in own if post.post == "P5"])
        facts["B6"] = _number([Reason("person", her, names.get(her, "")) for her in helping[unit]])


def _places(desk: Desk, period: Period, stands: Mapping[bytes, bytes], found: Mapping[bytes, dict[str, Fact]]) -> None:
    first, last = period.first.isoformat(), period.last.isoformat()
    homes: dict[bytes, list[queries.Home]] = defaultdict(list)
    for home in queries.homes(desk.db, last):
        homes[stands.get(home.org, home.org)].append(home)
    held: dict[bytes, list[Reason]] = defaultdict(list)
    for activity, raw, home_unit in queries.held(desk.db, first, last):
        hosts = {stands.get(host, host) for host in map(bytes.fromhex, json.loads(raw or "[]"))} & found.keys()
        if not hosts and home_unit is not None:
            hosts = {stands.get(home_unit, home_unit)} & found.keys()
        for unit in hosts:
            held[unit].append(Reason("activity", activity, ""))
    groups = work_groups(desk, last, stands)
    for unit, facts in found.items():
        own = [(Reason("home", home.id, home.name), home, set(json.loads(home.wall or "[]"))) for home in homes[unit]]
        facts["C1"] = _number([reason for reason, _, _ in own])
        facts["C2"] = _number([reason for reason, home, wall in own if home.plaque or wall & _PLAQUE])
        for item, words in (("C3", _RULES), ("C4", _BOOKS)):
            there = tuple(reason for reason, _, wall in own if wall & words)
            facts[item] = Fact(YES, there) if there else NOTHING
        facts["C5"] = _number(held[unit])
        if groups[unit]:
            facts["C7"] = Fact(YES, tuple(Reason("chat_group", id_, name) for id_, name in groups[unit]))
        facts["C6"] = _number([reason for reason, home, _ in own if home.kind == "H40"])


def _number(reasons: Sequence[Reason]) -> Fact:
    return Fact(str(len(reasons)) if reasons else "", tuple(reasons))

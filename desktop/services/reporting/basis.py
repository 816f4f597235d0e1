"""What a report was counted from: ids of rows with what each gave, so that what changes later leaves its trace.

Every figure is a sum over rows here (``given``), so a difference of two bases opens to just the rows that make it.
Kept packed beside the frozen report (kind ``report_basis``), in parts that travel each by itself; no names are in it.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, pairwise
from typing import Any, Final, NamedTuple

from desktop.services.federation import Offices
from desktop.services.month import once
from desktop.services.reporting.contact_rows import SERVED, SERVING
from desktop.services.reporting.reading import Reading
from desktop.services.reporting.service_rows import Key
from desktop.services.reporting.sources import SAME_ROWS, source_rows
from desktop.services.roster import MAN
from desktop.store.database import Database
from desktop.store.queries import month as queries
from desktop.store.queries import people as people_queries
from desktop.store.queries import training
from protocol.figures import FIGURES, TOLD, Cell
from protocol.periods import Period
from protocol.wire import MAX_TEXT

#: The most bytes of a part. A month of a township fits into one; what does not goes on in the next.
PART: Final = MAX_TEXT
#: The most that is unpacked: far more than a year of the largest township.
_MOST = 64 * 1024 * 1024
_FORMAT = 1
WOMAN: Final = "2"
#: No sex, or a code that says none, was written down: counted as a woman, and said.
UNKNOWN: Final = "0"


class Held(NamedTuple):
    """An activity: its kind; guests without a name, women among them, guests with a label; who came, and who of them
    was met for the first time (by who stands for her)."""

    kind: str
    guests: int
    women: int
    labelled: int
    came: frozenset[bytes]
    newcomers: frozenset[bytes]


class Seen(NamedTuple):
    """A visit: to whom of the forms' targets, on which day, to whom; who was reached besides, and whether it met
    anybody."""

    target: str
    day: str
    person: bytes | None
    household: bytes | None
    reached: frozenset[bytes] = frozenset()
    is_met: bool = True

    @property
    def named(self) -> frozenset[bytes]:
        """Everybody whom it names, also where it found nobody."""
        return self.reached | ({self.person} if self.person else set())

    @property
    def met(self) -> frozenset[bytes]:
        """Everybody whom it met and names."""
        return self.reached | ({self.person} if self.person and self.is_met else set())


class Taught(NamedTuple):
    """A course of ours that ended in the period: who came (by who stands for her), and on how many days together."""

    came: frozenset[bytes]
    person_days: int


@dataclass(frozen=True)
class Basis:
    """``people``: everybody of the activities and visits → sex: "2", "1", "0" for none. ``homes``: open on the last day
    → (open all the time, something was held); ``gachas`` → has a women's federation; ``officers``: 执委;
    ``population``: the last counts of each gacha → (gacha, women, households); ``more``: figure → row → what it gave,
    of figures that are sums over rows as they are (``sources``), where there is a row; ``courses`` by the activity
    of their last day, none in what an earlier version packed."""

    people: Mapping[bytes, str]
    activities: Mapping[bytes, Held]
    visits: Mapping[bytes, Seen]
    homes: Mapping[bytes, tuple[bool, bool]]
    gachas: Mapping[bytes, bool]
    officers: frozenset[bytes]
    population: Mapping[bytes, tuple[bytes, int, int]] = field(default_factory=dict)
    more: Mapping[str, Mapping[Key, int]] = field(default_factory=dict)
    courses: Mapping[bytes, Taught] = field(default_factory=dict)

    def is_woman(self, person: bytes) -> bool:
        """Whether she counts as a woman: who is not written down as a man."""
        return self.people.get(person, WOMAN) != MAN

    def kinds(self) -> dict[str, tuple[int, int, int, int]]:
        """Kind of activity → activities, 人次, 妇女人次, different women."""
        by_kind: dict[str, list[Held]] = {}
        for held in self.activities.values():
            by_kind.setdefault(held.kind, []).append(held)
        return {
            kind: (
                len(rows),
                sum(map(_heads, rows)),
                sum(map(self._women_heads, rows)),
                len({her for held in rows for her in held.came if self.is_woman(her)}),
            )
            for kind, rows in sorted(by_kind.items())
        }

    def targets(self) -> dict[str, int]:
        """Whom visits went to ("" for visits without one) → visits."""
        found: dict[str, int] = {}
        for seen in self.visits.values():
            found[seen.target] = found.get(seen.target, 0) + 1
        return dict(sorted(found.items(), key=lambda item: (not item[0], item[0])))

    def openly_served(self) -> set[bytes]:
        """Women of whom visits, activities or help say that they were served."""
        came = {her for each in self.activities.values() if each.kind in SERVING for her in each.came}
        visited = {her for each in self.visits.values() for her in each.met}
        return {her for her in came | visited if self.is_woman(her)} | {
            her for _, her in self.more.get("aid.people", {})
        }

    def given(self) -> dict[str, dict[Key, int]]:
        """Figure → row → what it gave; their sum is the figure (of a ratio what is above the line)."""
        held, seen = self.activities, self.visits
        came = {her for each in held.values() for her in each.came}
        women = {her for her in came if self.is_woman(her)}
        new = {her for each in held.values() for her in each.newcomers} & women
        doors: dict[tuple[str, bytes], bytes] = {}
        for id_ in sorted(seen):
            whom = seen[id_].household or seen[id_].person
            if whom is not None:
                doors.setdefault((seen[id_].day, whom), id_)
        visited = {her for each in seen.values() for her in each.met if self.is_woman(her)}
        homes = {whom for each in seen.values() if (whom := each.household)}
        alone = {each.person for each in seen.values() if each.person and not each.household}
        throughout = {home for home, (always, _) in self.homes.items() if always}
        found = {
            "act.count": _each("activity", held),
            "act.heads": {("activity", id_): _heads(each) for id_, each in held.items()},
            "act.heads_unnamed": {("activity", id_): each.guests + each.labelled for id_, each in held.items()},
            "act.women_heads": {("activity", id_): self._women_heads(each) for id_, each in held.items()},
            "act.women_heads_sex_unknown": {("activity", id_): self._unknown(each.came) for id_, each in held.items()},
            "act.people": _each("person", came),
            "act.women": _each("person", women),
            "act.women_sex_unknown": _each("person", {her for her in women if self.people.get(her) == UNKNOWN}),
            "act.newcomers": _each("person", new),
            "visit.count": _each("visit", seen),
            "visit.household_days": _each("visit", doors.values()),
            "visit.households": _each("household", homes) | _each("person", alone),
            "visit.women": _each("person", visited),
            "home.count": _each("home", self.homes),
            "home.open_throughout": _each("home", throughout),
            "home.active": _each("home", {home for home in throughout if self.homes[home][1]}),
            "org.gachas": _each("org_unit", self.gachas),
            "org.reformed": _each("org_unit", {unit for unit, has in self.gachas.items() if has}),
            "officers.people": _each("person", self.officers),
            "pop.women": {("population", id_): women for id_, (_, women, _) in self.population.items() if women},
            "pop.households": {("population", id_): homes for id_, (*_, homes) in self.population.items() if homes},
            "train.courses": _each("activity", self.courses),
            "train.heads": {("activity", id_): len(each.came) for id_, each in self.courses.items()},
            "train.people": _each("person", {her for each in self.courses.values() for her in each.came}),
            "train.days": {("activity", id_): each.person_days for id_, each in self.courses.items()},
            SERVED: _each("person", self.openly_served()) | dict(self.more.get(SERVED, {})),
        }
        more = {id_: SAME_ROWS.get(id_, id_) for id_ in FIGURES if id_ not in found}
        found |= {id_: dict(self.more.get(of, {})) for id_, of in more.items()}
        return {id_: found[id_] for id_ in FIGURES}

    def counted(self) -> dict[str, Cell]:
        """Every figure, in the order of their declaration, but those of too few rows."""
        made = {id_: FIGURES[id_].number(rows.values()) for id_, rows in self.given().items()}
        numbers = {id_: number for id_, number in made.items() if number is not None}
        dens = {id_: figure.of for id_, figure in FIGURES.items()}
        return {
            id_: Cell(number, None if (of := dens[id_]) is None else numbers[of]) for id_, number in numbers.items()
        }

    def told(self) -> dict[str, Cell]:
        """The same without what nobody told, which is not 0."""
        given = self.given()
        return {id_: cell for id_, cell in self.counted().items() if id_ not in TOLD or given[TOLD[id_]]}

    def _women_heads(self, held: Held) -> int:
        return sum(map(self.is_woman, held.came)) + min(held.women, held.guests)

    def _unknown(self, people: Iterable[bytes]) -> int:
        return sum(self.people.get(her) == UNKNOWN for her in people)


def _heads(held: Held) -> int:
    return len(held.came) + held.labelled + held.guests


def _each(kind: str, ids: Iterable[bytes]) -> dict[Key, int]:
    return {(kind, id_): 1 for id_ in ids}


def read(db: Database, period: Period) -> Basis:
    """What a period is counted from now."""
    since, until = period.first.isoformat(), period.last.isoformat()
    reading = Reading(db)
    stands, sexes = reading.once(people_queries.survivors), reading.once(people_queries.not_women)
    came: dict[bytes, set[bytes]] = {}
    new: dict[bytes, set[bytes]] = {}
    labelled: dict[bytes, int] = {}
    for activity, person, newcomer in once(queries.came(db, since, until), stands):
        if person is None:
            labelled[activity] = labelled.get(activity, 0) + 1
            continue
        came.setdefault(activity, set()).add(person)
        if newcomer:
            new.setdefault(activity, set()).add(person)
    activities = {
        id_: Held(
            kind or "A99",
            guests,
            women,
            labelled.get(id_, 0),
            frozenset(came.get(id_, ())),
            frozenset(new.get(id_, ())),
        )
        for id_, kind, guests, women in queries.activities(db, since, until)
    }
    visits = {
        id_: Seen(
            target,
            day,
            person and stands.get(person, person),
            household,
            frozenset(stands.get(her, her) for her in besides or ()),
            bool(is_met),
        )
        for id_, target, day, person, household, is_met, besides in queries.visits(db, since, until)
    }
    gachas = {unit: bool(has) for unit, has in reading.once(queries.gachas, until)}
    people = {her for held in activities.values() for her in held.came}
    people |= {her for seen in visits.values() for her in seen.named}
    return Basis(
        {her: _sex(sexes.get(her, WOMAN)) for her in people},
        activities,
        visits,
        {home: (bool(always), bool(held)) for home, always, held in reading.once(queries.homes, since, until)},
        gachas,
        frozenset(reading.once(Offices).executives(period.last)),
        {row: each for row, each in queries.population(db, until).items() if each[0] in gachas},
        {id_: rows for id_, rows in source_rows(reading, period).items() if rows},
        taught(db, since, until),
    )


def taught(db: Database, since: str, until: str) -> dict[bytes, Taught]:
    """Courses of ours that ended from one ISO day to another, both counted, by the activity of their last day."""
    courses: dict[bytes, list[tuple[str, bytes]]] = {}
    for course, activity, day in training.course_days(db):
        courses.setdefault(course, []).append((day, activity))
    taken = {activity for held in courses.values() for _, activity in held}
    days = {
        max(held)[1]: [activity for _, activity in held] for held in courses.values() if since <= max(held)[0] <= until
    }
    days |= {id_: [id_] for id_, *_ in training.training_activities(db, since, until) if id_ not in taken}
    came: dict[bytes, set[bytes]] = defaultdict(set)
    for activity, person in training.came_to(db, [activity for held in days.values() for activity in held]):
        came[activity].add(person)
    found = {last: [came.get(activity, set()) for activity in held] for last, held in days.items()}
    return {last: Taught(frozenset().union(*each), sum(map(len, each))) for last, each in found.items()}


def _sex(code: str | None) -> str:
    return code if code in (WOMAN, MAN) else UNKNOWN


# --- packed -----------------------------------------------------------------------------------------------------------


class Packed(NamedTuple):
    """A basis as it is kept: the digest of it, and its parts in their order."""

    digest: str
    parts: tuple[bytes, ...]


def pack(basis: Basis) -> Packed:
    """A basis as parts of at most ``PART`` bytes."""
    people = sorted({*basis.people, *basis.officers, *(her for each in basis.courses.values() for her in each.came)})
    place = {her: number for number, her in enumerate(people)}

    def listed(ids: Iterable[bytes]) -> list[int]:  # steps from one to the next: these pack well
        places = sorted(place[her] for her in ids)
        return places[:1] + [after - before for before, after in pairwise(places)]

    plain = {
        "format": _FORMAT,
        "people": [her.hex() for her in people],
        "sexes": "".join(basis.people.get(her, WOMAN) for her in people),
        "activities": [
            [id_.hex(), held.kind, held.guests, held.women, held.labelled, listed(held.came), listed(held.newcomers)]
            for id_, held in sorted(basis.activities.items())
        ],
        "visits": [
            [id_.hex(), seen.target, seen.day, _hex(seen.person), _hex(seen.household), *_whom_else(seen)]
            for id_, seen in sorted(basis.visits.items())
        ],
        "homes": [[home.hex(), *map(int, facts)] for home, facts in sorted(basis.homes.items())],
        "gachas": [[unit.hex(), int(has)] for unit, has in sorted(basis.gachas.items())],
        "officers": listed(basis.officers),
        # without a row of these a basis is the same as before there were any
        **({"population": _population(basis)} if basis.population else {}),
        **({"more": _more(basis)} if basis.more else {}),
        **({"courses": _courses(basis, listed)} if basis.courses else {}),
    }
    raw = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
    packed = zlib.compress(raw, 9)
    parts = tuple(packed[start : start + PART] for start in range(0, len(packed), PART))
    return Packed(hashlib.sha256(raw).hexdigest(), parts)


def unpack(digest: str, parts: Sequence[bytes]) -> Basis | None:
    """The basis of these parts; None where some are not here yet, or it is not the one of the digest."""
    try:
        raw = zlib.decompressobj().decompress(b"".join(parts), _MOST)
        if hashlib.sha256(raw).hexdigest() != digest:
            return None
        return _of_plain(json.loads(raw))
    except (zlib.error, ValueError, TypeError, KeyError, IndexError):
        return None


def _of_plain(plain: Any) -> Basis | None:
    if plain["format"] != _FORMAT:
        return None
    people = [bytes.fromhex(text) for text in plain["people"]]

    def listed(steps: list[int]) -> Iterator[bytes]:
        return (people[number] for number in accumulate(steps))

    activities = {
        bytes.fromhex(id_): Held(kind, guests, women, labelled, frozenset(listed(came)), frozenset(listed(new)))
        for id_, kind, guests, women, labelled, came, new in plain["activities"]
    }
    visits = {
        bytes.fromhex(id_): Seen(target, day, _id(person), _id(household), *_else(more))
        for id_, target, day, person, household, *more in plain["visits"]
    }
    counted = {her for held in activities.values() for her in held.came}
    counted |= {her for seen in visits.values() for her in seen.named}
    return Basis(
        {her: sex for her, sex in zip(people, plain["sexes"], strict=True) if her in counted},
        activities,
        visits,
        {bytes.fromhex(home): (bool(always), bool(held)) for home, always, held in plain["homes"]},
        {bytes.fromhex(unit): bool(has) for unit, has in plain["gachas"]},
        frozenset(listed(plain["officers"])),
        {bytes.fromhex(id_): (bytes.fromhex(org), *_two(rest)) for id_, org, *rest in plain.get("population", ())},
        {
            id_: {(kind, bytes.fromhex(row)): number for kind, row, number in rows}
            for id_, rows in plain.get("more", {}).items()  # of a report frozen before these were counted there is none
        },
        {
            bytes.fromhex(id_): Taught(frozenset(listed(came)), person_days)
            for id_, came, person_days in plain.get("courses", ())
        },
    )


def _whom_else(seen: Seen) -> list[Any]:
    """What a visit says besides; of one that says nothing more nothing, as before it could."""
    return [sorted(her.hex() for her in seen.reached), int(seen.is_met)] if seen.reached or not seen.is_met else []


def _else(more: list[Any]) -> tuple[Any, ...]:
    return (frozenset(map(bytes.fromhex, more[0])), bool(more[1])) if more else ()


def _population(basis: Basis) -> list[list[Any]]:
    return [[id_.hex(), org.hex(), women, homes] for id_, (org, women, homes) in sorted(basis.population.items())]


def _more(basis: Basis) -> dict[str, list[list[Any]]]:
    return {
        id_: [[kind, row.hex(), number] for (kind, row), number in sorted(rows.items())]
        for id_, rows in basis.more.items()
    }


def _courses(basis: Basis, listed: Callable[[Iterable[bytes]], list[int]]) -> list[list[Any]]:
    return [[id_.hex(), listed(each.came), each.person_days] for id_, each in sorted(basis.courses.items())]


def _two(numbers: list[int]) -> tuple[int, int]:
    women, homes = numbers
    return women, homes


def _hex(id_: bytes | None) -> str:
    return "" if id_ is None else id_.hex()


def _id(text: str) -> bytes | None:
    return bytes.fromhex(text) if text else None

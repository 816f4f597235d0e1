"""轮训 Training: courses with who came and who finished, who of a group is trained now, and who is missing.

Two figures with two names. 覆盖率: of those in a group in office on a day, who has a course that ended within the last
years. 完成数 of a programme: whoever was ever in the group within its years and was trained in them; it does not fall
when she leaves office. Both follow women who were merged; one person in two posts counts once in a group.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.errors import FieldErrors
from desktop.services.freshness import Freshness
from desktop.services.township_settings import set_ever
from desktop.services.work_codes import TRAINING_GROUP
from desktop.store.changes import Changes, Label
from desktop.store.database import Database
from desktop.store.queries import settings
from desktop.store.queries import training as queries
from protocol.figures import Cell
from protocol.terms import first_day

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Levels of units that count as a gacha's.
_GACHA_LEVELS: Final = ("gacha", "community")
FINISHED: Final = "finished"
#: The kind of an activity that is a course by itself.
TRAINING: Final = "A02"
#: The kinds of which it is made who is trained.
_COUNTED: Final = (
    *("training", "training_day", "training_person", "activity", "attendance"),
    *("appointment", "home", "home_keeper", "org_unit", "person"),
)


class Rules(NamedTuple):
    """How turns are counted. ``years``: for so long a course counts; ``soon``: days before that it is said; ``new``:
    days in office after which somebody untrained is said; ``share``: of a course's days that somebody must have come to
    for it to be finished; ``hours_a_day``: of lessons that are a day."""

    years: int = 5
    soon: int = 90
    new: int = 180
    share: Fraction = Fraction(2, 3)
    hours_a_day: int = 6


#: The setting of a township that holds its own, for all time.
SETTING_NAME: Final = "training_rules"
#: The most years, days, hours of a day, and days that a share is of.
MOST_YEARS, MOST_DAYS, MOST_HOURS, MOST_PARTS = 20, 1000, 24, 10


def rules_wrong(rules: Rules) -> tuple[str, ...]:
    """The numbers that cannot stand, by their names."""
    bounds = {"years": (1, MOST_YEARS), "soon": (0, MOST_DAYS), "new": (0, MOST_DAYS), "hours_a_day": (1, MOST_HOURS)}
    wrong = [name for name, (least, most) in bounds.items() if not least <= getattr(rules, name) <= most]
    return tuple(wrong if 0 < rules.share <= 1 and rules.share.denominator <= MOST_PARTS else [*wrong, "share"])


def rules_of(value: Any) -> Rules:
    """What a setting holds; what is no such value, or of a newer version, is as usual."""
    if not isinstance(value, Mapping):
        return Rules()
    names = ("years", "soon", "new", "hours_a_day")
    given: dict[str, Any] = {name: value[name] for name in names if type(value.get(name)) is int}
    share = value.get("share")
    if isinstance(share, list) and len(share) == 2 and all(type(each) is int and each > 0 for each in share):
        given["share"] = Fraction(share[0], share[1])
    found = Rules(**given)
    return found._replace(**{name: getattr(Rules(), name) for name in rules_wrong(found)})


def township_rules(db: Database) -> Rules:
    """How turns are counted in a township."""
    found = settings.values(db, SETTING_NAME)
    return rules_of(found[-1][1] if found else None)


class Course(NamedTuple):
    """One course. ``ours``: who came was marked in an activity; ``ended``: ISO day, "" where nobody wrote it;
    ``days``: person → on how many days she came (of others' courses: all); ``finished``: who finished it;
    ``tenths``: how long it was, in tenths of a day; ``last_activity``: of ours the one of its last day."""

    id: bytes
    name: str
    ended: str
    level: str
    ours: bool
    tenths: int
    days: Mapping[bytes, int]
    finished: frozenset[bytes]
    certificates: Mapping[bytes, str]
    last_activity: bytes | None = None

    @property
    def person_days(self) -> int:
        """人天."""
        return sum(self.days.values())


class InOffice(NamedTuple):
    """Somebody of a group: since when without a break ("" where nobody wrote it), and until (None: still)."""

    person: bytes
    unit: bytes | None
    post: str
    since: str
    until: str | None

    def on(self, day: str) -> bool:
        """Whether she is in office on an ISO day."""
        return self.since <= day and (self.until is None or self.until > day)


class Turn(NamedTuple):
    """How somebody in office stands. ``state``: trained, soon (it expires), never, expired; ``last``: her last course
    that ended by the day."""

    held: InOffice
    state: str
    last: Course | None
    tenths: int

    @property
    def is_trained(self) -> bool:
        """Whether a course of hers counts on the day."""
        return self.state in ("trained", "soon")


@dataclass(frozen=True)
class Coverage:
    """A group on a day."""

    group: str
    day: str
    turns: tuple[Turn, ...]

    @property
    def cell(self) -> Cell:
        """Trained of those in office."""
        return Cell(sum(turn.is_trained for turn in self.turns), len(self.turns))

    @property
    def missing(self) -> list[bytes]:
        """Who is to come next: never, then longest ago."""
        waits = [turn for turn in self.turns if turn.state in ("never", "expired")]
        waits.sort(key=lambda turn: (turn.last.ended if turn.last else "", turn.held.since, turn.held.person))
        return [turn.held.person for turn in waits]


class Standing(NamedTuple):
    """How all stands on a day. ``ends``: course → its last day ("" where nobody wrote it); ``coverage`` and
    ``completed``: of each group, the latter within the years that a course counts, the day's year the last of them;
    ``certified``: courses of ours that somebody finished."""

    ends: Mapping[bytes, str]
    coverage: Mapping[str, Coverage]
    completed: Mapping[str, frozenset[bytes]]
    certified: frozenset[bytes]


def years_before(day: date, years: int) -> date:
    """The same day some years ago; 29 February is the 28th then."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def covered(
    group: str, held: Iterable[InOffice], courses: Sequence[Course], day: date, rules: Rules | None = None
) -> Coverage:
    """Who of a group was in office on a day, each once, and how she stands: a course counts that ended in
    (day − years, day], also one from before her post."""
    bounds = rules or Rules()
    now, after = day.isoformat(), years_before(day, bounds.years).isoformat()
    soon = years_before(day + timedelta(days=bounds.soon), bounds.years).isoformat()
    people: dict[bytes, InOffice] = {}
    for each in sorted((one for one in held if one.on(now)), key=lambda one: (one.person, one.since)):
        people.setdefault(each.person, each)
    finished: dict[bytes, list[Course]] = {person: [] for person in people}
    for course in courses:
        if course.ended and course.ended <= now:
            for person in course.finished & people.keys():
                finished[person].append(course)
    turns = []
    for person, each in people.items():
        own = finished[person]
        last = max(own, key=lambda course: (course.ended, course.id), default=None)
        state = "never" if last is None else "expired" if last.ended <= after else "trained"
        state = "soon" if state == "trained" and last is not None and last.ended <= soon else state
        tenths = sum(course.tenths for course in own if course.ended > after)
        turns.append(Turn(each, state, last, tenths))
    return Coverage(group, now, tuple(turns))


def completed(held: Iterable[InOffice], courses: Iterable[Course], first: str, last: str) -> frozenset[bytes]:
    """完成数: whoever was ever in the group from ``first`` to ``last`` (ISO days, both counted) and finished a course
    that ended in them."""
    ever = {each.person for each in held if each.since <= last and (each.until is None or each.until > first)}
    trained = {person for course in courses if first <= course.ended <= last for person in course.finished}
    return frozenset(ever & trained)


def new_in_office(
    held: Iterable[InOffice], courses: Sequence[Course], day: date, rules: Rules | None = None
) -> tuple[frozenset[bytes], frozenset[bytes]]:
    """Whose time in office began in a day's year, up to the day; and who of these finished a course within so many days
    of it, or before."""
    bounds, now = rules or Rules(), day.isoformat()
    firsts = {each.person: each.since for each in held if each.since[:4] == now[:4] and "" < each.since[:10] <= now}
    in_time = set()
    for person, since in firsts.items():
        begun = first_day(since)
        until = now if begun is None else min(now, (begun + timedelta(days=bounds.new)).isoformat())
        if any(person in course.finished and course.ended and course.ended <= until for course in courses):
            in_time.add(person)
    return frozenset(firsts), frozenset(in_time)


def unbroken(posts: Iterable[InOffice]) -> list[InOffice]:
    """Posts of one group that follow each other without a day between, as one time in office."""
    found: list[InOffice] = []
    for each in sorted(posts, key=lambda one: (one.person, one.since, one.until or "9999")):
        before = found[-1] if found else None
        if before is not None and before.person == each.person and _follows(before.until, each.since):
            until = None if None in (before.until, each.until) else max(before.until or "", each.until or "")
            found[-1] = before._replace(until=until, unit=each.unit, post=each.post)
        else:
            found.append(each)
    return found


def _follows(until: str | None, since: str) -> bool:
    if until is None or since <= until:
        return True
    try:
        return date.fromisoformat(since) - date.fromisoformat(until) <= timedelta(days=1)
    except ValueError:  # partial dates
        return False


def courses_of(db: Database, rules: Rules | None = None, people: Collection[bytes] | None = None) -> list[Course]:
    """All that were given: those that are written down, and each activity of the training kind beside them. ``people``:
    who of all that came is asked about, by who stands for them; all where nobody is named. An activity to which none of
    them came is then left out."""
    bounds = rules or township_rules(db)
    came: dict[bytes, set[bytes]] = {}
    if people is None:
        held = queries.training_activities(db)
        for activity, person in queries.came(db):
            came.setdefault(activity, set()).add(person)
    else:
        theirs = queries.came_of(db, people)
        held = list({row[0]: (row[0], row[3], row[4]) for row in theirs if row[2] == TRAINING}.values())
        for activity, person, *_about in theirs:
            came.setdefault(activity, set()).add(person)
    days: dict[bytes, dict[bytes, str]] = {}
    for training, activity, day in queries.course_days(db):
        days.setdefault(training, {})[activity] = day
    listed: dict[bytes, list[tuple[bytes, str | None, str | None]]] = {}
    for training, person, outcome, number in queries.course_people(db):
        listed.setdefault(training, []).append((person, outcome, number))
    found = [_course(bounds, row, days.get(row[0], {}), came, listed.get(row[0], [])) for row in queries.courses(db)]
    taken = {activity for of_course in days.values() for activity in of_course}
    found += [
        Course(id_, title, day, "sumu", True, 10, dict.fromkeys(people, 1), frozenset(people), {}, id_)
        for id_, title, day in held
        if id_ not in taken
        for people in [came.get(id_, set())]
    ]
    return sorted(found, key=lambda course: (course.ended, course.id))


def _course(
    bounds: Rules,
    row: tuple[bytes, str | None, str | None, str | None, int | None, int | None, str | None],
    days: Mapping[bytes, str],
    came: Mapping[bytes, Collection[bytes]],
    listed: Sequence[tuple[bytes, str | None, str | None]],
) -> Course:
    id_, name, ended, level, whole, hours, _ = row
    ours = bool(days)
    present: dict[bytes, int] = {}
    for activity in days:
        for person in came.get(activity, ()):
            present[person] = present.get(person, 0) + 1
    least = bounds.share * len(days)
    finished = {person for person, number in present.items() if number >= least}
    length = (whole or 0) * 10 or (hours or 0) * 10 // bounds.hours_a_day or 10
    for person, outcome, _number in listed:
        present.setdefault(person, 0 if ours else max(1, length // 10))
        if outcome == FINISHED or (outcome is None and not ours):
            finished.add(person)
        elif outcome is not None:
            finished.discard(person)
    numbers = {person: number for person, _, number in listed if number}
    end = max(((day, activity) for activity, day in days.items()), default=None)
    last = end[0] if end else ended or ""
    tenths = len(days) * 10 if ours else length
    return Course(
        id_, name or "", last, level or "", ours, tenths, present, frozenset(finished), numbers, end[1] if end else None
    )


class Trained(NamedTuple):
    """What the figures of a day are counted from: group → who is or was in it, the courses with who of these came, and
    how turns are counted."""

    groups: Mapping[str, Sequence[InOffice]]
    courses: Sequence[Course]
    rules: Rules = Rules()


def trained(db: Database) -> Trained:
    """Of everybody who was ever in a group."""
    groups, rules = groups_of(db), township_rules(db)
    return Trained(
        groups, courses_of(db, rules, {held.person for of_group in groups.values() for held in of_group}), rules
    )


def groups_of(db: Database) -> dict[str, list[InOffice]]:
    """Group → who is or was in it, times in office without a break as one."""
    found: dict[str, list[InOffice]] = {code: [] for code in TRAINING_GROUP}
    for person, unit, level, post, since, until in queries.posts(db):
        held = InOffice(person, unit, post, since, until)
        found["G4"].append(held)
        if level == "sumu" and post in ("P1", "P2"):
            found["G1"].append(held)
        if level in _GACHA_LEVELS and post == "P1":
            found["G2"].append(held)
    for person, unit, since, until in queries.keepers(db):
        found["G3"].append(InOffice(person, unit, "", since, until))
    return {group: unbroken(posts) for group, posts in found.items()}


class Training:
    """The courses and turns of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._guard = threading.Lock()
        self._freshness = Freshness(desk, *_COUNTED, "setting")
        self._kept: Trained | None = None

    @property
    def rules(self) -> Rules:
        """How turns are counted here."""
        return township_rules(self._desk.db)

    def set_rules(self, rules: Rules) -> Changes:
        """From now on, everywhere; frozen reports stay. Raises FieldErrors by name; KnownError role_may_not where
        somebody else than a chair asks."""
        if wrong := rules_wrong(rules):
            raise FieldErrors(dict.fromkeys(wrong, "number_wrong"))
        value = {**rules._asdict(), "share": [rules.share.numerator, rules.share.denominator]}
        return self._desk.journal.write([set_ever(SETTING_NAME, value)], Label("setting.training_rules"))

    def kept(self) -> Trained:
        """``trained``, read again only after a row changed: the months of a year ask for it again and again."""
        with self._guard:
            if self._freshness.changed() != set() or self._kept is None:
                self._kept = trained(self._desk.db)
            return self._kept

    def courses(self, people: Collection[bytes] | None = None) -> list[Course]:
        """All that were given; with ``people`` only who of these came to which."""
        return courses_of(self._desk.db, self.rules, people)

    def groups(self) -> dict[str, list[InOffice]]:
        """Group → who is or was in it, times in office without a break as one."""
        return groups_of(self._desk.db)

    def coverage(self, group: str, day: date | None = None) -> Coverage:
        """覆盖率 of a group on a day, today where none is named."""
        return covered(group, self.groups()[group], self.courses(), day or self._desk.today(), self.rules)

    def standing(self, day: date) -> Standing:
        """Every group on a day and every course, from one reading of all."""
        courses, groups, rules = self.courses(), self.groups(), self.rules
        since, until = f"{day.year - rules.years + 1}-01-01", f"{day.year}-12-31"
        return Standing(
            {course.id: course.ended for course in courses},
            {group: covered(group, held, courses, day, rules) for group, held in groups.items()},
            {group: completed(held, courses, since, until) for group, held in groups.items()},
            frozenset(course.id for course in courses if course.ours and course.finished),
        )

    def held_between(self, first: str, last: str) -> list[Course]:
        """Courses of ours that ended from one ISO day to another, both counted."""
        return [course for course in self.courses() if course.ours and first <= course.ended <= last]

    def findings(self, day: date | None = None) -> list[tuple[str, tuple[bytes, ...], str]]:
        """(code, women or courses, what the words name) of what is to be looked at: never, soon, unfinished,
        course_twice (one that another level gave, written down on two laptops), certificate_twice."""
        today, courses, rules = day or self._desk.today(), self.courses(), self.rules
        waits = (today - timedelta(days=rules.new)).isoformat()
        found: list[tuple[str, tuple[bytes, ...], str]] = []
        for group, held in self.groups().items():
            turns = covered(group, held, courses, today, rules).turns
            for code in ("never", "soon"):
                own = (t.held.person for t in turns if t.state == code and (code == "soon" or t.held.since <= waits))
                if women := tuple(sorted(own)):
                    found.append((code, women, group))
        for course in courses:
            left = tuple(sorted(course.days.keys() - course.finished))
            if left:
                found.append(("unfinished", left, course.name))
        numbers: dict[str, list[bytes]] = {}
        for course in courses:
            for person, number in course.certificates.items():
                numbers.setdefault(number, []).append(person)
        written: dict[tuple[str, str], list[Course]] = {}
        for course in courses:
            if not course.ours and course.ended:
                written.setdefault((course.name, course.ended), []).append(course)
        for (name, _), same in written.items():
            came = Counter(person for course in same for person in course.days)
            if twice := tuple(sorted(person for person, number in came.items() if number > 1)):
                found.append(("course_twice", twice, name))
        found += [("certificate_twice", tuple(who), number) for number, who in numbers.items() if len(who) > 1]
        return found

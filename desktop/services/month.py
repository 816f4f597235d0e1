"""What was done in a period: activities by kind, 人次 and 人数, newcomers, visits. Counted, never typed."""

from __future__ import annotations

import threading
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, compress
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.services.freshness import Freshness
from desktop.services.reporting.reading import Reading
from desktop.services.roster import MAN
from desktop.store.queries import month as queries
from desktop.store.queries import people as people_queries
from protocol.periods import Period, Term, month_of

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from desktop.services.desk import Desk

__all__ = ["Came", "Held", "KindLine", "Month", "Period", "Summary", "once", "write_xlsx"]

#: Rows of ``queries.activities`` and ``queries.came``.
Held = tuple[bytes, str | None, int, int]
Came = tuple[bytes, bytes | None, int | None]
#: The kinds of which summaries are made.
_COUNTED: Final = ("activity", "attendance", "visit", "person", "household")
#: So many months are kept: those of a page's plot, two years, and some more.
MOST_KEPT: Final = 40
#: The kind of an activity for which none was chosen.
_OTHER = "A99"


@dataclass(frozen=True)
class KindLine:
    """One kind of activity: how many were held; 人次 and, of these, 妇女人次; different women known by name (人数)."""

    kind: str
    activities: tuple[bytes, ...]
    attendances: int
    women: int
    people: frozenset[bytes]


@dataclass(frozen=True)
class Summary:
    """A period's figures; each opens to the ids behind it.

    Women are persons written down as women, and those without a sex, who are counted too and said: ``without_sex`` of
    the 妇女人次, ``sexless`` of the different women. Men are in 人次 only. ``visits_by_target``: a code, ""
    for visits without one.
    """

    period: Period
    kinds: tuple[KindLine, ...] = ()
    people: frozenset[bytes] = frozenset()
    newcomers: frozenset[bytes] = frozenset()
    visits: int = 0
    #: Women whom visits met, by whom they were made to and who was reached besides.
    visited: frozenset[bytes] = frozenset()
    visits_by_target: tuple[tuple[str, int], ...] = field(default=())
    without_sex: int = 0
    sexless: frozenset[bytes] = frozenset()
    #: Everybody who came and is known by name, men among them; and those in 人次 who are not (guests).
    named: frozenset[bytes] = frozenset()
    unnamed: int = 0
    #: The day and whom each visit went to: her household, the woman where she has none; None where neither was chosen.
    doors: tuple[tuple[str, bytes | None], ...] = ()

    @property
    def people_without_sex(self) -> int:
        """How many of the different women have no sex noted."""
        return len(self.sexless)

    @cached_property
    def paid(self) -> frozenset[tuple[str, bytes]]:
        """The different days and doors of those visits that say to whom."""
        return frozenset((day, whom) for day, whom in self.doors if whom is not None)

    @property
    def activities(self) -> int:
        """Activities held."""
        return sum(len(line.activities) for line in self.kinds)

    @property
    def attendances(self) -> int:
        """人次: everybody who came, each time, guests included."""
        return sum(line.attendances for line in self.kinds)

    @property
    def women(self) -> int:
        """妇女人次: the women among them, guests said to be women included."""
        return sum(line.women for line in self.kinds)


class Month:
    """The figures of one township's periods."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._guard = threading.Lock()
        self._freshness = Freshness(desk, *_COUNTED)
        self._kept: dict[Period, Summary] = {}

    def to_report(self, own: int) -> Term:
        """The month that is written about now: the one that closed last. ``own``: this laptop's closing day, see
        ``TownshipSettings``. Of a township that began after it, the one that runs."""
        closing = self._desk.township_settings.closing(own)
        running = month_of(self._desk.today(), closing)
        closed = running.step(-1)
        begins = queries.begins(self._desk.db)
        return closed if begins is not None and begins <= closed.period(closing).last.isoformat() else running

    def together(self, months: Sequence[Period]) -> Summary:
        """What months that follow each other make as one period."""
        found = self.each(months)
        return found[0] if len(found) == 1 else _joined(found)

    def each(self, months: Sequence[Period]) -> list[Summary]:
        """What each of some months makes. A year, the year to date and twelve months on a page are the same months, so
        each is counted once and kept until a row changes."""
        with self._guard:
            if self._freshness.changed() != set():
                self._kept.clear()
            reading = Reading(self._desk.db)
            for month in months:
                if month not in self._kept:
                    self._kept[month] = self.summary(month, reading=reading)
            found = [self._kept[month] for month in months]
            for month in list(self._kept)[: max(0, len(self._kept) - MOST_KEPT)]:
                del self._kept[month]
        return found

    def summary(self, period: Period, *, people: bool = True, reading: Reading | None = None) -> Summary:
        """Counts a period. ``people`` False: without who came, which is most of the time that it takes; what is told of
        them is then empty. ``reading``: what was read for other periods."""
        since, until = period.first.isoformat(), period.last.isoformat()
        db = self._desk.db
        read = reading or Reading(db)
        stands, sexes = read.once(people_queries.survivors), read.once(people_queries.not_women)
        came = once(queries.came(db, since, until), stands) if people else []
        activities, whom, anew = zip(*came, strict=True) if came else ((), (), ())
        apart = list(compress(zip(activities, whom, strict=True), map({None, *sexes}.__contains__, whom)))
        without_sex = sum(person is not None and sexes[person] != MAN for _, person in apart)
        held = queries.activities(db, since, until)
        men = {person for person, sex in sexes.items() if sex == MAN}
        lines = _by_kind(held, activities, whom, apart, men)
        named = frozenset(whom) - {None}
        women = named - men
        visits = queries.visits(db, since, until)
        targets = Counter(target for _, target, *_ in visits)
        visited = {stands.get(person, person) for _, _, _, person, _, met, _ in visits if person and met}
        visited.update(stands.get(person, person) for *_, besides in visits for person in besides or ())
        return Summary(
            period,
            lines,
            women,
            frozenset(compress(whom, anew)) & women,
            len(visits),
            frozenset(visited - men),
            _by_code(targets),
            without_sex,
            women.intersection(sexes),
            named,
            whom.count(None) + sum(guests for *_, guests, _ in held),
            tuple(
                (day, household or (person and stands.get(person, person)))
                for _, _, day, person, household, *_ in visits
            ),
        )


def _joined(parts: Sequence[Summary]) -> Summary:
    """Periods that follow each other as one: what is added up is added, who is different is put together."""
    kinds: dict[str, list[KindLine]] = defaultdict(list)
    for line in chain.from_iterable(part.kinds for part in parts):
        kinds[line.kind].append(line)
    lines = tuple(
        KindLine(
            kind,
            tuple(chain.from_iterable(line.activities for line in of_kind)),
            sum(line.attendances for line in of_kind),
            sum(line.women for line in of_kind),
            _union(line.people for line in of_kind),
        )
        for kind, of_kind in sorted(kinds.items())
    )
    targets = sum((Counter(dict(part.visits_by_target)) for part in parts), Counter[str]())
    return Summary(
        Period(parts[0].period.first, parts[-1].period.last),
        lines,
        _union(part.people for part in parts),
        _union(part.newcomers for part in parts),
        sum(part.visits for part in parts),
        _union(part.visited for part in parts),
        _by_code(targets),
        sum(part.without_sex for part in parts),
        _union(part.sexless for part in parts),
        _union(part.named for part in parts),
        sum(part.unnamed for part in parts),
        tuple(chain.from_iterable(part.doors for part in parts)),
    )


def _union(parts: Iterable[frozenset[bytes]]) -> frozenset[bytes]:
    return frozenset().union(*parts)


def _by_code(targets: Counter[str]) -> tuple[tuple[str, int], ...]:
    """By code, what was not classified last."""
    return tuple(sorted(targets.items(), key=lambda item: (not item[0], item[0])))


def once(came: list[Came], stands: Mapping[bytes, bytes]) -> list[Came]:
    """Who came, by who stands for her; a woman who was written down twice came once. Rows of an activity follow each
    other, as they did."""
    doubled = {activity for activity, person, _ in came if person in stands} if stands else set()
    if not doubled:
        return came
    apart = [row for row in came if row[0] in doubled]
    known = {(activity, stands.get(person, person)): new for activity, person, new in apart if person}
    once_each: list[Came] = [(activity, her, new) for (activity, her), new in known.items()]
    guests = [row for row in apart if row[1] is None]
    return [row for row in came if row[0] not in doubled] + sorted(guests + once_each, key=itemgetter(0))


def _by_kind(
    held: list[Held],
    activities: Sequence[bytes],
    whom: Sequence[bytes | None],
    apart: list[tuple[bytes, bytes | None]],
    men: set[bytes],
) -> tuple[KindLine, ...]:
    """The figures by kind, in the order of the codes. ``activities`` and ``whom``: everybody who came, side by side;
    those of an activity one after the other; ``apart``: (activity, person) of labelled guests (None) and of those who
    are not written down as women, ``men`` among them.

    Whole columns are counted at a time: a year is tens of thousands of rows.
    """
    heads = Counter(activities)  # in the order of the rows
    no_women = Counter(activity for activity, person in apart if person is None or person in men)
    kinds = {id_: kind or _OTHER for id_, kind, _, _ in held}
    people: dict[str | None, set[bytes | None]] = defaultdict(set)
    start = 0
    for activity, number in heads.items():
        people[kinds.get(activity)].update(whom[start : start + number])
        start += number
    rows: dict[str, list[Held]] = defaultdict(list)
    for row in held:
        rows[row[1] or _OTHER].append(row)
    found = []
    for kind, of_kind in sorted(rows.items()):
        ids = tuple(id_ for id_, *_ in of_kind)
        known = sum(heads[id_] for id_ in ids)
        women = known - sum(no_women[id_] for id_ in ids) + sum(min(among, guests) for *_, guests, among in of_kind)
        attendances = known + sum(guests for *_, guests, _ in of_kind)
        found.append(KindLine(kind, ids, attendances, women, frozenset(filter(None, people[kind] - men))))
    return tuple(found)


def write_xlsx(path: Path, title: str, rows: list[list[str | int]]) -> None:
    """Saves a table as a spreadsheet: text is written as text, never as a formula. A file that stood there is replaced
    only once the new one is whole. Raises OSError."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    part = path.with_name(f".{path.name}.part")
    book = xlsxwriter.Workbook(str(part), {"strings_to_formulas": False, "strings_to_urls": False})
    _fill(book, title, rows)
    try:
        book.close()
        part.replace(path)
    except FileCreateError as error:
        raise OSError(str(error)) from error
    finally:
        part.unlink(missing_ok=True)


def _fill(book: Workbook, title: str, rows: list[list[str | int]]) -> None:
    sheet = book.add_worksheet()
    head = book.add_format({"bold": True, "font_size": 14})
    bold = book.add_format({"bold": True, "bottom": 1})
    sheet.write_string(0, 0, title, head)
    for y, row in enumerate(rows, 2):
        for x, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(y, x, value, bold if y == 2 else None)
            else:
                sheet.write_number(y, x, value)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 8, 12)

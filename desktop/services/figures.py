"""数字 What ``protocol.figures`` declares, counted from this township's rows: each figure with what it opens.

One period is read once; the same period of the year before and the year to date are two more. What a laptop cannot know
of a past day stands as None (shown as —), never as 0.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.services.called import person_name, record_name
from desktop.services.codes import label
from desktop.services.federation import Offices
from desktop.services.month import Summary
from desktop.services.names import name_key
from desktop.services.reporting.confidence import kept_back
from desktop.services.reporting.contact_rows import SERVED, SERVING
from desktop.services.reporting.reading import Reading
from desktop.services.reporting.sources import SAME_ROWS, source_rows
from desktop.store.queries import month as queries
from protocol.figures import DECLARED, FEDERATION, FIGURES, TOLD, Cell, Figure, Taken, Unit, change, percent, quotient
from protocol.periods import Closing, Period, Span, Term, month_of

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.reporting.basis import Basis

__all__ = [
    "DECLARED",
    "FEDERATION",
    "FIGURES",
    "KINDS",
    "KIND_COLUMNS",
    "PLOTTED",
    "TARGET_COLUMN",
    "Cell",
    "Closing",
    "Count",
    "Figure",
    "Figures",
    "GachaCounts",
    "Line",
    "MonthCells",
    "Period",
    "Report",
    "Span",
    "Term",
    "Unit",
    "change",
    "known",
    "month_of",
    "percent",
    "quotient",
]

#: Figures whose rows may be sealed, see ``kept_back``.
_CONFIDED: Final = (SERVED, *(id_ for id_, figure in FIGURES.items() if figure.opens in ("need", "dispute")))
#: The kinds whose rows the figures are counted from.
KINDS: Final = frozenset(
    {"activity", "attendance", "visit", "person", "household", "home", "home_person", "org_unit", "org_count"}
    | {"appointment", "term", "establishment", "population", "chat_group", "group_count", "media_account"}
    | {"media_count", "volunteer", "volunteer_team", "volunteer_service", "award", "training", "training_day"}
    | {"training_person", "budget", "budget_change", "fund_entry", "link", "aid", "screening"}
    | {"need", "need_step", "dispute", "dispute_look", "dispute_check", "home_keeper", "home_check", "home_check_item"}
    | {"meeting", "meeting_plan", "resolution", "rota", "rota_turn", "rota_log", "project", "project_step"}
)
#: Figures that follow from who came; the others are counted without reading that.
OF_PEOPLE: Final = frozenset(id_ for id_ in FIGURES if id_.startswith("act.") and id_ != "act.count") | {SERVED}
#: The figures of which the table by kind of activity and that of whom visits went to are made.
KIND_COLUMNS: Final = frozenset({"act.count", "act.heads", "act.women_heads", "act.women"})
TARGET_COLUMN: Final = "visit.count"
#: The figures whose twelve months a page plots.
PLOTTED: Final = ("act.count", "act.heads", "act.women", "visit.count")


@dataclass(frozen=True)
class Count:
    """A figure as it was counted, and the rows behind it, of the kind that the figure ``opens``, in no order. ``rows``
    None: all activities or visits of the period, which a list opens by their days. ``sealed``: how many rows besides
    are counted and not told to who uses this laptop."""

    cell: Cell
    rows: tuple[bytes, ...] | None = None
    sealed: int = 0


@dataclass(frozen=True)
class Line:
    """One figure of a report: now, in the same period of the year before, and from the year's beginning to its end.

    ``before`` None: not counted then, or nothing was written down yet (the township began later).
    """

    figure: Figure
    now: Count
    before: Count | None
    to_date: Count

    @property
    def growth(self) -> int | None:
        """On the year before, in tenths of a per cent."""
        return None if self.before is None else change(self.now.cell, self.before.cell)


@dataclass(frozen=True)
class Report:
    """A term's figures. ``summary``: the same period by kind of activity and by whom visits went to. ``asked``: the
    figures that go up, in their order; the forms pack may ask for some of them only."""

    term: Term
    summary: Summary
    lines: tuple[Line, ...]
    year_before: Period
    to_date: Period
    asked: tuple[str, ...] = tuple(FIGURES)

    @property
    def asked_lines(self) -> list[Line]:
        """The lines that go up."""
        lines = {line.figure.id: line for line in self.lines}
        return [lines[id_] for id_ in self.asked if id_ in lines]  # of a count that nobody told nothing goes up

    @property
    def tells_kinds(self) -> bool:
        """Whether the table by kind of activity goes up: where all of its numbers are asked for."""
        return KIND_COLUMNS.issubset(self.asked)

    @property
    def tells_targets(self) -> bool:
        """Whether the table of whom visits went to goes up."""
        return TARGET_COLUMN in self.asked

    @property
    def period(self) -> Period:
        """The days that were counted."""
        return self.summary.period


class MonthCells(NamedTuple):
    """A month's plotted figures by id, and those of the same month a year before; {} where nothing was written down."""

    term: Term
    period: Period
    now: Mapping[str, Cell]
    before: Mapping[str, Cell]


class GachaCounts(NamedTuple):
    """A gacha's figures; ``unit`` None: what is no gacha's, as what the township itself held."""

    unit: bytes | None
    name: str
    counts: Mapping[str, Count]


class Figures:
    """The figures of one desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def report(self, term: Term, own: int) -> Report:
        """Counts a term, the year before and the year to date. ``own``: this laptop's closing day, see
        ``TownshipSettings``."""
        closing = self._desk.township_settings.closing_for(term, own)
        period, earlier, whole = term.period(closing), term.a_year_before().period(closing), term.to_date(closing)
        summary, reading = self._desk.month.together(_months(term, closing)), Reading(self._desk.db)
        now = known(self.counted(summary, reading=reading))
        begins = queries.begins(self._desk.db)
        begun = begins is not None and begins <= earlier.last.isoformat()
        earlier_months = _months(term.a_year_before(), closing)
        before = known(self.counted(self._desk.month.together(earlier_months), reading=reading)) if begun else {}
        so_far = [Term(Span.MONTH, term.year, number).period(closing) for number in range(1, term.last_month + 1)]
        year = now if whole == period else self.counted(self._desk.month.together(so_far), reading=reading)
        lines = tuple(Line(FIGURES[id_], count, before.get(id_), year[id_]) for id_, count in now.items())
        pack = self._desk.forms_packs.at(period.last)
        return Report(term, summary, lines, earlier, whole, pack.asked(term.span) if pack else tuple(FIGURES))

    def months(self, last: Term, own: int) -> list[MonthCells]:
        """The twelve months up to the one that a term closes in, each beside the same a year before; of ``PLOTTED``."""
        closing = self._desk.township_settings.closing(own)
        end = last.as_long_as(Span.MONTH)._replace(number=last.last_month)
        terms = [end.step(by) for by in range(-23, 1)]
        begins = queries.begins(self._desk.db)
        periods = [term.period(closing) for term in terms]
        begun = [period for period in periods if begins is not None and begins <= period.last.isoformat()]
        counted = self._desk.month.each(begun)  # the later ones: there is no month before the beginning among them
        cells: list[Mapping[str, Cell]] = [{}] * (len(periods) - len(begun)) + [
            _plotted(summary) for summary in counted
        ]
        return [
            MonthCells(term, period, now, before)
            for term, period, now, before in zip(terms[12:], periods[12:], cells[12:], cells[:12], strict=True)
        ]

    def by_gacha(self, period: Period) -> list[GachaCounts]:
        """Figures with the rows behind them, gacha by gacha in their order, then what is no gacha's. An activity stands
        with each gacha that hosts it, so that they may be more together than the township's number."""
        from desktop.services.office_forms.by_gacha import parts_by_gacha
        from desktop.services.reporting.basis import read

        names: dict[bytes | None, str] = {unit.id: unit.short for unit in self._desk.units.gachas()}
        known = [unit for unit in names if unit is not None]
        whole = read(self._desk.db, period)
        parts, openly = parts_by_gacha(self._desk, whole, period.last.isoformat(), known), whole.openly_served()
        found = []
        for unit in [*names, None]:
            counts = {id_: self._told(id_, each, period, openly) for id_, each in _counts(parts[unit]).items()}
            found.append(GachaCounts(unit, names.get(unit, ""), counts))
        return found

    def _told(self, figure: str, count: Count, period: Period, openly: Set[bytes]) -> Count:
        """A count without the rows that are not for who uses this laptop."""
        away = kept_back(self._desk, figure, count.rows or (), period, openly) if figure in _CONFIDED else ()
        if not away:
            return count
        return replace(count, rows=tuple(row for row in count.rows or () if row not in away), sealed=len(away))

    def federations(self, last: str) -> list[tuple[bytes, bool]]:
        """The gachas and communities that there are on a day (ISO), and whether each is a federation by then."""
        return [(unit, bool(has)) for unit, has in queries.gachas(self._desk.db, last)]

    def population(self, last: str) -> dict[bytes, tuple[bytes, int, int]]:
        """Row → (unit, women, households) of each unit's last counts up to a day (ISO), mergers counted in."""
        return queries.population(self._desk.db, last)

    def _met(self, kind: str, rows: Mapping[bytes, Mapping[str, Any]]) -> list[tuple[bytes, str]]:
        """Meetings by which one it is, turns by whose, plans by their month: as they follow each other."""
        desk, told = self._desk, []
        for id_, row in rows.items():
            if kind == "meeting":
                told.append((id_, f"{desk.meetings.name(id_)} {row['day'] or ''}".strip()))
            elif kind == "meeting_plan":
                body = label("meeting_body", row["body"])
                told.append((id_, f"{row['month']} {desk.units.name(row['org'])}{body}"))
            elif kind == "rota_turn":
                told.append((id_, f"{row['starts']} {desk.rotas.name(row['rota'])} {row['name']}"))
            else:
                told.append((id_, row["text"] or ""))
        return sorted(told, key=lambda each: (each[1], each[0]))

    def begins(self) -> str | None:
        """The day of the first activity that was held or of the first visit; None before there was any."""
        return queries.begins(self._desk.db)

    def names(self, figure: Figure, rows: Collection[bytes]) -> list[tuple[bytes, str]]:
        """(id, name) of homes, units, visits or other rows that a figure opens, by name; visits by day."""
        found = self._desk.journal.rows.get_many(figure.opens, list(rows))
        if figure.opens == "visit":
            seen = [record["person"] for record in found.values() if record["person"]]
            women = self._desk.journal.rows.get_many("person", seen)
            called = {id_: person_name(her) for id_, her in women.items()}
            return sorted(
                (
                    (id_, f"{record['date']} {called.get(record['person'], '')}".strip())
                    for id_, record in found.items()
                ),
                key=lambda each: (each[1], each[0]),
            )
        if figure.opens == "population":
            units = self._desk.units
            told = ((id_, f"{units.name(record['org'])} {record['day']}".strip()) for id_, record in found.items())
            return sorted(told, key=lambda each: (name_key(each[1]), each[0]))
        if figure.opens in ("meeting", "meeting_plan", "resolution", "rota_turn"):
            return self._met(figure.opens, found)
        subject = self._desk.records.subject
        named = [
            (id_, record_name(figure.opens, record) or subject(figure.opens, record)) for id_, record in found.items()
        ]
        return sorted(named, key=lambda each: (name_key(each[1]), each[0]))

    def cells(self, period: Period, wanted: Collection[str]) -> dict[str, Cell]:
        """These figures of a period as numbers alone, without what is not known; no more is read than they need."""
        summary = self._desk.month.summary(period, people=not OF_PEOPLE.isdisjoint(wanted))
        return {id_: count.cell for id_, count in known(self.counted(summary, wanted)).items() if id_ in wanted}

    def counted(
        self, summary: Summary, wanted: Collection[str] = FIGURES, reading: Reading | None = None
    ) -> Mapping[str, Count]:
        """The figures ``wanted`` of a summary's period, in the order of their declaration, with those that they are
        shares of or are known by, without those of too few rows. Of the rest nothing is read. ``reading``: what other
        periods of the same report have read."""
        needed = _with_theirs(wanted)
        period, db = summary.period, self._desk.db
        read = reading or Reading(db)
        first, last = period.first.isoformat(), period.last.isoformat()
        found = _of_summary(summary, needed)
        openly: Set[bytes] = frozenset()
        if not needed.isdisjoint(_HOMES):
            homes = read.once(queries.homes, first, last)
            throughout = [home for home, always, _ in homes if always]
            active = [home for home, always, held in homes if always and held]
            found |= {
                "home.count": _rows([home for home, *_ in homes]),
                "home.open_throughout": _rows(throughout),
                "home.active": Count(Cell(len(active), len(throughout)), tuple(active)),
            }
        if not needed.isdisjoint(_GACHAS):
            gachas = read.once(queries.gachas, last)
            reformed, live = [unit for unit, has in gachas if has], {unit for unit, _ in gachas}
            people = {row: each for row, each in queries.population(db, last).items() if each[0] in live}
            found |= {
                "org.gachas": _rows([unit for unit, _ in gachas]),
                "org.reformed": Count(Cell(len(reformed), len(gachas)), tuple(reformed)),
                "pop.women": _given({row: women for row, (_, women, _) in people.items()}),
                "pop.households": _given({row: homes for row, (*_, homes) in people.items()}),
            }
        if "officers.people" in needed:
            found["officers.people"] = _rows(read.once(Offices).executives(period.last))
        for id_, given in source_rows(read, period, needed, self._desk.training.kept).items():
            figure = FIGURES[id_]
            number = figure.number(given.values())
            if number is not None:
                opens = {row for (kind, row), gave in given.items() if kind == figure.opens and _opens(figure, gave)}
                found[id_] = Count(Cell(number), tuple(opens))
        if SERVED in needed:
            came = (line.people for line in summary.kinds if line.kind in SERVING)
            openly = summary.visited.union(found["aid.people"].rows or (), *came)
            found[SERVED] = _rows(openly.union(found[SERVED].rows or ()))
        if not needed.isdisjoint(_COURSES):
            found |= self._courses(first, last)
        found |= {id_: found[of] for id_, of in SAME_ROWS.items() if of in found}
        found |= {id_: self._told(id_, found[id_], period, openly) for id_ in _CONFIDED if id_ in found}
        return {id_: _over(found, figure) for id_, figure in FIGURES.items() if id_ in needed and id_ in found}

    def _courses(self, first: str, last: str) -> dict[str, Count]:
        """Those that ended in a period."""
        from desktop.services.reporting.basis import taught

        courses = taught(self._desk.db, first, last)
        return {
            "train.courses": _rows(courses),
            "train.heads": _sum(sum(len(each.came) for each in courses.values())),
            "train.people": _rows({her for each in courses.values() for her in each.came}),
            "train.days": _sum(sum(each.person_days for each in courses.values())),
        }


_HOMES: Final = frozenset({"home.count", "home.open_throughout", "home.active"})
_GACHAS: Final = frozenset({"org.gachas", "org.reformed", "pop.women", "pop.households"})
_COURSES: Final = frozenset({"train.courses", "train.heads", "train.people", "train.days"})


def _with_theirs(wanted: Collection[str]) -> set[str]:
    """These figures, and those that they are shares of, are known by or have their rows from."""
    found, left = set[str](), list(wanted)
    while left:
        id_ = left.pop()
        if id_ not in found and id_ in FIGURES:
            found.add(id_)
            left += filter(None, (FIGURES[id_].of, TOLD.get(id_), SAME_ROWS.get(id_)))
    return found


def _of_summary(summary: Summary, needed: Collection[str]) -> dict[str, Count]:
    """Those that are needed."""
    given = {id_: give(summary) for id_, give in _SUMMED.items() if id_ in needed}
    return {id_: _sum(each) if isinstance(each, int) else _rows(each) for id_, each in given.items()}


def _plotted(summary: Summary) -> dict[str, Cell]:
    """A month's cells of ``PLOTTED`` alone."""
    given = ((id_, _SUMMED[id_](summary)) for id_ in PLOTTED)
    return {id_: Cell(each if isinstance(each, int) else len(each)) for id_, each in given}


#: What a summary gives to its figures: a number, or rows.
_SUMMED: Final[Mapping[str, Callable[[Summary], int | Collection[bytes]]]] = {
    "act.count": lambda summary: summary.activities,
    "act.heads": lambda summary: summary.attendances,
    "act.heads_unnamed": lambda summary: summary.unnamed,
    "act.women_heads": lambda summary: summary.women,
    "act.women_heads_sex_unknown": lambda summary: summary.without_sex,
    "act.people": lambda summary: summary.named,
    "act.women": lambda summary: summary.people,
    "act.women_sex_unknown": lambda summary: summary.people_without_sex,
    "act.newcomers": lambda summary: summary.newcomers,
    "visit.count": lambda summary: summary.visits,
    "visit.household_days": lambda summary: len(summary.paid),
    "visit.households": lambda summary: len({whom for _, whom in summary.paid}),
    "visit.women": lambda summary: summary.visited,
}


def _over(found: Mapping[str, Count], figure: Figure) -> Count:
    """A figure's count; of a ratio over what it is of."""
    count = found[figure.id]
    return count if figure.of is None else replace(count, cell=Cell(count.cell.num, found[figure.of].cell.num))


def _months(term: Term, closing: Closing) -> list[Period]:
    """The months that a term is made of, each by the closing day of its report."""
    first = term.last_month - term.span.value + 1
    return [Term(Span.MONTH, term.year, number).period(closing) for number in range(first, term.last_month + 1)]


def _counts(basis: Basis) -> dict[str, Count]:
    rows = basis.given()
    return {
        id_: Count(cell, tuple(row for (_, row), gave in rows[id_].items() if _opens(FIGURES[id_], gave)))
        for id_, cell in basis.counted().items()
    }


def _opens(figure: Figure, gave: int) -> bool:
    """Whether a row is opened by a figure to which it gave so much: 0 days are days too."""
    return bool(gave) or figure.taken is not Taken.SUM


def known(counts: Mapping[str, Count]) -> dict[str, Count]:
    """Without what nobody told."""
    return {
        id_: count
        for id_, count in counts.items()
        if id_ not in TOLD or counts[TOLD[id_]].rows or counts[TOLD[id_]].sealed
    }


def _sum(number: int) -> Count:
    return Count(Cell(number))


def _given(rows: Mapping[bytes, int]) -> Count:
    """A sum that opens to the rows which gave something."""
    return Count(Cell(sum(rows.values())), tuple(row for row, number in rows.items() if number))


def _rows(ids: Collection[bytes]) -> Count:
    return Count(Cell(len(ids)), tuple(ids))

"""妇女之家的一年 What stands about one home in a year: months, checks, keepers, model, honours, self-assessment.

A check is judged by what was found: what does not apply is left out, what nobody judged yet is neither there nor
missing. The self-assessment adds up points of the forms pack with what each of them rests on; stars are the banner's to
give. ``service.md`` 6 has the rules, which are proposals.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.services.grid import GridCell
from desktop.store.queries import homes as queries
from desktop.store.values import Record
from protocol.figures import Cell
from protocol.forms_pack import HOME_LIST_TITLE, SIX_THINGS

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Points of honours of the year: each so many, up to what they are worth together.
_OF_AN_AWARD: Final = 5
#: The parts of the self-assessment, in their order.
PARTS: Final = ("place", "books", "people", "activities", "effect")


class Judged(NamedTuple):
    """How many lines of a check are there, missing, do not apply, and are not judged yet."""

    yes: int
    no: int
    na: int
    open: int

    @property
    def cell(self) -> Cell:
        """Of what was judged and applies, how much is there."""
        return Cell(self.yes, self.yes + self.no)

    @property
    def met(self) -> bool:
        """达标: all that applies is there, and all was judged."""
        return bool(self.yes) and not self.no and not self.open


def judged(items: Iterable[Mapping[str, Any]]) -> Judged:
    """The lines of a check (rows of ``home_check_item``), each counted once."""
    results = [row.get("result") for row in items]
    yes, no, na = (sum(result == code for result in results) for code in ("yes", "no", "na"))
    return Judged(yes, no, na, len(results) - yes - no - na)


@dataclass(frozen=True)
class Check:
    """A check of a home; ``books``: how many books were there, None where nobody counted."""

    id: bytes
    title: str
    day: str
    by: bytes | None
    books: int | None
    judged: Judged
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Model:
    """流动妇女+妇女组织+N志愿者: who belongs to it."""

    mobile: int
    org: bool
    volunteers: int
    wanted: int

    @property
    def complete(self) -> bool:
        """Whether nobody is missing."""
        return bool(self.mobile) and self.org and self.volunteers >= self.wanted


class Part(NamedTuple):
    """A part of the self-assessment: points of so many, and what it rests on: (words' code, number, of)."""

    code: str
    points: int
    most: int
    evidence: tuple[tuple[str, int, int | None], ...]


@dataclass(frozen=True)
class Assessment:
    """The parts, and how many stars their sum reaches."""

    parts: tuple[Part, ...]
    stars: int

    @property
    def points(self) -> int:
        """All of them."""
        return sum(part.points for part in self.parts)


@dataclass(frozen=True)
class HomeYear:
    """A home in a year. ``months``: the twelve working months, as the matrix of all homes shows them; ``due``: the
    spans in which something should have been held and are over, ``reached``: of them those in which it was; ``checks``:
    the latest first; ``keepers``: (who, since, until)."""

    home: Record
    year: int
    months: tuple[GridCell, ...]
    held: int
    due: int
    reached: int
    checks: tuple[Check, ...]
    keepers: tuple[tuple[bytes, str | None, str | None], ...]
    awards: tuple[tuple[str, str], ...]
    model: Model
    assessment: Assessment

    @property
    def check(self) -> Check | None:
        """The last one of the year."""
        return self.checks[0] if self.checks else None


def checklist(desk: Desk) -> tuple[str, tuple[str, ...]]:
    """What homes are looked through for now: its name and its lines, those of the forms pack first."""
    from desktop.services.forms_packs import HOME_LIST

    own = desk.forms_packs.checklist(HOME_LIST)
    return (HOME_LIST_TITLE, SIX_THINGS) if not own else (f"{len(own)}项核查", tuple(own))


def home_year(desk: Desk, home: bytes, year: int, own: int) -> HomeYear | None:
    """All of one home in a year; None of one that is gone. ``own``: this laptop's closing day, see
    ``TownshipSettings``."""
    record = desk.homes.get(home)
    if record is None:
        return None
    periods = desk.home_months.periods(year, own)
    line = desk.home_months.line(record, periods)
    since, until = periods[0].first.isoformat(), periods[-1].last.isoformat()
    checks = tuple(checks_of(desk, [home], since, until)[home])
    due, reached = desk.home_months.reached(record, periods)
    model = model_of(desk, record)
    awards = tuple(queries.awards(desk.db, home, since, until))
    rows = [(row["person"], row["since"], row["until"]) for row in record["home_keeper"]]
    held = sum(len(cell.ids) for cell in line)
    found = HomeYear(record, year, line, held, due, reached, checks, tuple(rows), awards, model, Assessment((), 0))
    return HomeYear(**{**found.__dict__, "assessment": assess(found, desk.forms_packs.home_rules())})


def checks_of(desk: Desk, homes: Sequence[bytes], since: str, until: str) -> dict[bytes, list[Check]]:
    """The checks of homes from one ISO day to another, both counted, the latest first."""
    ids = queries.checks(desk.db, homes, since, until)
    records = desk.journal.rows.get_many("home_check", ids)
    items = desk.rows["home_check_item"].of_many(ids)
    found: dict[bytes, list[Check]] = {home: [] for home in homes}
    for id_ in ids:
        row = records[id_]
        lines = items[id_]
        missing = tuple(line["item"] for line in lines if line["result"] == "no")
        found[row["home"]].append(
            Check(id_, row["title"] or "", row["checked_on"], row["checked_by"], row["books"], judged(lines), missing)
        )
    return found


def model_of(desk: Desk, home: Mapping[str, Any]) -> Model:
    """Who belongs to a home (as ``Homes.get`` gives it) of what makes it complete."""
    roles = [role for _, _, _, role in home["people"]]
    wanted = desk.forms_packs.home_rules()["volunteers"]
    return Model(roles.count("mobile"), home["org"] is not None, roles.count("volunteer"), wanted)


def assess(found: HomeYear, rules: Mapping[str, int]) -> Assessment:
    """The self-assessment of a year by the rules of the forms pack. Without a check there are no points for what it
    would have shown; a home that owes no activity has all points for them."""
    check, model = found.check, found.model
    cell = check.judged.cell if check is not None else Cell(0, 0)
    books = min(check.books or 0, rules["books"]) if check is not None else 0
    keeper, third = bool(found.home["keeper"]), rules["points_people"] // 3
    people = third * (keeper + model.org) + (
        rules["points_people"] - 2 * third if model.volunteers >= model.wanted else 0
    )
    activities = rules["points_activities"] * found.reached // found.due if found.due else rules["points_activities"]
    evidence: dict[str, tuple[int, tuple[tuple[str, int, int | None], ...]]] = {
        "place": (rules["points_place"] * cell.num // (cell.den or 1), (("check", cell.num, cell.den),)),
        "books": (
            rules["points_books"] * books // (rules["books"] or 1) if rules["books"] else rules["points_books"],
            (("books", books, rules["books"]),),
        ),
        "people": (
            people,
            (("keeper", int(keeper), None), ("org", int(model.org), None), ("volunteers", model.volunteers, None)),
        ),
        "activities": (activities, (("months", found.reached, found.due), ("held", found.held, None))),
        "effect": (
            min(_OF_AN_AWARD * len(found.awards), rules["points_effect"]),
            (("awards", len(found.awards), None),),
        ),
    }
    parts = tuple(Part(code, evidence[code][0], rules[f"points_{code}"], evidence[code][1]) for code in PARTS)
    whole = sum(part.points for part in parts)
    reached = [star for star in range(1, 6) if rules[f"star_{star}"] and whole >= rules[f"star_{star}"]]
    return Assessment(parts, max(reached, default=0))

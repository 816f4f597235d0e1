"""执委年度履职 The years of a township's executives: a plain kind, each with what records show and its points.

Points are off until the chair takes a table; full-time cadres of the federation never have any. Who was in office is
what the posts say: a year is prepared for everybody who held one on any of its days up to today.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from desktop.errors import FieldErrors
from desktop.services.duty import points
from desktop.services.duty.facts import Facts, shown
from desktop.services.duty.points import Entry, Score, Table
from desktop.services.duty_kinds import DUTY_YEAR
from desktop.services.federation import EXECUTIVE, Held
from desktop.services.plain_records import PlainFilter, PlainRecords
from desktop.services.township_settings import set_ever
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import duty as queries
from desktop.store.queries import settings as setting_queries
from desktop.store.queries.people import survivors
from desktop.store.values import Record, Value
from protocol.figures import Cell
from protocol.ids import derived_id
from protocol.terms import first_day, last_day

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The township's table of points: what ``points.plain`` gives, for all time.
SETTING_NAME: Final = "duty_points"
#: 专职: a full-time cadre of the federation has no points.
FULL_TIME: Final = "E1"
#: What a ballot has, in its order.
VOTES: Final = ("excellent", "competent", "basic", "failing")


def executives_of(posts: Iterable[Held], year: int, today: date) -> dict[tuple[bytes, bytes], Held]:
    """(organisation, woman) → her highest post of the executive committee on a day of the year, up to today."""
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    found: dict[tuple[bytes, bytes], Held] = {}
    for each in sorted(posts, key=lambda one: (one.post, one.since or "", one.id)):
        begun, over = first_day(each.since) or date.min, last_day(each.until) or date.max
        if each.post in EXECUTIVE and begun <= last and over >= first and first <= last:
            found.setdefault((each.org, each.person), each)
    return found


def counted(record: Mapping[str, Value]) -> Cell | None:
    """满意率 of a ballot: excellent and competent of all votes; None where nobody voted."""
    votes = [number if isinstance(number := record.get(name), int) else 0 for name in VOTES]
    return Cell(votes[0] + votes[1], sum(votes)) if sum(votes) else None


class Duty(PlainRecords):
    """The years of one desk's executives."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, DUTY_YEAR)

    # --- the table of points ----------------------------------------------------------------------------------------

    def table(self) -> Table | None:
        """By what points are given; None while they are off."""
        found = setting_queries.values(self._desk.db, SETTING_NAME)
        return points.of_plain(found[-1][1]) if found else None

    def set_table(self, table: Table | None) -> Changes:
        """From now on, everywhere; None switches points off. Raises FieldErrors by item, ``grades``; KnownError
        role_may_not where somebody else than a chair asks."""
        errors = {
            item.code: "points_wrong"
            for item in (table.items if table is not None else ())
            if not points.is_item(item.points, item.cap, item.least)
        }
        if table is not None and table.adds_up and not points.are_grades(table.grades):
            errors["grades"] = "grades_wrong"
        if errors:
            raise FieldErrors(errors)
        edit = set_ever(SETTING_NAME, points.plain(table))
        return self._desk.journal.write([edit], Label("setting.duty_points", table.preset if table else ""))

    # --- lists and forms ----------------------------------------------------------------------------------------------

    def ids(self, filter: PlainFilter | None = None, order: str = "", descending: bool | None = None) -> list[bytes]:
        """As of any plain kind; the latest year first, in the order of organisations and posts."""
        found = super().ids(filter, order or "year", descending)
        if order not in ("", "year"):
            return found
        latest_first = not order or bool(descending)
        desk = self._desk
        ranks = desk.units.ranks()
        rows = {id_: (org, her, year) for id_, org, her, year in queries.years(desk.db)}
        posts: dict[tuple[bytes, bytes], str] = {}
        for each in desk.federation.posts():
            key = each.org, each.person
            posts[key] = min(posts.get(key, "P9"), each.post)
        names = desk.people.names({her for _, her, _ in rows.values()})

        def place(id_: bytes) -> tuple[int, int, str, str]:
            if id_ not in rows:
                return 0, 0, "", ""
            org, her, year = rows[id_]
            return -year if latest_first else year, ranks.get(org, len(ranks)), posts.get((org, her), "P9"), names[her]

        return sorted(found, key=place)

    def choices(self, name: str) -> list[tuple[bytes | str, str]]:
        """As of any plain kind; also the years that were written down, the latest first."""
        if name != "year":
            return super().choices(name)
        years = sorted({year for *_, year in queries.years(self._desk.db)}, reverse=True)
        return [(str(year), str(year)) for year in years]

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with ``facts``, ``score`` (None while points are off, and of a full-time cadre),
        ``post`` (a code of posts, "" where she held none), ``is_full_time`` and ``share`` (满意率, a cell or None)."""
        records = super().page(ids)
        there = [record for record in records if record is not None]
        if not there:
            return records
        desk, today, table = self._desk, self._desk.today(), self.table()
        stands, posts = survivors(desk.db), list(desk.federation.posts())
        years = {record["year"] for record in there if record["year"]}
        read = {year: shown(desk, year) for year in years}
        held = {year: executives_of(posts, year, today) for year in years}
        for record in there:
            year, org, her = record["year"], record["org"] or b"", record["person"] or b""
            her = stands.get(her, her)
            post = held.get(year, {}).get((org, her))
            facts = read[year].of(org, her) if year in read and her else Facts()
            is_full_time = post is not None and post.engagement == FULL_TIME
            own = None if table is None or is_full_time else self._score(table, record, facts)
            record |= {
                "facts": facts,
                "score": own,
                "post": post.post if post is not None else "",
                "is_full_time": is_full_time,
                "share": counted(record),
            }
        return records

    def _score(self, table: Table, record: Record, facts: Facts) -> Score:
        entries = [Entry(row["item"] or "", row["points"], row["state"] or "") for row in record["duty_entry"]]
        own = {"report": int(bool(record["report"])), "file": int(any(each.counts for each in entries))}
        return points.score(table, facts.counts() | own, entries)

    def proposal(self) -> dict[str, Value]:
        """The township's federation, this year."""
        top = self._desk.units.township()
        return {**super().proposal(), "year": self._desk.today().year, "org": top.id if top is not None else None}

    # --- a year of all ----------------------------------------------------------------------------------------------

    def missing(self, org: bytes, year: int) -> list[bytes]:
        """Who was in office in an organisation in a year and has none written down yet; full-time cadres left out."""
        there = {(unit, her) for _, unit, her, held in queries.years(self._desk.db) if held == year}
        found = executives_of(self._desk.federation.posts(), year, self._desk.today())
        left = (each for key, each in found.items() if key[0] == org and key not in there)
        return [each.person for each in left if each.engagement != FULL_TIME]

    def prepare(self, org: bytes, year: int) -> Changes:
        """A year for each of ``missing``, in one act. One that was deleted stands again as if it were new."""
        empty = dict.fromkeys(self._kind.names)
        edits = []
        for her in self.missing(org, year):
            row = derived_id("duty_year", org, her, year)
            edits.append(Edit("duty_year", row, {**empty, "org": org, "person": her, "year": year, "deleted": None}))
        return self._desk.journal.write(edits, Label("duty_year.prepare", f"{self._desk.units.name(org)} {year}"))

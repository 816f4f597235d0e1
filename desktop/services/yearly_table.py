"""基层组织建设统计表 The yearly table of organisations: each cell a number that opens to the rows behind it.

Organisations and officers are ``federation_figures``; homes, volunteers, groups, training, terms and money stand in the
column of whose they are. What nobody's column is (a course, a volunteer without a team) stands in the whole alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from desktop.services.called import record_name
from desktop.services.codes import HOME_KIND, label
from desktop.services.dispatch.work_facts import volunteers_of
from desktop.services.federation_figures import Fact
from desktop.services.federation_rules import read_rules
from desktop.services.figures import Count, percent
from desktop.services.money import amount_words
from desktop.services.names import name_key
from desktop.services.reporting.service_rows import served_units
from desktop.store.queries import federation as queries
from desktop.store.queries import online, volunteers
from protocol.figures import FEDERATION, Cell
from protocol.terms import Held, highest

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Columns: the whole and its parts; 街道 is for towns that have some and stays empty in a sumu.
COLUMNS: Final = (
    ("all", "合计"),
    ("sumu", "苏木乡镇"),
    ("street", "街道"),
    ("gacha", "嘎查村"),
    ("community", "社区"),
    ("unit", "机关事业"),
    ("member", "团体会员"),
    ("new", "新领域"),
)
_PARTS: Final = tuple(key for key, _ in COLUMNS if key not in ("all", "street"))
#: Levels of a budget → the column of whose money it is.
_BUDGETED: Final = {"sumu": "sumu", "gacha": "gacha"}


class Shows(Enum):
    """How a cell is written."""

    NUMBER = "number"
    SHARE = "share"
    MONEY = "money"  # fen


@dataclass(frozen=True)
class Line:
    """A row of the table. ``words``: with two blanks in front where it is a part of the row above; ``opens``: the kind
    of the rows behind its cells; ``cells``: by column, without those in which it has none."""

    key: str
    words: str
    opens: str
    cells: Mapping[str, Count]
    shows: Shows = Shows.NUMBER

    def said(self, column: str) -> str:
        """What stands in a cell; "" where it has none."""
        count = self.cells.get(column)
        if count is None:
            return ""
        if self.shows is Shows.SHARE:
            return percent(count.cell)
        return amount_words(count.cell.num, grouped=False) if self.shows is Shows.MONEY else str(count.cell.num)


@dataclass(frozen=True)
class YearlyTable:
    """The table on a day. ``twice``: how many executive members sit in more than one column."""

    day: date
    lines: tuple[Line, ...]
    twice: int = 0
    columns: tuple[tuple[str, str], ...] = field(default=COLUMNS)

    @property
    def foot(self) -> str:
        """What is said below it."""
        said = "人数按不同的人计。"
        return f"{said}执委合计不等于各列之和，因 {self.twice} 人兼任。" if self.twice else said


#: Rows of ``FEDERATION``; those of which others are a part stand without blanks.
_OF_FEDERATION: Final = (
    ("应建数", "org.should"),
    ("已建数", "org.built"),
    ("组建（覆盖）率", "org.covered"),
    ("本年新建", "new_this_year"),
    ("主席", "post.chairs"),
    ("　其中：专职", "post.chairs_full_time"),
    ("　　　　副科级实职", "rank.deputy_section"),
    ("　　　　同级待遇", "rank.equal_treatment"),
    ("　　　　进班子（两委）", "post.chairs_leading"),
    ("副主席", "post.vice"),
    ("　其中：专职", "post.vice_full_time"),
    ("　　　　兼职", "post.vice_part_time"),
    ("　　　　挂职", "post.vice_seconded"),
    ("常委", "post.standing"),
    ("执委", "post.executives"),
    ("　其中：中共党员", "post.party"),
    ("　　　　少数民族", "post.minority"),
    ("　　　　{young}", "post.young"),
    ("　　　　大专以上", "post.college"),
    ("　　　　基层一线", "post.front_line"),
    ("　　　　本届新任", "post.new"),
    ("代表", "post.delegates"),
    ("妇女小组", "groups"),
)
_RANKS: Final = ("deputy_section", "equal_treatment")


class YearlyTables:
    """The yearly tables of one desk. Threads may share it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def on(self, day: date) -> YearlyTable:
        """The table on a day; what a year did is what it did up to that day."""
        desk = self._desk
        by_column, facts = desk.federation_figures.by_column(day), desk.federation_figures.facts(day)
        groups = by_column.pop("group")["org.units"]
        orgs = {key: desk.federation_figures.of_column(key, facts) for key in ("all", *_PARTS)}
        extra = {**self._units(day, facts, orgs), **self._ranked(day, orgs)}
        extra["groups"] = {"all": groups, "gacha": groups}
        young = young_words(desk)
        lines = []
        for words, key in _OF_FEDERATION:
            figure = FEDERATION.get(key)
            cells = extra[key] if figure is None else {c: counted[key] for c, counted in by_column.items()}
            opens = figure.opens if figure is not None else "person" if key.startswith("rank.") else "org_unit"
            shows = Shows.SHARE if key == "org.covered" else Shows.NUMBER
            lines.append(Line(key, words.format(young=young), opens, cells, shows))
        lines += [*self._homes(day, orgs), *self._volunteers(day, orgs), *self._groups(day, orgs)]
        lines += [*self._training(day), *self._terms(day, orgs, by_column), *self._money(day)]
        members = {key: by_column[key]["post.executives"].rows or () for key in _PARTS}
        often = Counter(her for key in _PARTS for her in members[key])
        return YearlyTable(day, tuple(lines), sum(number > 1 for number in often.values()))

    def names(self, line: Line, column: str) -> list[tuple[bytes, str]]:
        """(id, name) of the rows behind a cell, by name."""
        count = line.cells.get(column)
        rows = list(count.rows or ()) if count is not None else []
        if line.opens == "person":
            named = list(self._desk.people.names(rows).items())
        elif line.opens == "org_unit":
            named = [(id_, self._desk.units.name(id_)) for id_ in rows]
        else:
            found = self._desk.journal.rows.get_many(line.opens, rows)
            subject = self._desk.records.subject
            named = [(id_, record_name(line.opens, row) or subject(line.opens, row)) for id_, row in found.items()]
        return sorted(named, key=lambda each: (name_key(each[1]), each[0]))

    # --- parts ------------------------------------------------------------------------------------------------------

    def _units(
        self, day: date, facts: Collection[Fact], orgs: Mapping[str, frozenset[bytes]]
    ) -> dict[str, dict[str, Count]]:
        year = str(day.year)
        new = {f.id for f in facts if f.built(day) and (f.established_on or "").startswith(year)}
        return {"new_this_year": _by_column(orgs, ((id_, id_) for id_ in new))}

    def _ranked(self, day: date, orgs: Mapping[str, frozenset[bytes]]) -> dict[str, dict[str, Count]]:
        ranks = queries.ranks(self._desk.db)
        chairs = [held for held in highest(self._desk.federation.on(day).now) if held.post == "P1"]

        def of(rank: str) -> Iterable[tuple[bytes, bytes]]:
            return ((held.org, held.person) for held in chairs if _rank(held, ranks) == rank)

        return {f"rank.{rank}": _by_column(orgs, of(rank)) for rank in _RANKS}

    def _homes(self, day: date, orgs: Mapping[str, frozenset[bytes]]) -> Iterable[Line]:
        homes, stands = queries.homes_on(self._desk.db, day.isoformat()), online.standing_units(self._desk.db)

        def cells(kinds: Collection[str], *, model: bool = False) -> dict[str, Count]:
            pairs = [
                (stands.get(org, org) if org else b"", id_)
                for id_, org, kind, is_model in homes
                if (not kinds or kind in kinds) and (is_model or not model)
            ]
            return _by_column(orgs, pairs)

        yield Line("homes", "妇女之家", "home", cells(()))
        for at, kind in enumerate(HOME_KIND):
            lead = "　其中：" if not at else "　　　　"
            yield Line(f"homes.{kind}", f"{lead}{label('home_kind', kind)}", "home", cells((kind,)))
        yield Line("homes.model", "　　　　示范", "home", cells((), model=True))

    def _volunteers(self, day: date, orgs: Mapping[str, frozenset[bytes]]) -> Iterable[Line]:
        db, last = self._desk.db, day.isoformat()
        teams, stands = volunteers.teams(db, last), online.standing_units(db)
        pairs = [(stands.get(org, org) if org else b"", team) for team, org in teams.items()]
        yield Line("vol.teams", "巾帼志愿服务队", "volunteer_team", _by_column(orgs, pairs))
        live = {unit: unit for unit in orgs["all"]} | {old: to for old, to in stands.items() if to in orgs["all"]}
        people = _by_column(orgs, volunteers_of(self._desk, last, live))
        people["all"] = _rows(volunteers.volunteers(db, last))
        yield Line("vol.people", "巾帼志愿者", "person", people)

    def _groups(self, day: date, orgs: Mapping[str, frozenset[bytes]]) -> Iterable[Line]:
        groups, stands = online.groups(self._desk.db, day.isoformat()), online.standing_units(self._desk.db)
        of = [(group, {stands.get(unit, unit) for unit in served_units(group)} or {b""}) for group in groups]
        for kind, words in (("G1", "工作群"), ("G2", "联系群")):
            pairs = [(unit, group.id) for group, units in of if group.kind == kind for unit in units]
            yield Line(f"grp.{kind}", words, "chat_group", _by_column(orgs, pairs))
        served = {unit for group, units in of if group.kind == "G2" for unit in units if unit}
        covered = _by_column(orgs, ((unit, unit) for unit in served & (orgs["gacha"] | orgs["community"])))
        kept = {key: count for key, count in covered.items() if key in ("all", "gacha", "community")}
        yield Line("grp.covered", "　联系群覆盖嘎查村、社区", "org_unit", kept)

    def _training(self, day: date) -> Iterable[Line]:
        first, last = f"{day.year}-01-01", day.isoformat()
        courses = [course for course in self._desk.training.courses() if first <= course.ended <= last]
        written = tuple(sorted(course.id for course in courses if course.last_activity != course.id))
        came = {her for course in courses for her in course.days}
        yield Line("train.courses", "培训（期）", "training", {"all": Count(Cell(len(courses)), written)})
        heads = sum(len(course.days) for course in courses)
        yield Line("train.heads", "培训（人次）", "person", {"all": Count(Cell(heads), tuple(sorted(came)))})

    def _terms(
        self, day: date, orgs: Mapping[str, frozenset[bytes]], by_column: Mapping[str, Mapping[str, Count]]
    ) -> Iterable[Line]:
        overdue = {key: counted["org.overdue"] for key, counted in by_column.items()}
        yield Line("org.overdue", "任期届满数", "org_unit", overdue)
        renewed = [
            org
            for org, terms in self._desk.terms.all(day).items()
            if (begun := [t.days.start or "" for t in terms if (t.days.start or "9") <= day.isoformat()])
            and begun[-1].startswith(str(day.year))
            and len(begun) > 1
        ]
        yield Line("org.renewed", "本年已换届数", "org_unit", _by_column(orgs, ((org, org) for org in renewed)))

    def _money(self, day: date) -> Iterable[Line]:
        due: dict[str, Count] = {}
        came: dict[str, Count] = {}
        arrived = [each for each in self._desk.funds.arrivals(day.year) if each.budget.level in _BUDGETED]
        for each in arrived:
            column, rows = _BUDGETED[each.budget.level], (each.budget.id,)
            due[column] = Count(Cell(each.budget.due), rows)
            came[column] = Count(Cell(each.received), rows)
        for cells in (due, came):
            if cells:
                whole = tuple(sorted(row for count in cells.values() for row in count.rows or ()))
                cells["all"] = Count(Cell(sum(count.cell.num for count in cells.values())), whole)
        yield Line("fund.due", "专项经费应到（元）", "budget", due, Shows.MONEY)
        yield Line("fund.received", "　　　　实到（元）", "budget", came, Shows.MONEY)


def young_words(desk: Desk) -> str:
    """青年, as the township counts it: 35岁以下, or 不满35岁."""
    rules = read_rules(desk)
    return f"{rules.young}岁以下" if rules.counted else f"不满{rules.young}岁"


def _rank(held: Held, ranks: Mapping[bytes, str]) -> str:
    return ranks.get(held.id, "")


def _by_column(orgs: Mapping[str, frozenset[bytes]], pairs: Iterable[tuple[bytes, bytes]]) -> dict[str, Count]:
    """(whose, row) → the rows in each column, each once; in the whole those that are nobody's too."""
    given = list(pairs)
    found = {key: _rows({row for org, row in given if org in those}) for key, those in orgs.items() if key != "all"}
    return {"all": _rows({row for _, row in given}), **found}


def _rows(ids: Collection[bytes]) -> Count:
    return Count(Cell(len(ids)), tuple(sorted(ids)))

"""组织和任职的数字 What ``protocol.figures`` declares of organisations and officers, counted on a day, each
opening to its rows.

What an organisation was on a past day follows from its dates; form, field and link are as they are written now.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from desktop.services.federation import Standing
from desktop.services.federation_rules import read_rules
from desktop.services.figures import Count
from desktop.store.queries import federation as queries
from protocol.figures import FEDERATION, Cell
from protocol.terms import DELEGATE, EXECUTIVE, Held, Stage, age_on, first_day, highest, works_on

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: A unit of whose women nothing is known counts among those where an organisation should be: gachas have women.
_ALWAYS = ("sumu", "gacha", "community")
#: F7 has a home and no organisation, F0 nothing yet.
_NONE = (None, "F0", "F7")
#: 两新 and 三新 by field.
_TWO_NEW, _THREE_NEW = frozenset({"D5", "D6", "D7"}), frozenset({"D5", "D6", "D7", "D8"})
#: 新就业群体: new by what it is, whether that was ticked or not.
_NEW_JOBS = "D8"
#: 大专以上 and 中共党员 (预备党员 among them), by the national standards.
_COLLEGE, _PARTY, _MONGOL, _HAN = frozenset({"10", "20", "30"}), frozenset({"01", "02"}), "02", "01"
#: 基层一线: farmers and herders, workers, self-employed, freelancers, professionals (GB/T 2261.4).
_FRONT_LINE = frozenset({"27", "24", "54", "51", "13"})
#: 半年内: the same in every report, however early a township is warned.
HALF_A_YEAR = timedelta(days=180)


class Fact(NamedTuple):
    """What is written of an organisation, as ``queries.facts`` reads it."""

    id: bytes
    level: str | None
    form: str | None
    setup: str | None
    field: str | None
    is_new: int | None
    link: str | None
    established_on: str | None
    joined_on: str | None
    left_on: str | None
    closed_on: str | None
    merged_into: bytes | None
    exists_since: str | None

    def works(self, day: date) -> bool:
        """Whether it was there on a day, neither merged nor closed by then. Since when is a day of its own: that of its
        women's organisation is another one."""
        return works_on(self.closed_on, self.merged_into, day, self.exists_since)

    def _begun(self, day: date) -> bool:
        begun = first_day(self.established_on)
        return self.form not in _NONE and (begun is None or begun <= day)

    def built(self, day: date) -> bool:
        """Whether it had a women's organisation of its own on a day."""
        return self._begun(day) and self.setup != "U5"

    def covered(self, day: date) -> bool:
        """Whether it had one on a day, or is covered by another's (联合, 挂靠, 区域覆盖)."""
        return self._begun(day) or self.setup in ("U2", "U3", "U4", "U5")

    def member(self, day: date) -> bool:
        """Whether it was 团体会员 on a day."""
        joined, left = first_day(self.joined_on), first_day(self.left_on)
        return self.link == "L2" and (joined is None or joined <= day) and (left is None or left > day)


@dataclass(frozen=True)
class Column:
    """A part of the township for the annual table, and whether an organisation stands in it."""

    key: str
    holds: Callable[[Fact], bool]


#: 合计 | 苏木乡镇 | 嘎查村 | 社区 | 机关事业 | 团体会员 | 新领域 | 妇女小组.
COLUMNS = (
    Column("all", lambda fact: True),
    Column("sumu", lambda fact: fact.level == "sumu"),
    Column("gacha", lambda fact: fact.level == "gacha"),
    Column("community", lambda fact: fact.level == "community"),
    Column("unit", lambda fact: fact.level == "unit"),
    Column("member", lambda fact: fact.level == "group_member" or fact.link == "L2"),
    Column("new", lambda fact: fact.level in ("enterprise", "new_field") or fact.field in _THREE_NEW),
    Column("group", lambda fact: fact.level == "group"),
)


class FederationFigures:
    """The figures of one desk's organisations and officers."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def facts(self, day: date) -> list[Fact]:
        """The organisations of the township that stood on a day."""
        found = (Fact(*row) for row in queries.facts(self._desk.db))
        return [fact for fact in found if fact.level != "banner" and fact.works(day)]

    def counted(self, day: date, standing: Standing | None = None) -> dict[str, Count]:
        """Every figure of ``FEDERATION`` on a day."""
        standing = standing or self._desk.federation.on(day)
        return self._count(self.facts(day), standing)

    def by_column(self, day: date) -> dict[str, dict[str, Count]]:
        """The same by ``COLUMNS``. People are different persons in each; all together may be fewer than the sum."""
        standing, facts = self._desk.federation.on(day), self.facts(day)
        return {column.key: self._count([f for f in facts if column.holds(f)], standing) for column in COLUMNS}

    @staticmethod
    def of_column(key: str, facts: Collection[Fact]) -> frozenset[bytes]:
        """The organisations that stand in a column of ``COLUMNS``."""
        column = next(column for column in COLUMNS if column.key == key)
        return frozenset(fact.id for fact in facts if column.holds(fact))

    def by_gacha(self, day: date, gachas: Collection[bytes]) -> dict[bytes, dict[str, Count]]:
        """The same of each of these gachas alone, with what was merged into it."""
        from desktop.services.office_forms.by_gacha import standing_units

        standing, stands = self._desk.federation.on(day), standing_units(self._desk)
        facts: dict[bytes, list[Fact]] = {gacha: [] for gacha in gachas}
        for fact in self.facts(day):
            if (gacha := stands.get(fact.id, fact.id)) in facts:
                facts[gacha].append(fact)
        return {gacha: self._count(own, standing) for gacha, own in facts.items()}

    def by(self, name: str, day: date) -> dict[str, Count]:
        """Organisations by what is written in ``level``, ``form``, ``setup`` or ``field``, "" for nothing."""
        found: dict[str, list[bytes]] = {}
        for fact in self.facts(day):
            found.setdefault(getattr(fact, name) or "", []).append(fact.id)
        return {code: _rows(ids) for code, ids in sorted(found.items(), key=lambda each: (not each[0], each[0]))}

    def _count(self, facts: Collection[Fact], standing: Standing) -> dict[str, Count]:
        day = standing.day
        orgs = {fact.id for fact in facts}
        women = {org: number for org, (_, number) in queries.women(self._desk.db, day.isoformat()).items()}
        should = [f for f in facts if f.level in _ALWAYS or f.level == "group" or women.get(f.id, 0) >= 1]
        terms = {org: term for org, term in standing.terms.items() if org in orgs and term.due is not None}
        due = [org for org, term in terms.items() if term.due is not None and term.due <= day + HALF_A_YEAR]
        held = standing.of(orgs)
        ranked = highest(held)
        chairs, vices = _of(ranked, "P1"), _of(ranked, "P2")
        members = sorted({each.person for each in held if each.post in EXECUTIVE})
        people = queries.officers(self._desk.db, members)
        known = {her: people.get(her, (None,) * 6) for her in members}
        rules = read_rules(self._desk)
        by = rules.age_day(day)
        ages = {her: age_on(birth, by) for her, (birth, *_) in known.items()}
        lines = [each for each in standing.filled if each.line.org in orgs]
        planned = sum(each.line.planned for each in lines)
        new = {each.person for each in held if each.post in EXECUTIVE and standing.is_new(each)}
        leading = queries.leading(self._desk.db)

        def share(test: Callable[[tuple[object, ...]], bool]) -> Count:
            return _share([her for her in members if test(known[her])], len(members))

        found = {
            "org.units": _rows(orgs),
            "org.should": _rows([f.id for f in should]),
            "org.built": _rows([f.id for f in should if f.built(day)]),
            "org.covered": _share([f.id for f in should if f.covered(day)], len(should)),
            "org.members": _rows([f.id for f in facts if f.member(day)]),
            "org.two_new": _rows([f.id for f in facts if f.field in _TWO_NEW and f.is_new]),
            "org.three_new": _rows([f.id for f in facts if f.field == _NEW_JOBS or (f.is_new and f.field in _TWO_NEW)]),
            "org.due": _rows(due),
            "org.overdue": _rows([org for org, term in terms.items() if term.stage is Stage.OVERDUE]),
            "post.chairs": _people(chairs),
            "post.chairs_full_time": _people(each for each in chairs if each.engagement == "E1"),
            "post.chairs_leading": _people(each for each in chairs if each.id in leading),
            "post.vice": _people(vices),
            "post.vice_full_time": _people(each for each in vices if each.engagement == "E1"),
            "post.vice_part_time": _people(each for each in vices if each.engagement == "E2"),
            "post.vice_seconded": _people(each for each in vices if each.engagement == "E3"),
            "post.standing": _people(_of(ranked, "P3")),
            "post.delegates": _people(_of(ranked, DELEGATE)),
            "post.executives": _rows(members),
            "post.seats": _rows([each.id for each in ranked if each.post in EXECUTIVE]),
            "post.planned": Count(Cell(planned), tuple(sorted(each.line.id for each in lines))),
            "post.vacant": Count(
                Cell(sum(each.vacant for each in lines), planned),
                tuple(sorted(each.line.id for each in lines if each.vacant)),
            ),
            "post.party": share(lambda row: row[3] in _PARTY),
            "post.minority": share(lambda row: row[1] not in (None, _HAN)),
            "post.mongol": share(lambda row: row[1] == _MONGOL),
            "post.young": _share([her for her, age in ages.items() if age and rules.is_young(age.years)], len(members)),
            "post.age_unknown": _rows([her for her, age in ages.items() if age is None]),
            "post.college": share(lambda row: row[2] in _COLLEGE),
            "post.front_line": share(lambda row: row[4] in _FRONT_LINE),
            "post.new": _share(new, len(members)),
        }
        assert list(found) == list(FEDERATION)
        return found


def _of(held: Iterable[Held], post: str) -> list[Held]:
    return [each for each in held if each.post == post]


def _rows(ids: Collection[bytes]) -> Count:
    return Count(Cell(len(ids)), tuple(sorted(ids)))


def _people(held: Iterable[Held]) -> Count:
    return _rows({each.person for each in held})


def _share(ids: Collection[bytes], of: int) -> Count:
    return Count(Cell(len(ids), of), tuple(sorted(ids)))

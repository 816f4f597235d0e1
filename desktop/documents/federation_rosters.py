"""花名册 The federation on paper: its organisations, executive members, delegates, member units, the yearly table.

Widths are millimetres of the 273 that a landscape page has, the number's column among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.names import spaced_name
from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.services.codes import label
from desktop.services.federation import CHAIR, DELEGATE, EXECUTIVE, Founded, Held, Standing, highest
from desktop.services.names import stroke_key, surname_stroke_key
from desktop.services.units import Unit
from desktop.services.yearly_table import YearlyTable

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: Of the number's column.
NUMBER: Final = 9.0
CARRIED_OVER: Final = "超期留任"
#: What is there whether it is said what form its women's organisation has, or not.
_ALWAYS: Final = ("sumu", "gacha", "community")
#: F7 has a home and no organisation, F0 nothing yet.
_NONE: Final = (None, "F0", "F7")
#: The blocks of 机构花名册, in their order: heading, levels.
BLOCKS: Final = (
    ("苏木", ("sumu",)),
    ("嘎查", ("gacha",)),
    ("社区", ("community",)),
    ("机关事业单位", ("unit",)),
    ("团体会员", ("group_member",)),
    ("新领域", ("enterprise", "new_field")),
)


def _columns(*given: tuple[str, float] | tuple[str, float, str]) -> tuple[RegisterColumn, ...]:
    return tuple(RegisterColumn(each[0], each[1], *each[2:]) for each in given)


_ORGANISATIONS: Final = _columns(
    ("组织名称", 42, "left"),
    ("形式", 16),
    ("所属党组织", 26, "left"),
    ("成立/改建", 18),
    ("届次", 10),
    ("本届起止", 26),
    ("主席", 18),
    ("联系电话", 24),
    ("副主席（专/兼/挂）", 18),
    ("常委", 9),
    ("执委", 10),
    ("代表", 10),
    ("妇女之家", 10),
    ("备注", 27, "left"),
)
#: 执委花名册.
EXECUTIVES: Final = _columns(
    ("姓名", 18),
    ("民族", 12),
    ("出生年月", 16),
    ("政治面貌", 16),
    ("文化程度", 16),
    ("工作单位及职务", 54, "left"),
    ("妇联职务", 18),
    ("专/兼/挂", 12),
    ("界别", 22),
    ("任职时间", 18),
    ("产生方式", 14),
    ("联系电话", 26),
    ("备注", 22, "left"),
)
_DELEGATES: Final = _columns(
    ("姓名", 18),
    ("民族", 12),
    ("出生年月", 16),
    ("政治面貌", 16),
    ("文化程度", 16),
    ("单位/嘎查及职务", 58, "left"),
    ("代表团", 22),
    ("代表类别", 14),
    ("界别", 22),
    ("产生方式", 14),
    ("资格", 14),
    ("联系电话", 26),
    ("备注", 16, "left"),
)
_JOINT: Final = _columns(
    ("单位", 72, "left"), ("分管领导", 34), ("联络员", 34), ("电话", 40), ("承担的工作", 84, "left")
)
ADVANCED: Final = _columns(
    ("姓名", 24),
    ("民族", 18),
    ("出生年月", 22),
    ("类别", 32),
    ("荣誉/届次", 62, "left"),
    ("授予日期", 26),
    ("单位", 44, "left"),
    ("电话", 36),
)


#: Registers that are handed out to be filled in by hand: title, columns.
BLANK: Final = (
    ("妇联组织机构花名册", _ORGANISATIONS),
    ("妇联执行委员会委员花名册", EXECUTIVES),
    ("妇女代表花名册", _DELEGATES),
    ("区域化妇联工作联席会议成员单位名单", _JOINT),
    ("妇女代表、先进人物名册", ADVANCED),
)


def blank_roster(desk: Desk, title: str) -> RegisterData:
    """One of ``BLANK``: a page of empty rows."""
    columns = next(columns for known, columns in BLANK if known == title)
    return RegisterData(title, columns, (), desk.now(), desk.records.township_name(), number=NUMBER)


class Rosters:
    """The rosters of one desk as its federation stands on a day."""

    def __init__(self, desk: Desk, day: date) -> None:
        self._desk, self._day = desk, day
        self._standing: Standing = desk.federation.on(day)
        self._units = {unit.id: unit for unit in desk.units.all()}

    # --- people -----------------------------------------------------------------------------------------------------

    def executives(
        self, orgs: Collection[bytes] | None = None, *, phones: bool = True, by_gacha: bool = False, title: str = ""
    ) -> RegisterData:
        """执委花名册 of some organisations, or of all (册1). ``phones``: not on a wall; ``by_gacha``: under each unit
        where its women come from."""
        held = [each for each in self._ranked(orgs) if each.post in EXECUTIVE]
        people, ranks = self._people(held), self._ranks(held)
        at = 11 if phones else None
        columns = EXECUTIVES if phones else tuple(c for c in EXECUTIVES if c.heading != "联系电话")

        def row(each: Held) -> tuple[str, ...]:
            her = people.get(each.person, {})
            cells = (
                *self._facts(her, each.person),
                self._work(her, each),
                label("post", each.post),
                label("engagement", each.engagement),
                label("org_field", each.sector),
                month_words(each.since),
                label("appointed", each.how),
                self._phone(her),
                CARRIED_OVER if self._standing.carried_over(each) else "",
            )
            return cells if at is not None else (*cells[:11], *cells[12:])

        def place(each: Held) -> str:
            gacha = people.get(each.person, {}).get("gacha")
            return self._desk.units.name(gacha) if by_gacha else self._desk.units.name(each.org)

        several = by_gacha or len({each.org for each in held}) > 1
        ordered = sorted(held, key=lambda each: (*self._place_key(each, people, by_gacha), *ranks[each.id]))
        return self._register(title or "妇联执行委员会委员花名册", columns, ordered, row, place if several else None)

    def delegates(self, orgs: Collection[bytes] | None = None) -> RegisterData:
        """妇女代表花名册; what is written down at the congress itself stands blank, to be filled in by hand."""
        held = [each for each in self._ranked(orgs) if each.post == DELEGATE]
        people, ranks = self._people(held), self._ranks(held)

        def row(each: Held) -> tuple[str, ...]:
            her = people.get(each.person, {})
            group = self._desk.units.name(each.unit or her.get("gacha"))
            how = label("appointed", each.how)
            facts = (*self._facts(her, each.person), self._work(her, each), group, "")
            return (*facts, label("org_field", each.sector), how, "", self._phone(her), "")

        several = len({each.org for each in held}) > 1
        ordered = sorted(held, key=lambda each: (*self._place_key(each, people, False), *ranks[each.id]))
        place = (lambda each: self._desk.units.name(each.org)) if several else None
        return self._register("妇女代表花名册", _DELEGATES, ordered, row, place)

    def advanced(self) -> RegisterData:
        """册2 妇女代表、先进人物: delegates, then who was honoured, the latest first."""
        held = [each for each in self._ranked(None) if each.post == DELEGATE]
        people, ranks = self._people(held), self._ranks(held)
        rows = []
        for each in sorted(held, key=lambda each: ranks[each.id]):
            her, term = people.get(each.person, {}), self._standing.terms.get(each.org)
            ordinal = f"第{term.ordinal}届" if term is not None and term.ordinal else ""
            where = self._desk.units.name(each.org)
            facts = self._facts(her, each.person)[:3]
            rows.append((*facts, "妇女代表", f"{where}{ordinal}", month_words(each.since), where, self._phone(her)))
        honoured = []
        awards = [one for one in self._desk.plain["award"].page(self._desk.plain["award"].ids()) if one is not None]
        given = [(one, self._desk.people.standing([one["person"]])[0]) for one in awards if one["person"]]
        whom = self._desk.people.records(person for _, person in given)
        for one, person in given:
            her = whom.get(person, {})
            if her and not her["deleted"]:
                facts, where = self._facts(her, person)[:3], self._desk.units.name(her.get("gacha"))
                day = one["given_on"] or ""
                honoured.append((*facts, "先进人物", one["title"] or "", day, where, self._phone(her)))
        groups = (RegisterGroup("妇女代表", tuple(rows)), RegisterGroup("先进人物", tuple(honoured)))
        return self._data("妇女代表、先进人物名册", ADVANCED, [group for group in groups if group.rows])

    # --- organisations ----------------------------------------------------------------------------------------------

    def organisations(self) -> RegisterData:
        """妇联组织机构花名册, block by block with how many there are in each."""
        written = self._desk.federation.founded()
        chairs = {each.org: each.person for each in self._standing.now if each.post in (CHAIR, "P6")}
        people = self._desk.people.records(chairs.values())
        groups = []
        for title, levels in BLOCKS:
            own = [unit for unit in self._ordered() if unit.level in levels]
            found = [u for u in own if u.level in _ALWAYS or u.form not in _NONE]
            rows = tuple(self._organisation(unit, written.get(unit.id), chairs, people) for unit in found)
            if rows:
                members = sum(int(row[10] or 0) for row in rows)
                built = sum(unit.form not in _NONE for unit in found)
                told = f"组织 {built} 个" if built == len(rows) else f"{len(rows)} 个单位，已建组织 {built} 个"
                groups.append(RegisterGroup(f"{title}　小计：{told}，执委 {members} 名", rows))
        return self._data("妇联组织机构花名册", _ORGANISATIONS, groups)

    def _organisation(
        self,
        unit: Unit,
        written: Founded | None,
        chairs: Mapping[bytes, bytes],
        people: Mapping[bytes, Mapping[str, Any]],
    ) -> tuple[str, ...]:
        party, established, reformed = written or Founded(None, None, None)
        term, held = self._standing.terms.get(unit.id), self._standing.of((unit.id,))
        ranked = highest(held)
        vice = Counter(each.engagement for each in ranked if each.post == "P2")
        chair = chairs.get(unit.id)
        start = month_words(term.days.start) if term else ""
        due = month_words(term.due.isoformat()) if term and term.due else ""
        return (
            unit.name,
            label("org_form", unit.form),
            party or "",
            month_words(reformed or established),
            str(term.ordinal) if term and term.ordinal else "",
            f"{start}—{due}" if start or due else "",
            self._name(chair) if chair else "",
            self._phone(people.get(chair, {})) if chair else "",
            "/".join(str(vice[code]) for code in ("E1", "E2", "E3")) if vice else "",
            _number(sum(each.post == "P3" for each in ranked)),
            _number(len(self._standing.executives(unit.id))),
            _number(sum(each.post == DELEGATE for each in ranked)),
            _number(len(self._desk.federation.homes(unit.id))),
            "",
        )

    def joint_members(self) -> RegisterData:
        """联席会议成员单位名单; who is in charge and what each does is written in by hand."""
        found = [unit for unit in self._ordered() if unit.link == "L3"]
        liaisons = self._desk.federation.liaisons()
        people = self._desk.people.records([liaisons[unit.id] for unit in found if unit.id in liaisons])
        rows = []
        for unit in found:
            liaison = liaisons.get(unit.id)
            phone = self._phone(people.get(liaison, {})) if liaison else ""
            rows.append((unit.name, "", self._name(liaison) if liaison else "", phone, ""))
        return self._data("区域化妇联工作联席会议成员单位名单", _JOINT, [RegisterGroup("", tuple(rows))])

    # --- parts ------------------------------------------------------------------------------------------------------

    def _ranked(self, orgs: Collection[bytes] | None) -> list[Held]:
        working = {id_ for id_, unit in self._units.items() if unit.works}
        return [h for h in highest(self._standing.now) if h.org in working and (orgs is None or h.org in orgs)]

    def _ordered(self) -> list[Unit]:
        ranks = self._desk.units.ranks()
        return sorted((u for u in self._units.values() if u.works), key=lambda unit: ranks.get(unit.id, len(ranks)))

    def _people(self, held: Sequence[Held]) -> dict[bytes, Mapping[str, Any]]:
        return dict(self._desk.people.records({each.person for each in held}))

    def _ranks(self, held: Sequence[Held]) -> dict[bytes, tuple[str, str]]:
        """Post → where it stands: by what it is, then by 姓氏笔画."""
        names = self._desk.people.names({each.person for each in held})
        keys = {person: surname_stroke_key(stroke_key(name)) for person, name in names.items()}
        return {each.id: (each.post, keys[each.person]) for each in held}

    def _place_key(self, each: Held, people: Mapping[bytes, Mapping[str, Any]], by_gacha: bool) -> tuple[int]:
        place = people.get(each.person, {}).get("gacha") if by_gacha else each.org
        return (self._desk.units.ranks().get(place or b"", 1_000_000),)

    def _name(self, person: bytes) -> str:
        return spaced_name(self._desk.people.name(person))

    def _facts(self, her: Mapping[str, Any], person: bytes) -> tuple[str, ...]:
        coded = (label("politics", her.get("politics")), label("education", her.get("education")))
        return (self._name(person), label("ethnic", her.get("ethnic")), month_words(her.get("birth")), *coded)

    def _work(self, her: Mapping[str, Any], held: Held) -> str:
        unit = self._desk.units.name(held.unit or her.get("gacha"))
        return " ".join(part for part in (unit, label("job", her.get("job"))) if part)

    def _phone(self, her: Mapping[str, Any]) -> str:
        phone = her.get("phone") or ""
        return phone if self._desk.records.sees_private or not phone else f"…{phone[-4:]}"

    def _register(self, title: str, columns: Any, held: Sequence[Held], row: Any, place: Any) -> RegisterData:
        groups = [
            RegisterGroup(name, tuple(row(each) for each in those))
            for name, those in groupby(held, place or (lambda _: ""))
        ]
        return self._data(title, columns, groups)

    def _data(self, title: str, columns: Sequence[RegisterColumn], groups: Sequence[RegisterGroup]) -> RegisterData:
        day = f"截至 {self._day.year}年{self._day.month}月{self._day.day}日"
        unit, now = self._desk.records.township_name(), self._desk.now()
        return RegisterData(title, tuple(columns), tuple(groups), now, unit, day, blank_rows=0, number=NUMBER)


def month_words(iso: str | None) -> str:
    """A day as rosters say it: 1975.03, or 1975 alone; "" of none."""
    return (iso or "")[:7].replace("-", ".")


def _number(count: int) -> str:
    return str(count) if count else ""


# --- the yearly table -----------------------------------------------------------------------------------------------


def statistics(desk: Desk, day: date) -> RegisterData:
    """基层组织建设统计表 on a day. Numbers of people are different women, in each column and all together."""
    return yearly_register(desk, desk.yearly_tables.on(day))


def yearly_register(desk: Desk, table: YearlyTable) -> RegisterData:
    """A yearly table that was counted, as a paper."""
    day = table.day
    rows = tuple((line.words, *(line.said(key) for key, _ in table.columns)) for line in table.lines)
    columns = (RegisterColumn("项目", 72, "left"), *(RegisterColumn(words, 24) for _, words in table.columns))
    return RegisterData(
        f"{day.year}年基层组织建设统计表",
        columns,
        (RegisterGroup("", rows),),
        desk.now(),
        desk.records.township_name(),
        f"截至 {day.year}年{day.month}月{day.day}日",
        blank_rows=0,
        signed=desk.records.user_name(desk.records.user),
        foot=table.foot,
        number=NUMBER,
    )

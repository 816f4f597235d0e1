"""All that is held about one woman, in words, for herself: what a person may ask for.

It is in Chinese, as papers are. Every field by which a kind may refer to a person is told here or stands in
``NOT_TOLD`` with its reason (``tests/unit/services/test_her_data.py``), so that no kind that comes is forgotten.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.services import codes
from desktop.services.access_log import IDENTITY, Noted
from desktop.services.her_sections import OWN as _OWN
from desktop.services.her_sections import SECTIONS as _PLAIN
from desktop.services.her_sections import TABLES as _TABLES
from desktop.services.people import Person
from desktop.services.plain import ABOUT, Type, field_type
from desktop.services.plain_kinds import PLAIN_BY_KIND
from desktop.services.plain_records import PlainFilter, paper_words
from desktop.services.spreadsheets import Table
from desktop.store.queries import hers as queries
from desktop.store.queries import people as people_queries

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: References to a person, ``kind.field``, that the sections below tell.
TOLD: Final = frozenset(
    {
        *("person.merged_into", "person_alias.person", "household.head", "person_pair.one", "person_pair.other"),
        *("appointment.person", "home.keeper", "home_person.person", "home_place.confirmed_by", "person_tag.person"),
        *("activity.expected", "attendance.person", "visit.person", "visit.visitors", "award.person"),
        "org_unit.liaison",
        *("incoming.handled_by", "chat_group.owner", "chat_group.managers", "media_account.run_by"),
        *("volunteer_team.leader", "volunteer.person", "volunteer_service.person"),
        *("volunteer_service.served_person", "volunteer_service.confirmed_by"),
        *("attachment.owner", "file.owner", "saved_list.people", "user.person", "conflict.row"),
        *("fund_entry.handler", "training_person.person", "home_keeper.person", "home_check.checked_by"),
        *("visit.reached", "link.person", "link.linker", "aid.person", "screening.person"),
        *("consent.person", "resolution.owner", "resolution.helpers"),
        *("meeting.chaired_by", "meeting.recorder"),
        *("rota.members", "rota_turn.planned", "project.owner", "duty_year.person"),
        *("need.person", "need.owner", "dispute.found_by", "dispute.owner"),
        *("delegate.person", "candidate.person", "election_worker.person"),
    }
)
#: Those that are not, and why.
NOT_TOLD: Final[Mapping[str, str]] = {
    "erasure.row": "whoever asked to be erased has no page any more",
    **dict.fromkeys(
        (
            "need_step.done_by",
            "dispute_look.looked_by",
            "dispute_check.checked_by",
            "rota_turn.handed_to",
            "rota_swap.person",
        ),
        "that she did it is the work of her post, and what it was about is another's",
    ),
}
#: What she does for others, and what she looks after.
_SERVICE: Final = (
    *("volunteer", "volunteer_service", "volunteer_team", "chat_group", "media_account", "incoming", "fund_entry"),
    *("meeting", "resolution"),
    *("rota_turn", "project"),
)
#: Said in place of what only some may read.
SEALED: Final = "有内容，密封保存，这里不列出"
#: Lines of her history that are told; the first ones are the latest.
MOST_CHANGES: Final = 200


@dataclass(frozen=True)
class Section:
    """A part of it: ``facts`` (what, value), or a table of ``heads`` and ``rows``; ``empty``: said where there is
    none."""

    title: str
    facts: tuple[tuple[str, str], ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    empty: str = ""


@dataclass(frozen=True)
class HerData:
    """All that is held about a woman. ``unit``: who holds it; ``at``: when it was put together; ``whole``: whether her
    identity number stands there whole; ``earlier``: lines of her history that are not told."""

    name: str
    unit: str
    at: datetime
    sections: tuple[Section, ...]
    whole: bool
    earlier: int = 0

    @property
    def bounds(self) -> str:
        """What of her history is not told."""
        cut = f"，只列最近{MOST_CHANGES}条，更早的{self.earlier}条没有列出" if self.earlier else ""
        return f"修改记录只有这台电脑上有的{cut}。"

    @property
    def title(self) -> str:
        """What the paper and its file are called."""
        return f"{self.name}本人资料"


def all_about(desk: Desk, id: bytes, noted: Noted | None = None) -> HerData | None:
    """What is held about a woman, None where she is gone. ``noted``: her identity number stands there whole, as
    ``access_log`` noted; without it its last digits."""
    person = desk.people.get(id)
    if person is None:
        return None
    whole = noted is not None and noted.count >= 1
    same = [person.id, *desk.people.merged_into(person.id)]
    history, earlier = _history(desk, same, whole)
    sections = (
        _own(desk, person, whole),
        *_merged(desk, person, same[1:], whole),
        _spellings(person),
        _household(desk, person, same),
        _posts(desk, person, same),
        _congresses(desk, same),
        *(_plain(desk, kind, person) for kind in ("consent", "person_tag", "award")),
        _homes(desk, person, same),
        *(_plain(desk, kind, person) for kind in ("home", "home_check")),
        _courses(desk, same),
        _activities(desk, person, same),
        _plain(desk, "visit", person),
        _visits_made(desk, same),
        *(_plain(desk, kind, person) for kind in ("need", "dispute", "link", "aid", "screening", *_SERVICE)),
        _lists(desk, same),
        _files(desk, person.id),
        _kept(desk, person, same),
        _readings(desk, same),
        history,
    )
    return HerData(person.name, desk.records.township_name(), desk.now(), sections, whole, earlier)


def tables(data: HerData) -> list[Table]:
    """The same as tables for a spreadsheet: her own facts on one sheet, each list on one of its own."""
    day = f"{data.at.year}年{data.at.month}月{data.at.day}日"
    about = "　".join(filter(None, (data.unit, day)))
    facts = [[section.title, *fact] for section in data.sections for fact in section.facts]
    empty = [[section.title, "", section.empty] for section in data.sections if not section.facts and not section.rows]
    bounds = ["修改记录", "说明", data.bounds]
    found = [Table("资料", about, ("部分", "项目", "内容"), [*facts, *empty, bounds])]
    return [*found, *(Table(s.title, about, s.heads, s.rows) for s in data.sections if s.rows)]


def xlsx_of(data: HerData) -> bytes:
    """A workbook with a sheet for each of ``tables``."""
    from desktop.services.spreadsheets import book_bytes

    return book_bytes(tables(data))


def field_words(name: str) -> str:
    """What a field of her page is called on papers; the name itself where it has no words."""
    return {**_OWN, "summer_place": "夏营地", "winter_place": "冬营地"}.get(name, name)


def _day(value: object) -> str:
    """A date, whole or partial, or a moment, as papers write it."""
    text, _, time = str(value or "").partition("T")
    parts = text.split("-")
    if not all(part.isdecimal() for part in parts):
        return text
    day = "".join(f"{int(part)}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    return f"{day} {time[:5]}".rstrip()


def _value(desk: Desk, name: str, value: Any, whole: bool) -> str:
    """A field of her own row in words."""
    if name == IDENTITY:
        return str(value) if whole else f"…{str(value)[-4:]}"
    if name in _TABLES:
        return codes.label(_TABLES[name], str(value))
    if name == "gacha":
        return desk.units.name(value)
    if name == "tags":
        return "、".join(codes.label("tag", tag) for tag in value)
    type_ = field_type("person", name)
    if type_ is Type.SEALED:
        return SEALED
    if type_ is Type.FLAG:
        return "是"
    return _day(value) if type_ is Type.DATE else str(value)


def _known(desk: Desk, values: Mapping[str, Any], whole: bool) -> list[tuple[str, str]]:
    return [(words, _value(desk, name, values[name], whole)) for name, words in _OWN.items() if values[name]]


def _merged(desk: Desk, person: Person, merged: list[bytes], whole: bool) -> list[Section]:
    """What other rows of hers hold: a merge leaves them as they were."""
    found = []
    rows = desk.people.records(merged)
    for number, id_ in enumerate((id_ for id_ in merged if id_ in rows), 2):
        facts = _known(desk, rows[id_], whole)
        home = desk.people.household_of(rows[id_])
        if home is not None and (person.household is None or home != person.household["id"]):
            household = desk.journal.rows.get("household", home) or {}
            named = {"summer_place": "夏营地", "winter_place": "冬营地", "note": "备注"}
            told = [f"{words}{household[name]}" for name, words in named.items() if household.get(name)]
            head = household.get("head")
            told = [f"户主{desk.people.name(head)}", *told] if head else told
            facts.append(("登记在另一个家庭", "，".join(told) or "没有别的内容"))
        found.append(Section(f"第{number}份登记（已合并）", tuple(facts), empty="没有内容。"))
    return found


def _own(desk: Desk, person: Person, whole: bool) -> Section:
    values = person.values
    known = _known(desk, values, whole)
    missing = "、".join(words for name, words in _OWN.items() if not values[name] and name != "to_complete")
    return Section("基本情况", (*known, *([("没有登记的", missing)] if missing else ())))


def _spellings(person: Person) -> Section:
    rows = tuple((alias.text, codes.label("script", alias.script)) for alias in person.aliases)
    return Section("姓名的其他写法", heads=("写法", "文字"), rows=rows, empty="没有其他写法。")


def _household(desk: Desk, person: Person, same: list[bytes]) -> Section:
    household = person.household
    facts: list[tuple[str, str]] = []
    if household is not None:
        head = household["head"]
        facts += [("户主", desk.people.name(head))] if head else []
        named = {"summer_place": "夏营地", "winter_place": "冬营地", "note": "备注"}
        facts += [(words, household[name]) for name, words in named.items() if household[name]]
        facts.append(("同户的人", "、".join(name for _, name in person.members) or "没有登记"))
    others = [id_ for id_ in queries.heads_of(desk.db, same) if household is None or id_ != household["id"]]
    facts += [("还登记为户主的家庭", f"{len(others)}户")] if others else []
    return Section("家庭", tuple(facts), empty="没有登记家庭。")


def _posts(desk: Desk, person: Person, same: list[bytes]) -> Section:
    liaison = tuple((name, "联络员", "", "", "", "") for name in queries.liaison_of(desk.db, same))
    rows = liaison + tuple(
        (
            post.org_name,
            post.duty or codes.label("post", post.post),
            codes.label("engagement", post.engagement),
            _day(post.from_date),
            _day(post.to_date),
            codes.label("ended_why", post.ended_why),
        )
        for post in person.appointments
    )
    heads = ("组织", "职务", "专兼职", "任职", "离任", "离任原因")
    return Section("职务", heads=heads, rows=rows, empty="没有登记职务。")


def _congresses(desk: Desk, same: Sequence[bytes]) -> Section:
    """The congresses to which she was sent, the elections in which she stood or counted. How many voted for her is the
    election's own, and stands with the post that she got by it."""
    rows = [
        (org or "", _day(day), f"{codes.label('delegate_category', category)}代表", delegation or "")
        for org, day, category, delegation in queries.sent_to(desk.db, same)
    ]
    rows += [
        (org or "", _day(day), "另选人" if written else "候选人", codes.label("post", office))
        for org, day, office, written in queries.stood_in(desk.db, same)
    ]
    rows += [
        (org or "", _day(day), codes.label("worker_role", role) or "工作人员", codes.label("post", office))
        for org, day, office, role in queries.counted_in(desk.db, same)
    ]
    heads = ("组织", "大会日期", "身份", "代表团或选举的职务")
    return Section("妇女代表大会和选举", heads=heads, rows=tuple(rows), empty="没有登记当过代表、候选人或监票计票人。")


def _courses(desk: Desk, same: Sequence[bytes]) -> Section:
    """The courses with which she is listed; those of ours stand with her activities."""
    rows = []
    for id_ in desk.plain["training"].ids():
        record = desk.plain["training"].get(id_)
        for row in record["training_person"] if record is not None else ():
            if record is not None and row["person"] in same:
                outcome = codes.label("training_outcome", row["outcome"])
                rows.append((record["course"], record["to_date"] or "", outcome, row["certificate_no"] or ""))
    return Section("参加的培训", heads=("班次", "日期", "结业", "证书号"), rows=tuple(rows), empty="没有登记培训。")


def _plain(desk: Desk, kind: str, person: Person) -> Section:
    title, columns, empty = _PLAIN[kind]
    plain, service = PLAIN_BY_KIND[kind], desk.plain[kind]
    about = {"person": person.id, "household": person.household["id"] if person.household else None}
    wanted = {name: about.get(to) for name, to in {**plain.refs, **plain.lists}.items()}
    ids = [
        id_
        for name, row in wanted.items()
        if row is not None
        for id_ in service.ids(PlainFilter(of={name: row}, ended=None))
    ]
    rows = []
    for record in service.page(list(dict.fromkeys(ids))):
        if record is not None:
            rows.append(tuple(_cell(kind, record, name) for name in columns))
    return Section(title, heads=tuple(columns.values()), rows=tuple(rows), empty=empty)


def _cell(kind: str, record: Mapping[str, Any], name: str) -> str:
    if name != ABOUT and field_type(kind, name) is Type.SEALED and record[name]:
        return SEALED
    return paper_words(PLAIN_BY_KIND[kind], record, name)


def _homes(desk: Desk, person: Person, same: list[bytes]) -> Section:
    rows = [(name, codes.label("home_role", role), "") for _, name, role in person.homes]
    rows += [
        (home or "", "说明过地点", f"{_day(since)} {place or ''}".strip())
        for since, home, place in queries.places_told(desk.db, same)
    ]
    rows += [
        (home or "", "负责人", "—".join(filter(None, (_day(since), _day(until)))))
        for since, until, home in queries.homes_kept(desk.db, same)
    ]
    return Section("妇女之家", heads=("名称", "身份", "说明"), rows=tuple(rows), empty="没有登记在妇女之家。")


def _activities(desk: Desk, person: Person, same: list[bytes]) -> Section:
    came = desk.people.activities_of(person.id, 100_000)
    rows = [(_day(each.start), each.title, each.place, codes.label("attendance", each.state)) for each in came]
    known = {(each.start, each.title) for each in came}
    rows += [
        (_day(start), title or "", home or place or "", "应到")
        for start, title, home, place in queries.expected(desk.db, same)
        if (start or "", title or "") not in known
    ]
    return Section("活动", heads=("时间", "活动", "地点", "到场"), rows=tuple(rows), empty="没有登记活动。")


def _visits_made(desk: Desk, same: list[bytes]) -> Section:
    days = queries.visits_made(desk.db, same)
    facts = ((f"走访过别人{len(days)}次", "、".join(map(_day, days))),) if days else ()
    return Section("她去走访", facts, empty="没有登记她去走访。")


def _lists(desk: Desk, same: list[bytes]) -> Section:
    names = [name for _, name, people in desk.units.lists() if set(people) & set(same)]
    return Section("名单", (("在这些名单里", "、".join(names)),) if names else (), empty="不在固定名单里。")


def _files(desk: Desk, id: bytes) -> Section:
    facts = [("文件", each.name) for each in desk.files.of(id)]
    pictures = desk.files.pictures_of(id)
    facts += [("照片", f"{len(pictures)}张")] if pictures else []
    return Section("文件和照片", tuple(facts), empty="没有文件和照片。")


def _kept(desk: Desk, person: Person, same: list[bytes]) -> Section:
    """What the program notes beside it."""
    facts: list[tuple[str, str]] = []
    if len(same) > 1:
        facts.append(("登记重复", f"登记过{len(same)}份，已合并为一人"))
    if apart := queries.told_apart(desk.db, same):
        facts.append(("不是同一人", f"与另外{apart}份资料比较过，确认不是同一人"))
    conflicts = dict.fromkeys(name for id_ in same for _, name in people_queries.open_conflicts(desk.db, id_))
    if conflicts:
        words = "、".join(_OWN.get(name, name) for name in conflicts)
        facts.append(("两人写法不同，待决定", words))
    facts += [
        ("使用本程序", f"{name or ''}（{codes.label('role', role or 'chair')}）")
        for name, role in queries.users(desk.db, same)
    ]
    return Section("其他", tuple(facts), empty="没有别的记录。")


def _readings(desk: Desk, same: list[bytes]) -> Section:
    """Who read her page on this laptop."""
    found = sorted((each for id_ in same for each in desk.sealing.openings("person", id_)), key=lambda each: -each.at)
    rows = []
    for each in found:
        at = datetime.fromtimestamp(each.at / 1000).isoformat(timespec="minutes")
        rows.append((_day(at), desk.records.user_name(each.author)))
    empty = "这台电脑上没有人打开过她的页面。"
    return Section("谁看过她的资料（这台电脑上）", heads=("时间", "谁"), rows=tuple(rows), empty=empty)


def _history(desk: Desk, same: list[bytes], whole: bool) -> tuple[Section, int]:
    """What was written to all rows of hers, and how many earlier lines are left out."""
    rows = []
    written = desk.journal.log.history("person", same[0], {"person": same[1:]})
    lines = [line for line in written if line.fields and not line.refused]
    for line in lines[:MOST_CHANGES]:
        told = [
            f"{_OWN[name]}：{_value(desk, name, value, whole) if value else '（空）'}"
            for name, value in line.fields.items()
            if name in _OWN
        ]
        others = {"household": "家庭", "merged_into": "合并", "deleted": "移出或找回名册"}
        told += [words for name, words in others.items() if name in line.fields]
        at = datetime.fromtimestamp(line.at / 1000)
        rows.append((_day(at.isoformat(timespec="minutes")), desk.records.user_name(line.author), "；".join(told)))
    heads = ("时间", "谁写的", "写了什么")
    section = Section("修改记录", heads=heads, rows=tuple(rows), empty="这台电脑上没有修改记录。")
    return section, max(len(lines) - MOST_CHANGES, 0)

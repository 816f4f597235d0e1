"""What the sample township's federation consists of besides its gachas: units, women's groups, terms, seats, counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, Final, NamedTuple, Protocol


class Place(Protocol):
    """A gacha or community of the story."""

    id: bytes
    name: str
    people: list[bytes]
    officers: list[bytes]


class Made(NamedTuple):
    """A row to be: its kind, its fields, and a name under which later rows refer to it."""

    kind: str
    fields: dict[str, Any]
    name: str = ""


#: Name, short name, level, form, setup, field, link, is it new, women, workers; the sumu's units and members.
_UNITS: Final = (
    ("乌兰毛都苏木中心卫生院", "卫生院", "unit", "F4", "U1", "D4", "L1", 0, 17, 24),
    ("乌兰毛都学校", "学校", "unit", "F4", "U1", "D3", "L1", 0, 31, 46),
    ("乌兰毛都苏木机关", "苏木机关", "unit", "F5", "U1", "D2", "L1", 0, 14, 38),
    ("乌兰毛都派出所", "派出所", "unit", "F5", "U5", "D2", "L3", 0, 2, 11),
    ("乌兰毛都信用社", "信用社", "unit", "F5", "U2", "D2", "L3", 0, 5, 9),
    ("乌兰毛都草原刺绣协会", "刺绣协会", "group_member", "F6", "U1", "D7", "L2", 1, 62, 62),
    ("乌兰毛都女职工委员会", "工会女职委", "group_member", "F4", "U1", "D2", "L2", 0, 48, 48),
    ("草原红牛养殖专业合作社", "红牛合作社", "enterprise", "F2", "U1", "D1", "L1", 1, 19, 33),
    ("乌兰毛都奶食品有限公司", "奶食品公司", "enterprise", "F2", "U4", "D5", "L1", 1, 26, 41),
    ("乌兰毛都商铺联合妇委会", "商铺妇委会", "new_field", "F2", "U2", "D6", "L1", 1, 23, 35),
    ("乌兰毛都快递驿站", "快递驿站", "new_field", "F0", "", "D8", "L4", 1, 4, 7),
    ("草原主播工作室", "主播工作室", "new_field", "F3", "U3", "D8", "L4", 1, 6, 8),
)
#: What a gacha's federation is.
GACHA: Final = {"form": "F1", "setup": "U1", "field": "D1", "link": "L1"}
_GROUPS: Final = ("一组", "二组", "三组")
#: A gacha whose term is over without a congress, and one that is due within a month.
OVERDUE, SOON = "草根台嘎查", "萨仁台嘎查"


def rows(
    sumu: bytes, places: Sequence[Place], today: date, new_id: Callable[[datetime], bytes]
) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    """(kind, id, fields) of the rows in their order, entered two days before ``today``."""
    at, made = datetime.combine(today - timedelta(days=2), time(10)), dict[str, bytes]()
    for row in federation(sumu, places, today):
        made[row.name] = id_ = new_id(at)
        yield row.kind, id_, {n: made[v[0]] if isinstance(v, tuple) else v for n, v in row.fields.items()}


def federation(sumu: bytes, places: Sequence[Place], today: date) -> Iterator[Made]:
    """The rows in their order; a reference to an earlier one stands as ``(name,)``."""
    yield from _units(sumu, places, today)
    yield from _terms(sumu, places, today)
    yield from _seats(sumu, places)
    yield from _before(places)


def _units(sumu: bytes, places: Sequence[Place], today: date) -> Iterator[Made]:
    for number, (name, short, level, form, setup, field, link, new, women, workers) in enumerate(_UNITS):
        people = places[number % len(places)].people
        fields: dict[str, Any] = {"name_zh": name, "short_name": short, "level": level, "parent": sumu, "form": form}
        fields |= {"field": field, "link": link, "liaison": people[-3 - number]}
        if setup:
            fields |= {"setup": setup, "established_on": f"20{18 + number % 7}-0{number % 9 + 1}-12"}
            fields |= {"filed_on": f"20{18 + number % 7}-1{number % 3}-20", "party_org": f"{short}党支部"}
        if new:
            fields["is_new"] = 1
        if link == "L2":
            how = "by_statute" if form == "F4" else "by_approval"
            fields |= {"joined_on": "2022-03-18", "joined_how": how, "registration_no": f"15222{number:04}"}
        yield Made("org_unit", fields, short)
        if form not in ("F0", "F7"):
            head: dict[str, Any] = {"post": "P6" if form == "F3" else "P1", "engagement": "E2", "how": "recommended"}
            head |= {"person": people[-3 - number], "org": (short,), "from_date": "2022-04-01"}
            yield Made("appointment", head)
        for ago, less in ((380, 2), (0, 0)):
            fields = {"women": women - less, "workers": workers - less, "org": (short,)}
            yield Made("org_count", {**fields, "counted_on": (today - timedelta(days=40 + ago)).isoformat()})
    herding = next(place for place in places if place.name == SOON)
    for number, group in enumerate(_GROUPS):
        name = f"{herding.name}{group}妇女小组"
        fields = {"name_zh": name, "short_name": name.removeprefix(herding.name), "level": "group", "form": "F3"}
        yield Made("org_unit", {**fields, "parent": herding.id, "setup": "U1", "field": "D1", "link": "L1"}, name)
        head = {"person": herding.people[-1 - number], "post": "P6", "engagement": "E5", "from_date": "2021-08-01"}
        yield Made("appointment", {**head, "org": (name,), "how": "recommended"})


def _terms(sumu: bytes, places: Sequence[Place], today: date) -> Iterator[Made]:
    """Two of each: three years, ended by the congress of 2021, then five, prolonged to the villages' own elections."""
    first = {"ordinal": 1, "length_years": 3, "ended_on": "2021-07-16"}
    now = {"ordinal": 2, "length_years": 5, "start": "2021-07-16", "filed_on": "2021-08-05"}
    yield Made("term", {"org": sumu, "start": "2018-06-20", **first})
    doc = {"approved_doc": "乌党发〔2021〕31号", "approved_on": "2021-07-26"}
    # The banner's reply names a day of its own.
    yield Made("term", {"org": sumu, **now, **doc, "due": (today + timedelta(days=58)).isoformat()}, "sumu")
    for number, place in enumerate(places):
        yield Made("term", {"org": place.id, "start": f"2018-{7 + number % 6:02}-20", **first})
        fields: dict[str, Any] = {"org": place.id, **now}
        if place.name == SOON:
            fields |= {"due": (today + timedelta(days=24)).isoformat()}
        elif place.name != OVERDUE:
            fields |= {"extended_to": (today + timedelta(days=128)).isoformat(), "extension_doc": "乌妇字〔2026〕6号"}
        yield Made("term", fields)


def _seats(sumu: bytes, places: Sequence[Place]) -> Iterator[Made]:
    planned = (("P1", "E1", 1), ("P2", "E1", 1), ("P2", "E2", 2), ("P2", "E3", 1), ("P4", None, 29))
    for post, engagement, number in planned:
        fields = {"org": sumu, "post": post, "planned": number, "seat_kind": "S2", "since": "2021-07-16"}
        yield Made("establishment", {**fields, **({"engagement": engagement} if engagement else {})})
    for short in ("卫生院", "学校"):
        fields = {"org": sumu, "post": "P4", "planned": 1, "seat_kind": "S1", "unit": (short,), "since": "2021-07-16"}
        yield Made("establishment", fields)
    for place in places:
        for post, number in (("P1", 1), ("P2", 2), ("P4", 4)):
            fields = {"org": place.id, "post": post, "planned": number, "seat_kind": "S2", "since": "2021-07-16"}
            yield Made("establishment", fields)


def _before(places: Sequence[Place]) -> Iterator[Made]:
    """Of the first term: who goes on in the second, and a chair in two places who did not."""
    over = {"to_date": "2021-07-16", "ended_why": "term_end", "how": "elected", "engagement": "E2"}
    for number, place in enumerate(places):
        again = {"person": place.officers[0], "org": place.id, "post": "P4", "from_date": "2018-09-20"}
        yield Made("appointment", {**again, **over})
        if number < 2:
            once = {"person": place.people[4], "org": place.id, "post": "P1", "from_date": "2018-09-20"}
            yield Made("appointment", {**once, **over, "to_date": "2020-03-01", "ended_why": "retired"})

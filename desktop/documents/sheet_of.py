"""What stands on an activity's papers: its sign-in sheet and its record, read from the services."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING, Any

from desktop.documents.activity_record import ActivityRecordData, Photo
from desktop.documents.names import time_text
from desktop.documents.sheet import (
    FEWEST_BLANK_ROWS,
    MOST_BLANK_ROWS,
    Layout,
    NameOrder,
    SheetColumns,
    SheetData,
    SheetGroup,
    SheetPerson,
    Tally,
    printed_rows,
)
from desktop.documents.sheet_code import sheet_code
from desktop.errors import KnownError
from desktop.services.activities import CAME, Activity
from desktop.services.called import paper_names
from desktop.services.codes import label
from desktop.services.names import surname_stroke_key
from desktop.services.units import GACHA_LEVELS

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.roster import Post, Woman
    from desktop.services.sheets import Sheet

#: On a woman's own gacha a post needs no place beside it; the township's does.
_TOWNSHIP_POST = "苏木{post}"


class PeopleOrder(StrEnum):
    """How people stand within their gacha: chairs first, by name, or by strokes as candidates and delegates do, in
    either of two manners (``names.surname_stroke_key``)."""

    POST = "post"
    PINYIN = "pinyin"
    SURNAME = "surname"
    STROKES = "strokes"


@dataclass(frozen=True)
class SheetOptions:
    """How a sheet is laid out, as far as somebody may choose. ``blank_rows``: 5–10, None for as many as fit."""

    layout: Layout = Layout.PORTRAIT
    order: NameOrder = NameOrder.MN_FIRST
    columns: SheetColumns = field(default_factory=SheetColumns)
    blank_rows: int | None = None
    people: PeopleOrder = PeopleOrder.POST

    def to_settings(self) -> dict[str, Any]:
        """As plain data, to be remembered."""
        chosen = self.columns
        return {
            "layout": self.layout.value,
            "order": self.order.value,
            "columns": [name for name in ("unit", "duty", "phone", "note") if getattr(chosen, name)],
            "free": chosen.free,
            "blank_rows": self.blank_rows,
            "people": self.people.value,
        }

    @classmethod
    def from_settings(cls, kept: Mapping[str, Any]) -> SheetOptions:
        """Back from ``to_settings``; what cannot be understood is as usual."""
        columns, free, blank = kept.get("columns"), kept.get("free"), kept.get("blank_rows")
        layouts, orders = {one.value: one for one in Layout}, {one.value: one for one in NameOrder}
        people = {one.value: one for one in PeopleOrder}
        chosen = SheetColumns()
        if isinstance(columns, list):
            on = {name: name in columns for name in ("unit", "duty", "phone", "note")}
            chosen = SheetColumns(**on, free=free if isinstance(free, str) else "")
        possible = isinstance(blank, int) and FEWEST_BLANK_ROWS <= blank <= MOST_BLANK_ROWS
        return cls(
            layouts.get(str(kept.get("layout")), Layout.PORTRAIT),
            orders.get(str(kept.get("order")), NameOrder.MN_FIRST),
            chosen,
            blank if possible else None,
            people.get(str(kept.get("people")), PeopleOrder.POST),
        )


@dataclass(frozen=True)
class ReadySheet:
    """A sheet ready to be set. ``id``: the one to keep it under; the same list printed again is the same sheet."""

    id: bytes
    data: SheetData

    @property
    def code(self) -> str:
        """Its code in the form that is kept."""
        return self.data.code


def sheet_of(desk: Desk, activity: bytes, options: SheetOptions) -> ReadySheet:
    """The sheet of who is expected at an activity, and who came besides; with nobody a page of blank rows.

    Grouped by gacha in the order of the divisions, within it as ``options.people`` says. Raises KnownError record_gone.
    """
    found = _activity(desk, activity)
    people = [line.person for line in found.lines if line.person and (line.expected or line.state in CAME)]
    groups = tuple(_by_gacha(desk, people, options.people))
    id_ = desk.sheets.new_id()
    data = _sheet(desk, found, groups, options, sheet_code(id_))
    rows = dict(printed_rows(data))
    for sheet in desk.sheets.of(activity):
        # What of it was printed stands where it stood: a page of it may be printed later.
        if sheet.rows.items() <= rows.items() and sheet.layout == options.layout.value:
            return ReadySheet(sheet.id, _sheet(desk, found, groups, options, sheet.code))
    return ReadySheet(id_, data)


def sheet_again(desk: Desk, sheet: Sheet, options: SheetOptions) -> ReadySheet:
    """A sheet kept before, row by row as it was printed, whoever is expected now; where only some of its pages were,
    these rows under their numbers. Raises KnownError record_gone."""
    found = _activity(desk, sheet.activity)
    people = [person for _, person in sorted(sheet.rows.items()) if person is not None]
    facts = _People(desk, people)
    groups = tuple(
        SheetGroup(unit, tuple(facts.printed(person) for person in members))
        for unit, members in groupby(people, key=facts.unit)
    )
    layout = Layout.BILINGUAL if sheet.layout == Layout.BILINGUAL.value else Layout.PORTRAIT
    as_printed = SheetOptions(layout, options.order, options.columns)
    data = _sheet(desk, found, groups, as_printed, sheet.code)
    return ReadySheet(sheet.id, replace(data, numbers=tuple(sorted(sheet.rows))))


def record_of(desk: Desk, activity: bytes) -> ActivityRecordData:
    """The activity record, with the first two photos that are on this laptop. Raises KnownError record_gone."""
    found = _activity(desk, activity)
    values, counts = found.values, found.counts
    heads = f"{counts.heads} 人"
    guests = counts.guests + counts.unnamed
    if guests:
        heads += f"，其中来宾 {guests} 人"
    bodies = [desk.photos.body(shown.picture.sha256) for shown in found.photos]
    top = desk.units.township()
    return ActivityRecordData(
        title=values["title"] or "",
        printed_at=desk.now(),
        unit=f"{top.short}妇联" if top else "",
        kind=label("activity_kind", values["kind"]),
        time=_time(values),
        place=found.place,
        hosts=_hosts(desk, found),
        speaker=values["speaker"] or "",
        recorder=values["recorder"] or "",
        head_count=heads if counts.heads else "",
        content=values["content"] or "",
        effect=values["effect"] or "",
        filled_by=values["recorder"] or "",
        photos=tuple(Photo(body) for body in bodies if body is not None),
    )


def _activity(desk: Desk, activity: bytes) -> Activity:
    found = desk.activities.get(activity)
    if found is None:
        raise KnownError("record_gone")
    return found


def _sheet(desk: Desk, found: Activity, groups: tuple[SheetGroup, ...], options: SheetOptions, code: str) -> SheetData:
    title = (found.values["title"] or label("activity_kind", found.values["kind"])).removesuffix("签到表")
    return SheetData(
        title=f"{title}签到表",
        code=code,
        printed_at=desk.now(),
        groups=groups,
        time=_time(found.values),
        place=found.place,
        hosts=_hosts(desk, found),
        recorder=found.values["recorder"] or "",
        layout=options.layout,
        order=options.order,
        columns=options.columns,
        blank_rows=options.blank_rows,
        tally=_tally(found),
    )


def _tally(found: Activity) -> Tally:
    """Only 应到 before; all once everybody is accounted for: 应到 is the sum of the next three, who came besides stands
    apart. What is not known is left to write in."""
    counts = found.counts
    expected = counts.expected or None
    if found.values["status"] != "held" or counts.unchecked or not counts.heads:
        return Tally(expected)
    if expected is None:
        return Tally(None, counts.heads, counts.leave)
    return Tally(expected, counts.due_came, counts.leave, counts.absent, counts.others)


def _hosts(desk: Desk, found: Activity) -> tuple[str, ...]:
    """The township's and the gachas' federations; what else hosts stands by its own name."""
    named = []
    for host, name in found.hosts:
        unit = desk.units.get(host)
        federation = unit is not None and unit.level in ("sumu", *GACHA_LEVELS)
        named.append(f"{name}妇联" if federation and not name.endswith("妇联") else name)
    return tuple(name for name in named if name)


def _time(values: Mapping[str, Any]) -> str:
    start, end = values["start"], values["end"]
    if not start:
        return ""
    first = datetime.fromisoformat(start)
    if "T" not in start:
        return time_text(first).removesuffix(f" {first:%H:%M}")
    return time_text(first, datetime.fromisoformat(end) if end and "T" in end else None)


class _People:
    """What a sheet says of people; those who moved away or were merged into another still stand as they are."""

    def __init__(self, desk: Desk, people: Iterable[bytes]) -> None:
        self._desk = desk
        self._women: Mapping[bytes, Woman] = desk.people.snapshot().women
        self._records = desk.people.records(people)
        self._apart = desk.people.apart(self._records)
        top = desk.units.township()
        self._top = top.id if top else None
        self._wordings: dict[bytes, dict[tuple[bytes, str], str]] = {}

    def unit(self, person: bytes) -> str:
        """Her gacha's short name, "" where it is not known."""
        return self._desk.units.name(self._records.get(person, {}).get("gacha"))

    def rank(self, person: bytes) -> int:
        """Her gacha's place among the units; those without one stand last."""
        gacha = self._records.get(person, {}).get("gacha")
        return self._desk.units.ranks().get(gacha, 10**6) if gacha else 10**6

    def place(self, person: bytes, order: PeopleOrder) -> tuple[Any, ...]:
        """Her place within the gacha; where two are alike in what is asked, by name."""
        woman = self._women.get(person)
        name = (woman.key if woman else "\uffff", "".join(paper_names(self._records.get(person))), person)
        strokes = woman.strokes if woman else "\uffff"
        if order is PeopleOrder.STROKES:
            return (strokes, *name)
        if order is PeopleOrder.SURNAME:
            return (surname_stroke_key(strokes), *name)
        if order is PeopleOrder.POST:
            post = self._post(person, (self._records.get(person) or {}).get("gacha"))
            return ((post.code, post.org != self._top) if post else ("~", True), *name)
        return name

    def printed(self, person: bytes) -> SheetPerson:
        """Her line."""
        record = self._records.get(person)
        name, mongolian = paper_names(record)
        duty = self._duty(person, record["gacha"] if record else None)
        year, tail = self._apart.get(person, ("", ""))
        apart = "".join(f"（{part}）" for part in (year, tail and f"尾号{tail}") if part)
        return SheetPerson(person, name, mongolian, duty, apart)

    def _post(self, person: bytes, gacha: bytes | None) -> Post | None:
        """The post that counts most on this paper: in her own gacha first, then in the township, then elsewhere."""
        woman = self._women.get(person)
        if woman is None or not woman.posts:
            return None
        order = {gacha: 0, self._top: 1}
        return min(woman.posts, key=lambda held: (order.get(held.org, 2), held.code))

    def _duty(self, person: bytes, gacha: bytes | None) -> str:
        post = self._post(person, gacha)
        if post is None:
            return ""
        words = self._wording(person, post.org, post.code)
        if words:
            return words
        words = label("post", post.code)
        return _TOWNSHIP_POST.format(post=words) if post.org == self._top and gacha != self._top else words

    def _wording(self, person: bytes, org: bytes, post: str) -> str:
        """What was written for sheets where the post's name does not say it."""
        if org not in self._wordings:
            holders = self._desk.units.holders(org)
            self._wordings[org] = {(h.person, h.post): h.duty for h in holders if h.duty and not h.to_date}
        return self._wordings[org].get((person, post), "")


def _by_gacha(desk: Desk, people: Iterable[bytes], order: PeopleOrder) -> Iterable[SheetGroup]:
    facts = _People(desk, people := list(people))
    ordered = sorted(people, key=lambda person: (facts.rank(person), facts.place(person, order)))
    for unit, members in groupby(ordered, key=facts.unit):
        yield SheetGroup(unit, tuple(facts.printed(person) for person in members))

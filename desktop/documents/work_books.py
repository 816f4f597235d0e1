"""五簿五册 The books of a year, filled from the records or blank, each by itself or all of them as one paper.

A book has a source, which says what fills which column, and may have columns of its own: a head that its source knows
is filled, any other is written in by hand. What is sealed (why somebody needs help, what she came about) is left blank.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.documents.federation_rosters import ADVANCED, EXECUTIVES, Rosters, month_words
from desktop.documents.names import spaced_name
from desktop.documents.register import (
    MOST_ROWS,
    ROWS_A_PAGE,
    RegisterColumn,
    RegisterData,
    RegisterGroup,
    template_data,
)
from desktop.documents.training import TRAINING, training_register
from desktop.documents.typesetter import Paper, Typesetter
from desktop.errors import KnownError
from desktop.services.codes import label
from desktop.services.plain_records import PlainFilter, paper_words
from desktop.services.sealing import HIDDEN
from desktop.services.validation import tenths_words
from desktop.services.work_books import year_of

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "work_books"
#: The width of a column of one's own, a share of the page.
_OWN_WIDTH: Final = 30.0
#: Tags by which a woman stands among those to be helped.
HELPED: Final = frozenset(
    (
        *("困难", "低保", "特困", "易返贫", "支出型困难", "单亲", "残疾", "重病", "两癌"),
        *("失独", "空巢", "留守", "留守妇女", "流动"),
    )
)
_LEFT: Final = "left"


class Source(NamedTuple):
    """What fills a book: its heads (words, width, align), and the rows of a year."""

    heads: tuple[tuple[str, float, str], ...]
    rows: Callable[[Desk, int], list[tuple[str, ...]]]


class Chosen(NamedTuple):
    """A book that is set: its name, its source ("": none), its own columns (() for those of its source)."""

    title: str
    source: str
    columns: tuple[str, ...]


def _heads(*given: tuple[str, float] | tuple[str, float, str]) -> tuple[tuple[str, float, str], ...]:
    return tuple((each[0], each[1], each[2] if len(each) > 2 else "center") for each in given)


# --- rows ----------------------------------------------------------------------------------------------------------


def _activities(desk: Desk, year: int) -> list[tuple[str, ...]]:
    return [
        (
            *(held.day, held.place, held.title, "、".join(held.hosts), str(held.came)),
            *(_short(held.content), _short(held.effect), spaced_name(held.recorder), ""),
        )
        for held in desk.work_books.held(year)
    ]


#: A register's cell is no report: longer words are cut, the activity's own record has them all.
_MOST_WORDS: Final = 60


def _short(words: str | None) -> str:
    line = " ".join((words or "").split())
    return line if len(line) <= _MOST_WORDS else line[: _MOST_WORDS - 1] + "…"


def _records(desk: Desk, kind: str, field: str, year: int) -> list[dict[str, Any]]:
    ids = desk.work_books.dated(kind, field, year)
    return [dict(record) for record in desk.plain[kind].page(ids) if record is not None]


def _words(desk: Desk, kind: str, field: str, year: int, *columns: str) -> list[tuple[str, ...]]:
    plain = desk.plain[kind].plain
    return [
        tuple(paper_words(plain, record, column) if column else "" for column in columns)
        for record in _records(desk, kind, field, year)
    ]


def _awards(desk: Desk, year: int) -> list[tuple[str, ...]]:
    columns = ("about", "title", "giver", "level", "given_on", "document_no", "note")
    return _words(desk, "award", "given_on", year, *columns)


def _visits(desk: Desk, year: int) -> list[tuple[str, ...]]:
    columns = ("date", "visitors", "about", "target", "situation", "difficulty", "measure")
    return [tuple(map(_short, row)) for row in _words(desk, "visit", "date", year, *columns)]


def _her(stands: Mapping[bytes, bytes], record: Mapping[str, Any]) -> bytes:
    """Who stands for the woman of a record."""
    her: bytes = record["person"]
    return stands.get(her, her)


def _helped(desk: Desk, year: int) -> list[tuple[str, ...]]:
    """Women with a dated tag of ``HELPED`` that held in the year; why is sealed and left blank."""
    first, last = year_of(year)
    records = [
        record
        for record in desk.tags.page(desk.tags.ids(PlainFilter(ended=None)))
        if record is not None
        and record["tag"] in HELPED
        and (record["since"] or "") <= last
        and (record["until"] or last) >= first[: len(record["until"] or last)]
    ]
    stands = desk.people.snapshot().survivors
    hers = [(_her(stands, record), record) for record in records]
    people = desk.people.records({her for her, _ in hers})
    rows = []
    for her, record in hers:
        own = people.get(her, {})
        if not own or own["deleted"]:
            continue
        span = f"{month_words(record['since'])}—{month_words(record['until'])}"
        place = desk.units.name(own.get("gacha"))
        rows.append((spaced_name(desk.people.name(her)), place, record["tag"], "", "", "", "", span.strip("—")))
    return sorted(rows, key=lambda row: (row[1], row[0]))


def _volunteers(desk: Desk, year: int) -> list[tuple[str, ...]]:
    first, last = year_of(year)
    served = desk.work_books.served(year)
    records = [
        record
        for record in desk.volunteers.page(desk.volunteers.ids(PlainFilter(ended=None)))
        if record is not None and (record["since"] or "") <= last and (record["until"] or last) >= first
    ]
    stands = desk.people.snapshot().survivors
    hers = {_her(stands, record): record for record in records}  # each once
    people = desk.people.records(hers)
    rows: list[tuple[str, ...]] = []
    for her, record in hers.items():
        own, (times, tenths) = people.get(her, {}), served.get(her, (0, 0))
        service = f"{times}/{tenths_words(tenths)}" if times else ""
        rows.append(
            (
                *(spaced_name(desk.people.name(her)), month_words(own.get("birth"))),
                *("、".join(record["names"]["teams"]), record["since"] or "", record["skills"] or ""),
                *(service, str(record["names"]["phone"])),
            )
        )
    return rows


def _links(desk: Desk, year: int, *kinds: str) -> list[dict[str, Any]]:
    """The links of some kinds that were kept in a year."""
    first, last = year_of(year)
    wanted = PlainFilter(codes={"kind": list(kinds)}, ended=None)
    found = [dict(record) for record in desk.links.page(desk.links.ids(wanted)) if record is not None]
    return [
        record
        for record in reversed(found)
        if (record["since"] or "") <= last and (record["until"] or last) >= first[: len(record["until"] or last)]
    ]


def _linked(desk: Desk, year: int) -> list[tuple[str, ...]]:
    """Whom delegates and executive members are linked to; what was said is written in by hand."""
    rows: list[tuple[str, ...]] = []
    records = _links(desk, year, "L4", "L1")
    met = desk.links.met_between([record["id"] for record in records], *year_of(year))
    for record in records:
        plain, names = desk.links.plain, record["names"]
        whom, days = paper_words(plain, record, "about"), met.get(record["id"]) or [""]
        rows.append((spaced_name(names["who"]), spaced_name(whom), names["gacha"], "", days[-1], "", ""))
    return rows


def _paired(desk: Desk, year: int) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    records = _links(desk, year, "L2")
    met = desk.links.met_between([record["id"] for record in records], *year_of(year))
    for record in records:
        plain, names = desk.links.plain, record["names"]
        visits = str(len(met.get(record["id"], ())) or "")
        whom = spaced_name(paper_words(plain, record, "about"))
        rows.append((spaced_name(names["who"]), names["post"], whom, names["gacha"], record["since"] or "", "", visits))
    return rows


def _letters(desk: Desk, year: int) -> list[tuple[str, ...]]:
    """Needs as 来信来访登记簿 has them; of a sealed one neither who came nor what for."""
    rows: list[tuple[str, ...]] = []
    for record in desk.needs.register(desk.work_books.dated("need", "opened", year)):
        sealed = bool(record["sealed"])
        matter = (label("need_kind", record["kind"]), _short(record["matter"]))
        handled = (record["handled"], record["referred_to"] or "")
        rows.append(
            (
                *(record["opened"], HIDDEN if sealed else spaced_name(record["about_name"] or "匿名")),
                *(
                    label("need_channel", record["channel"]).partition("/")[0],
                    *((HIDDEN, HIDDEN) if sealed else matter),
                ),
                *(spaced_name(record["names"]["owner"]), "、".join(filter(None, handled))),
                "作废" if record["void"] else record["closed_on"] or "",
                label("need_satisfied", record["satisfied"]) or (record["told_on"] or ""),
            )
        )
    return rows


def _heads_of(data: RegisterData) -> tuple[tuple[str, float, str], ...]:
    return tuple((column.heading, column.width, column.align) for column in data.columns)


def _day_of(desk: Desk, year: int) -> date:
    """The last day of a year, of the running one today: registers of people say who stands on it."""
    return min(desk.today(), date(year, 12, 31))


#: Code of ``book_source`` → what fills it; those that are made elsewhere stand in ``_MADE``.
SOURCES: Final[Mapping[str, Source]] = {
    "activities": Source(
        _heads(
            *(("日期", 24), ("地点", 28), ("主题", 44, _LEFT), ("主办/联办", 30), ("参加人数", 14)),
            *(("内容", 52, _LEFT), ("效果", 36, _LEFT), ("记录人", 20), ("照片页", 13)),
        ),
        _activities,
    ),
    "awards": Source(
        _heads(
            *(("姓名/集体/家庭", 44), ("荣誉名称", 66, _LEFT), ("授予单位", 44), ("级别", 22)),
            *(("日期", 30), ("文号", 32), ("备注", 23, _LEFT)),
        ),
        _awards,
    ),
    "letters": Source(
        _heads(
            *(("日期", 24), ("来访人", 28), ("方式", 18), ("诉求类别", 28), ("摘要", 64, _LEFT), ("受理人", 24)),
            *(("处理/转办", 34, _LEFT), ("办结日期", 24), ("回访", 17)),
        ),
        _letters,
    ),
    "helped": Source(
        _heads(
            *(("姓名", 24), ("住址", 34), ("类别", 24), ("困难情况", 54, _LEFT), ("帮扶人", 28)),
            *(("措施", 44, _LEFT), ("成效", 30), ("起止", 23)),
        ),
        _helped,
    ),
    "linked": Source(
        _heads(
            *(("代表", 26), ("联系户/妇女", 36), ("嘎查", 28), ("电话", 32), ("联系日期", 28)),
            *(("反映问题", 66, _LEFT), ("结果", 45, _LEFT)),
        ),
        _linked,
    ),
    "paired": Source(
        _heads(
            *(("结对人", 28), ("单位职务", 46, _LEFT), ("帮扶对象", 32), ("嘎查", 30), ("结对日期", 30)),
            *(("措施", 65, _LEFT), ("年内走访次数", 30)),
        ),
        _paired,
    ),
    "volunteers": Source(
        _heads(
            *(("姓名", 28), ("出生年月", 26), ("队伍", 56, _LEFT), ("加入日期", 32), ("特长", 52, _LEFT)),
            *(("年内服务次/时", 32), ("电话", 35)),
        ),
        _volunteers,
    ),
    "visits": Source(
        _heads(
            *(("日期", 26), ("走访人", 36), ("走访对象", 34), ("类别", 24), ("家庭情况", 50, _LEFT)),
            *(("反映问题", 46, _LEFT), ("解决措施", 45, _LEFT)),
        ),
        _visits,
    ),
}
#: Those that have a register of their own.
_MADE: Final[Mapping[str, Callable[[Desk, int], RegisterData]]] = {
    "training": training_register,
    "officers": lambda desk, year: Rosters(desk, _day_of(desk, year)).executives(),
    "advanced": lambda desk, year: Rosters(desk, _day_of(desk, year)).advanced(),
}
#: The columns of those, as a form offers them: said without counting a year.
_MADE_COLUMNS: Final = {"training": TRAINING, "officers": EXECUTIVES, "advanced": ADVANCED}
#: 五簿五册: name and source, in their order.
TEN: Final = (
    ("工作活动记录", "activities"),
    ("妇女培训登记", "training"),
    ("各类表彰登记", "awards"),
    ("来信来访登记", "letters"),
    ("重点帮扶对象登记", "helped"),
    ("妇女组织干部名册", "officers"),
    ("妇女代表、先进人物名册", "advanced"),
    ("妇女代表联系妇女群众名册", "linked"),
    ("结对帮扶名册", "paired"),
    ("巾帼志愿者名册", "volunteers"),
)


def heads_of(source: str) -> list[str]:
    """The columns that a source knows, as a form offers them."""
    if source in SOURCES:
        return [words for words, *_ in SOURCES[source].heads]
    return [column.heading for column in _MADE_COLUMNS.get(source, ())]


def book_of(desk: Desk, book: Chosen, year: int, *, blank: bool = False) -> RegisterData:
    """A book of a year; ``blank``: a page of it to be written by hand. Raises KnownError ``paper_too_long``."""
    made = _MADE.get(book.source)
    source = SOURCES.get(book.source)
    heads: tuple[tuple[str, float, str], ...] = ()
    groups: tuple[RegisterGroup, ...] = ()
    if made is not None:
        data = made(desk, year)
        heads, groups = _heads_of(data), data.groups
    elif source is not None:
        heads, groups = source.heads, (RegisterGroup("", tuple(source.rows(desk, year))),)
    groups = () if blank else groups
    count = sum(len(group.rows) for group in groups)
    if count > MOST_ROWS:
        raise KnownError("paper_too_long", rows=count, most=MOST_ROWS)
    known = {head: at for at, (head, *_) in enumerate(heads)}
    own = book.columns or tuple(known)
    columns = tuple(
        RegisterColumn(head, *heads[known[head]][1:]) if head in known else RegisterColumn(head, _OWN_WIDTH)
        for head in own
    ) or (RegisterColumn(label("book_source", book.source) or "内容", 100.0, _LEFT),)
    chosen = tuple(
        RegisterGroup(
            group.title, tuple(tuple(row[known[head]] if head in known else "" for head in own) for row in group.rows)
        )
        for group in groups
    )
    unit, lines = desk.records.township_name(), max(ROWS_A_PAGE - count, 0)
    return RegisterData(book.title, columns, chosen, desk.now(), unit, f"{year}年", blank_rows=lines)


def year_data(
    desk: Desk,
    books: Sequence[Chosen],
    year: int,
    report: Callable[[int, int], object],
    check: Callable[[], object],
) -> Mapping[str, Any]:
    """All books of a year, as ``work_books.typ`` reads them. ``report(done, total)`` says how far it is (the last step
    is the setting), ``check`` raises where somebody does not want it any more."""
    made = []
    for at, book in enumerate(books):
        check()
        report(at, len(books) + 1)
        data = replace(book_of(desk, book, year), portrait=False)
        count = sum(len(group.rows) for group in data.groups)
        made.append({**template_data(data), "count": f"{count} 条" if count else "空白"})
    report(len(books), len(books) + 1)
    check()
    unit = desk.records.township_name()
    at_time = f"{desk.now():%Y-%m-%d %H:%M}"
    return {"title": f"{year}年妇联工作簿册", "unit": unit, "printed_at": at_time, "books": made}


def set_year(data: Mapping[str, Any], typesetter: Typesetter) -> Paper:
    """The books of a year as one PDF."""
    return typesetter.paper(TEMPLATE, data)

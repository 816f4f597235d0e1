"""Any list as a table that goes out: which fields a kind has for it, and their cells, with their real types.

Identity numbers go out whole only with what ``access_log`` noted of it; else their last digits stand there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from desktop.errors import KnownError
from desktop.services import codes
from desktop.services.access_log import IDENTITY, Noted
from desktop.services.called import PERSON_NAMES, person_name, written_name
from desktop.services.plain import ABOUT, Type, field_type
from desktop.services.spreadsheets import Cell, Table
from desktop.services.tables import MOST_ROWS, rows_out
from desktop.services.validation import age
from desktop.store.values import Record
from protocol.records import BY_NAME

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: The fields of the lists that are not plain, in the order to offer, and those that stand chosen at first.
PERSON: Final = (
    *("name_zh", "name_mn", "name_latin", "nickname", "sex", "birth", "age", "ethnic", "gacha", "phone", "phone_of"),
    *("residence", "education", "politics", "marital", "job", "household", "posts", "tags", IDENTITY),
    *("status", "to_complete", "consented_on", "note"),
)
ACTIVITY: Final = (
    *("title", "kind", "start", "end", "place", "hosts", "heads", "expected", "photos", "status", "speaker"),
    *("recorder", "content", "effect"),
)
UNIT: Final = ("name_zh", "short_name", "name_mn", "level", "parent", "women", "code", "closed_on")
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {"person": PERSON, "activity": ACTIVITY, "org_unit": UNIT}
FIRST: Final[Mapping[str, frozenset[str]]] = {
    "person": frozenset({"name_zh", "sex", "birth", "ethnic", "gacha", "phone", "posts", "tags", "note"}),
    "activity": frozenset({"title", "kind", "start", "place", "hosts", "heads", "status"}),
    "org_unit": frozenset({"name_zh", "level", "women"}),
}
#: Tables of codes by field, where the field's name does not say it.
_CODES: Final[Mapping[str, Mapping[str, str]]] = {
    "person": {
        **{name: name for name in ("sex", "ethnic", "education", "politics", "marital", "job", "phone_of")},
        "residence": "residence",
        "status": "person_status",
    },
    "activity": {"kind": "activity_kind", "status": "activity_status"},
}
#: What a table of people may hold besides its fields: what each is called in whatever script, and the row's id (hex).
CALLED, ROW = "called", "row"
#: Records that are read at once.
_STEP: Final = 500


def table_of(
    desk: Desk,
    kind: str,
    ids: Sequence[bytes],
    heads: Mapping[str, str],
    title: str,
    about: str = "",
    noted: Noted | None = None,
    tick: Callable[[int], object] | None = None,
) -> Table:
    """The records of a list that are still there, in its order. ``heads``: field → its words, in order; ``noted``:
    with it identity numbers are whole; ``tick`` gets the rows read and may raise to stop. Raises KnownError
    ``export_too_long``, ``role_may_not`` where the note is for fewer records or another list."""
    if len(ids) > MOST_ROWS:
        raise KnownError("export_too_long", rows=len(ids), most=MOST_ROWS)
    if noted is not None and (noted.listed != kind or noted.count < len(ids)):
        raise KnownError("role_may_not")
    read = {"person": _people, "activity": _activities, "org_unit": _units}.get(kind)
    rows: list[list[Cell]] = []
    for start in range(0, len(ids), _STEP):
        part = ids[start : start + _STEP]
        if read is None:
            rows += _plain(desk, kind, part, heads)
        else:
            rows += read(desk, part, list(heads), noted is not None)
        if tick is not None:
            tick(len(rows))
    return Table(title, about, tuple(heads.values()), rows)


def about_words(desk: Desk, narrowed: str, count: int) -> str:
    """What stands under a table's title: township, day, what narrows the list, how many."""
    today = desk.today()
    parts = [desk.records.township_name(), f"{today.year}年{today.month}月{today.day}日", narrowed, f"共{count}条"]
    return "　".join(part for part in parts if part)


def _day(value: object) -> Cell:
    """A whole date as a date, a partial one as it was written."""
    text = str(value or "")
    return date.fromisoformat(text) if len(text) == len("2026-03-08") else text or None


def _coded(kind: str, record: Mapping[str, Any]) -> dict[str, Cell]:
    return {name: codes.label(table, record[name]) for name, table in _CODES[kind].items()}


def _private(value: str | None, whole: bool) -> Cell:
    return value if whole or not value else f"…{value[-4:]}"


def _people(desk: Desk, ids: Sequence[bytes], wanted: Sequence[str], whole: bool) -> Iterator[list[Cell]]:
    needed = {*wanted, *PERSON_NAMES, "birth", "household"} & BY_NAME["person"].by_name.keys()
    records, women, today = desk.people.records(ids, needed), desk.people.snapshot().women, desk.today()
    units, phones = desk.units.names(), desk.records.sees_private
    heads = _heads(desk, records) if "household" in wanted else {}

    def posts(id_: bytes) -> str:
        return "、".join(f"{units.get(post.org, '')}{codes.label('post', post.code)}" for post in women[id_].posts)

    cells: dict[str, Callable[[bytes, Record], Cell]] = {
        **{name: _labels(codes.TABLES[table], name) for name, table in _CODES["person"].items()},
        **{name: partial(_date_of, name) for name in ("birth", "consented_on")},
        CALLED: lambda _id, record: str(person_name(record)),
        "name_zh": lambda _id, record: written_name(record) or None,  # who has no Chinese name has hers there
        ROW: lambda id_, _record: id_.hex(),
        "age": lambda _id, record: age(record["birth"], today),
        "gacha": lambda _id, record: units.get(record["gacha"], ""),
        "phone": lambda _id, record: _private(record["phone"], phones),
        "household": lambda id_, _record: heads.get(id_, ""),
        "posts": lambda id_, _record: posts(id_) if women[id_].posts else None,
        "tags": lambda id_, _record: "、".join(codes.label("tag", tag) for tag in women[id_].tags),
        IDENTITY: lambda _id, record: _private(record[IDENTITY], whole),
        "to_complete": lambda _id, record: "是" if record["to_complete"] else None,
    }
    made = [(name, cells.get(name)) for name in wanted]
    for id_ in ids:
        record = records.get(id_)
        if record is not None and id_ in women and not record["deleted"]:
            yield [record[name] if make is None else make(id_, record) for name, make in made]


def _labels(table: codes.Table, name: str) -> Callable[[bytes, Record], Cell]:
    words = {code: term.zh for code, term in table.items()}
    return lambda _id, record: words.get(record[name], record[name])


def _date_of(name: str, _id: bytes, record: Record) -> Cell:
    return _day(record[name])


def _heads(desk: Desk, records: Mapping[bytes, Record]) -> dict[bytes, str]:
    """Who heads the household of each of these women, by name."""
    homes = {id_: record["household"] for id_, record in records.items() if record["household"]}
    rows = desk.journal.rows.get_many("household", list(set(homes.values())))
    headed = {id_: row["head"] for id_, row in rows.items() if row["head"]}
    names = desk.people.names(headed.values())
    return {id_: names[headed[home]] for id_, home in homes.items() if home in headed}


def _activities(desk: Desk, ids: Sequence[bytes], wanted: Sequence[str], whole: bool) -> Iterator[list[Cell]]:
    records, units = desk.journal.rows.get_many("activity", list(ids)), desk.units.names()
    for row in desk.activities.page(ids):
        record = records[row.id]
        hosts = [units.get(host, "") for host in record["hosts"] or ()]
        others = list(record["hosts_text"] or ())
        named = [*others, *hosts] if record["hosts_text_first"] else [*hosts, *others]
        cells: dict[str, Cell] = {
            **{name: record[name] for name in ("title", "speaker", "recorder", "content", "effect")},
            **_coded("activity", record),
            **{name: (record[name] or "").replace("T", " ") for name in ("start", "end")},
            "place": row.place,
            "hosts": "、".join(filter(None, named)),
            "heads": row.heads,
            "expected": row.expected or None,
            "photos": row.photos or None,
        }
        yield [cells[name] for name in wanted]


def _units(desk: Desk, ids: Sequence[bytes], wanted: Sequence[str], whole: bool) -> Iterator[list[Cell]]:
    nodes = {node.unit.id: node for node in desk.units.tree()}
    for id_ in ids:
        if (node := nodes.get(id_)) is None:
            continue
        unit = node.unit
        cells: dict[str, Cell] = {
            "name_zh": unit.name,
            "short_name": unit.short,
            "name_mn": unit.name_mn,
            "code": unit.code,
            "level": codes.label("org_level", unit.level),
            "parent": desk.units.name(unit.parent) if unit.parent else "",
            "women": node.women or None,
            "closed_on": _day(unit.closed_on),
        }
        yield [cells[name] for name in wanted]


def _plain(desk: Desk, kind: str, ids: Sequence[bytes], heads: Mapping[str, str]) -> Iterator[list[Cell]]:
    """What ``tables`` writes, with days and whole numbers as such."""
    plain, phones = desk.plain[kind].plain, desk.records.sees_private
    owned = {rows.kind for rows in plain.rows}
    types = [None if name == ABOUT or name in owned else field_type(kind, name) for name in heads]
    hidden = [name in BY_NAME[kind].by_name and plain.rule(name).phone and not phones for name in heads]
    rules = [plain.rule(name) for name in heads]
    for row in rows_out(desk, kind, ids, heads)[1:]:
        yield [
            _day(words)
            if type_ is Type.DATE
            else float(words.replace(",", ""))
            if words and (rule.money or rule.tenths)
            else int(words)
            if type_ is Type.INT and words
            else _private(words, not hide)
            for words, type_, hide, rule in zip(row, types, hidden, rules, strict=True)
        ]

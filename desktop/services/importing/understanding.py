"""Rows of sheets as women: what is sure, what is not, and the words that are kept beside her. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from desktop.services.called import NoName
from desktop.services.importing.births import only_first_days, read_age, read_birth
from desktop.services.importing.cells import (
    CODED,
    Places,
    read_coded,
    read_identity,
    read_name,
    read_phone,
)
from desktop.services.importing.columns import (
    AGE,
    HOUSEHOLD_HEAD,
    HOUSEHOLD_NUMBER,
    KEEP,
    LEAVE,
    RELATION,
    ROW_CODE,
    proposed,
)
from desktop.services.importing.given import told, unchanged
from desktop.services.importing.heads import Table, fill_down, table_of
from desktop.services.importing.reads import EMPTY, Read, plain, without_identity
from desktop.services.importing.table_kinds import TableKind
from desktop.services.validation import clean_line, identity_disagreements, sex_of_identity
from desktop.store.values import Record
from desktop.table_files.sheets import Sheet

#: What a kept text is called beside her, where its column has no head.
_CALLED: Final[Mapping[str, str]] = {
    "name_zh": "姓名",
    "name_mn": "蒙文姓名",
    "name_latin": "拼音",
    "nickname": "小名",
    "gacha": "嘎查",
    "birth": "出生",
    AGE: "年龄",
    "id_no": "身份证号",
    "phone": "电话",
    "sex": "性别",
    "ethnic": "民族",
    "education": "文化程度",
    "politics": "政治面貌",
    "marital": "婚姻状况",
    "job": "职业",
    "residence": "居住情况",
    RELATION: "与户主关系",
}
#: A file's or sheet's own words around the name of its gacha: 萨仁台嘎查妇女花名册（2026）.
_TITLE: Final = re.compile(
    r"妇女|花名册|名册|名单|登记表|统计表|信息|基本情况|人员|汇总|表|台账|的|\(.*?\)|（.*?）|[0-9]{2,4}年?|\.\w+$"
)

_coded = lru_cache(20_000)(read_coded)


@dataclass(frozen=True)
class Doubt:
    """A value that is one of several that may be meant: it is written when somebody says so. ``other``: the other one,
    where there are just two."""

    code: str
    value: str
    other: str = ""

    def taken(self, other: bool) -> str:
        """The value that somebody said is meant."""
        return self.other if other and self.other else self.value


class HeadedBy(NamedTuple):
    """What a row says of her household. ``is_head``: she heads it."""

    head: str = ""
    number: str = ""
    is_head: bool = False

    def words(self) -> str:
        """Whose it is, in a word."""
        return self.head or self.number


@dataclass
class Understood:
    """A row as a woman. ``values``: what is sure, by field; ``doubts``; ``unread``: field → the code of why nothing was
    read; ``kept``: field or head → words that are kept beside her; ``filled``: fields that were not in her own row;
    ``identity``: her number, for comparing alone where numbers are not kept; ``code``: the code of her row; ``same``:
    fields that say what was given out with it; ``household``: whose hers is."""

    values: Record = field(default_factory=dict)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    unread: dict[str, str] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    filled: set[str] = field(default_factory=set)
    identity: str | None = None
    code: str = ""
    same: set[str] = field(default_factory=set)
    household: HeadedBy = field(default_factory=HeadedBy)

    def complete(self) -> bool:
        """Whether all that stood in her row is read, and what a woman needs is there."""
        return not self.doubts and not self.unread and bool(self.values.get("gacha") and self.values.get("birth"))


@dataclass
class Source:
    """One sheet of one file. ``fields``: what each of its columns is; ``gacha``: that of all its rows, as a title, the
    sheet's or the file's name says; ``months``: whether the days of its births are months; ``kind``: what it holds;
    ``year``: that of its days, where a title, the sheet's or the file's name says it; ``numbers``: columns that are not
    taken, as identity numbers (id_no) or phones (phone) stand in them."""

    file: str
    sheet: Sheet
    table: Table
    fields: list[str]
    gacha: bytes | None = None
    months: bool = False
    kind: str = "person"
    year: int | None = None
    numbers: Mapping[int, str] = field(default_factory=dict)

    def column(self, field: str) -> int | None:
        """The column that is a field."""
        return self.fields.index(field) if field in self.fields else None


@dataclass(frozen=True)
class Rules:
    """What reading depends on: the day, the township's gachas, whether identity numbers are kept here, and what tables
    may hold besides women."""

    today: date
    places: Places
    identity_numbers: bool = False
    kinds: tuple[TableKind, ...] = ()

    def kind(self, kind: str) -> TableKind | None:
        """What a table of a kind may hold; None of women, and of what is not taken."""
        return next((each for each in self.kinds if each.kind == kind), None)


def source_of(
    file: str, sheet: Sheet, rules: Rules, remembered: Mapping[str, Sequence[str]] | None = None
) -> Source | None:
    """A sheet with what its columns seem to be, or were last said to be (by the head's fingerprint); None where no row
    of a roster stands in it."""
    table = table_of(sheet, is_place=lambda text: rules.places.read(text)[0] is not None)
    if not table.rows:
        return None
    columns = [list(column) for column in zip(*table.rows, strict=True)]
    fields = proposed(table.heads, columns, rules.places, rules.today)
    known = list((remembered or {}).get(table.fingerprint, ())) if table.fingerprint else []
    if len(known) == len(fields):
        fields = known
    source = Source(file, sheet, table, fields)
    settle(source, rules)
    return source if any(name in source.fields for name in ("name_zh", "name_mn", "name_latin")) else None


def settle(source: Source, rules: Rules) -> None:
    """Works out what follows from the meaning of the columns; to be called again where it was changed."""
    table = source.table
    gacha, birth = source.column("gacha"), source.column("birth")
    if gacha is not None:
        fill_down(table, gacha)
    source.months = birth is not None and only_first_days([row[birth] for row in table.rows])
    source.gacha = None
    if gacha is None and not any(table.places):
        for text in [*table.titles, source.sheet.name, source.file]:
            found = place_in(text, rules.places)
            if found is not None:
                source.gacha = found
                break


def place_in(text: str, places: Places) -> bytes | None:
    """The gacha that a title, a sheet's or a file's name speaks of."""
    for words in (text, _TITLE.sub("", text), *re.findall(r"[一-鿿]+(?:嘎查村|嘎查|社区|村)", text)):
        found, _ = places.read(words.strip())
        if found is not None:
            return found
    return None


def understood(source: Source, at: int, rules: Rules) -> Understood:
    """The row ``at`` of a source as a woman."""
    row = source.table.rows[at]
    found = Understood()
    cells: dict[str, str] = {}
    marks: dict[str, str] = {}
    for column, name in enumerate(source.fields):
        text = row[column]
        if name == LEAVE or not text:
            continue
        if name == KEEP:
            if plain(text):
                found.kept[source.table.heads[column] or f"{column + 1}"] = clean_line(text) or ""
            continue
        if name == ROW_CODE:
            found.code, marks = told(text)
            continue
        if name in cells:  # a second phone
            _another(found, source.table.heads[column], cells, name, text)
            continue
        cells[name] = text
        if (at, column) in source.table.filled:
            found.filled.add(name)
    found.same = {name for name, text in cells.items() if unchanged(found.code, name, text, marks)}
    _identity(found, cells.get("id_no", ""), rules)
    for name, text in cells.items():
        if name in ("name_zh", "name_mn", "name_latin"):
            place = _name(found, name, text)
            found.same |= {place} if name in found.same else set()
        elif name == "nickname":
            found.values[name] = clean_line(text) if plain(text) else None
        elif name == "note":
            found.values[name] = text.strip() if plain(text) else None
        elif name == "birth":
            _put(found, name, read_birth(text, rules.today, identity=found.identity, months=source.months))
        elif name == "phone":
            read, relative = read_phone(text)
            _put(found, name, read)
            if relative and read.value:
                found.values["phone_of"] = "relative"
                found.same |= {"phone_of"} if name in found.same else set()
        elif name in CODED:
            _put(found, name, _coded(name, text))
    _gacha(found, source, at, cells.get("gacha", ""), rules)
    _household(found, cells)
    _told_by_identity(found, cells.get(AGE, ""), rules)
    for name in found.same:  # nobody is asked about what she was given
        for of in (found.doubts, found.unread, found.kept):
            of.pop(name, None)
    found.values = {name: value for name, value in found.values.items() if value is not None}
    return found


def _another(found: Understood, head: str, cells: dict[str, str], name: str, text: str) -> None:
    """A second column of phones: hers where the first says nothing, else kept beside her."""
    if not plain(text):
        return
    if read_phone(cells[name])[0].value is None and read_phone(text)[0].value is not None:
        cells[name], text = text, cells[name]
    if plain(text):
        found.kept[head or "电话2"] = clean_line(text) or ""


def _put(found: Understood, name: str, read: Read) -> None:
    if read.kept:
        found.kept[name] = read.kept
    if read.unread:
        found.unread[name] = read.unread
    elif read.doubt and read.value is not None:
        found.doubts[name] = Doubt(read.doubt, read.value, read.other)
    elif read.value is not None:
        found.values[name] = read.value


def _name(found: Understood, name: str, text: str) -> str:
    """A name goes where its script stands, whatever the column is called; the column's own name is not replaced. Gives
    the field where it went."""
    if text.strip() in {str(none) for none in NoName}:
        return name  # what stands in a table for a name that there is not
    script, read = read_name(text)
    place = name if script == "name_zh" and name != "name_mn" else script
    if read.value is None or not found.values.get(place):
        _put(found, place, read)
    return place


def _household(found: Understood, cells: Mapping[str, str]) -> None:
    """Whose household hers is; how she is related to its head stays in her note where it says more than that."""
    relation = plain(cells.get(RELATION, ""))
    is_head = relation in ("户主", "本人", "本人(户主)", "户主本人")
    head = read_name(cells[HOUSEHOLD_HEAD])[1].value if plain(cells.get(HOUSEHOLD_HEAD, "")) else None
    found.household = HeadedBy(head or "", plain(cells.get(HOUSEHOLD_NUMBER, "")), is_head)
    if relation and not is_head:
        found.kept[RELATION] = relation


def _identity(found: Understood, text: str, rules: Rules) -> None:
    read = read_identity(text, rules.today) if text else EMPTY
    if read.value is not None and not read.doubt:
        found.identity = read.value
    if rules.identity_numbers:
        _put(found, "id_no", read)
    elif read.unread:
        found.unread["id_no"] = read.unread  # said in the preview; the text itself is not kept
    elif read.doubt:
        found.unread["id_no"] = read.doubt


def _gacha(found: Understood, source: Source, at: int, text: str, rules: Rules) -> None:
    place = source.table.places[at]
    if not plain(text) and place:
        text = place
        found.filled.add("gacha")
    unit, read = rules.places.read(text)
    if unit is None and not read.unread and source.gacha is not None:
        unit = source.gacha
        found.filled.add("gacha")
    if unit is not None:
        found.values["gacha"] = unit
    if read.kept:
        found.kept["gacha"] = read.kept
    if read.unread:
        found.unread["gacha"] = read.unread


def _told_by_identity(found: Understood, age: str, rules: Rules) -> None:
    """What an identity number says of her where nothing else does, and where it says something else."""
    if found.identity is not None:
        told = read_birth(found.identity[6:14], rules.today)
        if not found.values.get("birth") and "birth" not in found.doubts:
            found.values["birth"] = told.value
            if "birth" in found.unread:  # the number settles it; the text stays with her
                del found.unread["birth"]
        if not found.values.get("sex"):
            found.values["sex"] = sex_of_identity(found.identity)
            found.unread.pop("sex", None)
        elif "id_no_sex_differs" in identity_disagreements(found.identity, str(found.values["sex"]), None):
            found.doubts["sex"] = Doubt("id_no_sex_differs", str(found.values.pop("sex")))
    elif age and not found.values.get("birth") and "birth" not in found.doubts and "birth" not in found.unread:
        _put(found, "birth", read_age(age, rules.today))
        if "birth" in found.kept:
            found.kept[AGE] = found.kept.pop("birth")


def kept_words(row: Understood, source: Source, accepted: bool) -> list[str]:
    """The lines that are kept in her note. ``accepted``: whether doubtful values are taken as they were read, so that
    their text is needed no more."""
    lines = []
    for name, text in row.kept.items():
        if accepted and name in row.doubts and name not in row.unread:
            continue
        column = source.column(name)
        head = source.table.heads[column] if column is not None else ""
        called = re.sub(r"\s", "", head) or _CALLED.get(name, name)
        lines.append(f"{called}：{text if name == 'id_no' else without_identity(text)}")
    return lines

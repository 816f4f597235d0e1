"""Women pasted from a table (Excel, WPS): which column is what, who is new, and one act that adds them all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from desktop.errors import FieldErrors
from desktop.services.codes import code_of
from desktop.services.comparing import half_width, squeezed
from desktop.services.roster import MAN
from desktop.services.validation import check_date, check_identity_number, check_phone, clean_line
from desktop.store.changes import Changes, Edit, Label
from desktop.store.values import Record
from desktop.table_files.sheets import table_rows
from protocol.ids import new_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: A column's field by what stands at its head in real rosters.
_HEADS: Mapping[str, str] = {
    word: field
    for field, words in {
        "name_zh": "姓名 名字 妇女姓名 name",
        "phone": "电话 手机 手机号 手机号码 电话号码 联系电话 联系方式 phone",
        "gacha": "嘎查 嘎查村 村 所属嘎查 所在嘎查 嘎查(村) 社区 gacha village",
        "birth": "出生 出生日期 出生年月 出生年月日 生日 birth",
        "id_no": "身份证 身份证号 身份证号码 公民身份号码",
        "ethnic": "民族 ethnic",
        "education": "学历 文化程度 education",
        "politics": "政治面貌 politics",
        "marital": "婚姻 婚姻状况 marital",
        "sex": "性别 sex",
        "note": "备注 note",
    }.items()
    for word in words.split()
}
_CODED = ("ethnic", "education", "politics", "marital", "sex")
#: What a column without a head may be, tried in this order on its cells.
_GUESSED = ("id_no", "phone", "birth", "gacha")


class Line(NamedTuple):
    """One pasted row. ``error``: (field, code) of the cell that cannot be read; ``same``: who she is already."""

    number: int
    values: Record
    error: tuple[str, str] | None
    same: bytes | None


@dataclass(frozen=True)
class Pasted:
    """What a pasted table says. ``fields``: the field of each column, None where it is not read."""

    fields: list[str | None]
    lines: list[Line]

    @property
    def new(self) -> list[Line]:
        """Women who are not on the roster yet."""
        return [line for line in self.lines if line.error is None and line.same is None]

    @property
    def men(self) -> int:
        """How many of the new ones are men."""
        return sum(line.values.get("sex") == MAN for line in self.new)

    @property
    def known(self) -> list[Line]:
        """Women who are on the roster already; they are left as they are."""
        return [line for line in self.lines if line.error is None and line.same is not None]

    @property
    def wrong(self) -> list[Line]:
        """Rows that hold something that cannot be read; they are not added."""
        return [line for line in self.lines if line.error is not None]


def read_table(desk: Desk, text: str) -> Pasted:
    """Reads rows as a table program copies them: cells between tabs, rows between line ends. Writes nothing."""
    rows = [[clean_line(cell) or "" for cell in row.split("\t")] for row in table_rows(text)]
    rows = [row for row in rows if any(row)]
    if not rows:
        return Pasted([], [])
    width = max(map(len, rows))
    rows = [row + [""] * (width - len(row)) for row in rows]
    heads = [_HEADS.get(re.sub(r"\s|[:：*]", "", half_width(cell)).lower()) for cell in rows[0]]
    if "name_zh" in heads:
        fields, body, first = _once(heads), rows[1:], 2
    else:
        fields, body, first = _guessed(desk, rows), rows, 1
    known = _Known(desk)
    lines = []
    for number, row in enumerate(body, first):
        values, error = _values(desk, dict(zip(fields, row, strict=True)))
        same = None if error else known.who(values)
        lines.append(Line(number, values, error, same))
        if error is None and same is None and known.doubled(values):
            lines[-1] = Line(number, values, ("name_zh", "pasted_twice"), None)
    return Pasted(fields, lines)


def add_all(
    desk: Desk,
    pasted: Pasted,
    progress: Callable[[int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Changes:
    """Adds the new women of a pasted table in one act that can be undone; others may save meanwhile."""
    new = pasted.new

    def edits() -> Iterator[Edit]:
        for line in new:
            complete = line.values.get("gacha") and line.values.get("birth")
            rest = {"status": "active", "to_complete": None if complete else 1}
            yield Edit("person", new_id(), {"sex": "2", **rest, **line.values})

    return desk.journal.write_in_slices(
        edits(), Label("person.paste", str(len(new))), progress=progress, cancelled=cancelled
    )


def _once(fields: list[str | None]) -> list[str | None]:
    """The first column of each field counts."""
    return [field if field is None or field not in fields[:index] else None for index, field in enumerate(fields)]


def _guessed(desk: Desk, rows: list[list[str]]) -> list[str | None]:
    """The fields of columns without heads: numbers, dates and gachas by what they are, the first other is the name."""
    today = desk.today()
    tests: dict[str, Callable[[str], bool]] = {
        "id_no": lambda cell: check_identity_number(cell, today).value is not None,
        "phone": lambda cell: check_phone(cell).value is not None,
        "birth": lambda cell: check_date(cell, today).value is not None,
        "gacha": lambda cell: desk.units.find(cell) is not None,
    }
    fields: list[str | None] = []
    for column in zip(*rows, strict=True):
        cells = [cell for cell in column if cell]
        fits = [
            field
            for field in _GUESSED
            if field not in fields and cells and sum(tests[field](cell) for cell in cells) * 2 > len(cells)
        ]
        numbered = all(re.fullmatch("[0-9]{1,4}", cell) for cell in cells)
        if fits and not (fits == ["birth"] and cells == [str(n) for n in range(1, len(cells) + 1)]):
            fields.append(fits[0])
        elif cells and not numbered and "name_zh" not in fields:
            fields.append("name_zh")
        else:
            fields.append(None)
    return fields


def _values(desk: Desk, cells: dict[str | None, str]) -> tuple[Record, tuple[str, str] | None]:
    values: Record = {}
    for field, cell in cells.items():
        if field is None or not cell:
            continue
        if field == "gacha":
            unit = desk.units.find(cell)
            if unit is None:
                return {**values, field: cell}, (field, "gacha_unknown")
            values[field] = unit.id
        elif field in _CODED:
            code = code_of(field, cell)
            if code is None:
                return {**values, field: cell}, (field, "word_unknown")
            values[field] = code
        else:
            values[field] = cell
    try:
        found, _ = desk.people.checked(values)
    except FieldErrors as error:
        return values, next(iter(error.fields.items()))
    return found, None


class _Known:
    """Who is on the roster already, and who stood further up in the same table."""

    def __init__(self, desk: Desk) -> None:
        self._by_name: dict[str, list[Record]] = {}
        self._by_number: dict[str, bytes] = {}
        self._seen: set[tuple[object, ...]] = set()
        for w in desk.people.snapshot().women.values():
            about = {"id": w.id, "birth": w.birth, "phone": w.phone or None, "gacha": w.gacha, "id_no": w.id_no}
            self._by_name.setdefault(w.named, []).append(about)
            if w.id_no:
                self._by_number[w.id_no] = w.id

    def who(self, values: Record) -> bytes | None:
        """The woman of the same identity number, or of the same name where all that both know agrees."""
        number = values.get("id_no")
        if number and number in self._by_number:
            return self._by_number[number]
        for other in self._by_name.get(squeezed(values.get("name_zh") or ""), ()):
            both = [name for name in ("id_no", "birth", "phone", "gacha") if values.get(name) and other[name]]
            if both and all(_agree(values[name], other[name]) for name in both):
                found: bytes = other["id"]
                return found
        return None

    def doubled(self, values: Record) -> bool:
        """Whether the very same row stood further up."""
        name = squeezed(values.get("name_zh") or "")
        key = (name, *(values.get(field) for field in ("birth", "phone", "gacha", "id_no")))
        if key in self._seen:
            return True
        self._seen.add(key)
        return False


def _agree(one: object, other: object) -> bool:
    """Equal, or one partial date the beginning of the other."""
    if isinstance(one, str) and isinstance(other, str):
        return one.startswith(other) or other.startswith(one)
    return one == other

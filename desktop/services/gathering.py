"""发表、收表、汇总: a table for each gacha to be filled in there, which is known again when it comes back.

A hidden column holds the code of each woman's row and marks of what its cells said (``importing.given``), a hidden cell
whose table it is and of which round. What comes back goes through the import like any other file
(``services.importing``), and finds its rows by the codes, whatever was sorted, renamed or inserted. Identity numbers
are never given out.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from desktop.file_names import file_name
from desktop.services import codes, exports
from desktop.services.exports import CALLED, ROW
from desktop.services.importing.given import given
from desktop.services.importing.understanding import Source
from desktop.services.roster import Filter
from desktop.services.spreadsheets import as_text

if TYPE_CHECKING:
    from desktop.services.desk import Desk

#: What is asked for: field → the head, its width in characters, its table of codes.
ASKED: Final[Mapping[str, tuple[str, int, str]]] = {
    "name_zh": ("姓名", 16, ""),
    "sex": ("性别", 7, "sex"),
    "birth": ("出生", 13, ""),
    "ethnic": ("民族", 12, "ethnic"),
    "phone": ("电话", 14, ""),
    "education": ("文化程度", 11, "education"),
    "politics": ("政治面貌", 14, "politics"),
    "marital": ("婚姻状况", 11, "marital"),
    "job": ("职业", 16, "job"),
    "residence": ("居住情况", 11, "residence"),
    "note": ("备注", 30, ""),
}
#: Rows for women who are not on the roster yet.
_BLANK: Final = 60
_HEAD_ROW: Final = 2
_MARK: Final = re.compile(r"发表码([0-9a-f]{32})-([0-9]{12})")
_HOW: Final = "请直接在表里改；新的人写在最后的空行；没有变化的不用动，空着的不会冲掉原来的内容。改好把这个文件发回来。"


@dataclass(frozen=True)
class Round:
    """One time that tables were given out. ``at``: YYYYMMDDHHMM; ``asked``: the gachas; ``back``: those whose table was
    read since."""

    at: str
    asked: tuple[bytes, ...]
    back: frozenset[bytes] = frozenset()

    @property
    def missing(self) -> tuple[bytes, ...]:
        """Who has not given it back."""
        return tuple(gacha for gacha in self.asked if gacha not in self.back)

    def with_back(self, sources: Iterable[Source]) -> Round:
        """With the tables of this round among the sources."""
        marks = [mark for source in sources if (mark := mark_of(source)) is not None]
        came = {gacha for gacha, at in marks if at == self.at and gacha in self.asked}
        return Round(self.at, self.asked, self.back | came)

    def as_plain(self) -> dict[str, Any]:
        """As the laptop keeps it."""
        return {"at": self.at, "asked": [g.hex() for g in self.asked], "back": sorted(g.hex() for g in self.back)}

    @classmethod
    def of_plain(cls, plain: Any) -> Round | None:
        """The other end of ``as_plain``; None of what is none."""
        try:
            asked = tuple(bytes.fromhex(each) for each in plain["asked"])
            return cls(str(plain["at"]), asked, frozenset(bytes.fromhex(each) for each in plain["back"]))
        except (KeyError, TypeError, ValueError):
            return None


def mark_of(source: Source) -> tuple[bytes, str] | None:
    """Whose table a source is, and of which round; None of one that was not given out."""
    found = next((match for title in source.table.titles if (match := _MARK.search(title))), None)
    return (bytes.fromhex(found[1]), found[2]) if found else None


def names(desk: Desk) -> list[tuple[bytes, str]]:
    """Each gacha and what its table is called: its short name, the official one where another gacha bears that too, at
    last with a number. No two are alike, as files' names are compared."""
    units, taken = desk.units.gachas(), set[str]()
    short = Counter(_file_key(unit.short) for unit in units)
    found = []
    for unit in units:
        plain = unit.short if short[_file_key(unit.short)] == 1 else unit.name
        name, number = plain, 1
        while _file_key(name) in taken:
            number += 1
            name = f"{plain}{number}"
        taken.add(_file_key(name))
        found.append((unit.id, name))
    return found


def _file_key(name: str) -> str:
    return unicodedata.normalize("NFC", file_name(name, "").casefold())


def form(desk: Desk, gacha: bytes, at: str) -> bytes:
    """The table of one gacha as a spreadsheet: its women with their rows' codes, then blank rows; every cell is text,
    so that nothing typed is made a number or a day."""
    import xlsxwriter

    ids = desk.people.ids(desk.people.of_gacha(gacha, Filter()))
    name = dict(names(desk)).get(gacha) or desk.units.name(gacha)
    heads = {CALLED if field == "name_zh" else field: head for field, (head, _, _) in ASKED.items()}
    table = exports.table_of(desk, "person", ids, {ROW: "行码", **heads}, name)
    body = io.BytesIO()
    book = xlsxwriter.Workbook(body, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet, lists = book.add_worksheet("花名册"), book.add_worksheet("选项")
    text = book.add_format({"num_format": "@", "border": 1, "border_color": "#D8D4CC"})
    head = book.add_format({"bold": True, "border": 1, "bg_color": "#F2EFEA"})
    sheet.write_string(0, 0, f"发表码{gacha.hex()}-{at}")
    sheet.write_string(0, 1, f"{name}妇女花名册", book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 1, _HOW, book.add_format({"font_color": "#666666"}))
    sheet.write_string(_HEAD_ROW, 0, "行码")
    last = _HEAD_ROW + len(table.rows) + _BLANK
    for x, (words, width, of) in enumerate(ASKED.values(), 1):
        sheet.write_string(_HEAD_ROW, x, words, head)
        sheet.set_column(x, x, width, text)
        if of:
            offered = [each.zh for each in codes.TABLES[of].values()]
            lists.write_column(0, x - 1, offered)
            column = chr(ord("A") + x - 1)
            sheet.data_validation(
                *(_HEAD_ROW + 1, x, last, x),
                {
                    "validate": "list",
                    "source": f"=选项!${column}$1:${column}${len(offered)}",
                    "error_type": "warning",
                    "error_title": "请从下拉中选",
                    "error_message": "表里没有这个词，汇总时要人工核对。",
                },
            )
    for y, (id_, *row) in enumerate(table.rows, _HEAD_ROW + 1):
        said = {field: as_text(cell) for field, cell in zip(ASKED, row, strict=True)}
        sheet.write_string(y, 0, given(bytes.fromhex(str(id_)), said))
        for x, words in enumerate(said.values(), 1):
            sheet.write_string(y, x, words, text)
    sheet.set_column(0, 0, 2, None, {"hidden": True})
    lists.hide()
    sheet.freeze_panes(_HEAD_ROW + 1, 2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(_HEAD_ROW)
    book.close()
    return body.getvalue()

"""The sign-in sheet 签到表, portrait or bilingual: which rows stand on which page, how wide the columns are.

Rows are numbered through all pages, blank ones too: a signed sheet is typed back by these numbers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from desktop.documents.names import is_menksoft, is_mongolian, spaced_name
from desktop.documents.sheet_code import qr_svg, qr_text, shown_code
from desktop.documents.typesetter import Paper, Typesetter

TEMPLATE = "sign_in_sheet"
FEWEST_BLANK_ROWS, MOST_BLANK_ROWS = 5, 10
#: So many are enough where they fill a page: a page of blank rows alone is worse.
ENOUGH_TO_FILL = 3


class Layout(StrEnum):
    """The paper's way up; a bilingual sheet lies."""

    PORTRAIT = "portrait"
    BILINGUAL = "bilingual"


class NameOrder(StrEnum):
    """Which script comes first on a bilingual sheet; ``ZH_ONLY`` is the same sheet without Mongolian."""

    MN_FIRST = "mn_first"
    ZH_FIRST = "zh_first"
    ZH_ONLY = "zh_only"


@dataclass(frozen=True)
class SheetPerson:
    """One expected woman; one of her names may be empty. ``apart`` stands behind it where another of her gacha bears
    it too. There is no place for her phone: that column is left blank to
    write in."""

    id: bytes
    name_zh: str
    name_mn: str = ""
    duty: str = ""
    apart: str = ""


@dataclass(frozen=True)
class SheetGroup:
    """The women of one gacha or other unit; ``name`` as printed (short), may be empty."""

    name: str
    people: tuple[SheetPerson, ...]


@dataclass(frozen=True)
class SheetColumns:
    """Columns that may be on or off; with ``phone`` 备注 gives way. ``free`` is the head of a column of one's own."""

    unit: bool = True
    duty: bool = True
    phone: bool = False
    note: bool = True
    free: str = ""


@dataclass(frozen=True)
class Tally:
    """The counts at a sheet's foot; None is left to be filled in by hand. ``present``: of those who were expected;
    ``others``: who came besides, left out where nobody did."""

    expected: int | None = None
    present: int | None = None
    leave: int | None = None
    absent: int | None = None
    others: int | None = None


@dataclass(frozen=True)
class SheetData:
    """Everything on one sign-in sheet. ``time`` is text (see ``names.time_text``); ``blank_rows``: how many, None for
    as many as fit. ``numbers``: those of the rows, where a part is printed again; else they run from 1."""

    title: str
    code: str
    printed_at: datetime
    groups: tuple[SheetGroup, ...] = ()
    time: str = ""
    place: str = ""
    hosts: tuple[str, ...] = ()
    convener: str = ""
    recorder: str = ""
    title_mn: str = ""
    layout: Layout = Layout.PORTRAIT
    order: NameOrder = NameOrder.MN_FIRST
    columns: SheetColumns = field(default_factory=SheetColumns)
    blank_rows: int | None = None
    numbers: tuple[int, ...] = ()
    tally: Tally = field(default_factory=Tally)

    def __post_init__(self) -> None:
        if self.blank_rows is not None and self.blank_rows < 0:
            raise ValueError("blank_rows")


@dataclass(frozen=True)
class PaperWarning:
    """Something to tell before printing: ``code`` is looked up by ``desktop.ui.messages``; ``rows`` are row numbers."""

    code: str
    rows: tuple[int, ...]


@dataclass(frozen=True)
class _Frame:
    """Measures of one layout in mm; the columns' widths are (least, usual)."""

    width: float
    row_height: float
    head_height: float
    rows: int
    widths: Mapping[str, tuple[float, float]]


#: Row number, index of its group, person; a blank row has neither.
_Row = tuple[int, int | None, SheetPerson | None]

_PORTRAIT = _Frame(
    width=180,
    row_height=9.5,
    head_height=10,
    rows=20,
    widths={
        "number": (12, 12),
        "name": (30, 30),
        "unit": (28, 40),
        "duty": (20, 28),
        "phone": (30, 34),
        "free": (18, 24),
        "signature": (42, 42),
        "note": (20, 20),
    },
)
_WIDE = {
    "number": (12.0, 12.0),
    "name_mn": (30.0, 34.0),
    "name": (30.0, 34.0),
    "unit": (32.0, 46.0),
    "duty": (24.0, 34.0),
    "phone": (30.0, 34.0),
    "free": (20.0, 28.0),
    "signature": (42.0, 50.0),
    "note": (20.0, 28.0),
}
# A lying A4 has 180 mm between its margins: heading 20, heads 28 and foot 6 leave 126 for 12 rows. The Mongolian title
# takes 12 mm of the width.
_BILINGUAL = _Frame(width=255, row_height=10.5, head_height=28, rows=12, widths=_WIDE)
_WIDE_CHINESE = _Frame(width=267, row_height=11, head_height=11, rows=13, widths=_WIDE)


def typeset(data: SheetData, typesetter: Typesetter) -> bytes:
    """The sheet as a PDF."""
    return set_paper(data, typesetter).pdf


def set_paper(data: SheetData, typesetter: Typesetter) -> Paper:
    """The sheet as a PDF, and what of it no font has."""
    return typesetter.paper(TEMPLATE, template_data(data, typesetter.wordings()))


def pictures(data: SheetData, typesetter: Typesetter, ppi: float = 96) -> list[bytes]:
    """The sheet as one PNG a page."""
    return typesetter.pictures(TEMPLATE, template_data(data, typesetter.wordings()), ppi)


def printed_rows(data: SheetData, pages: Collection[int] | None = None) -> list[tuple[int, bytes | None]]:
    """(row number, person's id or None for a blank row) in the order of the paper. ``pages``: those that were printed,
    numbers from 1; None for all."""
    return [
        (number, person.id if person else None)
        for page, rows in enumerate(_pages(data), start=1)
        if pages is None or page in pages
        for number, _, person in rows
    ]


def page_count(data: SheetData) -> int:
    """How many pages the sheet has."""
    return len(_pages(data))


def page_of_row(data: SheetData, row: int) -> int:
    """The page (from 0) that a row number stands on; the last one for a number beyond it."""
    pages = _pages(data)
    return next((page for page, rows in enumerate(pages) if rows[-1][0] >= row), len(pages) - 1)


def warnings(data: SheetData) -> list[PaperWarning]:
    """What to say before printing: ``paper_menksoft`` for names in Menksoft's private codes, which are kept
    as they are."""
    rows = tuple(number for number, _, person in _rows(data) if person and is_menksoft(person.name_mn + person.name_zh))
    return [PaperWarning("paper_menksoft", rows)] if rows else []


def rows_with(data: SheetData, characters: Collection[str]) -> tuple[int, ...]:
    """The rows in whose names one of the characters stands."""
    wanted = set(characters)
    return tuple(number for number, _, person in _rows(data) if person and wanted & {*person.name_zh, *person.name_mn})


def template_data(data: SheetData, words: Mapping[str, tuple[str, str]]) -> dict[str, Any]:
    """What ``sign_in_sheet.typ`` reads: JSON of texts and measures in mm, nothing left to decide."""
    frame = _frame(data)
    keys = _column_keys(data)
    widths = _column_widths(keys, frame)
    heads = {**words, "free": (data.columns.free, "")}
    pages = _pages(data)
    return {
        "layout": data.layout.value,
        "order": data.order.value,
        "title": data.title or words["sign_in_sheet"][0],
        "title_mn": data.title_mn or words["sign_in_sheet"][1],
        "code": shown_code(data.code),
        "printed_at": f"{data.printed_at:%Y-%m-%d %H:%M}",
        "facts": _facts(data, words),
        "width": frame.width,
        "row_height": frame.row_height,
        "head_height": frame.head_height,
        "columns": [
            {"key": key, "width": width, "zh": heads[key][0], "mn": heads[key][1]}
            for key, width in zip(keys, widths, strict=True)
        ],
        "pages": [
            {"qr": qr_svg(qr_text(data.code, number)), "rows": list(_template_rows(page, data, keys, words))}
            for number, page in enumerate(pages, start=1)
        ],
        "tally": [
            {"label": words[key][0], "value": "" if count is None else str(count)}
            for key, count in (
                ("expected", data.tally.expected),
                ("present", data.tally.present),
                ("leave", data.tally.leave),
                ("absent", data.tally.absent),
                ("others", data.tally.others),
            )
            if key != "others" or count
        ],
        "recorder": spaced_name(data.recorder),
    }


def _frame(data: SheetData) -> _Frame:
    if data.layout is Layout.PORTRAIT:
        return _PORTRAIT
    return _WIDE_CHINESE if data.order is NameOrder.ZH_ONLY else _BILINGUAL


def _blank_rows(data: SheetData, named: int) -> int:
    """As many as were chosen; else what fills the last page where that is a sensible number, a fifth of the names where
    it is more, and never a page of blank rows alone while one of names has room for three. Without names one page."""
    if data.blank_rows is not None:
        return data.blank_rows
    rows = _frame(data).rows
    if named == 0:
        return rows
    room = -named % rows
    if room < ENOUGH_TO_FILL:
        return room + FEWEST_BLANK_ROWS
    return min(room, MOST_BLANK_ROWS, max(FEWEST_BLANK_ROWS, -(-named // 5)))


def _rows(data: SheetData) -> list[_Row]:
    """(row number, index of its group, person), the blank rows at the end."""
    listed: list[tuple[int | None, SheetPerson | None]]
    listed = [(index, person) for index, group in enumerate(data.groups) for person in group.people]
    blank = len(data.numbers) - len(listed) if data.numbers else _blank_rows(data, len(listed))
    listed += [(None, None)] * blank
    numbers = data.numbers or range(1, len(listed) + 1)
    return [(number, index, person) for number, (index, person) in zip(numbers, listed, strict=True)]


def _pages(data: SheetData) -> list[list[_Row]]:
    rows, a_page = _rows(data), _frame(data).rows
    return [rows[start : start + a_page] for start in range(0, len(rows), a_page)]


def _column_keys(data: SheetData) -> list[str]:
    chosen = data.columns
    names = ["name"]
    if data.layout is Layout.BILINGUAL and data.order is not NameOrder.ZH_ONLY:
        names = ["name_mn", "name"] if data.order is NameOrder.MN_FIRST else ["name", "name_mn"]
    optional = {"unit": chosen.unit, "duty": chosen.duty, "phone": chosen.phone, "free": bool(chosen.free)}
    keys = ["number", *names, *(key for key, on in optional.items() if on), "signature"]
    least = sum(_frame(data).widths[key][0] for key in [*keys, "note"])
    if chosen.note and not chosen.phone and least <= _frame(data).width:
        keys.append("note")
    return keys


def _column_widths(keys: list[str], frame: _Frame) -> list[float]:
    """Widths in mm that fill the frame: room left over goes to 备注 or, without it, to the signature and the unit;
    what is missing is taken from the columns that can be narrower, each by its share."""
    widths = {key: frame.widths[key][1] for key in keys}
    over = sum(widths.values()) - frame.width
    if over > 0:
        slack = {key: frame.widths[key][1] - frame.widths[key][0] for key in keys}
        share = over / sum(slack.values())
        widths = {key: widths[key] - slack[key] * share for key in keys}
    elif "note" in widths:
        widths["note"] -= over
    else:
        takers = [key for key in ("signature", "unit") if key in widths]
        for key in takers:
            widths[key] -= over / len(takers)
    return list(widths.values())


def _facts(data: SheetData, words: Mapping[str, tuple[str, str]]) -> list[list[dict[str, str | float]]]:
    """The lines under the title: label, value and share of the line's width."""

    time, place = (words["time"][0], data.time), (words["place"][0], data.place)
    hosts, convener = (words["hosts"][0], "、".join(data.hosts)), (words["convener"][0], spaced_name(data.convener))
    lines = [[time, place], [hosts, convener]]
    if data.layout is Layout.PORTRAIT:
        lines = [[time, convener], [place], [hosts]]
    facts: list[list[dict[str, str | float]]] = []
    for line in lines:
        room = [_breadth(label) + _breadth(value) + 3 for label, value in line]
        facts.append(
            [
                {"label": label, "value": value, "share": share / sum(room)}
                for (label, value), share in zip(line, room, strict=True)
            ]
        )
    return facts


def _breadth(text: str) -> float:
    """About how broad ``text`` is, in Chinese characters; an empty place keeps room to write in."""
    return sum(1 if unicodedata.east_asian_width(one) in "WF" else 0.5 for one in text) or 8


def _template_rows(
    page: list[_Row],
    data: SheetData,
    keys: list[str],
    words: Mapping[str, tuple[str, str]],
) -> Iterator[dict[str, Any]]:
    """A page's rows. ``span`` is how many rows the unit's cell covers: 0 where a cell above does, None for none."""
    before: int | None = None
    for place, (number, index, person) in enumerate(page):
        cells = dict.fromkeys(keys, "")
        span: int | None = None
        below = ""
        cells["number"] = str(number)
        if person is not None and index is not None:
            group = data.groups[index]
            name = spaced_name(person.name_zh or ("" if "name_mn" in keys else person.name_mn))
            cells |= {"name": name if is_mongolian(name) else name + person.apart}
            cells |= {key: value for key, value in (("name_mn", person.name_mn), ("duty", person.duty)) if key in keys}
            if group.name and "unit" in keys:
                span = 0
                if index != before:
                    span = sum(1 for other in page[place:] if other[1] == index)
                    continued = person is not group.people[0]
                    cells["unit"] = group.name + (f"（{words['continued'][0]}）" if continued else "")
                    below = f"{len(group.people)}{words['people'][0]}"
        before = index
        yield {"cells": [cells[key] for key in keys], "span": span, "below": below}

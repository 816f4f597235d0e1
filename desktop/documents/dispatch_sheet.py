"""会改联 / 区域化改革进度调度表 A month's dispatch on paper and as a table: two head rows, a line a gacha."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.services.codes import label
from desktop.services.dispatch.dispatching import ItemNow, Month, shown
from desktop.services.dispatch.items import COLUMNS, DONE, ITEMS, NOT_BEGUN, Takes
from desktop.services.figures import percent

#: Item → what stands over it on paper, its share of the width; in the order of the office's four words.
_ON_PAPER: Final = (
    ("A1", "会改联日期", 17),
    ("A2", "一次会", 10),
    ("A3", "批复备案", 13),
    ("A4", "挂牌", 9),
    ("A5", "妇女小组", 10),
    ("A6", "新领域", 9),
    ("B1", "主席", 17),
    ("B2", "进两委", 10),
    ("B3", "兼职副主席", 10),
    ("B4", "执委", 9),
    ("B5", "代表", 9),
    ("B6", "志愿者", 11),
    ("C1", "妇女之家", 10),
    ("C6", "流动之家", 10),
    ("C4", "五簿五册", 10),
    ("C5", "本月活动", 10),
    ("D1", "应到(元)", 17),
    ("D2", "已到(元)", 17),
    ("D3", "报酬落实", 10),
)
_NAME, _NOTE = 26.0, 11.0
#: A tick, and that a part of it is there.
_DONE, _PART = "√", "部分"


def dispatch_sheet(month: Month, before: Month | None, now: datetime, unit: str, by: str) -> RegisterData:
    """The month's sheet. ``before``: the month before it; ``unit``: who keeps it; ``by``: who fills it in."""
    columns = [RegisterColumn("嘎查村（社区）", _NAME, "left")]
    columns += [
        RegisterColumn(words, width, over=label("dispatch_column", code[0])) for code, words, width in _ON_PAPER
    ]
    columns.append(RegisterColumn("备注", _NOTE, "left"))
    rows = []
    for line in month.lines:
        notes = dict.fromkeys(item.note for item in line.items.values() if item.note)
        cells = [_cell(line.items[code]) for code, _, _ in _ON_PAPER]
        rows.append((line.name, *cells, "；".join(notes)))
    period = f"{month.period.first:%Y-%m-%d}—{month.period.last:%Y-%m-%d}" + ("" if month.frozen else "  草稿")
    return RegisterData(
        title_of(month),
        tuple(columns),
        (RegisterGroup("", tuple(rows)),),
        now,
        unit,
        period,
        blank_rows=0,
        signed=by,
        foot=rate_words(month, before),
    )


def title_of(month: Month) -> str:
    """What the sheet and its file are called."""
    return f"{month.term.year}年{month.term.number}月会改联、区域化改革进度调度表"


def rate_words(month: Month, before: Month | None) -> str:
    """应建, 已建, 完成率, 比上月, as papers say it."""
    words = f"应建 {month.rate.den}　已建 {month.rate.num}　完成率 {percent(month.rate)}"
    return words if before is None else f"{words}　比上月 {signed(month.rate.num - before.rate.num)}"


def signed(number: int) -> str:
    """A difference with its sign: +1, -1, ±0."""
    return f"{number:+d}" if number else "±0"


def dispatch_table(month: Month, before: Month | None) -> list[list[str | int]]:
    """Two rows of heads, a row a gacha with all items whole, and the rate; for a spreadsheet."""
    over: list[str | int] = ["", *(label("dispatch_column", item.column) for item in ITEMS), *("" for _ in COLUMNS), ""]
    heads: list[str | int] = ["嘎查村（社区）", *(label("dispatch_item", item.code) for item in ITEMS)]
    heads += [f"{label('dispatch_column', column)}状态" for column in COLUMNS] + ["备注"]
    rows: list[list[str | int]] = [over, heads]
    for line in month.lines:
        states = [label("dispatch_state", line.state(column)) for column in COLUMNS]
        notes = "；".join(f"{label('dispatch_item', code)}：{now.note}" for code, now in line.items.items() if now.note)
        rows.append([line.name, *(_whole(line.items[item.code]) for item in ITEMS), *states, notes])
    return [*rows, [rate_words(month, before)]]


def _whole(now: ItemNow) -> str | int:
    words = shown(now)
    return int(words) if now.item.takes is Takes.NUMBER and words.isdecimal() else words


def _cell(now: ItemNow) -> str:
    """An item in a narrow cell: a tick where only whether it is done matters."""
    if now.item.code in ("A2", "A3", "A4"):
        return (
            _DONE if now.state == DONE else "" if now.state == NOT_BEGUN else _PART if now.state == "1" else shown(now)
        )
    if now.item.takes is Takes.YES:
        return _DONE if now.state == DONE else "" if now.state == NOT_BEGUN else shown(now)
    return shown(now)


def lines_of(rows: Sequence[Sequence[str | int]]) -> list[list[str]]:
    """The same as text, for the clipboard."""
    return [[str(cell) for cell in row] for row in rows]

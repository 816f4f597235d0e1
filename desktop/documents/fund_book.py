"""经费收支登记簿 and 到位情况表: the book of a year page by page with what is carried over, and what arrived of the
budgets. The book mirrors what the finance office keeps and says so on each page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from desktop.documents.register import RegisterColumn, RegisterData, RegisterGroup
from desktop.documents.typesetter import Paper, Typesetter
from desktop.services.codes import label
from desktop.services.figures import percent
from desktop.services.funds.book import VOID, Arrival, BookLine, BookYear, total
from desktop.services.money import amount_words, in_characters
from desktop.services.spreadsheets import Cell, Table

if TYPE_CHECKING:
    from desktop.services.desk import Desk

TEMPLATE: Final = "fund_book"
#: Lines between 承前页 and 过次页; a text that is too long for its line shrinks, so that each page holds as many.
LINES_A_PAGE: Final = 14
#: What stands on each page: nobody may take it for the accounts.
MIRROR: Final = "备查，不作会计账"
_HEADS: Final = ("日期", "凭证号", "摘要", "科目", "收入", "支出", "余额", "经办", "审批", "附件", "备注")


@dataclass(frozen=True)
class BookData:
    """``pages``: lines of cells, one for each of ``_HEADS`` after a first with the running number; ``strong``: whether
    a line is a sum, ``red``: whether its amounts are taken back."""

    title: str
    unit: str
    period: str
    pages: tuple[tuple[Mapping[str, Any], ...], ...]
    closing: str
    printed_at: datetime


def book_of(desk: Desk, year: int, level: str | None = None) -> BookData:
    """A year's book, of one level alone where it is named."""
    book = desk.funds.book(year, level)
    people = desk.people.names(line.entry.handler for line in book.lines if line.entry.handler)
    lines = [_Line(book, line, people) for line in book.lines]
    sums = {month.month: month for month in book.months}
    rows: list[tuple[dict[str, Any], tuple[int, int, int]]] = []
    if book.carried or not lines:
        rows.append((_sum_line("上年结转", None, None, book.carried), (0, 0, book.carried)))
    came = went = 0
    for at, line in enumerate(lines):
        came, went = came + (line.line.came or 0), went + (line.line.went or 0)
        rows.append((line.cells(), (came, went, line.line.balance)))
        ends = at + 1 == len(lines) or lines[at + 1].month != line.month
        if ends and line.month in sums:
            month = sums[line.month]
            so_far = (came, went, month.balance)
            rows.append((_sum_line("本月合计", month.came, month.went, month.balance), so_far))
            rows.append((_sum_line("本年累计", month.year_came, month.year_went, month.balance), so_far))
    left = sum(book.closing.values())
    by_level = "　".join(
        f"{label('fund_level', code) or '未注明'} {amount_words(fen)}" for code, fen in book.closing.items()
    )
    return BookData(
        "经费收支登记簿",
        _keeper(desk),
        f"{year}年" + (f" · {label('fund_level', level)}" if level else ""),
        tuple(_pages(rows)),
        f"年末结余 {amount_words(left)} 元（{in_characters(left)}）"
        + (f"　{by_level}" if len(book.closing) > 1 else ""),
        desk.now(),
    )


class _Line:
    """One line of the book in words."""

    def __init__(self, book: BookYear, line: BookLine, people: Mapping[bytes, str]) -> None:
        self.line, self._people = line, people
        self.month = int((line.entry.date or "")[5:7] or 1)

    def cells(self) -> dict[str, Any]:
        entry = self.line.entry
        marks = [label("fund_side", entry.side) if entry.side in ("back", "carried") else ""]
        marks += ["红字" if entry.corrects else "", label("fund_state", entry.state) if not entry.counts else ""]
        mark = "、".join(filter(None, marks))
        amount = amount_words(entry.amount or 0) if entry.state == VOID else ""
        return {
            "cells": [
                entry.no or "",
                _day(entry.date),
                entry.voucher_no or "",
                f"〔{mark}〕{entry.purpose or ''}" if mark else entry.purpose or "",
                label("fund_category", entry.category),
                _amount(self.line.came),
                _amount(self.line.went),
                amount_words(self.line.balance),
                self._people.get(entry.handler, "") if entry.handler else "",
                entry.approver or "",
                str(entry.files or ""),
                " ".join(filter(None, [amount, entry.note or ""])).replace("\n", " "),
            ],
            "strong": False,
            "red": bool(entry.corrects),
        }


def _amount(fen: int | None) -> str:
    return "" if fen is None else amount_words(fen)


def _day(day: str | None) -> str:
    parts = (day or "").split("-")
    return "".join(f"{int(part)}{unit}" for part, unit in zip(parts[1:], "月日", strict=False))


def _sum_line(words: str, came: int | None, went: int | None, balance: int) -> dict[str, Any]:
    cells = ["", "", "", words, "", _amount(came), _amount(went), amount_words(balance), "", "", "", ""]
    return {"cells": cells, "strong": True, "red": False}


def _pages(
    rows: Sequence[tuple[dict[str, Any], tuple[int, int, int]]],
) -> Sequence[tuple[dict[str, Any], ...]]:
    """Each page but the last ends with 过次页, the next begins with 承前页, both with the year's sums so far."""
    pages: list[tuple[dict[str, Any], ...]] = []
    rest = list(rows)
    before: tuple[int, int, int] | None = None
    while True:
        head = [] if before is None else [_sum_line("承前页", *before)]
        room = LINES_A_PAGE - len(head)
        if len(rest) <= room:
            pages.append((*head, *(line for line, _ in rest)))
            return pages
        part, rest = rest[: room - 1], rest[room - 1 :]
        before = part[-1][1]
        pages.append((*head, *(line for line, _ in part), _sum_line("过次页", *before)))


def set_book(data: BookData, typesetter: Typesetter) -> Paper:
    """The book as a PDF, and what of it no font has."""
    return typesetter.paper(TEMPLATE, template_data(data))


def template_data(data: BookData) -> Mapping[str, Any]:
    """What ``fund_book.typ`` reads."""
    return {
        "title": data.title,
        "unit": data.unit,
        "period": data.period,
        "heads": ["序号", *_HEADS],
        "pages": [list(page) for page in data.pages],
        "lines": LINES_A_PAGE,
        "closing": data.closing,
        "mirror": MIRROR,
        "printed_at": f"{data.printed_at:%Y-%m-%d %H:%M}",
    }


def book_table(desk: Desk, year: int, level: str | None = None) -> Table:
    """The same year as a spreadsheet: amounts are numbers, what is planned or void has none in their columns."""
    book = desk.funds.book(year, level)
    people = desk.people.names(line.entry.handler for line in book.lines if line.entry.handler)
    rows: list[list[Cell]] = [[None, None, None, "上年结转", None, None, None, None, book.carried / 100, *[None] * 4]]
    for line in book.lines:
        entry, cells = line.entry, _Line(book, line, people).cells()["cells"]
        rows.append(
            [
                *(entry.no, entry.date, entry.voucher_no, cells[3], label("fund_level", entry.level), cells[4]),
                *(None if fen is None else fen / 100 for fen in (line.came, line.went, line.balance)),
                *(cells[8], entry.approver, entry.files or None, entry.note),
            ]
        )
    for month in book.months:
        for words, came, went in (
            (f"{month.month}月合计", month.came, month.went),
            ("本年累计", month.year_came, month.year_went),
        ):
            sums: list[Cell] = [came / 100, went / 100, month.balance / 100]
            rows.append([None, None, None, words, None, None, *sums, None, None, None, None])
    heads = (
        "序号",
        "日期",
        "凭证号",
        "摘要",
        "资金",
        "科目",
        "收入",
        "支出",
        "余额",
        *("经办", "审批", "附件数", "备注"),
    )
    return Table(f"{year}年经费收支登记簿", f"{_keeper(desk)}　{MIRROR}", heads, rows)


def _keeper(desk: Desk) -> str:
    top = desk.units.township()
    return f"{top.short}妇联" if top else ""


# --- what arrived -----------------------------------------------------------------------------------------------------

_ARRIVAL: Final = (
    *(RegisterColumn("级别", 24), RegisterColumn("人数", 18), RegisterColumn("标准（元）", 18)),
    *(RegisterColumn("年初数", 26), RegisterColumn("调整数", 22), RegisterColumn("应拨", 26)),
    *(RegisterColumn("已到", 26), RegisterColumn("到位率", 18), RegisterColumn("到位日期", 24)),
    *(RegisterColumn("跨年到位", 22), RegisterColumn("文号", 30), RegisterColumn("人数来源", 32)),
)


def arrival_register(desk: Desk, year: int) -> RegisterData:
    """妇女人均一元钱到位情况表 of a year, with the sums of all levels."""
    rows = desk.funds.arrivals(year)
    lines = [_arrived(each) for each in rows]
    if rows:
        whole = total(rows)
        sums = [sum(each.budget.first_due for each in rows), sum(each.budget.changed for each in rows)]
        later = sum(each.later for each in rows)
        amounts = [amount_words(fen) for fen in (*sums, whole.den or 0, whole.num)]
        lines.append(("合计", "", "", *amounts, percent(whole), "", amount_words(later) if later else "", "", ""))
    return RegisterData(
        f"{year}年妇女人均一元钱到位情况表",
        _ARRIVAL,
        (RegisterGroup("", tuple(lines)),),
        desk.now(),
        _keeper(desk),
        MIRROR,
        0,
    )


def _arrived(each: Arrival) -> tuple[str, ...]:
    budget = each.budget
    return (
        label("budget_level", budget.level),
        str(budget.women or ""),
        amount_words(budget.rate or 0),
        amount_words(budget.first_due),
        amount_words(budget.changed) if budget.changed else "",
        amount_words(budget.due),
        amount_words(each.received),
        percent(each.share),
        each.on,
        amount_words(each.later) if each.later else "",
        budget.document_no or "",
        " ".join(filter(None, [budget.source, budget.counted_on])),
    )

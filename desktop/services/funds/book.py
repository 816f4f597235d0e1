"""经费收支登记簿 The book: what each line does to the balance, a year with its months, and what arrived of the budgets.
Pure; all amounts in fen.

Balance = carried in + received − spent − returned, for each level apart: money of one level may not silently pay what
another owes. A line that is void or only planned moves nothing; one that corrects another bears its amount in red.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from desktop.services.serial_numbers import number_key
from desktop.services.work_codes import BUDGET_LEVEL, FUND_LEVEL
from protocol.figures import Cell

#: What each side does to the balance; another one (of a newer version, or none) does nothing.
SIGNS: Final[Mapping[str, int]] = {"in": 1, "carried": 1, "out": -1, "back": -1}
VOID, PLANNED = "void", "planned"


class Entry(NamedTuple):
    """One line as it stands, in the order of ``queries.funds.FIELDS``; ``files``: how many lie beside it."""

    id: bytes
    no: str | None = None
    date: str | None = None
    side: str | None = None
    level: str | None = None
    category: str | None = None
    amount: int | None = None
    purpose: str | None = None
    payee: str | None = None
    voucher_no: str | None = None
    invoice_no: str | None = None
    activity: bytes | None = None
    paid_how: str | None = None
    state: str | None = None
    budget_year: int | None = None
    corrects: bytes | None = None
    handler: bytes | None = None
    approver: str | None = None
    note: str | None = None
    created_at: int | None = None
    files: int = 0

    @property
    def counts(self) -> bool:
        """Whether it moves a balance."""
        return self.state not in (VOID, PLANNED) and bool(self.date) and self.side in SIGNS

    @property
    def amount_counted(self) -> int:
        """Its amount with the sign that its column bears: below 0 in red, 0 of what counts for nothing."""
        return (self.amount or 0) * (-1 if self.corrects else 1) if self.counts else 0

    @property
    def effect(self) -> int:
        """What it does to the balance."""
        return self.amount_counted * SIGNS.get(self.side or "", 0)

    @property
    def of_budget(self) -> int | None:
        """The year whose budget it belongs to: that of its date where none was named."""
        return self.budget_year or (int(self.date[:4]) if self.date else None)

    @property
    def whose(self) -> str:
        """Whose money: "" where nobody said it."""
        return self.level or ""


def in_order(entries: Iterable[Entry]) -> list[Entry]:
    """By date, then number, as the book has them."""
    return sorted(entries, key=lambda entry: (entry.date or "", number_key(entry.no), entry.id))


def balances(entries: Iterable[Entry], until: str) -> dict[str, int]:
    """Level → balance at the end of a day (ISO), in the order of levels; those that money ever moved."""
    found: dict[str, int] = {}
    for entry in entries:
        if entry.counts and (entry.date or "") <= until:
            found[entry.whose] = found.get(entry.whose, 0) + entry.effect
    return dict(sorted(found.items(), key=lambda item: _rank(item[0])))


def _rank(level: str) -> int:
    known = list(FUND_LEVEL)
    return known.index(level) if level in known else len(known)


class BookLine(NamedTuple):
    """One line of a year's book. ``came``, ``went``: its amount in the column where it stands, None in the other;
    ``balance``: of all money after it, ``level_balance``: of its level."""

    entry: Entry
    came: int | None
    went: int | None
    balance: int
    level_balance: int


class MonthSum(NamedTuple):
    """本月合计 and 本年累计: what came and went in a month (1–12), and in the year up to its end, with the balance."""

    month: int
    came: int
    went: int
    year_came: int
    year_went: int
    balance: int


@dataclass(frozen=True)
class BookYear:
    """A fiscal year, 1 January to 31 December. ``opening``, ``closing``: level → balance."""

    year: int
    opening: Mapping[str, int]
    lines: tuple[BookLine, ...]
    months: tuple[MonthSum, ...]
    closing: Mapping[str, int]

    @property
    def carried(self) -> int:
        """上年结转: what was there when the year began."""
        return sum(self.opening.values())


def book_year(entries: Iterable[Entry], year: int, level: str | None = None) -> BookYear:
    """A year's book, of one level alone where it is named. Lines that count for nothing stand there too."""
    first, last = f"{year}-01-01", f"{year}-12-31"
    chosen = [entry for entry in entries if entry.date and (level is None or entry.whose == level)]
    opening = balances((entry for entry in chosen if (entry.date or "") < first), first)
    running, total = dict(opening), sum(opening.values())
    lines: list[BookLine] = []
    sums: dict[int, list[int]] = {}
    for entry in in_order(entry for entry in chosen if first <= (entry.date or "")[:10].ljust(10, "-") <= last):
        running[entry.whose] = running.get(entry.whose, 0) + entry.effect
        total += entry.effect
        came = entry.amount_counted if SIGNS.get(entry.side or "", 0) > 0 else None
        went = entry.amount_counted if SIGNS.get(entry.side or "", 0) < 0 else None
        lines.append(BookLine(entry, came, went, total, running[entry.whose]))
        month = sums.setdefault(int((entry.date or "")[5:7] or 1), [0, 0, 0])
        month[0] += came or 0
        month[1] += went or 0
        month[2] = total
    months, came_so_far, went_so_far = [], 0, 0
    for number, (came, went, balance) in sorted(sums.items()):
        came_so_far, went_so_far = came_so_far + came, went_so_far + went
        months.append(MonthSum(number, came, went, came_so_far, went_so_far, balance))
    closing = dict(sorted(running.items(), key=lambda item: _rank(item[0])))
    return BookYear(year, opening, tuple(lines), tuple(months), closing)


def spent(entries: Iterable[Entry], year: int) -> dict[str, int]:
    """Category ("" for none) → what was spent of it in a fiscal year."""
    found: dict[str, int] = {}
    for entry in entries:
        if entry.counts and entry.side == "out" and (entry.date or "")[:4] == str(year):
            found[entry.category or ""] = found.get(entry.category or "", 0) + entry.amount_counted
    return found


# --- what was to come, and what came ----------------------------------------------------------------------------------


class Budget(NamedTuple):
    """What a level owes for a year: ``women`` as they were counted on ``counted_on``, pinned; ``changed``: 调整数."""

    id: bytes
    year: int
    level: str
    women: int | None
    rate: int | None
    expected_by: str | None = None
    document_no: str | None = None
    source: str | None = None
    counted_on: str | None = None
    base: str | None = None
    basis: str | None = None
    changed: int = 0

    @property
    def first_due(self) -> int:
        """年初数: women × rate, whole fen."""
        return (self.women or 0) * (self.rate or 0)

    @property
    def due(self) -> int:
        """调整后."""
        return self.first_due + self.changed


class Arrival(NamedTuple):
    """What came of one level's budget. ``received``: dated in the year; ``later``: dated after it; ``on``: the last day
    something came; ``days_late``: from the day it was expected to the day it was whole, or to today while it is not;
    0 in time."""

    budget: Budget
    received: int
    later: int
    on: str
    days_late: int

    @property
    def share(self) -> Cell:
        """到位率, of the year's own money."""
        return Cell(self.received, self.budget.due)


def arrivals(budgets: Sequence[Budget], entries: Iterable[Entry], today: date) -> list[Arrival]:
    """For each budget, level by level."""
    came: dict[tuple[int, str], list[Entry]] = {}
    for entry in in_order(entries):
        if entry.counts and entry.side == "in" and entry.of_budget is not None:
            came.setdefault((entry.of_budget, entry.whose), []).append(entry)
    found = []
    for budget in sorted(budgets, key=lambda each: (each.year, _rank(each.level))):
        own = came.get((budget.year, budget.level), [])
        in_year = [entry for entry in own if (entry.date or "")[:4] <= str(budget.year)]
        received = sum(entry.amount_counted for entry in in_year)
        later = sum(entry.amount_counted for entry in own) - received
        on = own[-1].date or "" if own else ""
        found.append(Arrival(budget, received, later, on, _days_late(budget, own, today)))
    return found


def _days_late(budget: Budget, came: Sequence[Entry], today: date) -> int:
    if not budget.expected_by or len(budget.expected_by) != len("2026-01-01") or budget.due <= 0:
        return 0
    so_far, whole = 0, today
    for entry in came:
        so_far += entry.amount_counted
        if so_far >= budget.due and entry.date:
            whole = date.fromisoformat(entry.date)
            break
    return max(0, (whole - date.fromisoformat(budget.expected_by)).days)


def total(arrived: Iterable[Arrival]) -> Cell:
    """到位率 of all levels: received of due. Money of other offices is in neither."""
    rows = [each for each in arrived if each.budget.level in BUDGET_LEVEL]
    return Cell(sum(each.received for each in rows), sum(each.budget.due for each in rows))

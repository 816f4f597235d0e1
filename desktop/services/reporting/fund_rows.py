"""What budgets and the lines of the book give to the figures ``fund.*``, in fen: by the day of the voucher.

What is owed and what arrived are of the last day's calendar year, whatever day a report closes on: so are budgets.
"""

from __future__ import annotations

from collections.abc import Iterable

from desktop.services.funds.book import Budget, Entry
from desktop.services.reporting.service_rows import Given, Key
from desktop.services.work_codes import BUDGET_LEVEL
from desktop.store.database import Database
from desktop.store.queries import funds as queries
from protocol.periods import Period


def fund_rows(db: Database, period: Period) -> Given:
    """A line in red gives less than nothing; money of another office is in no budget."""
    first, last, year = period.first.isoformat(), period.last.isoformat(), period.last.year
    lines = [line for row in queries.entries(db, last) if (line := Entry(*row)).counts]
    budgets = [each for row in queries.budgets(db, year) if (each := Budget(*row)).level in BUDGET_LEVEL]
    levels = {budget.level for budget in budgets}
    spent = [line for line in lines if line.side == "out"]
    own = [line for line in lines if line.side == "in" and line.level in BUDGET_LEVEL]

    def given(chosen: Iterable[Entry]) -> dict[Key, int]:
        return {("fund_entry", line.id): line.amount_counted for line in chosen}

    return {
        "fund.due": {("budget", budget.id): budget.due for budget in budgets},
        "fund.arrival": given(line for line in own if _budget_of(line) == str(year) and line.level in levels),
        "fund.in": given(line for line in own if _day(line) >= first and _budget_of(line) == _day(line)[:4]),
        "fund.out": given(line for line in spent if _day(line) >= first),
        "fund.balance": {("fund_entry", line.id): line.effect for line in lines},
        "fund.per_woman": given(line for line in spent if _day(line)[:4] == str(year)),
    }


def _day(line: Entry) -> str:
    return line.date or ""


def _budget_of(line: Entry) -> str:
    """The year whose budget it belongs to: that of its day where none was named."""
    return str(line.budget_year or _day(line)[:4])

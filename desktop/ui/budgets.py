"""应拨与到位 Budgets: what each level owes for a year by the women that were counted, and how much of it arrived."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from desktop.documents.fund_book import arrival_register
from desktop.documents.register import Book, RegisterColumn, set_paper
from desktop.services.figures import percent
from desktop.services.money import amount_words
from desktop.ui.page import Context
from desktop.ui.plain_page import Look, PlainPage, Words
from desktop.ui.table_model import Column, Row


def _words() -> Words:
    return Words(
        title=QCoreApplication.translate("budgets", "Budgets"),
        new=QCoreApplication.translate("budgets", "New budget"),
        search=QCoreApplication.translate("budgets", "Name, document number, or who counted"),
        empty=QCoreApplication.translate("budgets", "No budget yet"),
        first=QCoreApplication.translate(
            "budgets",
            "For each year and level: how many women were counted, how much for each. What is due and what arrived"
            " follows; a later count changes no earlier year.",
        ),
        deleted=QCoreApplication.translate("budgets", "Budget deleted"),
        count=lambda n: QCoreApplication.translate("budgets", "%n budgets", "", n),
    )


LOOK = Look(
    "budget",
    icon="funds",
    words=_words,
    columns={
        "title": 240,
        "level": 128,
        "women": 96,
        "due": 128,
        "received": 128,
        "arrival": 112,
        "expected_by": 136,
    },
    form=(
        *("title", "level", "year", "women", "rate_fen", "expected_by", "women_source", "counted_on", "base", "basis"),
        *("budget_change", "spent_by", "document_no", "note"),
    ),
    half=frozenset({"year", "women", "rate_fen", "expected_by", "women_source", "counted_on"}),
    filters=("level",),
    narrow=("women", "arrival", "expected_by"),
    heads={
        "title": ("名称",),
        "year": ("年度",),
        "level": ("级别",),
        "women": ("人数", "妇女人数"),
        "rate_fen": ("标准", "标准（元）"),
        "document_no": ("文号",),
    },
    book=Book(
        "妇女人均一元钱到位情况表",
        (
            ("title", RegisterColumn("名称", 60, "left")),
            ("level", RegisterColumn("级别", 34)),
            ("women", RegisterColumn("人数", 28)),
            ("rate_fen", RegisterColumn("标准（元）", 30)),
            ("expected_by", RegisterColumn("应到日期", 40)),
            ("document_no", RegisterColumn("文号", 60)),
        ),
    ),
)


class BudgetsPage(PlainPage):
    """The budgets of all years."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, LOOK)
        self.watches = self.watches | {"fund_entry"}

    def cell(self, row: Row, name: str) -> str:
        if name in ("due", "received"):
            return amount_words(row[name])
        if name == "arrival":
            return percent(row[name]) if row[name] is not None else "—"
        return str(row["year"]) if name == "year" and row[name] is not None else super().cell(row, name)

    def column(self, name: str, width: int, at: int) -> Column:
        made = super().column(name, width, at)
        return replace(made, number=True) if name in ("due", "received", "arrival") else made

    @property
    def year(self) -> int:
        """The year of the record that is chosen, else the latest that has a budget."""
        current = self.table.current_id()
        record = self.record_of(current) if current is not None else None
        years = [budget.year for budget in self.context.desk.funds.budgets()]
        return (record or {}).get("year") or max(years, default=self.context.today().year)

    def _set_paper(self) -> None:
        """What arrived of the year's budgets, with the sums of all levels."""
        assert self.paper is not None
        data = arrival_register(self.context.desk, self.year)
        self.paper.show_paper(data.title, "", lambda typesetter: set_paper(data, typesetter))


PAGE = BudgetsPage

"""Money: the lines of the book, and the numbers that they bear."""

from __future__ import annotations

from typing import Any

from desktop.store.database import Database

#: What ``entries`` gives of each line, in this order.
FIELDS = (
    *("id", "no", "date", "side", "level", "category", "amount_fen", "purpose", "payee", "voucher_no", "invoice_no"),
    *("activity", "paid_how", "state", "budget_year", "corrects", "handler", "approver", "note", "created_at"),
)


def entries(db: Database, until: str = "9999") -> list[tuple[Any, ...]]:
    """The lines that stand, dated up to an ISO day (those without a date too): FIELDS and how many files lie beside."""
    columns = ", ".join(f"e.{name}" for name in FIELDS)
    return db.rows(
        f"SELECT {columns}, (SELECT count(*) FROM file AS f WHERE f.owner = e.id AND f.deleted IS NULL)"
        " + (SELECT count(*) FROM attachment AS p WHERE p.owner = e.id AND p.deleted IS NULL)"
        " FROM fund_entry AS e WHERE e.deleted IS NULL AND ifnull(e.date, '') <= ?",
        (until,),
    )


def budgets(db: Database, year: int | None = None) -> list[tuple[Any, ...]]:
    """(id, year, level, women, rate_fen, expected_by, document_no, women_source, counted_on, base, basis, what it was
    changed by) of each budget; of all years where none is named, the latest first."""
    return db.rows(
        "SELECT b.id, b.year, b.level, b.women, b.rate_fen, b.expected_by, b.document_no, b.women_source, b.counted_on,"
        " b.base, b.basis, (SELECT ifnull(sum(c.change_fen), 0) FROM budget_change AS c WHERE c.budget = b.id"
        " AND c.deleted IS NULL) FROM budget AS b WHERE b.deleted IS NULL AND ifnull(?, b.year) = b.year"
        " ORDER BY b.year DESC, b.id",
        (year,),
    )


def activities_without_papers(db: Database, activities: list[bytes]) -> set[bytes]:
    """Those of these activities beside which no file and no picture lies."""
    return {
        id_
        for id_ in activities
        if not db.value(
            "SELECT (SELECT count(*) FROM file WHERE owner = ? AND deleted IS NULL)"
            " + (SELECT count(*) FROM attachment WHERE owner = ? AND deleted IS NULL)",
            (id_, id_),
        )
    }

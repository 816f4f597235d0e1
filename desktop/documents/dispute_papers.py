"""矛盾排查月台账: disputes by their sealed numbers, and at its foot the gachas with nothing to report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from desktop.documents.names import spaced_name
from desktop.documents.register import ROWS_A_PAGE, RegisterColumn, RegisterData, RegisterGroup
from desktop.services.codes import label
from desktop.services.plain_records import PlainFilter

if TYPE_CHECKING:
    from desktop.services.desk import Desk

_HEADS: Final = (
    *(RegisterColumn("嘎查", 26), RegisterColumn("户主（封存编号）", 30), RegisterColumn("类型", 26)),
    *(RegisterColumn("等级", 14), RegisterColumn("排查日", 24), RegisterColumn("排查人", 24)),
    *(RegisterColumn("情况", 22), RegisterColumn("措施", 22), RegisterColumn("责任人", 24)),
    *(RegisterColumn("下次排查", 24), RegisterColumn("结果", 22), RegisterColumn("销号日", 24)),
)


def month_register(desk: Desk, month: str) -> RegisterData:
    """The ledger of a month (``2026-11``): what was found by its end and was open in it. What each is about stays
    sealed; without colours the column stands empty."""
    last = f"{month}-31"
    found = desk.disputes.ids(PlainFilter(ended=None, until=last), "found_on", False)
    rows = []
    for record in desk.disputes.page(found):
        if record is None or (record["resolved_on"] or "9999") < f"{month}-01":
            continue
        rows.append(
            (
                record["names"]["gacha"],
                record["no"] or "",
                label("dispute_kind", record["kind"]),
                label("dispute_grade", record["grade"]),
                record["found_on"] or "",
                spaced_name(record["names"]["found_by"]),
                "封存",
                "封存",
                spaced_name(record["names"]["owner"]),
                record["next_check"] or "",
                label("dispute_outcome", record["outcome"]),
                record["resolved_on"] or "",
            )
        )
    return _ledger(desk, month, tuple(rows))


def blank_month(desk: Desk, month: str) -> RegisterData:
    """A page of the month's ledger to be written by hand, with the gachas to be asked at its foot."""
    gachas = "　".join(f"{row.name}□" for row in desk.disputes.month(month))
    return _ledger(desk, month, (), f"零报告的嘎查打勾：{gachas}" if gachas else "")


def _ledger(desk: Desk, month: str, rows: tuple[tuple[str, ...], ...], foot: str | None = None) -> RegisterData:
    none = [row.name for row in desk.disputes.month(month) if row.none]
    asked = [row.name for row in desk.disputes.month(month) if row.row is None]
    told = (f"零报告：{'、'.join(none)}" if none else "", f"未报：{'、'.join(asked)}" if asked else "")
    top = desk.units.township()
    year, number = month.split("-")
    blank = None if rows else ROWS_A_PAGE - 1  # the foot takes the last one's room
    return RegisterData(
        "矛盾纠纷排查月台账",
        _HEADS,
        (RegisterGroup("", rows),),
        desk.now(),
        f"{top.short}妇联" if top else "",
        f"{year}年{int(number)}月",
        blank,
        foot="　".join(filter(None, told)) if foot is None else foot,
    )

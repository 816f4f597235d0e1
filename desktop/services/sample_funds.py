"""The sample township's money: what each level owes for this year and the last, and the book of both years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from desktop.services.sample_places import Row
from desktop.services.sample_work import Work
from protocol.ids import derived_id

#: Women of the township as the police counted them at the end of the year before.
_WOMEN = (3126, 3098)
#: What came of each level's budget, by year: (level, month, share in per cent).
_CAME = ((("region", 4, 100), ("banner", 6, 48)), (("region", 3, 100), ("league", 5, 100), ("banner", 8, 100)))
#: Month, day, whose money, category, yuan, what for, payee.
_SPENT = (
    (3, 6, "region", "1", 680, "三八节活动横幅和展板", "金叶广告部"),
    (3, 8, "region", "6", 900, "最美家庭评选奖品", "乌兰毛都供销社"),
    (4, 17, "region", "2", 460, "刺绣培训材料费", "巴音手工店"),
    (6, 1, "banner", "3", 540, "六一慰问留守儿童学习用品", "新华书店"),
    (7, 12, "banner", "4", 320, "流动妇女之家图书", "新华书店"),
    (9, 3, "region", "9", 118, "活动签到表和材料印刷", "金叶广告部"),
    (10, 15, "region", "7", 260, "巾帼志愿者队旗和马甲", "乌兰毛都供销社"),
)


class Money(Work):
    """Rows of money, on what ``Work`` laid out."""

    def _funds(self) -> Iterator[Row]:
        """Four budgets and a book for each of two years; this year's book ends before today."""
        for back, women in enumerate(_WOMEN):
            year = self.today.year - back
            made = self._at(date(year, 1, 20), 9)
            for level in ("region", "league", "banner", "sumu"):
                budget = derived_id("budget", year, level)
                fields: dict[str, object] = {
                    "title": f"{year}年妇女人均一元钱",
                    "year": year,
                    "level": level,
                    "women": women,
                    "base": "all_female",
                    "basis": "hukou",
                    "women_source": "派出所户籍年报",
                    "counted_on": f"{year - 1}-12-31",
                    "rate_fen": 100,
                    "spent_by": "passed_down" if level != "sumu" else "own",
                    "expected_by": f"{year}-06-30",
                    "document_no": f"妇发〔{year}〕2号",
                }
                yield Row("budget", budget, fields)
                if level == "league" and back == 0:
                    change = {"budget": budget, "changed_on": f"{year}-05-12", "change_fen": -20_000}
                    yield Row("budget_change", self._id(made), {**change, "document_no": f"兴妇发〔{year}〕6号"})
            yield from self._book(year, women, _CAME[back])

    def _book(self, year: int, women: int, came: tuple[tuple[str, int, int], ...]) -> Iterator[Row]:
        lines: list[tuple[date, dict[str, object]]] = []
        for level, month, share in came:
            fields: dict[str, object] = {"side": "in", "level": level, "purpose": "拨入妇女人均一元钱"}
            lines.append((date(year, month, 18), {**fields, "amount_fen": women * share}))
        for month, day, level, category, yuan, purpose, payee in _SPENT:
            fields = {"side": "out", "level": level, "category": category, "purpose": purpose, "payee": payee}
            lines.append((date(year, month, day if month > 3 else day + 14), {**fields, "amount_fen": yuan * 100}))
        lines.sort(key=lambda line: line[0])
        for number, (on, fields) in enumerate((line for line in lines if line[0] < self.today), 1):
            fields |= {"date": on.isoformat(), "no": f"{year}-{number:03}", "state": "booked", "handler": self.chair}
            fields |= {"voucher_no": f"记{on.month:02}-{10 + number}", "paid_how": "transfer"}
            if fields["side"] == "out":
                fields["invoice_no"] = f"25117000{year}{number:08}"
            yield Row("fund_entry", self._id(self._at(on, 15)), fields)

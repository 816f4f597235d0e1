"""The lines of the book and the budgets as records: running numbers, red corrections, what is proposed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from desktop.errors import KnownError
from desktop.services import codes
from desktop.services.funds import findings as found
from desktop.services.funds.book import Arrival, BookYear, Budget, Entry, arrivals, balances, book_year
from desktop.services.plain_records import PlainRecords
from desktop.services.serial_numbers import SerialNumbers
from desktop.services.validation import check_year
from desktop.services.written import Written
from desktop.store.changes import Changes, Edit, Label
from desktop.store.queries import funds as queries
from desktop.store.values import Record, Value
from protocol.ids import derived_id

if TYPE_CHECKING:
    from desktop.services.desk import Desk
    from desktop.services.plain import Plain

#: What a new budget counts until somebody says otherwise: one yuan for each woman registered here.
USUAL_RATE: Final = 100
USUAL_BASE, USUAL_BASIS = "all_female", "hukou"
#: What a red line repeats of the one that it takes back.
_REPEATED: Final = (
    *("purpose", "side", "level", "category", "amount_fen", "voucher_no", "payee", "invoice_no", "invoice_date"),
    *("activity", "handler", "witness", "approver", "paid_how", "budget_year"),
)


class WomenCounted(NamedTuple):
    """How many women a year's budgets go by: by whom and on which day they were counted; None where nobody said."""

    women: int | None = None
    source: str | None = None
    counted_on: str | None = None
    base: str = USUAL_BASE
    basis: str = USUAL_BASIS


def women_counted(desk: Desk, year: int) -> WomenCounted:
    """The number that a year's new budgets are proposed with: the last population that was counted by the end of the
    year before, the township's own or, where it has none, all gachas' together. Nothing while a gacha is not counted:
    money is not proposed for a part."""
    last = f"{year - 1}-12-31"
    rows = {each[0]: id_ for id_, each in desk.figures.population(last).items()}  # a unit's last one
    township = desk.units.township()
    of_all = [unit for unit, _ in desk.figures.federations(last)]
    wanted = [township.id] if township is not None and township.id in rows else of_all
    if not wanted or any(unit not in rows for unit in wanted):
        return WomenCounted()
    counts = desk.journal.rows.get_many("population", [rows[unit] for unit in wanted]).values()
    if any(count["women"] is None for count in counts):
        return WomenCounted()
    sources = dict.fromkeys(codes.label("population_source", count["source"]) for count in counts if count["source"])
    bases = {count["basis"] for count in counts}
    return WomenCounted(
        sum(count["women"] for count in counts),
        "、".join(sources) or None,
        max(count["day"] for count in counts),
        basis=bases.pop() or USUAL_BASIS if len(bases) == 1 else USUAL_BASIS,
    )


class Budgets(PlainRecords):
    """What each level owes, year by year."""

    def proposal(self) -> dict[str, Value]:
        year = self._desk.today().year
        counted = women_counted(self._desk, year)
        told = {"women": counted.women, "women_source": counted.source, "counted_on": counted.counted_on}
        return {
            **super().proposal(),
            "title": f"{year}年妇女人均一元钱",
            "year": year,
            "base": counted.base,
            "basis": counted.basis,
            "rate_fen": USUAL_RATE,
            **{name: value for name, value in told.items() if value is not None},
        }

    def page(self, ids: Sequence[bytes]) -> list[Record | None]:
        """As of any plain kind, each with ``due``, ``received`` and ``later`` (fen)."""
        records = super().page(ids)
        arrived = {each.budget.id: each for each in self._desk.funds.arrivals()}
        for record in records:
            if record is not None:
                each = arrived.get(record["id"])
                record["due"] = each.budget.due if each else 0
                record["received"], record["later"] = (each.received, each.later) if each else (0, 0)
                record["arrival"] = each.share if each else None
        return records


class FundEntries(PlainRecords):
    """The lines of the book. A new one gets its running number when it is done; none is given twice."""

    def __init__(self, desk: Desk, plain: Plain) -> None:
        super().__init__(desk, plain)
        self._numbers = SerialNumbers(desk, plain.kind)

    def proposal(self) -> dict[str, Value]:
        me = self._desk.journal.rows.get("user", self._desk.records.user) or {}
        about: dict[str, Value] = {"side": "out", "state": "booked"}
        return {**super().proposal(), **about, **({"handler": me["person"]} if me.get("person") else {})}

    def made(self, values: Mapping[str, Value]) -> tuple[bytes, dict[str, Value]]:
        row, clean = super().made(values)
        return row, clean if clean.get("no") else {**clean, "no": self.next_number(str(clean.get("date") or ""))}

    def next_number(self, day: str) -> str:
        """The next running number of a day's year, on this laptop: ``2026-014``, ``2026-B003``."""
        return self._numbers.next(day)

    def correct(self, id: bytes) -> Written:
        """更正（红字）: takes a line back by a new one of today that bears its amount in red. Both stay. Raises
        KnownError ``already_corrected``, ``not_corrected`` of a line in red, void or planned."""
        record = self._desk.journal.rows.get(self.plain.kind, id) or {}
        if self.corrected_by(id) is not None:
            raise KnownError("already_corrected")
        if record.get("deleted") or record.get("corrects") or record.get("state") in ("void", "planned"):
            raise KnownError("not_corrected")
        today = self._desk.today().isoformat()
        values = {name: record.get(name) for name in _REPEATED if record.get(name) is not None}
        year = record.get("budget_year") or (record.get("date") or "")[:4]
        values |= {"date": today, "corrects": id, "state": "booked", "no": self.next_number(today)}
        values["note"] = f"红字冲销 {record.get('no') or ''}".strip()
        if str(year).isdigit():
            values["budget_year"] = int(year)
        # Its id is made of the line's: two laptops that take the same one back write one red line, not two.
        row, label = derived_id(self.plain.kind, id), Label("fund_entry.correct", self.subject(record))
        if self._desk.journal.rows.get(self.plain.kind, row) is not None:  # taken out once: it stands again as if new
            values = {**{name: values.get(name) for name in self._kind.names}, "deleted": None}
        return Written(row, self._desk.journal.write([Edit(self.plain.kind, row, values)], label))

    def delete(self, id: bytes) -> Changes:
        """As of any plain kind. Raises KnownError ``already_corrected``: the red line alone would give the money back
        twice."""
        if self.corrected_by(id) is not None:
            raise KnownError("already_corrected")
        return super().delete(id)

    def corrected_by(self, id: bytes) -> bytes | None:
        """The line in red that takes this one back."""
        return next((entry.id for entry in self._desk.funds.entries() if entry.corrects == id), None)

    def again(self, id: bytes) -> dict[str, Any]:
        """What a right line begins with after a wrong one was taken back."""
        record = self._desk.journal.rows.get(self.plain.kind, id) or {}
        return {name: record[name] for name in _REPEATED if record.get(name) is not None}


class Funds:
    """The money of one desk's township, as the book and the offices' tables have it."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def entries(self) -> list[Entry]:
        """All lines that stand."""
        return [Entry(*row) for row in queries.entries(self._desk.db)]

    def budgets(self, year: int | None = None) -> list[Budget]:
        """The budgets of a year, or all."""
        return [Budget(*row) for row in queries.budgets(self._desk.db, year)]

    def arrivals(self, year: int | None = None) -> list[Arrival]:
        """到位情况 of a year, or of all."""
        return arrivals(self.budgets(year), self.entries(), self._desk.today())

    def balances(self, until: str = "") -> dict[str, int]:
        """Level → balance at the end of a day (ISO), today's where none is named."""
        return balances(self.entries(), until or self._desk.today().isoformat())

    def book(self, year: int, level: str | None = None) -> BookYear:
        """经费收支登记簿 of a year."""
        return book_year(self.entries(), year, level)

    def years(self) -> list[int]:
        """The years that have a line or a budget, and this one; the latest first. What is no year of four digits is
        none."""
        dated = {int(entry.date[:4]) for entry in self.entries() if entry.date and entry.date[:4].isdigit()}
        budgeted = {each.year for each in self.budgets() if check_year(str(each.year)).value}
        return sorted({*dated, *budgeted, self._desk.today().year}, reverse=True)

    def findings(self, year: int) -> list[found.Finding]:
        """What is to be looked at in a year."""
        entries = self.entries()
        of_year = [entry for entry in entries if (entry.date or "")[:4] == str(year)]
        activities = sorted({entry.activity for entry in of_year if entry.activity is not None})
        rows = self._desk.activities.page(activities) if activities else []
        return found.findings(
            entries,
            year,
            self.arrivals(year),
            self._desk.today(),
            heads={row.id: row.heads for row in rows},
            without_papers=queries.activities_without_papers(self._desk.db, activities),
        )

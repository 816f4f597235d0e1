"""The book of money: balances, what arrived, red corrections, running numbers, what is to be looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from desktop.documents.fund_book import (
    LINES_A_PAGE,
    BookData,
    arrival_register,
    book_of,
    book_table,
    set_book,
    template_data,
)
from desktop.documents.typesetter import Typesetter
from desktop.errors import FieldErrors, KnownError
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.funds.book import Budget, Entry, arrivals, balances, book_year, spent, total
from desktop.services.funds.findings import findings
from desktop.services.funds.records import women_counted
from desktop.services.serial_numbers import device_letter
from protocol.figures import Cell, percent
from protocol.ids import derived_id, new_id

TODAY = date(2026, 11, 27)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 23, 9, 30))
    made.records.add_user("乌云")
    yield made
    made.close()


def line(number: int, day: str, side: str, yuan: float, level: str = "region", **more: Any) -> Entry:
    """A line of the book, by default with all that no finding misses."""
    usual = {"no": f"2026-{number:03}", "purpose": "活动", "voucher_no": f"记{number}", "category": "9"}
    fields = {**usual, "date": day, "side": side, "amount": round(yuan * 100), "level": level, **more}
    return Entry(number.to_bytes(16), **fields)


def codes(*entries: Entry, budgets: tuple[Budget, ...] = (), today: date = TODAY, **more: Any) -> list[str]:
    arrived = arrivals(budgets, entries, today)
    return sorted(found.code for found in findings(entries, 2026, arrived, today, **more))


def budget(level: str, women: int = 3126, year: int = 2026, **more: Any) -> Budget:
    return Budget(level.encode().ljust(16), year, level, women, 100, **more)


# --- what a year's money comes to -------------------------------------------------------------------------------------


def test_what_is_due_and_what_arrived() -> None:
    """Example 29."""
    four = [budget(level) for level in ("region", "league", "banner", "sumu")]
    came = [line(1, "2026-04-18", "in", 3126), line(2, "2026-06-18", "in", 1500, "banner")]
    rows = arrivals(four, [*came, line(3, "2026-06-19", "in", 9000, "other")], TODAY)
    assert [each.budget.due for each in rows] == [312_600] * 4
    assert total(rows) == Cell(462_600, 1_250_400) and percent(total(rows)) == "37.0 %"
    assert percent(next(each for each in rows if each.budget.level == "banner").share) == "48.0 %"


def test_money_of_last_years_budget_stands_apart_and_days_late_are_counted() -> None:
    owed = budget("region", year=2025, expected_by="2025-06-30")
    came = [line(1, "2025-06-20", "in", 1000), line(2, "2026-01-10", "in", 2126, budget_year=2025)]
    (each,) = arrivals([owed], came, TODAY)
    assert (each.received, each.later, each.on, each.days_late) == (100_000, 212_600, "2026-01-10", 194)
    assert percent(each.share) == "32.0 %"
    (waits,) = arrivals([budget("league", expected_by="2026-11-20")], [], TODAY)
    assert waits.days_late == 7


def test_a_year_of_the_book() -> None:
    wrong = line(4, "2026-03-05", "out", 200)
    entries = [
        line(1, "2025-12-30", "in", 100),
        line(2, "2026-01-18", "in", 1000),
        line(3, "2026-01-20", "in", 500, "banner"),
        wrong,
        line(5, "2026-03-06", "out", 200, corrects=wrong.id),
        line(6, "2026-03-06", "out", 250.5),
        line(7, "2026-03-07", "out", 999, state="void"),
        line(8, "2026-03-08", "out", 999, state="planned"),
        line(9, "2026-04-01", "back", 300, "banner"),
    ]
    book = book_year(reversed(entries), 2026)
    assert book.carried == 10_000 and [(each.entry.no or "")[-1:] for each in book.lines] == list("23456789")
    assert [each.balance for each in book.lines] == [110_000, 160_000, 140_000, 160_000, *[134_950] * 3, 104_950]
    assert book.closing == {"region": 84_950, "banner": 20_000}
    assert [(m.month, m.came, m.went, m.year_went, m.balance) for m in book.months] == [
        (1, 150_000, 0, 0, 160_000),
        (3, 0, 25_050, 25_050, 134_950),
        (4, 0, 30_000, 55_050, 104_950),
    ]
    assert book_year(entries, 2026, "banner").closing == {"banner": 20_000}
    assert spent(entries, 2026) == {"9": 25_050}
    assert balances(entries, "2026-01-19") == {"region": 110_000}


_LEVELS = st.sampled_from(["region", "banner", "other", None])
_LINE = st.builds(
    Entry,
    id=st.binary(min_size=16, max_size=16),
    no=st.integers(1, 40).map(lambda number: f"2026-{number:03}"),
    date=st.none() | st.dates(date(2025, 1, 1), date(2027, 2, 1)).map(date.isoformat),
    side=st.sampled_from(["in", "out", "back", "carried", "later", None]),
    level=_LEVELS,
    category=st.sampled_from(["1", "2", None]),
    amount=st.none() | st.integers(0, 10**7),
    state=st.sampled_from([None, "booked", "void", "planned"]),
    corrects=st.none() | st.just(bytes(16)),
)


def slow_balance(entries: list[Entry], level: str | None, until: str) -> int:
    """Line by line, with nothing of the book's own rules but these."""
    left = 0
    for entry in entries:
        if entry.date is None or entry.date > until or (entry.level or "") != (level or ""):
            continue
        if entry.state == "void" or entry.state == "planned":
            continue
        amount = -(entry.amount or 0) if entry.corrects is not None else entry.amount or 0
        if entry.side == "in" or entry.side == "carried":
            left += amount
        elif entry.side == "out" or entry.side == "back":
            left -= amount
    return left


@given(st.lists(_LINE, max_size=12, unique_by=lambda entry: entry.id))
def test_every_balance_is_what_a_slow_count_gives(entries: list[Entry]) -> None:
    levels = {entry.level for entry in entries}
    days = {entry.date for entry in entries if entry.date} | {"2026-12-31"}
    for day in days:
        held = balances(entries, day)
        assert {level: held.get(level or "", 0) for level in levels} == {
            level: slow_balance(entries, level, day) for level in levels
        }
    for year in (2025, 2026, 2027):
        book = book_year(entries, year)
        whole = {level: slow_balance(entries, level, f"{year}-12-31") for level in levels}
        assert sum(book.closing.values()) == sum(whole.values())
        assert all(book.closing.get(level or "", 0) == left for level, left in whole.items())
        for at, each in enumerate(book.lines):
            so_far = [
                *(e for e in entries if (e.date or "9") < f"{year}-01-01"),
                *(b.entry for b in book.lines[: at + 1]),
            ]
            assert each.balance == sum(slow_balance(so_far, level, "9") for level in levels)
            assert each.level_balance == slow_balance(so_far, each.entry.level, "9")
        if book.months:
            assert book.months[-1].balance == book.lines[-1].balance
            assert book.carried + book.months[-1].year_came - book.months[-1].year_went == book.months[-1].balance


# --- what is to be looked at ------------------------------------------------------------------------------------------


def test_nothing_is_said_of_a_year_in_order() -> None:
    assert (
        codes(line(1, "2026-04-18", "in", 3126), line(2, "2026-04-20", "out", 680.5), budgets=(budget("region"),)) == []
    )


def test_an_invoice_may_pay_for_two_activities_of_one_day_and_payee() -> None:
    """Example 32."""
    there = line(1, "2026-01-02", "in", 5000)
    no = "25117000000123456789"
    x = line(2, "2026-03-08", "out", 100.5, invoice_no=no, payee="供销社", activity=b"x" * 16)
    y = line(3, "2026-03-08", "out", 200.5, invoice_no=no, payee="供销社", activity=b"y" * 16)
    assert codes(there, x, y) == []
    assert codes(there, x, y._replace(date="2026-04-09")) == ["invoice_twice"]
    assert codes(there, x, y._replace(payee="新华书店")) == ["invoice_twice"]


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"side": "out", "yuan": 6000}, "balance_negative"),
        ({"voucher_no": None, "day": "2026-10-01"}, "no_voucher"),
        ({"category": "3"}, "no_activity"),
        ({"activity": b"a" * 16}, "no_scan"),
        ({"paid_how": "cash", "yuan": 1000.5}, "cash_large"),
        ({"purpose": "招待上级"}, "forbidden"),
        ({"level": None}, "lacks"),
        ({"no": "2026-001"}, "number_twice"),
        ({"created_at": 1_801_600_000_000}, "closed_year"),
        ({"category": "3", "activity": b"g" * 16, "yuan": 2000.5}, "gift_large"),
    ],
)
def test_each_finding_is_said(more: dict[str, Any], code: str) -> None:
    there = line(1, "2026-01-02", "in", 5000)
    fields = {"day": "2026-11-20", "side": "out", "yuan": 10.5, **more}
    found = codes(
        there,
        line(2, fields.pop("day"), fields.pop("side"), fields.pop("yuan"), **fields),
        without_papers={b"a" * 16},
        heads={b"g" * 16: 4},
    )
    assert found == [code]


def test_what_needs_several_lines_or_the_years_end() -> None:
    there = line(1, "2026-01-02", "in", 5000)
    twice = [line(2, "2026-05-04", "out", 300), line(3, "2026-05-04", "out", 300)]
    assert codes(there, *twice) == ["round_sums"]
    split = [line(number, f"2026-05-0{number}", "out", 90.5, payee="广告部") for number in (4, 5, 6)]
    (found,) = findings([there, *split], 2026, [], TODAY)
    assert found.code == "split" and found.told["n"] == 3 and len(found.entries) == 3
    assert codes(there, split[0], split[1]._replace(date="2026-06-09")) == []
    assert codes(there, line(2, "2026-05-04", "out", 3000.5), today=date(2026, 12, 31)) == ["unspent"]
    owed = budget("region", expected_by="2026-06-30")
    assert codes(there, budgets=(owed,)) == ["more_than_due"]
    assert codes(line(1, "2026-01-02", "in", 1500), budgets=(owed,)) == ["not_arrived"]


def test_a_level_that_was_short_says_since_when_even_if_it_is_full_again() -> None:
    (found,) = findings(
        [line(1, "2026-03-01", "out", 80.5), line(2, "2026-02-01", "in", 50), line(3, "2026-04-01", "in", 900)],
        2026,
        [],
        TODAY,
    )
    assert found.code == "balance_negative" and found.told == {"level": "region", "amount": 3050, "day": "2026-03-01"}


# --- on a desk --------------------------------------------------------------------------------------------------------


def enter(desk: Desk, day: str, side: str, amount: Any, **more: Any) -> bytes:
    values = {"date": day, "side": side, "amount_fen": amount, "level": "region", "purpose": "活动", **more}
    return desk.plain["fund_entry"].save(None, values).id


def test_running_numbers_of_two_laptops_never_meet_and_none_is_given_twice(desk: Desk) -> None:
    """Example 45, for the book."""
    service = desk.plain["fund_entry"]

    def number(id_: bytes) -> str:
        return str((desk.journal.rows.get("fund_entry", id_) or {})["no"])

    first, second = enter(desk, "2026-03-08", "out", 100), enter(desk, "2026-03-08", "out", 100)
    assert (number(first), number(second)) == ("2026-001", "2026-002")
    service.delete(second)
    assert number(enter(desk, "2026-03-09", "out", 100)) == "2026-003"
    assert number(enter(desk, "2025-12-30", "out", 100)) == "2025-001"
    desk.db.put_meta(place=1)
    assert number(enter(desk, "2026-03-09", "out", 100)) == "2026-B001"
    assert number(enter(desk, "2026-03-09", "out", 100, no="收12")) == "收12"
    assert [device_letter(place) for place in (None, 0, 1, 25, 26)] == ["", "", "B", "Z", "BA"]
    entries = desk.funds.book(2026).lines
    assert [each.entry.no for each in entries] == ["2026-001", "收12", "2026-003", "2026-B001"]


def test_a_line_is_taken_back_in_red_once_and_both_stay(desk: Desk) -> None:
    enter(desk, "2026-01-05", "in", "1,200元")
    wrong = enter(desk, "2026-03-08", "out", "三百", payee="供销社")
    service: Any = desk.plain["fund_entry"]
    red = service.correct(wrong)
    assert desk.funds.balances() == {"region": 120_000}
    row = desk.journal.rows.get("fund_entry", red.id) or {}
    assert row["amount_fen"] == 30_000 and row["corrects"] == wrong and row["note"] == "红字冲销 2026-002"
    for again, code in ((wrong, "already_corrected"), (red.id, "not_corrected")):
        with pytest.raises(KnownError) as error:
            service.correct(again)
        assert error.value.code == code
    data = template_data(book_of(desk, 2026))
    reds = [each["cells"] for page in data["pages"] for each in page if each["red"]]
    assert [(cells[3], cells[6]) for cells in reds] == [("〔红字〕活动", "-300.00")]
    assert data["mirror"] == "备查，不作会计账" and "壹仟贰佰元整" in data["closing"]
    desk.records.undo(red.changes.act)
    assert desk.funds.balances() == {"region": 90_000}
    # Two laptops that take one line back write one red line; one that was taken out stands again as if it were new.
    assert service.correct(wrong).id == red.id == derived_id("fund_entry", wrong)
    assert desk.funds.balances() == {"region": 120_000} and desk.funds.book(2026).lines[-1].entry.no == "2026-004"
    with pytest.raises(KnownError) as error:
        service.delete(wrong)  # the red line alone would give the money back twice
    assert error.value.code == "already_corrected" and desk.funds.balances() == {"region": 120_000}


def test_what_is_no_year_is_refused_and_one_from_elsewhere_stops_nothing(desk: Desk) -> None:
    for kind, values in (
        ("budget", {"title": "一元钱", "year": "20260", "level": "sumu"}),
        ("budget", {"title": "一元钱", "year": "26", "level": "sumu"}),
        ("fund_entry", {"purpose": "活动", "budget_year": "0"}),
    ):
        with pytest.raises(FieldErrors) as error:
            desk.plain[kind].save(None, values)
        assert list(error.value.fields.values()) == ["year_format"]
    edit = Edit("budget", new_id(), {"title": "一元钱", "year": 20_260, "level": "sumu", "expected_by": "2026-03"})
    desk.journal.write([edit], Label("test"))
    assert desk.funds.years() == [2026]
    desk.plain["budget"].save(None, {"title": "一元钱", "year": "2026年", "level": "sumu"})


def test_an_amount_that_is_not_understood_is_said_and_nothing_else_is_asked(desk: Desk) -> None:
    service = desk.plain["fund_entry"]
    for typed, code in (("-5", "amount_negative"), ("三百五", "amount_format")):
        with pytest.raises(FieldErrors) as error:
            service.save(None, {"purpose": "活动", "amount_fen": typed})
        assert error.value.fields == {"amount_fen": code}
    service.save(None, {"purpose": "什么都还不知道"})
    assert {found.told["field"] for found in desk.funds.findings(2026)} == {"date", "side", "level", "amount_fen"}


def test_a_budget_keeps_its_women_and_a_change_stands_apart(desk: Desk) -> None:
    """Example 33: with typed numbers."""
    budgets = desk.plain["budget"]
    of_2026 = {"title": "2026年", "year": 2026, "level": "region", "women": 3126, "rate_fen": "1元"}
    id_ = budgets.save(None, {**of_2026, "counted_on": "2025-12-31", "women_source": "户籍年报"}).id
    budgets.save(None, {**of_2026, "level": "sumu", "women": 2871, "counted_on": "2026-11-01", "basis": "resident"})
    due = {each.budget.level: each.budget.due for each in desk.funds.arrivals(2026)}
    assert due == {"region": 312_600, "sumu": 287_100}
    budgets.save(id_, {"budget_change": [{"changed_on": "2026-05-01", "change_fen": "-100元", "document_no": "6号"}]})
    (each,) = (each for each in desk.funds.arrivals(2026) if each.budget.level == "region")
    assert (each.budget.first_due, each.budget.changed, each.budget.due) == (312_600, -10_000, 302_600)
    with pytest.raises(FieldErrors) as error:
        budgets.save(None, of_2026)
    assert error.value.fields == {"year": "exists_already", "level": "exists_already"}
    with pytest.raises(FieldErrors):
        budgets.save(id_, {"year": 2027})
    budgets.delete(id_)
    assert budgets.save(None, {**of_2026, "women": 5}).id == id_
    assert (desk.journal.rows.get("budget", id_) or {})["women_source"] is None


def test_a_new_budget_is_proposed_with_the_population_of_the_year_before(desk: Desk) -> None:
    """All gachas' last counts together, the township's own in their place; a part of the gachas is no number."""
    sumu, one, other = new_id(), new_id(), new_id()
    levels = ((sumu, "sumu", None), (one, "gacha", sumu), (other, "gacha", sumu))
    units = [
        Edit("org_unit", id_, {"name_zh": f"单位{place}", "level": level, "parent": above})
        for place, (id_, level, above) in enumerate(levels)
    ]
    desk.journal.write(units, Label("test"))

    def count(org: bytes, day: str, women: int, source: str = "police") -> None:
        told = {"day": day, "source": source, "basis": "hukou", "women": women}
        desk.plain["population"].save(None, {"about": {"org": org}, **told})

    count(one, "2025-10-31", 600)
    count(one, "2025-12-31", 612)
    assert women_counted(desk, 2026).women is None
    count(other, "2025-12-31", 300, "gacha")
    count(other, "2026-03-01", 999)
    assert women_counted(desk, 2026) == (912, "公安年报、嘎查统计", "2025-12-31", "all_female", "hukou")
    proposed = desk.plain["budget"].proposal()
    assert (proposed["women"], proposed["counted_on"], proposed["year"]) == (912, "2025-12-31", 2026)
    count(sumu, "2025-12-30", 3126)
    assert women_counted(desk, 2026)[:3] == (3126, "公安年报", "2025-12-30")


def test_pages_of_the_book_carry_their_sums_over(desk: Desk) -> None:
    enter(desk, "2026-01-05", "in", 1_000_000)
    for number in range(40):
        enter(desk, f"2026-02-{number % 28 + 1:02}", "out", 1_000 + number)
    pages = template_data(book_of(desk, 2026))["pages"]
    assert len(pages) > 2 and all(len(page) <= LINES_A_PAGE for page in pages)
    for before, after in pairwise(pages):
        assert before[-1]["cells"][3] == "过次页" and after[0]["cells"][3] == "承前页"
        assert before[-1]["cells"][5:8] == after[0]["cells"][5:8]
    went = sum(1_000 + number for number in range(40))
    assert pages[-1][-1]["cells"][3] == "本年累计" and pages[-1][-1]["cells"][6] == f"{went / 100:,.2f}"
    rows = book_table(desk, 2026).rows
    assert rows[-1][6:9] == [10_000.0, went / 100, 10_000 - went / 100]
    assert arrival_register(desk, 2026).groups[0].rows == ()


def test_a_bold_sum_shrinks_until_it_stands_in_its_column() -> None:
    cells = ["", "", "", "", "", "606,172,833.99", "", "", "", "", "", ""]
    page = tuple({"cells": cells, "strong": strong, "red": False} for strong in (False, True))
    data = BookData("经费收支登记簿", "甲苏木妇联", "2026年", (page,), "", datetime(2026, 11, 23))
    sizes: list[float] = []

    def seen(text: str, _cm: Any, _tm: Any, _font: Any, size: float) -> None:
        sizes.extend([size] * ("606,172,833.99" in text))

    PdfReader(BytesIO(set_book(data, Typesetter()).pdf)).pages[0].extract_text(visitor_text=seen)
    assert len(sizes) == 2 and sizes[1] < sizes[0] < 10

"""Figures of money, of who is trained in turn and of groups to women: what they count, what opens them, when nobody
knows them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.desk import Desk
from desktop.services.figures import DECLARED, FIGURES, KINDS, Cell, Line, Period, Span, Term
from desktop.services.office_forms.filling import number_value
from desktop.services.office_forms.template import DEN, WAN, What
from desktop.services.reporting.basis import pack, read, unpack
from desktop.services.reporting.fund_rows import fund_rows
from desktop.store.changes import Edit, Label
from desktop.table_files.grids import GridCell
from protocol.figures import TOLD
from protocol.ids import derived_id, new_id
from protocol.records import BY_NAME
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import GACHAS, NOVEMBER, UNITS, A, B, C, D, hold

desk = made.desk
YEAR = Term(Span.YEAR, 2026, 1)


def lines(desk: Desk, term: Term = NOVEMBER) -> dict[str, Line]:
    return {line.figure.id: line for line in desk.figures.report(term, 25).lines}


def put(desk: Desk, of: str, **values: Any) -> bytes:
    id_ = new_id()
    desk.journal.write([Edit(of, id_, values)], Label("test"))
    return id_


def money(desk: Desk, day: str, side: str, yuan: int, level: str = "region", **more: Any) -> bytes:
    return put(desk, "fund_entry", date=day, side=side, level=level, amount_fen=yuan * 100, **more)


def test_what_nobody_told_is_not_0(desk: Desk) -> None:
    """No budget, no book, nobody in office: no line; neither in a report that is frozen nor in an office's form."""
    assert not {*TOLD} & {*lines(desk)}
    assert set(desk.figures.cells(NOVEMBER.period(lambda _: 25), FIGURES)) == set(FIGURES) - set(TOLD)
    basis = read(desk.db, NOVEMBER.period(lambda _: 25))
    assert not {*TOLD} & {*basis.told()} and "fund.due" not in basis.more
    assert number_value(What(((1, "fund.out"),)), basis.told(), GridCell()) == (None, "unknown_then")


def test_money_of_a_month_and_of_its_year(desk: Desk) -> None:
    """Example 29, and a line in red; January's money for last year is in no budget of this one."""
    for level in ("region", "league", "banner", "sumu"):
        put(desk, "budget", year=2026, level=level, women=3126, rate_fen=100)
    money(desk, "2026-01-10", "in", 900, budget_year=2025)
    money(desk, "2026-04-18", "in", 3126)
    came = money(desk, "2026-11-05", "in", 1500, "banner")
    money(desk, "2026-11-06", "in", 77, "other")
    wrong = money(desk, "2026-10-20", "out", 200)
    red = money(desk, "2026-11-07", "out", 200, corrects=wrong)
    spent = money(desk, "2026-11-08", "out", 300)
    money(desk, "2026-11-08", "out", 5000, state="planned")
    money(desk, "2026-11-26", "out", 40)
    found = lines(desk)
    cells = {id_: line.now.cell for id_, line in found.items() if id_.startswith("fund.")}
    assert cells == {
        "fund.due": Cell(1_250_400),
        "fund.arrival": Cell(462_600, 1_250_400),
        "fund.in": Cell(150_000),
        "fund.out": Cell(10_000),
        "fund.balance": Cell((900 + 3126 + 1500 + 77 - 200 + 200 - 300) * 100),
        "fund.per_woman": Cell(30_000, 0),
    }
    assert found["fund.in"].now.rows == (came,) and set(found["fund.out"].now.rows or ()) == {red, spent}
    assert found["fund.out"].to_date.cell == Cell(30_000) and found["fund.out"].now.cell == Cell(10_000)
    assert lines(desk, NOVEMBER.step(1))["fund.out"].now.cell == Cell(4_000)
    assert lines(desk, NOVEMBER.step(-3))["fund.out"].now.cell == Cell(0), "a book is kept: this is 0"
    basis = read(desk.db, NOVEMBER.period(lambda _: 25))
    packed = pack(basis)
    again = unpack(packed.digest, packed.parts)
    assert again is not None and again.told() == {id_: line.now.cell for id_, line in found.items()}

    def cell(what: What, shows: str = "") -> Any:
        return number_value(what, basis.told(), GridCell(shows=shows))[0]

    assert cell(What(((1, "fund.in"),))) == 1500 and cell(What(((1, "fund.due"),), shown=WAN)) == Decimal("1.2504")
    assert cell(What(((1, "fund.arrival"),), shown=DEN)) == 12_504 and str(cell(What(((1, "fund.arrival"),)))) == "37"
    assert cell(What(((1, "fund.per_woman"),))) == "—", "nobody counted the women"


def test_a_group_in_office_is_covered_by_its_courses(desk: Desk) -> None:
    """A chair who keeps a home too is one of all, and stands in each line of her own; D came to a course and holds
    nothing."""
    gacha = UNITS[GACHAS[0]]
    for her, post, since in ((A, "P1", "2024-01-01"), (B, "P4", "2026-03-01"), (C, "P4", "2024-01-01")):
        put(desk, "appointment", person=her, org=gacha, post=post, from_date=since)
    put(desk, "home", name_zh="妇女之家", org=gacha, keeper=A, founded_on="2024-01-01")
    hold(desk, "2026-05-05", [A, B, D], GACHAS[0], kind="A02")
    found = lines(desk)
    cells = {id_: line.now.cell for id_, line in found.items() if id_.startswith("train.") and id_ in TOLD}
    assert cells == {
        "train.office": Cell(3),
        "train.coverage": Cell(2, 3),
        "train.office_g2": Cell(1),
        "train.coverage_g2": Cell(1, 1),
        "train.office_g3": Cell(1),
        "train.coverage_g3": Cell(1, 1),
        "train.office_g4": Cell(3),
        "train.coverage_g4": Cell(2, 3),
        "train.completed": Cell(2),
        "train.new": Cell(1),
        "train.new_within": Cell(1, 1),
    }
    assert set(found["train.coverage"].now.rows or ()) == {A, B}
    assert found["train.new_within"].now.rows == (B,)
    april = lines(desk, Term(Span.MONTH, 2026, 4))
    assert april["train.coverage"].now.cell == Cell(0, 3) and april["train.new_within"].now.cell == Cell(0, 1)
    hold(desk, "2026-04-05", [C], GACHAS[0], kind="A02")
    assert lines(desk, Term(Span.MONTH, 2026, 4))["train.coverage"].now.cell == Cell(1, 3), "kept until a row changes"
    assert desk.training.coverage("G4", date(2026, 11, 25)).cell == lines(desk)["train.coverage_g4"].now.cell


def test_members_a_group_and_seats_to_women(desk: Desk) -> None:
    """Example 34: three groups with 657 seats, 219 each."""
    gacha = UNITS[GACHAS[0]]
    put(desk, "appointment", person=A, org=gacha, post="P4", from_date="2024-01-01")
    groups = [put(desk, "chat_group", name=name, kind="G2", owner=A, org=gacha) for name in "甲乙丙"]
    for group, members in zip(groups, (52, 118, 487), strict=True):
        fields = {"chat": group, "counted_on": "2026-11-20", "members": members}
        row = derived_id("group_count", group, "2026-11-20")
        desk.journal.write([Edit("group_count", row, fields)], Label("test"))
    assert lines(desk)["grp.avg"].now.cell == Cell(657, 3) and "grp.coverage" not in lines(desk)
    put(desk, "population", org=gacha, day="2026-01-01", women=500)
    found = lines(desk)
    assert found["grp.coverage"].now.cell == Cell(657, 500) and set(found["grp.avg"].now.rows or ()) == set(groups)
    basis = read(desk.db, NOVEMBER.period(lambda _: 25))
    cells = basis.told()
    assert number_value(What(((1, "grp.avg"),)), cells, GridCell())[0] == 219
    assert str(number_value(What(((1, "grp.coverage"),)), cells, GridCell())[0]) == "131.4", "not cut down to 100"
    checks = {(check.code, check.figure) for check in desk.reports.prepare(NOVEMBER, 25).checks}
    assert ("over", "grp.coverage") in checks and ("over", "grp.avg") not in checks


def test_only_what_is_asked_for_is_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    rows = type(desk.db).rows

    def reads(self: Any, sql: str, parameters: Any = ()) -> Any:
        asked.append(sql)
        return rows(self, sql, parameters)

    monkeypatch.setattr(type(desk.db), "rows", reads)
    assert set(desk.figures.cells(NOVEMBER.period(lambda _: 25), {"act.count", "visit.count"})) == {
        "act.count",
        "visit.count",
    }
    told = " ".join(asked)
    assert "FROM activity" in told and "FROM visit" in told
    for other in (
        "chat_group",
        "media_count",
        "volunteer",
        "training",
        "fund_entry",
        "population",
        "FROM home",
        "post",
    ):
        assert other not in told, other


_DAYS = st.dates(date(2025, 11, 20), date(2026, 12, 5)).map(date.isoformat)
_ENTRIES = st.lists(
    st.fixed_dictionaries(
        {
            "date": st.none() | _DAYS,
            "side": st.sampled_from(["in", "out", "back", "carried", "of_2030"]),
            "level": st.sampled_from(["region", "sumu", "other", None]),
            "amount_fen": st.integers(1, 10_000),
            "state": st.sampled_from([None, "booked", "planned", "void"]),
            "budget_year": st.sampled_from([None, 2025, 2026]),
            "corrects": st.sampled_from([None, bytes(16)]),
        }
    ),
    max_size=12,
)


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder: Path = tmp_path_factory.mktemp("bare")
    desk = Desk.open(folder, now=lambda: datetime(2026, 11, 27, 9))
    yield desk
    desk.close()


@given(_ENTRIES)
def test_money_is_what_a_plain_count_gives(bare: Desk, entries: list[dict[str, Any]]) -> None:
    period = Period(date(2025, 12, 26), date(2026, 1, 25))
    ids = [derived_id("test", "entry", str(at)) for at in range(12)]
    edits = [Edit("fund_entry", id_, {**each, "deleted": None}) for id_, each in zip(ids, entries, strict=False)]
    edits += [Edit("fund_entry", id_, {"deleted": 1}) for id_ in ids[len(entries) :]]
    bare.journal.write(edits, Label("test"))
    given_rows = fund_rows(bare.db, period)
    sums = {id_: sum(rows.values()) for id_, rows in given_rows.items()}
    arrived = spent = left = year_spent = 0
    for each in entries:
        amount = each["amount_fen"] * (-1 if each["corrects"] else 1)
        day = each["date"]
        if day is None or each["state"] in ("planned", "void") or day > "2026-01-25":
            continue
        left += {"in": amount, "carried": amount, "out": -amount, "back": -amount}.get(each["side"], 0)
        in_month = day >= "2025-12-26"
        if each["side"] == "in" and each["level"] in ("region", "sumu") and in_month:
            arrived += amount if str(each["budget_year"] or day[:4]) == day[:4] else 0
        if each["side"] == "out":
            spent += amount if in_month else 0
            year_spent += amount if day[:4] == "2026" else 0
    assert (sums["fund.in"], sums["fund.out"], sums["fund.balance"], sums["fund.per_woman"]) == (
        arrived,
        spent,
        left,
        year_spent,
    )


def test_every_figure_asked_for_alone_is_what_the_report_counts(desk: Desk) -> None:
    """An office's form asks for one of them: what it needs is read, be it who came. The kinds are watched."""
    hold(desk, "2026-11-05", [A, B], GACHAS[0], kind="A04")
    hold(desk, "2026-11-06", [B], GACHAS[0], guests_unnamed=2)
    made.visit(desk, "2026-11-07", person=C)
    period = NOVEMBER.period(lambda _: 25)
    whole = {id_: count.cell for id_, count in desk.figures.counted(desk.month.summary(period)).items()}
    too_few = {"need.days", "need.days_longest"}  # nothing was closed: no middle, and nothing longest
    assert whole["act.people"] == Cell(2) and list(whole) == [id_ for id_ in FIGURES if id_ not in too_few]
    for id_ in FIGURES.keys() - TOLD.keys() - too_few:
        assert desk.figures.cells(period, {id_}) == {id_: whole[id_]}, id_
    assert {figure.opens for figure in DECLARED.values()} <= KINDS
    assert BY_NAME.keys() >= KINDS

"""Numbers of offices' forms: those of a frozen term, gachas that do not add up, and what is bounded."""

from __future__ import annotations

import pytest

from desktop.services.desk import Desk
from desktop.services.office_forms.filling import Plan, sums_shown
from desktop.services.office_forms.template import BEFORE, PERIODS, Binding, Mapped, What
from desktop.store.changes import Edit, Label
from desktop.table_files.grids import Book, Grid, GridCell
from desktop.table_files.patching import cell_name
from protocol.figures import Cell
from protocol.ids import new_id
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import NOVEMBER, UNITS, A, B, C, hold, month, plan_of, proposed, visit

desk = made.desk


def test_typed_words_never_replace_those_of_the_form(desk: Desk) -> None:
    opened = month(desk)
    plan = plan_of(desk, proposed(desk, opened), opened, {("月报", (0, 0)): "亮点", ("月报", (10, 2)): "亮点"})
    assert [cell_name(each.place) for each in plan.by_hand()] == ["C11"]
    assert ("own_words", (0, 0)) in [(each.code, each.place) for each in plan.troubles]


def test_a_frozen_term_gives_the_townships_numbers_of_the_report(desk: Desk) -> None:
    """The very cells that went up: of the year to date and of the year before too."""
    hold(desk, "2025-11-05", [A], "萨仁台嘎查")
    hold(desk, "2026-02-05", [A], "萨仁台嘎查")
    hold(desk, "2026-11-05", [A, B], "萨仁台嘎查")
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    for day in ("2025-11-06", "2026-02-06", "2026-11-06"):
        hold(desk, day, [C], "萨仁台嘎查")
    bindings = tuple(Binding("月报", 9, n, What(((1, "act.count"),), period=each)) for n, each in enumerate(PERIODS))
    numbers = desk.office_forms.numbers(Mapped("00" * 32, "x.xlsx", bindings), NOVEMBER, 25)
    version = desk.reports.standing(NOVEMBER)
    assert numbers.frozen is not None and version is not None and version.frozen is not None
    cell = version.frozen.cells["act.count"]
    found = {name: numbers.counted[name, None]["act.count"] for name in PERIODS}
    assert found == {"term": cell.now, "to_date": cell.to_date, BEFORE: cell.before}
    assert (cell.now, cell.to_date, cell.before) == (Cell(1), Cell(2), Cell(1))


def test_a_visit_to_a_household_without_a_gacha_stands_with_its_heads(desk: Desk) -> None:
    house = new_id()
    desk.journal.write([Edit("household", house, {"head": B})], Label("test"))
    visit(desk, "2026-11-12", household=house)
    mapped = Mapped("00" * 32, "x.xlsx", (Binding("表", 4, 2, What(((1, "visit.count"),)), 7, 1),))
    counted = desk.office_forms.numbers(mapped, NOVEMBER, 25).counted
    assert counted["term", UNITS["草根台嘎查"]]["visit.count"] == Cell(1)


def test_gachas_that_do_not_add_up_are_told(desk: Desk) -> None:
    hold(desk, "2026-11-05", [A, B], "萨仁台嘎查")
    opened = month(desk)
    mapped = proposed(desk, opened)
    assert "adds_up" not in {each.code for each in plan_of(desk, mapped, opened).troubles}
    hold(desk, "2026-11-06", [A, B])
    told = {
        (cell_name(each.place), each.words) for each in plan_of(desk, mapped, opened).troubles if each.code == "adds_up"
    }
    assert told == {("C5", "1/2"), ("D5", "2/4")}


def test_a_long_chain_of_cells_is_left_to_the_program_that_opens_it() -> None:
    cells = {(row, 0): GridCell(formula=f"A{row + 2}+1") for row in range(390)}
    book = Book([Grid("表", 391, 1, {**cells, (390, 0): GridCell("1")})])
    found = sums_shown(Plan((), ()), book)
    assert found["表", (389, 0)] == 2.0


def test_many_large_sums_are_bounded() -> None:
    """Cells that are looked at for all sums together: a sheet of 400 × 80 sums over it all is given up at once."""
    cells = {(row, column): GridCell(formula="=SUM(A1:J400)") for row in range(400) for column in range(20, 30)}
    found = sums_shown(Plan((), ()), Book([Grid("表", 400, 80, cells)]))
    assert found == {("表", place): 0.0 for place in list(cells)[:50]}


def test_a_frozen_report_without_its_rows_gives_no_gachas_numbers(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its rows are on another laptop yet: the township's numbers are those that went up, the gachas' are nobody's."""
    hold(desk, "2026-11-05", [A], "萨仁台嘎查")
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    monkeypatch.setattr("desktop.services.office_forms.forms.bases.unpack", lambda *_: None)
    opened = month(desk)
    mapped = proposed(desk, opened)
    numbers = desk.office_forms.numbers(mapped, NOVEMBER, 25)
    assert numbers.frozen is not None and numbers.counted["term", None]["act.count"] == Cell(1)
    plan = plan_of(desk, mapped, opened)
    told = {cell_name(each.place) for each in plan.troubles if each.code == "no_basis"}
    assert {"C5", "C8", "F8"} <= told and not any(each.place == (4, 2) for each in plan.cells)
    assert "unknown_then" not in {each.code for each in plan.troubles}


def test_a_form_asks_for_organisations_and_posts_on_the_last_day(desk: Desk) -> None:
    """基层妇联组织建设改革调度表: of each gacha its own, of the township all; in a frozen term too, and beside figures
    of the report. A post that ended before it is none."""
    posts = (("萨仁台嘎查", A, "E1", None), ("草根台嘎查", B, "E2", None), ("草根台嘎查", C, "E1", "2026-11-24"))
    for gacha, her, engagement, until in posts:
        fields = {"person": her, "org": UNITS[gacha], "post": "P2", "engagement": engagement, "to_date": until}
        desk.journal.write([Edit("appointment", new_id(), {**fields, "from_date": "2022-01-01"})], Label("test"))
    hold(desk, "2026-11-05", [A], "萨仁台嘎查")
    terms = ("post.vice", "post.vice_full_time", "act.count")
    columns = [Binding("表", 4, n, What(((1, id_),)), 7, 1) for n, id_ in enumerate(terms, 2)]
    mapped = Mapped("00" * 32, "x.xlsx", (*columns, Binding("表", 9, 2, What(((1, "org.covered"),)))))
    for _ in range(2):
        numbers = desk.office_forms.numbers(mapped, NOVEMBER, 25)
        of = {name: numbers.counted["term", unit] for name, unit in [*UNITS.items(), ("", None)]}
        assert [of["萨仁台嘎查"][id_].num for id_ in terms] == [1, 1, 1]
        assert [of["草根台嘎查"][id_].num for id_ in terms] == [1, 0, 0]
        assert [of[""][id_].num for id_ in terms] == [2, 1, 1] and of[""]["org.covered"].den == 5
        desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    assert numbers.frozen is not None

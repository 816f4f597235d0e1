"""Offices' own forms filled for a term with what the records give, kept, and typed into by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desktop.errors import FieldErrors
from desktop.services.desk import Desk
from desktop.services.figures import Span, Term
from desktop.services.office_forms.filling import (
    Source,
    number_value,
    ordered_rows,
    planned,
    typed_value,
)
from desktop.services.office_forms.template import (
    DEN,
    WAN,
    YES_NO,
    Binding,
    Mapped,
    What,
)
from desktop.store.changes import Edit, Label
from desktop.table_files.grids import Book, Grid, GridCell
from desktop.table_files.patching import cell_name
from protocol.figures import Cell
from protocol.ids import new_id
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import (
    GACHAS,
    HOUSE,
    NOVEMBER,
    SUMU,
    TABLES,
    UNITS,
    A,
    B,
    C,
    D,
    hold,
    month,
    parts_of,
    plan_of,
    proposed,
    read,
    refusal,
    visit,
)

desk = made.desk


def test_the_whole_form(desk: Desk) -> None:
    """Example 43 with a real form: one sheet of the office's changes, its sums come out, text box and list stay."""
    hold(desk, "2026-11-05", [A, B, C], "萨仁台嘎查")
    hold(desk, "2026-11-06", [A], "萨仁台嘎查", "草根台嘎查")  # 联办: with both
    hold(desk, "2026-10-26", [D], "勿布林嘎查")  # the first day of the working month
    hold(desk, "2026-11-26", [D], "勿布林嘎查")  # the next month's
    hold(desk, "2026-02-05", [B], "敖包嘎查")
    visit(desk, "2026-11-12", household=HOUSE)
    visit(desk, "2026-11-12", household=HOUSE)
    visit(desk, "2026-11-13", person=B)
    opened = month(desk)
    mapped = proposed(desk, opened)
    typed = {("月报", (10, 4)): "“春风行动”开展顺利\n<好>", ("月报", (4, 7)): "按时", ("月报", (4, 6)): "99"}
    plan = plan_of(desk, mapped, opened, typed)
    assert [(each.code, cell_name(each.place)) for each in plan.troubles] == [("formula", "G5")]
    filled = desk.office_forms.fill(opened.raw, plan)
    assert filled.otherwise == ()
    cells = read(filled.body)
    rows = [[cells.get(f"{column}{row}") for column in "CDEF"] for row in range(5, 9)]
    assert rows == [[2, 4, 1, 0], [1, 1, 1, 1], [1, 1, 0, 0], [0, 0, 0, 0]]
    assert (cells["B2"], cells["B12"], cells["C11"]) == ("乌兰毛都苏木", "乌云", "“春风行动”开展顺利\n<好>")
    assert cells["F2"].isoformat()[:10] == "2026-11-27" and cells["C10"] == 0.75 and cells["E10"] == 4
    assert cells["H5"] == "按时" and [each.value for each in plan.by_hand()] == ["按时", "“春风行动”开展顺利\n<好>"]
    before, after = parts_of(opened.raw), parts_of(filled.body)
    assert list(before) == list(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/workbook.xml"}
    assert (
        "填表说明" in after["xl/drawings/drawing1.xml"].decode()
        and b"dataValidation" in after["xl/worksheets/sheet1.xml"]
    )


def test_protected_cells_are_filled_and_said(desk: Desk) -> None:
    opened = desk.office_forms.open(TABLES / "form_protected.xlsx")
    mapped = proposed(desk, opened)
    plan = plan_of(desk, mapped, opened)
    locked = {cell_name(each.place) for each in plan.cells if each.locked}
    assert locked == {"F2", "C10"}, "unlocked ones are no matter"
    filled = desk.office_forms.fill(opened.raw, plan)
    assert (
        filled.otherwise == () and b'sheetProtection sheet="true"' in parts_of(filled.body)["xl/worksheets/sheet1.xml"]
    )


def test_a_term_that_is_frozen_is_filled_from_what_was_frozen(desk: Desk) -> None:
    hold(desk, "2026-11-05", [A, B], "萨仁台嘎查")
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, 25))
    hold(desk, "2026-11-06", [C], "萨仁台嘎查")
    opened = month(desk)
    mapped = proposed(desk, opened)
    numbers = desk.office_forms.numbers(mapped, NOVEMBER, 25)
    assert numbers.frozen is not None and numbers.frozen.number == 1
    assert numbers.counted["term", None]["act.count"] == Cell(1)
    assert numbers.counted["term", UNITS["萨仁台嘎查"]]["act.count"] == Cell(1)
    assert numbers.counted["to_date", None]["act.count"] == Cell(1), "as it went up"


def test_each_gachas_figures_are_the_townships_where_nothing_is_shared(desk: Desk) -> None:
    """Every flow of the township is the sum over its gachas where each activity has one host."""
    for n, day in enumerate(("2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05", "2026-11-06")):
        hold(desk, day, [A, B, C, D][: n % 4 + 1], GACHAS[n % 4], guests_unnamed=n, women_among_guests=n // 2)
    for her in (A, B):
        visit(desk, "2026-11-07", person=her)
    mapped = Mapped("00" * 32, "x.xlsx", (Binding("表", 4, 2, What(((1, "act.count"),)), 7, 1),))
    counted = desk.office_forms.numbers(mapped, NOVEMBER, 25).counted
    for id_ in (
        "act.count",
        "act.heads",
        "act.women_heads",
        "act.heads_unnamed",
        "visit.count",
        "visit.household_days",
    ):
        assert sum(counted["term", unit][id_].num for unit in UNITS.values()) == counted["term", None][id_].num > 0
    assert counted["term", UNITS["草根台嘎查"]]["visit.women"] == Cell(2)


def test_where_an_activity_without_a_host_stands(desk: Desk) -> None:
    home = new_id()
    desk.journal.write([Edit("home", home, {"name_zh": "之家", "org": UNITS["敖包嘎查"]})], Label("test"))
    hold(desk, "2026-11-05", [A], home=home)
    hold(desk, "2026-11-06", [A], "草根台嘎查", home=home)
    mapped = Mapped("00" * 32, "x.xlsx", (Binding("表", 4, 2, What(((1, "act.count"),)), 7, 1),))
    counted = desk.office_forms.numbers(mapped, NOVEMBER, 25).counted
    assert [counted["term", UNITS[name]]["act.count"].num for name in GACHAS] == [0, 1, 0, 1]
    assert counted["term", UNITS["敖包嘎查"]]["home.count"] == Cell(1)


def test_an_executive_stands_with_the_unit_of_her_post(desk: Desk) -> None:
    for her, org in ((A, UNITS[GACHAS[0]]), (B, UNITS[GACHAS[0]]), (C, SUMU)):
        fields = {"person": her, "org": org, "post": "P4", "from_date": "2025-01-01"}
        last = {"to_date": "2026-11-25"} if her == A else {}  # the month's last day is one of her days in office
        desk.journal.write([Edit("appointment", new_id(), {**fields, **last})], Label("test"))
    mapped = Mapped("00" * 32, "x.xlsx", (Binding("表", 4, 2, What(((1, "officers.people"),)), 7, 1),))
    counted = desk.office_forms.numbers(mapped, NOVEMBER, 25).counted
    assert counted["term", UNITS[GACHAS[0]]]["officers.people"] == Cell(2)
    assert counted["term", None]["officers.people"] == Cell(3)


CELLS = {"org.reformed": Cell(11, 14), "act.count": Cell(12), "act.heads": Cell(310), "home.active": Cell(0, 0)}


@pytest.mark.parametrize(
    ("shows", "value"), [("percent", 11 / 14), ("", Decimal("78.6")), ("text", "78.6%"), ("date", Decimal("78.6"))]
)
def test_a_share_as_the_cell_shows_it(shows: str, value: Any) -> None:
    """Example 44."""
    assert number_value(What(((1, "org.reformed"),)), CELLS, GridCell(shows=shows)) == (value, "")


def test_sums_and_other_ways_to_write_a_number() -> None:
    plain, text = GridCell(), GridCell(shows="text")
    both = ((1, "act.count"), (-1, "act.heads"))
    assert number_value(What(both), CELLS, plain) == (-298, "")
    assert number_value(What(((1, "act.heads"),), shown=WAN), CELLS, plain) == (Decimal("0.031"), "")
    assert number_value(What(((1, "act.heads"),), shown=YES_NO), CELLS, plain) == ("是", "")
    assert number_value(What(((1, "org.reformed"),), shown=DEN), CELLS, plain) == (14, "")
    assert number_value(What(((1, "act.heads"),)), CELLS, text) == ("310", "")
    assert number_value(What(((1, "home.active"),)), CELLS, plain) == ("—", "nothing")
    zero = {"act.count": Cell(0)}
    assert number_value(What(((1, "act.count"),)), zero, plain) == (0, "")
    assert number_value(What(((1, "act.count"),), blank_zero=True), zero, plain) == (None, "")
    assert number_value(What(((1, "act.count"),)), {}, plain) == (None, "unknown_then"), "a blank is never sent as 0"
    assert number_value(What(((1, "act.of_2030"),)), CELLS, plain) == (None, "newer")


def test_over_a_hundred_stays_what_it_is() -> None:
    assert number_value(What(((1, "org.reformed"),)), {"org.reformed": Cell(1334, 1326)}, GridCell()) == (
        Decimal("100.6"),
        "",
    )


@pytest.mark.parametrize(
    ("words", "shows", "value"),
    [
        ("12", "", 12),
        ("1,200", "", 1200),
        ("-3.50", "", Decimal("-3.50")),
        ("75%", "percent", Decimal("0.75")),
        ("75%", "", "75%"),
        ("13800000001", "text", "13800000001"),
        ("0482-6401234", "", "0482-6401234"),
        ("007", "", "007"),
        ("0.5", "", Decimal("0.5")),
        ("=1+1", "", "=1+1"),
        ("1.", "", "1."),
        ("１２", "", "１２"),
        ("12345678901234567", "", "12345678901234567"),
    ],
)
def test_what_is_typed(words: str, shows: str, value: Any) -> None:
    assert typed_value(words, GridCell(shows=shows)) == value


def test_what_is_typed_never_takes_the_place_of_a_figure() -> None:
    book = Book([Grid("表", 3, 3, {(1, 1): GridCell()}, merged=[(1, 1, 1, 2)])])
    mapped = Mapped("00" * 32, "x.xlsx", (Binding("表", 1, 1, What(((1, "act.count"),))),))
    counted = {("term", None): {"act.count": Cell(5)}}
    typed = {("表", (1, 2)): "7", ("表", (2, 0)): "x", ("别处", (0, 0)): "y"}
    plan = planned(mapped, book, counted, {}, typed, date(2026, 11, 27), lambda _: None, {})
    assert [(each.place, each.value, each.source) for each in plan.cells] == [
        ((1, 1), 5, Source.COUNTED),
        ((2, 0), "x", Source.TYPED),
    ]


def test_a_workbook_that_counts_its_days_from_1904(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "mac.xlsx"
    book = xlsxwriter.Workbook(str(path), {"date_1904": True})
    sheet = book.add_worksheet("表")
    sheet.write(0, 0, "填报日期：")
    sheet.write_blank(0, 1, None, book.add_format({"num_format": "yyyy-mm-dd"}))
    book.close()
    opened = desk.office_forms.open(path)
    filled = desk.office_forms.fill(opened.raw, plan_of(desk, proposed(desk, opened), opened))
    assert filled.otherwise == () and read(filled.body, "表")["B1"].isoformat()[:10] == "2026-11-27"


# --- kept -------------------------------------------------------------------------------------------------------------


def test_a_form_is_kept_with_its_file_and_comes_back_by_undo(desk: Desk) -> None:
    forms, opened = desk.office_forms, month(desk)
    assert isinstance(refusal(lambda: forms.save(None, "  ", "", proposed(desk, opened), opened)), FieldErrors)
    written = forms.save(None, " 月报\n表 ", "旗妇联", proposed(desk, opened), opened)
    (form,) = forms.all()
    assert (form.name, form.office, form.id) == ("月报 表", "旗妇联", written.id) and form.mapped == proposed(
        desk, opened
    )
    (file,) = desk.files.of(form.id)
    assert (file.name, file.sha256.hex(), file.here) == ("form_month.xlsx", opened.sha256, True)
    again = forms.kept(form)
    assert again.raw == opened.raw and again.book.grid("月报") is not None
    forms.delete(form)
    assert forms.all() == []
    desk.records.undo(desk.records.acts()[0].number)
    assert forms.get(form.id) == form


def test_a_newer_file_takes_the_place_of_the_one_before(desk: Desk) -> None:
    forms, opened = desk.office_forms, month(desk)
    id_ = forms.save(None, "月报", "", proposed(desk, opened), opened).id
    other = forms.open(TABLES / "form_protected.xlsx")
    forms.save(id_, "月报", "", replace(proposed(desk, other)), other)
    assert [file.name for file in desk.files.of(id_)] == ["form_protected.xlsx"]
    desk.records.undo(desk.records.acts()[0].number)
    assert [file.name for file in desk.files.of(id_)] == ["form_month.xlsx"]
    form = forms.get(id_)
    assert form is not None and form.mapped is not None and form.mapped.sha256 == opened.sha256


def test_what_is_typed_is_kept_by_term_and_offered_for_the_next(desk: Desk) -> None:
    forms, opened = desk.office_forms, month(desk)
    forms.save(None, "月报", "", proposed(desk, opened), opened)
    (form,) = forms.all()
    forms.keep_typed(form, NOVEMBER, {("月报", (10, 2)): " 亮点 ", ("月报", (4, 7)): "  "})
    assert forms.typed(form, NOVEMBER) == {("月报", (10, 2)): "亮点"} and forms.typed(form, NOVEMBER.step(1)) == {}
    assert forms.typed_before(form, NOVEMBER.step(2)) == {("月报", (10, 2)): "亮点"}
    assert forms.typed_before(form, NOVEMBER) == {} == forms.typed_before(form, Term(Span.YEAR, 2027, 1))
    assert refusal(lambda: forms.keep_typed(form, NOVEMBER, {("月报", (0, 0)): "长" * 2001})).code == "form_typed_much"


def test_a_form_whose_file_has_not_come_yet_and_one_of_a_newer_version(desk: Desk) -> None:
    forms, opened = desk.office_forms, month(desk)
    mapped = replace(proposed(desk, opened), sha256="ab" * 32)
    id_ = forms.save(None, "月报", "", mapped).id
    form = forms.get(id_)
    assert form is not None and refusal(lambda: forms.kept(form)).code == "form_not_here"
    desk.journal.write([Edit("form_template", id_, {"mapping": {"format": 9}})], Label("test"))
    newer = forms.get(id_)
    assert newer is not None and newer.mapped is None
    assert refusal(lambda: forms.kept(newer)).code == "form_newer"


def test_files_that_cannot_be_forms(desk: Desk, tmp_path: Path) -> None:
    open_ = desk.office_forms.open
    assert refusal(lambda: open_(TABLES / "form_month.xls")).code == "form_old"
    assert refusal(lambda: open_(TABLES / "roster.ods")).code == "form_old"
    assert refusal(lambda: open_(tmp_path / "nowhere.xlsx")).code == "file_gone"
    (tmp_path / "a.xlsx").write_bytes(b"%PDF-1.7")
    assert refusal(lambda: open_(tmp_path / "a.xlsx")).code == "table_none"
    (tmp_path / "b.xlsm").write_bytes((TABLES / "form_month.xlsx").read_bytes())
    assert refusal(lambda: open_(tmp_path / "b.xlsm")).code == "form_old"
    (tmp_path / "c.xlsx").write_bytes(bytes(11 * 1024 * 1024))
    assert refusal(lambda: open_(tmp_path / "c.xlsx")).code == "form_too_large"
    (tmp_path / "d.xlsx").write_bytes(b"")
    assert refusal(lambda: open_(tmp_path / "d.xlsx")).code == "file_empty"


# --- plain data -------------------------------------------------------------------------------------------------------


def test_the_whole_as_a_table(desk: Desk) -> None:
    hold(desk, "2026-11-05", [A, B, C], "萨仁台嘎查")
    opened = month(desk)
    tables = dict(ordered_rows(plan_of(desk, proposed(desk, opened), opened), opened.book))
    assert tables["月报"][4][:6] == ["1", "萨仁台嘎查", "1", "3", "0", "0"] and tables["月报"][9][2] == "75.0%"
    assert tables["汇总"][0][0] == "全苏木活动场次"

"""Offices' own forms: proposed, kept, filled for a term with what the records give, and compared with a newer file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from desktop.errors import FieldErrors, KnownError
from desktop.services.desk import Desk
from desktop.services.figures import FIGURES, Span, Term
from desktop.services.office_forms.filling import (
    Plan,
    Source,
    number_value,
    ordered_rows,
    planned,
    typed_value,
)
from desktop.services.office_forms.fitting import Kind
from desktop.services.office_forms.forms import Opened
from desktop.services.office_forms.template import (
    BEFORE,
    DEN,
    PERIODS,
    SHOWN,
    TEXTS,
    TO_DATE,
    WAN,
    YES_NO,
    Binding,
    Mapped,
    What,
)
from desktop.services.office_forms.words import head_of, label_of, meant, ranked
from desktop.store.changes import Edit, Label
from desktop.table_files.grids import Book, Grid, GridCell
from desktop.table_files.patching import cell_name, place_of
from protocol.figures import Cell
from protocol.ids import derived_id, new_id

TABLES = Path(__file__).resolve().parents[2] / "tables"
NOVEMBER = Term(Span.MONTH, 2026, 11)
GACHAS = ("萨仁台嘎查", "草根台嘎查", "勿布林嘎查", "敖包嘎查")
UNITS = {name: derived_id("test", name) for name in GACHAS}
SUMU = derived_id("test", "sumu")
A, B, C, D = (derived_id("test", "woman", str(n)) for n in range(4))
HOUSE = derived_id("test", "house")
WORDS = {"term": "2026年11月", "days": "10月26日 – 11月25日"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: datetime(2026, 11, 27, 9))
    desk.records.add_user("乌云")
    edits = [Edit("org_unit", SUMU, {"name_zh": "乌兰毛都苏木", "level": "sumu"})]
    for n, (name, id_) in enumerate(UNITS.items()):
        reformed = {"reformed_on": "2026-03-01"} if n < 3 else {}
        edits.append(Edit("org_unit", id_, {"name_zh": name, "level": "gacha", "parent": SUMU, **reformed}))
    edits += [Edit("person", her, {"name_zh": "其木格", "sex": "2", "gacha": UNITS[GACHAS[1]]}) for her in (A, B, C, D)]
    edits.append(Edit("household", HOUSE, {"head": A, "gacha": UNITS[GACHAS[0]]}))
    desk.journal.write(edits, Label("test"))
    yield desk
    desk.close()


def hold(desk: Desk, day: str, came: list[bytes], *hosts: str, **more: Any) -> bytes:
    id_ = new_id()
    fields = {
        "start": f"{day}T09:00",
        "status": "held",
        "kind": "A01",
        "hosts": [UNITS[name] for name in hosts],
        **more,
    }
    edits = [Edit("activity", id_, fields)]
    for her in came:
        fields = {"activity": id_, "person": her, "state": "present"}
        edits.append(Edit("attendance", derived_id("attendance", id_, her), fields))
    desk.journal.write(edits, Label("test"))
    return id_


def visit(desk: Desk, day: str, **whom: bytes) -> None:
    desk.journal.write([Edit("visit", new_id(), {"date": day, **whom})], Label("test"))


def month(desk: Desk) -> Opened:
    return desk.office_forms.open(TABLES / "form_month.xlsx")


def proposed(desk: Desk, opened: Opened) -> Mapped:
    return Mapped(opened.sha256, opened.name, tuple(desk.office_forms.proposals(opened.book)))


def plan_of(desk: Desk, mapped: Mapped, opened: Opened, typed: Any = None) -> Plan:
    numbers = desk.office_forms.numbers(mapped, NOVEMBER, 25)
    return desk.office_forms.plan(mapped, opened.book, numbers, WORDS, typed or {})


def parts_of(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        return {name: package.read(name) for name in package.namelist()}


def read(body: bytes, sheet: str = "月报") -> dict[str, Any]:
    rows = CalamineWorkbook.from_filelike(io.BytesIO(body)).get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    return {cell_name((r, c)): cell for r, row in enumerate(rows) for c, cell in enumerate(row) if cell != ""}


def refusal(do: Any) -> KnownError:
    with pytest.raises(KnownError) as told:
        do()
    return told.value


# --- what the words say -----------------------------------------------------------------------------------------------


def test_a_form_of_an_office_is_understood(desk: Desk) -> None:
    opened = month(desk)
    grid = opened.book.grid("月报")
    assert grid is not None
    assert head_of(grid, (4, 2)) == "活动·场次" and head_of(grid, (5, 3)) == "活动·参与妇女（人次）"
    assert label_of(grid, (1, 2)) == "填报单位：" and label_of(grid, (6, 3)) == "勿布林嘎查"
    found = {cell_name(each.place): each for each in desk.office_forms.proposals(opened.book)}
    figures = {name: each.what.terms[0][1] for name, each in found.items() if each.what.terms}
    assert figures == {
        "C5": "act.count",
        "D5": "act.women_heads",
        "E5": "visit.household_days",
        "F5": "visit.women",
        "C10": "org.reformed",
        "E10": "act.count",
    }
    assert {name: each.what.text for name, each in found.items() if each.what.text} == {
        "B2": "township",
        "F2": "today",
        "B12": "filled_by",
    }
    assert found["E10"].what.period == TO_DATE
    assert [(found[name].last, found[name].key) for name in ("C5", "F5")] == [(7, 1), (7, 1)]


@pytest.mark.parametrize(
    ("head", "label", "figure"),
    [
        ("活动场次", "", "act.count"),
        ("开展活动·次数", "", "act.count"),
        ("参加人次", "", "act.heads"),
        ("参与妇女", "", "act.women_heads"),
        ("妇女之家数", "", "home.count"),
        ("走访慰问·户数", "", "visit.count"),
        ("执委人数", "", "officers.people"),
        ("本月", "走访户数（户）", "visit.households"),
        ("会改联完成率", "", "org.reformed"),
    ],
)
def test_words_of_forms(head: str, label: str, figure: str) -> None:
    assert ranked(head, label)[0] == figure


def test_words_that_say_nothing() -> None:
    grid = Grid("表", 3, 3, {(0, 0): GridCell("备注"), (1, 0): GridCell("张三")})
    assert meant(grid, (1, 1)) is None and ranked("备注", "张三") == []
    then = Grid("表", 3, 3, {(0, 1): GridCell("上年同期"), (1, 0): GridCell("活动场次"), (1, 1): GridCell()})
    found = meant(then, (1, 1))
    assert found is not None and found.period == BEFORE


# --- filled -----------------------------------------------------------------------------------------------------------


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
        desk.journal.write([Edit("appointment", new_id(), fields)], Label("test"))
    mapped = Mapped("00" * 32, "x.xlsx", (Binding("表", 4, 2, What(((1, "officers.people"),)), 7, 1),))
    counted = desk.office_forms.numbers(mapped, NOVEMBER, 25).counted
    assert counted["term", UNITS[GACHAS[0]]]["officers.people"] == Cell(2)
    assert counted["term", None]["officers.people"] == Cell(3)


def test_names_of_gachas_as_forms_write_them(desk: Desk) -> None:
    named = desk.office_forms.gacha_of
    for words in ("萨仁台嘎查", "萨仁台", " 1. 萨仁台嘎查", "萨仁台嘎查妇联", "２、萨仁台"):
        assert named(words) == UNITS["萨仁台嘎查"], words
    for words in ("", "合计", "萨", "萨仁台嘎查草根台嘎查", "呼和图嘎查"):
        assert named(words) is None, words


def test_gachas_that_the_form_or_the_township_does_not_know(desk: Desk) -> None:
    opened = month(desk)
    grid = opened.book.grid("月报")
    assert grid is not None
    grid.cells[6, 1].text = "呼和图嘎查"
    plan = plan_of(desk, proposed(desk, month(desk)), opened)
    told = {(each.code, each.words) for each in plan.troubles}
    assert told == {("no_gacha", "呼和图嘎查"), ("missing", "勿布林嘎查")}
    assert not any(each.place[0] == 6 for each in plan.cells)


# --- one cell ---------------------------------------------------------------------------------------------------------


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


WHATS = st.builds(
    What,
    st.lists(st.tuples(st.sampled_from([1, -1]), st.sampled_from(list(FIGURES))), max_size=4).map(tuple),
    st.sampled_from(["", *TEXTS]),
    st.sampled_from(PERIODS),
    st.sampled_from(SHOWN),
    st.booleans(),
)
BINDINGS = st.builds(
    Binding,
    st.just("表"),
    st.integers(0, 50),
    st.integers(0, 20),
    WHATS,
    head=st.text(max_size=9),
    label=st.text(max_size=9),
) | st.builds(
    lambda row, more, key, what: Binding("表", row, 3, what, row + more, key),
    st.integers(0, 50),
    st.integers(0, 20),
    st.integers(0, 9),
    WHATS,
)


@given(st.lists(BINDINGS, max_size=6))
def test_plain_data_both_ways(bindings: list[Binding]) -> None:
    mapped = Mapped("ab" * 32, "月报.xlsx", tuple(bindings))
    assert Mapped.of_plain(mapped.plain()) == mapped


@given(st.recursive(st.none() | st.integers() | st.text(max_size=4), lambda part: st.lists(part, max_size=3)))
def test_whatever_a_row_holds_is_read_or_left(junk: Any) -> None:
    good = Mapped("ab" * 32, "x", (Binding("表", 1, 1, What(((1, "act.count"),))),)).plain()
    assert Mapped.of_plain(junk) is None
    for name in ("bindings", "sha256", "format", "file"):
        found = Mapped.of_plain({**good, name: junk})
        assert found is None or not junk or found.plain() == {**good, name: junk}
    for name in good["bindings"][0]:
        found = Mapped.of_plain({**good, "bindings": [{**good["bindings"][0], name: junk}]})
        assert found is None or found.bindings[0].sheet is not None


@given(st.lists(BINDINGS, max_size=12))
def test_a_cell_takes_one_thing(bindings: list[Binding]) -> None:
    mapped = Mapped("ab" * 32, "x")
    for binding in bindings:
        mapped = mapped.with_binding(binding)
        assert mapped.at(binding.sheet, binding.place) == binding
    filled = [(each.sheet, row, each.column) for each in mapped.bindings for row in each.rows()]
    assert len(filled) == len(set(filled))
    for binding in bindings:
        mapped = mapped.without(binding.sheet, binding.place)
    assert all(mapped.at(each.sheet, each.place) is None for each in bindings)


# --- a newer file -----------------------------------------------------------------------------------------------------


def changed(desk: Desk, mapped: Mapped, **cells: str) -> Any:
    """The form with other words in some cells."""
    opened = month(desk)
    grid = opened.book.grid("月报")
    assert grid is not None
    for name, text in cells.items():
        place = place_of(name)
        assert place is not None
        grid.cells[place] = replace(grid.cell(place), text=text)
    return desk.office_forms.fit(mapped, opened.book)


def test_the_same_form_fits(desk: Desk) -> None:
    mapped = proposed(desk, month(desk))
    fit = changed(desk, mapped)
    assert fit.changes == () and fit.bindings == mapped.bindings


def test_a_head_that_is_called_otherwise_is_asked_about(desk: Desk) -> None:
    mapped = proposed(desk, month(desk))
    fit = changed(desk, mapped, C4="活动次数", A10="会改联覆盖率")
    assert [(each.kind, each.was, each.now) for each in fit.changes] == [
        (Kind.RENAMED, "活动·场次", "活动·活动次数"),
        (Kind.RENAMED, "会改联完成率", "会改联覆盖率"),
    ]
    assert len(fit.bindings) == len(mapped.bindings)


def test_two_columns_that_changed_places_are_followed(desk: Desk) -> None:
    mapped = proposed(desk, month(desk))
    fit = changed(desk, mapped, E4="走访妇女", F4="走访户次")
    moved = [(each.was, each.now) for each in fit.changes if each.kind is Kind.MOVED]
    assert moved == [("E5", "F5"), ("F5", "E5")]
    at = {each.column: each.what.terms[0][1] for each in fit.bindings if each.by_gacha}
    assert (at[4], at[5]) == ("visit.women", "visit.household_days")


def test_a_cell_that_the_file_names_is_followed_by_its_name(desk: Desk, tmp_path: Path) -> None:
    def made(path: Path, sheet_name: str, row: int, words: str, named: bool = True, formula: bool = False) -> Opened:
        book = xlsxwriter.Workbook(str(path))
        book.add_worksheet("说明")
        sheet = book.add_worksheet(sheet_name)
        sheet.write(row, 0, words)
        sheet.write(row, 2, "备注")
        if formula:
            sheet.write_formula(row, 1, "=1+1")
        if named:
            book.define_name("场次", f"='{sheet_name}'!$B${row + 1}")
        book.close()
        return desk.office_forms.open(path)

    first = made(tmp_path / "1.xlsx", "十一月", 2, "活动场次")
    forms = desk.office_forms
    bound = Binding("十一月", 2, 1, What(((1, "act.count"),)), label="活动场次")
    mapped = forms.named(Mapped(first.sha256, first.name, (bound,)), first.book)
    assert mapped.bindings[0].name == "场次"
    assert Mapped.of_plain(mapped.plain()) == mapped
    assert forms.fit(mapped, first.book).changes == ()
    fit = forms.fit(mapped, made(tmp_path / "2.xlsx", "十二月", 7, "办了几场").book)  # the words would say nothing
    assert [(each.kind, each.was, each.now) for each in fit.changes] == [(Kind.MOVED, "B3", "B8")]
    (new,) = fit.bindings
    assert (new.sheet, new.place, new.label, new.name) == ("十二月", (7, 1), "办了几场", "场次")
    taken = forms.fit(mapped, made(tmp_path / "3.xlsx", "十二月", 7, "活动场次", formula=True).book)
    assert taken.bindings == () and [each.kind for each in taken.changes] == [Kind.FORMULA]
    lost = forms.fit(mapped, made(tmp_path / "4.xlsx", "十一月", 5, "活动场次", named=False).book)
    assert [(each.place, each.name) for each in lost.bindings] == [((5, 1), "场次")]  # by its words, as before
    without = forms.named(Mapped(first.sha256, first.name, (replace(bound, row=4),)), first.book)
    assert "name" not in without.plain()["bindings"][0]


def test_a_form_with_one_more_gacha_and_another_sheet_name(desk: Desk, tmp_path: Path) -> None:
    def made(path: Path, sheet_name: str, above: int, gachas: tuple[str, ...]) -> Opened:
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet(sheet_name)
        sheet.write_row(above, 0, ["嘎查", "活动场次"])
        for row, gacha in enumerate(gachas, above + 1):
            sheet.write(row, 0, gacha)
        book.close()
        return desk.office_forms.open(path)

    first = made(tmp_path / "a.xlsx", "一月", 0, GACHAS[:3])
    mapped = proposed(desk, first)
    assert [(each.row, each.last) for each in mapped.bindings] == [(1, 3)]
    fit = desk.office_forms.fit(mapped, made(tmp_path / "b.xlsx", "二月", 2, GACHAS).book)
    assert [(each.kind, each.was, each.now) for each in fit.changes] == [
        (Kind.SHEET, "一月", "二月"),
        (Kind.ROWS, "B2:B4", "B4:B7"),
    ]
    assert [(each.sheet, each.row, each.last) for each in fit.bindings] == [("二月", 3, 6)]


def test_a_cell_that_became_a_formula_or_lost_its_words(desk: Desk) -> None:
    opened, mapped = month(desk), proposed(desk, month(desk))
    grid = opened.book.grid("月报")
    assert grid is not None
    grid.cells[4, 2] = GridCell("0", "=1+1")
    fit = desk.office_forms.fit(mapped, opened.book)
    assert [each.kind for each in fit.changes] == [Kind.FORMULA] and len(fit.bindings) == len(mapped.bindings) - 1
    empty = desk.office_forms.fit(mapped, Book([Grid("月报"), Grid("汇总")]))
    assert empty.bindings == () and {each.kind for each in empty.changes} == {Kind.GONE}


def test_the_whole_as_a_table(desk: Desk) -> None:
    hold(desk, "2026-11-05", [A, B, C], "萨仁台嘎查")
    opened = month(desk)
    tables = dict(ordered_rows(plan_of(desk, proposed(desk, opened), opened), opened.book))
    assert tables["月报"][4][:6] == ["1", "萨仁台嘎查", "1", "3", "0", "0"] and tables["月报"][9][2] == "75.0%"
    assert tables["汇总"][0][0] == "全苏木活动场次"

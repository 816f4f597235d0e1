"""Offices' own forms understood: what cells are likely to take, what a row holds, a newer file of the same form."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from desktop.services.desk import Desk
from desktop.services.figures import FIGURES
from desktop.services.office_forms.fitting import Kind
from desktop.services.office_forms.forms import Opened
from desktop.services.office_forms.template import (
    BEFORE,
    PERIODS,
    SHOWN,
    TEXTS,
    TO_DATE,
    Binding,
    Mapped,
    What,
)
from desktop.services.office_forms.words import head_of, label_of, meant, ranked
from desktop.table_files.grids import Book, Grid, GridCell
from desktop.table_files.patching import cell_name, place_of
from protocol.figures import DECLARED
from tests.unit.services import office_desk as made
from tests.unit.services.office_desk import GACHAS, UNITS, month, plan_of, proposed

desk = made.desk


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


#: Forms 2 to 10 of the domain (7b): what their columns ask for. 4 is the matrix of 信访统计表, 11 执委履职统计表, 12
#: the sentences of a report and 13 its list of activities: papers of the program, which ask for no cells.
FORMS = {
    "妇女之家活动月报": {
        "妇女之家·活动次数": "act.count",
        "妇女之家·活动人次": "act.heads",
        "未开展活动的妇女之家": "home.quiet",
        "有妇女之家的嘎查数": "home.per_gacha",
        "覆盖妇女数": "home.women_covered",
    },
    "月工作报表": {
        "宣传教育·场次": "act.count",
        "宣传教育·人次": "act.heads",
        "培训期数": "train.courses",
        "培训人次": "train.heads",
        "诉求受理件数": "need.opened",
        "走访户数": "visit.households",
        "走访户次": "visit.household_days",
        "志愿服务次数": "vol.services",
        "志愿服务时长": "vol.hours",
        "信访·办结": "need.closed",
        "办结率": "need.close_rate",
        "矛盾排查": "dispute.new",
        "矛盾化解": "dispute.resolved",
        "发文数": "media.posts",
        "阅读量": "media.reads",
        "粉丝数": "media.followers",
        "联系群数": "grp.contact",
        "群成员数": "grp.seats",
        "经费到位": "fund.in",
        "经费支出": "fund.out",
    },
    "矛盾排查月报": {"矛盾纠纷·新增": "dispute.new", "矛盾纠纷·化解率": "dispute.resolved", "零报告": "check.complete"},
    "培训统计": {"参训人数": "train.people", "培训人天": "train.days", "轮训覆盖率": "train.coverage"},
    "志愿服务统计": {
        "志愿服务队数": "vol.teams",
        "注册志愿者": "vol.registered",
        "志愿服务人次": "vol.heads",
        "服务家庭": "vol.served",
    },
    "网上工作月报": {"工作群数": "grp.work", "被采用": "media.adopted"},
    "经费到位与使用": {
        "应拨经费": "fund.due",
        "到位经费": "fund.in",
        "经费到位率": "fund.arrival",
        "经费结余": "fund.balance",
        "人均支出": "fund.per_woman",
    },
    "两癌、帮扶进度表": {
        "应筛人数": "screening.eligible",
        "筛查率": "screening.rate",
        "救助人数": "aid.people",
        "救助金额": "aid.amount",
    },
}


@pytest.mark.parametrize("form", FORMS)
def test_what_the_forms_in_practice_ask_for_is_declared_and_proposed(form: str) -> None:
    wrong = {head: ranked(head, "")[:1] for head, figure in FORMS[form].items() if ranked(head, "")[:1] != [figure]}
    assert wrong == {} and set(FORMS[form].values()) <= DECLARED.keys()


def test_words_that_say_nothing() -> None:
    grid = Grid("表", 3, 3, {(0, 0): GridCell("备注"), (1, 0): GridCell("张三")})
    assert meant(grid, (1, 1)) is None and ranked("备注", "张三") == []
    then = Grid("表", 3, 3, {(0, 1): GridCell("上年同期"), (1, 0): GridCell("活动场次"), (1, 1): GridCell()})
    found = meant(then, (1, 1))
    assert found is not None and found.period == BEFORE


# --- filled -----------------------------------------------------------------------------------------------------------


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

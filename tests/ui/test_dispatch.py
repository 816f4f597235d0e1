"""The page of the month's dispatch: a cell opens to its reason, what is typed stays beside it; sheet, spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from python_calamine import load_workbook

from desktop.documents.dispatch_sheet import dispatch_sheet
from desktop.documents.register import set_paper
from desktop.documents.typesetter import Typesetter
from desktop.services import Edit, Label
from desktop.services.desk import Desk
from desktop.services.figures import Span, Term
from desktop.ui import theme
from desktop.ui.dispatch.page import DispatchPage
from protocol.ids import new_id
from tests.ui.deskside import NOW, Window, context_of, open_desk

NOVEMBER = Term(Span.MONTH, 2026, 11)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    yield desk
    desk.close()


def gacha(desk: Desk, name: str, **more: str) -> bytes:
    id_ = new_id()
    fields = {"name_zh": name, "short_name": name, "level": "gacha", **more}
    desk.journal.write([Edit("org_unit", id_, fields)], Label("unit.add", name))
    return id_


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> tuple[DispatchPage, Window, bytes]:
    org = gacha(desk, "甲嘎查", reformed_on="2018-09")
    gacha(desk, "乙嘎查")
    desk.homes.save(None, {"name_zh": "甲嘎查妇女之家", "kind": "H10", "org": org, "plaque": "妇女之家"})
    context, window = context_of(desk)
    page = DispatchPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 740)
    with qtbot.waitExposed(page):
        page.show()
    return page, window, org


def words(page: DispatchPage) -> str:
    QApplication.processEvents()  # what a layout took in shows with the next turn
    said = [*page.cell.findChildren(QLabel), *page.cell.findChildren(QPushButton)]
    return "\n".join(each.text() for each in said if each.isVisibleTo(page.cell))


def test_what_is_typed_counts_stays_beside_the_records_and_can_be_taken_back(
    opened: tuple[DispatchPage, Window, bytes], desk: Desk
) -> None:
    page, window, org = opened
    assert page.month is not None
    at = [line.org for line in page.month.lines].index(org)
    page.open_cell(at, 2)
    assert "甲嘎查 · 强阵地" in page.cell.title.text() and page.grid.matrix.grid.lines[at].cells[2].state == "2"
    QApplication.processEvents()
    links = [each for each in page.cell.findChildren(QPushButton) if each.text() == "甲嘎查妇女之家"]
    links[0].click()
    assert window.went[-1] == ("homes", {"id": desk.homes.ids()[0]})
    page.open_cell(at, 3)
    told = words(page)
    assert "报酬" in told and "五簿五册" not in told, "one column at a time"
    page.open_cell(at, 2)
    page.cell.open_item("C1")
    assert page.cell.form is not None
    page.cell.form.editor("value").set_value("many")
    assert not page.cell.draft.finish() and page.cell.form.error_text("value")
    page.cell.form.editor("value").set_value("0")
    page.cell.form.editor("note").set_value("已停用，待核实")
    assert page.cell.draft.finish()
    assert page.month.line(org).items["C1"].value == "0" and page.month.line(org).state("C") == "1"
    told = words(page)
    assert "记录中为：1" in told and "已停用，待核实" in told
    (typed,) = (each for each in page.cell.findChildren(QPushButton) if each.text() == "撤回手工填写")
    typed.click()
    assert page.month.line(org).state("C") == "2" and desk.db.rows(
        "SELECT count(*) FROM dispatch_entry WHERE deleted IS NULL"
    ) == [(0,)]
    window.notify.toasts[-1][1]()
    assert page.month.line(org).items["C1"].note == "已停用，待核实"


def test_a_target_says_how_many_a_month_and_the_sheet_and_table_have_all(
    opened: tuple[DispatchPage, Window, bytes], desk: Desk, tmp_path: Path
) -> None:
    page, _, org = opened
    dialog = page.ask_target()
    dialog.form.editor("day").set_value("2026-12-31")
    dialog.finish()
    assert page.target.text() == "12月31日 前全部完成，每月还需 1 个"
    desk.dispatch.save(org, NOVEMBER, "A3", "", "9", "当年无批复制度")
    page.context.bus.deliver()
    page.save_to(tmp_path / "调度")
    rows = load_workbook(str(tmp_path / "调度.xlsx")).get_sheet_by_index(0).to_python()
    heads = next(row for row in rows if row[0] == "嘎查村（社区）")
    line = dict(zip(heads, next(row for row in rows if row[0] == "甲嘎查"), strict=False))
    assert (line["会改联日期"], line["妇女之家"], line["强阵地状态"], line["批复和备案"]) == ("2018-09", 1, "完成", "—")
    assert "当年无批复制度" in line["备注"] and any("完成率 50.0 %" in str(row[0]) for row in rows)
    assert page.month is not None
    data = dispatch_sheet(page.month, page.before, NOW, "乌兰毛都苏木妇联", "乌云")
    assert [column.over for column in data.columns[1:3]] == ["扩组织", "扩组织"] and "比上月 ±0" in data.foot
    assert len(set_paper(data, Typesetter()).pdf) > 1000
    page.print_shown()
    assert page.whole.isHidden() and page.go_back() and page.whole.isVisible()


def test_a_frozen_month_says_so_and_takes_no_typing(opened: tuple[DispatchPage, Window, bytes], desk: Desk) -> None:
    page, _, org = opened
    desk.reports.freeze(desk.reports.prepare(NOVEMBER, page.context.settings.closing_day))
    desk.journal.write([Edit("org_unit", org, {"short_name": "新名"})], Label("test"))
    page.refresh(None)
    assert page.frozen.text().startswith("已定稿 2026-11-23") and page.month is not None
    assert [line.name for line in page.month.lines] == ["甲嘎查", "乙嘎查"] or page.month.line(org).name == "甲嘎查"
    page.open_cell(0, 0)
    QApplication.processEvents()
    names = [each.text() for each in page.cell.findChildren(QPushButton) if each.isVisibleTo(page.cell)]
    assert not any(name.endswith("*") for name in names)
    (row,) = desk.db.rows("SELECT id FROM report WHERE form = 'dispatch'")
    desk.journal.write([Edit("report", row[0], {"frozen": {"format": 2}})], Label("a newer program"))
    page.refresh(None)
    assert page.frozen.text().startswith("由更新版本的程序定稿") and page.month is None and not page.grid.isVisible()
    page.step(-1)
    assert page.frozen.isHidden() and page.before is not None


def test_a_draft_of_an_item_opens_where_it_was_typed(
    opened: tuple[DispatchPage, Window, bytes], desk: Desk, qtbot: QtBot
) -> None:
    page, _, org = opened
    assert page.month is not None
    page.open_cell([line.org for line in page.month.lines].index(org), 1)
    page.cell.open_item("B4")
    assert page.cell.form is not None
    page.cell.form.editor("value").set_value("不详")
    page.flush()
    (kept,) = desk.drafts.all()
    again = DispatchPage(page.context)
    qtbot.addWidget(again)
    again.go_to(id=bytes.fromhex(kept.key.partition(".")[2]))
    assert again.cell.form is not None and again.cell.form.editor("value").value() == "不详"


def test_with_large_type_names_are_whole_and_the_panel_takes_the_matrixs_place(
    qtbot: QtBot, dressed: QApplication, desk: Desk
) -> None:
    """A chair at 200 % read 勿布…: the matrix and what is behind a cell shared the width."""
    gacha(desk, "勿布林嘎查", reformed_on="2018-09")
    gacha(desk, "乌兰毛都苏木敖力斯台嘎查和白音居力合嘎查联合妇女联合会")
    theme.apply(dressed, "light", 2.0)
    try:
        page = DispatchPage(context_of(desk)[0])
        qtbot.addWidget(page)
        page.resize(1046, 704)
        with qtbot.waitExposed(page):
            page.show()
        names, grid = page.grid.verticalHeader(), page.grid
        said = [grid.matrix.headerData(row, Qt.Orientation.Vertical) for row in range(2)]
        first = next(row for row, words in enumerate(said) if words == "勿布林嘎查")
        assert names.fontMetrics().horizontalAdvance("勿布林嘎查") < names.width() <= grid.width() * 0.4
        assert said[1 - first].count("\n") == 1 and names.sectionSize(1 - first) > names.sectionSize(first)
        assert grid.columnViewportPosition(3) + grid.columnWidth(3) <= grid.viewport().width(), "four columns in sight"
        assert not page.cell.isVisible() and page.told.text().endswith("必需项已完成 0 / 4"), page.told.text()
        page.open.click()
        assert page.cell.isVisible() and not grid.isVisible() and not page.header.isVisible()
        assert page.cell.content is not None and page.cell.content.isAncestorOf(page.focusWidget())
        assert page.go_back() and grid.isVisible() and not page.cell.isVisible() and page.focusWidget() is grid
        page.open_cell(first, 0)
        page.resize(2400, 900)
        assert grid.isVisible() and page.cell.isVisible() and not page.foot.isVisible(), (
            "side by side, once there is room"
        )
        page.resize(1046, 704)
        page.cell.close_button.click()
        page.resize(2400, 900)
        assert page.cell.isVisible()
        page.cell.close_button.click()
        page.resize(2300, 900)
        assert not page.cell.isVisible() and page.foot.isVisible(), "who closed it has the matrix alone"
    finally:
        theme.apply(dressed, "light")

"""导入 of what is no woman: what the tables hold is told or said, whom a name means is chosen, one act, one undo."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.importing.plan import State
from desktop.settings import Settings
from desktop.ui.bus import Bus
from desktop.ui.importing.page import ImportPage
from desktop.ui.importing.record_view import RecordView
from desktop.ui.page import Context
from tests.ui.test_import_page import press, settled, shown, toasts
from tests.ui.test_people import NOW, Window
from tests.unit.test_table_files import with_parts, workbook

TABLES = Path(__file__).resolve().parents[1] / "tables"


@pytest.fixture
def context(sample_township: Path, tmp_path: Path) -> Iterator[Context]:
    """The sample township, where names repeat as they do."""
    desk = Desk.open(Path(shutil.copytree(sample_township, tmp_path / "desk")), now=lambda: NOW)
    bus = Bus()
    desk.journal.announce = bus.announce
    yield Context(Settings(), bus, desk, cast(Any, Window()), lambda: NOW)  # stands in for the window
    desk.close()


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, context: Context) -> ImportPage:
    page = ImportPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    page.show()
    return page


def paste(qtbot: QtBot, page: ImportPage, text: str, kind: str = "") -> None:
    QGuiApplication.clipboard().setText(text)
    page.go_to(kind=kind, paste=True)
    settled(qtbot, page)


def test_a_ledger_is_known_by_its_head_and_its_rows_by_name(qtbot: QtBot, page: ImportPage, context: Context) -> None:
    head = context.desk.journal.head
    page.add_files([TABLES / "activities.xlsx"])
    settled(qtbot, page)
    assert page.kind_box.currentText() == "活动和参加人员" and page.table.count() == 4
    assert shown(page) == ["三八节文艺演出", "健康讲座", "不知道哪天的活动", "普法宣传活动"]
    assert "同名的不止一位" in shown(page, 5)[0] and "请写全年、月、日" in shown(page, 5)[2]
    assert page.table.isColumnHidden(2) and page.table.isColumnHidden(4) and context.desk.journal.head == head
    page.clear()
    assert page.kind_box.currentData() == "" and page.table.count() == 0


def test_whom_a_name_means_is_chosen_for_all_rows_and_one_undo_takes_all_back(
    qtbot: QtBot, page: ImportPage, context: Context
) -> None:
    desk = context.desk
    before = desk.visits.count()
    rows = ("2026-03-01\t其木格\t张三\t一", "2026-03-02\t其木格\t李四\t二", "2026-03-03\t没有这个人\t\t三")
    table = "\n".join(("走访日期\t走访对象\t走访人员\t情况", *rows))
    paste(qtbot, page, table)
    assert shown(page, 0) == ["拿不准"] * 3
    page.open_record(page.table.records.ids[0])
    assert isinstance(page.rows_panel, RecordView) and page.rows_panel.alike is not None
    first = next(key for key in page.rows_panel.buttons if key.startswith("is-"))
    page.rows_panel.alike.setChecked(True)
    press(page, first)
    assert shown(page, 0) == ["新增", "新增", "拿不准"]
    page.open_record(page.table.records.ids[2])
    press(page, "newcomer")
    assert shown(page, 0) == ["新增"] * 3 and page.write_button.text() == "导入3行"
    page.write()
    settled(qtbot, page)
    assert toasts(context)[-1][0] == "已导入：新增3条" and desk.visits.count() == before + 3
    assert len(desk.people.named("没有这个人")) == 1
    undo = next(b for b in page.batches.findChildren(QPushButton) if b.isVisible() and b.text() == "撤销")
    undo.click()
    qtbot.waitUntil(lambda: desk.visits.count() == before)
    assert desk.people.named("没有这个人") == []


def test_what_the_tables_hold_can_be_said(qtbot: QtBot, page: ImportPage) -> None:
    table = "姓名\t日期\t备注\n没有这个人\t2026-03-01\t先进"
    paste(qtbot, page, table)
    assert page._shown.kind == "person"
    page.kind_box.setCurrentIndex(page.kind_box.findData("award"))
    page.take_as("award")
    settled(qtbot, page)
    assert page._shown.kind == "award" and page.kind_box.currentData() == "award"
    assert "请填写" in shown(page, 5)[0], "the honour is not there: its column is chosen by hand"
    page.show_columns()
    assert page.columns_panel is not None
    box = page.columns_panel.boxes[0, 2]
    box.setCurrentIndex(box.findData("title"))
    box.activated.emit(box.currentIndex())
    settled(qtbot, page)
    assert shown(page) == ["先进"]
    assert "没有叫这个名字的" in shown(page, 5)[0]
    page.take_as("")
    settled(qtbot, page)
    assert page._shown.kind == "person" and page.table.count() == 1


def test_files_of_two_kinds_are_told_apart(qtbot: QtBot, page: ImportPage) -> None:
    page.add_files([TABLES / "visits.xlsx", TABLES / "units.xlsx"])
    settled(qtbot, page)
    assert page._shown.kind == "visit" and "units.xlsx：里面是别的内容（组织和干部）" in page.said.text()
    page.take_as("org_unit")
    settled(qtbot, page)
    assert page._shown.kind == "org_unit" and page.table.count() == 3 and "visits.xlsx" in page.said.text()


def test_what_changes_of_a_record_is_shown_and_a_field_may_stay(
    qtbot: QtBot, page: ImportPage, context: Context
) -> None:
    homes = context.desk.homes
    home = homes.save(None, {"name_zh": "新草原之家", "area": 80}).id
    paste(qtbot, page, "妇女之家名称\t面积\t覆盖妇女数\n新草原之家\t120平米\t300人")
    (row,) = page._rows()
    assert row.state is State.CHANGED and "80 → 120" in shown(page, 5)[0]
    page.open_record(page.table.records.ids[0])
    assert page.rows_panel is not None
    page.rows_panel.ticks["area"].click()
    page.write()
    settled(qtbot, page)
    record = homes.get(home) or {}
    assert (record["area"], record["women_covered"]) == (80, 300)
    assert toasts(context)[-1][0] == "已导入：改动1条"


def test_a_cell_is_corrected_in_place_and_doubts_are_taken(qtbot: QtBot, page: ImportPage, context: Context) -> None:
    name = next(w.name for w in context.desk.people.snapshot().by_name if len(context.desk.people.named(w.name)) == 1)
    paste(qtbot, page, f"走访日期\t走访对象\n3月1日\t{name}\n明天\t{name}")
    assert shown(page, 0) == ["拿不准", "拿不准"] and "没有写年份" in shown(page, 5)[0]
    page.open_record(page.table.records.ids[0])
    press(page, "accept")
    page.open_record(page.table.records.ids[1])
    assert page.rows_panel is not None
    edit = page.rows_panel.edits[0]
    edit.selectAll()
    edit.insert("2026.3.2")
    edit.editingFinished.emit()
    assert shown(page, 0) == ["新增", "新增"] and page.write_button.isEnabled()


def test_records_that_change_meanwhile_are_compared_anew(qtbot: QtBot, page: ImportPage, context: Context) -> None:
    paste(qtbot, page, "妇女之家名称\t面积\n后来的之家\t80")
    assert shown(page, 0) == ["新增"]
    context.desk.homes.save(None, {"name_zh": "后来的之家", "area": 80})
    settled(qtbot, page)
    qtbot.waitUntil(lambda: shown(page, 0) == ["已有"], timeout=5_000)
    assert not page.write_button.isEnabled()


def test_a_recorder_takes_visits_in_and_nothing_else(qtbot: QtBot, dressed: QApplication, context: Context) -> None:
    """Whoever may write a kind may take it in from a table; who is not on the roster stays off it."""
    desk = context.desk
    desk.records.add_user("娜仁", "recorder")
    page = ImportPage(context)
    qtbot.addWidget(page)
    page.show()
    assert not page.kind_box.isVisible() and page.empty.action.isVisible()
    women, before = len(desk.people.ids()), desk.visits.count()
    paste(qtbot, page, "走访日期\t走访对象\t情况\n2026.3.5\t没有这个人\t好\n2026.3.6\t其木格\t好")
    assert page._plan is not None and page._shown.kind == "visit"
    page.show_record((0).to_bytes(4, "big"))
    assert isinstance(page.rows_panel, RecordView) and "newcomer" not in page.rows_panel.buttons
    her = desk.people.named("其木格")[0]
    page._plan.decide([1], means={"其木格": her})
    page._after(1)
    page.write_button.click()
    settled(qtbot, page)
    assert desk.visits.count() == before + 1 and len(desk.people.ids()) == women
    page.clear()
    said = [each.text() for each in page.batches.findChildren(QLabel)]
    assert "走访：新增1条" in said
    toasts(context)[-1][1]()
    assert desk.visits.count() == before
    paste(qtbot, page, "姓名\t出生\t民族\t电话\n新来的\t1975-3-2\t蒙\t13800000001")
    assert page._shown.kind != "person" or not page._rows(), "a roster is not hers to take in"


def test_a_day_that_may_be_read_in_two_ways_is_asked_about(qtbot: QtBot, page: ImportPage, context: Context) -> None:
    her = context.desk.people.records(context.desk.people.ids()[:1])
    name = next(iter(her.values()))["name_zh"]
    paste(qtbot, page, f"走访日期\t走访对象\t情况\n03/06/2026\t{name}\t好\n04/07/2026\t{name}\t好", "visit")
    assert page._plan is not None
    page._plan.decide([0, 1], means={name: next(iter(her))})
    assert [row.state for row in page._rows()] == [State.UNSURE] * 2 and "哪个是月" in shown(page, 5)[0]
    page.show_record((0).to_bytes(4, "big"))
    view = page.rows_panel
    assert isinstance(view, RecordView) and view.alike is not None
    said = [view.buttons[key].property("text") for key in ("accept", "other")]
    assert said == ["就按日期 3月6日", "就按日期 6月3日"]
    view.alike.setChecked(True)
    press(page, "other")
    assert [row.person.values["date"] for row in page._rows()] == ["2026-06-03", "2026-07-04"]


def test_a_hostile_file_beside_a_ledger_keeps_none_of_it_back(
    qtbot: QtBot, page: ImportPage, context: Context, tmp_path: Path
) -> None:
    head = context.desk.journal.head
    bomb = with_parts(workbook(tmp_path / "走访.xlsx", ["走访日期", "走访对象"]), sheet=b" " * (236 * 1024 * 1024))
    xml = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    entities = with_parts(workbook(tmp_path / "妇女之家.xlsx", ["名称"]), sheet=xml)
    none = tmp_path / "活动.xls"
    none.write_bytes(b"%PDF-1.7")
    for _ in range(2):  # and once more: the same files twice
        page.add_files([bomb, TABLES / "visits.ods", entities, none])
        settled(qtbot, page)
        assert page._shown.kind == "visit" and page.table.count() == 6
        said = page.said.text().splitlines()
        assert [line.partition("：")[0] for line in said] == ["走访.xlsx", "妇女之家.xlsx", "活动.xls"]
        assert all(len(line.partition("：")[2]) > 5 and "程序" not in line for line in said)
    assert context.desk.journal.head == head

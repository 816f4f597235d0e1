"""导入: files and pasted rows in one table, decided, corrected, written as one act; nothing before that."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.divisions import units_for
from desktop.settings import Settings
from desktop.store.changes import Edit, Label
from desktop.ui.bus import Bus
from desktop.ui.importing import page as import_page
from desktop.ui.importing.page import TO_COMPLETE, ImportPage
from desktop.ui.page import Context
from desktop.ui.people.page import PeoplePage
from tests.ui.test_people import NOW, Window

TABLES = Path(__file__).resolve().parents[1] / "tables"
ROWS = "姓名\t出生\t电话\n其木格\t1975.1\t13800000001\n高娃\t1980.1\t6401234\n乌云\t1990.3\t13800000003"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path, now=lambda: NOW)
    units = [
        Edit("org_unit", unit["id"], {k: v for k, v in unit.items() if k != "id"}) for unit in units_for("152221201")
    ]
    desk.journal.write(units, Label("township.choose"))
    yield desk
    desk.close()


@pytest.fixture
def context(desk: Desk) -> Context:
    bus = Bus()
    desk.journal.announce = bus.announce
    return Context(Settings(), bus, desk, Window(), lambda: NOW)  # type: ignore[arg-type]  # stands in for the window


@pytest.fixture
def page(qtbot: QtBot, dressed: QApplication, context: Context) -> ImportPage:
    page = ImportPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 760)
    page.show()
    return page


def settled(qtbot: QtBot, page: ImportPage) -> None:
    qtbot.waitUntil(lambda: page._job is None, timeout=30_000)


def paste(qtbot: QtBot, page: ImportPage, text: str = ROWS) -> None:
    QGuiApplication.clipboard().setText(text)
    page.paste()
    settled(qtbot, page)


def shown(page: ImportPage, column: int = 1) -> list[str]:
    return [page.table.records.words(row, column) for row in range(page.table.count())]


def toasts(context: Context) -> list[tuple[str, Any]]:
    return context.window.notify.toasts  # type: ignore[attr-defined, no-any-return]  # the stand-in keeps them


def press(page: ImportPage, key: str) -> None:
    assert page.rows_panel is not None
    made = page.rows_panel.buttons[key]
    assert isinstance(made, QPushButton)
    made.click()


def test_pasted_rows_stand_in_a_table_before_anything_is_written(
    qtbot: QtBot, page: ImportPage, context: Context
) -> None:
    head = context.desk.journal.head
    assert page.empty.isVisible() and not page.write_button.isVisible()
    paste(qtbot, page)
    assert shown(page) == ["其木格", "高娃", "乌云"] and shown(page, 0) == ["拿不准", "拿不准", "新增"]
    assert shown(page, 3) == ["1975年1月 ?", "1980年1月 ?", "1990年3月"]
    assert shown(page, 4)[1] == "“6401234” ?" and "10月" in shown(page, 5)[0]
    assert page.write_button.text() == "导入3行" and context.desk.journal.head == head
    page.chips["unsure"].click()
    assert shown(page) == ["其木格", "高娃"]
    page.chips[TO_COMPLETE].click()
    assert len(shown(page)) == 3  # without a gacha something is to be done for each
    assert page.go_back() and len(shown(page)) == 3 and not page.filtered()


def test_one_decision_for_all_alike_then_one_act_and_its_undo(qtbot: QtBot, page: ImportPage, context: Context) -> None:
    paste(qtbot, page)
    page.open_record(page.table.records.ids[0])
    assert page.rows_panel is not None and page.rows_panel.alike is not None
    page.rows_panel.alike.setChecked(True)
    press(page, "accept")
    assert shown(page, 0) == ["新增", "新增", "新增"] and shown(page, 3)[1] == "1980年1月"
    page.write()
    settled(qtbot, page)
    assert toasts(context)[-1][0] == "已导入：新增3人" and page.table.count() == 0
    assert context.desk.people.counts().all == 3
    assert page.batches.isVisible() and page.batches.lines[0].added == 3
    undo = next(b for b in page.batches.findChildren(QPushButton) if b.isVisible() and b.text() == "撤销")
    undo.click()
    qtbot.waitUntil(lambda: context.desk.people.counts().all == 0)
    qtbot.waitUntil(lambda: page.batches.lines == [])


def test_a_cell_is_corrected_in_its_row(qtbot: QtBot, page: ImportPage) -> None:
    paste(qtbot, page)
    page.enter_record(page.table.records.ids[1])
    view = page.rows_panel
    assert view is not None
    edit = view.edits[1]
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "1980-10")
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert shown(page, 3)[1] == "1980年10月" and shown(page, 0)[1] == "新增"
    assert page.panel.status.text() == "新增"


def test_what_a_row_changes_is_chosen_field_by_field(qtbot: QtBot, page: ImportPage, context: Context) -> None:
    her = context.desk.people.save(None, {"name_zh": "其木格", "phone": "13800000001", "ethnic": "01"}).id
    paste(qtbot, page, "姓名\t电话\t民族\t文化程度\n其木格\t13800000001\t蒙\t大专")
    assert shown(page, 0) == ["有变化"] and shown(page, 5) == ["民族：汉族 → 蒙古族 · 文化程度：– → 专科"]
    page.open_record(page.table.records.ids[0])
    assert page.rows_panel is not None
    page.rows_panel.ticks["ethnic"].click()
    page.write()
    settled(qtbot, page)
    record = context.desk.people.records([her])[her]
    assert (record["ethnic"], record["education"]) == ("01", "30") and toasts(context)[-1][0] == "已导入：更新1人"


def test_whom_a_row_means_is_asked_and_the_rest_is_written(qtbot: QtBot, page: ImportPage, context: Context) -> None:
    one = context.desk.people.save(None, {"name_zh": "图雅", "birth": "1960"}).id
    context.desk.people.save(None, {"name_zh": "图雅", "birth": "1970"})
    paste(qtbot, page, "姓名\t民族\n图雅\t蒙\n乌云\t汉")
    assert shown(page, 0) == ["拿不准", "新增"] and page.write_button.text() == "导入1行"
    page.write()
    settled(qtbot, page)
    qtbot.waitUntil(lambda: shown(page) == ["图雅"])  # what is not decided stays, under its filter
    settled(qtbot, page)
    page.open_record(page.table.records.ids[0])
    assert page.rows_panel is not None and "1960年" in page.rows_panel.buttons[f"is-{one.hex()}"].text()  # type: ignore[attr-defined]
    press(page, f"is-{one.hex()}")
    page.write()
    settled(qtbot, page)
    assert context.desk.people.records([one])[one]["ethnic"] == "02" and page.table.count() == 0


def test_a_column_is_changed_and_remembered_for_its_head(qtbot: QtBot, page: ImportPage, context: Context) -> None:
    paste(qtbot, page, "姓名\t绰号\n其木格\t小其")
    page.show_columns()
    assert page.columns_panel is not None
    box = page.columns_panel.boxes[0, 1]
    assert box.currentText() == "不导入"
    box.setCurrentIndex(box.findData("nickname"))
    box.activated.emit(box.currentIndex())
    settled(qtbot, page)
    assert page._rows()[0].person.values["nickname"] == "小其"
    page.clear()
    paste(qtbot, page, "姓名\t绰号\n高娃\t小高")
    assert page._rows()[0].person.values["nickname"] == "小高"
    assert context.settings.view("import")["heads"] == {"姓名\t绰号": ["name_zh", "nickname"]}


def test_files_are_dropped_and_what_is_none_is_named(
    qtbot: QtBot, page: ImportPage, context: Context, tmp_path: Path
) -> None:
    (tmp_path / "坏的.xlsx").write_bytes(b"PK nothing")
    mime = QMimeData()
    files = [TABLES / "roster.ods", TABLES / "roster_gb18030.csv", tmp_path / "坏的.xlsx"]
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in files])
    dropped = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    page.dropEvent(dropped)
    settled(qtbot, page)
    assert page.table.count() == 16 and page.said.text().startswith("坏的.xlsx：这个文件坏了")
    assert page.header.count.text() == "16行"
    assert shown(page, 0)[8:].count("不导入") + shown(page, 0)[8:].count("拿不准") == 8  # the same roster twice
    people = PeoplePage(context)
    qtbot.addWidget(people)
    people.dropEvent(dropped)
    went = context.window.went  # type: ignore[attr-defined]  # the stand-in keeps it
    assert went == [("import", {"files": files})]


def test_reading_is_stopped(qtbot: QtBot, page: ImportPage, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[bool] = []

    def endless(*given: Any) -> Any:
        started.append(True)
        while True:
            given[-1].check()

    monkeypatch.setattr(import_page, "read_pasted", endless)
    QGuiApplication.clipboard().setText(ROWS)
    page.paste()
    qtbot.waitUntil(lambda: bool(started))
    assert page.busy_row.isVisible()
    page.stop_button.click()
    assert page._job is None and not page.busy_row.isVisible() and page.table.count() == 0


def test_a_roster_that_changes_meanwhile_is_compared_anew(qtbot: QtBot, page: ImportPage, context: Context) -> None:
    paste(qtbot, page, "姓名\t电话\n其木格\t13800000001")
    assert shown(page, 0) == ["新增"]
    context.desk.people.save(None, {"name_zh": "其木格", "phone": "13800000001"})
    qtbot.waitUntil(lambda: shown(page, 0) == ["已在册"])
    settled(qtbot, page)
    assert page.write_button.text() == "导入0行" and not page.write_button.isEnabled()


def test_who_only_looks_is_offered_nothing(qtbot: QtBot, dressed: QApplication, context: Context) -> None:
    context.desk.records.add_user("看一看", "viewer")
    page = ImportPage(context)
    qtbot.addWidget(page)
    page.show()
    QGuiApplication.clipboard().setText(ROWS)
    page.paste()
    assert page._job is None and page.table.count() == 0 and not page.empty.action.isVisible()


def test_twenty_thousand_rows_are_filtered_and_decided_at_once(qtbot: QtBot, page: ImportPage) -> None:
    rows = "\n".join(f"妇{chr(0x4E00 + n // 100)}{chr(0x5000 + n % 100)}\t1975.{1 + n % 9}" for n in range(20_000))
    paste(qtbot, page, f"姓名\t出生\n{rows}")
    assert page.table.count() == 19_999 or page.table.count() == 20_000  # the head is a row of the sheet, too
    page.chips["unsure"].click()
    unsure = page.table.count()
    assert unsure > 2000
    page.open_record(page.table.records.ids[0])
    assert page.rows_panel is not None and page.rows_panel.alike is not None
    page.rows_panel.alike.setChecked(True)
    press(page, "accept")
    assert page.table.count() == 0 and page.write_button.isEnabled()

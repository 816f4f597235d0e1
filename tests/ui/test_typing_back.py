"""A signed sheet typed back on a page of its own: printed order, row numbers, the keyboard alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.typed_back import typed_rows
from desktop.store.changes import Edit, Label
from desktop.ui import theme
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.main_window import MainWindow
from desktop.ui.sheets.typing import TypingView
from tests.ui.activity_desk import commit, fill, focus, keys, logged, open_desk, photo, press, show


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "desk")
    fill(made)
    yield made
    made.close()


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, desk: Desk) -> MainWindow:
    return show(qtbot, desk)


def printed(desk: Desk, activity: bytes, blank: int = 3) -> tuple[bytes, list[bytes]]:
    """A sheet of the activity in another order than its list: sheet, people in the order of the paper."""
    lines = desk.activities.get(activity).lines  # type: ignore[union-attr]
    people = [line.person for line in reversed(lines) if line.person]
    sheet = desk.sheets.new_id()
    desk.sheets.keep(sheet, activity, "K7M2QX4", "portrait", list(enumerate([*people, *[None] * blank], 1)))
    return sheet, people


def typing(window: MainWindow, activity: bytes, sheet: bytes | bool = True) -> TypingView:
    window.go("activities", id=activity, typing=sheet)
    page = window.page("activities")
    assert isinstance(page, ActivitiesPage) and page.typing and page.typing_view is not None
    return page.typing_view


def test_rows_stand_in_printed_order_with_their_numbers_and_hide_all_else(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    activity = logged(desk, expected=True)
    _, people = printed(desk, activity)
    view = typing(window, activity)
    rows = view.table.rows()
    assert [row.row for row in rows] == list(range(1, len(people) + 4))
    assert [row.person for row in rows[: len(people)]] == people
    assert all(row.free for row in rows[len(people) :])
    assert view.table.records.words(0, 0) == "1" and view.table.records.words(len(people), 1) == "（空白行）"
    page = window.page("activities")
    assert isinstance(page, ActivitiesPage)
    assert not page.header.isVisible() and not page.side.isVisible() and not window.sidebar.isVisible()
    assert focus() is view.rows
    press(qtbot, Qt.Key.Key_Escape)
    assert not page.typing and page.side.isVisible() and window.sidebar.isVisible()
    detail = {entry.key: entry.detail for entry in page.view.ticks.entries()}
    assert [entry.key for entry in page.view.ticks.entries()] == [person.hex() for person in people]
    assert detail[people[0].hex()].startswith("1 · ")  # beside the log too, before anything was typed


def test_an_error_stands_under_the_box_that_it_comes_from(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    activity = logged(desk, expected=True)
    printed(desk, activity)
    view = typing(window, activity)
    keys(qtbot, "1-15 20 77")
    press(qtbot, Qt.Key.Key_Return)
    assert view.rows_error.isVisible() and view.rows.selectedText() == "77"
    assert not view.name_error.isVisible() and not view.table_error.isVisible()
    below = view.rows_error.mapTo(view, view.rows_error.rect().topLeft()).y()
    assert view.rows.mapTo(view, view.rows.rect().bottomLeft()).y() <= below
    assert below < view.picker.mapTo(view, view.picker.rect().topLeft()).y()
    press(qtbot, Qt.Key.Key_Backspace)
    assert not view.rows_error.isVisible()
    press(qtbot, Qt.Key.Key_Return)
    assert view.rows.text() == "" and desk.activities.counts(activity).heads == 15
    assert view.target.text() == "第 20 行" and focus() is view.picker.field
    commit("没有这个人")
    press(qtbot, Qt.Key.Key_Return)
    assert view.name_error.isVisible() and not view.rows_error.isVisible()


def test_blank_rows_are_filled_one_after_the_other_and_know_their_row(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    activity = logged(desk, expected=True)
    late = desk.people.save(None, {"name_zh": "来晚了"}).id
    sheet, _ = printed(desk, activity)
    view = typing(window, activity)
    keys(qtbot, "1 20 22")
    press(qtbot, Qt.Key.Key_Return)
    commit("来晚了")
    qtbot.waitUntil(lambda: view.picker.results.isVisible())
    press(qtbot, Qt.Key.Key_Return)
    assert view.target.text() == "第 22 行" and focus() is view.picker.field
    commit("新来的")
    press(qtbot, Qt.Key.Key_Return, times=2)
    assert focus() is view.rows and not view.target.isVisible()
    rows = {row.row: row for row in view.table.rows()}
    assert rows[20].person == late and rows[22].name == "新来的" and rows[22].newcomer and rows[21].free
    found = desk.activities.get(activity)
    assert found is not None and found.counts.heads == 3
    again = typed_rows(desk, found, desk.sheets.of(activity)[0])
    assert [row.row for row in again if row.name in ("来晚了", "新来的")] == [20, 22]
    assert sheet == view.sheet_id


def test_the_table_by_keys_alone(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    activity = logged(desk, expected=True)
    _, people = printed(desk, activity)
    view = typing(window, activity)
    press(qtbot, Qt.Key.Key_Return)  # nothing typed: down to the rows
    assert focus() is view.table
    press(qtbot, Qt.Key.Key_Space)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_3)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_4)
    states = {line.person: line.state for line in desk.activities.get(activity).lines}  # type: ignore[union-attr]
    assert [states[person] for person in people[:4]] == ["present", "leave", "absent", "unknown"]
    press(qtbot, Qt.Key.Key_0)
    assert desk.activities.counts(activity).absent == 0
    for _ in range(len(people) - 2):
        press(qtbot, Qt.Key.Key_Return)
    current = view.table.current_row()
    assert current is not None and current.row == len(people) + 1
    press(qtbot, Qt.Key.Key_Return)  # a blank row asks for its name
    assert focus() is view.picker.field and view.target.text() == f"第 {len(people) + 1} 行"


def test_who_is_merged_stands_in_the_row_of_the_one_who_was_printed(window: MainWindow, desk: Desk) -> None:
    activity = logged(desk, expected=True)
    _, people = printed(desk, activity)
    kept = desk.people.save(None, {"name_zh": "其木格二", "gacha": None}).id
    desk.journal.write([Edit("person", people[0], {"merged_into": kept})], Label("person.merge"))
    view = typing(window, activity)
    assert view.table.rows()[0].person == kept
    view.table.choose_row(1)
    view.table.state_asked.emit([view.table.rows()[0]], "present")
    assert view.table.rows()[0].state == "present" and desk.activities.counts(activity).heads == 1


def test_a_recorder_types_a_plan_back_and_goes_there_by_enter(dressed: QApplication, qtbot: QtBot, desk: Desk) -> None:
    activity = logged(desk, expected=True)
    printed(desk, activity)
    desk.journal.write([Edit("user", desk.records.user, {"role": "recorder"})], Label("user.change"))
    window = show(qtbot, desk)
    page = window.page("activities")
    assert isinstance(page, ActivitiesPage)
    page.table.choose(activity)
    page.table.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert page.typing and page.typing_view is not None
    keys(qtbot, "1-5")
    press(qtbot, Qt.Key.Key_Return)
    assert desk.activities.counts(activity).heads == 5
    values = desk.activities.get(activity).values  # type: ignore[union-attr]
    assert values["status"] == "planned"  # a chair says that it was held


def test_the_signed_sheet_s_picture_stands_beside_the_rows(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    activity = logged(desk, expected=True)
    printed(desk, activity)
    desk.photos.attach("activity", activity, [desk.photos.add(photo("orange"))], "")
    view = typing(window, activity)
    qtbot.waitUntil(lambda: not view.beside.message.isVisible(), timeout=10_000)
    assert view.beside.pages.isVisible() and view.beside.choice.count() == 2
    view.beside.choice.setCurrentIndex(1)
    view.beside.choice.activated.emit(1)
    assert view.beside.picture.isVisible()
    seen = QImage(view.beside.picture.viewport().size(), QImage.Format.Format_RGB32)
    view.beside.picture.viewport().render(seen)
    colour = QColor(seen.pixel(seen.width() // 2, 40))
    assert abs(colour.red() - 255) < 12 and abs(colour.green() - 165) < 12


@pytest.mark.parametrize("factor", [1.0, 2.0])
def test_all_of_it_is_in_reach_on_a_small_screen(
    qapp: QApplication, dressed: QApplication, qtbot: QtBot, desk: Desk, factor: float
) -> None:
    theme.apply(qapp, "light", factor)
    try:
        window = show(qtbot, desk)
        activity = logged(desk, expected=True)
        desk.journal.write([Edit("activity", activity, {"title": "深" * 60})], Label("activity.correct"))
        printed(desk, activity)
        view = typing(window, activity)
        assert window.width() == 1366
        for widget in (view.rows, view.rows_state, view.picker, view.table, view.unchecked):
            where = widget.mapTo(window, widget.rect().topLeft())
            assert where.x() >= 0 and where.x() + widget.width() <= 1366
            assert where.y() + widget.height() <= 768
        assert view.table.viewport().height() >= 3 * theme.px(36)
        assert view.title.text() == "深" * 60 and view.title.shown.endswith("…") and view.title.toolTip() == "深" * 60
        if view.narrow:
            view.turn.click()
            assert view.beside.isVisible() and not view.table.isVisible()
            view.turn.click()
        assert view.table.isVisible()
        qtbot.waitUntil(lambda: view.beside.message.text() == "", timeout=10_000)
    finally:
        theme.apply(qapp, "light")


def test_a_title_of_sixty_characters_is_read_in_the_panel_and_above_the_sheet(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    activity, title = logged(desk), "关于开展全旗妇女儿童法律知识宣讲暨妇女之家规范化建设现场推进会议的通知" * 2
    desk.journal.write([Edit("activity", activity, {"title": title[:60]})], Label("activity.correct"))
    window.go("activities", id=activity)
    page = window.page("activities")
    assert isinstance(page, ActivitiesPage)
    QApplication.processEvents()
    panel = page.panel
    assert panel.title.text() == title[:60] and panel.title.wordWrap()
    assert (
        panel.title.height() >= panel.title.heightForWidth(panel.title.width()) > 2 * panel.title.fontMetrics().height()
    )
    assert panel.close_button.mapTo(window, panel.close_button.rect().topRight()).x() < 1366
    window.go("activities", id=activity, print=True)
    assert page.sheets is not None
    qtbot.waitSignal(page.sheets.shown, timeout=10_000).wait()
    head = page.sheets.title
    assert window.width() == 1366 and head.text() == title[:60]
    assert head.shown == title[:60] or head.toolTip() == title[:60]
    for widget in (page.sheets.title, page.sheets.detail):
        assert widget.mapTo(window, widget.rect().topRight()).x() < 1366

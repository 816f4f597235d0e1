"""The papers of an activity in the window: what is printed is kept, and typed back by its rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.documents.sheet import Layout, page_of_row, printed_rows
from desktop.documents.sheet_of import PeopleOrder, SheetOptions, sheet_again
from desktop.services.activity_draft import Attendee, Draft
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.store.changes import Edit, Label
from desktop.ui.activities.page import ActivitiesPage
from desktop.ui.bus import Bus
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Context, PageSpec
from desktop.ui.sheets.find import find_sheet
from desktop.ui.sheets.view import SheetView
from protocol.ids import derived_id
from tests.ui.parts import compose

NOW = datetime(2026, 11, 23, 14, 3)
SUMU, FIRST, SECOND = (derived_id("org_unit", f"15222120{n}000") for n in (1, 2, 3))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk.open(tmp_path / "township", now=lambda: NOW)
    units = [("152221201000", SUMU, "sumu", "乌兰毛都苏木"), ("152221201202", FIRST, "gacha", "草根台嘎查")]
    units.append(("152221201203", SECOND, "gacha", "萨仁台嘎查"))
    made.journal.write(
        [
            Edit("org_unit", id_, {"code": code, "level": level, "name_zh": name, "short_name": name})
            for code, id_, level, name in units
        ],
        Label("township.choose"),
    )
    made.records.add_user("乌云")
    yield made
    made.close()


def women(desk: Desk, number: int, gacha: bytes = FIRST) -> list[bytes]:
    return [desk.people.save(None, {"name_zh": f"其木格{i:02}", "gacha": gacha}).id for i in range(number)]


def meeting(desk: Desk, people: list[bytes], **more: str) -> bytes:
    id_ = desk.activities.new_id()
    values = {"kind": "A11", "place": "苏木会议室", "status": "planned", "start": "2026-11-26T09:00", **more}
    desk.activities.save(Draft(id_, values, tuple(Attendee(person, "unknown", True) for person in people)))
    return id_


@pytest.fixture
def window(dressed: QApplication, qtbot: QtBot, desk: Desk, settings: Settings) -> Iterator[MainWindow]:
    bus = Bus()
    desk.journal.announce = bus.announce
    specs = [PageSpec("activities", lambda: "活动", "activities", ActivitiesPage)]
    made = MainWindow(specs, settings, lambda window: Context(settings, bus, desk, window, lambda: NOW))
    qtbot.addWidget(made)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    yield made


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """A key where the focus is; without a desktop the platform takes the focus back now and then."""
    if not window.isActiveWindow():
        with qtbot.waitActive(window):
            window.activateWindow()
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)


def open_sheet(qtbot: QtBot, window: MainWindow, activity: bytes) -> SheetView:
    """By the way that Today and Ctrl+P take."""
    window.go("activities", id=activity, print=True)
    page = window.page("activities")
    assert isinstance(page, ActivitiesPage) and page.sheets is not None and page.printing
    if page.sheets.preview.page_count == 0:
        with qtbot.waitSignal(page.sheets.shown, timeout=5_000):
            pass
    return page.sheets


def shown_after(qtbot: QtBot, view: SheetView, act: object) -> None:
    with qtbot.waitSignal(view.shown, timeout=5_000):
        assert callable(act)
        act()


def test_a_saved_sheet_is_kept_and_its_rows_are_typed_back(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    people = women(desk, 30) + women(desk, 12, SECOND)
    activity = meeting(desk, people)
    view = open_sheet(qtbot, window, activity)
    assert view.preview.page_count == 3
    view.preview.save_to(tmp_path / "sheet.pdf")
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    (kept,) = desk.sheets.of(activity)
    assert [person for _, person in sorted(kept.rows.items()) if person] == people
    assert kept.last_row > 42

    press(qtbot, window, Qt.Key.Key_Escape)
    page = window.page("activities")
    assert isinstance(page, ActivitiesPage) and not page.printing
    QTest.mouseClick(page.view.type_button, Qt.MouseButton.LeftButton)
    typing = page.typing_view
    assert typing is not None and typing.isVisible() and page.typing
    QTest.keyClicks(typing.rows, "1-17 19 22-40 44")
    QTest.keyClick(typing.rows, Qt.Key.Key_Return)
    counts = desk.activities.counts(activity)
    assert (counts.expected, counts.heads, counts.unchecked) == (42, 37, 5)
    assert "44" in typing.target.text()
    typing.rows_state.set_value("leave")
    QTest.keyClicks(typing.rows, "18 20-21 41")
    QTest.keyClick(typing.rows, Qt.Key.Key_Return)
    counts = desk.activities.counts(activity)
    assert (counts.leave, counts.unchecked) == (4, 1)
    assert typing.unchecked.text() == "还有 1 人未核对"


def test_the_same_list_printed_again_is_the_same_sheet(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    people = women(desk, 6)
    activity = meeting(desk, people[:5])
    view = open_sheet(qtbot, window, activity)
    code = view.code
    shown_after(qtbot, view, lambda: view.preview.save_to(tmp_path / "one.pdf"))
    view.preview.save_to(tmp_path / "two.pdf")
    assert view.code == code and len(desk.sheets.of(activity)) == 1
    shown_after(qtbot, view, lambda: view.panel.people_asked.emit([people[5]]))
    assert view.code != code
    view.preview.save_to(tmp_path / "three.pdf")
    assert sorted(sum(p is not None for p in s.rows.values()) for s in desk.sheets.of(activity)) == [5, 6]


def test_a_sheet_printed_before_is_shown_row_by_row_as_it_was(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    people = women(desk, 8) + women(desk, 3, SECOND)
    activity = meeting(desk, people[:10])
    view = open_sheet(qtbot, window, activity)
    shown_after(qtbot, view, lambda: view.preview.save_to(tmp_path / "one.pdf"))
    code = view.code
    (kept,) = desk.sheets.of(activity)
    desk.people.save(people[0], {"gacha": SECOND})  # she moved meanwhile
    shown_after(qtbot, view, lambda: view.panel.people_asked.emit(people[10:]))
    assert view.code != code
    shown_after(qtbot, view, lambda: view.panel.sheet_asked.emit(kept.id))
    assert view.code == code
    view.preview.save_to(tmp_path / "again.pdf")
    (still,) = desk.sheets.of(activity)
    assert still == kept


def test_only_pages_that_were_printed_have_rows_and_the_others_may_follow_under_the_same_code(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    people = women(desk, 30) + women(desk, 12, SECOND)
    activity = meeting(desk, people)
    view = open_sheet(qtbot, window, activity)
    code, pages = view.code, view.preview.page_count
    assert pages > 1
    view.preview.printed.emit([2])
    (kept,) = desk.sheets.of(activity)
    second = sorted(kept.rows)
    assert second[0] > 1 and second == list(range(second[0], second[-1] + 1))
    assert kept.missing([1, second[0], 2]) == [1, 2]

    # Typed back, a row of the first page is no row of this paper.
    window.go("activities", id=activity, typing=True)
    page = window.page("activities")
    assert isinstance(page, ActivitiesPage) and page.typing_view is not None
    QTest.keyClicks(page.typing_view.rows, f"1-2 {second[0]}")
    QTest.keyClick(page.typing_view.rows, Qt.Key.Key_Return)
    assert "1-2" in page.typing_view.rows_error.text()
    assert desk.activities.counts(activity).heads == 0

    # The first page follows: the same code, and each row where it was.
    view = open_sheet(qtbot, window, activity)
    assert view.code == code
    view.preview.printed.emit([1])
    (whole,) = desk.sheets.of(activity)
    assert sorted(whole.rows)[0] == 1 and whole.rows.items() >= kept.rows.items()
    assert whole.missing(range(1, second[-1] + 1)) == []


def test_a_part_that_is_printed_again_has_its_own_numbers(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    activity = meeting(desk, women(desk, 42))
    view = open_sheet(qtbot, window, activity)
    view.preview.printed.emit([2])
    (kept,) = desk.sheets.of(activity)
    again = sheet_again(desk, kept, SheetOptions()).data
    assert dict(printed_rows(again)) == kept.rows
    assert page_of_row(again, max(kept.rows)) == 0


def test_choices_are_remembered(qtbot: QtBot, window: MainWindow, desk: Desk, settings: Settings) -> None:
    activity = meeting(desk, women(desk, 5))
    view = open_sheet(qtbot, window, activity)
    bilingual = next(
        made for made in view.panel.paper.findChildren(type(view.panel.group_button)) if made.text() == "双语"
    )
    shown_after(qtbot, view, lambda: QTest.mouseClick(bilingual, Qt.MouseButton.LeftButton))
    assert view.panel.order.isVisible()
    with qtbot.waitSignal(view.shown, timeout=5_000):
        compose(view.panel.free, commit="车次")
        QTest.keyClick(view.panel.free, Qt.Key.Key_Return)
    by_strokes = next(
        made for made in view.panel.by.findChildren(type(view.panel.group_button)) if made.text() == "按姓氏笔画"
    )
    shown_after(qtbot, view, lambda: QTest.mouseClick(by_strokes, Qt.MouseButton.LeftButton))
    again = SheetView(window.context)
    qtbot.addWidget(again)
    assert again.panel.options().people is PeopleOrder.SURNAME
    assert again.panel.options().layout is Layout.BILINGUAL
    assert again.panel.options().columns.free == "车次"
    assert settings.sheet["columns"] == ["unit", "duty", "note"]


def test_the_activity_record_keeps_no_sheet(qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path) -> None:
    activity = meeting(desk, women(desk, 5))
    view = open_sheet(qtbot, window, activity)
    record = next(
        made for made in view.panel.paper.findChildren(type(view.panel.group_button)) if made.text() == "记录表"
    )
    shown_after(qtbot, view, lambda: QTest.mouseClick(record, Qt.MouseButton.LeftButton))
    assert view.preview.page_count == 1 and view.code == ""
    view.preview.save_to(tmp_path / "record.pdf")
    assert desk.sheets.of(activity) == []


def test_a_sheet_is_found_by_the_code_in_its_corner(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    activity = meeting(desk, women(desk, 5), title="执委会议")
    view = open_sheet(qtbot, window, activity)
    view.preview.save_to(tmp_path / "one.pdf")
    context = window.context
    assert [found.title for found in find_sheet(context, view.code.lower())] == ["执委会议"]
    assert find_sheet(context, "K7M2-QX4") == find_sheet(context, "其木格") == []


def test_a_viewer_prints_and_keeps_nothing(
    dressed: QApplication, qtbot: QtBot, desk: Desk, settings: Settings, tmp_path: Path
) -> None:
    activity = meeting(desk, women(desk, 5))
    desk.journal.write([Edit("user", desk.records.user, {"role": "viewer"})], Label("user.change"))
    bus = Bus()
    desk.journal.announce = bus.announce
    specs = [PageSpec("activities", lambda: "活动", "activities", ActivitiesPage)]
    window = MainWindow(specs, settings, lambda made: Context(settings, bus, desk, made, lambda: NOW))
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    view = open_sheet(qtbot, window, activity)
    assert not view.panel.group_button.isVisible()
    view.preview.save_to(tmp_path / "one.pdf")
    assert desk.sheets.of(activity) == []


def test_characters_that_no_font_has_are_said_before_printing(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    people = women(desk, 3)
    with desk.db.writing() as connection:  # as a name came that another laptop could write
        connection.execute("UPDATE person SET name_zh = '萨仁' || char(0x323af) WHERE id = ?", (people[1],))
    view = open_sheet(qtbot, window, meeting(desk, people))
    assert "U+323AF" in view.preview._message.text() and "第 2 行" in view.preview._message.text()
    view.panel.paper.set_value("record")
    activity = desk.activities.draft_of(view.id)
    assert activity is not None
    desk.activities.save(replace(activity, values={**activity.values, "content": "开会\ue863"}))
    shown_after(qtbot, view, view.refresh)
    assert view.panel.is_record
    assert "U+E863" in view.preview._message.text()

"""Undo and redo in the window: by key, by toast and from the list; whose act it was; what was changed since stays."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.store.changes import Edit, Label
from desktop.ui import acting
from desktop.ui.main_window import MainWindow
from desktop.ui.settings_page.page import SettingsPage
from protocol.ids import new_id


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    settings = Settings.load(tmp_path)
    settings.language, settings.township = "en", "152221201"
    made = Program(qapp, tmp_path, settings)
    desk = Desk.open(made.folder)
    start_township(desk, "152221201")
    desk.records.add_user("王兰")
    desk.close()
    made.start()
    window_of(made).setWindowState(Qt.WindowState.WindowNoState)
    yield made
    made.end()
    if made.window is not None:
        made.window.blockSignals(True)
        made.window.close()
        made.window.deleteLater()
    made.deleteLater()


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def desk_of(program: Program) -> Desk:
    assert program.desk is not None
    return program.desk


def a_visit(program: Program) -> bytes:
    desk = desk_of(program)
    her = desk.people.quick_add("其木格").id
    return desk.visits.save(None, {"date": desk.today().isoformat(), "person": her}).id


def settings_page(program: Program) -> SettingsPage:
    window_of(program).go("settings")
    page = window_of(program).current()
    assert isinstance(page, SettingsPage)
    return page


def links(page: SettingsPage, words: str) -> list[QPushButton]:
    QApplication.processEvents()  # a layout shows what it was handed in the next turn
    return [made for made in page.findChildren(QPushButton) if made.text() == words and made.isVisibleTo(page)]


def texts(page: SettingsPage) -> list[str]:
    QApplication.processEvents()
    return [made.text() for made in page.findChildren(QLabel) if made.isVisibleTo(page)]


def test_what_was_undone_is_redone_by_a_key_when_the_toast_is_gone(program: Program, qtbot: QtBot) -> None:
    """A7."""
    window, desk = window_of(program), desk_of(program)
    visit = a_visit(program)
    window.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.text() == "Undone: Wrote down a visit to 其木格"
    assert desk.visits.ids() == []
    window.toast.hide()
    qtbot.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.toast.text() == "Done again: Wrote down a visit to 其木格"
    assert desk.visits.ids() == [visit]
    window.toast.press()  # and back
    assert desk.visits.ids() == []
    window.toast.press()
    assert desk.visits.ids() == [visit]
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    program.undo()
    qtbot.keyClick(window, Qt.Key.Key_Z, both)
    assert desk.visits.ids() == [visit]


def test_what_was_undone_is_redone_from_the_list(program: Program, qtbot: QtBot) -> None:
    """A7: 操作记录 offers it, however long ago it was undone and whatever was done since."""
    desk, visit = desk_of(program), a_visit(program)
    program.undo()
    desk.people.quick_add("乌日娜")
    program.redo()
    assert "Nothing to redo" in window_of(program).toast.text()
    page = settings_page(program)
    qtbot.waitUntil(lambda: "taken back" in texts(page))
    [redo] = links(page, "Redo")
    redo.click()
    assert desk.visits.ids() == [visit]
    qtbot.waitUntil(lambda: links(page, "Redo") == [])


def test_acts_further_back_are_shown_on_request(program: Program, qtbot: QtBot) -> None:
    for number in range(45):
        desk_of(program).people.quick_add(f"妇女{number}")
    page = settings_page(program)
    qtbot.waitUntil(lambda: "Added 妇女44" in texts(page))
    assert "Added 妇女0" not in texts(page)
    page.earlier_acts.click()
    qtbot.waitUntil(lambda: "Added 妇女0" in texts(page))
    assert page.earlier_acts.isHidden()


def test_ctrl_y_in_a_text_field_is_about_the_text(program: Program, qtbot: QtBot) -> None:
    window, desk = window_of(program), desk_of(program)
    a_visit(program)
    program.undo()
    window.go("people")
    search = window.page("people").focusProxy()
    assert search is not None
    search.setFocus()
    qtbot.waitUntil(lambda: window.focusWidget() is not None and window.focusWidget().hasFocus())
    window._redo()
    assert desk.visits.ids() == []


def test_another_s_act_on_the_same_laptop_is_named_before_it_is_taken_back(program: Program) -> None:
    """E10."""
    window, desk = window_of(program), desk_of(program)
    desk.records.add_user("萨仁")
    visit = a_visit(program)
    wang = next(user for user, name, _ in desk.records.users() if name == "王兰")
    desk.records.use(wang)
    program.undo()
    assert window.toast.text() == "The last act was 萨仁's: Wrote down a visit to 其木格"
    assert desk.visits.ids() == [visit]
    window.toast.press()
    assert desk.visits.ids() == []


def test_an_act_of_an_earlier_day_is_named_before_it_is_taken_back(program: Program) -> None:
    desk = desk_of(program)
    visit = a_visit(program)
    desk.now = lambda: datetime.now() + timedelta(days=1)  # type: ignore[method-assign]  # she comes back tomorrow
    program.undo()
    assert window_of(program).toast.text().startswith("The last act is of ")
    assert desk.visits.ids() == [visit]


def test_what_was_changed_since_stays_and_is_named(program: Program) -> None:
    window, desk = window_of(program), desk_of(program)
    woman = desk.people.quick_add("其木格").id
    edit = desk.people.save(woman, {"nickname": "大姐", "note": "一"}).changes.act
    assert edit is not None
    desk.people.save(woman, {"note": "二"})
    window.context.undo(edit)
    assert window.toast.text() == "Undone · what was changed since stays: Note"
    assert desk.people.get(woman) is not None
    record = desk.journal.rows.get("person", woman)
    assert record is not None and (record["nickname"], record["note"]) == (None, "二")


def test_a_large_act_is_taken_back_beside_the_window_and_only_once(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(acting, "MANY_ROWS", 3)
    window, desk = window_of(program), desk_of(program)
    women = [Edit("person", new_id(), {"name_zh": f"妇女{number}"}) for number in range(5)]
    act = desk.journal.write(women, Label("person.paste", "5")).act
    assert act is not None
    window.context.undo(act)
    window.context.undo(act)  # pressed again before it was done
    qtbot.waitUntil(lambda: window.toast.text() == "Undone")
    assert desk.people.ids() == [] and not window.context.turning
    window.toast.press()
    qtbot.waitUntil(lambda: window.toast.text() == "Done again")
    assert len(desk.people.ids()) == 5


def test_a_viewer_takes_nothing_back(program: Program) -> None:
    window, desk = window_of(program), desk_of(program)
    visit = a_visit(program)
    desk.journal.write([Edit("user", desk.records.user, {"role": "viewer"})], Label("user.change"))
    program.undo()
    assert window.toast.text() == "Nothing to undo"
    window.context.undo(desk.records.acts()[1].number)  # however it is asked
    assert "Your role may not change this" in window.banner.text()
    assert desk.visits.ids() == [visit]


def test_pages_know_of_an_act_before_its_handler_goes_on(program: Program) -> None:
    """The journal announces; ``act`` delivers its word once, and before it returns."""
    desk, told = desk_of(program), list[object]()
    program.bus.changed.connect(told.append)
    changes = window_of(program).context.act(lambda: desk.people.quick_add("其木格"), "Added")
    assert changes is not None and told == [changes.changes]
    QApplication.processEvents()
    assert len(told) == 1

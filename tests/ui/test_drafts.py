"""Drafts in the window: counted in place of the word that all is saved, listed on Today, gone on with, thrown away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.services.desk import Desk
from desktop.services.drafts import Kept, key_of
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.ui.form_fields import LinesEditor, TextEditor
from desktop.ui.homes.page import HomesPage
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage
from desktop.ui.people.person_view import PersonView
from desktop.ui.today.line import Line
from desktop.ui.today.page import TodayPage
from desktop.ui.visits.page import VisitsPage

CODE = "152221201"


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    settings = Settings.load(tmp_path)
    settings.language, settings.township = "en", CODE
    made = Program(qapp, tmp_path, settings)
    desk = Desk.open(made.folder)
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    desk.people.save(None, {"name_zh": "乌日娜", "phone": "13800001111"})
    desk.close()
    made.start()
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


def view_of(program: Program) -> PersonView:
    page = window_of(program).page("people")
    assert isinstance(page, PeoplePage) and page.view is not None
    return page.view


def type_phone(program: Program, qtbot: QtBot, text: str) -> bytes:
    """Her page is opened and another phone typed; gives her id."""
    woman = desk_of(program).people.search("wrn")[0].id
    window_of(program).go("people", id=woman)
    editor = view_of(program).form.editor("phone")
    assert isinstance(editor, TextEditor)
    editor.line.setFocus()
    editor.line.selectAll()
    qtbot.keyClicks(editor.line, text)
    return woman


def lines_of(program: Program) -> dict[str, Line]:
    """What Today lists now, by title."""
    today = window_of(program).page("today")
    assert isinstance(today, TodayPage)
    return {line.open.text(): line for card in today._cards for line in card.findChildren(Line)}


def test_going_to_another_page_writes_what_was_typed(program: Program, qtbot: QtBot) -> None:
    woman = type_phone(program, qtbot, "13900002222")
    window_of(program).go("sync")
    person = desk_of(program).people.get(woman)
    assert person is not None and person.values["phone"] == "13900002222"
    assert window_of(program).status.text().startswith("Saved")


def test_what_cannot_be_written_is_counted_and_listed_and_never_called_saved(program: Program, qtbot: QtBot) -> None:
    type_phone(program, qtbot, "139")
    window = window_of(program)
    window.go("sync")
    assert window.status.text().startswith("1 draft not finished")
    window.status.pressed.emit("saved")
    assert window.current_key() == "today"
    assert "乌日娜" in lines_of(program)


def test_today_goes_on_with_a_draft_or_throws_it_away(program: Program, qtbot: QtBot) -> None:
    window = window_of(program)
    window.go("homes", new=True)
    page = window.page("homes")
    assert isinstance(page, HomesPage)
    name = page.editor.form.editor("name_zh")
    assert isinstance(name, TextEditor)
    qtbot.keyClicks(name.line, "Bairin")
    window.go("today")
    lines_of(program)["Bairin"].open.click()
    assert window.current_key() == "homes" and page.editor.form.values()["name_zh"] == "Bairin"
    page.editor.drop()
    assert desk_of(program).drafts.count() == 0
    assert window.status.text().startswith("Saved")


def test_a_draft_without_a_name_is_told_by_its_words(program: Program, qtbot: QtBot) -> None:
    window = window_of(program)
    window.go("visits", new=True)
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    box = page.editor.form.editor("situation")
    assert isinstance(box, LinesEditor)
    qtbot.keyClicks(box.box, "no hay for the winter, and her son is away")
    window.go("today")
    assert any(title.startswith("no hay for the w") for title in lines_of(program))


def test_the_program_left_writes_what_was_typed(program: Program, qtbot: QtBot) -> None:
    woman = type_phone(program, qtbot, "13900003333")
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    person = desk_of(program).people.get(woman)
    assert person is not None and person.values["phone"] == "13900003333"


def test_a_draft_of_a_record_that_is_gone_can_be_read_and_thrown_away(program: Program, qtbot: QtBot) -> None:
    woman = type_phone(program, qtbot, "139")
    desk = desk_of(program)
    window_of(program).go("today")
    desk.people.delete(woman)
    window_of(program).go("people", id=woman)
    window_of(program).go("today")
    (kept,) = desk.drafts.all()
    assert kept.key == key_of("person", woman)
    assert "乌日娜" in lines_of(program)


def test_a_key_says_what_a_draft_is_of() -> None:
    id_ = bytes(range(16))
    assert (Kept(f"visit.{id_.hex()}", {}, 0).id, Kept(f"visit.{id_.hex()}", {}, 0).new) == (id_, False)
    assert (Kept(f"visit.new-{id_.hex()}", {}, 0).id, Kept(f"visit.new-{id_.hex()}", {}, 0).new) == (None, True)
    assert Kept("odd.key", {}, 0).id is None

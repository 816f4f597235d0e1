"""The person picker with real keys and a composing input method."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.person_picker import PersonPicker


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.open(tmp_path)
    for name, phone in (("其木格", "13800001234"), ("其木格", "13900008870"), ("乌日娜", "13700005555")):
        desk.people.save(None, {"name_zh": name, "phone": phone})
    yield desk
    desk.close()


@pytest.fixture
def picker(qtbot: QtBot, desk: Desk) -> PersonPicker:
    picker = PersonPicker(desk.people.search)
    qtbot.addWidget(picker)
    picker.show()
    return picker


def shown(picker: PersonPicker) -> list[str]:
    model = picker.results.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())] if picker.results.isVisible() else []


def test_typing_finds_arrows_choose_and_enter_picks(qtbot: QtBot, picker: PersonPicker, desk: Desk) -> None:
    with qtbot.waitSignal(picker.shown):
        qtbot.keyClicks(picker.field, "qmg")
    assert shown(picker) == ["其木格 1234", "其木格 8870"]
    qtbot.keyClick(picker.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert desk.people.rows([picked.args[0]])[0].phone == "13900008870"
    assert picker.field.text() == "" and shown(picker) == []


def test_enter_right_after_the_last_key_picks_what_was_typed(qtbot: QtBot, picker: PersonPicker, desk: Desk) -> None:
    with qtbot.waitSignal(picker.shown):
        qtbot.keyClicks(picker.field, "qmg")
    picker.field.setText("wrn")
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert desk.people.name(picked.args[0]) == "乌日娜"


def test_what_is_composed_finds_and_enter_belongs_to_the_input_method(qtbot: QtBot, picker: PersonPicker) -> None:
    with qtbot.waitSignal(picker.shown):
        QApplication.sendEvent(picker.field, QInputMethodEvent("w'r'n", []))
    assert shown(picker) == ["乌日娜 5555"]
    with qtbot.assertNotEmitted(picker.picked):
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)


def test_a_line_that_finds_nobody_is_a_newcomer(qtbot: QtBot, picker: PersonPicker) -> None:
    qtbot.keyClicks(picker.field, "Sarnai")
    with qtbot.waitSignal(picker.unknown) as unknown:
        qtbot.keyClick(picker.field, Qt.Key.Key_Return)
    assert unknown.args == ["Sarnai"] and picker.field.text() == "Sarnai"


def test_a_click_picks(qtbot: QtBot, picker: PersonPicker, desk: Desk) -> None:
    with qtbot.waitSignal(picker.shown):
        qtbot.keyClicks(picker.field, "5555")
    row = picker.results.visualRect(picker.results.model().index(0, 0)).center()
    with qtbot.waitSignal(picker.picked) as picked:
        qtbot.mouseClick(picker.results.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert desk.people.name(picked.args[0]) == "乌日娜"

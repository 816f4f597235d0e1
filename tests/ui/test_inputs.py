"""Typing with an input method that is always on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.inputs import GrowingText, LineEdit, SearchField, take_unchosen
from tests.ui.parts import compose


def test_a_search_reads_what_is_still_being_composed(qtbot: QtBot, dressed: QApplication) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.text_changed) as told:
        compose(field, preedit="qmg")
    assert told.args == ["qmg"]
    assert field.text() == ""
    with qtbot.waitSignal(field.text_changed) as told:
        compose(field, commit="其木格")
    assert told.args == ["其木格"]


def test_composing_in_the_middle_is_read_at_its_place(qtbot: QtBot, dressed: QApplication) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.setText("乌格")
    field.setCursorPosition(1)
    with qtbot.waitSignal(field.text_changed, check_params_cb=lambda text: text == "乌qm格"):
        compose(field, preedit="qm")


def test_several_keys_in_one_turn_are_told_once(qtbot: QtBot, dressed: QApplication) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    told: list[str] = []
    field.text_changed.connect(told.append)
    with qtbot.waitSignal(field.text_changed):
        for text in ("q", "qm", "qmg"):
            field.setText(text)
    assert told == ["qmg"]


def test_enter_while_composing_belongs_to_the_input_method(qtbot: QtBot, dressed: QApplication) -> None:
    field = LineEdit()
    qtbot.addWidget(field)
    compose(field, preedit="qimuge")
    with qtbot.assertNotEmitted(field.submitted), qtbot.assertNotEmitted(field.returnPressed):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    compose(field, commit="其木格")
    with qtbot.waitSignals([field.submitted, field.returnPressed]):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_arrow_keys_of_a_search_move_the_list_but_not_while_composing(qtbot: QtBot, dressed: QApplication) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.moved) as moved:
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert moved.args == [1]
    compose(field, preedit="q")
    with qtbot.assertNotEmitted(field.moved):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_escape_empties_a_search_first(qtbot: QtBot, dressed: QApplication) -> None:
    field = SearchField()
    qtbot.addWidget(field)
    field.setText("qmg")
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_text_grows_as_one_types_and_stops(qtbot: QtBot, dressed: QApplication) -> None:
    box = GrowingText(2, 5)
    qtbot.addWidget(box)
    box.resize(300, 50)
    box.show()
    two = box.height()
    box.setPlainText("一\n二\n三\n四")
    four = box.height()
    box.setPlainText("\n".join("一二三四五六七八九"))
    assert two < four < box.height()
    assert box.height() - two == 3 * box.fontMetrics().lineSpacing()
    box.setPlainText("很长的一段话，" * 20)
    assert box.height() > two, "wrapped lines count as well"


def test_tab_leaves_a_text(qtbot: QtBot, dressed: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box, after = GrowingText(parent=window), LineEdit(window)
    window.show()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Tab)
    assert box.toPlainText() == ""
    assert window.focusWidget() is after


def _left_by(field: LineEdit | GrowingText, qtbot: QtBot, preedit: str) -> QWidget:
    """Somebody composes and clicks a button; the input method clears what it held, as Qt's front end of ibus does."""
    window = QWidget()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    other = QPushButton("完成")
    row.addWidget(field)
    row.addWidget(other)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    field.setFocus()
    compose(field, preedit=preedit)
    compose(field)
    other.setFocus(Qt.FocusReason.MouseFocusReason)
    return window


def test_what_is_composed_when_a_button_is_clicked_stays_in_the_text(qtbot: QtBot, dressed: QApplication) -> None:
    field = LineEdit()
    field.setText("乌云")
    window = _left_by(field, qtbot, "高瓦")
    assert window.isVisible() and field.text() == "乌云高瓦" and not take_unchosen([field])


def test_what_is_composed_in_a_longer_text_stays_too(qtbot: QtBot, dressed: QApplication) -> None:
    field = GrowingText()
    window = _left_by(field, qtbot, "团圆饭")
    assert window.isVisible() and field.toPlainText() == "团圆饭"


def test_letters_without_characters_stay_and_are_asked_about_once(qtbot: QtBot, dressed: QApplication) -> None:
    field = LineEdit()
    field.setText("乌云")
    window = _left_by(field, qtbot, "gao wa")
    assert window.isVisible() and field.text() == "乌云gaowa"
    assert take_unchosen([field]) and not take_unchosen([field])


def test_what_escape_cleared_does_not_come_back(qtbot: QtBot, dressed: QApplication) -> None:
    field = LineEdit()
    qtbot.addWidget(field)
    field.show()
    field.setFocus()
    compose(field, preedit="高瓦")
    compose(field)  # Esc
    QApplication.processEvents()
    QApplication.sendEvent(field, QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.TabFocusReason))
    assert field.text() == ""


def test_the_letters_of_what_is_composed_find_too(qtbot: QtBot, dressed: QApplication) -> None:
    """S14: ibus-libpinyin composes 去美国 where qmg is typed."""
    field = SearchField()
    qtbot.addWidget(field)
    field.setText("李")
    compose(field, preedit="去美国")
    assert field.whole_text() == "李去美国" and field.letters() == "李qmg"
    compose(field, commit="去美国")
    assert field.letters() == ""

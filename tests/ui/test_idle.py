"""Whether somebody is at the laptop."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.idle import Idle
from desktop.ui.inputs import LineEdit


def test_what_an_input_method_writes_tells_of_somebody(qtbot: QtBot, dressed: QApplication) -> None:
    """Found by a fresh review: a laptop was locked in the middle of Chinese typing."""
    window, one, other = QWidget(), LineEdit(), LineEdit()
    column = QVBoxLayout(window)
    for field in (one, other):
        column.addWidget(field)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    one.setFocus()
    idle = Idle(window, lambda: 5)
    told: list[str] = []
    idle.passed.connect(lambda: told.append("passed"))
    idle.asked.connect(lambda: told.append("asked"))

    def writes(field: LineEdit) -> list[str]:
        """What is told after five minutes at whose end ``field`` gets a text."""
        idle._last.setRemainingTime(0)
        event = QInputMethodEvent()
        event.setCommitString("乌日娜")
        QCoreApplication.sendEvent(field, event)
        told.clear()
        idle.look()
        return list(told)

    assert writes(one) == []
    other.setFocus()
    assert writes(other) == [] and writes(one) == ["passed"], "followed to where she writes"
    idle._last.setRemainingTime(0)
    QCoreApplication.sendEvent(other, QEvent(QEvent.Type.Enter))
    idle.look()
    assert told == ["passed", "passed"]
    told.clear()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F12)
    assert told == ["asked"], "once"

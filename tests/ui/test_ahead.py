"""What a first click would wait for is made before, and never while somebody types."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui import ahead as module
from desktop.ui.ahead import Ahead
from desktop.ui.people.page import PeoplePage
from tests.ui.test_people import Window


def test_steps_are_taken_one_by_one_once_it_is_quiet(qtbot: QtBot) -> None:
    page, done = QWidget(), list[str]()
    qtbot.addWidget(page)
    ahead = Ahead(page, (lambda: done.append("one"), lambda: done.append("two")))
    page.show()
    with qtbot.waitSignal(ahead.ended):
        assert done == []
    assert done == ["one", "two"] and ahead.left == 0

"""What a first click would wait for is made before, and never while somebody types."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.ahead import Ahead


def test_steps_are_taken_one_by_one_once_it_is_quiet(qtbot: QtBot) -> None:
    page, done = QWidget(), list[str]()
    qtbot.addWidget(page)
    ahead = Ahead(page, (lambda: done.append("one"), lambda: done.append("two")))
    page.show()
    with qtbot.waitSignal(ahead.ended):
        assert done == []
    assert done == ["one", "two"] and ahead.left == 0

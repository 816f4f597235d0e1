"""What a first click would wait for is made before, and never while somebody types."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui import ahead as module
from desktop.ui.ahead import Ahead
from desktop.ui.people.page import PeoplePage
from tests.ui.test_people import context, desk, page, view_of

__all__ = ["context", "desk", "page"]


def test_steps_are_taken_one_by_one_once_it_is_quiet(qtbot: QtBot) -> None:
    page, done = QWidget(), list[str]()
    qtbot.addWidget(page)
    ahead = Ahead(page, (lambda: done.append("one"), lambda: done.append("two")))
    page.show()
    with qtbot.waitSignal(ahead.ended):
        assert done == []
    assert done == ["one", "two"] and ahead.left == 0


def test_whoever_types_is_not_kept_waiting(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page, done = QLineEdit(), list[str]()
    qtbot.addWidget(page)
    monkeypatch.setattr(module, "_QUIET_MS", 60)
    ahead = Ahead(page, (lambda: done.append(page.text()),))
    page.show()
    qtbot.waitUntil(lambda: ahead.watching)
    handle = page.windowHandle()
    for _ in range(30):
        QTest.keyClick(handle, Qt.Key.Key_A, delay=5)
        assert done == []
    qtbot.waitSignal(ahead.ended).wait()
    assert done == ["a" * 30]


def test_nothing_is_made_for_a_page_that_is_not_shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    page, done = QWidget(), list[str]()
    qtbot.addWidget(page)
    monkeypatch.setattr(module, "_QUIET_MS", 1)
    ahead = Ahead(page, (lambda: done.append("one"),))
    with qtbot.assertNotEmitted(ahead.ended, wait=100):
        pass
    page.show()
    qtbot.waitSignal(ahead.ended).wait()
    assert done == ["one"]


def test_the_first_woman_finds_her_form_made(qtbot: QtBot, page: PeoplePage) -> None:
    with qtbot.waitSignal(page.ahead.ended):
        assert page.view is None
    view = view_of(page)
    form = view.form
    assert not page.side.panel_open and view.shown is None
    page.open_record(page.table.records.ids[0])
    assert view_of(page) is view and view.form is form and page.side.panel_open

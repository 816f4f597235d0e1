"""An activities page on a real desk with 19 women and a home, and the keys and input-method events that tests send."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.services.activity_draft import Attendee, Draft
from desktop.services.desk import Desk
from desktop.settings import Settings
from desktop.store.changes import Edit, Label
from desktop.ui.activities.editor import ActivityEditor
from desktop.ui.activities.page import ActivitiesPage, spec
from desktop.ui.bus import Bus
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Context
from protocol.ids import derived_id, new_id

SUMU = derived_id("org_unit", "152221201000")
SARINTAI = derived_id("org_unit", "152221201203")
HOME = derived_id("test", "home")
NOW = datetime(2026, 11, 24, 21, 30)
KNOWN = ["其木格", "萨仁高娃", "王秀兰", "乌云其木格", "白春花", "娜仁", "高娃", "斯琴", "塔娜", "图雅", "托娅", "红花"]
KNOWN += ["银花", "金花", "海棠", "阿茹娜", "苏日娜", "通拉嘎", "哈斯"]


def open_desk(folder: Path) -> Desk:
    return Desk.open(folder, now=lambda: NOW)


def fill(desk: Desk) -> list[bytes]:
    desk.journal.write(
        [
            Edit("org_unit", SUMU, {"code": "152221201000", "level": "sumu", "name_zh": "乌兰毛都苏木"}),
            Edit("org_unit", SARINTAI, {"level": "gacha", "name_zh": "萨仁台嘎查", "parent": SUMU}),
            Edit("home", HOME, {"name_zh": "萨仁台流动妇女之家", "org": SARINTAI, "kind": "H40"}),
        ],
        Label("township.choose"),
    )
    desk.records.add_user("乌云")
    return [desk.people.save(None, {"name_zh": name, "gacha": SARINTAI}).id for name in KNOWN]


def show(qtbot: QtBot, desk: Desk) -> MainWindow:
    settings, bus = Settings(), Bus()
    desk.journal.announce = bus.announce
    window = MainWindow([spec()], settings, lambda window: Context(settings, bus, desk, window, desk.now))
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    window.go("activities")
    return window


def editor_of(page: ActivitiesPage) -> ActivityEditor:
    assert page.editor is not None
    return page.editor


def focus() -> QWidget:
    window = next(w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())
    if not window.isActiveWindow():  # without a desktop the platform takes the focus back between fixture and test
        window.activateWindow()
        assert QTest.qWaitForWindowActive(window)
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(focus(), text)


def press(
    qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
) -> None:
    for _ in range(times):
        qtbot.keyClick(focus(), key, modifier)


def commit(text: str) -> None:
    """What an input method hands over."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(focus(), event)


def pick(qtbot: QtBot, page: ActivitiesPage, typed: str) -> None:
    picker = editor_of(page).who.picker
    before = editor_of(page).who.counts()
    commit(typed)
    qtbot.waitUntil(lambda: picker.results.isVisible())
    press(qtbot, Qt.Key.Key_Return)
    assert editor_of(page).who.counts() != before


def photo(colour: str = "orange") -> bytes:
    body = io.BytesIO()
    Image.new("RGB", (640, 480), colour).save(body, "JPEG")
    return body.getvalue()


def logged(desk: Desk, *, expected: bool = False) -> bytes:
    people = [w.id for w in desk.people.snapshot().by_name]
    state = "unknown" if expected else "present"
    values = {"kind": "A11", "title": "执委会议", "place": "会议室", "start": "2026-11-24T09:00"}
    values["status"] = "planned" if expected else "held"
    draft = Draft(new_id(), values, tuple(Attendee(person, state, expected) for person in people))
    desk.activities.save(draft)
    return draft.id

"""Places, units and coded choices are found as people are: by name, pinyin, initials, also while composed (case D5)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.activities.fields import HostsEditor, Place, PlaceEditor
from desktop.ui.form_fields import ComboEditor
from desktop.ui.inputs import LineEdit
from desktop.ui.offers import Offers
from desktop.ui.widgets import Scroll
from tests.ui.parts import compose

PLACES = [(b"h" * 16, "萨仁台流动妇女之家"), (b"k" * 16, "克力代妇女之家"), (None, "克力代礼堂"), (None, "KTV")]
UNITS = [(b"s" * 16, "萨仁台嘎查"), (b"k" * 16, "克力代嘎查"), (b"w" * 16, "乌兰毛都苏木")]


@pytest.fixture
def room(qtbot: QtBot, dressed: QApplication) -> Iterator[QWidget]:
    """A window with a field to go to next."""
    made = QWidget()
    QVBoxLayout(made)
    qtbot.addWidget(made)
    made.resize(600, 420)
    yield made


def stand(qtbot: QtBot, room: QWidget, *widgets: QWidget) -> None:
    layout = room.layout()
    assert layout is not None
    for widget in (*widgets, QLineEdit()):
        layout.addWidget(widget)
    room.show()
    with qtbot.waitActive(room):
        room.activateWindow()
    widgets[0].setFocus()


def place_editor(qtbot: QtBot, room: QWidget) -> PlaceEditor:
    made = PlaceEditor(lambda: PLACES)
    stand(qtbot, room, made)
    return made


def hosts_editor(qtbot: QtBot, room: QWidget) -> HostsEditor:
    made = HostsEditor(lambda: UNITS, dict(UNITS).__getitem__, lambda _text: [])
    stand(qtbot, room, made)
    return made


def offered(qtbot: QtBot, offers: Offers, line: LineEdit, text: str) -> list[str]:
    qtbot.keyClicks(line, text)
    qtbot.waitUntil(lambda: not offers._timer.isActive())
    return offers.shown()


def test_a_place_is_offered_by_letters_and_taken_by_enter(qtbot: QtBot, room: QWidget) -> None:
    place = place_editor(qtbot, room)
    edited: list[Place | None] = []
    place.edited.connect(lambda: edited.append(place.value()))
    assert offered(qtbot, place.offers, place.line, "kel") == ["克力代妇女之家", "克力代礼堂"]
    qtbot.keyClick(place.line, Qt.Key.Key_Down)
    qtbot.keyClick(place.line, Qt.Key.Key_Up)
    qtbot.keyClick(place.line, Qt.Key.Key_Return)
    assert place.value() == Place(b"k" * 16, "克力代妇女之家") == edited[-1]
    assert not place.offers.visible and QApplication.focusWidget() is place.line


def test_enter_before_the_list_has_opened_takes_the_likeliest(qtbot: QtBot, room: QWidget) -> None:
    place = place_editor(qtbot, room)
    qtbot.keyClicks(place.line, "srt")
    qtbot.keyClick(place.line, Qt.Key.Key_Return)
    assert place.value() == Place(b"h" * 16, "萨仁台流动妇女之家")


def test_what_is_composed_is_looked_up_and_its_enter_is_the_input_methods(qtbot: QtBot, room: QWidget) -> None:
    place = place_editor(qtbot, room)
    compose(place.line, preedit="ke'l")
    qtbot.waitUntil(lambda: place.offers.visible)
    assert place.offers.shown() == ["克力代妇女之家", "克力代礼堂"]
    qtbot.keyClick(place.line, Qt.Key.Key_Return)
    assert place.value() is None and place.offers.visible
    compose(place.line, commit="克力代礼")
    qtbot.waitUntil(lambda: place.offers.shown() == ["克力代礼堂"])
    qtbot.keyClick(place.line, Qt.Key.Key_Return)
    assert place.value() == Place(None, "克力代礼"), "characters are taken as they were written"
    qtbot.keyClick(place.line, Qt.Key.Key_Down)
    qtbot.keyClick(place.line, Qt.Key.Key_Return)
    assert place.value() == Place(None, "克力代礼堂")


def test_down_shows_all_and_escape_takes_the_list_away(qtbot: QtBot, room: QWidget) -> None:
    place = place_editor(qtbot, room)
    qtbot.keyClick(place.line, Qt.Key.Key_Down)
    assert place.offers.shown() == [name for _, name in PLACES]
    qtbot.keyClick(place.line, Qt.Key.Key_Escape)
    assert not place.offers.visible and place.value() is None


def test_a_click_takes_one(qtbot: QtBot, room: QWidget) -> None:
    place = place_editor(qtbot, room)
    offered(qtbot, place.offers, place.line, "kel")
    second = place.offers._list.visualItemRect(place.offers._list.item(1)).center()
    qtbot.mouseClick(place.offers._list.viewport(), Qt.MouseButton.LeftButton, pos=second)
    assert place.value() == Place(None, "克力代礼堂")


@pytest.mark.parametrize(
    ("typed", "left"),
    [("srt", "萨仁台流动妇女之家"), ("kel", "kel"), ("KTV", "KTV"), ("冬营地", "冬营地"), ("xyz", "xyz")],
)
def test_a_line_that_is_left_takes_what_letters_can_only_mean(
    qtbot: QtBot, room: QWidget, typed: str, left: str
) -> None:
    place = place_editor(qtbot, room)
    compose(place.line, commit=typed)
    qtbot.keyClick(place.line, Qt.Key.Key_Tab)
    value = place.value()
    assert value is not None and value.text == left and not place.offers.visible


def test_a_host_is_found_by_letters_and_what_names_none_is_kept(qtbot: QtBot, room: QWidget) -> None:
    hosts = hosts_editor(qtbot, room)
    assert offered(qtbot, hosts.offers, hosts.line, "wlmd") == ["乌兰毛都苏木"]
    qtbot.keyClick(hosts.line, Qt.Key.Key_Return)
    assert hosts.value() == [b"w" * 16] and hosts.line.text() == ""
    assert offered(qtbot, hosts.offers, hosts.line, "wlmd") == [], "it stands there already"
    hosts.line.clear()
    qtbot.keyClicks(hosts.line, "kld")
    qtbot.keyClick(hosts.line, Qt.Key.Key_Tab)
    assert hosts.value() == [b"w" * 16, b"k" * 16]
    hosts.line.setFocus()
    compose(hosts.line, commit="旗民政局")
    qtbot.keyClick(hosts.line, Qt.Key.Key_Return)
    assert hosts.value() == [b"w" * 16, b"k" * 16, "旗民政局"]


def test_the_list_stays_within_the_window_and_goes_when_its_line_moves(qtbot: QtBot, room: QWidget) -> None:
    scroll = Scroll()
    layout = room.layout()
    assert layout is not None
    layout.addWidget(scroll)
    place = PlaceEditor(lambda: [(None, f"克力代{number}{'很长的地名' * 12}") for number in range(30)])
    scroll.body.addSpacing(900)
    scroll.body.addWidget(place)
    stand(qtbot, room, QLineEdit())
    scroll.ensureWidgetVisible(place)
    place.line.setFocus()
    assert len(offered(qtbot, place.offers, place.line, "kel")) == 30
    frame = place.offers._frame
    assert frame is not None and room.rect().contains(frame.geometry())
    assert not frame.geometry().contains(place.line.mapTo(room, QPoint(5, 5)))
    scroll.verticalScrollBar().setValue(100)
    assert not place.offers.visible


# --- coded choices ----------------------------------------------------------------------------------------------------


def combo(qtbot: QtBot, room: QWidget) -> ComboEditor:
    made = ComboEditor([("1", "萨仁台嘎查"), ("2", "克力代嘎查"), ("3", "草根台嘎查"), ("4", "白音居力合嘎查")])
    stand(qtbot, room, made)
    made.combo.setFocus()
    return made


def test_a_choice_is_made_by_letters_and_the_wrong_one_is_passed_over(qtbot: QtBot, room: QWidget) -> None:
    editor = combo(qtbot, room)
    edited: list[str] = []
    editor.edited.connect(lambda: edited.append(editor.value()))
    qtbot.keyClicks(editor.combo, "kel")
    assert editor.value() == "2" and edited == ["2"]
    qtbot.keyClicks(editor.combo, "x")
    assert editor.value() == "2"
    qtbot.keyClick(editor.combo, Qt.Key.Key_Backspace)
    qtbot.keyClicks(editor.combo, "l")
    assert editor.value() == "2"
    editor.combo._timer.timeout.emit()
    qtbot.keyClicks(editor.combo, "byjlh")
    assert editor.value() == "4" and edited == ["2", "4"]


def test_letters_move_in_the_open_list_and_enter_takes_it(qtbot: QtBot, room: QWidget) -> None:
    editor = combo(qtbot, room)
    editor.combo.showPopup()
    view = editor.combo.view()
    qtbot.keyClicks(view, "cgt")
    assert view.currentIndex().row() == 3 and editor.value() is None
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert editor.value() == "3"


def test_keys_of_the_window_stay_the_windows(qtbot: QtBot, room: QWidget) -> None:
    editor = combo(qtbot, room)
    qtbot.keyClick(editor.combo, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(editor.combo, Qt.Key.Key_Down)
    assert editor.combo.currentIndex() == 1, "the arrows go on as they did"

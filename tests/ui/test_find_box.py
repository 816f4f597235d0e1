"""Ctrl+K: pages and records of every kind found as one types, opened where they stand, offered again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import page_specs
from desktop.services.desk import Desk
from desktop.services.finding import Finding
from desktop.settings import Settings
from desktop.store.changes import Edit, Label
from desktop.ui.bus import Bus
from desktop.ui.find_box import FindBox
from desktop.ui.found import PAGE, Pages
from desktop.ui.list_page import ListPage
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Context
from protocol.ids import derived_id, new_id
from tests.ui.deskside import NOW, open_desk
from tests.ui.parts import compose

CTRL = Qt.KeyboardModifier.ControlModifier
GACHA = derived_id("org_unit", "152221201203")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path)
    unit = {"code": "152221201203", "level": "gacha", "name_zh": "克力代嘎查委员会", "short_name": "克力代嘎查"}
    desk.journal.write([Edit("org_unit", GACHA, unit)], Label("test"))
    her = desk.people.save(None, {"name_zh": "仇秀英", "phone": "13812345678", "gacha": GACHA}).id
    desk.people.save(None, {"name_mn": "ᠴᠢᠮᠡᠭ"})
    home = desk.homes.save(None, {"name_zh": "哈日图流动妇女之家", "org": GACHA}).id
    fields = {"home": home, "start": "2026-11-20T10:00", "status": "held", "title": "节庆团圆饭"}
    desk.journal.write([Edit("activity", new_id(), fields)], Label("test"))
    desk.visits.save(None, {"date": "2026-11-21", "person": her, "place": "夏营地"})
    desk.homes.delete(desk.homes.save(None, {"name_zh": "仇家妇女之家"}).id)
    yield desk
    desk.close()


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, desk: Desk, settings: Settings) -> MainWindow:
    bus = Bus()
    desk.journal.announce = bus.announce
    specs = page_specs(None)  # type: ignore[arg-type]  # what is wired with the program is not opened here
    made = MainWindow(specs, settings, lambda window: Context(settings, bus, desk, window, lambda: NOW))
    qtbot.addWidget(made)
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 768)
    made.show()
    with qtbot.waitActive(made):
        made.activateWindow()
    made.go("people")
    return made


def type_in(qtbot: QtBot, window: MainWindow, text: str) -> FindBox:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    box = window.find_box
    with qtbot.waitSignal(box.field.text_changed):
        box.field.setText(text)
    return box


def shown(box: FindBox) -> list[str]:
    return [box.list.item(row).text() for row in range(box.list.count())]


@pytest.mark.parametrize(
    ("typed", "first", "page"),
    [
        ("qiuxy", "仇秀英   克力代嘎查 · 13812345678", "people"),
        ("２３４５", "仇秀英   克力代嘎查 · 13812345678", "people"),
        ("q秀", "仇秀英   克力代嘎查 · 13812345678", "people"),
        ("ᠴᠢᠮ", "ᠴᠢᠮᠡᠭ", "people"),
        ("qmg", "ᠴᠢᠮᠡᠭ", "people"),
        ("kel", "克力代嘎查   嘎查村", "units"),
        ("hrt", "哈日图流动妇女之家   克力代嘎查", "homes"),
        ("tyf", "节庆团圆饭   11月20日 10:00 · 哈日图流动妇女之家", "activities"),
        ("仇家", "仇家妇女之家   妇女之家", "bin"),
        ("hsz", "回收站", "bin"),
        ("huamingce", "妇女名册", "people"),
        ("本月小结", "报表", "month"),
        ("gengd", "更多工作", "more"),
    ],
)
def test_it_finds_records_of_every_kind_and_pages(
    qtbot: QtBot, window: MainWindow, typed: str, first: str, page: str
) -> None:
    box = type_in(qtbot, window, typed)
    assert shown(box)[0] == first
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert not box.isVisible() and window.current_key() == page
    opened = window.page(page)
    if (isinstance(opened, ListPage) and page != "people") or typed[0] in "q２ᠴ":
        assert isinstance(opened, ListPage) and (opened.side.panel_open or typed == "hsz")


def test_a_visit_is_found_by_whom_it_was_to(qtbot: QtBot, window: MainWindow) -> None:
    box = type_in(qtbot, window, "仇秀英")
    assert shown(box) == ["仇秀英   克力代嘎查 · 13812345678", "仇秀英   11月21日 · 夏营地"]
    assert [box.list.item(row).data(Qt.ItemDataRole.UserRole + 1).group for row in (0, 1)] == ["妇女名册", "走访"]
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.current_key() == "visits"


def test_what_is_still_composed_is_looked_up(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    box = window.find_box
    with qtbot.waitSignal(box.field.text_changed):
        compose(box.field, preedit="qiu'x'y")
    assert shown(box)[0].startswith("仇秀英")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)  # belongs to the input method
    assert box.isVisible()


def test_enter_right_after_the_last_key_opens_what_that_key_found(qtbot: QtBot, window: MainWindow) -> None:
    box = type_in(qtbot, window, "q")
    box.field.setText("kel")
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.current_key() == "units"


def test_what_was_chosen_is_offered_again_and_what_is_gone_is_not(
    qtbot: QtBot, window: MainWindow, desk: Desk, settings: Settings
) -> None:
    for typed in ("qiuxy", "hsz", "hrt"):
        qtbot.keyClick(type_in(qtbot, window, typed).field, Qt.Key.Key_Return)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert [words.partition("   ")[0] for words in shown(window.find_box)][:4] == [
        "哈日图流动妇女之家",
        "回收站",
        "仇秀英",
        "今日",
    ]
    assert not any("仇" in kept for kept in settings.found), "no names among the settings"
    qtbot.keyClick(window.find_box.field, Qt.Key.Key_Escape)
    desk.homes.delete(desk.homes.ids()[0])
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert shown(window.find_box)[0] == "回收站"
    settings.found = ["person:nothex", 7, "x", "deleted:ff", "nothing:00"]
    qtbot.keyClick(window.find_box.field, Qt.Key.Key_Escape)
    qtbot.keyClick(window, Qt.Key.Key_K, CTRL)
    assert shown(window.find_box)[0] == "今日"


def test_a_viewer_sees_the_last_digits_of_a_phone(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    desk.journal.write([Edit("user", desk.records.user, {"role": "viewer"})], Label("user.change"))
    assert shown(type_in(qtbot, window, "qxy"))[0] == "仇秀英   克力代嘎查 · …5678"


def test_no_page_flashes_another_window_when_it_is_built(window: MainWindow, dressed: QApplication) -> None:
    """It would take the keys away, and close the find box that opened the page."""
    flashed: list[QObject] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                flashed.append(watched)
            return False

    watch = Watch()
    dressed.installEventFilter(watch)
    for key in ("today", "activities", "visits", "homes", "units", "month", "more", "bin"):
        window.page(key)
    dressed.removeEventFilter(watch)
    assert flashed == []


def test_escape_closes_the_find_box_only(qtbot: QtBot, window: MainWindow) -> None:
    window.go("people")
    before = window.focusWidget()
    box = type_in(qtbot, window, "q")
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert not box.isVisible() and window.focusWidget() is before


def test_nothing_found_is_said_and_nothing_opens(qtbot: QtBot, window: MainWindow) -> None:
    box = type_in(qtbot, window, "zzzz")
    assert shown(box) == ["没有找到"]
    qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert window.current_key() == "people"


def test_it_stays_within_the_window_at_twice_the_size(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    for number in range(20):
        desk.people.save(None, {"name_zh": f"其木格{'长' * 30}{number}"})
    box = type_in(qtbot, window, "其木")
    window.resize(960, 600)
    assert window.rect().contains(box.geometry())
    last = box.list.count() - 1
    for _ in range(last):
        qtbot.keyClick(box.field, Qt.Key.Key_Down)
    assert box.list.viewport().rect().contains(box.list.visualItemRect(box.list.item(last)))


def test_pages_are_found_by_their_synonyms_in_either_language(dressed: QApplication) -> None:
    pages = Finding({}).with_own({PAGE: Pages(page_specs(None))})  # type: ignore[arg-type]
    assert [hit.title for hit in pages.find("huifu")] == ["回收站"]
    assert next(hit.title for hit in pages.find("bf")) == "设置"

"""The window: pages built late, keys that work everywhere, the cover, the status line, what is remembered."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.settings import Settings
from desktop.ui import form, theme
from desktop.ui.bus import Bus
from desktop.ui.form import Form
from desktop.ui.list_page import ListPage
from desktop.ui.main_window import MainWindow
from desktop.ui.notify import Banner, CrashDialog, CrashReporter, Toast
from desktop.ui.page import Context, Page
from desktop.ui.table_model import Column, Sort
from desktop.ui.widgets import Empty, button
from tests.ui.parts import changed, compose, ids, number_of, rows, window_of

CTRL = Qt.KeyboardModifier.ControlModifier


class People(ListPage):
    """Forty women, found by a part of their name."""

    watches = frozenset({"person"})

    def __init__(self, context: Context) -> None:
        self.all = ids(40)
        self.calls: list[str] = []
        super().__init__(
            context,
            "people",
            title="妇女名册",
            columns=[Column("name", "姓名", sort="name", stretch=True)],
            sort=Sort("name"),
            search="姓名",
            primary="登记",
            empty=("还没有人", "登记第一位。", "登记"),
        )
        self.reload()

    def ids(self, sort: Sort) -> list[bytes]:
        return [id for id in self.all if self.search_text in str(number_of(id))]

    def page(self, wanted: Sequence[bytes]) -> list[dict[str, Any]]:
        return rows(wanted)

    def show_record(self, id: bytes) -> bool:
        self.calls.append(f"show {number_of(id)}")
        return True

    def hide_record(self) -> None:
        self.calls.append("hide")

    def new_record(self) -> None:
        self.calls.append("new")

    def print_shown(self) -> None:
        self.calls.append("print")

    def flush(self) -> None:
        self.calls.append("flush")

    def refresh(self, changes: Any) -> None:
        super().refresh(changes)
        self.calls.append("refresh")


class Notes(Page):
    """A page with a text field."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.line = QLineEdit()
        QVBoxLayout(self).addWidget(self.line)
        self.setFocusProxy(self.line)


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, settings: Settings) -> Iterator[tuple[MainWindow, Bus]]:
    window, bus = window_of(settings, ("people", "妇女名册", People), ("notes", "笔记", Notes))
    qtbot.addWidget(window)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)
    window.show()
    with qtbot.waitActive(window):  # keys that work everywhere work in the active window only
        window.activateWindow()
    window.go("people")
    yield window, bus


@pytest.fixture
def window(opened: tuple[MainWindow, Bus]) -> MainWindow:
    return opened[0]


@pytest.fixture
def people(window: MainWindow) -> People:
    page = window.page("people")
    assert isinstance(page, People)
    page.calls.clear()
    return page


# --- pages ------------------------------------------------------------------------------------------------------------


def test_a_page_is_built_when_it_is_first_shown(qtbot: QtBot, dressed: QApplication, settings: Settings) -> None:
    built: list[str] = []

    def make(context: Context) -> Page:
        built.append("notes")
        return Notes(context)

    window, _bus = window_of(settings, ("people", "妇女名册", People), ("notes", "笔记", make))
    qtbot.addWidget(window)
    window.go("people")
    assert built == []
    window.go("notes")
    window.go("people")
    window.go("notes")
    assert built == ["notes"]
    assert window.current_key() == settings.page == "notes"


def test_leaving_a_page_puts_its_text_into_the_draft(window: MainWindow, people: People) -> None:
    window.go("notes")
    assert people.calls == ["flush"]


def test_a_page_that_is_gone_from_this_version_shows_the_first(window: MainWindow) -> None:
    window.go("no-such-page", id=b"x")
    assert window.current_key() == "people"


def test_changes_are_read_at_once_where_shown_and_later_where_hidden(
    opened: tuple[MainWindow, Bus], people: People
) -> None:
    window, bus = opened
    bus.changed.emit(changed("person"))
    assert people.calls == ["refresh"]
    bus.changed.emit(changed("home"))
    assert people.calls == ["refresh"]
    window.go("notes")
    people.calls.clear()
    bus.changed.emit(changed("person"))
    bus.changed.emit(changed("person", "home"))
    assert people.calls == []
    window.go("people")
    assert people.calls == ["refresh"], "once for all"


def test_a_window_built_anew_stands_where_the_old_one_did(
    qtbot: QtBot, opened: tuple[MainWindow, Bus], people: People, settings: Settings
) -> None:
    window, _bus = opened
    people.open_record(people.all[7])
    place = window.place()
    again, _bus = window_of(settings, ("people", "妇女名册", People), ("notes", "笔记", Notes))
    qtbot.addWidget(again)
    again.restore(place)
    page = again.page("people")
    assert isinstance(page, People)
    assert page.calls == ["show 7"]


def test_building_a_page_flashes_no_other_window(window: MainWindow, people: People, dressed: QApplication) -> None:
    """A widget that is shown before it has a parent is a window for a moment, and takes the keys away."""
    flashed: list[QObject] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                flashed.append(watched)
            return False

    watch = Watch()
    dressed.installEventFilter(watch)
    People(window.context).deleteLater()
    Form(
        [
            form.day("birth", "出生", date.today),
            form.chips("kind", "类型", [(str(n), str(n)) for n in range(9)]),
            form.tags("tags", "标签", ["女能人"]),
            form.reference("home", "地点", lambda *_: None, lambda _id: ""),
        ]
    ).deleteLater()
    Empty("tray", "空", "说明", "做").deleteLater()
    dressed.removeEventFilter(watch)
    assert flashed == []


# --- keys -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("key", "call"), [(Qt.Key.Key_N, "new"), (Qt.Key.Key_P, "print"), (Qt.Key.Key_S, "flush")])
def test_keys_that_mean_the_same_on_every_page(
    qtbot: QtBot, window: MainWindow, people: People, key: Qt.Key, call: str
) -> None:
    qtbot.keyClick(window, key, CTRL)
    assert people.calls == [call]


def test_ctrl_z_in_a_text_takes_back_typing_and_elsewhere_the_last_act(
    qtbot: QtBot, window: MainWindow, people: People
) -> None:
    with qtbot.waitSignal(window.undo_asked):
        qtbot.keyClick(people.table, Qt.Key.Key_Z, CTRL)
    window.go("notes")
    notes = window.page("notes")
    assert isinstance(notes, Notes)
    qtbot.keyClicks(notes.line, "abc")
    with qtbot.assertNotEmitted(window.undo_asked):
        qtbot.keyClick(notes.line, Qt.Key.Key_Z, CTRL)
    assert notes.line.text() == ""


def test_escape_closes_the_record_then_the_search(qtbot: QtBot, window: MainWindow, people: People) -> None:
    search = people.header.search
    assert search is not None
    with qtbot.waitSignal(search.text_changed):
        search.setText("7")
    people.open_record(people.all[7])
    people.table.setFocus()
    qtbot.keyClick(people.table, Qt.Key.Key_Escape)
    assert people.calls == ["show 7", "hide"]
    assert not people.side.panel_open
    qtbot.keyClick(people.table, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert people.table.count() == 40


def test_help_names_the_page(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.help_asked) as asked:
        qtbot.keyClick(window, Qt.Key.Key_F1)
    assert asked.args == ["people"]


def test_ctrl_plus_and_minus_ask_for_another_size(qtbot: QtBot, window: MainWindow) -> None:
    for key, step in ((Qt.Key.Key_Equal, 1), (Qt.Key.Key_Minus, -1), (Qt.Key.Key_0, 0)):
        with qtbot.waitSignal(window.scale_asked) as asked:
            qtbot.keyClick(window, key, CTRL)
        assert asked.args == [step]


# --- the list page ----------------------------------------------------------------------------------------------------


def test_a_search_narrows_the_list_and_the_count(qtbot: QtBot, people: People) -> None:
    search = people.header.search
    assert search is not None
    with qtbot.waitSignal(people.table.reloaded):
        compose(search, preedit="39")
    assert people.header.count.text() == "1"
    with qtbot.waitSignal(people.table.reloaded):
        search.setText("zzz")
    assert people.nothing_found.isVisible() and not people.table.isVisible()
    qtbot.mouseClick(people.nothing_found.action, Qt.MouseButton.LeftButton)
    assert people.table.isVisible() and people.table.count() == 40


def test_an_empty_list_says_what_to_do_first(qtbot: QtBot, people: People) -> None:
    people.all = []
    people.reload()
    assert people.empty.isVisible()
    qtbot.mouseClick(people.empty.action, Qt.MouseButton.LeftButton)
    assert people.calls == ["new"]


def test_typing_in_the_list_goes_on_in_the_search(qtbot: QtBot, window: MainWindow, people: People) -> None:
    people.table.setFocus()
    qtbot.keyClicks(people.table, "3")
    search = people.header.search
    assert search is not None and search.text() == "3"
    assert window.focusWidget() is search


def test_the_panel_stands_beside_the_list_and_covers_it_when_narrow(window: MainWindow, people: People) -> None:
    people.open_record(people.all[1])
    assert people.table.isVisible() and people.panel.isVisible()
    window.resize(1093, 614)  # 1366 × 768 at 125 %
    assert people.panel.isVisible() and not people.table.isVisible()
    assert window.sidebar.folded
    assert people.panel.back.isVisible() and not people.panel.close_button.isVisible()
    people.panel.back.click()
    assert people.table.isVisible() and not people.panel.isVisible()


def test_the_cursor_shows_the_next_record_beside_the_list(qtbot: QtBot, people: People) -> None:
    people.open_record(people.all[1])
    people.table.setFocus()
    qtbot.keyClick(people.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: people.calls[-1] == "show 2")


# --- around the pages -------------------------------------------------------------------------------------------------


def test_the_status_line_speaks_in_words(window: MainWindow) -> None:
    window.set_status("saved", "已保存")
    window.set_status("plain", "未加密", "warn")
    window.set_status("waiting", "37 条待上传（自周二）", "link")
    assert window.status.text() == "已保存 · 37 条待上传（自周二） · 未加密"
    window.set_status("waiting", "")
    assert window.status.text() == "已保存 · 未加密"


def test_a_badge_is_told_to_a_screen_reader(window: MainWindow) -> None:
    window.set_badge("notes", "37")
    entry = window.sidebar.entry("notes")
    assert entry is not None and entry.accessibleName() == "笔记 37"
    window.set_badge("unknown", "1")


def test_the_cover_hides_everything_at_once(qtbot: QtBot, window: MainWindow, people: People) -> None:
    window.say_where("乌兰毛都苏木", "乌云")
    assert window.windowTitle() == "苏木之家 · 乌兰毛都苏木"
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert window.cover.isVisible() and window.cover.geometry() == window.rect()
    assert window.windowTitle() == "苏木之家"
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert people.calls == []
    qtbot.keyClick(window, Qt.Key.Key_F9)
    assert not window.cover.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_N, CTRL)
    assert people.calls == ["new"]


def test_where_the_window_stood_is_remembered(qtbot: QtBot, window: MainWindow, settings: Settings) -> None:
    window.resize(840, 560)
    window.close()
    again, _bus = window_of(settings, ("people", "妇女名册", People))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (840, 560)


def test_closing_puts_what_is_typed_into_its_draft(qtbot: QtBot, window: MainWindow, people: People) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()
    assert people.calls == ["flush"]


def test_at_every_size_nothing_is_wider_than_the_window(window: MainWindow, dressed: QApplication) -> None:
    for width, height in ((1093, 614), (1366, 768), (1920, 1080)):
        window.resize(width, height)
        assert window.width() == width, "its smallest size is no larger"
        assert window.centralWidget().minimumSizeHint().width() <= width


# --- telling ----------------------------------------------------------------------------------------------------------


def test_one_banner_replaces_another_and_can_be_taken_back(qtbot: QtBot, window: MainWindow) -> None:
    tried: list[int] = []
    window.notify.error(KnownError("offline"), lambda: tried.append(1))
    banner: Banner = window.banner
    assert banner.isVisible() and banner.text().startswith("连不上服务器")
    window.notify.banner("别的事", key="other")
    assert banner.text() == "别的事"
    window.notify.clear("offline")
    assert banner.isVisible(), "another stands there now"
    window.notify.error(KnownError("offline"), lambda: tried.append(1))
    again = next(each for each in banner.findChildren(type(button(""))) if each.text() == "再试一次")
    qtbot.mouseClick(again, Qt.MouseButton.LeftButton)
    assert tried == [1] and not banner.isVisible()


def test_at_twice_the_size_no_page_of_the_side_bar_stands_over_another(
    qtbot: QtBot, settings: Settings, dressed: QApplication
) -> None:
    theme.apply(dressed, "light", 2.0)
    try:
        pages = [(f"page{number}", f"页面{number}", Page) for number in range(10)]
        window, _ = window_of(settings, *pages)
        qtbot.addWidget(window)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 768)
        window.show()
        entries = [window.sidebar.entry(key) for key, _, _ in pages]
        bar = window.sidebar
        places = [QRect(e.mapTo(bar, e.rect().topLeft()), e.size()) for e in entries if e is not None]
        assert all(above.bottom() < below.top() for above, below in itertools.pairwise(places))
        assert window.sidebar._find.geometry().bottom() < places[0].top()
    finally:
        theme.apply(dressed, "light")


@pytest.mark.parametrize("length", [1, 4, 40])
def test_a_long_toast_stays_over_the_page_and_can_be_read_whole(window: MainWindow, length: int) -> None:
    words = "已撤销：登记活动 " + "乌兰毛都苏木妇女儿童法律知识宣讲" * length
    window.notify.toast(words, redo=lambda: None)
    toast: Toast = window.toast
    pages = QRect(window.pages.mapTo(window, window.pages.rect().topLeft()), window.pages.size())
    assert pages.contains(toast.geometry()), "never over the side bar"
    assert abs(toast.geometry().center().x() - pages.center().x()) <= 1
    assert toast.text() == words
    inside = toast.findChild(QLabel)
    assert inside is not None and inside.height() >= inside.heightForWidth(inside.width())
    shown = inside.text()
    assert shown == words if length < 40 else shown.endswith("…") and toast.toolTip() == words
    window.notify.toast("已删除")
    assert toast.height() <= inside.fontMetrics().height() * 3, "as high as the words before these"
    window.sidebar.hide()  # a page that stands alone
    QApplication.processEvents()
    assert abs(toast.geometry().center().x() - window.width() // 2) <= 1


def test_a_toast_offers_to_undo_once(qtbot: QtBot, window: MainWindow) -> None:
    undone: list[int] = []
    window.notify.toast("已删除", lambda: undone.append(1))
    toast: Toast = window.toast
    assert toast.isVisible() and toast.text() == "已删除"
    assert window.rect().contains(toast.geometry())
    toast.press()
    toast.press()
    assert undone == [1] and not toast.isVisible()


def test_a_bug_is_shown_once_and_without_what_people_typed(qtbot: QtBot, dressed: QApplication) -> None:
    reporter = CrashReporter()
    secret = "其木格 13848201234"

    def fail() -> None:
        raise ValueError(secret)

    before = {id(each) for each in dressed.topLevelWidgets()}  # of another test

    def dialogs() -> list[CrashDialog]:
        shown = [each for each in dressed.topLevelWidgets() if isinstance(each, CrashDialog)]
        return [each for each in shown if id(each) not in before]

    for _ in range(2):
        try:
            fail()
        except ValueError as error:
            reporter.report(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(dialogs()) == 1)
    report = dialogs()[0].findChild(type(dialogs()[0]._report))
    assert report is not None
    text = report.toPlainText()
    assert "ValueError" in text and "test_window.py" in text and "fail" in text
    assert secret not in text and "13848201234" not in text
    dialogs()[0].copy()
    assert dressed.clipboard().text() == text
    dialogs()[0].close()


def test_theme_and_scale_can_change_under_an_open_window(window: MainWindow, dressed: QApplication) -> None:
    theme.apply(dressed, "dark", 1.25)
    window.grab()
    theme.apply(dressed, "light")

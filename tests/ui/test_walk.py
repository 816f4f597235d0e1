"""Every page at 1366 × 768, in both languages and three sizes of type: nothing stands over another, nothing is cut with
no way to read it, everything can be reached and has a name (D7, D14)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import SAMPLE, Program
from desktop.services.plain import ABOUT
from desktop.settings import Settings
from desktop.ui import tab_order, theme, translation
from desktop.ui.list_page import ListPage
from desktop.ui.main_window import MainWindow
from desktop.ui.month.page import MonthPage
from desktop.ui.person_editors import PeopleEditor, PersonEditor
from desktop.ui.reference_editors import OneOfEditor
from desktop.ui.visits.page import VisitsPage
from desktop.ui.widgets import Scroll
from tests.ui import walking

Start = Callable[[str, float], Program]


@pytest.fixture(scope="module")
def township(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with what is hard to show, made once."""
    folder = tmp_path_factory.mktemp("walk") / SAMPLE
    walking.make_township(folder)
    return folder


@pytest.fixture
def start(qapp: QApplication, township: Path, tmp_path: Path) -> Iterator[Start]:
    """Starts the program on a copy of it, in a language and a size of type."""
    started: list[Program] = []

    def begin(language: str, scale: float) -> Program:
        shutil.copytree(township, tmp_path / SAMPLE)
        settings = Settings(tmp_path / "settings.json", township=SAMPLE)
        settings.language, settings.scale, settings.theme = language, scale, "light"
        program = Program(qapp, tmp_path, settings)
        started.append(program)
        program.start()
        window = window_of(program)
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(1366, 768)
        return program

    yield begin
    for program in started:
        program.end()
        if program.window is not None:
            program.window.blockSignals(True)
            program.window.close()
            program.window.deleteLater()
        program.deleteLater()
    started.clear()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # or the theme dresses all of it once more
    theme.apply(qapp, "light")
    translation.install(qapp, "en")


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def _looked_over(window: MainWindow) -> list[str]:
    checks = (walking.overlaps, walking.cut_words, walking.out_of_reach, walking.unnamed)
    return [found for check in checks for found in check(window)]


def _across(root: QWidget) -> list[str]:
    """What scrolls across and not down alone."""
    areas = [area for area in root.findChildren(Scroll) if area.isVisible()]
    return [f"{type(area.parent()).__name__} scrolls across" for area in areas if area.horizontalScrollBar().maximum()]


def _looked_over_at_the_usual_size(window: MainWindow) -> list[str]:
    """There no page scrolls across either."""
    return [*_looked_over(window), *_across(window)]


def _looked_over_in_large_type(window: MainWindow) -> list[str]:
    """The report does not even then: its figures and tables break into rows."""
    page = window.current()
    return [*_looked_over(window), *(_across(page) if isinstance(page, MonthPage) else [])]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_all_words_of_all_pages_can_be_read_and_reached(start: Start, language: str, scale: float) -> None:
    program = start(language, scale)
    found = walking.go_everywhere(
        program, _looked_over_at_the_usual_size if scale == 1.0 else _looked_over_in_large_type
    )
    assert not found, "\n".join(found)
    assert window_of(program).size().toTuple() == (1366, 768), "nothing made the window wider"
    assert not window_of(program).sidebar.folded, "the side bar keeps its words"


def test_a_small_window_has_icons_beside_the_page_and_no_bar_under_them(start: Start) -> None:
    program = start("zh_CN", 1.0)
    window = window_of(program)
    window.resize(800, 600)
    program.app.processEvents()
    areas = [area for area in window.sidebar.findChildren(Scroll) if area.isVisible()]
    assert window.sidebar.folded and areas
    assert not any(area.horizontalScrollBar().isVisible() for area in areas)


def test_no_page_flashes_a_window_that_takes_the_keyboard_away(start: Start, qapp: QApplication) -> None:
    """A widget that is shown before it has a place is a window for a moment."""
    flashed: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                flashed.append(f"{type(watched).__name__} {watched.property('text') or ''}")
            return False

    program, watch = start("zh_CN", 1.0), Watch()
    qapp.installEventFilter(watch)
    try:
        walking.go_everywhere(program, lambda _window: [])
    finally:
        qapp.removeEventFilter(watch)
    assert flashed == []


def test_the_walk_sees_what_is_wrong(qtbot: QtBot, dressed: QApplication) -> None:
    """It would find nothing either if it looked at nothing."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(300, 200)
    over, under = QPushButton("名册", window), QLabel("乌兰毛都苏木妇女联合会", window)
    over.setGeometry(0, 0, 80, 40)
    under.setGeometry(40, 0, 60, 40)
    beyond = QPushButton("完成", window)
    beyond.setGeometry(280, 100, 120, 40)
    nameless = QLineEdit(window)
    nameless.setGeometry(0, 100, 100, 40)
    holder = QWidget(window)
    holder.setLayout(QHBoxLayout())
    window.show()
    assert len(walking.overlaps(window)) == 1
    assert [found.partition(" is cut")[0] for found in walking.cut_words(window)] == ["QLabel “乌兰毛都苏木妇女联合会”"]
    under.setToolTip("乌兰毛都苏木妇女联合会")
    assert walking.cut_words(window) == []
    assert [found.partition(" is out")[0] for found in walking.out_of_reach(window)] == ["QPushButton “完成”"]
    assert [found.partition(" has")[0] for found in walking.unnamed(window)] == ["QLineEdit “”"]


def _tabbed_through(qtbot: QtBot, page: ListPage) -> list[QWidget]:
    """From the first field of the record through to where the keyboard leaves the panel."""
    stops: list[QWidget] = []
    now = QApplication.focusWidget()
    while now is not None and page.panel.isAncestorOf(now) and len(stops) < 200:
        stops.append(now)
        qtbot.keyClick(now, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
    return stops


@pytest.mark.parametrize("key", ["people", "units", "homes", "visits"])
def test_enter_goes_into_a_record_fields_first_danger_last(qtbot: QtBot, start: Start, key: str) -> None:
    """D3: 16 tabs to her phone, the erasure link before her name."""
    window = window_of(start("zh_CN", 1.0))
    with qtbot.waitActive(window):
        window.activateWindow()
    window.go(key)
    page = window.page(key)
    assert isinstance(page, ListPage)
    page.table.setFocus()
    page.table.choose(page.table.records.ids[1])
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    walking.settled(window)
    stops = _tabbed_through(qtbot, page)
    # The first part of a unit's panel has its posts and no field: there the parts come first.
    assert tab_order.is_field(stops[0]) or key == "units", "Enter goes into the first field"
    fields = [number for number, stop in enumerate(stops) if tab_order.is_field(stop)]
    assert fields == list(range(len(fields))), "fields first, one after the other"
    danger = [number for number, stop in enumerate(stops) if tab_order.is_dangerous(stop)]
    assert danger and danger == list(range(len(stops) - len(danger), len(stops))), "danger last"
    reached = {id(stop) for stop in stops}
    assert all(id(stop) in reached for stop in tab_order.tab_stops(page.panel)), "and none is left out"
    assert window.sidebar.isAncestorOf(QApplication.focusWidget() or window), "then on to the side bar"
    stops[0].setFocus()
    qtbot.keyClick(stops[0], Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is page.table, "back to the list"
    stops[0].setFocus()
    qtbot.keyClick(stops[0], Qt.Key.Key_Escape)
    assert not page.side.panel_open and QApplication.focusWidget() is page.table, "Escape leads back"


@pytest.mark.parametrize("key", ["people", "units", "homes", "visits", "activities"])
def test_every_new_record_is_finished_by_the_same_word(start: Start, key: str) -> None:
    """D9: five manners of saving; now 完成, and 草稿已存 or 已保存 with the time beside it."""
    window = window_of(start("zh_CN", 1.0))
    window.go(key, new=True)
    page = walking.settled(window)
    finishing = [made for made in page.findChildren(QPushButton) if made.isVisible() and made.toolTip() == "Ctrl+Enter"]
    assert [made.text() for made in finishing] == ["完成"]
    assert [made.property("look") for made in finishing] == ["primary"]


def test_what_was_done_is_told_above_the_buttons_that_are_pressed_next(start: Start) -> None:
    """The toast of one merge stood over the button of the next."""
    window = window_of(start("zh_CN", 1.0))
    window.go("doubles")
    walking.settled(window)
    page = window.page("doubles")
    assert isinstance(page, ListPage)
    page.open_record(page.table.records.ids[0])
    walking.settled(window)
    window.notify.toast("已合并，由娜仁图雅·额尔德尼其其格·阿拉坦格日勒保留，可以随时分开", lambda: None)
    QApplication.processEvents()
    pressed = [
        made for made in page.findChildren(QPushButton) if made.isVisible() and made.property("look") == "primary"
    ]
    assert pressed and window.toast.isVisible()
    over = [made.text() for made in pressed if walking.shown_rect(made).intersects(window.toast.geometry())]
    assert over == []


def test_choosing_a_person_goes_to_the_next_field(qtbot: QtBot, start: Start) -> None:
    """D4: it skipped one."""
    window = window_of(start("zh_CN", 1.0))
    with qtbot.waitActive(window):
        window.activateWindow()
    window.go("visits", new=True)
    page = window.page("visits")
    assert isinstance(page, VisitsPage)
    about, went = page.editor.form.editor(ABOUT), page.editor.form.editor("visitors")
    assert isinstance(about, OneOfEditor)
    whom = about.editor
    assert isinstance(whom, PersonEditor) and isinstance(went, PeopleEditor)
    with qtbot.waitSignal(whom.picker.shown):
        qtbot.keyClicks(whom.picker.field, "alt")
    qtbot.keyClick(whom.picker.field, Qt.Key.Key_Return)
    assert isinstance(whom.value(), bytes)
    assert page.editor.form.editor("date").isAncestorOf(QApplication.focusWidget() or window)
    went.set_value(None)
    assert went.myself.isVisible(), "somebody else went the last time: she is offered, and passed over"
    went.picker.field.setFocus()
    before = went.value() or []
    with qtbot.waitSignal(went.picker.shown):
        qtbot.keyClicks(went.picker.field, "alt")
    qtbot.keyClick(went.picker.field, Qt.Key.Key_Return)
    assert len(went.value() or []) == len(before) + 1
    assert QApplication.focusWidget() is went.picker.field, "another one may follow"
    qtbot.keyClick(went.picker.field, Qt.Key.Key_Return)
    assert not went.isAncestorOf(QApplication.focusWidget() or went), "Enter in the empty line goes on"

"""Every page at 1366 × 768, in both languages and three sizes of type: nothing stands over another, nothing is cut with
no way to read it, everything can be reached and has a name (D7, D14)."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import SAMPLE, Program
from desktop.settings import Settings
from desktop.ui import theme, translation
from desktop.ui.main_window import MainWindow
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
    theme.apply(qapp, "light")
    translation.install(qapp, "en")


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def _looked_over(window: MainWindow) -> list[str]:
    checks = (walking.overlaps, walking.cut_words, walking.out_of_reach, walking.unnamed)
    return [found for check in checks for found in check(window)]


def _pushed_aside(window: MainWindow) -> list[str]:
    areas = [area for area in window.findChildren(Scroll) if area.isVisible()]
    return [f"{type(area.parent()).__name__} scrolls across" for area in areas if area.horizontalScrollBar().maximum()]


@pytest.mark.parametrize("scale", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_all_words_of_all_pages_can_be_read_and_reached(start: Start, language: str, scale: float) -> None:
    program = start(language, scale)
    assert walking.go_everywhere(program, _looked_over) == []
    assert window_of(program).size().toTuple() == (1366, 768), "nothing made the window wider"
    assert not window_of(program).sidebar.folded, "the side bar keeps its words"


def test_at_the_usual_size_no_page_scrolls_across(start: Start) -> None:
    assert walking.go_everywhere(start("zh_CN", 1.0), _pushed_aside) == []


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

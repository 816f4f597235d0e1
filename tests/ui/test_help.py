"""F1: every page has its help in both languages, links lead somewhere, the panel opens, turns pages and goes away."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout
from pytestqt.qtbot import QtBot

from desktop.resources import resource_path
from desktop.settings import Settings
from desktop.ui import translation
from desktop.ui.help import HelpPanel, page_of
from desktop.ui.main_window import MainWindow
from desktop.ui.page import Context, Page
from desktop.ui.pages import page_specs
from tests.ui.parts import window_of

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("zh_CN", "en")


def topics_of_pages() -> set[str]:
    """What F1 asks for: the topics that pages name, and the keys of the side bar for those that name none."""
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "desktop" / "ui").rglob("page.py")]
    named = {topic for source in sources for topic in re.findall(r'help_topic = "(\w+)"', source)}
    return named | {spec.key for spec in page_specs(Page, Page)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_its_help(language: str) -> None:
    topics = topics_of_pages()
    assert {"today", "people", "activities", "sync", "settings"} <= topics
    assert {topic for topic in topics if page_of(topic, language).stem != topic} == set()


def test_both_languages_have_the_same_pages() -> None:
    chinese, english = ({path.name for path in (resource_path("help") / name).glob("*.md")} for name in LANGUAGES)
    assert chinese == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_page_and_the_list_names_all(language: str) -> None:
    folder = resource_path("help") / language
    links = {path.stem: re.findall(r"\]\(([^)]+)\)", path.read_text(encoding="utf-8")) for path in folder.glob("*.md")}
    assert [(page, link) for page, found in links.items() for link in found if not (folder / link).exists()] == []
    assert {link.removesuffix(".md") for link in links["index"]} == set(links) - {"index"}


@pytest.mark.parametrize("topic", ["", "nothing-of-the-kind"])
def test_an_unknown_topic_shows_the_list(topic: str) -> None:
    assert page_of(topic, "zh_CN").stem == "index"


class VisitsPage(Page):
    """A page with one field; Esc that reaches it is counted."""

    help_topic = "visits"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.backs = 0
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def go_back(self) -> bool:
        self.backs += 1
        return True


@pytest.fixture
def window(qtbot: QtBot, dressed: QApplication, settings: Settings) -> MainWindow:
    window, _ = window_of(settings, ("visits", "走访", VisitsPage))
    qtbot.addWidget(window)
    panel = HelpPanel(window)
    window.help_asked.connect(panel.toggle)
    window.resize(1366, 768)
    window.show()
    window.go("visits")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def panel_of(window: MainWindow) -> HelpPanel:
    panel = window.findChild(HelpPanel)
    assert panel is not None
    return panel


def test_f1_opens_the_page_about_where_one_stands_and_f1_closes_it(qtbot: QtBot, window: MainWindow) -> None:
    panel = panel_of(window)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert panel.isVisible() and panel.topic == "visits"
    assert panel.text.toPlainText().startswith("走访")
    assert window.rect().contains(panel.geometry())
    qtbot.keyClick(panel.text, Qt.Key.Key_F1)
    assert not panel.isVisible()


def test_esc_closes_the_panel_and_not_what_is_behind_it(qtbot: QtBot, window: MainWindow) -> None:
    page, panel = window.page("visits"), panel_of(window)
    assert isinstance(page, VisitsPage)
    page.field.setFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_F1)
    assert panel.text.hasFocus()
    qtbot.keyClick(panel.text, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    assert page.backs == 0
    assert page.field.hasFocus()
    qtbot.keyClick(page.field, Qt.Key.Key_Escape)
    assert page.backs == 1


def test_a_link_turns_the_page_and_the_arrow_turns_it_back(window: MainWindow) -> None:
    panel = panel_of(window)
    panel.toggle("visits")
    assert not panel.back.isVisible()
    panel.text.anchorClicked.emit(QUrl("keys.md"))
    assert panel.topic == "keys" and panel.back.isVisible()
    panel.back.click()
    assert panel.topic == "visits" and not panel.back.isVisible()


def test_the_panel_stays_inside_a_window_that_shrinks(window: MainWindow) -> None:
    panel = panel_of(window)
    panel.toggle("visits")
    window.resize(960, 600)
    assert window.rect().contains(panel.geometry())


def test_help_speaks_the_language_of_the_window(window: MainWindow, dressed: QApplication) -> None:
    translation.install(dressed, "en")
    panel = panel_of(window)
    panel.toggle("visits")
    assert panel.text.toPlainText().startswith("Visits")

"""Story 2: three mobile homes at winter camp are visited and logged by keys alone, in the real window."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from demo.hands import settle, until, write
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.ui import translation
from desktop.ui.visits.page import VisitsPage
from tests.stories.laptops import CODE, Laptops, desk_of, window_of

#: Most keys of one visit, without those of its sentences.
MOST_KEYS = 25
HOMES = ("哈日图流动妇女之家", "萨仁台流动妇女之家", "草根台流动妇女之家")


@pytest.fixture
def laptops(qapp: QApplication) -> Iterator[Laptops]:
    made = Laptops(qapp)
    yield made
    made.end()
    translation.install(qapp, "en")


class Keys:
    """What a hand does: each key goes to whatever has the keyboard, and is counted."""

    def __init__(self) -> None:
        self.count = 0

    def press(
        self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1
    ) -> None:
        for _ in range(times):
            self.count += 1
            QTest.keyClick(focused(), key, modifier)
            settle()

    def to(self, page: VisitsPage, name: str) -> None:
        """Tab, until the keyboard is in a field."""
        for _ in range(12):
            editor = page.editor.form.editor(name)
            if editor is focused() or editor.isAncestorOf(focused()):
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"{name} is too far")


def focused() -> QWidget:
    """What has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_three_mobile_homes_at_winter_camp_by_keys_alone(tmp_path: Path, laptops: Laptops) -> None:
    root = tmp_path / "chair"
    with_homes(root / "township")
    program = laptops.start(root)
    window, desk = window_of(program), desk_of(program)
    window.go("visits")
    page = window.current()
    assert isinstance(page, VisitsPage)
    window.activateWindow()
    settle()
    counts = []
    for typed, words in (("hrt", "迁到冬营地，孩子都好"), ("srt", "缺饲草三吨"), ("cgt", "新来两户流动妇女")):
        keys = Keys()
        keys.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        keys.press(Qt.Key.Key_Backtab)
        keys.press(Qt.Key.Key_Right, times=2)
        keys.press(Qt.Key.Key_Tab)
        for letter in typed:
            keys.press(letter)
        keys.to(page, "place")
        write(focused(), "冬营地")
        keys.to(page, "situation")
        write(focused(), words)
        before = desk.visits.count()
        keys.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        until(lambda before=before: desk.visits.count() == before + 1, "the visit is written")
        counts.append(keys.count)
    assert max(counts) <= MOST_KEYS, counts
    visits = [visit for visit in desk.visits.page(desk.visits.ids()) if visit is not None]
    assert sorted(visit["about_name"] for visit in visits) == sorted(HOMES)
    assert {(visit["place"], visit["mode"]) for visit in visits} == {("冬营地", "M1")}
    assert all(visit["names"]["visitors"] == ["乌云"] for visit in visits)
    assert "缺饲草三吨" in {visit["situation"] for visit in visits}


def with_homes(folder: Path) -> None:
    """A township with three mobile homes."""
    desk = Desk.open(folder)
    start_township(desk, CODE)
    desk.records.add_user("乌云")
    for name in HOMES:
        desk.homes.save(None, {"name_zh": name, "kind": "H40"})
    desk.close()

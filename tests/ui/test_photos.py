"""The page of photos: filters, what is chosen, export with progress and a way to stop."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui.photos.page import PhotosPage
from tests.ui.deskside import Window, context_of, open_desk
from tests.unit.services.test_album import TITLE, held


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk")
    home = desk.homes.save(None, {"name_zh": "草根台妇女之家", "kind": "H10"}, None).id
    held(desk, "团圆饭", "2026-10-05T18:00", home, photos=2)
    held(desk, TITLE, "2026-11-03T09:00")
    yield desk
    desk.close()


@pytest.fixture
def opened(qtbot: QtBot, dressed: QApplication, desk: Desk) -> tuple[PhotosPage, Window]:
    context, window = context_of(desk)
    page = PhotosPage(context)
    qtbot.addWidget(page)
    page.resize(1166, 740)
    page.show()
    qtbot.waitExposed(page)
    return page, window


def pick(page: PhotosPage, *rows: int) -> None:
    for row in rows:
        page.grid.selectionModel().select(page.model.index(row), page.grid.selectionModel().SelectionFlag.Select)


def test_month_home_and_words_narrow_the_photos(opened: tuple[PhotosPage, Window], qtbot: QtBot) -> None:
    page, _ = opened
    assert page.header.count.text() == "3 张" and page.export_button.text() == "导出全部 3 张…"
    assert [page.month.itemText(n) for n in range(page.month.count())] == ["全部月份", "2026.11", "2026.10"]
    page.month.setCurrentIndex(2)
    page.month.activated.emit(2)
    assert page.header.count.text() == "2 张"
    page.home.setCurrentIndex(1)
    page.home.activated.emit(1)
    qtbot.keyClicks(page.search, "xx")
    assert page.header.count.text() == "0 张" and not page.export_button.isEnabled() and page.empty.isVisible()
    assert page.go_back() and page.header.count.text() == "2 张" and not page.go_back()


def test_a_photo_shows_its_thumbnail_day_and_title_and_opens_its_record(
    opened: tuple[PhotosPage, Window], desk: Desk
) -> None:
    page, window = opened
    index = page.model.index(2)
    assert page.model.data(index) == f"11月3日\n{TITLE}"
    drawn = page.model.data(index, Qt.ItemDataRole.DecorationRole)
    assert isinstance(drawn, QIcon) and not drawn.isNull()
    assert page.model.data(index, Qt.ItemDataRole.ToolTipRole) == TITLE
    page.grid.activated.emit(index)
    assert window.went == [("activities", {"id": page.model.shots[2].owner})]


def test_what_is_chosen_is_exported_with_progress_and_the_folder_opened(
    opened: tuple[PhotosPage, Window], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = opened
    (folder := tmp_path / "U盘").mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    seen: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: seen.append(url.toLocalFile()))
    pick(page, 0, 1)
    assert page.export_button.text() == "导出选中的 2 张…"
    page.export_button.click()
    assert page.exporting and page.stop_button.isVisible() and not page.export_button.isEnabled()
    qtbot.waitUntil(lambda: not page.exporting)
    assert sorted(path.name for path in folder.iterdir()) == ["2026-10-05_团圆饭_1.jpg", "2026-10-05_团圆饭_2.jpg"]
    assert page.said.text() == "已导出 2 张" and not page.bar.isVisible() and page.export_button.isEnabled()
    page.open_button.click()
    assert seen == [str(folder)]
    page.grid.clearSelection()
    page.export(folder)
    qtbot.waitUntil(lambda: not page.exporting)
    assert page.said.text() == "已导出 1 张；2 张那里已经有了"


def test_an_export_is_stopped_and_says_what_it_wrote(
    opened: tuple[PhotosPage, Window], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, _ = opened
    body = page.context.desk.photos.body

    def stopping(sha256: bytes) -> bytes | None:
        page.stop_button.clicked.emit()
        return body(sha256)

    monkeypatch.setattr(page.context.desk.photos, "body", stopping)
    page.export(tmp_path)
    qtbot.waitUntil(lambda: not page.exporting)
    assert page.said.text() == "已停止；已导出 1 张"


def test_a_folder_that_is_gone_is_told(opened: tuple[PhotosPage, Window], qtbot: QtBot, tmp_path: Path) -> None:
    page, window = opened
    page.export(tmp_path / "gone")
    qtbot.waitUntil(lambda: not page.exporting)
    assert window.notify.banners == ["file_unwritable"] and not page.stop_button.isVisible()


def test_what_changes_is_shown_and_what_was_chosen_stays_chosen(opened: tuple[PhotosPage, Window], desk: Desk) -> None:
    page, _ = opened
    pick(page, 2)
    chosen = page.chosen()
    held(desk, "新的", "2026-09-01T09:00")
    page.context.bus.deliver()
    assert page.header.count.text() == "4 张" and page.month.count() == 4 and page.chosen() == chosen


def test_a_viewer_looks_and_carries_nothing_off(qtbot: QtBot, dressed: QApplication, desk: Desk) -> None:
    desk.records.add_user("来访者", "viewer")
    page = PhotosPage(context_of(desk)[0])
    qtbot.addWidget(page)
    page.show()
    assert not page.export_button.isVisible() and len(page.model.shots) == 3


def test_an_empty_township_says_what_will_stand_here(qtbot: QtBot, dressed: QApplication, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "empty")
    page = PhotosPage(context_of(desk)[0])
    qtbot.addWidget(page)
    page.show()
    assert page.empty.isVisible() and not page.export_button.isEnabled() and page.home.count() == 1
    desk.close()

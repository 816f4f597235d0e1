"""The panel of a record's files: added, refused in words, opened under their names, taken away with a way back."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui import theme
from desktop.ui.activities.photo_strip import PhotoStrip
from desktop.ui.files.panel import FilesPanel
from desktop.ui.visits.page import VisitsPage
from protocol.ids import new_id
from protocol.records import FIRST_KINDS
from tests.ui.deskside import Window, context_of, open_desk

LONG = "关于召开乌兰毛都苏木第十五届妇女代表大会第一次会议的通知（附代表名额分配表、报名回执和会议日程安排）.pdf"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = open_desk(tmp_path / "desk")
    yield desk
    desk.close()


@pytest.fixture
def home(desk: Desk) -> bytes:
    return desk.homes.save(None, {"name_zh": "草根台妇女之家", "kind": "H10"}, None).id


def shown(qtbot: QtBot, desk: Desk, owner: bytes, strip: PhotoStrip | None = None) -> tuple[FilesPanel, Window]:
    """The panel of a home."""
    context, window = context_of(desk)
    panel = FilesPanel(context, "home", strip)
    qtbot.addWidget(panel)
    panel.resize(440, 400)
    panel.show_record(owner)
    qtbot.waitExposed(panel)
    return panel, window


def papers(folder: Path, *names: str) -> list[Path]:
    """Files from elsewhere, each another."""
    for name in names:
        (folder / name).write_bytes(f"%PDF {name}".encode())
    return [folder / name for name in names]


def a_picture(folder: Path) -> Path:
    body = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(body, "JPEG")
    (folder / "照片.jpg").write_bytes(body.getvalue())
    return folder / "照片.jpg"


def add(panel: FilesPanel, paths: list[Path], qtbot: QtBot) -> None:
    panel.add(paths)
    qtbot.waitUntil(lambda: not panel.busy)


def test_files_are_added_in_one_act_and_bad_ones_are_told_by_name(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path
) -> None:
    panel, window = shown(qtbot, desk, home)
    (tmp_path / "..\\x.exe").write_bytes(b"MZ")
    (tmp_path / "空.docx").write_bytes(b"")
    (tmp_path / "大.pdf").write_bytes(bytes(11 << 20))
    bad = [tmp_path / name for name in ("..\\x.exe", "空.docx", "大.pdf", "没有.pdf")]
    add(panel, [*papers(tmp_path, "决议.pdf", "名册.xlsx"), *bad, a_picture(tmp_path)], qtbot)
    assert [line.open.text() for line in panel.lines] == ["决议.pdf", "名册.xlsx"]
    assert len(panel.photos.pictures()) == 1 and panel.photos.isVisible()
    (toast,) = window.notify.toasts
    assert toast[0] == "已添加 3 个文件"
    told = panel.refused.text().split("\n")
    assert [line.split(": ")[0] for line in told] == ["..\\x.exe", "空.docx", "大.pdf", "没有.pdf"]
    assert "不接收 .exe" in told[0] and "0 字节" in told[1] and "11.0 MB" in told[2] and "10 MB" in told[2]
    toast[1]()
    assert panel.lines == [] and not panel.photos.isVisible()


def test_files_go_to_the_record_they_were_added_to(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path
) -> None:
    panel, _ = shown(qtbot, desk, home)
    panel.add(papers(tmp_path, "决议.pdf"))
    panel.show_record(other := new_id())  # while it is being read
    qtbot.waitUntil(lambda: not panel.busy)
    assert len(desk.files.of(home)) == 1 and desk.files.of(other) == [] and panel.lines == []


def test_files_are_dropped_here_and_what_a_mac_leaves_is_passed_over(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path
) -> None:
    panel, _ = shown(qtbot, desk, home)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in papers(tmp_path, "决议.pdf", "._决议.pdf")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    dropped = QDropEvent(QPointF(9, 9), copy, mime, left, none)
    panel.dropEvent(dropped)
    assert panel.acceptDrops() and dropped.isAccepted()
    qtbot.waitUntil(lambda: len(panel.lines) == 1)


def test_a_file_is_opened_as_a_copy_under_its_name_and_never_run(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, _ = shown(qtbot, desk, home)
    add(panel, papers(tmp_path, "决议.pdf"), qtbot)
    opened: list[Path] = []
    answers = iter((True, False))
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or next(answers)
    )
    panel.lines[0].open.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert opened[0].name == "决议.pdf" and opened[0].read_bytes() == b"%PDF \xe5\x86\xb3\xe8\xae\xae.pdf"
    panel.lines[0].open.click()  # and no program has it
    qtbot.waitUntil(lambda: "没有能打开它的程序" in panel.refused.text())


def test_a_file_gone_from_the_disk_is_told(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path
) -> None:
    panel, window = shown(qtbot, desk, home)
    add(panel, papers(tmp_path, "决议.pdf"), qtbot)
    for path in (desk.folder / "photos").rglob("*"):
        if path.is_file():
            path.unlink()
    panel.lines[0].open.click()
    qtbot.waitUntil(lambda: "不在这台电脑上" in panel.refused.text())
    panel.show_record(home)
    assert "已不在这台电脑上" in panel.lines[0].details.text() and not panel.lines[0].save.isVisible()
    add(panel, papers(tmp_path, "决议.pdf"), qtbot)
    qtbot.waitUntil(lambda: panel.lines[0].save.isVisible())
    assert window.notify.toasts[-1][0] == "这些文件已经在这里了"


def test_a_copy_is_saved_under_the_name_that_was_typed(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel, window = shown(qtbot, desk, home)
    add(panel, papers(tmp_path, "决议.PDF"), qtbot)
    target = tmp_path / "U盘里的决议"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    panel.lines[0].save.click()
    qtbot.waitUntil(lambda: window.notify.toasts[-1][0] == "已保存：U盘里的决议.pdf")
    assert target.with_name("U盘里的决议.pdf").read_bytes().startswith(b"%PDF")


def test_delete_takes_a_file_away_and_the_toast_brings_it_back(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path
) -> None:
    panel, window = shown(qtbot, desk, home)
    add(panel, papers(tmp_path, "决议.pdf"), qtbot)
    panel.lines[0].open.setFocus()
    qtbot.keyClick(panel.lines[0].open, Qt.Key.Key_Delete)
    assert panel.lines == [] and window.notify.toasts[-1][0] == "文件已移除"
    window.notify.toasts[-1][1]()
    assert len(panel.lines) == 1


def test_what_comes_while_it_is_shown_or_hidden_is_shown(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path
) -> None:
    panel, _ = shown(qtbot, desk, home)
    one, two = (desk.files.take(path) for path in papers(tmp_path, "一.pdf", "二.pdf"))
    desk.files.attach("home", home, [one])
    qtbot.waitUntil(lambda: len(panel.lines) == 1)
    panel.hide()
    desk.files.attach("home", home, [two])
    panel._context.bus.deliver()
    assert len(panel.lines) == 1
    panel.show()
    assert len(panel.lines) == 2


def test_pictures_for_an_activity_go_to_its_strip(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path
) -> None:
    strip = PhotoStrip(desk.photos)
    qtbot.addWidget(strip)
    panel, _ = shown(qtbot, desk, home, strip)
    with qtbot.waitSignal(strip.settled):
        add(panel, [a_picture(tmp_path), *papers(tmp_path, "决议.pdf")], qtbot)
    assert len(strip.pictures()) == 1 and len(panel.lines) == 1 and not panel.photos.isVisible()


def test_a_viewer_opens_files_and_adds_none(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path
) -> None:
    desk.files.attach("home", home, [desk.files.take(papers(tmp_path, "决议.pdf")[0])])
    desk.records.add_user("来访者", "viewer")
    panel, _ = shown(qtbot, desk, home)
    assert not panel.choose.isVisible() and not panel.lines[0].remove.isVisible() and panel.lines[0].open.isEnabled()
    panel.add(papers(tmp_path, "另一个.pdf"))
    assert not panel.busy and len(desk.files.of(home)) == 1


def test_a_server_that_does_not_know_files_yet_is_waited_for(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes
) -> None:
    desk.db.put_meta(connection=b"", server_kinds=FIRST_KINDS)
    panel, _ = shown(qtbot, desk, home)
    assert not panel.choose.isVisible() and "升级" in panel.limits.text()


def test_a_long_name_is_cut_in_its_middle_with_the_whole_in_its_hint(
    dressed: QApplication, qtbot: QtBot, desk: Desk, home: bytes, tmp_path: Path
) -> None:
    panel, _ = shown(qtbot, desk, home)
    add(panel, papers(tmp_path, LONG), qtbot)
    (line,) = panel.lines
    qtbot.waitUntil(lambda: "…" in line.open.text())
    assert line.open.text().endswith(".pdf") and line.open.toolTip() == LONG
    assert panel.minimumSizeHint().width() <= theme.px(320)


def test_a_visit_shows_its_files_once_it_stands(
    dressed: QApplication, qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    visit = desk.visits.save(None, {"date": "2026-11-20", "person": desk.people.quick_add("其木格").id}, None).id
    desk.files.attach("visit", visit, [desk.files.take(papers(tmp_path, "决议.pdf")[0])])
    page = VisitsPage(context_of(desk)[0])
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.go_to(new=True)
    assert not page.editor.files.isVisible()
    page.go_to(id=visit)
    assert page.editor.files.isVisible() and len(page.editor.files.lines) == 1

"""Pictures that are dropped or pasted: one that fails is told by its name and keeps no other out."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.services.photos import Picture
from desktop.ui.activities.photo_strip import PhotoStrip, pictures_in
from tests.ui.deskside import open_desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path / "desk")
    yield made
    made.close()


@pytest.fixture
def strip(desk: Desk, dressed: QApplication, qtbot: QtBot) -> PhotoStrip:
    made = PhotoStrip(desk.photos)
    qtbot.addWidget(made)
    return made


def photos(folder: Path) -> list[Path]:
    """Three of them, each another."""
    made = []
    for number in range(3):
        body = io.BytesIO()
        Image.new("RGB", (40 + number, 30), "green").save(body, "JPEG")
        made.append(folder / f"{number}.jpg")
        made[-1].write_bytes(body.getvalue())
    return made


def test_a_bug_with_one_picture_of_three_keeps_the_others(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = photos(tmp_path)
    add, reported = desk.photos.add, []

    def failing(source: Path | bytes) -> Picture:
        if source == files[1]:
            raise RuntimeError("a bug")
        return add(source)

    monkeypatch.setattr(desk.photos, "add", failing)
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: reported.append(kind))
    with qtbot.waitSignal(strip.settled):
        strip.add(files)
    assert len(strip.pictures()) == 2 and reported == [RuntimeError]
    assert strip.refused.text().startswith("1.jpg: ")


def test_a_phone_s_photo_that_cannot_be_read_is_told_how_to_be_saved(
    strip: PhotoStrip, qtbot: QtBot, tmp_path: Path
) -> None:
    files = photos(tmp_path)
    (tmp_path / "IMG_0001.HEIC").write_bytes(b"\0\0\0\x1cftypheic" + bytes(50))
    with qtbot.waitSignal(strip.settled):
        strip.add([*files, tmp_path / "IMG_0001.HEIC"])
    assert len(strip.pictures()) == 3
    assert "IMG_0001.HEIC" in strip.refused.text() and "JPEG" in strip.refused.text()


def test_what_a_mac_leaves_beside_a_picture_is_passed_over() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/media/stick/._1.jpg"), QUrl.fromLocalFile("/media/stick/1.jpg")])
    assert pictures_in(mime) == [Path("/media/stick/1.jpg")]


def test_a_picture_whose_file_was_damaged_says_so_when_it_is_opened(
    strip: PhotoStrip, desk: Desk, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(strip.settled):
        strip.add(photos(tmp_path)[:1])
    (picture,) = strip.pictures()
    path = desk.photos.file_of(picture.sha256)
    assert path is not None
    path.write_bytes(bytes(picture.size))
    strip._open(picture)
    assert "不在这台电脑上" in strip.refused.text()

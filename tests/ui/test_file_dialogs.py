"""Saving: the name as it was typed, no file replaced unasked, nothing half-written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QFileDevice, QSaveFile
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import KnownError
from desktop.file_names import file_name, free, with_ending
from desktop.ui import file_dialogs
from desktop.ui.file_dialogs import ask_where_to_save, save_bytes
from desktop.ui.month.page import MonthPage
from tests.ui.deskside import context_of, open_desk


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What she types into the system's dialog, one after the other; at last she gives up."""
    names: list[Path] = []
    monkeypatch.setattr(
        file_dialogs.QFileDialog, "getSaveFileName", lambda *_: (str(names.pop(0)) if names else "", "")
    )
    return names


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The questions whether a file is to be replaced, each answered by no."""
    titles: list[str] = []
    monkeypatch.setattr(file_dialogs.Ask, "question", lambda _parent, title, *_: titles.append(title) or "no")
    return titles


@pytest.fixture
def parent(dressed: QApplication, qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def ask(parent: QWidget) -> Path | None:
    return ask_where_to_save(parent, "另存", "本月小结", ".xlsx", "xlsx")


@pytest.mark.parametrize(
    ("name", "saved"),
    [("小结2026.10", "小结2026.10.xlsx"), ("小结2026.11", "小结2026.11.xlsx"), ("a", "a.xlsx"), ("b.XLSX", "b.XLSX")],
)
def test_the_name_is_as_it_was_typed(
    parent: QWidget, typed: list[Path], asked: list[str], tmp_path: Path, name: str, saved: str
) -> None:
    typed.append(tmp_path / name)
    assert ask(parent) == tmp_path / saved
    assert asked == []


def test_a_completed_name_replaces_nothing_unasked(
    parent: QWidget, typed: list[Path], asked: list[str], tmp_path: Path
) -> None:
    (tmp_path / "苏木2026.xlsx").write_text("another's")
    typed += [tmp_path / "苏木2026", tmp_path / "苏木2026-2"]
    assert ask(parent) == tmp_path / "苏木2026-2.xlsx"
    assert asked == ["替换 苏木2026.xlsx？"]


def test_what_the_system_s_dialog_asked_is_not_asked_again(
    parent: QWidget, typed: list[Path], asked: list[str], tmp_path: Path
) -> None:
    (tmp_path / "苏木2026.xlsx").write_text("hers")
    typed.append(tmp_path / "苏木2026.xlsx")
    assert ask(parent) == tmp_path / "苏木2026.xlsx" and asked == []


def test_thinking_better_of_it(parent: QWidget, typed: list[Path], asked: list[str]) -> None:
    assert ask(parent) is None


def test_a_folder_that_is_not_there_is_told_and_a_file_is_replaced_whole(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="file_unwritable"):
        save_bytes(b"new", tmp_path / "none" / "a.pdf")
    (tmp_path / "a.pdf").write_bytes(b"old")
    save_bytes(b"new", tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"new" and len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ('a/b:c*"d', "a b c d.pdf"),
        ("", "paper.pdf"),
        ("团圆饭 ", "团圆饭.pdf"),
        ("con", "con_.pdf"),
        ("COM1.2026", "COM1_.2026.pdf"),
        ("conference", "conference.pdf"),
        ("a\u202eb\ufeff", "ab.pdf"),
        ("\n两行\r\n标题\n", "两行 标题.pdf"),
        ("小结2026.10", "小结2026.10.pdf"),
    ],
)
def test_a_name_becomes_a_file_name_on_every_system(name: str, file: str) -> None:
    assert file_name(name, ".pdf", "paper") == file


@given(st.text(max_size=400))
def test_any_name_can_be_a_file_s(name: str) -> None:
    made = file_name(name, ".xlsx", "paper")
    assert made.endswith(".xlsx") and len(made) > 5 and len(made.encode()) <= 200
    assert not set(made) & set('\\/:*?"<>|\0\n\r\t') and made[0] not in " ." and file_name(made, "") == made


def test_a_free_name_has_a_number(tmp_path: Path) -> None:
    path = tmp_path / "备份 2026.10.sumubak"
    assert free(path) == path
    path.touch()
    assert free(path) == tmp_path / "备份 2026.10-2.sumubak"
    free(path).touch()
    assert free(path) == tmp_path / "备份 2026.10-3.sumubak"


def test_an_ending_is_added_once() -> None:
    assert with_ending(Path("a/小结2026.10"), ".xlsx") == Path("a/小结2026.10.xlsx")
    assert with_ending(Path("a/b.XLSX"), ".xlsx") == Path("a/b.XLSX")


def test_two_months_are_two_files(dressed: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    desk = open_desk(tmp_path / "desk")
    context, window = context_of(desk)
    page = MonthPage(context)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page.settled)
    for month in ("小结2026.10", "小结2026.11"):
        page.save_to(tmp_path / month)
    page.save_to(tmp_path / "none" / "a")
    desk.close()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "小结2026.10.xlsx", "小结2026.11.xlsx"]
    assert [text for text, _ in window.notify.toasts] == ["已存为 小结2026.10.xlsx", "已存为 小结2026.11.xlsx"]
    assert window.notify.banners == ["file_unwritable"]


@pytest.mark.parametrize("room", [-1, 10], ids=["none", "for a part"])
def test_a_full_disk_is_told_as_such_and_what_stood_there_stays(
    room: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As Qt answered on a tmpfs of 64 kB: a part is written without an error, a large file not at all."""

    class Full(QSaveFile):
        def write(self, *_body: Any) -> int:
            return room

        def error(self) -> QFileDevice.FileError:
            return QFileDevice.FileError.ResourceError if room < 0 else super().error()

    (tmp_path / "名册.xlsx").write_bytes(b"hers")
    monkeypatch.setattr(file_dialogs, "QSaveFile", Full)
    with pytest.raises(KnownError, match="file_no_room"):
        save_bytes(b"x" * 100, tmp_path / "名册.xlsx")
    assert (tmp_path / "名册.xlsx").read_bytes() == b"hers" and len(list(tmp_path.iterdir())) == 1

"""A start that cannot be: a window says why, and goes on from there once it can."""

from __future__ import annotations

import contextlib
import errno
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from filelock import FileLock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.errors import KnownError
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.store.database import open_database
from desktop.ui.single_instance import LOCK, Instance
from desktop.ui.welcome.trouble import Trouble
from desktop.ui.welcome.window import Welcome

Start = Callable[[Path], tuple[Program, Instance]]


@pytest.fixture
def start(qapp: QApplication) -> Iterator[Start]:
    """Starts the program on a folder, as ``main`` does."""
    made: list[tuple[Program, Instance]] = []

    def begin(root: Path) -> tuple[Program, Instance]:
        program, instance = Program(qapp, root, Settings.load(root)), Instance(root, qapp)
        made.append((program, instance))
        assert program.enter(instance)
        return program, instance

    yield begin
    for program, instance in made:
        program.end()
        instance.release()
        for window in (program.window, program.front):
            if window is not None:
                window.blockSignals(True)
                window.close()
                window.deleteLater()
        program.deleteLater()


def refusing(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The lock's file cannot be opened."""

    def acquire(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(FileLock, "acquire", acquire)


def told(program: Program) -> Trouble:
    trouble = program.front
    assert isinstance(trouble, Trouble) and trouble.isVisible()
    return trouble


def test_data_that_names_a_file_is_told_and_nothing_is_changed(start: Start, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("hers")
    program, _ = start(file)
    assert "有个文件" in told(program).words.text() and str(file) in told(program).place.text()
    assert file.read_text() == "hers" and os.listdir(tmp_path) == ["a file"]


def test_data_within_a_file_is_told(start: Start, tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    program, _ = start(tmp_path / "a file" / "within")
    assert "有个文件" in told(program).words.text()


def test_records_that_are_a_file_are_told(start: Start, tmp_path: Path) -> None:
    (tmp_path / "township").touch()
    program, _ = start(tmp_path)
    assert "有个文件" in told(program).words.text()


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "不能写入"),
        (errno.EROFS, "不能写入"),
        (errno.ENOSPC, "磁盘已满"),
        (errno.EIO, "打不开"),
        (errno.ENOLCK, "打不开"),
    ],
)
def test_a_folder_that_cannot_be_worked_in_is_told_and_tried_again(
    start: Start, tmp_path: Path, qtbot: QtBot, number: int, words: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        refusing(patch, number)
        program, _ = start(tmp_path)
        trouble = told(program)
        assert words in trouble.words.text() and trouble.choose.isHidden()
        trouble.try_again.click()
        assert words in told(program).words.text()
    told(program).try_again.click()
    assert isinstance(program.front, Welcome)


def test_a_share_without_locks_is_told(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def acquire(*_: object, **__: object) -> None:
        raise NotImplementedError("FileSystem does not appear to support flock")

    monkeypatch.setattr(FileLock, "acquire", acquire)
    program, _ = start(tmp_path)
    assert "打不开" in told(program).words.text()


def test_a_lock_file_of_another_user_is_told(start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / LOCK).touch()
    refusing(monkeypatch, errno.EACCES)
    monkeypatch.setattr(os, "getuid", lambda: (tmp_path / LOCK).stat().st_uid + 1)
    program, _ = start(tmp_path)
    assert "另一个用户" in told(program).words.text()


def test_a_lock_that_is_no_file_is_told(start: Start, tmp_path: Path) -> None:
    (tmp_path / LOCK).mkdir()
    program, _ = start(tmp_path)
    assert "打不开" in told(program).words.text()


def test_a_folder_without_the_right_to_write_is_told(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, _mode: Path(path) != tmp_path / "township")
    (tmp_path / "township").mkdir()
    program, _ = start(tmp_path)
    assert "不能写入" in told(program).words.text()


def test_the_program_that_works_there_already_is_raised_from_the_window_that_said_why(
    start: Start, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        refusing(patch, errno.EACCES)
        program, _ = start(tmp_path)
    other = Instance(tmp_path, qapp)
    raised: list[bool] = []
    assert other.take(lambda _things: raised.append(True))
    qtbot.waitUntil(lambda: other.listening)
    with pytest.MonkeyPatch.context() as patch:
        ended: list[bool] = []
        patch.setattr(program.app, "quit", lambda: ended.append(True))
        told(program).try_again.click()
        qtbot.waitUntil(lambda: bool(raised))
    assert ended == [True]
    other.release()


def test_a_date_that_was_set_back_is_said_and_one_copy_is_made(start: Start, tmp_path: Path, qtbot: QtBot) -> None:
    with contextlib.closing(Desk.open(tmp_path / "township", lambda: datetime(2135, 1, 1, 9, 0))) as desk:
        start_township(desk, "152221201")
        desk.records.add_user("王兰")
        desk.backups.back_up_now()
        desk.people.quick_add("其木格")
    program, _ = start(tmp_path)
    assert program.window is not None and program.desk is not None
    backups = program.desk.backups
    program._on_minute()
    assert "2135年1月1日" in program.window.notify.banner_.text() and not program.window.notify.banner_.isHidden()
    qtbot.waitUntil(lambda: len(backups.list()) == 2)
    qtbot.waitUntil(lambda: backups.ahead() is None)
    assert backups.back_up_if_due() is None


def test_settings_that_another_user_wrote_are_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"language": "en"}')

    def forbidden(*_: object, **__: object) -> str:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    monkeypatch.setattr(Path, "read_text", forbidden)
    assert Settings.load(tmp_path).language == "zh_CN"
    assert os.listdir(tmp_path) == ["settings.json"]


def test_a_folder_that_cannot_be_made_is_no_bug(tmp_path: Path) -> None:
    (tmp_path / "a file").touch()
    with pytest.raises(KnownError, match="database_unreadable"):
        open_database(tmp_path / "a file" / "township.db")


def test_what_stands_first_loads_no_page_of_records() -> None:
    """Today is imported before the first paint; lists, forms, registers and reports come after it (``ui.warming``)."""
    code = "import sys, desktop.ui.today.page; print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "desktop.ui.today.work_card" in loaded
    late = {"desktop.ui.plain_page", "desktop.ui.form", "desktop.documents.register", "desktop.services.figures"}
    assert not late & loaded

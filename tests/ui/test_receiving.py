"""A file that somebody opens goes to the page that reads it; a second start hands it to the first."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.given import MOST_BYTES, Given, given
from desktop.services.backups import Backups
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.settings import Settings
from desktop.sync.connection import Connection
from desktop.sync.joined import join
from desktop.ui.main_window import MainWindow
from desktop.ui.settings_page.page import SettingsPage
from desktop.ui.single_instance import Instance
from desktop.ui.sync_page.page import SyncPage
from desktop.ui.sync_page.stick import StickCard
from desktop.ui.welcome.window import Welcome
from desktop.ui.widgets import Ask
from tests.ui.locked import Ring, make_lock

CODE = "152221201"
LINE = "sumu://192.168.1.7:8443/#152221201.ABCDEFGHJKMN." + "a" * 43


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path) -> Iterator[Program]:
    settings = Settings.load(tmp_path / "root")
    settings.language = "en"
    made = Program(qapp, tmp_path / "root", settings, keyring=Ring())
    yield made
    made.end()
    for window in (made.window, made.front):
        if window is not None:
            window.blockSignals(True)
            window.close()
            window.deleteLater()
    made.deleteLater()


@pytest.fixture
def township(program: Program) -> None:
    program.settings.township = CODE
    desk = Desk.open(program.folder)
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    desk.close()


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def invitation(folder: Path) -> Path:
    path = folder / "邀请.sumuinv"
    path.write_text(f"请把这一行交给苏木：\n{LINE}\n", encoding="utf-8")
    return path


def joined(program: Program) -> None:
    assert program.desk is not None
    join(program.desk.journal, Connection("http://127.0.0.1:1", CODE, "王兰", "chair", b"d" * 16, "s" * 20))


def test_an_invitation_stands_on_the_sync_page_and_waits_for_her(
    program: Program, township: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr("desktop.ui.joining.Joining.join", lambda _self, text: asked.append(text))
    program.start()
    program.to_front([given(str(invitation(tmp_path)))])
    page = window_of(program).current()
    assert isinstance(page, SyncPage)
    assert page.join_card.line.text().lower() == LINE.lower()
    assert asked == []
    page.join_card.join_button.click()
    assert len(asked) == 1


def test_a_link_is_no_word_to_join(program: Program, township: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.ui.joining.Joining.join", lambda *_: pytest.fail("joined without her word"))
    program.start()
    program.to_front([given(LINE)])
    page = window_of(program).current()
    assert isinstance(page, SyncPage) and page.join_card.line.text() == LINE


def test_a_joined_laptop_says_so(program: Program, township: None, tmp_path: Path) -> None:
    program.start()
    joined(program)
    program.to_front([given(str(invitation(tmp_path)))])
    assert "has joined its server already" in window_of(program).toast.text()


def test_changes_are_read_on_the_sync_page(
    program: Program, township: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[list[Path]] = []
    monkeypatch.setattr(StickCard, "read", lambda _self, paths: read.append(paths))
    program.start()
    joined(program)
    program.to_front([given(str(tmp_path / "a.sumu")), given(str(tmp_path / "b.sumu"))])
    assert window_of(program).current_key() == "sync"
    assert read == [[tmp_path / "a.sumu", tmp_path / "b.sumu"]]


def test_changes_before_joining_say_what_is_needed(program: Program, township: None, tmp_path: Path) -> None:
    program.start()
    program.to_front([given(str(tmp_path / "a.sumu"))])
    assert window_of(program).current_key() == "sync"
    assert "joined the township's server" in window_of(program).toast.text()


def test_a_file_of_another_program_is_named(program: Program, township: None, tmp_path: Path) -> None:
    program.start()
    program.to_front([given(str(tmp_path / "菜单.docx"))])
    assert window_of(program).toast.text().endswith("菜单.docx")


def backup(program: Program, folder: Path) -> Path:
    with_desk = Desk.open(program.folder)
    path = Backups(with_desk).to_stick(folder)
    with_desk.close()
    assert path is not None
    return path


def test_a_backup_is_asked_about(
    program: Program, township: None, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def question(_parent: object, _title: str, words: str, _answers: object) -> str:
        asked.append(words)
        return "no"

    path = backup(program, tmp_path)
    monkeypatch.setattr(Ask, "question", question)
    program.start()
    program.to_front([given(str(path))])
    page = window_of(program).current()
    assert isinstance(page, SettingsPage)
    if not asked:
        # It is being read: another one is told to wait.
        assert not page.settled
        program.to_front([given(str(path))])
        assert path.name in window_of(program).toast.text()
    qtbot.waitUntil(lambda: len(asked) == 1)
    assert "0 women" in asked[0]


def test_a_first_run_takes_an_invitation_and_a_backup(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome)
    program.to_front([given(str(tmp_path / "a.sumu"))])
    assert "a.sumu" in welcome.choices.error.text()
    program.to_front([given(str(tmp_path / "not there.sumuinv"))])
    assert welcome.choices.error.text() == "This file cannot be read."
    program.to_front([given(str(invitation(tmp_path)))])
    assert welcome.steps.currentWidget() is welcome.invitation and welcome.line.text().lower() == LINE.lower()
    elsewhere = Program(program.app, tmp_path / "other", Settings(township=CODE))
    desk = Desk.open(elsewhere.folder)
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    desk.close()
    path = backup(elsewhere, tmp_path)
    elsewhere.deleteLater()
    program.to_front([given(str(path))])
    make_lock(welcome.lock_steps, qtbot)
    qtbot.waitUntil(lambda: program.window is not None, timeout=30_000)
    assert program.desk is not None and program.desk.key is not None, "a plain backup is encrypted as it comes"


def test_what_is_opened_while_she_writes_her_name_waits(program: Program, tmp_path: Path, qtbot: QtBot) -> None:
    program.settings.township = CODE
    desk = Desk.open(program.folder)
    start_township(desk, CODE)
    desk.close()
    program.start()
    welcome = program.front
    assert isinstance(welcome, Welcome) and welcome.steps.currentWidget() is welcome.who
    program.to_front([given(str(invitation(tmp_path)))])
    assert welcome.steps.currentWidget() is welcome.who
    welcome.name.setText("王兰")
    welcome.finish()
    qtbot.waitUntil(lambda: program.window is not None and program.window.current_key() == "sync")


def test_under_the_cover_it_waits(program: Program, township: None, tmp_path: Path) -> None:
    program.start()
    window = window_of(program)
    window.toggle_cover()
    program.to_front([given(str(invitation(tmp_path)))])
    assert window.cover.isVisible() and window.current_key() == "today"
    window.toggle_cover()
    assert window.current_key() == "sync"


def test_a_file_given_at_the_start_is_opened(program: Program, township: None, tmp_path: Path, qtbot: QtBot) -> None:
    instance = Instance(program.root)
    assert program.enter(instance, things=[given(str(invitation(tmp_path)))])
    qtbot.waitUntil(lambda: window_of(program).current_key() == "sync")
    instance.release()


def started(tmp_path: Path) -> tuple[Instance, list[list[Given]]]:
    heard: list[list[Given]] = []
    first = Instance(tmp_path)
    assert first.take(heard.append)
    return first, heard


def test_a_second_start_hands_over_what_was_opened(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first, heard = started(tmp_path)
    things = [given("/盘/苏木_1.sumu"), given("/盘/苏木_2.sumu")]
    qtbot.waitUntil(lambda: first.listening)
    assert not Instance(tmp_path).take(lambda _things: None, things)
    qtbot.waitUntil(lambda: things in heard)
    assert heard[0] == []  # the window came to the front before all was read
    first.release()


def test_too_long_a_message_is_not_heard(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first, heard = started(tmp_path)
    qtbot.waitUntil(lambda: first.listening)
    socket: Any = QLocalSocket()
    if sys.platform == "linux":  # no file then
        socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
    socket.connectToServer(first._name)
    qtbot.waitUntil(lambda: bool(heard))
    socket.write(b'["' + b"x" * (2 * MOST_BYTES) + b'"]')
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    later: list[bool] = []
    QTimer.singleShot(0, lambda: later.append(True))
    qtbot.waitUntil(lambda: bool(later))
    assert heard[0] == [] and not any(heard)
    first.release()


def test_what_is_opened_before_the_first_listens_arrives(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first, heard = started(tmp_path)
    things = [given("/盘/苏木_1.sumu")]
    assert not first.listening
    assert not Instance(tmp_path).take(lambda _things: None, things)
    qtbot.waitUntil(lambda: things in heard)
    first.release()

"""更新 on the settings page: looked at, told, made ready on her word; what is wrong is said and changes nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.given import given
from desktop.services.desk import Desk
from desktop.services.starting import start_township
from desktop.services.updates import Updates
from desktop.settings import Settings
from desktop.sync.enrolment import Enrolment
from desktop.sync.membership import join_server
from desktop.ui.program_words import say_updated
from desktop.ui.settings_page import update as update_module
from desktop.ui.settings_page.page import SettingsPage
from desktop.ui.settings_page.update import UpdateCard
from desktop.ui.widgets import Ask
from desktop.update_file import Here, write_update
from protocol.signing import public_of
from protocol.update_label import Label
from tests.sync.conftest import free_port, run_server, running

CODE = "152221201"
SEED, STRANGER = bytes(range(32)), bytes(range(1, 33))  # fixed: parameters of tests are named by them
INSTALLER = b"installer" * 1000


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """Started, on a township; packaged, on a Debian 11, knowing one maker."""
    packaged = tmp_path / "opt"
    packaged.mkdir()
    (packaged / "sumu").write_text("of today")

    def updates_of(context: object) -> Updates:
        at = Here(update_module.__version__, "linux-amd64", "2.31")
        return Updates(context.desk, at, [public_of(SEED)], packaged)  # type: ignore[attr-defined]

    monkeypatch.setattr(update_module, "updates_of", updates_of)
    settings = Settings.load(tmp_path / "root")
    settings.language, settings.township = "zh_CN", CODE
    made = Program(qapp, tmp_path / "root", settings)
    desk = Desk.open(made.folder)
    start_township(desk, CODE)
    desk.records.add_user("王兰")
    desk.close()
    made.start()
    yield made
    made.end()
    assert made.window is not None
    made.window.blockSignals(True)
    made.window.close()
    made.window.deleteLater()
    made.deleteLater()


def update(folder: Path, seed: bytes = SEED, **changed: object) -> Path:
    said: dict[str, object] = {
        "format": 1,
        "version": "9.0.0",
        "system": "linux-amd64",
        "needs": "2.28",
        "name": "sumu-home_9.0.0_amd64.deb",
        "size": len(INSTALLER),
        "sha256": hashlib.sha256(INSTALLER).hexdigest(),
        "made_on": "2026-12-24",
        "told": {"zh_CN": "签到表更快。\n名册可以按嘎查打印。"},
    }
    path = folder / "苏木之家-9.0.0-linux-amd64.sumuup"
    write_update(path, Label(**(said | changed)), INSTALLER, seed)  # type: ignore[arg-type]
    return path


def card(program: Program) -> UpdateCard:
    assert program.window is not None
    program.window.go("settings")
    page = program.window.current()
    assert isinstance(page, SettingsPage)
    return page.updates


def answer(monkeypatch: pytest.MonkeyPatch, given_answer: str) -> list[str]:
    asked: list[str] = []

    def question(_parent: object, title: str, words: str, _answers: object) -> str:
        asked.append(f"{title}\n{words}")
        return given_answer

    monkeypatch.setattr(Ask, "question", question)
    return asked


def test_an_update_that_is_opened_is_told_and_made_ready(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, opened, ended = answer(monkeypatch, "yes"), list[Path](), list[bool]()
    monkeypatch.setattr(UpdateCard, "start_installer", staticmethod(lambda path: opened.append(path) or True))
    monkeypatch.setattr(program, "close_window", lambda: ended.append(True))
    shown = card(program)
    program.to_front([given(str(update(tmp_path)))])
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert "更新到 9.0.0 版" in asked[0] and "名册可以按嘎查打印" in asked[0] and "管理员密码" in asked[0]
    [installer] = opened
    assert installer.read_bytes() == INSTALLER
    assert (tmp_path / "root" / "updates" / f"program-{update_module.__version__}" / "sumu").read_text() == "of today"
    assert program.desk is not None
    assert [kept.reason for kept in program.desk.backups.list()] == ["migration"]
    shown.refresh()
    assert "没有完成" in shown.told.text()


def test_an_update_from_the_server_is_fetched_and_then_told_as_one_from_a_stick(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, opened = answer(monkeypatch, "yes"), list[Path]()
    monkeypatch.setattr(UpdateCard, "start_installer", staticmethod(lambda path: opened.append(path) or True))
    monkeypatch.setattr(program, "close_window", lambda: None)
    shown = card(program)
    assert not shown.server_button.isVisible()  # nobody to ask
    data, port = tmp_path / "server", free_port()
    run_server("init", "--data", str(data), "--host", "127.0.0.1", "--port", str(port), "--plain")
    with running(data, port) as server:
        assert program.desk is not None
        join_server(program.desk, Enrolment(server.invite(CODE)).run())
        shown.refresh()
        qtbot.mouseClick(shown.server_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "没有比这一版更新的" in shown.told.text(), timeout=20_000)
        run_server("updates", "--data", str(data), str(update(tmp_path)))
        qtbot.mouseClick(shown.server_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: bool(opened), timeout=20_000)
    assert [told.partition("\n")[0] for told in asked] == ["从服务器下载 9.0.0 版？", "更新到 9.0.0 版？"]
    assert opened[0].read_bytes() == INSTALLER


def test_not_now_changes_nothing(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, "no")
    card(program).open(update(tmp_path))
    qtbot.waitUntil(lambda: bool(asked))
    assert not (tmp_path / "root" / "updates").exists()


@pytest.mark.parametrize(
    ("changed", "seed", "words"),
    [
        ({}, STRANGER, "不是本程序制作者签名"),
        ({"system": "windows-amd64"}, SEED, "别的系统（windows-amd64）"),
        ({"needs": "2.36"}, SEED, "需要 2.36，这里是 2.31"),
        ({"version": "0.0.1"}, SEED, "旧程序读不了"),
    ],
)
def test_a_wrong_update_is_told_in_words(
    program: Program, tmp_path: Path, qtbot: QtBot, changed: dict[str, object], seed: bytes, words: str
) -> None:
    shown = card(program)
    shown.open(update(tmp_path, seed, **changed))
    qtbot.waitUntil(lambda: shown.error.isVisible())
    assert words in shown.error.text() and "什么都没有改动" in shown.error.text()


def test_a_system_without_an_installer_gets_the_command(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "yes")
    monkeypatch.setattr(UpdateCard, "start_installer", staticmethod(lambda _path: False))
    shown = card(program)
    shown.open(update(tmp_path))
    qtbot.waitUntil(lambda: "sudo dpkg -i" in shown.told.text(), timeout=20_000)


def test_what_was_carried_out_is_told_once_with_the_way_back(
    program: Program, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "yes")
    monkeypatch.setattr(UpdateCard, "start_installer", staticmethod(lambda _path: False))
    shown = card(program)
    shown.open(update(tmp_path))
    qtbot.waitUntil(lambda: "sudo dpkg -i" in shown.told.text(), timeout=20_000)
    monkeypatch.setattr(update_module, "__version__", "9.0.0")
    assert program.desk is not None and program.window is not None
    say_updated(program.desk, program.window)
    told = program.window.banner.text()
    assert "更新到 9.0.0 版" in told and "退回去" in told and str(tmp_path / "root" / "updates") in told
    program.window.banner.clear()
    say_updated(program.desk, program.window)
    assert not program.window.banner.isVisible()

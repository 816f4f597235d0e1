"""Which input method Qt is told to talk to; and a real one, where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.services.desk import Desk
from desktop.ui import input_method
from desktop.ui.people.page import PeoplePage
from tests.ui.deskside import context_of, open_desk
from tests.ui.parts import compose


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody answers as ibus does: ibus, or fcitx 5."""
    monkeypatch.setattr(input_method, "ibus_answers", lambda _environ: True)


@pytest.mark.parametrize(
    "given",
    [
        {"QT_IM_MODULE": "fcitx"},
        {"QT_IM_MODULES": "wayland;fcitx", "QT_IM_MODULE": "fcitx"},
        {"QT_IM_MODULE": "fcitx5"},
        {"XMODIFIERS": "@im=fcitx"},
    ],
)
def test_fcitx_is_reached_by_ibus_where_it_answers(answers: None, given: dict[str, str]) -> None:
    environ = dict(given)
    assert input_method.choose(environ) == ""
    assert environ["QT_IM_MODULE"] == "ibus" and "QT_IM_MODULES" not in environ


@pytest.mark.parametrize("given", [{"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "compose"}, {"XMODIFIERS": ""}, {}])
def test_what_qt_can_do_itself_is_left_as_it_is(answers: None, given: dict[str, str]) -> None:
    environ = dict(given)
    assert input_method.choose(environ) == "" and environ == given


def test_where_nobody_answers_it_is_said(tmp_path: Path) -> None:
    environ = {"QT_IM_MODULE": "fcitx", "HOME": str(tmp_path), "DISPLAY": ":77"}
    assert input_method.choose(environ) == "fcitx"
    assert environ["QT_IM_MODULE"] == "fcitx"
    told = tmp_path / ".config" / "ibus" / "bus" / "0123-unix-77"
    told.parent.mkdir(parents=True)
    told.write_text("IBUS_ADDRESS=unix:path=/nowhere\nIBUS_DAEMON_PID=1\n")
    assert input_method.choose(environ) == "fcitx", "the file of an input method that ended"
    told.write_bytes(b"\xff" * 100_000)
    assert input_method.choose(environ) == "fcitx"


# --- with a real bus --------------------------------------------------------------------------------------------------


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """A bus of its own, at which nobody is; gives its address."""
    daemon = shutil.which("dbus-daemon")
    assert daemon is not None, "dbus is missing, which make setup installs"
    with subprocess.Popen(
        [daemon, "--session", f"--address=unix:path={tmp_path}/bus", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.terminate()


#: Takes ibus's name at a bus and says so, then waits for its end.
_IBUS = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection
app = QCoreApplication([])
bus = QDBusConnection.connectToBus(sys.argv[1], "there")
print(bus.registerService("org.freedesktop.IBus"), flush=True)
sys.stdin.read()
"""


def test_who_has_ibuss_name_at_its_bus_answers(bus: str, tmp_path: Path) -> None:
    environ = {"IBUS_ADDRESS": bus}
    assert not input_method.ibus_answers(environ)
    with subprocess.Popen(
        [sys.executable, "-c", _IBUS, bus], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
    ) as ibus:
        assert ibus.stdout is not None
        assert ibus.stdout.readline().strip() == "True"
        assert input_method.ibus_answers(environ)


# --- on a page --------------------------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = open_desk(tmp_path)
    yield made
    made.close()


def test_initials_are_found_while_an_input_method_makes_words_of_them(
    qtbot: QtBot, dressed: object, desk: Desk
) -> None:
    for name in ("其木格", "李梅"):
        desk.people.quick_add(name)
    context, _ = context_of(desk)
    page = PeoplePage(context)
    qtbot.addWidget(page)
    search = page.header.search
    assert search is not None
    compose(search, preedit="去美国")
    qtbot.waitUntil(lambda: page.table.count() == 1)
    compose(search, preedit="其木格")
    qtbot.waitUntil(lambda: page.search_text == "其木格" and page.table.count() == 1)
    compose(search, commit="去美国")
    qtbot.waitUntil(lambda: page.table.count() == 0)


def test_done_waits_where_no_characters_were_chosen(qtbot: QtBot, dressed: object, desk: Desk) -> None:
    context, _ = context_of(desk)
    page = PeoplePage(context)
    qtbot.addWidget(page)
    page.show()
    page.new_record()
    assert page.view is not None
    view = page.view
    line = view.form.editor("name_zh").line  # type: ignore[attr-defined]
    with qtbot.waitActive(page):
        page.activateWindow()
    line.setFocus()
    compose(line, commit="乌云")
    compose(line, preedit="gao wa")
    line.clearFocus()
    assert not view.draft.finish()
    assert "乌云gaowa" not in [row.name for row in page.page(desk.people.ids()) if row]
    assert view.form.error_text("name_zh")
    assert view.draft.finish(), "once more: the letters are meant"

"""The system locks its screen: told on a real bus as desktops tell it, and by Windows' message as it lies in memory."""

from __future__ import annotations

import ctypes
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.locking.system_lock import _escaped, _Message, _SessionFilter

#: Locks nothing, told by the same interfaces; then locks. The program watches both buses at one address.
_PROGRAM = """
import sys
from PySide6.QtCore import QCoreApplication, QTimer
from desktop.ui.locking.system_lock import SystemLock
app = QCoreApplication([])
lock = SystemLock(app)
lock.locked.connect(lambda: print("locked", flush=True))
print("ready", flush=True)
QTimer.singleShot(20000, app.quit)
app.exec()
"""
_TELLER = """
import sys
from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBusConnection, QDBusMessage
app = QCoreApplication([])
bus = QDBusConnection.connectToBus(sys.argv[1], "teller")
for line in sys.stdin:
    service, path, interface, name, *active = line.split()
    assert bus.registerService(service)
    message = QDBusMessage.createSignal(path, interface, name)
    message.setArguments([word == "True" for word in active])
    assert bus.send(message)
    print("sent", flush=True)
"""
_GNOME = "org.gnome.ScreenSaver /org/gnome/ScreenSaver org.gnome.ScreenSaver ActiveChanged"
_LOGIN = "org.freedesktop.login1 /org/freedesktop/login1/session/{session} org.freedesktop.login1.Session Lock"


@pytest.fixture
def bus(tmp_path: Path) -> Iterator[str]:
    """The address of a bus of its own."""
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


def test_a_screen_that_locks_is_heard_and_one_that_opens_is_not(bus: str) -> None:
    at = {"DBUS_SESSION_BUS_ADDRESS": bus, "DBUS_SYSTEM_BUS_ADDRESS": bus, "XDG_SESSION_ID": "2"}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    root = Path(__file__).resolve().parents[2]
    with (
        subprocess.Popen([sys.executable, "-c", _PROGRAM], env=at, cwd=root, **pipes) as program,
        subprocess.Popen([sys.executable, "-c", _TELLER, bus], env=at, cwd=root, **pipes) as teller,
    ):
        assert program.stdout is not None and teller.stdin is not None and teller.stdout is not None
        assert program.stdout.readline() == "ready\n"
        for line in (
            f"{_GNOME} False",
            _LOGIN.format(session="_33"),  # somebody else's session
            f"{_GNOME} True",
            _LOGIN.format(session="_32"),
        ):
            teller.stdin.write(f"{line}\n")
            teller.stdin.flush()
            assert teller.stdout.readline() == "sent\n"
        assert [program.stdout.readline() for _ in range(2)] == ["locked\n", "locked\n"]
        program.terminate()
        teller.terminate()
        assert "locked" not in program.stdout.read(), "neither an opening nor another session locks"


def test_the_name_of_a_session_is_written_as_login1_writes_it() -> None:
    assert [_escaped(name) for name in ("2", "c1", "a-b")] == ["_32", "c1", "a_2db"]


def test_windows_tells_of_its_lock_by_a_message(qapp: QApplication, qtbot: QtBot) -> None:
    told: list[str] = []
    watching = _SessionFilter(lambda: told.append("locked"))
    for message, parameter in ((0x02B1, 0x8), (0x0100, 0x7), (0x02B1, 0x7)):
        given = _Message(None, message, parameter)
        assert watching.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(given)) == (False, 0)
    assert told == ["locked"]
    watching.nativeEventFilter(b"xcb_generic_event_t", 0)
    assert told == ["locked"]

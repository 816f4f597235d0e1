"""The laptops of a story: real programs with their windows, at the size the program is made for."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from demo.hands import until
from demo.place import Server
from desktop.app import Program
from desktop.services.desk import Desk
from desktop.services.system_keyring import Keyring
from desktop.settings import Settings
from desktop.ui.main_window import MainWindow
from tests.sync.conftest import run_server

CODE = "152221201"


class StoryServer(Server):
    """The demo's server; what it is told besides serving, it is told in this process."""

    def command(self, word: str, *options: str) -> str:
        return run_server(word, "--data", str(self.folder), *options)


class Laptops:
    """The programs of a story; all end with it."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._programs: list[Program] = []

    def start(self, root: Path) -> Program:
        """The program on a township's folder."""
        program = self.first_run(root)
        fit(program)
        return program

    def first_run(self, root: Path, keyring: Keyring | None = None) -> Program:
        """The program on a folder of which it knows nothing, or what is there; by another keyring than the system's."""
        root.mkdir(exist_ok=True)
        settings = Settings.load(root)
        settings.township, settings.sync_automatically, settings.cover_after = CODE, False, 0
        program = Program(self._app, root, settings, keyring=keyring)
        self._programs.append(program)
        program.start()
        return program

    def break_down(self, program: Program) -> None:
        """The laptop is no more."""
        self._programs.remove(program)
        _end(program)
        program.settings.save()  # what a thread is still writing of them would lie in the folder that goes

    def end(self) -> None:
        """All of them."""
        while self._programs:
            _end(self._programs.pop())


def _end(program: Program) -> None:
    program.end()
    for window in (program.window, program.front):
        if window is not None:
            window.blockSignals(True)  # its closing is not the program's
            window.close()
            window.deleteLater()


def fit(program: Program) -> None:
    """The window at its size, whatever the screen."""
    window = window_of(program)
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(1366, 768)


def window_of(program: Program) -> MainWindow:
    assert program.window is not None
    return program.window


def desk_of(program: Program) -> Desk:
    assert program.desk is not None
    return program.desk


def sync(program: Program) -> None:
    through: list[bool] = []
    program.worker.state_changed.connect(lambda state: through.append(state.phase == "idle" and not state.error))
    program.worker.sync_now()
    until(lambda: True in through, "an exchange")

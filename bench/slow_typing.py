"""The program on a disk where each sync takes a second more: ``python -m bench.slow_typing FOLDER``, with the shim of
``tests/faults`` preloaded and ``DISK_SYNC_MS`` set.

A woman's name is typed, a letter each 60 ms, then 完成. Prints lines of JSON as things happen: ``typing``; ``told``
(what the form says, with what is typed then); ``status`` (the status line); ``saved``; then
``blocks``, the longest time (s) in which the window did nothing, while she typed and while it saved.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop import app as wiring
from desktop.__main__ import before_qt
from desktop.ui.main_window import MainWindow
from desktop.ui.people.page import PeoplePage

NAME = "alatengqiqige"
#: Between two letters (ms); how often the window is asked whether it lives.
LETTER_MS, BEAT_MS = 60, 2
#: No hand finds the first field sooner after the window stands (ms); she is done so long after her draft was kept.
FIRST_MS, LOOK_MS = 1000, 500


def say(**what: Any) -> None:
    """One line, at once."""
    print(json.dumps(what, ensure_ascii=False), flush=True)


class Typist(QObject):
    """Types into the first field of a new woman."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._left = list(NAME)
        self._kept = False
        self._blocks: dict[str, float] = {"typing": 0.0, "saving": 0.0}
        self._doing = "typing"
        self._last = perf_counter()
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._letter = QTimer(self)
        self._letter.setInterval(LETTER_MS)
        self._letter.timeout.connect(self._type)
        window.go("people", new=True)
        page = window.page("people")
        assert isinstance(page, PeoplePage) and page.view is not None
        page.view.draft.told.connect(self._on_told)
        page.view.draft.written.connect(lambda _id, _new: self._on_written())
        field = page.view.form.editor("name_zh")
        line = field if isinstance(field, QLineEdit) else field.findChild(QLineEdit)
        assert line is not None
        self._field = line
        line.setFocus()
        self._heard = ""
        say(typing=True)
        self._type()
        self._last = perf_counter()
        self._beat.start()
        self._letter.start()

    def _on_beat(self) -> None:
        now = perf_counter()
        self._blocks[self._doing] = max(self._blocks[self._doing], now - self._last - BEAT_MS / 1000)
        self._last = now
        words = self._window.status.text()
        if words != self._heard:
            self._heard = words
            say(status=words)

    def _type(self) -> None:
        if self._left:
            # Into the window, as the screen's keys come: what else the window does then waits for her.
            QTest.keyClick(self._window.windowHandle(), self._left.pop(0))
            return
        if self._kept:
            self._letter.stop()
            QTimer.singleShot(LOOK_MS, self, self._done)

    def _done(self) -> None:
        self._doing = "saving"
        QTest.keyClick(self._field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def _on_told(self, words: str) -> None:
        if words:
            self._kept = True
            say(told=words, typed=self._field.text())

    def _on_written(self) -> None:
        say(saved=NAME)
        QTimer.singleShot(200, self, self._end)

    def _end(self) -> None:
        self._beat.stop()
        say(blocks=self._blocks)
        self._window.close()


def main(folder: Path) -> int:
    """Runs it; returns the exit code."""
    before_qt()
    settled = wiring.Program._settled

    def then(self: wiring.Program) -> None:
        settled(self)
        window = self.window
        assert window is not None
        QTimer.singleShot(FIRST_MS, window, lambda: Typist(window))

    wiring.Program._settled = then  # type: ignore[method-assign]
    return wiring.main(["--data", str(folder)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

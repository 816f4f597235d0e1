"""A visit to a known woman, typed in the real program: ``python -m bench.visit_typing FOLDER``, a child of
``bench.visits``.

From the list of visits: a new one, the letters of her name, what was found, what she asks for, done. Sentences come
as an input method hands them over; keys are those beside them. Prints a line of JSON: ``keys``, and ``wait``, the
longest time (s) in which the window did nothing.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from time import perf_counter
from unittest.mock import patch

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop import app as wiring
from desktop.__main__ import before_qt
from desktop.services.names import initials
from desktop.ui.main_window import MainWindow
from desktop.ui.visits.page import VisitsPage

#: How often the window is asked whether it lives; between two keys; before the first (ms).
BEAT_MS, KEY_MS, FIRST_MS = 2, 60, 1500
SITUATION, NEED = "腰腿疼得厉害，上个月去旗医院看过。", "药费报销的单子不知道交到哪里，请帮着问。"
#: So many Tabs at most from one field to the next.
MOST_TABS = 12


class Visitor(QObject):
    """Types one visit."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window, self._keys, self._worst = window, 0, 0.0
        window.go("visits")
        page = window.current()
        assert isinstance(page, VisitsPage)
        self._page = page
        desk = page.context.desk
        letters = [initials(woman.name) for woman in desk.people.snapshot().by_name]
        known = next(each for each in letters if len(each) in (3, 4, 5) and letters.count(each) == 1)
        self._steps = [
            lambda: self._press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
            *[lambda letter=letter: self._press(letter) for letter in known],
            lambda: self._press(Qt.Key.Key_Return),
            lambda: self._to("situation"),
            lambda: self._write(SITUATION),
            lambda: self._to("difficulty"),
            lambda: self._write(NEED),
            lambda: self._press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        ]
        self._before = desk.visits.count()
        self._last = perf_counter()
        self._beat, self._clock = QTimer(self), QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._on_beat)
        self._clock.setInterval(KEY_MS)
        self._clock.timeout.connect(self._next)
        self._beat.start()
        self._clock.start()

    def _on_beat(self) -> None:
        now = perf_counter()
        self._worst = max(self._worst, now - self._last - BEAT_MS / 1000)
        self._last = now

    def _next(self) -> None:
        if not self._steps:
            self._clock.stop()
            QTimer.singleShot(500, self, self._end)
            return
        if self._steps[0]() is not False:
            self._steps.pop(0)

    def _press(self, key: Qt.Key | str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self._keys += 1
        QTest.keyClick(self._window.windowHandle(), key, modifier)

    def _to(self, name: str) -> bool:
        """One Tab nearer to a field; whether it is there."""
        editor, now = self._page.editor.form.editor(name), QApplication.focusWidget()
        if now is not None and (editor is now or editor.isAncestorOf(now)):
            return True
        self._press(Qt.Key.Key_Tab)
        return False

    def _write(self, words: str) -> None:
        focused: QWidget | None = QApplication.focusWidget()
        assert focused is not None
        event = QInputMethodEvent()
        event.setCommitString(words)
        QCoreApplication.sendEvent(focused, event)

    def _end(self) -> None:
        self._beat.stop()
        written = self._page.context.desk.visits.count() - self._before
        print(json.dumps({"keys": self._keys, "wait": self._worst, "written": written}), flush=True)
        QApplication.quit()


def main(folder: Path) -> int:
    """Runs it; returns the exit code."""
    before_qt()
    settled = wiring.Program._settled

    def then(self: wiring.Program) -> None:
        settled(self)
        window = self.window
        assert window is not None
        QTimer.singleShot(FIRST_MS, window, lambda: Visitor(window))

    with patch.object(wiring.Program, "_settled", then):
        return wiring.main(["--data", str(folder)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""A program that says when its first window was painted, and what it measured then: a child of ``bench.window``.

``python -m bench.first_paint empty``: only QtWidgets and an empty QMainWindow. ``… program FOLDER``: the real program
on a data folder. ``… unlock FOLDER PASSPHRASE``: the real program on an encrypted township, opened as
soon as it asks; the seconds from Enter to the painting. ``… tour FOLDER``: the real program, which then, a second or so
later, when what a start does at leisure is done, types into the roster's search, shows the log, makes a sheet. Prints
JSON lines.
"""

from __future__ import annotations

import json
import sys
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

#: Every way of searching: pinyin, initials, both mixed, Latin, characters, letters beside characters, a variant, two
#: characters of a name, Mongolian with its vowel separator, parts of phones, what nobody is called.
TYPED = (
    *("qimuge", "sarengaowa", "wuyun", "wang", "qmg", "srgw", "qiumg", "sagaow", "sarangerel", "1234", "8870", "140"),
    *("其木格", "w兰", "呂", "高娃", "\u1830\u1820\u1837\u1820\u180e\u1820", "zzz"),
)
#: How long a person takes at least before she types (ms): the window that asks stands.
ASKED_MS = 300
#: A letter that changes nothing of what is shown paints nothing, and is not counted (seconds).
NOTHING_NEW = 0.5


def say(**values: Any) -> None:
    """One JSON line."""
    print(json.dumps(values), flush=True)


def empty() -> None:
    """The limit: nothing but a window."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])

    class Window(QMainWindow):
        def paintEvent(self, event: Any) -> None:
            super().paintEvent(event)
            QTimer.singleShot(0, lambda: (say(painted=True), app.quit()))

    window = Window()
    window.show()
    app.exec()


def program(folder: str, *, tour: bool, passphrase: str = "") -> None:
    """The product, as it starts for a user."""
    from desktop.__main__ import before_qt, main
    from desktop.constants import keep_alive

    before_qt()
    keep_alive()
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent, QShowEvent
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    from desktop.ui.main_window import MainWindow
    from desktop.ui.warming import Warming

    # Not by a filter on the application: PySide then makes a Python object of every widget that Qt sends an event to,
    # and looks for the private ones among all classes it has not loaded yet: 160 enums made, which no user waits for.
    class Painted(MainWindow):
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if not self.painted:
                self.painted = True
                QTimer.singleShot(0, lambda: on_painted(self))

    def on_painted(window: MainWindow) -> None:
        say(painted=True, unlocked=perf_counter() - entered[0] if entered else 0.0)
        if not tour:
            window.close()

    class Settled(Warming):
        def __init__(self, *parts: Any) -> None:
            super().__init__(*parts)
            self.ended.connect(self.on_ended)

        def on_ended(self) -> None:
            window = next(w for w in app.topLevelWidgets() if isinstance(w, MainWindow))
            measure(app, window)
            window.close()

    from desktop import app as wiring

    wiring.MainWindow = Painted
    if tour:
        wiring.Warming = Settled
    entered: list[float] = []
    if passphrase:

        class Asking(wiring.Unlock):
            def showEvent(self, event: QShowEvent) -> None:
                super().showEvent(event)
                QTimer.singleShot(ASKED_MS, self, self.answer)

            def answer(self) -> None:
                self.secret.setText(passphrase)
                entered.append(perf_counter())
                self.unlock()

        wiring.Unlock = Asking
    main(["--data", folder])


def measure(app: QApplication, window: Any) -> None:
    """Keystrokes, the log's list, memory with a sheet made."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtTest import QTest

    class Painted(QObject):
        count = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.count += event.type() == QEvent.Type.Paint
            return False

    window.go("people")
    page = window.page("people")
    painted, reloads = Painted(), []
    page.table.viewport().installEventFilter(painted)
    page.table.reloaded.connect(reloads.append)
    app.processEvents()
    field = page.header.search
    field.setFocus()
    times = []
    for word in TYPED:
        for letter in word:
            seen, listed = painted.count, len(reloads)
            started = perf_counter()
            if letter.isascii():
                QTest.keyClick(field, letter)
            else:
                field.insert(letter)  # as an input method commits it
            taken = 0.0
            while (len(reloads) == listed or painted.count == seen) and taken < NOTHING_NEW:
                app.processEvents()
                taken = perf_counter() - started
            if taken < NOTHING_NEW:
                times.append(taken)
        field.clear()
        app.processEvents()
    say(keystrokes=times)

    window.go("activities")
    table = window.page("activities").table
    app.processEvents()
    lists = []
    for _ in range(9):
        started = perf_counter()
        table.reload()
        table.viewport().repaint()
        lists.append(perf_counter() - started)
    say(activities=lists, rows=table.model().rowCount())

    from bench.papers import sheet_of_300
    from desktop.documents.sheet import typeset
    from desktop.documents.typesetter import Typesetter

    typeset(sheet_of_300(), Typesetter())
    with open("/proc/self/status", encoding="ascii") as status:
        resident = next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
    say(resident_kb=resident)


if __name__ == "__main__":
    if sys.argv[1] == "empty":
        empty()
    else:
        secret = sys.argv[3] if sys.argv[1] == "unlock" else ""
        program(sys.argv[2], tour=sys.argv[1] == "tour", passphrase=secret)

"""A congress typed in the program: ``python -m bench.congress_typing FOLDER``. Prints how many keys it took.

The roll call by the numbers of the sign-in book, the hall, the count sheet twice with one figure mistyped, the
difference picked, the result locked, its sheet asked for.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop import app as wiring
from desktop.__main__ import before_qt
from desktop.ui.congresses.page import CongressesPage
from desktop.ui.main_window import MainWindow

ROLL, HALL, BOX = "1-17 19 22-64", ("65", "61", "0", "4"), ("60", "1")
VOTES = [(58 - at % 10, 1 + at % 10) for at in range(24)] + [(41, 9), (41, 11)]
#: In the second typing the seventh name has six votes fewer.
SLIP, LESS = 6, 6
#: The window has painted itself by then (ms).
FIRST_MS = 1000


class Typist:
    """Sends keys to the window that has the keyboard, and counts them."""

    def __init__(self, window: MainWindow) -> None:
        self._window, self.keys = window, 0

    def press(self, key: Any) -> None:
        """One key, as the screen's come."""
        QTest.keyClick(QGuiApplication.focusWindow() or self._window.windowHandle(), key)
        self.keys += 1

    def type(self, text: str) -> None:
        """A number and Enter."""
        for sign in text:
            self.press(sign)
        self.press(Qt.Key.Key_Return)

    def run(self) -> None:
        """The day."""
        self._window.go("congresses")
        page = self._window.page("congresses")
        assert isinstance(page, CongressesPage)
        desk = page.context.desk
        congress = next(id_ for id_ in desk.congresses.ids() if desk.congresses.due(id_) == 65)
        view = page.open_congress(congress)
        view.show_part("sittings")
        next(iter(view.sittings.calls.values())).line.setFocus()
        self.type(ROLL)
        election = desk.elections.of_congress(congress)[0]
        view.open_election(election)
        view.election.show_part("count")
        QApplication.processEvents()
        next(field for field in view.election.count.order() if not field.text()).line.setFocus()
        slipped = [(votes - LESS if at == SLIP else votes, against) for at, (votes, against) in enumerate(VOTES)]
        for hall, votes in ((HALL, VOTES), ((), slipped)):
            figures = [*(str(each[0]) for each in votes), *(str(each[1]) for each in votes)]
            for number in (*hall, *BOX, *figures):
                self.type(number)
            self.press(Qt.Key.Key_Return)  # the pass is finished
            QApplication.processEvents()
        self.press(Qt.Key.Key_Return)  # the first of both stands on the sheet
        self.press(Qt.Key.Key_Return)  # lock
        QApplication.processEvents()
        whole = desk.elections.get(election).row["outcome"]
        view.election.result.sheet.setFocus()
        self.press(Qt.Key.Key_Return)  # the sheet
        elected = sum(each["why"] in ("majority", "fewer_against") for each in whole["results"])
        print(json.dumps({"keys": self.keys, "elected": elected}), flush=True)
        self._window.close()


def main(folder: Path) -> int:
    """Runs it; returns the exit code."""
    before_qt()
    settled = wiring.Program._settled

    def then(self: wiring.Program) -> None:
        settled(self)
        window = self.window
        assert window is not None
        QTimer.singleShot(FIRST_MS, window, lambda: Typist(window).run())

    with patch.object(wiring.Program, "_settled", then):
        return wiring.main(["--data", str(folder)])


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

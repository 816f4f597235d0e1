"""Every screen from 1024 × 600 at 100 % to 1366 × 768 at 150 %: nothing is larger than it, what ends a piece of work is
seen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QDialogButtonBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.app import Program
from desktop.errors import KnownError
from desktop.services.locking import TownshipLock
from desktop.services.system_keyring import SystemKeyring
from desktop.settings import Settings
from desktop.ui import screens
from desktop.ui.main_window import LEAST, MainWindow
from desktop.ui.notify import CrashDialog
from desktop.ui.welcome.trouble import Trouble
from desktop.ui.welcome.window import Welcome
from desktop.ui.widgets import Scroll
from tests.ui import walking
from tests.ui.test_walk import start, township

__all__ = ["start", "township"]

Start = Callable[[str, float], Program]

#: A bar of the desktop and a title, as high as they come (pixels).
BARS = 40 + screens.FRAME_HEIGHT
#: What a program sees of 1366 × 768 at 150 % and of 1024 × 600 at 100 %. Between them lie 1920 × 1080 at 200 % and
#: 1366 × 768 at 125 %.
LOW, SMALL = (1366 * 2 // 3, 768 * 2 // 3 - BARS), (1024, 600 - BARS)


def _ends(window: MainWindow) -> list[QPushButton]:
    """The buttons that end a piece of work; one that stands below a list of posts scrolls with it."""
    found = [made for made in window.findChildren(QPushButton) if made.isVisible() and made.toolTip() == "Ctrl+Enter"]
    return [made for made in found if not any(isinstance(above, Scroll) for above in screens.above(made))]


def _looked_over(window: MainWindow, size: tuple[int, int]) -> list[str]:
    checks = (walking.overlaps, walking.cut_words, walking.out_of_reach)
    found = [each for check in checks for each in check(window)]
    if window.size().toTuple() != size:
        found.append(f"the window became {window.size().toTuple()}")
    for widget in (window.status, *_ends(window)):
        if walking.shown_rect(widget).size() != widget.size():
            found.append(f"{walking.named(widget)} is not seen whole")
    return found


@pytest.mark.parametrize(("language", "size"), [("zh_CN", LOW), ("en", LOW), ("zh_CN", SMALL)])
def test_every_page_fits_a_low_screen(start: Start, language: str, size: tuple[int, int]) -> None:
    program = start(language, 1.0)
    assert program.window is not None
    program.window.resize(*size)
    ends = 0

    def look(window: MainWindow) -> list[str]:
        nonlocal ends
        ends += bool(_ends(window))
        return _looked_over(window, size)

    assert walking.go_everywhere(program, look) == []
    assert ends >= 5, "new records of five kinds at least"


def test_the_window_asks_for_no_more_than_the_lowest_screen_has() -> None:
    assert LEAST[0] <= min(LOW[0], SMALL[0]) and LEAST[1] <= min(LOW[1], SMALL[1])


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> None:
    """The screen is 1366 × 768 at 150 %."""
    monkeypatch.setattr(screens, "room", lambda _window: LOW)


@pytest.mark.parametrize("make", [Welcome, Trouble, CrashDialog])
def test_what_comes_before_the_window_fits(
    qtbot: QtBot, dressed: QApplication, tmp_path: Path, low: None, make: type[QWidget]
) -> None:
    made: dict[type[QWidget], Callable[[], QWidget]] = {
        Welcome: lambda: Welcome(tmp_path, Settings(), TownshipLock(tmp_path / "township", SystemKeyring())),
        Trouble: lambda: Trouble(KnownError("database_damaged"), tmp_path),
        CrashDialog: lambda: CrashDialog("\n".join(["desktop/ui/table.py:12 paint"] * 60)),
    }
    window = made[make]()
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    assert window.width() <= LOW[0] and window.height() <= LOW[1]
    assert walking.out_of_reach(window) == []
    if isinstance(window, Welcome):
        for step in (window.town, window.invitation, window.work, window.who):
            window.show_step(step)
            QApplication.processEvents()
            assert window.size().height() <= LOW[1] and walking.out_of_reach(window) == []


def test_the_buttons_of_the_print_dialogs_are_in_reach(qtbot: QtBot, dressed: QApplication, low: None) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog = QPrintDialog(printer)
    qtbot.addWidget(dialog)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, 3)
    screens.InReach(dialog)
    dialog.show()
    buttons = {made.text().partition("(")[0]: made for made in dialog.findChildren(QAbstractButton)}
    buttons["选项"].click()
    qtbot.waitUntil(lambda: dialog.width() > 500)
    assert dialog.height() <= LOW[1]
    seen: list[tuple[int, list[str]]] = []

    def look() -> None:
        opened = QApplication.activeModalWidget()
        assert isinstance(opened, QDialog) and opened is not dialog
        box = opened.findChild(QDialogButtonBox)
        assert box is not None
        seen.append((opened.height(), [made.text() for made in box.buttons() if walking.shown_rect(made).isValid()]))
        opened.reject()

    QTimer.singleShot(0, lambda: QTimer.singleShot(0, look))
    buttons["属性"].click()
    [(height, shown)] = seen
    assert height <= LOW[1] and len(shown) == 2

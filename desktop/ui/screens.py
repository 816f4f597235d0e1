"""How large a window may be: a screen of 1366 × 768 shown at 150 % has room for 911 × 512, bars and title included."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget

from desktop.ui.widgets import Scroll

#: What a window manager puts around a window: title and edges (pixels).
FRAME_WIDTH, FRAME_HEIGHT = 8, 36
#: Qt's own dialogs for printing want no more (pixels).
ENOUGH = 680


def room(window: QWidget) -> tuple[int, int]:
    """Width and height that a window may have on its screen, its frame taken off (pixels)."""
    area = window.screen().availableGeometry()
    return area.width() - FRAME_WIDTH, area.height() - FRAME_HEIGHT


def fit(window: QWidget, width: int, height: int) -> None:
    """Makes a window so large, but no larger than its screen (pixels)."""
    most_wide, most_high = room(window)
    window.resize(min(width, most_wide), min(height, most_high))


class InReach(QObject):
    """Keeps the buttons of one of Qt's own dialogs, and of those that it opens, on a low screen: what stands on their
    tabs scrolls. Lives as long as the dialog."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._on_window)
        in_reach(dialog)

    def _on_window(self) -> None:
        opened = QApplication.activeModalWidget()
        if isinstance(opened, QDialog) and self.parent() in (opened, *above(opened)):
            in_reach(opened)


def above(widget: QWidget) -> list[QWidget]:
    """The widgets that a widget stands in, from the inside out."""
    found = []
    parent = widget.parentWidget()
    while parent is not None:
        found.append(parent)
        parent = parent.parentWidget()
    return found


def in_reach(dialog: QDialog) -> None:
    """Lets what stands on a dialog's tabs scroll where the screen is too low for it, and makes it fit."""
    wide, high = room(dialog)
    if high >= ENOUGH:
        return
    for tabs in dialog.findChildren(QTabWidget):
        for index in range(tabs.count()):
            page, words = tabs.widget(index), tabs.tabText(index)
            if page is None or isinstance(page, Scroll):
                continue
            tabs.removeTab(index)
            scroll = Scroll()
            scroll.body.addWidget(page)
            tabs.insertTab(index, scroll, words)
            page.show()
        tabs.setCurrentIndex(0)
    for layout in (each.layout() for each in (*dialog.findChildren(QTabWidget), dialog)):
        if layout is not None:
            layout.activate()  # or it is as high as before
    wanted = dialog.sizeHint().expandedTo(dialog.size())
    dialog.resize(min(wanted.width(), wide), min(wanted.height(), high))


def dismiss(windows: Sequence[QWidget]) -> None:
    """Closes windows that another one follows; the program goes on."""
    for window in windows:
        window.blockSignals(True)
        window.close()
        window.deleteLater()

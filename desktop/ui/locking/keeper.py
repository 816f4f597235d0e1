"""Keeps the window hidden while the laptop is locked: nothing of it is on the screen, in the task bar, in a dialog."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.ui.idle import Idle
from desktop.ui.locking.unlock import Unlock

if TYPE_CHECKING:
    from desktop.ui.locking.system_lock import SystemLock


class Keeper(QObject):
    """``opened`` as ``Unlock``'s; ``asked``: nobody is there, or the system locked its screen. The hidden window
    stays as it is, for the desk behind it stays open: what she typed is there when she is back."""

    opened = Signal(object, object, object)
    asked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.unlock: Unlock | None = None
        self._window: QWidget | None = None
        self._system: SystemLock | None = None

    def watch(self, window: QWidget, minutes: Callable[[], int]) -> None:
        """Asks for a lock once nobody was at ``window`` for so many minutes."""
        idle = Idle(window, minutes)
        idle.passed.connect(self.asked)
        idle.asked.connect(self.asked)
        if self._system is not None:
            self._system.watch_window(window.winId())

    def follow_system(self, window: QWidget) -> None:
        """Asks for a lock when the screen is locked. Takes a while to load: once the first page stands."""
        if self._system is None:
            from desktop.ui.locking.system_lock import SystemLock

            self._system = SystemLock(self)
            self._system.locked.connect(self.asked)
        self._system.watch_window(window.winId())

    @property
    def locked(self) -> bool:
        """Whether the window is hidden."""
        return self.unlock is not None

    def lock(self, window: QWidget, make: Callable[[], Unlock]) -> None:
        """Hides ``window``, closes what stands before it, and asks who is there. Raises KnownError where the keys
        cannot be read; it is hidden all the same."""
        geometry, state = window.geometry(), window.windowState()
        window.hide()  # first of all: what follows may take its time
        unlock = make()
        unlock.opened.connect(self.opened)
        unlock.setGeometry(geometry)
        unlock.setWindowState(state & ~Qt.WindowState.WindowMinimized)
        self._window, self.unlock = window, unlock
        if state & Qt.WindowState.WindowMinimized:
            unlock.setWindowState(unlock.windowState() | Qt.WindowState.WindowMinimized)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not unlock:
                _put_away(widget)
        unlock.show()

    def release(self) -> None:
        """Shows the window again; the question goes."""
        window = self._window
        self.drop()
        if window is not None:
            window.show()
            window.activateWindow()

    def drop(self) -> None:
        """The question goes, and another window follows, or the end."""
        app = QApplication.instance()
        if app is not None:
            app.removeEventFilter(self)
        unlock, self.unlock, self._window = self.unlock, None, None
        if unlock is not None:
            unlock.blockSignals(True)
            unlock.close()
            unlock.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What opens itself meanwhile (a question after long work) is not seen: Qt sends this before it is."""
        opens = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if opens and isinstance(watched, QWidget) and watched is not self.unlock and not self._belongs(watched):
            watched.setUpdatesEnabled(False)  # nothing of it is painted
            QTimer.singleShot(0, watched, lambda: _put_away(watched))
        return super().eventFilter(watched, event)

    def _belongs(self, widget: QWidget) -> bool:
        return self.unlock is not None and self.unlock.isAncestorOf(widget)


def _put_away(widget: QWidget) -> None:
    """A dialog as if Esc had been pressed: whoever waits for its answer goes on."""
    if isinstance(widget, QDialog):
        widget.reject()
    else:
        widget.hide()
    widget.setUpdatesEnabled(True)

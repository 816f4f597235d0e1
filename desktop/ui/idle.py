"""Whether somebody is at the laptop: the window covers itself or is locked when nobody is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

MINUTE_MS = 60_000


class Idle(QObject):
    """``passed`` after so many minutes without a key or a click in ``window`` or a dialog, or a text that an input
    method wrote: Chinese typing may bring no key to the window at all. ``asked``: F12 was pressed, also in a dialog,
    where the window's own keys do nothing."""

    passed = Signal()
    asked = Signal()
    _SIGNS = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove, QEvent.Type.Wheel})

    def __init__(self, window: QWidget, minutes: Callable[[], int]) -> None:
        super().__init__(window)
        self._minutes = minutes
        self._last = QDeadlineTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(MINUTE_MS // 4)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        self.touched()
        # Of the window and of each dialog that comes to the front; a filter on the application would see everything.
        self._follow(window.windowHandle())
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._follow)
        app.focusObjectChanged.connect(self._follow_focus)  # what an input method writes goes there past the window
        self._focus: QObject | None = None
        self._follow_focus(app.focusObject())

    def _follow(self, handle: QWindow | None) -> None:
        if handle is not None:
            handle.installEventFilter(self)

    def _follow_focus(self, focus: QObject | None) -> None:
        if self._focus is not None and isValid(self._focus):
            self._focus.removeEventFilter(self)
        self._focus = None if isinstance(focus, QWindow) else focus
        if self._focus is not None:
            self._focus.installEventFilter(self)

    def touched(self) -> None:
        """Somebody is there."""
        self._last.setRemainingTime(max(self._minutes(), 1) * MINUTE_MS)

    def look(self) -> None:
        """Says so if the time has passed."""
        if self._minutes() and self._last.hasExpired():
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.InputMethod:
            self.touched()
        elif isinstance(watched, QWindow) and event.type() in self._SIGNS:
            self.touched()
            if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F12:
                self.asked.emit()
        return super().eventFilter(watched, event)

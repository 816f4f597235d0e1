"""Whether somebody is at the laptop: the window covers itself when nobody is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

MINUTE_MS = 60_000


class Idle(QObject):
    """``passed`` after so many minutes without a key or a click in ``window``."""

    passed = Signal()
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
        handle = window.windowHandle()  # sees the window's own input only; a filter on the application sees everything
        if handle is not None:
            handle.installEventFilter(self)

    def touched(self) -> None:
        """Somebody is there."""
        self._last.setRemainingTime(max(self._minutes(), 1) * MINUTE_MS)

    def look(self) -> None:
        """Says so if the time has passed."""
        if self._minutes() and self._last.hasExpired():
            self.passed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in self._SIGNS:
            self.touched()
        return super().eventFilter(watched, event)

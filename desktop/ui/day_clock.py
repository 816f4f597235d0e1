"""Says when the day has turned: a window that was left open over night must not go on counting from yesterday."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication

#: It looks at least so often (ms): a timer does not count the hours for which a laptop sleeps.
LOOK_MS = 60_000


class DayClock(QObject):
    """``turned`` once for each new local date: at midnight, when the laptop wakes, and when its clock is set."""

    turned = Signal()

    def __init__(self, now: Callable[[], datetime] = datetime.now, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now = now
        self._day = now().date()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.applicationStateChanged.connect(self._on_state)
        self._wait()

    def look(self) -> None:
        """Look whether the day is another."""
        day = self._now().date()
        if day != self._day:
            self._day = day
            self.turned.emit()
        self._wait()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()

    def _wait(self) -> None:
        now = self._now()
        midnight = datetime.combine(now.date() + timedelta(days=1), datetime.min.time(), now.tzinfo)
        left = int((midnight - now).total_seconds() * 1000) + 50
        self._timer.start(max(50, min(left, LOOK_MS)))

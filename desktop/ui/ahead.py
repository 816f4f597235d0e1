"""What a first click would wait for is made before it, while she reads the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

#: Without a key or a click for so long (ms), and between two steps: what is typed is painted first.
_QUIET_MS, _BETWEEN_MS = 400, 50
_SIGNS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


class Ahead(QObject):
    """Takes ``steps`` one by one once ``page`` is shown and nobody types, clicks or scrolls; each must do no harm where
    it was done before. ``ended`` when all are done."""

    ended = Signal()

    def __init__(self, page: QWidget, steps: Sequence[Callable[[], object]]) -> None:
        super().__init__(page)
        self._page, self._steps = page, list(steps)
        self._window: QWindow | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._next)
        self._timer.start(_QUIET_MS)

    @property
    def left(self) -> int:
        """How many steps are still to be taken."""
        return len(self._steps)

    @property
    def watching(self) -> bool:
        """Whether it sees by now what is typed and clicked in the window."""
        return self._window is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._steps and event.type() in _SIGNS:
            self._timer.start(_QUIET_MS)
        return super().eventFilter(watched, event)

    def _next(self) -> None:
        if self._window is None:
            handle = self._page.window().windowHandle()
            if handle is not None:
                self._window = handle
                handle.installEventFilter(self)
                self._timer.start(_QUIET_MS)  # what was pressed until now was not seen
                return
        if not self._page.isVisible():
            self._timer.start(_QUIET_MS)
            return
        self._steps.pop(0)()
        if self._steps:
            self._timer.start(_BETWEEN_MS)
        else:
            if self.watching and isValid(self._window):  # gone where the page came into another window
                self._window.removeEventFilter(self)
            self.ended.emit()

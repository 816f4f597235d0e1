"""What the other pages are made of is loaded while nobody waits: after the first page stands, a module at a time.

A module takes 5 to 40 ms, so none is loaded right after a key or a click: a word that is being typed comes first.
"""

from __future__ import annotations

import importlib
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

import desktop.ui

#: Between two modules, and after a key or a click (ms): what was typed meanwhile is painted first.
_BETWEEN_MS, _BUSY_MS = 20, 600
_SIGNS: Final = frozenset({QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel})


def page_modules() -> list[str]:
    """Each folder's ``page``, after what pages share; by name."""
    import pkgutil  # after the start

    folders = [found.name for found in pkgutil.iter_modules(desktop.ui.__path__, "desktop.ui.") if found.ispkg]
    pages = [
        found.name
        for folder in folders
        for found in pkgutil.iter_modules(importlib.import_module(folder).__path__, f"{folder}.")
        if found.name == f"{folder}.page"
    ]
    return ["desktop.ui.table", "desktop.ui.form", "desktop.ui.list_page", "desktop.ui.plain_page", *pages]


class Warming(QObject):
    """Loads them on the window's thread, for Qt's classes are made with them; ``ended`` when all are there. While
    somebody types or clicks in ``window`` it waits."""

    ended = Signal()

    def __init__(self, parent: QObject, window: QWindow | None = None) -> None:
        super().__init__(parent)
        self._left: list[str] = page_modules()
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._next)
        self._timer.start()
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._left and event.type() in _SIGNS:
            self._timer.start(_BUSY_MS)
        return super().eventFilter(watched, event)

    def _next(self) -> None:
        self._timer.setInterval(_BETWEEN_MS)
        importlib.import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()
            self.ended.emit()

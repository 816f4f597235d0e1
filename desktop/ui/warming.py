"""What the other pages are made of is loaded while nobody waits: after the first page stands, a module at a time."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

import desktop.ui

#: Between two modules (ms): what was typed meanwhile is painted first.
_BETWEEN_MS: Final = 20


def page_modules() -> list[str]:
    """Each folder's ``page``, after what pages share; by name."""
    folders = [found.name for found in pkgutil.iter_modules(desktop.ui.__path__, "desktop.ui.") if found.ispkg]
    pages = [
        found.name
        for folder in folders
        for found in pkgutil.iter_modules(importlib.import_module(folder).__path__, f"{folder}.")
        if found.name == f"{folder}.page"
    ]
    return ["desktop.ui.table", "desktop.ui.form", "desktop.ui.list_page", "desktop.ui.plain_page", *pages]


class Warming(QObject):
    """Loads them on the window's thread, for Qt's classes are made with them; ``ended`` when all are there."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[str] = page_modules()
        self._timer = QTimer(self)
        self._timer.setInterval(_BETWEEN_MS)
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def _next(self) -> None:
        importlib.import_module(self._left.pop(0))
        if not self._left:
            self._timer.stop()
            self.ended.emit()

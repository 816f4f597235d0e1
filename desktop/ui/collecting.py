"""Python's garbage is collected on the window's thread only.

Left alone, whichever thread makes the next object collects. Where that is a worker, it may take a widget apart that
stood in a ring of references, beside the window that paints: Qt then ends the program.
"""

from __future__ import annotations

import gc
from typing import Final

from PySide6.QtCore import QObject, QTimer

_EVERY_MS: Final = 1_000
#: New objects after which it is worth looking (Python's own 700 are for a program without large lists).
ENOUGH: Final = 5_000
#: So many small collections are followed by a whole one, as Python does it.
_SMALL: Final = 10


class Collector(QObject):
    """Takes the collecting over from Python; ``end`` gives it back."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what the start made stays: nobody looks through it again
        self._small = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collects if there is enough to collect."""
        if gc.get_count()[0] < ENOUGH:
            return
        self._small += 1
        if self._small > _SMALL:
            self._small = 0
            gc.collect()
        else:
            gc.collect(1)

    def end(self) -> None:
        """Python collects again by itself."""
        self._timer.stop()
        gc.enable()

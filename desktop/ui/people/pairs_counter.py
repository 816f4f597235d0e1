"""How many pairs of women may be one and the same, counted while nobody types."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.merging import Doubles

#: The pairs are looked for so long after the last letter, or after what changed (ms): nobody waits for them, and that
#: takes half a processor from typing.
LOOK_AFTER_MS: Final = 1200


class PairsCounter(QObject):
    """Counts on another thread; ``counted`` says how many. Only one count runs at a time."""

    counted = Signal(int)

    def __init__(self, doubles: Doubles, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._doubles = doubles
        self._job: jobs.Job | None = None
        self._again = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LOOK_AFTER_MS)
        self._soon.timeout.connect(self._look)

    def look(self) -> None:
        """Counts once nobody types; ``counted`` follows."""
        self._soon.start()

    def put_off(self) -> None:
        """Somebody types: what is to be counted waits for longer."""
        if self._soon.isActive():
            self._soon.start()

    def _look(self) -> None:
        if self._job is not None:
            self._again = True
            return
        self._again = False
        pairs = self._doubles.pairs
        self._job = jobs.run(lambda task: len(pairs(task.give_way)), self._on_counted, self._on_failed, self)

    def _on_counted(self, count: int) -> None:
        self._job = None
        if self._again:
            self._look()
        else:
            self.counted.emit(count)

    def _on_failed(self, error: KnownError) -> None:
        self._job = None  # the list is the matter here; the page of the pairs says what is wrong

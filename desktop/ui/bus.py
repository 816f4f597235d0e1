"""One signal tells the whole window that records changed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

#: What comes from other laptops is told at most so often (ms): a first copy arrives in hundreds of pieces.
REMOTE_MS = 150


class Bus(QObject):
    """``changed`` carries the ``Changes`` of one act or one pull: ``.touches(kind)``, ``.ids[kind]``, ``.remote``.

    The journal calls ``announce`` for whatever it wrote, so a page need not. A page that wants its lists fresh before
    its own handler goes on may emit ``changed`` itself; the journal's word of the same act is then dropped.
    """

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[int] = set()
        self._remote: Any = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REMOTE_MS)
        self._timer.timeout.connect(self._tell_remote)
        self.changed.connect(self._remember)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def announce(self, changes: Any) -> None:
        """Tell of changes from whatever thread; ``changed`` follows on the window's thread, once for each act."""
        if changes:
            self._arrived.emit(changes)

    def _remember(self, changes: Any) -> None:
        if changes.act is not None and not changes.remote:
            self._told.add(changes.act)

    def _on_arrived(self, changes: Any) -> None:
        if changes.remote:
            self._remote = changes if self._remote is None else self._remote.merged(changes)
            if not self._timer.isActive():
                self._timer.start()
        elif changes.act in self._told:
            self._told.discard(changes.act)
        else:
            self.changed.emit(changes)
            self._told.discard(changes.act)

    def _tell_remote(self) -> None:
        changes, self._remote = self._remote, None
        self.changed.emit(changes)

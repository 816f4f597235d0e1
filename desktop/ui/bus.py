"""One signal tells the whole window that records changed."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from desktop.services import Changes

#: What comes from other laptops is told at most so often (ms): a first copy arrives in hundreds of pieces.
REMOTE_MS = 150


class Bus(QObject):
    """``changed`` carries the ``Changes`` of one act or one pull: ``.touches(kind)``, ``.ids[kind]``, ``.remote``.

    The journal calls ``announce`` for whatever it wrote, on whatever thread; nobody else emits ``changed``. It follows
    on the window's thread, at once where ``deliver`` is called there, as ``Context.act`` does when a write returns.
    ``kept``: something that is no act was written, a draft or who works here.
    """

    changed = Signal(object)
    kept = Signal()
    #: The local date is another: what counts from today is read anew.
    day_turned = Signal()
    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = False
        self._waiting: deque[Changes] = deque()
        self._remote: Changes | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(REMOTE_MS)
        self._timer.timeout.connect(self._tell_remote)
        self._arrived.connect(self._on_arrived, Qt.ConnectionType.QueuedConnection)

    def announce(self, changes: Changes) -> None:
        """Tell of changes from whatever thread; ``changed`` follows on the window's thread, once for each act."""
        if changes or changes.remote:  # that own changes reached the server shows in no record, but in the status line
            self._waiting.append(changes)
            self._arrived.emit()

    def hold(self) -> None:
        """The window waits for the disk in the midst of an act: pages hear of nothing until ``release``."""
        self._held = True

    def release(self) -> None:
        """Pages hear of what came meanwhile, once the running handler has returned."""
        self._held = False
        if self._waiting:
            self._arrived.emit()

    def _on_arrived(self) -> None:
        self.deliver()

    def deliver(self, *, remote: bool = False) -> None:
        """Tell what was announced until now, what came from other laptops too where ``remote`` says so: she read a
        stick and looks what it brought. On the window's thread only."""
        while self._waiting and not self._held:
            changes = self._waiting.popleft()
            if not changes.remote:
                self.changed.emit(changes)
                continue
            self._remote = changes if self._remote is None else self._remote.merged(changes)
            if not self._timer.isActive():
                self._timer.start()
        if remote and self._remote is not None:
            self._timer.stop()
            self._tell_remote()

    def _tell_remote(self) -> None:
        if self._held:
            self._timer.start()
            return
        changes, self._remote = self._remote, None
        self.changed.emit(changes)

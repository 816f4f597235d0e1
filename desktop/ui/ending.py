"""The system asks the program to end: somebody logs out, or the computer is switched off."""

from __future__ import annotations

import signal
import socket
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier


class Ending(QObject):
    """From now on SIGTERM and SIGHUP end the program as closing its window does: what is typed is kept.

    Python runs its handlers between two of its own steps, of which an idle window makes none: a pair of sockets wakes
    it up.
    """

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__(app)
        self._told, self._heard = socket.socketpair()
        self._told.setblocking(False)
        self._heard.setblocking(False)
        signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                signal.signal(number, lambda *_: app.quit())

    def _wake(self) -> None:
        with suppress(BlockingIOError):
            self._heard.recv(64)

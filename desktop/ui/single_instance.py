"""One program on one folder of records: the first holds the lock, a second raises the first's window and ends."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QObject, QTimer

#: How long a second start waits for the first to answer (ms).
ANSWER_MS = 2000
#: When the first opens its socket: after its window stands (ms).
LISTEN_AFTER_MS = 400


class Instance(QObject):
    """The lock alone decides who is first; the socket, which takes time to load, is opened once all is quiet."""

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = "sumu-" + hashlib.sha256(str(root.absolute()).encode()).hexdigest()[:24]
        # The system's own lock: it ends with the process, even by a power cut, and a torn lock file locks nobody out.
        self._lock = FileLock(root / "program.lock")
        self._server: QObject | None = None
        self._raised: Callable[[], object] | None = None

    def take(self, raised: Callable[[], object]) -> bool:
        """Whether this is the first program; else the first is asked to come to the front."""
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            from PySide6.QtNetwork import QLocalSocket

            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(ANSWER_MS):
                socket.disconnectFromServer()
            return False
        self._raised = raised
        QTimer.singleShot(LISTEN_AFTER_MS, self, self._listen)
        return True

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if self._raised is None:
            return
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._name)  # left behind by a program that was killed
        server.newConnection.connect(self._on_connection)
        server.listen(self._name)
        self._server = server

    @property
    def listening(self) -> bool:
        """Whether a second start would be heard."""
        return self._server is not None

    def _on_connection(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if isinstance(self._server, QLocalServer) and self._raised is not None:
            self._server.nextPendingConnection().deleteLater()
            self._raised()

    def release(self) -> None:
        """Lets the next program work here."""
        self._raised = None
        if self._server is not None:
            self._server.deleteLater()
            self._server = None
        self._lock.release()

"""One program on one folder of records: the first holds the lock, a second raises the first's window, hands it what
was opened, and ends."""

from __future__ import annotations

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from filelock import FileLock, Timeout
from PySide6.QtCore import QDeadlineTimer, QEventLoop, QObject, QTimer

from desktop.errors import KnownError
from desktop.given import MOST_BYTES, Given, packed, unpacked

LOCK = "program.lock"
#: How long a second start waits for the first to answer (ms).
ANSWER_MS = 2000
#: Linux has sockets without a file: nothing stays in the temporary folder, however the program ends. All that one can
#: ask for there is that the window comes to the front.
_NO_FILE = sys.platform == "linux"
#: When the first opens its socket: after its window stands (ms).
LISTEN_AFTER_MS = 400
#: Between two tries of a second start to reach a first that does not listen yet.
AGAIN_MS = 50


class Instance(QObject):
    """The lock alone decides who is first; the socket, which takes time to load, is opened once all is quiet."""

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._root = root
        self._name = "sumu-" + hashlib.sha256(str(root.absolute()).encode()).hexdigest()[:24]
        # The system's own lock: it ends with the process, even by a power cut, and a torn lock file locks nobody out.
        self._lock = FileLock(root / LOCK)
        self._server: QObject | None = None
        self._raised: Callable[[list[Given]], object] | None = None

    def take(self, raised: Callable[[list[Given]], object], things: Sequence[Given] = ()) -> bool:
        """Whether this is the first program; else the first is asked to come to the front and is handed ``things``,
        what was opened. Makes the folder where it is missing. ``raised(things)`` is called in the first.

        Raises KnownError where nobody could work there: ``data_is_file``, ``data_read_only``, ``data_of_another``,
        ``data_unreachable``, ``disk_full``.
        """
        if self._raised is not None:
            return True  # what came after it failed, and is tried again
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            _check_folders(self._root)
            self._lock.acquire(timeout=0)
        except (OSError, NotImplementedError) as error:  # the latter where a share has no locks
            if not isinstance(error, Timeout):
                raise KnownError(_reason(self._root, error)) from error
            self._hand_over(things)
            return False
        self._raised = raised
        QTimer.singleShot(LISTEN_AFTER_MS, self, self._listen)
        return True

    def _hand_over(self, things: Sequence[Given]) -> None:
        """To the first program, which may have begun a moment ago and not listen yet: two files opened at once."""
        from PySide6.QtNetwork import QLocalSocket

        socket, until = QLocalSocket(), QDeadlineTimer(ANSWER_MS)
        if _NO_FILE:
            socket.setSocketOptions(QLocalSocket.SocketOption.AbstractNamespaceOption)
        while True:
            socket.connectToServer(self._name)
            if socket.waitForConnected(max(1, until.remainingTime())):
                break
            if not things or until.hasExpired():
                return
            pause = QEventLoop()
            QTimer.singleShot(AGAIN_MS, pause.quit)
            pause.exec()
        if things:
            socket.write(packed(things))
            socket.waitForBytesWritten(ANSWER_MS)
        socket.disconnectFromServer()

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if self._raised is None:
            return
        server = QLocalServer(self)
        options = QLocalServer.SocketOption
        server.setSocketOptions(options.AbstractNamespaceOption if _NO_FILE else options.UserAccessOption)
        QLocalServer.removeServer(self._name)  # the file of a program that was killed, here of an older version
        server.newConnection.connect(self._on_connection)
        server.listen(self._name)
        self._server = server

    @property
    def listening(self) -> bool:
        """Whether a second start would be heard."""
        return self._server is not None

    def _on_connection(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if not isinstance(self._server, QLocalServer) or self._raised is None:
            return
        self._raised([])
        socket, told = self._server.nextPendingConnection(), bytearray()

        def read() -> None:
            told.extend(socket.read(MOST_BYTES + 1 - len(told)).data())
            if len(told) > MOST_BYTES:
                socket.abort()

        def over() -> None:
            if len(told) <= MOST_BYTES:  # else it was ended here, and is closed
                read()
            socket.deleteLater()
            things = unpacked(bytes(told))
            if things and self._raised is not None:
                self._raised(things)

        socket.readyRead.connect(read)
        socket.disconnected.connect(over)
        if socket.state() == socket.LocalSocketState.UnconnectedState:
            over()  # it said all and went before it was looked at

    def release(self) -> None:
        """Lets the next program work here."""
        self._raised = None
        if self._server is not None:
            self._server.deleteLater()
            self._server = None
        self._lock.release()


def _check_folders(root: Path) -> None:
    """Raises OSError where a folder of records cannot be worked in."""
    for folder in (root, root / "township", root / "sample"):
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR))
        if folder.exists() and not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _reason(root: Path, error: Exception) -> str:
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "data_is_file"
    code = error.errno if isinstance(error, OSError) else None
    if code == errno.ENOSPC:
        return "disk_full"
    if code not in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "data_unreachable"
    return "data_of_another" if _is_of_another(root / LOCK) else "data_read_only"


def _is_of_another(path: Path) -> bool:
    """Whether a file belongs to another user of this computer; False where the system does not say."""
    try:
        return os.name != "nt" and path.stat().st_uid != os.getuid()
    except OSError:
        return False

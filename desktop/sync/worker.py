"""Syncs by itself, on a thread of its own: after edits, every few minutes, when a connection comes back, by a button.

``SyncWorker`` lives on the window's thread and never waits; ``_Runner`` on the other does one exchange at a time.
"""

from __future__ import annotations

import random
import socket
import sys
import threading
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal

from desktop.errors import KnownError
from desktop.store.changes import Journal
from desktop.sync.connection import Connection
from desktop.sync.joined import LastSync, connection_of, keep_last_sync, last_sync
from desktop.sync.photos import PhotoShelf, exchange_photos

if TYPE_CHECKING:
    from desktop.sync.client import Client
    from desktop.sync.engine import Engine, Outcome, Progress

#: Seconds: after an edit; while all is well; between looks for a connection; between tries after other failures.
AFTER_EDIT, QUIET, LOOK, RETRY, RETRY_MOST = 4.0, 300.0, 15.0, 30.0, 900.0
#: How long a look for a connection may take.
LOOK_SECONDS = 3.0
#: Failures that a person must end; trying again by itself would not help.
_FINAL = frozenset({"revoked", "wrong_server", "other_version", "laptop_cloned", "server_restored", "copies_differ"})


@dataclass(frozen=True)
class SyncState:
    """What syncing is at. ``off``: no server joined. ``error`` stands until an exchange goes through."""

    phase: Literal["off", "idle", "running"] = "off"
    error: KnownError | None = None
    last: LastSync | None = None


class _Runner(QObject):
    """The other thread's side: owns the client, so that the connection is kept between exchanges."""

    went_through = Signal(object)
    failed = Signal(object)
    progressed = Signal(object)

    def __init__(self, journal: Journal, connection: Connection, shelf: PhotoShelf) -> None:
        super().__init__()
        self._journal, self._connection, self._shelf = journal, connection, shelf
        self._client: Client | None = None
        self._engine: Engine | None = None
        self.stop = threading.Event()

    def run(self, looking: bool) -> None:
        """One exchange, then photos; ``looking``: only if somebody answers at the address."""
        try:
            if looking:
                self._look()
            outcome = self._exchange()
            client, _ = self._line()
            if not self.stop.is_set():
                exchange_photos(client, self._shelf, progress=self._photo, cancelled=self.stop.is_set)
            kept = keep_last_sync(self._journal.db, outcome)
        except KnownError as error:
            self.failed.emit(error)
        except Exception as error:  # a bug: told as such, and syncing stands still until the next try
            sys.excepthook(type(error), error, error.__traceback__)
            self.failed.emit(KnownError("bug"))
        else:
            self.went_through.emit(kept)

    def _exchange(self) -> Outcome:
        from desktop.sync.staying import come_back, stay

        self._go_on_with(stay(self._journal.db, self._connection))
        try:
            return self._line()[1].exchange(self.progressed.emit, self.stop.is_set)
        except KnownError as error:
            if error.code != "token_unknown":
                raise
            self._go_on_with(come_back(self._journal.db, self._connection))
            return self._line()[1].exchange(self.progressed.emit, self.stop.is_set)

    def _go_on_with(self, connection: Connection) -> None:
        """Another secret or authority needs another client."""
        if (connection.secret, connection.authorities) != (self._connection.secret, self._connection.authorities):
            if self._client is not None:
                self._client.close()
            self._client = None
        self._connection = connection

    def _line(self) -> tuple[Client, Engine]:
        if self._client is None or self._engine is None:
            # HTTP and the codec are loaded here, on this thread, so that a start does not wait for them.
            from desktop.sync.client import Client
            from desktop.sync.engine import Engine

            self._client = Client(self._connection)
            self._engine = Engine(self._journal, self._client)
        return self._client, self._engine

    def _photo(self, done: int) -> None:
        self.progressed.emit(done)

    def _look(self) -> None:
        parts = urlsplit(self._connection.url)
        address = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        try:
            socket.create_connection(address, LOOK_SECONDS).close()
        except OSError as error:
            raise KnownError("offline") from error

    def close(self) -> None:
        """Lets the connection go; on this thread."""
        if self._client is not None:
            self._client.close()
        QThread.currentThread().quit()


class SyncWorker(QObject):
    """``state_changed`` carries a ``SyncState``; ``progressed`` an engine's ``Progress``, or a number of photos done.

    What came is announced by the journal. Call everything from the window's thread.
    """

    state_changed = Signal(object)
    progressed = Signal(object)
    _asked = Signal(bool)
    _closing = Signal()

    def __init__(
        self, journal: Journal, shelf: PhotoShelf, *, automatic: bool = True, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._shelf = journal, shelf
        self._automatic = automatic
        self._runner: _Runner | None = None
        self._thread: QThread | None = None
        self._failures = 0
        self._again = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer)
        self.state = SyncState(last=last_sync(journal.db))
        self.connect_to_server()

    @property
    def running(self) -> bool:
        """Whether an exchange is under way."""
        return self.state.phase == "running"

    @property
    def joined(self) -> bool:
        """Whether this laptop has a server."""
        return self._runner is not None

    def connect_to_server(self) -> None:
        """Reads anew which server this laptop has; for the start, and after joining or leaving one."""
        self.stop()
        connection = connection_of(self._journal.db)
        if connection is None:
            self._tell(SyncState(last=self.state.last))
            return
        runner, thread = _Runner(self._journal, connection, self._shelf), QThread(self)
        thread.setObjectName("sync")
        runner.moveToThread(thread)
        self._asked.connect(runner.run, Qt.ConnectionType.QueuedConnection)
        self._closing.connect(runner.close, Qt.ConnectionType.QueuedConnection)
        runner.progressed.connect(self._on_progress)
        runner.went_through.connect(self._on_through)
        runner.failed.connect(self._on_failed)
        thread.start()
        self._runner, self._thread = runner, thread
        self._failures = 0
        self._tell(SyncState("idle", None, self.state.last))
        if self._automatic:
            self._after(0.0)

    def set_automatic(self, automatic: bool) -> None:
        """Whether it syncs by itself; the button works always."""
        self._automatic = automatic
        if not automatic:
            self._timer.stop()
        elif self.joined and not self.running:
            self._after(0.0)

    def sync_now(self) -> None:
        """Starts an exchange; while one runs, another follows it."""
        if self.running:
            self._again = True
        else:
            self._start(looking=False)

    def edited(self) -> None:
        """Something was written here: it goes out soon, unless the last try says when the next one is."""
        if self._automatic and self.joined and not self.running and self.state.error is None:
            self._after(AFTER_EDIT)

    def cancel(self) -> None:
        """Ends the exchange under way between two frames; what came stays."""
        if self._runner is not None and self.running:
            self._runner.stop.set()

    def stop(self, milliseconds: int = 5000) -> bool:
        """Ends the thread; False if it did not end in that time (a line that stalls), it is then left behind."""
        runner, thread = self._runner, self._thread
        self._runner = self._thread = None
        self._timer.stop()
        if runner is None or thread is None:
            return True
        runner.stop.set()
        for signal in (runner.progressed, runner.went_through, runner.failed):
            signal.disconnect()
        self._asked.disconnect()
        self._closing.emit()
        self._closing.disconnect()
        return thread.wait(milliseconds)

    def _start(self, *, looking: bool) -> None:
        if self._runner is None:
            return
        self._timer.stop()
        self._runner.stop.clear()
        self._again = False
        if not looking:
            self._tell(replace(self.state, phase="running"))
        else:
            self.state = replace(self.state, phase="running")  # a look that finds nobody changes nothing on the screen
        self._asked.emit(looking)

    def _on_timer(self) -> None:
        self._start(looking=self.state.error is not None and self.state.error.code == "offline")

    def _on_progress(self, progress: Progress | int) -> None:
        self.progressed.emit(progress)

    def _on_through(self, kept: LastSync) -> None:
        self._failures = 0
        self._tell(SyncState("idle", None, kept))
        stopped = self._runner is not None and self._runner.stop.is_set()
        if self._again or (self._journal.waiting()[0] and not stopped):
            self._after(0.0 if self._again else AFTER_EDIT)
        else:
            self._after(QUIET)

    def _on_failed(self, error: KnownError) -> None:
        self._failures += 1
        self._tell(SyncState("idle", error, self.state.last))
        if error.code == "offline":
            self._after(LOOK)
        elif error.code not in _FINAL:
            least = float(error.details.get("retry_after", 0) or 0)
            self._after(max(least, min(RETRY_MOST, RETRY * 2 ** (self._failures - 1))))

    def _after(self, seconds: float) -> None:
        """Jittered, so that a banner's laptops do not all come at once when the line is back."""
        if self._automatic or self._again:
            self._timer.start(round(1000 * seconds * random.uniform(0.8, 1.3)))

    def _tell(self, state: SyncState) -> None:
        self.state = state
        self.state_changed.emit(state)

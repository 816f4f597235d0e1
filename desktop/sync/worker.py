"""Syncs by itself, on a thread of its own: after edits, every few minutes, when a connection comes back, by a button.

``SyncWorker`` lives on the window's thread and never waits; ``_Runner`` on the other does one exchange at a time.
"""

from __future__ import annotations

import random
import socket
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, NamedTuple
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal

from desktop.errors import KnownError
from desktop.store.bundles import waiting_bundles
from desktop.store.changes import Changes, Journal
from desktop.sync.connection import Connection
from desktop.sync.joined import LastSync, connection_of, go_on_as, keep_last_sync, last_sync
from desktop.sync.network import OFFICE, Network, network_here
from desktop.sync.photos import PhotoProgress, PhotoShelf, When, exchange_photos

if TYPE_CHECKING:
    from desktop.sync.client import Client
    from desktop.sync.engine import Engine
    from desktop.sync.frames import Outcome, Progress

#: Seconds: after an edit; while all is well; between looks for a connection; between tries after other failures.
AFTER_EDIT, QUIET, LOOK, RETRY, RETRY_MOST = 4.0, 300.0, 9.0, 30.0, 900.0
#: How long a look for a connection may take. With it and with SPREAD, 15 s after the network's return one began.
LOOK_SECONDS = 3.0
#: Waits are longer by up to so much: a banner's laptops are not to come all at once when the line is back.
SPREAD = 1.3
#: Progress is told at most so often (seconds).
TELL_SECONDS = 0.1
#: Failures that a person must end; trying again by itself would not help.
FINAL = frozenset({"revoked", "revoked_kept", "other_version", "copies_differ"})
#: Failures after which records went through all the same.
_OF_PHOTOS = frozenset({"township_full"})


@dataclass(frozen=True)
class SyncState:
    """What syncing is at. ``off``: no server joined. ``error`` stands until an exchange goes through."""

    phase: Literal["off", "idle", "running"] = "off"
    error: KnownError | None = None
    last: LastSync | None = None


class Asked(NamedTuple):
    """What an exchange is to do. ``looking``: only if somebody answers at the address. ``check``: the rows are counted
    and compared with the server's. ``networks``: what was said of those that are known, by key."""

    looking: bool
    check: bool
    photos: When
    networks: Mapping[str, str]


@dataclass(frozen=True)
class Doing:
    """What an exchange is at: ``done`` of ``total`` operations, entries, rows or photos (0: not known). Of operations
    that are sent, ``done`` went out and ``confirmed`` are what the server said it holds.

    ``size``: bytes that went either way since it began; of photos those that are there already, of ``whole_size``.
    ``rate``: bytes a second as measured on the way, 0 before.
    """

    phase: Literal["send", "receive", "copy", "thumbnails", "photos"]
    done: int
    total: int
    size: int = 0
    whole_size: int = 0
    rate: int = 0
    confirmed: int = 0


class _Runner(QObject):
    """The other thread's side: owns the client, so that the connection is kept between exchanges."""

    went_through = Signal(object)
    failed = Signal(object)
    stopped = Signal()
    progressed = Signal(object)
    network_found = Signal(object)
    ordered = Signal(str)

    def __init__(
        self, journal: Journal, connection: Connection, shelf: PhotoShelf, look_around: Callable[[], Network]
    ) -> None:
        super().__init__()
        self._journal, self._connection, self._shelf = journal, connection, shelf
        self._look_around = look_around
        self._client: Client | None = None
        self._engine: Engine | None = None
        self._told = self._began = 0.0
        self._confirmed = 0
        self._before = 0
        self.stop = threading.Event()

    def run(self, asked: Asked) -> None:
        """One exchange, then photos."""
        try:
            if asked.looking:
                self._look()
            outcome = self._exchange(asked.check)
            if self.stop.is_set() and not outcome.whole:
                self.stopped.emit()
                return
            client, _ = self._line()
            self._retry_sticks()
            kept = keep_last_sync(self._journal.db, outcome)
            if asked.check:
                self._shelf.doubt()
            exchanged = exchange_photos(
                client,
                self._shelf,
                # Who is told to destroy her keys has no other time to send her pictures.
                whole=self._may_carry_photos(asked) or client.ordered,
                progress=self._on_photo,
                cancelled=self.stop.is_set,
            )
            self._journal.announce(Changes(self._shelf.shown_by(exchanged.arrived), remote=True))
            if self._obeys(sent=True):
                return
        except KnownError as error:
            if self.stop.is_set():  # the line was hung up here
                self.stopped.emit()
            elif not self._obeys(sent=False):
                self.failed.emit(error)
        except Exception as error:  # a bug: told as such, and syncing stands still until the next try
            sys.excepthook(type(error), error, error.__traceback__)
            self.failed.emit(KnownError("bug"))
        else:
            self.went_through.emit(kept)

    def _may_carry_photos(self, asked: Asked) -> bool:
        """Tells which network it is, known or not: a person is asked about it once."""
        here = self._look_around()
        self.network_found.emit(here)
        if asked.photos is When.BY_NETWORK:
            return asked.networks.get(here.key) == OFFICE
        return asked.photos is When.ALWAYS

    def _exchange(self, check: bool) -> Outcome:
        from desktop.sync.staying import come_back, stay

        client, _ = self._ready()
        self._go_on_with(stay(self._journal.db, self._connection, client.line))
        try:
            outcome = self._follow(check)
            self._keep_seal_keys()
            return outcome
        except KnownError as error:
            if error.code != "token_unknown":
                raise
            client, _ = self._ready()
            self._go_on_with(come_back(self._journal.db, self._connection, client.line))
            return self._follow(check)

    def _obeys(self, *, sent: bool) -> bool:
        """Whether the server had this laptop destroy its keys; the window then does so. ``sent``: what waited went out.
        Told by the server's own signature alone, never by what a line says."""
        client = self._client
        if client is None or not client.ordered:
            return False
        from desktop.sync.seal_exchange import DESTROY, RETIRE, obey, order_of

        try:
            order = order_of(self._connection, client.line)
            waits = not sent or self._journal.log.waiting()[0] or self._shelf.to_send()
            if order not in (RETIRE, DESTROY) or (order == RETIRE and waits):
                return False
            obey(self._connection, client.line)
        except KnownError:
            return False  # the next contact asks again
        self.ordered.emit(order)
        return True

    def _keep_seal_keys(self) -> None:
        """The records went through: a line that breaks now is told by the next exchange."""
        from desktop.sync.seal_exchange import keep_seal_keys

        try:
            keep_seal_keys(self._journal.db, self._connection, self._line()[0].line)
        except KnownError as error:
            if error.code == "wrong_server":
                raise

    def _ready(self) -> tuple[Client, Engine]:
        """The line, for use again after a stop; one that comes at the same moment ends it again."""
        client, engine = self._line()
        client.resume()
        if self.stop.is_set():
            client.hang_up()
        return client, engine

    def _follow(self, check: bool) -> Outcome:
        client, engine = self._ready()
        self._began, self._before = time.monotonic(), client.gauge.sent + client.gauge.received
        return engine.exchange(self._on_progress, self.stop.is_set, check=check)

    def _retry_sticks(self) -> None:
        """What came by stick and did not fit may fit now."""
        if waiting_bundles(self._journal.db):
            from desktop.sync.stick_reading import retry_waiting

            try:
                retry_waiting(self._journal, self._connection, time.time_ns() // 1_000_000)
            except (
                Exception
            ) as error:  # a bug with a file from a stick, reported as such: the exchange itself went well
                sys.excepthook(type(error), error, error.__traceback__)

    def _go_on_with(self, connection: Connection) -> None:
        """Another secret or authority needs another client."""
        if (connection.secret, connection.authorities) != (self._connection.secret, self._connection.authorities):
            if self._client is not None:
                self._client.close()
            self._client = None
        self._connection = connection

    def break_off(self) -> None:
        """Ends what is under way at once; from any thread."""
        self.stop.set()
        if self._client is not None:
            self._client.hang_up()

    def _line(self) -> tuple[Client, Engine]:
        if self._client is None or self._engine is None:
            # HTTP and the codec are loaded here, on this thread, so that a start does not wait for them.
            from desktop.sync.client import Client
            from desktop.sync.engine import Engine

            self._client = Client(self._connection)
            self._engine = Engine(self._journal, self._client, self._renew)
        return self._client, self._engine

    def _renew(self, held: int) -> Client:
        """This laptop was copied or set back: it goes on as a new device of the township."""
        from desktop.sync.client import Client
        from desktop.sync.enrolment import renew

        connection = renew(self._connection, held, self._client.line if self._client is not None else None)
        go_on_as(self._journal, connection, held)
        if self._client is not None:
            self._client.close()
        self._connection, self._client = connection, Client(connection)
        self._began, self._before = time.monotonic(), 0
        return self._client

    def _on_progress(self, at: Progress) -> None:
        # What the server confirms is told at once: it may be the last that there is to tell.
        news = at.phase == "send" and at.confirmed != self._confirmed
        if self._client is not None and (self._is_time() or news):
            self._confirmed = at.confirmed
            moved = self._client.gauge.sent + self._client.gauge.received - self._before
            rate = round(moved / max(time.monotonic() - self._began, TELL_SECONDS))
            self.progressed.emit(Doing(at.phase, at.done, at.total, moved, 0, rate, at.confirmed))

    def _on_photo(self, at: PhotoProgress) -> None:
        if self._client is not None and self._is_time():
            phase: Literal["thumbnails", "photos"] = "thumbnails" if at.small else "photos"
            rate = round(self._client.gauge.rate or 0)
            self.progressed.emit(Doing(phase, at.done, at.total, at.done_bytes, at.total_bytes, rate))

    def _is_time(self) -> bool:
        now = time.monotonic()
        if now - self._told < TELL_SECONDS:
            return False
        self._told = now
        return True

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
    """``state_changed`` carries a ``SyncState``, ``progressed`` a ``Doing``, ``checked`` the ``SyncState`` in which a
    check that was asked for ended well, ``network_found`` the ``Network`` that an exchange went over; ``ordered``: the
    server had this laptop destroy its keys, and was told that it does.

    What came is announced by the journal. Call everything from the window's thread.
    """

    state_changed = Signal(object)
    progressed = Signal(object)
    checked = Signal(object)
    network_found = Signal(object)
    ordered = Signal(str)
    _asked = Signal(object)
    _closing = Signal()

    def __init__(
        self,
        journal: Journal,
        shelf: PhotoShelf,
        *,
        automatic: bool = True,
        look_around: Callable[[], Network] = network_here,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal, self._shelf, self._look_around = journal, shelf, look_around
        self._automatic = automatic
        self._runner: _Runner | None = None
        self._thread: QThread | None = None
        self._failures = 0
        self._again = False
        self._photos, self._photos_now = When.BY_NETWORK, False
        self._networks: dict[str, str] = {}
        #: The network that the last exchange went over; None before the first.
        self.network: Network | None = None
        self._check_now = self._checking = False
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
        runner, thread = _Runner(self._journal, connection, self._shelf, self._look_around), QThread(self)
        thread.setObjectName("sync")
        runner.moveToThread(thread)
        self._asked.connect(runner.run, Qt.ConnectionType.QueuedConnection)
        self._closing.connect(runner.close, Qt.ConnectionType.QueuedConnection)
        runner.progressed.connect(self.progressed)
        runner.went_through.connect(self._on_through)
        runner.failed.connect(self._on_failed)
        runner.stopped.connect(self._on_stopped)
        runner.network_found.connect(self._on_network)
        runner.ordered.connect(self.ordered)
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

    def set_photos(self, when: When) -> None:
        """When photos travel."""
        self._photos = when

    def set_networks(self, networks: Mapping[str, str]) -> None:
        """What a person said of each network that she was asked about, PHONE or OFFICE, by its key."""
        self._networks = dict(networks)

    def photos_now(self) -> None:
        """Photos travel once, whatever the line is like."""
        self._photos_now = True
        self.sync_now()

    def check_now(self) -> None:
        """An exchange that counts this laptop's rows and compares them with the server's."""
        self._check_now = True
        self.sync_now()

    def sync_now(self) -> None:
        """Starts an exchange; while one runs, another follows it."""
        if self.running:
            self._again = True
        else:
            self._start(looking=False)

    def edited(self) -> None:
        """Something was written here: it goes out soon, unless the last try says when the next one is."""
        error = self.state.error
        if self._automatic and self.joined and not self.running and (error is None or error.code in _OF_PHOTOS):
            self._after(AFTER_EDIT)

    def cancel(self) -> None:
        """Ends the exchange under way at once; what came stays."""
        if self._runner is not None and self.running:
            self._again = self._photos_now = self._check_now = False
            self._runner.break_off()

    def stop(self, milliseconds: int = 5000) -> bool:
        """Ends the thread; False if it did not end in that time (a line that stalls), it is then left behind."""
        runner, thread = self._runner, self._thread
        self._runner = self._thread = None
        self._timer.stop()
        if runner is None or thread is None:
            return True
        runner.break_off()
        for signal in (
            runner.progressed,
            runner.went_through,
            runner.failed,
            runner.stopped,
            runner.network_found,
        ):
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
        when, self._photos_now = (When.ALWAYS if self._photos_now else self._photos), False
        self._checking, self._check_now = self._check_now, False
        self._asked.emit(Asked(looking, self._checking, when, dict(self._networks)))

    def _on_timer(self) -> None:
        self._start(looking=self.state.error is not None and self.state.error.code == "offline")

    def _on_network(self, network: Network) -> None:
        self.network = network
        self.network_found.emit(network)

    def _on_through(self, kept: LastSync) -> None:
        self._failures = 0
        self._tell(SyncState("idle", None, kept))
        if self._checking:
            self.checked.emit(self.state)
        if self._again or self._journal.log.waiting()[0]:
            self._after(0.0 if self._again else AFTER_EDIT)
        else:
            self._after(QUIET)

    def _on_stopped(self) -> None:
        self._tell(SyncState("idle", None, self.state.last))
        self._after(QUIET)

    def _on_failed(self, error: KnownError) -> None:
        self._failures += 1
        self._tell(SyncState("idle", error, self.state.last))
        if error.code == "offline":
            self._after(LOOK)
        elif error.code not in FINAL:
            self._after(wait_after(self._failures, float(error.details.get("retry_after", 0) or 0)))

    def _after(self, seconds: float) -> None:
        """Not sooner."""
        if self._automatic or self._again:
            self._timer.start(round(1000 * seconds * random.uniform(1.0, SPREAD)))

    def _tell(self, state: SyncState) -> None:
        self.state = state
        self.state_changed.emit(state)


def wait_after(failures: int, retry_after: float) -> float:
    """Seconds to the next try after so many failures in a row: anything up to a bound that doubles (full jitter), on
    top of what the server asked for."""
    return retry_after + random.uniform(1.0, min(RETRY_MOST, RETRY * 2 ** min(failures - 1, 10)))

"""Work off the UI thread, back on it: ``run(work, done, failed, parent)``. For the disk the window waits
``patiently``."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable
from functools import partial
from time import perf_counter
from typing import Any, TypeVar, cast

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QRunnable, Qt, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from desktop.errors import KnownError

T = TypeVar("T")

#: A wait for the disk that is no longer than this is none (ms); after the second the window says what it waits for.
SHORT_MS, SAID_MS = 25, 150
#: Work that gives way pauses after so long, for so long.
WORK_S, PAUSE_S = 0.001, 0.002
_TURNS, _WAITS = "in turn", "waits"


class Cancelled(Exception):
    """Raised by ``Task.check`` in work that was cancelled; neither ``done`` nor ``failed`` is called."""


class Task:
    """What the work sees of its job; all of it may be called from the work's thread."""

    def __init__(self, reported: Callable[[int, int], None]) -> None:
        self._cancelled = threading.Event()
        self._reported = reported
        self._stood_back = perf_counter()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    def check(self) -> None:
        """Leave the work here if it was cancelled. Raises Cancelled."""
        if self.cancelled:
            raise Cancelled

    def give_way(self) -> None:
        """``check``, for work in Python that nobody waits for: the window goes first.

        Whatever Qt or SQLite the window calls lets other threads on, and it then waits for Python until they pause.
        """
        self.check()
        if perf_counter() - self._stood_back > WORK_S:
            self._cancelled.wait(PAUSE_S)
            self._stood_back = perf_counter()

    def report(self, done: int, total: int) -> None:
        """Say how far it is: ``done`` of ``total`` (0: not known)."""
        self._reported(done, total)

    def cancel(self) -> None:
        self._cancelled.set()


class Job(QObject):
    """One piece of work under way. Lives on the UI thread and goes away by itself when it ends."""

    progressed = Signal(int, int)  # done, total
    ended = Signal()  # whichever way, after done or failed was called

    _returned = Signal(object)
    _raised = Signal(object)

    def __init__(
        self,
        done: Callable[[Any], object] | None,
        failed: Callable[[KnownError], object] | None,
        receiver: QObject | None,
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self.task = Task(self.progressed.emit)
        self._done, self._failed = done, failed
        self._receiver = receiver
        self._returned.connect(self._on_returned, Qt.ConnectionType.QueuedConnection)
        self._raised.connect(self._on_raised, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop; its result, if it comes all the same, is dropped."""
        self.task.cancel()

    def _listening(self) -> bool:
        return not self.task.cancelled and (self._receiver is None or isValid(self._receiver))

    def _on_returned(self, result: object) -> None:
        if (waited := _waited()) is not None:
            waited.postponed.append(lambda: self._on_returned(result))
            return
        try:
            if self._done is not None and self._listening():
                self._done(result)
        finally:
            self._end()

    def _on_raised(self, error: BaseException) -> None:
        if (waited := _waited()) is not None:
            waited.postponed.append(lambda: self._on_raised(error))
            return
        try:
            if isinstance(error, Cancelled):
                return
            if not isinstance(error, KnownError):  # a bug: told as such, and the receiver still learns that it is over
                sys.excepthook(type(error), error, error.__traceback__)
                error = KnownError("bug")
            if self._failed is not None and self._listening():
                self._failed(error)
        finally:
            self._end()

    def _end(self) -> None:
        self.ended.emit()
        self.deleteLater()


class _Work(QRunnable):
    def __init__(self, work: Callable[[Task], Any], job: Job) -> None:
        super().__init__()
        self._work, self._job = work, job

    def run(self) -> None:
        job = self._job
        emit: Callable[[], None]
        try:
            job.task.check()
            result = self._work(job.task)
            emit = lambda: job._returned.emit(result)  # noqa: E731 - one of two, called below
        except BaseException as error:  # whatever it is, it belongs on the UI thread
            caught = error
            emit = lambda: job._raised.emit(caught)  # noqa: E731
        with contextlib.suppress(RuntimeError):  # the program has ended meanwhile: nobody is left to tell
            emit()


def run(
    work: Callable[[Task], Any],
    done: Callable[[Any], object] | None = None,
    failed: Callable[[KnownError], object] | None = None,
    parent: QObject | None = None,
    progress: Callable[[int, int], None] | None = None,
    *,
    in_turn: bool = False,
) -> Job:
    """Do ``work(task)`` on another thread; then ``done(result)`` or ``failed(error)`` on the UI thread.

    Nothing is called once ``parent`` is gone or the job was cancelled. An error that is not a KnownError is a bug: it
    goes to ``sys.excepthook``, and ``failed`` gets ``KnownError("bug")``. Call from the UI thread only. ``in_turn``:
    on a thread that no other job holds, one of these after the other.
    """
    job = Job(done, failed, parent)
    if progress is not None:
        job.progressed.connect(
            lambda now, total: progress(now, total) if job._listening() else None, Qt.ConnectionType.QueuedConnection
        )
    (_threads(_TURNS) if in_turn else QThreadPool.globalInstance()).start(_Work(work, job))
    return job


class Newest:
    """Work of which only the newest counts: what begins takes the place of what is under way. ``parent`` as in
    ``run``."""

    def __init__(self, parent: QObject) -> None:
        self._parent = parent
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether some is under way."""
        return self._job is not None

    def run(
        self,
        work: Callable[[Task], Any],
        done: Callable[[Any], object],
        failed: Callable[[KnownError], object] | None = None,
    ) -> None:
        """As ``run``, in place of what is under way."""
        self.cancel()

        def over(told: Callable[[Any], object] | None, given: Any) -> None:
            self._job = None
            if told is not None:
                told(given)

        self._job = run(work, partial(over, done), partial(over, failed), self._parent)

    def cancel(self) -> None:
        """Nothing is told of what is under way."""
        if self._job is not None:
            self._job.cancel()
        self._job = None


def _threads(name: str) -> QThreadPool:
    """Threads that no long job ever holds; the application's. What the window waits for has its own: a draft may be
    waiting for the window."""
    app = QCoreApplication.instance()
    pool = None if app is None else app.findChild(QThreadPool, name, Qt.FindChildOption.FindDirectChildrenOnly)
    if pool is None:
        pool = QThreadPool(app)
        pool.setObjectName(name)
        pool.setMaxThreadCount(1)
    return pool


class _Waited(QObject):
    """What became of a piece of work; ``ended`` is emitted from its thread."""

    ended = Signal()

    def __init__(self) -> None:
        super().__init__(QCoreApplication.instance())
        self.over = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None
        #: What jobs gave meanwhile: whoever takes it may read the database, and would wait there with the window.
        self.postponed: list[Callable[[], object]] = []


def _waited() -> _Waited | None:
    """What the window waits for patiently now, if anything."""
    app = QCoreApplication.instance()
    return None if app is None else app.findChild(_Waited, options=Qt.FindChildOption.FindDirectChildrenOnly)


class _Wait(QRunnable):
    def __init__(self, work: Callable[[], Any], waited: _Waited) -> None:
        super().__init__()
        self._work, self._waited = work, waited

    def run(self) -> None:
        waited = self._waited
        try:
            waited.result = self._work()
        except BaseException as error:
            waited.error = error
        waited.over.set()
        waited.ended.emit()


def patiently(work: Callable[[], T], begun: Callable[[], object], ended: Callable[[], object]) -> T:
    """Does ``work``, a wait for the disk, on another thread, and gives what it gave or raises what it raised.

    The window goes on painting meanwhile; keys and clicks come to it afterwards, in their order, and so does what jobs
    give. ``begun`` and ``ended`` are called where it takes so long that a person would ask why. Call from the UI thread
    only.
    """
    wait = _Waited()
    _threads(_WAITS).start(_Wait(work, wait))
    try:
        if not wait.over.wait(SHORT_MS / 1000):
            _stand_by(wait, begun, ended)
    finally:
        wait.setParent(None)
        for later in wait.postponed:
            QTimer.singleShot(0, later)
    if wait.error is not None:
        raise wait.error
    return cast(T, wait.result)


def _stand_by(wait: _Waited, begun: Callable[[], object], ended: Callable[[], object]) -> None:
    loop, said = QEventLoop(), QTimer()
    said.setSingleShot(True)
    said.timeout.connect(begun)
    said.start(SAID_MS)
    wait.ended.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    if not wait.over.is_set():
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        wait.over.wait()  # where the program was told to end meanwhile
    if not said.isActive():
        ended()
    said.stop()


def finish(milliseconds: int = 5000) -> bool:
    """Cancel what is under way and wait for it; False if something still runs. For quitting."""
    app = QCoreApplication.instance()
    if app is not None:
        for job in app.findChildren(Job):
            job.cancel()
    return QThreadPool.globalInstance().waitForDone(milliseconds) and _threads(_TURNS).waitForDone(milliseconds)

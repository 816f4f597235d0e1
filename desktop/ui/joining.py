"""Joining a server by an invitation: asked again by itself while nobody answers, until it is done or called off."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop import jobs
from desktop.errors import KnownError
from desktop.jobs import Job
from desktop.sync.enrolment import Enrolment
from desktop.ui.messages import words_of

#: Seconds between two tries where nobody answers.
AGAIN: Final = 15
#: Failures that pass by themselves; the others a person must end.
PASSING: Final = frozenset({"offline", "server_slow", "server_busy", "server_failed", "line_cut", "captive_portal"})


class Countdown(QObject):
    """Seconds until something is tried again: ``left`` tells them, ``over`` comes once."""

    left = Signal(int)
    over = Signal()

    def __init__(self, parent: QObject, seconds: int = AGAIN) -> None:
        super().__init__(parent)
        self.seconds, self._left = seconds, 0
        self._clock = QTimer(self)
        self._clock.setInterval(1000)
        self._clock.timeout.connect(self._on_second)

    @property
    def running(self) -> bool:
        """Whether something is waited for."""
        return self._clock.isActive()

    def start(self) -> None:
        """Begins anew."""
        self._left = self.seconds
        self._clock.start()
        self.left.emit(self._left)

    def stop(self) -> None:
        """Nothing is tried again."""
        self._clock.stop()

    def _on_second(self) -> None:
        self._left -= 1
        if self._left > 0:
            self.left.emit(self._left)
        else:
            self.stop()
            self.over.emit()


def again_words(error: KnownError, seconds: int) -> str:
    """Why it did not work, and when it is tried again."""
    again = QCoreApplication.translate("joining", "The next try is in {n} seconds.").format(n=seconds)
    return f"{words_of(error)} {again}"


class Joining(QObject):
    """One laptop's way in. ``joined`` carries the connection, ``failed`` words; ``told`` carries words on how it stands
    while it goes on ("" where it does not), ``under_way`` whether it does.

    Typed twice, or asked again after a lost answer, it is the same laptop that asks.
    """

    joined = Signal(object)
    failed = Signal(str)
    told = Signal(str)
    under_way = Signal(bool)

    def __init__(self, parent: QObject, seconds: int = AGAIN) -> None:
        super().__init__(parent)
        self._enrolment: tuple[str, Enrolment] | None = None
        self._job: Job | None = None
        self._error = KnownError("offline")
        self.countdown = Countdown(self, seconds)
        self.countdown.left.connect(lambda left: self.told.emit(again_words(self._error, left)))
        self.countdown.over.connect(self._ask)

    def understood(self, text: str) -> bool:
        """Whether a text has an invitation in it; ``failed`` says why it has none. Nobody is asked yet."""
        if self._enrolment is None or self._enrolment[0] != text:
            try:
                self._enrolment = text, Enrolment(text)
            except KnownError as error:
                self.failed.emit(words_of(error))
                return False
        return True

    def join(self, text: str) -> None:
        """Asks the server of an invitation's line, or of a file's text that has one."""
        if not self.understood(text):
            return
        self.under_way.emit(True)
        self._ask()

    def cancel(self) -> None:
        """Asks no more; an answer that comes still is not heard."""
        if self._job is not None:
            self._job.cancel()
        self._end()

    def _ask(self) -> None:
        assert self._enrolment is not None
        enrolment = self._enrolment[1]
        self.told.emit(self.tr("Asking the server…"))
        self._job = jobs.run(lambda _task: enrolment.run(), self._on_joined, self._on_failed, self)

    def _on_joined(self, connection: object) -> None:
        self._end()
        self.joined.emit(connection)

    def _on_failed(self, error: KnownError) -> None:
        if error.code in PASSING:
            self._job, self._error = None, error
            self.countdown.start()
        else:
            self._end()
            self.failed.emit(words_of(error))

    def _end(self) -> None:
        self._job = None
        self.countdown.stop()
        self.told.emit("")
        self.under_way.emit(False)

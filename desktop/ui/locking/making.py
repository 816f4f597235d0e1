"""An existing plain township gets a lock: what opens it is chosen, the code is in her hands, then all is encrypted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.jobs import Job, Task
from desktop.services.locking import Encrypted, Key, Keys, Secret, TownshipLock, new_key
from desktop.ui import theme
from desktop.ui.locking.lock_steps import LockSteps
from desktop.ui.messages import words_of
from desktop.ui.screens import fit
from desktop.ui.steps import Step, stack
from desktop.ui.widgets import Scroll, button, label

#: So many names are told of files that were sealed.
MOST_NAMES = 5


class MakeLock(QWidget):
    """``begun``: the township is to be closed now. ``made`` carries the key, whose it is, and what she chose; ``left``:
    nothing was changed, or what was done is seen at a start. ``user``: who has the lock made; ``unit``: whose records.
    """

    begun = Signal()
    made = Signal(object, object, object)
    left = Signal()

    def __init__(self, lock: TownshipLock, user: bytes, unit: str) -> None:
        super().__init__()
        self.setProperty("look", "ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle(self.tr("Sumu Home"))
        fit(self, theme.px(1000), theme.px(680))
        self._lock, self._user = lock, user
        self._job: Job | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        self.back = button(self.tr("Back"), self.go_back, look="flat", icon_name="arrow-left")
        outer.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self.steps = stack()
        scroll = Scroll()
        scroll.body.addWidget(self.steps, 1, Qt.AlignmentFlag.AlignHCenter)
        outer.addWidget(scroll, 1)
        self.lock_steps = LockSteps(lock.keyring.answers, unit)
        self.lock_steps.chosen.connect(self.begin)
        self.work = self._make_work()
        for step in (self.lock_steps, self.work):
            self.steps.addWidget(step)
        self.lock_steps.begin()

    def _make_work(self) -> Step:
        step = Step(
            self.tr("The records are being encrypted"),
            self.tr(
                "They are copied, compared, put in place, and the plain ones are written over. Should the power go, the"
                " next start finds them whole."
            ),
        )
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        step.body.addWidget(self.bar)
        self.told = label("", "muted", wrap=True)
        step.body.addWidget(self.told)
        step.body.addWidget(step.error)
        self.stop = button(self.tr("Stop"), self._stop)
        step.body.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeft)
        self.go_on = button(self.tr("Go on"), look="primary")
        self.go_on.hide()
        step.body.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignLeft)
        return step

    def go_back(self) -> None:
        """Nothing was changed."""
        if self.steps.currentWidget() is self.lock_steps and not self.lock_steps.back():
            self.left.emit()

    def begin(self, secret: Secret, code: str) -> None:
        """Makes the keys; only once there are some is the township closed."""
        self.back.hide()
        self.stop.hide()
        self.bar.setRange(0, 0)
        self.steps.setCurrentWidget(self.work)
        key, lock, user = new_key(), self._lock, self._user

        def wrong(error: KnownError) -> None:
            self._job = None
            self.back.show()
            self.steps.setCurrentWidget(self.lock_steps)
            self.lock_steps.again(error)

        self._job = jobs.run(
            lambda _task: lock.made(key, secret, code, user), lambda keys: self._encrypt(key, keys, secret), wrong, self
        )

    def _encrypt(self, key: Key, keys: Keys, secret: Secret) -> None:
        """Closes the township and encrypts it."""
        self.begun.emit()
        self.stop.show()
        lock, user = self._lock, self._user

        def work(task: Task) -> Encrypted:
            return lock.encrypt(keys, key, task.report, lambda: task.cancelled)

        def done(encrypted: Encrypted) -> None:
            self._job = None
            if encrypted == (0, ()):
                self.made.emit(key, user, secret)
                return
            self.stop.hide()
            self.told.setText("\n\n".join(self._words(encrypted)))
            self.go_on.clicked.connect(lambda: self.made.emit(key, user, secret))
            self.go_on.show()

        self._job = jobs.run(work, done, self._failed, self, self._show_progress)

    def _words(self, encrypted: Encrypted) -> list[str]:
        """What is not as it was, a paragraph each."""
        words = []
        if encrypted.left_out:
            words.append(
                self.tr("Encrypted. %n damaged backups could not be taken along and are gone.", "", encrypted.left_out)
            )
        if encrypted.sealed:
            told = self.tr(
                "%n files that are none of the program's lay among backups and pictures: {names}. They are kept"
                " encrypted; Settings, Backup, gives them back as they were.",
                "",
                len(encrypted.sealed),
            )
            names = list(encrypted.sealed[:MOST_NAMES]) + ["…"] * (len(encrypted.sealed) > MOST_NAMES)
            words.append(told.format(names="、".join(names)))
        return words

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setRange(0, 1000)
        self.bar.setValue(1000 * done // max(total, 1))

    def _failed(self, error: KnownError) -> None:
        self._job = None
        self.bar.setRange(0, 1)
        self.work.say_error(words_of(error))
        self.stop.hide()
        self.go_on.clicked.connect(self.left)
        self.go_on.show()

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            jobs.finish()
            self._job = None
            self.left.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if not self.signalsBlocked():  # else another window follows
            if self._job is not None:
                self._job.cancel()
                jobs.finish()
            QApplication.quit()

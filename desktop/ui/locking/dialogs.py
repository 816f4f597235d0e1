"""Small dialogs of an open township: what opens it is chosen anew, proved, or shown once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.locking import Key, Secret, TownshipLock, Way
from desktop.ui import theme
from desktop.ui.locking.code_view import CodeView
from desktop.ui.locking.secret_fields import SecretFields, secret_field
from desktop.ui.messages import words_of
from desktop.ui.widgets import button, label


class LockDialog(QDialog):
    """A heading, fill ``body``, what went wrong, and two buttons. ``finish`` is what the second one does."""

    def __init__(self, parent: QWidget, title: str, text: str = "", take: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(theme.px(480))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(*(4 * [theme.px(24)]))
        outer.setSpacing(theme.px(12))
        outer.addWidget(label(title, "heading", wrap=True))
        if text:
            outer.addWidget(label(text, "muted", wrap=True))
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(8))
        outer.addLayout(self.body)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        outer.addWidget(self.error)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(button(QCoreApplication.translate("LockDialog", "Cancel"), self.reject))
        self.take = button(take or QCoreApplication.translate("LockDialog", "Keep"), self.finish, look="primary")
        row.addWidget(self.take)
        outer.addLayout(row)

    def finish(self) -> None:
        """What was typed is taken."""
        self.accept()

    def fit_height(self) -> None:
        """As high as its words, at the width that it has: a dialog by itself cuts wrapped words off."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
            high = layout.totalHeightForWidth(self.width())
            self.setMinimumHeight(high)
            self.resize(self.width(), high)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit_height()

    def say_error(self, words: str) -> None:
        """Above the buttons; "" takes it away."""
        self.error.setText(words)
        self.error.setVisible(bool(words))
        self.fit_height()

    def work(self, work: Callable[[], object], done: Callable[[], object]) -> None:
        """Does it on another thread: a try takes a fifth of a second, and a keyring may ask for its password."""
        self.take.setEnabled(False)
        self.say_error("")

        def wrong(error: KnownError) -> None:
            self.take.setEnabled(True)
            self.say_error(words_of(error))

        def right(_: object) -> None:
            self.take.setEnabled(True)
            done()

        jobs.run(lambda _task: work(), right, wrong, self)


class OwnSecret(LockDialog):
    """Somebody proves that she is it. ``proved`` comes once."""

    proved = Signal()

    def __init__(self, parent: QWidget, lock: TownshipLock, user: bytes, title: str) -> None:
        ways: tuple[Way, ...] = next((each.ways for each in lock.users() if each.id == user), ())
        self._way: Way = "pin" if "pin" in ways else "passphrase"
        words = QCoreApplication.translate("OwnSecret", "First your PIN as it is now.")
        if self._way == "passphrase":
            words = QCoreApplication.translate("OwnSecret", "First your passphrase as it is now.")
        super().__init__(parent, title, words, QCoreApplication.translate("OwnSecret", "Go on"))
        self._lock, self._user = lock, user
        self.field = secret_field("")
        self.field.submitted.connect(self.finish)
        self.body.addWidget(self.field)
        self.field.setFocus()

    def finish(self) -> None:
        secret = Secret(self._way, self.field.text())
        if secret.text and self.take.isEnabled():
            self.work(lambda: self._lock.open(self._user, secret), self._right)

    def _right(self) -> None:
        self.field.clear()
        self.accept()
        self.proved.emit()


class NewSecret(LockDialog):
    """What opens the township for ``user`` from now on, typed by her. ``kept`` comes once."""

    kept = Signal()

    def __init__(self, parent: QWidget, lock: TownshipLock, key: Key, user: bytes, title: str, text: str = "") -> None:
        super().__init__(parent, title, text)
        self._lock, self._key, self._user = lock, key, user
        self.fields = SecretFields(lock.keyring.answers)
        self.fields.submitted.connect(self.finish)
        self.body.addWidget(self.fields)
        self.fields.setFocus()

    def finish(self) -> None:
        secret = self.fields.chosen() if self.take.isEnabled() else None
        if secret is not None:
            self.work(lambda: self._lock.set_secret(self._key, self._user, secret), self._right)

    def _right(self) -> None:
        self.fields.clear()
        self.accept()
        self.kept.emit()


class NewCode(LockDialog):
    """Another recovery code, which counts once one of its groups was typed back."""

    kept = Signal()

    def __init__(self, parent: QWidget, lock: TownshipLock, key: Key, unit: str) -> None:
        super().__init__(
            parent,
            QCoreApplication.translate("NewCode", "A new recovery code"),
            QCoreApplication.translate(
                "NewCode",
                "The code of before opens nothing on this laptop from then on. Backups that were made before still open"
                " by it: keep both papers, or make a backup now.",
            ),
        )
        self._lock, self._key = lock, key
        self.code = CodeView(unit)
        self.code.proved.connect(self._proved)
        self.body.addWidget(self.code)
        self.code.setFocus()

    def finish(self) -> None:
        self.code.prove()

    def _proved(self) -> None:
        code = self.code.code
        self.work(lambda: self._lock.set_code(self._key, code), self._right)

    def _right(self) -> None:
        self.accept()
        self.kept.emit()

"""The two steps in which a lock is made: what opens it, then the recovery code. Nothing is written yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from desktop.errors import KnownError
from desktop.services.locking import Secret
from desktop.ui.locking.code_view import CodeView
from desktop.ui.locking.secret_fields import SecretFields
from desktop.ui.messages import words_of
from desktop.ui.steps import Step
from desktop.ui.widgets import button


class LockSteps(QStackedWidget):
    """``chosen`` carries the secret and the recovery code, once both are in her hands. ``answers`` as in
    ``SecretFields``."""

    chosen = Signal(object, str)

    def __init__(self, answers: Callable[[], bool], unit: str = "") -> None:
        super().__init__()
        self._unit = unit
        self.secret_step = Step(
            self.tr("What opens the records?"),
            self.tr(
                "The records are encrypted on this laptop: whoever finds or steals it reads nothing. You open them with"
                " this each morning, and after a pause."
            ),
        )
        self.fields = SecretFields(answers)
        self.fields.submitted.connect(self._on_secret)
        self.secret_step.body.addWidget(self.fields)
        self.go_on = button(self.tr("Go on"), self._on_secret, look="primary")
        self.secret_step.body.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignRight)
        self.code_step = Step(
            self.tr("The recovery code"),
            self.tr(
                "If you forget the other, or the laptop is lost, only this code opens the records and the backups. Keep"
                " it locked away, not beside the laptop. Nobody else has it."
            ),
        )
        self._code_place = QVBoxLayout()
        self.code_step.body.addLayout(self._code_place)
        self.code: CodeView | None = None
        self.prove = button(self.tr("I have it, go on"), self._prove, look="primary")
        self.code_step.body.addWidget(self.prove, 0, Qt.AlignmentFlag.AlignRight)
        for step in (self.secret_step, self.code_step):
            self.addWidget(step)

    def again(self, error: KnownError) -> None:
        """The first step once more: what was chosen could not be kept. A keyring that keeps nothing is left alone."""
        if error.code == "keyring_missing":
            self.fields.set_mixes(False)
        self.begin()
        self.secret_step.say_error(words_of(error))

    def begin(self) -> None:
        """The first step, empty."""
        self.secret_step.say_error("")
        self.fields.clear()
        self.setCurrentWidget(self.secret_step)
        self.fields.setFocus()

    def back(self) -> bool:
        """A step back; False at the first."""
        if self.currentWidget() is self.secret_step:
            return False
        self.begin()
        return True

    def _on_secret(self) -> None:
        secret = self.fields.chosen()
        if secret is None:
            return
        if self.code is not None:
            self.code.hide()
            self.code.deleteLater()
        self.code = CodeView(self._unit)
        self.code.proved.connect(lambda: self._done(secret))
        self._code_place.addWidget(self.code)
        self.setCurrentWidget(self.code_step)
        self.code.setFocus()

    def _prove(self) -> None:
        if self.code is not None:
            self.code.prove()

    def _done(self, secret: Secret) -> None:
        code = "" if self.code is None else self.code.code
        self.fields.clear()
        QTimer.singleShot(0, self, lambda: self.chosen.emit(secret, code))  # the field that Enter came from may go

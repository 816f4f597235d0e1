"""Choosing what opens the records: a PIN where the system has a keyring to mix it with, else a passphrase."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.services.locking import Secret, Way, check_secret
from desktop.ui import theme
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_of
from desktop.ui.widgets import Segments, label


def secret_field(name: str) -> LineEdit:
    """A field that shows dots, and keeps the input method away: characters that nobody sees are not chosen from."""
    made = LineEdit()
    made.setEchoMode(QLineEdit.EchoMode.Password)
    made.setPlaceholderText(name)
    made.setAccessibleName(name)
    made.setInputMethodHints(Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData)
    return made


class SecretFields(QWidget):
    """``submitted`` by Enter in the last field. ``answers``: whether a keyring does, so that a PIN will do. It is asked
    once, when they are seen first, on another thread; until it has answered a PIN may be typed, as nearly everywhere.
    """

    submitted = Signal()

    def __init__(self, answers: Callable[[], bool]) -> None:
        super().__init__()
        self._answers: Callable[[], bool] | None = answers
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px(8))
        self.way = Segments([("pin", self.tr("PIN")), ("passphrase", self.tr("Passphrase"))])
        self.way.chosen.connect(lambda _way: self._show_way())
        outer.addWidget(self.way, 0, Qt.AlignmentFlag.AlignLeft)
        self.words = label("", "muted", wrap=True)
        outer.addWidget(self.words)
        self.first, self.again = secret_field(""), secret_field("")
        self.first.submitted.connect(self.again.setFocus)
        self.again.submitted.connect(self.submitted)
        outer.addWidget(self.first)
        outer.addWidget(self.again)
        self.error = label("", "error", wrap=True)
        self.error.hide()
        outer.addWidget(self.error)
        for field in (self.first, self.again):
            field.textEdited.connect(lambda _text: self.say_error(""))
        self.set_mixes(True)
        self.setFocusProxy(self.first)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        answers, self._answers = self._answers, None
        if answers is not None:
            jobs.run(lambda _task: answers(), self._on_answer, parent=self)

    def _on_answer(self, mixes: bool) -> None:
        if self._mixes and not mixes:
            self.set_mixes(False)

    def set_mixes(self, mixes: bool) -> None:
        """Whether a PIN may be chosen; what is typed already goes."""
        self._mixes = mixes
        self.way.setVisible(mixes)
        self.way.set_value("pin" if mixes else "passphrase")
        self._show_way()

    def _chosen_way(self) -> Way:
        return "pin" if self.way.value() == "pin" else "passphrase"

    def _show_way(self) -> None:
        if self._chosen_way() == "pin":
            words = self.tr(
                "Six digits or more. They work together with this system's keyring, so they are of no use to whoever"
                " has only the disk."
            )
            names = self.tr("PIN"), self.tr("The PIN once more")
        else:
            words = self.tr("Twelve characters or more: a few words that belong together for you alone.")
            if not self._mixes:
                words = (
                    self.tr("This system has no keyring that would protect a short PIN, so a passphrase is needed.")
                    + " "
                    + words
                )
            names = self.tr("Passphrase"), self.tr("The passphrase once more")
        self.words.setText(words)
        for field, name in zip((self.first, self.again), names, strict=True):
            field.clear()
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        self.say_error("")

    def say_error(self, words: str) -> None:
        """Below the fields; "" takes it away."""
        self.error.setText(words)
        self.error.setVisible(bool(words))

    def chosen(self) -> Secret | None:
        """What was typed twice; None where it cannot be, which was said then."""
        try:
            check_secret(self._chosen_way(), self.first.text())
        except KnownError as error:
            self.say_error(words_of(error))
            self.first.setFocus()
            return None
        if self.first.text() != self.again.text():
            self.say_error(self.tr("The two are not the same. Type both again."))
            self.clear()
            self.first.setFocus()
            return None
        return Secret(self._chosen_way(), self.first.text())

    def clear(self) -> None:
        """Nothing typed stays in the fields."""
        self.first.clear()
        self.again.clear()

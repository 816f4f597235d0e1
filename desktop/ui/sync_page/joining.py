"""Joining a server by an invitation, pasted or from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop.errors import KnownError
from desktop.sync.enrolment import read_invitation
from desktop.ui import theme
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.inputs import LineEdit
from desktop.ui.joining import Joining
from desktop.ui.messages import words_of
from desktop.ui.widgets import Card, button, label


class JoinCard(Card):
    """``joined`` carries the connection after an invitation was taken."""

    joined = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.heading.setText(self.tr("Join your township's server"))
        self.body.addWidget(self.heading)
        words = self.tr(
            "Your records are on this laptop only. With an invitation from the banner they also go to the server, "
            "and to the other laptops of your township. Work goes on without it."
        )
        self.body.addWidget(label(words, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        self.line = LineEdit()
        self.line.setPlaceholderText(self.tr("The invitation's line"))
        self.line.submitted.connect(self.join)
        row.addWidget(self.line, 1)
        row.addWidget(button(self.tr("Open a file…"), self._choose, icon_name="folder-open"))
        self.join_button = button(self.tr("Join"), self.join, look="primary")
        self.joining = Joining(self)
        self.cancel_button = button(self.tr("Stop trying"), self.joining.cancel)
        self.cancel_button.hide()
        row.addWidget(self.cancel_button)
        row.addWidget(self.join_button)
        self.body.addLayout(row)
        self.told, self.error = label("", "muted", wrap=True), label("", "error", wrap=True)
        for widget in (self.told, self.error):
            widget.hide()
            self.body.addWidget(widget)
        self.joining.joined.connect(self.joined)
        self.joining.failed.connect(self._say_error)
        self.joining.told.connect(self._tell)
        self.joining.under_way.connect(self._on_under_way)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open an invitation"), stick_folder())
        if not chosen:
            return
        try:
            self.line.setText(read_invitation(Path(chosen)))
        except KnownError as error:
            self._say_error(words_of(error))
            return
        self.join()

    def offer(self, line: str) -> None:
        """An invitation that was opened: it stands there, to be looked at before she joins."""
        self._say_error("")
        self.line.setText(line)
        self.join_button.setFocus()

    def join(self) -> None:
        """Joins the server of the invitation; while nobody answers it is asked again by itself."""
        self._say_error("")
        self.joining.join(self.line.text().strip())

    def _on_under_way(self, under_way: bool) -> None:
        self.join_button.setEnabled(not under_way)
        self.line.setEnabled(not under_way)
        self.cancel_button.setVisible(under_way)

    def _tell(self, words: str) -> None:
        self.told.setText(words)
        self.told.setVisible(bool(words))

    def _say_error(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))

"""Joining a server by an invitation, pasted or from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from desktop import jobs
from desktop.errors import KnownError
from desktop.sync.enrolment import Enrolment, read_invitation
from desktop.ui import theme
from desktop.ui.file_dialogs import stick_folder
from desktop.ui.inputs import LineEdit
from desktop.ui.messages import words_of
from desktop.ui.widgets import Card, button, label


class JoinCard(Card):
    """``joined`` carries the connection after an invitation was taken."""

    joined = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.heading.setText(self.tr("Join your township's server"))
        self._enrolment: tuple[str, Enrolment] | None = None
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
        row.addWidget(self.join_button)
        self.body.addLayout(row)
        self.error = label("", "error", wrap=True)
        self.body.addWidget(self.error)

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, self.tr("Open an invitation"), stick_folder())
        if not chosen:
            return
        try:
            self.line.setText(read_invitation(Path(chosen)))
        except KnownError as error:
            self.error.setText(words_of(error))
            return
        self.join()

    def join(self) -> None:
        """Joins the server of the invitation; asked twice, it is the same laptop that asks."""
        text = self.line.text().strip()
        if self._enrolment is None or self._enrolment[0] != text:
            try:
                self._enrolment = text, Enrolment(text)
            except KnownError as error:
                self._failed(error)
                return
        enrolment = self._enrolment[1]
        self.error.setText("")
        self.join_button.setEnabled(False)
        jobs.run(lambda _task: enrolment.run(), self._joined, self._failed, self)

    def _joined(self, connection: object) -> None:
        self.join_button.setEnabled(True)
        self.joined.emit(connection)

    def _failed(self, error: KnownError) -> None:
        self.join_button.setEnabled(True)
        self.error.setText(words_of(error))

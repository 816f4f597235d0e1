"""One file of a record in a line: what it is, its name, its size, and what can be done with it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.services.files import File
from desktop.ui import theme
from desktop.ui.elided import ElidedLink
from desktop.ui.icons import pixmap
from desktop.ui.sync_page.words import size_words
from desktop.ui.widgets import label, tool_button

#: Sort of a file → its icon; what is shown by its name only has that of an unknown paper.
ICONS: Final = {"pdf": "file-pdf", "table": "table", "picture": "image", "scan": "image"}
OTHER_ICON: Final = "file-text"
NAME_ONLY_ICON: Final = "paperclip"


class FileLine(QWidget):
    """A file: Enter or a click opens it, Delete takes it away. ``joined``: this laptop has a server."""

    opened = Signal()
    saved = Signal()
    removed = Signal()

    def __init__(self, file: File, *, joined: bool, may_remove: bool) -> None:
        super().__init__()
        self._may_remove = may_remove
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(2))
        row.setSpacing(theme.px(8))
        picture = QLabel()
        name = ICONS.get(file.sort, OTHER_ICON) if file.sort else NAME_ONLY_ICON
        picture.setPixmap(pixmap(name, theme.px(24), "muted", self.devicePixelRatioF()))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.open = ElidedLink(file.name, self.opened.emit, middle=True)  # so that its ending stays
        self.open.setEnabled(bool(file.sort))
        self.details = label(" · ".join(self._details(file, joined)), "muted", wrap=True)
        words.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.details)
        row.addLayout(words, 1)
        self.save = tool_button("download-simple", self.tr("Save a copy…"), self.saved.emit)
        self.remove = tool_button("x-circle", self.tr("Take away"), self.removed.emit)
        self.save.setVisible(file.here and bool(file.sort))
        self.remove.setVisible(may_remove)
        for made in (self.save, self.remove):
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)

    def _details(self, file: File, joined: bool) -> list[str]:
        parts = [size_words(file.size)]
        if not file.sort:
            parts.append(self.tr("shown by its name only"))
        elif not file.here:
            parts.append(self.tr("not on this laptop yet") if joined else self.tr("no longer on this laptop"))
        elif joined and not file.at_server:
            parts.append(self.tr("not sent yet"))
        return parts

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._may_remove and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

"""Files of hers that lay among backups and pictures as the township was encrypted: they are given back as they were."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop import jobs
from desktop.errors import KnownError
from desktop.ui import theme
from desktop.ui.file_dialogs import documents_folder
from desktop.ui.page import Context
from desktop.ui.roles import may_carry_off
from desktop.ui.widgets import button, emptied, label


class SealedFiles(QWidget):
    """Hidden while there are none."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        words = self.tr(
            "Other files lay among backups and pictures when the records were encrypted. They are kept encrypted:"
        )
        outer.addWidget(label(words, "muted", wrap=True))
        self.rows = QVBoxLayout()
        self.rows.setSpacing(theme.px(4))
        outer.addLayout(self.rows)
        self.hide()

    def read(self) -> None:
        """Looks what lies there, off the window's thread."""
        desk = self._context.desk
        if desk.key is not None and may_carry_off(desk):
            jobs.run(lambda _task: desk.backups.sealed(), self._show, self._failed, self)

    def _show(self, found: dict[Path, str]) -> None:
        emptied(self.rows)
        for path, name in found.items():
            row = QWidget()
            line = QHBoxLayout(row)
            line.setContentsMargins(0, 0, 0, 0)
            line.addWidget(label(name or self.tr("A damaged file"), wrap=True), 1)
            if name:
                line.addWidget(button(self.tr("Take out…"), partial(self._ask, path), look="link"))
            self.rows.addWidget(row)
        self.setVisible(bool(found))

    def _ask(self, path: Path) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Where to?"), documents_folder())
        if chosen:
            self.take_out(path, Path(chosen))

    def take_out(self, path: Path, folder: Path) -> None:
        """Writes it there as it was; here it stays sealed."""
        backups = self._context.desk.backups
        jobs.run(lambda _task: backups.take_out(path, folder), self._taken, self._failed, self)

    def _taken(self, path: Path) -> None:
        words = self.tr("{name} lies there now, unencrypted.")
        self._context.window.notify.toast(words.format(name=path.name))

    def _failed(self, error: KnownError) -> None:
        self._context.window.notify.error(error)
